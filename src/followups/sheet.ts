import { type Day, daysBetween } from '../day.ts'
import type { Column, Row, Sheet } from '../output/document.ts'
import { sayDue } from './followup.ts'
import type { DueFollowup } from './queries.ts'

const COLUMNS: readonly Column[] = [
  { key: 'id', title: '#', type: 'id' },
  { key: 'due', title: 'Due', type: 'day' },
  { key: 'time', title: 'Time', type: 'text' },
  { key: 'state', title: 'State', type: 'text', tone: (row) => toneOf(row) },
  { key: 'kind', title: 'Kind', type: 'text' },
  { key: 'client', title: 'Client', type: 'text' },
  { key: 'tier', title: 'Tier', type: 'text', spare: true },
  { key: 'what', title: 'What', type: 'text', prose: true },
  { key: 'client_id', title: 'Client #', type: 'id', hidden: true },
  { key: 'late', title: 'Days late', type: 'number', hidden: true },
  { key: 'uid', title: 'uid', type: 'text', hidden: true },
]

/** Follow-ups as a table, in the order given. */
export function dueSheet(followups: readonly DueFollowup[], today: Day, empty: string): Sheet {
  const standing = standingTo(today)
  const unused = unusedColumns(followups)
  return {
    kind: 'sheet',
    columns: COLUMNS.map((column) => (unused.has(column.key) ? { ...column, hidden: true } : column)),
    rows: followups.map(({ id, due, time, kind, client, tier, what, client_id, uid }) => {
      const { state, late } = standing(due)
      return { id, due, time, state, kind, client, tier, what, client_id, late, uid }
    }),
    empty,
  }
}

/** The time where none has one, and the kind where all are next steps. */
function unusedColumns(followups: readonly DueFollowup[]): Set<string> {
  const unused = new Set(['time', 'kind'])
  for (const { time, kind } of followups) {
    if (time !== null) unused.delete('time')
    if (kind !== 'next') unused.delete('kind')
    if (unused.size === 0) break
  }
  return unused
}

/** How a day stands to today; long lists have few days. */
function standingTo(today: Day): (due: Day) => { readonly state: string; readonly late: number } {
  const known = new Map<Day, { state: string; late: number }>()
  return (due) => {
    let standing = known.get(due)
    if (!standing) {
      standing = { state: sayDue(due, today).text, late: Math.max(0, daysBetween(due, today)) }
      known.set(due, standing)
    }
    return standing
  }
}

function toneOf(row: Row) {
  if (Number(row.late) > 0) return 'late'
  return row.state === 'today' || row.state === 'tomorrow' ? 'soon' : 'quiet'
}
