import type { Kysely } from 'kysely'
import type { Day, Range } from '../../day.ts'
import type { Schema, TouchpointRow } from '../../store/schema.ts'

type Db = Kysely<Schema>

/** How many values one `in (…)` list holds. */
const PER_STATEMENT = 500

/** The touchpoints of some clients within days, the oldest first. */
export async function touchpointsWithin(
  db: Db,
  clients: readonly number[],
  { from, to }: Range,
): Promise<TouchpointRow[]> {
  const found: TouchpointRow[] = []
  for (let at = 0; at < clients.length; at += PER_STATEMENT)
    found.push(...(await withinDays(db, clients.slice(at, at + PER_STATEMENT), from, to).execute()))
  return found.sort((a, b) => a.id - b.id)
}

export function withinDays(db: Db, clients: readonly number[], from: Day, to: Day) {
  return db
    .selectFrom('touchpoint')
    .selectAll()
    .where('client_id', 'in', clients)
    .where('day', '>=', from)
    .where('day', '<=', to)
}

export async function touchpointsOfIds(db: Db, ids: readonly number[]): Promise<TouchpointRow[]> {
  const found: TouchpointRow[] = []
  for (let at = 0; at < ids.length; at += PER_STATEMENT) {
    const some = ids.slice(at, at + PER_STATEMENT)
    found.push(...(await db.selectFrom('touchpoint').selectAll().where('id', 'in', some).execute()))
  }
  return found
}

/** A client as the rows of a calendar name it, and the organisation it belongs to. */
export interface NumberedClient {
  readonly id: number
  readonly name: string
  readonly tier: string | null
  readonly org_id: number | null
}

/** The clients of these ids, and the people of those that are organisations. */
export async function clientsOfRows(db: Db, ids: readonly number[]): Promise<NumberedClient[]> {
  const found: NumberedClient[] = []
  for (let at = 0; at < ids.length; at += PER_STATEMENT) {
    const some = ids.slice(at, at + PER_STATEMENT)
    for (const column of ['id', 'org_id'] as const) {
      const rows = await db
        .selectFrom('client')
        .select(['id', 'name', 'tier', 'org_id'])
        .where(column, 'in', some)
        .orderBy('id')
        .execute()
      found.push(...rows)
    }
  }
  return [...new Map(found.map((client) => [client.id, client])).values()]
}

/** Whether the book has any client. */
export async function hasClients(db: Db): Promise<boolean> {
  return (await db.selectFrom('client').select('id').limit(1).executeTakeFirst()) !== undefined
}
