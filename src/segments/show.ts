import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { listed, listedWhole, tagsOf } from '../clients/list-queries.ts'
import { listAsJson, listSheet, sorted } from '../clients/list-sheet.ts'
import { matching } from '../clients/matching.ts'
import { say } from '../language/say.ts'
import { allSegments } from './queries.ts'
import { knownSegment, readSegmentName, segmentsWithin, typedAgain } from './segment.ts'

export const showSegment = command({
  name: 'segment show',
  summary: 'Show what a segment means and which clients are in it now',
  fields: { name: argument('<name>', 'with or without its @', text()) },
  examples: [{ line: 'crm segment show key-clients', says: 'its filter in words, and the clients' }],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const { today } = ctx.clock
    const about = { today, actor: ctx.actor }
    const segments = await allSegments(db)
    const { name, words } = knownSegment(segments, readSegmentName(input.name))
    const { where, notices } = await matching(db, readFilter([`@${name}`], about))
    const says = sayFilter(readFilter(words, about))
    if (ctx.format === 'json') {
      const clients = sorted(await listedWhole(db, where), 'tier')
      const json = {
        name,
        terms: words,
        says,
        clients: listAsJson(clients, await tagsOf(db, where), today),
      }
      return { blocks: [], json, notices }
    }
    const clients = sorted(await (ctx.format === 'csv' ? listedWhole : listed)(db, where), 'tier')
    return {
      blocks: [
        {
          kind: 'facts',
          title: `@${name}`,
          facts: [
            { label: 'means', value: says },
            ...segmentsWithin(segments, words).map((segment) => ({
              label: `@${segment.name}`,
              value: sayFilter(readFilter(segment.words, about)),
            })),
            { label: 'typed as', value: typedAgain(words) },
            { label: 'clients', value: String(clients.length) },
          ],
        },
        { ...listSheet(clients, today, ''), empty: say`No client: ${says}.` },
      ],
      notices,
    }
  },
})
