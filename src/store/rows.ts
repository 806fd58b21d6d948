import { sql, type Transaction } from 'kysely'
import { insertRows } from './bulk.ts'
import { followupText, refreshContacts, refreshKeys, refreshTexts } from './derive.ts'
import type { Engine } from './engine.ts'
import type { JournalledTable, Schema } from './schema.ts'
import { indexTexts, placeIn, placeOf, type Searched, type Text, unindex } from './search.ts'

export type AnyRow = Record<string, unknown>

/** Writes rows of journalled tables and keeps what is derived from them: search index, keys, last contacts. */
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
  const staleTexts = new Set<number>()
  const staleContacts = new Set<number>()

  const touch = (table: JournalledTable, row: AnyRow, patch?: AnyRow) => {
    const client = clientIdOf(table, row)
    if (client === null) return
    if (table === 'touchpoint' || table === 'client') staleContacts.add(client)
    if (table === 'client' && typeof row.org_id === 'number') staleContacts.add(row.org_id)
    if (FOUND_BY.has(table)) staleTexts.add(client)
    if (makesKeys(table, patch)) staleKeys.add(client)
  }

  const rows: Rows = {
    async read(table, id) {
      const row: AnyRow | undefined = await tx
        .selectFrom(table as 'client')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      if (row && table === 'client') for (const column of DERIVED) delete row[column]
      return row
    },

    async put(table, row) {
      await insertRows(tx, engine, table, Object.keys(row), [Object.values(row)])
      if (isDated(table)) await indexTexts(tx, engine, table, [textOf(table, row)])
      touch(table, row)
    },

    async putMany(table, first, many) {
      if (many.length === 0) return
      const columns = Object.keys(many[0] as AnyRow)
      const values = many.map((row, at) => [first + at, ...columns.map((column) => row[column])])
      await insertRows(tx, engine, table, ['id', ...columns], values)
      if (isDated(table)) {
        const texts = many.map((row, at) => textOf(table, { ...row, id: first + at }))
        await indexTexts(tx, engine, table, texts)
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
      if (isDated(table)) {
        const [old, text] = [textOf(table, before), textOf(table, after)]
        if (old.at !== text.at || old.text !== text.text) {
          await unindex(tx, table, [old.at])
          await indexTexts(tx, engine, table, [text])
        }
      }
      touch(table, before, patch)
      touch(table, after, patch)
    },

    async drop(table, row) {
      const id = Number(row.id)
      if (isDated(table)) await unindex(tx, table, [textOf(table, row).at])
      await tx
        .deleteFrom(table as 'client')
        .where('id', '=', id)
        .execute()
      if (table === 'client') await forgetContacts(tx, id, id)
      touch(table, row)
    },

    async dropRange(table, first, last) {
      if (OF_A_CLIENT.has(table)) {
        const owners = await tx
          .selectFrom(table as 'tag')
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
        await forgetContacts(tx, first, last)
      }
      if (isDated(table)) {
        const day = table === 'touchpoint' ? 'day' : 'due'
        const range = sql`id >= ${first} and id <= ${last}`
        await unindex(tx, table, sql`select ${placeIn(day, 'id')} from ${sql.table(table)} where ${range}`)
      }
      await tx
        .deleteFrom(table as 'client')
        .where('id', '>=', first)
        .where('id', '<=', last)
        .execute()
    },

    async settle() {
      await refreshKeys(tx, engine, staleKeys)
      await refreshTexts(tx, engine, staleTexts)
      await refreshContacts(tx, staleContacts)
    },
  }
  return rows
}

/** Of clients that are no more no last contacts are kept. */
async function forgetContacts(tx: Transaction<Schema>, first: number, last: number): Promise<void> {
  await tx.deleteFrom('last_contact').where('client_id', '>=', first).where('client_id', '<=', last).execute()
}

/** The client a row belongs to, or null for what belongs to none. */
export function clientIdOf(table: JournalledTable, row: AnyRow): number | null {
  const id = table === 'client' ? row.id : row.client_id
  return typeof id === 'number' ? id : null
}

/** Columns of a client that are derived. */
const DERIVED = ['last_day', 'usual_gap', 'rhythm_due']
/** Tables whose rows a client is found by. */
const FOUND_BY: ReadonlySet<JournalledTable> = new Set([
  'client',
  'contact_point',
  'alias',
  'attribute',
  'tag',
])
/** Whether search keys are made from a row of the table, or from what the patch changes of it. */
function makesKeys(table: JournalledTable, patch: AnyRow | undefined): boolean {
  if (table === 'client') return patch === undefined || 'name' in patch || 'kind' in patch
  return table === 'contact_point' || table === 'alias'
}
/** Tables whose every row belongs to a client. */
const OF_A_CLIENT: ReadonlySet<JournalledTable> = new Set([
  'contact_point',
  'attribute',
  'alias',
  'tag',
  'touchpoint',
  'followup',
])

/** Whether the rows of a table are searched one by one and have a day. */
function isDated(table: JournalledTable): table is Exclude<Searched, 'client'> {
  return table === 'touchpoint' || table === 'followup'
}

function textOf(table: Exclude<Searched, 'client'>, row: AnyRow): Text {
  return table === 'touchpoint'
    ? { at: placeOf(String(row.day), Number(row.id)), text: String(row.note) }
    : { at: placeOf(String(row.due), Number(row.id)), text: followupText(row as { what: unknown }) }
}
