import { command } from '../cli/define.ts'
import { argument, maybe, option, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { addDays } from '../day.ts'
import { Failure } from '../errors.ts'
import { dueUntil } from './queries.ts'
import { dueSheet } from './sheet.ts'

/** How many days ahead `due` looks. */
const DAYS_AHEAD = 7

export const due = command({
  name: 'due',
  summary: 'List next steps that are late, due today or coming',
  fields: {
    filter: argument('[filter...]', 'of which clients, such as tier:A (crm help filters)', words()),
    within: option(
      '--within <days>',
      `how far ahead to look, such as 30d (default ${DAYS_AHEAD}d)`,
      maybe(text()),
    ),
  },
  examples: [
    { line: 'crm due', says: 'late, today and the next seven days' },
    { line: 'crm due tier:A --within 30d', says: 'key clients, a month ahead' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  pages: true,
  async run(ctx, input) {
    const { today } = ctx.clock
    const filter = readFilter(input.filter, { today, actor: ctx.actor })
    const until = addDays(today, daysAhead(input.within))
    const { where, notices } = await matching(ctx.book.db, filter)
    const found = await dueUntil(ctx.book.db, until).where(where).execute()
    const said = sayFilter(filter)
    return {
      blocks: [dueSheet(found, today, said === '' ? 'Nothing is due.' : `Nothing is due for ${said}.`)],
      notices,
    }
  },
})

function daysAhead(typed: string | undefined): number {
  if (typed === undefined) return DAYS_AHEAD
  const match = /^(\d{1,4})\s*(d|days?|w|weeks?)?$/i.exec(typed)
  if (!match) throw new Failure('usage', `--within takes a number of days such as 30d, not “${typed}”.`)
  return Number(match[1]) * (match[2]?.toLowerCase().startsWith('w') ? 7 : 1)
}
