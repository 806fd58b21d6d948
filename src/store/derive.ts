import { type Kysely, type RawBuilder, sql } from 'kysely'
import { keysOf } from '../language/names.ts'
import { insertRows } from './bulk.ts'
import type { Engine } from './engine.ts'
import type { ClientKeyRow, Schema } from './schema.ts'

type Db = Kysely<Schema>

/** How many ids one `in (…)` list holds. */
const IDS_PER_STATEMENT = 500

/** Makes the search keys of these clients anew from their names, aliases, e-mails and phones. */
export async function refreshKeys(db: Db, engine: Engine, clientIds: Iterable<number>): Promise<void> {
  for (const ids of slices(clientIds, IDS_PER_STATEMENT)) {
    await db.deleteFrom('client_key').where('client_id', 'in', ids).execute()
    const clients = await db.selectFrom('client').select(['id', 'name']).where('id', 'in', ids).execute()
    const points = await db
      .selectFrom('contact_point')
      .select(['client_id', 'kind', 'value'])
      .where('client_id', 'in', ids)
      .where('kind', 'in', ['email', 'phone'])
      .execute()
    const aliases = await db
      .selectFrom('alias')
      .select(['client_id', 'name'])
      .where('client_id', 'in', ids)
      .execute()
    const pointsOf = Map.groupBy(points, (point) => point.client_id)
    const aliasesOf = Map.groupBy(aliases, (alias) => alias.client_id)
    const rows = clients.flatMap((client) => {
      const own = pointsOf.get(client.id) ?? []
      return keysOf({
        names: [client.name, ...(aliasesOf.get(client.id) ?? []).map((alias) => alias.name)],
        emails: own.filter((point) => point.kind === 'email').map((point) => point.value),
        phones: own.filter((point) => point.kind === 'phone').map((point) => point.value),
      }).map(({ kind, key }): [number, ClientKeyRow['kind'], string] => [client.id, kind, key])
    })
    await insertRows(db, engine, 'client_key', ['client_id', 'kind', 'key'], rows)
  }
}

/** Brings `client.last_day` up to date for these clients, then for the organisations they belong to. */
export async function refreshLastDays(db: Db, clientIds: Iterable<number>): Promise<void> {
  for (const ids of slices(clientIds, IDS_PER_STATEMENT)) await setLastDays(db, sql.join(ids))
  for (const ids of slices(clientIds, IDS_PER_STATEMENT)) {
    await setLastDays(db, sql`select c.org_id from client c where c.id in (${sql.join(ids)})`)
  }
}

async function setLastDays(db: Db, ids: RawBuilder<unknown>): Promise<void> {
  await sql`update client set last_day = (
      select max(days.day) from (
        select max(t.day) as day from touchpoint t where t.client_id = client.id
        union all
        select max(m.last_day) from client m where m.org_id = client.id and m.merged_into is null
      ) days
    ) where id in (${ids})`.execute(db)
}

function* slices(ids: Iterable<number>, size: number): Generator<number[]> {
  const all = [...ids]
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
