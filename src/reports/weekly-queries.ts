import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { COUNTED } from '../clients/rhythm.ts'
import { addDays, type Day, type Range } from '../day.ts'
import type { OpenFollowup } from '../followups/queries.ts'
import type { Schema } from '../store/schema.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/**
 * The follow-ups of all kinds that were open at the end of a day and due, or first promised, until another; in no
 * order. Those of archived clients are in where the condition lets them.
 */
export async function openAt(db: Db, where: Where, at: Day, today: Day, until: Day): Promise<OpenFollowup[]> {
  return openAtQuery(db, where, at, today, until).execute()
}

/** The query for it: what was agreed on in a contact is as old as that, written down later or not; what is open today has an index of its own, what was open on a past day has not. */
export function openAtQuery(db: Db, where: Where, at: Day, today: Day, until: Day) {
  const followups = listed(db, where).where((eb) =>
    eb.or([eb('followup.due', '<=', until), eb('followup.first_due', '<=', until)]),
  )
  if (at >= today)
    return followups
      .where('followup.done_at', 'is', null)
      .where('followup.dropped_at', 'is', null)
      .where('followup.due', '>', '' as Day)
  return followups
    .where((eb) => eb.or([eb('followup.done_on', 'is', null), eb('followup.done_on', '>', at)]))
    .where(sql<SqlBool>`(followup.dropped_at is null or substr(followup.dropped_at, 1, 10) > ${at})`)
    .where(sql<SqlBool>`(substr(followup.created_at, 1, 10) <= ${at} or exists (select 1 from touchpoint t
      where t.id = followup.touchpoint_id and t.day <= ${at}))`)
}

function listed(db: Db, where: Where) {
  return db
    .selectFrom('followup')
    .crossJoin('client')
    .whereRef('client.id', '=', 'followup.client_id')
    .select([
      'client.name as client',
      'client.tier as tier',
      'followup.id',
      'followup.uid',
      'followup.client_id',
    ])
    .select(['followup.kind', 'followup.due', 'followup.time', 'followup.what', 'followup.first_due'])
    .select(['followup.snoozes', 'followup.every', 'followup.created_at'])
    .where(where)
}

/** A promise that was taken back. */
export type DroppedPromise = OpenFollowup & { readonly dropped_on: Day }

/** The promises that were dropped within a range, in no order. */
export async function droppedWithin(db: Db, where: Where, range: Range): Promise<DroppedPromise[]> {
  return droppedQuery(db, where, range).execute()
}

/** The query for it: what was dropped has an index of its own. */
export function droppedQuery(db: Db, where: Where, { from, to }: Range) {
  return listed(db, where)
    .select(sql<Day>`substr(followup.dropped_at, 1, 10)`.as('dropped_on'))
    .where('followup.dropped_at', '>=', from)
    .where('followup.dropped_at', '<', addDays(to, 1))
    .where('followup.kind', '=', 'promise')
}

/** Contacts of a client by a channel. */
export interface ClientContacts extends Counted {
  readonly client_id: number
}

/** How many contacts each client had by each channel in a range, in no order. */
export async function contactsByClient(db: Db, where: Where, { from, to }: Range): Promise<ClientContacts[]> {
  const { rows } = await sql<ClientContacts>`with counted as (
      select client_id, code, count(*) as n from touchpoint
      where day >= ${from} and day <= ${to} group by day, client_id, code
    ) select client.id as client_id, client.tier as tier, counted.code as code, sum(counted.n) as contacts
    from counted cross join client where client.id = counted.client_id and ${where}
    group by client.id, client.tier, counted.code`.execute(db)
  return rows.map((row) => ({ ...row, client_id: Number(row.client_id), contacts: Number(row.contacts) }))
}

/** Contacts of a range counted. */
export interface Counted {
  readonly tier: string | null
  readonly code: string
  readonly contacts: number
}

/** How many contacts by tier and channel a range had, in no order. */
export async function contactsWithin(db: Db, where: Where, range: Range): Promise<Counted[]> {
  const { rows } = await contactsStatement(where, range).execute(db)
  return rows.map(({ tier, code, contacts }) => ({ tier, code, contacts: Number(contacts) }))
}

/** The statement for it: contacts are read from the index of days alone. */
export function contactsStatement(where: Where, { from, to }: Range) {
  return sql<Counted>`select client.tier as tier, t.code as code, count(*) as contacts
    from touchpoint t cross join client
    where t.day >= ${from} and t.day <= ${to} and client.id = t.client_id and ${where}
    group by client.tier, t.code`
}

/** Clients of a tier. */
export interface TierSize {
  readonly tier: string | null
  readonly clients: number
}

/** How many clients of each tier fit; an organisation with people counts where it was contacted itself in the range. */
export async function tierSizes(db: Db, where: Where, { from, to }: Range): Promise<TierSize[]> {
  const { rows } = await sql<TierSize>`select client.tier as tier, count(*) as clients from client
    where ${where} and (${COUNTED}
      or client.id in (select t.client_id from touchpoint t where t.day >= ${from} and t.day <= ${to}))
    group by client.tier`.execute(db)
  return rows.map(({ tier, clients }) => ({ tier, clients: Number(clients) }))
}

/** A client that came into the book. */
export interface NewClient {
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly org: string | null
  readonly day: Day
}

/**
 * The clients that came into the book within a range, in no order; organisations with people count through them. Who
 * had contact before a day is no new client, only written down now: an import would make all of them new.
 */
export async function newClients(
  db: Db,
  where: Where,
  { from, to }: Range,
  knownBefore: Day,
): Promise<NewClient[]> {
  const day = sql<Day>`substr(client.created_at, 1, 10)`
  return db
    .selectFrom('client')
    .leftJoin('client as o', 'o.id', 'client.org_id')
    .select(['client.id as client_id', 'client.name as client', 'client.tier as tier', 'o.name as org'])
    .select(day.as('day'))
    .where(day, '>=', from)
    .where(day, '<=', to)
    .where(where)
    .where(COUNTED)
    .where(
      sql<SqlBool>`not exists (select 1 from touchpoint t where t.client_id = client.id and t.day < ${knownBefore})`,
    )
    .execute()
}
