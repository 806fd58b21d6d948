import type { Transaction } from 'kysely'
import { insertRows } from './bulk.ts'
import { refreshKeys, refreshLastDays } from './derive.ts'
import type { Engine } from './engine.ts'
import type { JournalledTable, Schema } from './schema.ts'
import { indexNotes, unindexNotes } from './search.ts'

export type AnyRow = Record<string, unknown>

/** Writes rows of journalled tables and keeps what is derived from them: search index, keys, last days. */
export interface Rows {
  read(table: JournalledTable, id: number): Promise<AnyRow | undefined>
  put(table: JournalledTable, row: AnyRow): Promise<void>
  /** Rows of one shape without their ids, which go up from the first. */
  putMany(table: JournalledTable, first: number, rows: readonly AnyRow[]): Promise<void>
  change(table: JournalledTable, before: AnyRow, patch: AnyRow): Promise<void>
  drop(table: JournalledTable, row: AnyRow): Promise<void>
  dropRange(table: JournalledTable, first: number, last: number): Promise<void>
  /** Brings what is derived up to date; once, before the commit. */
  settle(): Promise<void>
}

/** Opens row writing within a transaction. */
export function rowsOf(tx: Transaction<Schema>, engine: Engine): Rows {
  const staleKeys = new Set<number>()
  const staleDays = new Set<number>()

  const touch = (table: JournalledTable, row: AnyRow) => {
    const client = clientIdOf(table, row)
    if (client === null) return
    if (table === 'touchpoint' || table === 'client') staleDays.add(client)
    if (table === 'client' && typeof row.org_id === 'number') staleDays.add(row.org_id)
    if (table === 'client' || table === 'contact_point' || table === 'alias') staleKeys.add(client)
  }

  const rows: Rows = {
    async read(table, id) {
      const row: AnyRow | undefined = await tx
        .selectFrom(table as 'client')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      if (row && table === 'client') delete row.last_day
      return row
    },

    async put(table, row) {
      await insertRows(tx, engine, table, Object.keys(row), [Object.values(row)])
      if (table === 'touchpoint') await indexNotes(tx, engine, [noteOf(row)])
      touch(table, row)
    },

    async putMany(table, first, many) {
      if (many.length === 0) return
      const columns = Object.keys(many[0] as AnyRow)
      const values = many.map((row, at) => [first + at, ...columns.map((column) => row[column])])
      await insertRows(tx, engine, table, ['id', ...columns], values)
      if (table === 'touchpoint') {
        const notes = many.map(({ note }, at) => ({ id: first + at, note: String(note) }))
        await indexNotes(tx, engine, notes)
      }
      for (const [at, row] of many.entries())
        touch(table, table === 'client' ? { ...row, id: first + at } : row)
    },

    async change(table, before, patch) {
      const id = Number(before.id)
      await tx
        .updateTable(table as 'client')
        .set(patch as never)
        .where('id', '=', id)
        .execute()
      const after = { ...before, ...patch }
      if (table === 'touchpoint' && before.note !== after.note) {
        await unindexNotes(tx, id, id)
        await indexNotes(tx, engine, [noteOf(after)])
      }
      touch(table, before)
      touch(table, after)
    },

    async drop(table, row) {
      const id = Number(row.id)
      if (table === 'touchpoint') await unindexNotes(tx, id, id)
      await tx
        .deleteFrom(table as 'client')
        .where('id', '=', id)
        .execute()
      touch(table, row)
    },

    async dropRange(table, first, last) {
      if (table !== 'channel' && table !== 'client') {
        const owners = await tx
          .selectFrom(table)
          .select('client_id')
          .distinct()
          .where('id', '>=', first)
          .where('id', '<=', last)
          .execute()
        for (const { client_id } of owners) touch(table, { client_id })
      }
      if (table === 'client') {
        const gone = await tx
          .selectFrom('client')
          .select(['id', 'org_id'])
          .where('id', '>=', first)
          .where('id', '<=', last)
          .execute()
        for (const row of gone) touch(table, row)
      }
      if (table === 'touchpoint') await unindexNotes(tx, first, last)
      await tx
        .deleteFrom(table as 'client')
        .where('id', '>=', first)
        .where('id', '<=', last)
        .execute()
    },

    async settle() {
      await refreshKeys(tx, engine, staleKeys)
      await refreshLastDays(tx, staleDays)
    },
  }
  return rows
}

/** The client a row belongs to, or null for what belongs to none. */
export function clientIdOf(table: JournalledTable, row: AnyRow): number | null {
  const id = table === 'client' ? row.id : row.client_id
  return typeof id === 'number' ? id : null
}

function noteOf(row: AnyRow): { id: number; note: string } {
  return { id: Number(row.id), note: String(row.note) }
}
