import type { Kysely } from 'kysely'
import type { Day } from '../day.ts'
import type { Schema, TouchpointRow } from '../store/schema.ts'

type Db = Kysely<Schema>

/** A touchpoint with the name of its client. */
export interface NamedTouchpoint extends TouchpointRow {
  readonly client: string
}

/** The contact before this one in calendar order, whenever it was logged. */
export async function contactBefore(
  db: Db,
  touchpoint: { readonly id: number; readonly client_id: number; readonly day: Day },
): Promise<TouchpointRow | undefined> {
  return db
    .selectFrom('touchpoint')
    .selectAll()
    .where('client_id', '=', touchpoint.client_id)
    .where((eb) =>
      eb.or([
        eb('day', '<', touchpoint.day),
        eb.and([eb('day', '=', touchpoint.day), eb('id', '<', touchpoint.id)]),
      ]),
    )
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What to list: of some clients, within days, by channel; newest first. */
export interface TouchpointQuestion {
  readonly clientIds?: readonly number[]
  readonly from?: Day
  readonly to?: Day
  readonly code?: string
  readonly limit: number
}

export async function touchpointsWhere(db: Db, asked: TouchpointQuestion): Promise<NamedTouchpoint[]> {
  let query = db
    .selectFrom('touchpoint')
    .innerJoin('client', 'client.id', 'touchpoint.client_id')
    .selectAll('touchpoint')
    .select('client.name as client')
  if (asked.clientIds) query = query.where('touchpoint.client_id', 'in', [...asked.clientIds])
  if (asked.from) query = query.where('touchpoint.day', '>=', asked.from)
  if (asked.to) query = query.where('touchpoint.day', '<=', asked.to)
  if (asked.code) query = query.where('touchpoint.code', '=', asked.code)
  return query.orderBy('touchpoint.day', 'desc').orderBy('touchpoint.id', 'desc').limit(asked.limit).execute()
}

export async function touchpointById(db: Db, id: number): Promise<NamedTouchpoint | undefined> {
  return db
    .selectFrom('touchpoint')
    .innerJoin('client', 'client.id', 'touchpoint.client_id')
    .selectAll('touchpoint')
    .select('client.name as client')
    .where('touchpoint.id', '=', id)
    .executeTakeFirst()
}

/** Whether any touchpoint has the code. */
export async function isCodeInUse(db: Db, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('touchpoint').select('id').where('code', '=', code).limit(1).executeTakeFirst()) !==
    undefined
  )
}

/** The channel of a client's last contact. */
export async function lastCode(db: Db, client: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('touchpoint')
    .select('code')
    .where('client_id', '=', client)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.code
}
