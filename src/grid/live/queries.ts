import { type Kysely, type SqlBool, sql } from 'kysely'
import { type OpenFollowup, openUntil } from '../../followups/queries.ts'
import type { Schema } from '../../store/schema.ts'

type Db = Kysely<Schema>

/** The number of the last entry of the journal, 0 where there is none. */
export async function lastEntry(db: Db): Promise<number> {
  const last = await db.selectFrom('journal').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return last?.id ?? 0
}

/** Whose rows an entry of the journal changed; none of one that wrote whole batches. */
export async function clientsTouched(db: Db, entry: number): Promise<number[]> {
  const batch = await db
    .selectFrom('batch')
    .select('journal_id')
    .where('journal_id', '=', entry)
    .executeTakeFirst()
  if (batch) return []
  const rows = await db
    .selectFrom('change')
    .select('client_id')
    .distinct()
    .where('journal_id', '=', entry)
    .where('client_id', 'is not', null)
    .execute()
  return rows.flatMap(({ client_id }) => client_id ?? [])
}

/** The organisations of some clients. */
export async function organisationsOf(db: Db, clients: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('client')
    .select('org_id')
    .distinct()
    .where('id', 'in', [...clients])
    .where('org_id', 'is not', null)
    .execute()
  return rows.flatMap(({ org_id }) => org_id ?? [])
}

/** What is open with some clients, or with all, by the day it is due. */
export async function openOf(db: Db, clients: readonly number[] | undefined): Promise<OpenFollowup[]> {
  const where =
    clients === undefined ? sql<SqlBool>`1 = 1` : sql<SqlBool>`client.id in (${sql.join([...clients])})`
  const open = await openUntil(db, where, undefined)
  return open.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id))
}
