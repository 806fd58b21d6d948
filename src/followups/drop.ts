import { command } from '../cli/define.ts'
import { argument, maybe, option, rowNumbers, text } from '../cli/fields.ts'
import type { Line } from '../output/document.ts'
import { answerHead, closedAs, closedLine, whenDue } from './closing.ts'
import { everySaid } from './recurring.ts'
import { findFollowups } from './reference.ts'

export const drop = command({
  name: 'drop',
  summary: 'Close follow-ups that will not be done',
  details: [
    'They stay in the book as dropped, with the reason where one is given. What came again (--every) comes no more.',
  ],
  fields: {
    ids: argument('<id...>', 'their numbers as crm due shows them', rowNumbers()),
    note: option('--note <text>', 'why', maybe(text())),
  },
  examples: [{ line: 'crm drop 2 --note "they found another bank"', says: 'no longer wanted' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const found = await findFollowups(ctx.book.db, input.ids)
    const open = found.filter((followup) => closedAs(followup) === undefined)
    const lines: Line[] = []
    for (const followup of found) {
      if (closedAs(followup) !== undefined) {
        lines.push(closedLine(followup))
        continue
      }
      await ctx.book.update('followup', followup.id, {
        dropped_at: ctx.clock.now,
        result: input.note ?? null,
      })
      const series = followup.every === null ? '' : `; ${everySaid(followup.every)}, now ended`
      lines.push([...answerHead({ text: 'Dropped' }, followup), { text: ` (${whenDue(followup)}${series})` }])
    }
    ctx.book.describe(open.map((followup) => `#${followup.id} ${followup.what}`).join('; '))
    return {
      blocks: [{ kind: 'text', lines }],
      json: found.map((followup) => ({
        id: followup.id,
        kind: followup.kind,
        client: { id: followup.client_id, name: followup.client },
        what: followup.what,
        closed: closedAs(followup) === undefined,
      })),
    }
  },
})
