import { command } from '../cli/define.ts'
import { argument, maybe, option, text, whole } from '../cli/fields.ts'
import { findClient } from '../clients/reference.ts'
import type { Row, Sheet } from '../output/document.ts'
import type { ChangeRow, JournalRow } from '../store/schema.ts'
import { changesOf, entries } from './queries.ts'
import { entrySheet } from './undo.ts'

export const history = command({
  name: 'history',
  summary: 'Tell who changed what and when',
  fields: {
    client: argument('[client]', 'of one client, with every value before and after', maybe(text())),
    limit: option('--limit <count>', 'how many commands back (default 20)', maybe(whole(1, 100_000))),
  },
  examples: [
    { line: 'crm history', says: 'the last twenty commands' },
    { line: 'crm history "zhang wei"', says: 'what happened to one client' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const limit = input.limit ?? 20
    if (input.client === undefined) {
      return { blocks: [entrySheet(await entries(db, { limit }), 'Nothing has happened yet.')] }
    }
    const client = await findClient(ctx, input.client)
    const found = await entries(db, { limit, clientId: client.id })
    const changes = await changesOf(
      db,
      found.map((entry) => entry.id),
      client.id,
    )
    return { blocks: [changeSheet(client.name, found, changes)] }
  },
})

function changeSheet(name: string, found: readonly JournalRow[], changes: readonly ChangeRow[]): Sheet {
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
const SILENT = new Set(['id', 'uid', 'client_id', 'created_at', 'updated_at', 'event_uid', 'touchpoint_id'])

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
  return keys
    .filter((key) => row[key] !== null && row[key] !== '')
    .map((key) => String(row[key]))
    .join(', ')
}

function shown(value: unknown): string {
  return value === null || value === undefined || value === '' ? '–' : String(value)
}
