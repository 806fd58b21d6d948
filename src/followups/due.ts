import { command } from '../cli/define.ts'
import { argument, maybe, option, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter, whereMatches } from '../clients/filter.ts'
import { addDays, daysBetween } from '../day.ts'
import { Failure } from '../errors.ts'
import type { Column, Row, Sheet } from '../output/document.ts'
import { sayDue } from './followup.ts'
import { dueUntil, type NamedFollowup } from './queries.ts'

/** How many days ahead `due` looks. */
const DAYS_AHEAD = 7

const COLUMNS: readonly Column[] = [
  { key: 'id', title: '#', type: 'id' },
  { key: 'due', title: 'Due', type: 'day' },
  { key: 'time', title: 'Time', type: 'text' },
  { key: 'state', title: '', type: 'text', tone: (row) => toneOf(row) },
  { key: 'client', title: 'Client', type: 'text' },
  { key: 'tier', title: 'Tier', type: 'text' },
  { key: 'what', title: 'What', type: 'text' },
  { key: 'client_id', title: 'Client #', type: 'id', hidden: true },
  { key: 'late', title: 'Days late', type: 'number', hidden: true },
  { key: 'uid', title: 'uid', type: 'text', hidden: true },
]

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
    const found = await dueUntil(ctx.book.db, until).where(whereMatches(filter)).execute()
    const said = sayFilter(filter)
    return {
      blocks: [dueSheet(found, today, said === '' ? 'Nothing is due.' : `Nothing is due for ${said}.`)],
    }
  },
})

/** Follow-ups as a table, in the order given. */
export function dueSheet(
  followups: readonly NamedFollowup[],
  today: NamedFollowup['due'],
  empty: string,
): Sheet {
  const hasTimes = followups.some((followup) => followup.time !== null)
  return {
    kind: 'sheet',
    columns: COLUMNS.map((column) =>
      column.key === 'time' && !hasTimes ? { ...column, hidden: true } : column,
    ),
    rows: followups.map(({ id, due, time, client, tier, what, client_id, uid }) => ({
      id,
      due,
      time,
      state: sayDue(due, today).text,
      client,
      tier,
      what,
      client_id,
      late: Math.max(0, daysBetween(due, today)),
      uid,
    })),
    empty,
  }
}

function toneOf(row: Row) {
  if (Number(row.late) > 0) return 'late'
  return row.state === 'today' || row.state === 'tomorrow' ? 'soon' : 'quiet'
}

function daysAhead(typed: string | undefined): number {
  if (typed === undefined) return DAYS_AHEAD
  const match = /^(\d{1,4})\s*(d|days?|w|weeks?)?$/i.exec(typed)
  if (!match) throw new Failure('usage', `--within takes a number of days such as 30d, not “${typed}”.`)
  return Number(match[1]) * (match[2]?.toLowerCase().startsWith('w') ? 7 : 1)
}
