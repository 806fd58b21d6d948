import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Day } from '../day.ts'
import type { JournalledTable, Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** Which records to export; `clients` is a condition on the table `client`. */
export interface ExportScope {
  readonly clients?: Expression<SqlBool> | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** The touchpoints of a scope, to be narrowed or counted. */
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

/** The follow-ups of a scope, to be narrowed or counted. */
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

/** The clients of a scope, without those that became part of others. */
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

/** A page of the rows of any table by id. */
export async function tablePage(
  db: Db,
  table: JournalledTable,
  columns: readonly string[],
  after: number,
  limit: number,
): Promise<{ readonly id: number }[]> {
  return db
    .selectFrom(table as 'client')
    .select(columns as readonly 'id'[])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many rows a table has. */
export async function tableSize(db: Db, table: JournalledTable): Promise<number> {
  return countOf(db.selectFrom(table as 'client'))
}
