import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Day, Range } from '../day.ts'
import type { FollowupRow, Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** A follow-up with the name and tier of its client. */
export interface NamedFollowup extends FollowupRow {
  readonly client: string
  readonly tier: string | null
}

/** One that was asked for by its number, of an archived client too. */
export interface FoundFollowup extends NamedFollowup {
  readonly client_archived_at: string | null
}

/** An open follow-up as lists and reports need it. */
export type OpenFollowup = Pick<
  NamedFollowup,
  | 'id'
  | 'uid'
  | 'client_id'
  | 'client'
  | 'tier'
  | 'kind'
  | 'due'
  | 'time'
  | 'what'
  | 'first_due'
  | 'snoozes'
  | 'every'
  | 'created_at'
>

/** One that is done: the day it was done is known. */
export type DoneFollowup = OpenFollowup & Pick<NamedFollowup, 'result'> & { readonly done_on: Day }

/**
 * The open follow-ups of all kinds due on or before a day, or all of them; of clients that fit a condition on `client`
 * and are not archived, in no order.
 */
export async function openUntil(
  db: Db,
  where: Expression<SqlBool>,
  until: Day | undefined,
): Promise<OpenFollowup[]> {
  let query = listed(db, where)
    .where('followup.done_at', 'is', null)
    .where('followup.dropped_at', 'is', null)
    .where('client.archived_at', 'is', null)
  if (until !== undefined) query = query.where('followup.due', '<=', until)
  return query.execute()
}

/** The follow-ups done on the days of a range, in no order; archived clients are in where the condition lets them. */
export async function doneWithin(db: Db, where: Expression<SqlBool>, range: Range): Promise<DoneFollowup[]> {
  const rows = await listed(db, where)
    .select(['followup.done_on', 'followup.result'])
    .where('followup.done_on', '>=', range.from)
    .where('followup.done_on', '<=', range.to)
    .execute()
  return rows as DoneFollowup[]
}

/** What `followup list` can ask for; kept, late and broken are said of promises alone. */
export const LISTED_STATES = ['open', 'done', 'dropped', 'kept', 'late', 'broken', 'all'] as const

export interface LedgerQuestion {
  readonly state: (typeof LISTED_STATES)[number]
  readonly kind?: FollowupRow['kind'] | undefined
  /** Of the days on which they are due. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** The follow-ups of clients that fit a condition on `client`, by the day they are due. */
export function ledgerQuery(db: Db, where: Expression<SqlBool>, asked: LedgerQuestion, today: Day) {
  let query = within(fromFollowups(db).selectAll('followup').where(where), asked)
  if (asked.kind) query = query.where('followup.kind', '=', asked.kind)
  return query
    .where(inState(asked.state, today))
    .orderBy('followup.due')
    .orderBy(sql`followup.time is null`)
    .orderBy('followup.time')
    .orderBy('followup.id')
}

/** What tells how the promises of those clients were kept, open and closed alike. */
export async function promisesWithin(db: Db, where: Expression<SqlBool>, days: Partial<Range>) {
  return within(fromFollowups(db).where(where), days)
    .select(['followup.due', 'followup.first_due', 'followup.done_on', 'followup.dropped_at'])
    .where('followup.kind', '=', 'promise')
    .execute()
}

function within<Q extends ReturnType<typeof fromFollowups>>(
  query: Q,
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): Q {
  let narrowed: ReturnType<typeof fromFollowups> = query
  if (from !== undefined) narrowed = narrowed.where('followup.due', '>=', from)
  if (to !== undefined) narrowed = narrowed.where('followup.due', '<=', to)
  return narrowed as Q
}

function inState(state: LedgerQuestion['state'], today: Day): Expression<SqlBool> {
  const open = sql<SqlBool>`followup.done_at is null and followup.dropped_at is null`
  const agreed = sql`coalesce(followup.first_due, followup.due)`
  switch (state) {
    case 'open':
      return open
    case 'done':
      return sql<SqlBool>`followup.done_at is not null`
    case 'dropped':
      return sql<SqlBool>`followup.dropped_at is not null`
    case 'kept':
      return sql<SqlBool>`followup.kind = 'promise' and followup.done_on <= ${agreed}`
    case 'late':
      return sql<SqlBool>`followup.kind = 'promise' and followup.done_on > ${agreed}`
    case 'broken':
      return sql<SqlBool>`followup.kind = 'promise' and ${agreed} < ${today} and ${open}`
    case 'all':
      return sql<SqlBool>`1 = 1`
  }
}

function listed(db: Db, where: Expression<SqlBool>) {
  return fromFollowups(db)
    .select([
      'followup.id',
      'followup.uid',
      'followup.client_id',
      'followup.kind',
      'followup.due',
      'followup.time',
      'followup.what',
      'followup.first_due',
      'followup.snoozes',
      'followup.every',
      'followup.created_at',
    ])
    .where(where)
}

/** A cross join, because SQLite leaves its order alone: from the index of follow-ups to their clients, never the contrary. */
function fromFollowups(db: Db) {
  return db
    .selectFrom('followup')
    .crossJoin('client')
    .whereRef('client.id', '=', 'followup.client_id')
    .select(['client.name as client', 'client.tier as tier'])
}

/** The open follow-ups of some clients, the most urgent first. */
export async function openFollowupsOf(
  db: Db,
  clientIds: readonly number[],
  limit: number,
): Promise<NamedFollowup[]> {
  return named(db)
    .where('followup.done_at', 'is', null)
    .where('followup.dropped_at', 'is', null)
    .where('followup.client_id', 'in', [...clientIds])
    .orderBy('followup.due')
    .orderBy('followup.id')
    .limit(limit)
    .execute()
}

/** Follow-ups by their numbers, and whether their clients are archived. */
export async function followupsByIds(db: Db, ids: readonly number[]): Promise<FoundFollowup[]> {
  return named(db)
    .select('client.archived_at as client_archived_at')
    .where('followup.id', 'in', [...ids])
    .execute()
}

function named(db: Db) {
  return ofClients(db).selectAll('followup')
}

function ofClients(db: Db) {
  return db
    .selectFrom('followup')
    .innerJoin('client', 'client.id', 'followup.client_id')
    .select(['client.name as client', 'client.tier as tier'])
}
