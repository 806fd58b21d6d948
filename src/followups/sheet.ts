import { type Day, daysBetween } from '../day.ts'
import { inEnglish, locale, plural, said, say } from '../language/say.ts'
import type { Column, Format, Row, Sheet, Tone } from '../output/document.ts'
import { sayDue, sayKeptLate, sayLate } from './followup.ts'
import { dayThatCounts } from './promise.ts'
import type { NamedFollowup } from './queries.ts'
import { everySaid } from './recurring.ts'

/** Columns that are shown where a row has something to say in them. */
const WHERE_USED = ['kind', 'time', 'snoozes', 'every', 'result'] as const
/** What says nothing in each of them. */
const SILENT = { kind: 'next', time: null, snoozes: 0, every: null, result: null } as const

const COLUMNS: readonly Column[] = [
  { key: 'id', title: '#', type: 'id' },
  { key: 'kind', title: 'Kind', type: 'term' },
  { key: 'due', title: 'Due', type: 'day' },
  { key: 'time', title: 'Time', type: 'text' },
  { key: 'state', title: 'State', type: 'text', whole: true, tone: (row) => toneOf(row) },
  { key: 'snoozes', title: 'Snoozed', type: 'number', spare: true },
  { key: 'every', title: 'Every', type: 'text', spare: true },
  { key: 'client', title: 'Client', type: 'text' },
  { key: 'what', title: 'What', type: 'text', prose: true },
  { key: 'result', title: 'Said', type: 'text', spare: true },
  { key: 'late', title: 'Days late', type: 'number', hidden: true },
  { key: 'first_due', title: 'First due', type: 'day', hidden: true },
  { key: 'done_on', title: 'Done on', type: 'day', hidden: true },
  { key: 'dropped_at', title: 'Dropped', type: 'instant', hidden: true },
  { key: 'client_id', title: 'Client #', type: 'id', hidden: true },
  { key: 'uid', title: 'uid', type: 'text', hidden: true },
]

/** Follow-ups of every kind and state as a table, in the order given; people read the time before what it is for. */
export function ledgerSheet(
  followups: readonly NamedFollowup[],
  today: Day,
  { empty, format = 'table' }: { readonly empty: string; readonly format?: Format },
): Sheet {
  const unused = unusedColumns(followups)
  const forPeople = format === 'table' || format === 'markdown'
  if (forPeople) unused.add('time')
  return {
    kind: 'sheet',
    columns: COLUMNS.map((column) => (unused.has(column.key) ? { ...column, hidden: true } : column)),
    rows: followups.map((followup) => {
      const row = rowOf(followup, today, forPeople || format === 'xlsx')
      return forPeople && followup.time !== null ? { ...row, what: `${followup.time} ${followup.what}` } : row
    }),
    empty,
  }
}

/** Columns in which no row has something to say; the kind says nothing where all are next steps. */
function unusedColumns(followups: readonly NamedFollowup[]): Set<string> {
  const unused = new Set<string>(WHERE_USED)
  for (const followup of followups) {
    for (const key of WHERE_USED) if (followup[key] !== SILENT[key]) unused.delete(key)
    if (unused.size === 0) break
  }
  return unused
}

function rowOf(followup: NamedFollowup, today: Day, forPeople: boolean): Row {
  const { id, uid, kind, due, time, snoozes, every, client_id, client, what } = followup
  const { result, first_due, done_on, dropped_at } = followup
  return {
    id,
    kind,
    due,
    time,
    state: forPeople ? sayState(followup, today) : inEnglish(() => sayState(followup, today)),
    snoozes: snoozes === 0 ? null : snoozes,
    // Below “Every” an interval reads well in English as it was typed.
    every: forPeople && every !== null && locale() !== 'en' ? everySaid(every) : every,
    client,
    what,
    result,
    late: dropped_at === null ? daysLate(followup, done_on ?? today) : 0,
    first_due,
    done_on,
    dropped_at,
    client_id,
    uid,
  }
}

/** `in 5 days`, `3 days late`, `kept`, `kept 2 days late`, `done`, `dropped`. */
export function sayState(followup: NamedFollowup, today: Day): string {
  const { kind, due, done_on, dropped_at } = followup
  if (dropped_at !== null) return said('dropped')
  const late = daysLate(followup, done_on ?? today)
  if (done_on === null) return late === 0 ? sayDue(due, today).text : sayLate(late)
  if (kind === 'promise') return late === 0 ? say`kept` : sayKeptLate(late)
  return late === 0 ? said('done') : plural(late, say`done 1 day late`, say`done ${late} days late`)
}

function daysLate(followup: NamedFollowup, until: Day): number {
  return Math.max(0, daysBetween(dayThatCounts(followup), until))
}

function toneOf(row: Row): Tone {
  if (Number(row.late) > 0) return 'late'
  if (row.state === say`kept`) return 'good'
  return row.state === say`today` || row.state === say`tomorrow` ? 'soon' : 'quiet'
}
