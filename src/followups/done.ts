import { command } from '../cli/define.ts'
import { argument, rowNumbers } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { sayDay } from '../language/calendar.ts'
import type { Line } from '../output/document.ts'
import { followupsByIds } from './queries.ts'

export const done = command({
  name: 'done',
  summary: 'Close next steps that are done',
  fields: { ids: argument('<id...>', 'their numbers as crm due shows them', rowNumbers()) },
  examples: [
    { line: 'crm done 1', says: 'one step' },
    { line: 'crm done 1 2', says: 'two at once' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const found = new Map(
      (await followupsByIds(ctx.book.db, input.ids)).map((followup) => [followup.id, followup]),
    )
    const missing = input.ids.filter((id) => !found.has(id))
    if (missing.length > 0) {
      throw new Failure('notFound', `There is no next step ${missing.map((id) => `#${id}`).join(', ')}.`, {
        tip: 'crm due',
      })
    }
    const lines: Line[] = []
    for (const followup of found.values()) {
      const closed = await ctx.book.update('followup', followup.id, {
        done_at: followup.done_at ?? ctx.clock.now,
      })
      lines.push([
        { text: closed ? 'Done ' : 'Was done already ', tone: closed ? 'good' : 'quiet' },
        { text: `#${followup.id}`, tone: 'quiet' },
        { text: `  ${followup.client}: ${followup.what} (due ${sayDay(followup.due)})` },
      ])
    }
    ctx.book.describe([...found.values()].map((followup) => `#${followup.id} ${followup.what}`).join('; '))
    return {
      blocks: [{ kind: 'text', lines }],
      json: [...found.values()].map(({ id, what }) => ({ id, what })),
    }
  },
})
