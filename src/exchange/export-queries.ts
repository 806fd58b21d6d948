import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Day } from '../day.ts'
import type { Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** Which records to export; `clients` is a condition on the table `client`. */
export interface ExportScope {
  readonly clients?: Expression<SqlBool> | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/**
 * Runs `pages` on one unchanging state of the book, which others may go on changing. Only for what is read after
 * the command's own transaction has ended.
 */
export async function* onSnapshot<T>(db: Db, pages: (db: Db) => AsyncGenerator<T>): AsyncGenerator<T> {
  const transaction = await db
    .startTransaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute()
  try {
    yield* pages(transaction)
  } finally {
    await transaction.rollback().execute()
  }
}

export function touchpointsIn(db: Db, scope: ExportScope) {
  let query = db.selectFrom('touchpoint').innerJoin('client', 'client.id', 'touchpoint.client_id')
  if (scope.clients) query = query.where(scope.clients)
  if (scope.from) query = query.where('touchpoint.day', '>=', scope.from)
  if (scope.to) query = query.where('touchpoint.day', '<=', scope.to)
  return query
}

/** The touchpoints of a scope by id, in pages after an id. */
export function touchpointPage(db: Db, scope: ExportScope, after: number, limit: number) {
  return touchpointsIn(db, scope)
    .selectAll('touchpoint')
    .select(['client.name as client', 'client.uid as client_uid'])
    .where('touchpoint.id', '>', after)
    .orderBy('touchpoint.id')
    .limit(limit)
    .execute()
}

export function followupsIn(db: Db, scope: ExportScope) {
  const query = db.selectFrom('followup').innerJoin('client', 'client.id', 'followup.client_id')
  return scope.clients ? query.where(scope.clients) : query
}

/** The follow-ups of a scope by id, in pages after an id. */
export function followupPage(db: Db, scope: ExportScope, after: number, limit: number) {
  return followupsIn(db, scope)
    .selectAll('followup')
    .select(['client.name as client', 'client.uid as client_uid'])
    .where('followup.id', '>', after)
    .orderBy('followup.id')
    .limit(limit)
    .execute()
}

export function clientsIn(db: Db, scope: ExportScope) {
  const query = db.selectFrom('client').where('client.merged_into', 'is', null)
  return scope.clients ? query.where(scope.clients) : query
}

export async function clientIdPage(
  db: Db,
  scope: ExportScope,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await clientsIn(db, scope)
    .select('client.id')
    .where('client.id', '>', after)
    .orderBy('client.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** How many records a query finds. */
export async function countOf(query: {
  select(count: Expression<unknown>): { executeTakeFirst(): Promise<unknown> }
}): Promise<number> {
  const row = await query.select(sql`count(*)`.as('count') as never).executeTakeFirst()
  return Number((row as { count?: number | string } | undefined)?.count ?? 0)
}

/** A page of whole rows of any table by id. */
export async function tablePage(
  db: Db,
  table: 'client',
  columns: readonly string[],
  after: number,
  limit: number,
): Promise<Record<string, unknown>[]> {
  return db
    .selectFrom(table)
    .select(columns as never[])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute() as Promise<Record<string, unknown>[]>
}
