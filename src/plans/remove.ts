import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import { plansOf, sayRules } from './plan.ts'
import { rowsOfSubject } from './queries.ts'
import { whoseTyped } from './subject.ts'

export const removePlan = command({
  name: 'plan remove',
  summary: 'Remove the contact plan of a tier, a tag or a client',
  details: [
    'What is less specific holds again: of a client without a plan of its own that of a tag or of the tier.',
  ],
  fields: { who: argument('<who>', 'tier:A, tag:vip, or a client', text()) },
  examples: [{ line: 'crm plan remove tier:B', says: 'its clients go by their own rhythm again' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const whose = await whoseTyped(ctx, input.who)
    const rows = await rowsOfSubject(ctx.book.db, whose)
    const [plan] = plansOf(rows)
    if (!plan) throw new Failure('notFound', say`${whose.name} has no plan.`, { tip: 'crm plan show' })
    for (const { id } of rows) await ctx.book.remove('plan', id)
    const said = say`${whose.name}: ${sayRules(plan.rules)}`
    ctx.book.describe(said)
    return {
      blocks: [
        {
          kind: 'text',
          lines: [say`Removed the plan of ${whose.name}, which was: ${sayRules(plan.rules)}.`],
        },
      ],
      json: { removed: said },
    }
  },
})
