import { say } from '../language/say.ts'
import type { Row, Sheet } from '../output/document.ts'
import type { ChangeRow, JournalRow } from '../store/schema.ts'
import { saidChange } from './words.ts'

/** Journal entries as a table. */
export function entrySheet(rows: readonly JournalRow[], empty: string): Sheet {
  return {
    kind: 'sheet',
    columns: [
      { key: 'id', title: '#', type: 'id' },
      { key: 'at', title: 'When', type: 'instant' },
      { key: 'actor', title: 'Who‖actor', type: 'text' },
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

/** One command and what it changed in a client, in words. */
export interface Told {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly command: string
  readonly what: readonly string[]
  readonly undone_by: number | null
}

/** What happened to one client: each command with every value before and after, the newest first. */
export function toldOf(found: readonly JournalRow[], changes: readonly ChangeRow[]): Told[] {
  const byEntry = Map.groupBy(changes, (change) => change.journal_id)
  return found.map(({ id, at, actor, command, summary, undone_by }) => {
    const own = (byEntry.get(id) ?? []).flatMap(saidChange)
    return { id, at, actor, command, what: own.length > 0 ? own : [summary], undone_by }
  })
}

/** The same as a table: a line for each change, the command beside the first. */
export function toldSheet(name: string, told: readonly Told[]): Sheet {
  return {
    kind: 'sheet',
    title: name,
    columns: [
      { key: 'id', title: '#', type: 'id' },
      { key: 'at', title: 'When', type: 'instant' },
      { key: 'actor', title: 'Who‖actor', type: 'text' },
      { key: 'command', title: 'Command', type: 'text' },
      { key: 'what', title: 'What', type: 'text' },
      { key: 'undone_by', title: 'Undone', type: 'id', tone: () => 'quiet' },
    ],
    rows: told.flatMap(({ what, ...entry }): Row[] =>
      what.map((one, index) =>
        index === 0
          ? { ...entry, what: one }
          : { id: null, at: null, actor: null, command: null, what: one, undone_by: null },
      ),
    ),
    empty: say`Nothing has happened yet.`,
  }
}
