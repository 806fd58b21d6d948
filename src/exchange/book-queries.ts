import { type Kysely, sql } from 'kysely'
import { JOURNALLED, type JournalledTable, type Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** The next id of each table that has given any. */
export async function nextIds(db: Db): Promise<Map<JournalledTable, number>> {
  const rows = await db
    .selectFrom('sequence')
    .selectAll()
    .where('name', 'in', [...JOURNALLED])
    .execute()
  return new Map(rows.map(({ name, next }) => [name as JournalledTable, next]))
}

/** Lets the next row of a table get this id. */
export async function giveIdsFrom(db: Db, table: JournalledTable, next: number): Promise<void> {
  await db.deleteFrom('sequence').where('name', '=', table).execute()
  await db.insertInto('sequence').values({ name: table, next }).execute()
}

/** A record that refers to one that is not there, and of which table that would be; undefined where all is whole. */
export async function looseEnd(db: Db): Promise<{ record: string; to: JournalledTable } | undefined> {
  for (const [table, column, target] of REFERENCES) {
    const [from, to] = [sql.table(table), sql.table(target)]
    const { rows } = await sql<{ id: number }>`select id from ${from} where ${sql.ref(column)} is not null
      and ${sql.ref(column)} not in (select id from ${to}) limit 1`.execute(db)
    if (rows[0]) return { record: `${table} ${rows[0].id}`, to: target }
  }
  return undefined
}

const REFERENCES: readonly (readonly [JournalledTable, string, JournalledTable])[] = [
  ['client', 'org_id', 'client'],
  ['client', 'merged_into', 'client'],
  ['contact_point', 'client_id', 'client'],
  ['attribute', 'client_id', 'client'],
  ['alias', 'client_id', 'client'],
  ['tag', 'client_id', 'client'],
  ['touchpoint', 'client_id', 'client'],
  ['followup', 'client_id', 'client'],
  ['followup', 'touchpoint_id', 'touchpoint'],
]
