import { command } from '../cli/define.ts'
import { readFilter } from '../clients/filter.ts'
import { type Matching, matching } from '../clients/matching.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import { allSegments, countsWhere } from './queries.ts'
import { typedAgain } from './segment.ts'

export const listSegments = command({
  name: 'segment list',
  summary: 'List the segments, with how many clients are in each',
  fields: {},
  examples: [{ line: 'crm segment list', says: 'what stands behind each @name' }],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  async run(ctx) {
    const { db } = ctx.book
    const about = { today: ctx.clock.today, actor: ctx.actor }
    const segments = await allSegments(db)
    const notices: string[] = []
    const settled: (Matching | undefined)[] = []
    for (const { name } of segments) {
      try {
        settled.push(await matching(db, readFilter([`@${name}`], about)))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        notices.push(say`@${name}: ${error.message}`)
        settled.push(undefined)
      }
    }
    const counts = await countsWhere(
      db,
      settled.flatMap((found) => (found ? [found.where] : [])),
    )
    const rows = segments.map(({ name, words }, at) => ({
      name: `@${name}`,
      terms: typedAgain(words),
      clients: settled[at] ? (counts.shift() ?? null) : null,
    }))
    return {
      blocks: [
        {
          kind: 'sheet',
          columns: [
            { key: 'name', title: 'Segment', type: 'text' },
            { key: 'terms', title: 'Filter', type: 'text', prose: true },
            { key: 'clients', title: 'Clients', type: 'number' },
          ],
          rows,
          empty: say`There are no segments: ${'crm segment save quiet-vips tag:vip quiet:30d'}`,
        },
      ],
      notices,
    }
  },
})
