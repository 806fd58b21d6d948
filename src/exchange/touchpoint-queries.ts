import { type Kysely, sql } from 'kysely'
import type { FollowupRow, Schema, TouchpointRow } from '../store/schema.ts'

type Db = Kysely<Schema>

/** How many pairs or values one statement binds. */
const PER_STATEMENT = 500

type Pair = readonly [clientId: number, day: string]

/** The touchpoints of these clients on these days that are older than the import, the oldest first. */
export async function touchpointsOn(
  db: Db,
  pairs: readonly Pair[],
  before: number,
): Promise<TouchpointRow[]> {
  const found: TouchpointRow[] = []
  for (let at = 0; at < pairs.length; at += PER_STATEMENT) {
    const { rows } = await onTheseDays(pairs.slice(at, at + PER_STATEMENT)).execute(db)
    for (const row of rows) if (row.id < before) found.push(row)
  }
  return found.sort((a, b) => a.id - b.id)
}

/** A join, because a list of pairs after `in` is looked through row by row; crossed, so that the pairs lead. */
export function onTheseDays(pairs: readonly Pair[]) {
  const values = pairs.map(([client, day], index) =>
    index === 0 ? sql`(cast(${client} as integer), cast(${day} as text))` : sql`(${client}, ${day})`,
  )
  return sql<TouchpointRow>`with wanted(client, on_day) as (values ${sql.join(values)})
    select t.* from wanted cross join touchpoint t where t.client_id = wanted.client and t.day = wanted.on_day`
}

export async function touchpointsOfUids(db: Db, uids: readonly string[]): Promise<TouchpointRow[]> {
  const found: TouchpointRow[] = []
  for (let at = 0; at < uids.length; at += PER_STATEMENT) {
    const some = uids.slice(at, at + PER_STATEMENT)
    found.push(...(await db.selectFrom('touchpoint').selectAll().where('uid', 'in', some).execute()))
  }
  return found
}

/** The follow-ups of these touchpoints, which belong to these clients. */
export async function followupsOf(
  db: Db,
  clients: readonly number[],
  touchpoints: ReadonlySet<number>,
): Promise<FollowupRow[]> {
  const found: FollowupRow[] = []
  for (let at = 0; at < clients.length; at += PER_STATEMENT) {
    const rows = await db
      .selectFrom('followup')
      .selectAll()
      .where('client_id', 'in', clients.slice(at, at + PER_STATEMENT))
      .where('touchpoint_id', 'is not', null)
      .execute()
    for (const row of rows) if (touchpoints.has(row.touchpoint_id as number)) found.push(row)
  }
  return found
}

/** Whether the book has any touchpoint. */
export async function hasTouchpoints(db: Db): Promise<boolean> {
  return (await db.selectFrom('touchpoint').select('id').limit(1).executeTakeFirst()) !== undefined
}
