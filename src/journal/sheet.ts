import type { Row, Sheet } from '../output/document.ts'
import type { ChangeRow, JournalRow } from '../store/schema.ts'

/** Journal entries as a table. */
export function entrySheet(rows: readonly JournalRow[], empty: string): Sheet {
  return {
    kind: 'sheet',
    columns: [
      { key: 'id', title: '#', type: 'id' },
      { key: 'at', title: 'When', type: 'instant' },
      { key: 'actor', title: 'Who', type: 'text' },
      { key: 'command', title: 'Command', type: 'text' },
      { key: 'summary', title: 'What', type: 'text' },
      { key: 'undone_by', title: 'Undone', type: 'id', tone: () => 'quiet' },
    ],
    rows: rows.map(({ id, at, actor, command, summary, undone_by }) => ({
      id,
      at,
      actor,
      command,
      summary,
      undone_by,
    })),
    empty,
  }
}

/** What happened to one client: each command, with every value before and after. */
export function changeSheet(
  name: string,
  found: readonly JournalRow[],
  changes: readonly ChangeRow[],
): Sheet {
  const byEntry = Map.groupBy(changes, (change) => change.journal_id)
  return {
    kind: 'sheet',
    title: name,
    columns: [
      { key: 'id', title: '#', type: 'id' },
      { key: 'at', title: 'When', type: 'instant' },
      { key: 'actor', title: 'Who', type: 'text' },
      { key: 'command', title: 'Command', type: 'text' },
      { key: 'what', title: 'What', type: 'text' },
    ],
    rows: found.flatMap((entry): Row[] => {
      const { id, at, actor, command } = entry
      const own = (byEntry.get(id) ?? []).flatMap(saidChanges)
      const said = own.length > 0 ? own : [entry.summary]
      return said.map((what, index) =>
        index === 0
          ? { id, at, actor, command, what }
          : { id: null, at: null, actor: null, command: null, what },
      )
    }),
    empty: 'Nothing has happened yet.',
  }
}

/** Columns that say nothing to a person. */
const SILENT = new Set([
  'id',
  'uid',
  'client_id',
  'org_id',
  'created_at',
  'updated_at',
  'event_uid',
  'touchpoint_id',
])
/** What a row is told by comes first. */
const FIRST = ['kind', 'code', 'name', 'value', 'day', 'due', 'time', 'what']

/** A change in words: `tier: B → A`. */
function saidChanges(change: ChangeRow): string[] {
  const before: Record<string, unknown> = change.before === null ? {} : JSON.parse(change.before)
  const after: Record<string, unknown> = change.after === null ? {} : JSON.parse(change.after)
  const noun = change.table_name.replace('_', ' ')
  const keys = Object.keys({ ...before, ...after }).filter(
    (key) => !SILENT.has(key) && before[key] !== after[key],
  )
  if (change.before === null) return [`+ ${noun} ${valuesOf(after, keys)}`]
  if (change.after === null) return [`- ${noun} ${valuesOf(before, keys)}`]
  return keys.map((key) => `${noun} ${key}: ${shown(before[key])} → ${shown(after[key])}`)
}

function valuesOf(row: Record<string, unknown>, keys: readonly string[]): string {
  return [...FIRST, ...keys.filter((key) => !FIRST.includes(key))]
    .filter((key) => keys.includes(key) && row[key] !== null && row[key] !== '')
    .map((key) => String(row[key]))
    .join(', ')
}

function shown(value: unknown): string {
  return value === null || value === undefined || value === '' ? '–' : String(value)
}
