import type { Kysely } from 'kysely'
import type { ClientKind, PointKind } from '../clients/client.ts'
import type { Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** How many values one `in (…)` list holds. */
const PER_STATEMENT = 500

/** A key of a client of the book; a merged client's keys are those of the client it became. */
export interface KeyHit {
  readonly kind: 'name' | 'email' | 'phone'
  readonly key: string
  readonly id: number
}

/** Whose keys these are. */
export async function keyHits(db: Db, keys: Iterable<string>): Promise<KeyHit[]> {
  const found: KeyHit[] = []
  for (const some of slices(keys)) {
    const rows = await db
      .selectFrom('client_key as k')
      .innerJoin('client as c', 'c.id', 'k.client_id')
      .select(['k.kind', 'k.key', 'k.client_id', 'c.merged_into'])
      .where('k.key', 'in', some)
      .where('k.kind', 'in', ['name', 'email', 'phone'])
      .orderBy('k.client_id')
      .execute()
    for (const { kind, key, client_id, merged_into } of rows)
      found.push({ kind: kind as KeyHit['kind'], key, id: merged_into ?? client_id })
  }
  return found
}

/** The ids of the clients that have these uids; of a merged one, that of the client it became. */
export async function idsOfUids(db: Db, uids: Iterable<string>): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const some of slices(uids)) {
    const rows = await db
      .selectFrom('client')
      .select(['id', 'uid', 'merged_into'])
      .where('uid', 'in', some)
      .execute()
    for (const { id, uid, merged_into } of rows) found.set(uid, merged_into ?? id)
  }
  return found
}

/** What became of the clients of these ids: themselves, or whom they were merged into. */
export async function idsOfIds(db: Db, ids: Iterable<number>): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for (const some of slices(ids)) {
    const rows = await db.selectFrom('client').select(['id', 'merged_into']).where('id', 'in', some).execute()
    for (const { id, merged_into } of rows) found.set(id, merged_into ?? id)
  }
  return found
}

/** The live clients whose names hold all of these words. */
export async function wordHits(db: Db, words: readonly string[]): Promise<number[]> {
  const [first = '', ...others] = words
  let query = db
    .selectFrom('client_key as k')
    .innerJoin('client as c', 'c.id', 'k.client_id')
    .select('k.client_id')
    .where('k.kind', '=', 'word')
    .where('k.key', '=', first)
    .where('c.archived_at', 'is', null)
  for (const word of others) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('client_key as o')
          .select('o.client_id')
          .whereRef('o.client_id', '=', 'k.client_id')
          .where('o.kind', '=', 'word')
          .where('o.key', '=', word),
      ),
    )
  }
  return (await query.orderBy('k.client_id').execute()).map((row) => row.client_id)
}

/** Clients with all that an export says of them, in the order of their ids. */
export interface WholeClient {
  readonly id: number
  readonly uid: string
  readonly kind: ClientKind
  readonly name: string
  readonly orgId: number | null
  readonly org: string | null
  readonly orgUid: string | null
  readonly title: string | null
  readonly tier: string | null
  readonly stage: string | null
  readonly owner: string | null
  readonly birthday: string | null
  readonly note: string | null
  readonly created: string
  readonly archived: string | null
  readonly points: readonly {
    readonly kind: PointKind
    readonly label: string | null
    readonly value: string
  }[]
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly attributes: ReadonlyMap<string, { readonly id: number; readonly value: string }>
}

export async function wholeClients(db: Db, ids: Iterable<number>): Promise<WholeClient[]> {
  const found: WholeClient[] = []
  for (const some of slices(ids)) found.push(...(await fewWholeClients(db, some)))
  return found
}

async function fewWholeClients(db: Db, ids: number[]): Promise<WholeClient[]> {
  const clients = await db
    .selectFrom('client as c')
    .leftJoin('client as o', 'o.id', 'c.org_id')
    .select(['c.id', 'c.uid', 'c.kind', 'c.name', 'c.org_id as orgId', 'o.name as org', 'o.uid as orgUid'])
    .select(['c.title', 'c.tier', 'c.stage', 'c.owner', 'c.birthday', 'c.note'])
    .select(['c.created_at as created', 'c.archived_at as archived'])
    .where('c.id', 'in', ids)
    .orderBy('c.id')
    .execute()
  const of = <T extends 'contact_point' | 'tag' | 'alias' | 'attribute'>(table: T) =>
    db
      .selectFrom(table as 'tag')
      .selectAll()
      .where('client_id', 'in', ids)
      .orderBy('id')
      .execute() as Promise<unknown> as Promise<Schema[T][]>
  const points = Map.groupBy(await of('contact_point'), (row) => row.client_id)
  const tags = Map.groupBy(await of('tag'), (row) => row.client_id)
  const aliases = Map.groupBy(await of('alias'), (row) => row.client_id)
  const attributes = Map.groupBy(await of('attribute'), (row) => row.client_id)
  return clients.map((client) => ({
    ...client,
    points: points.get(client.id) ?? [],
    tags: (tags.get(client.id) ?? []).map((row) => row.name),
    aliases: (aliases.get(client.id) ?? []).map((row) => row.name),
    attributes: new Map(
      (attributes.get(client.id) ?? []).map(({ id, name, value }) => [name, { id, value }]),
    ),
  }))
}

/** The id that the next row of a table will get. */
export async function nextId(db: Db, table: string): Promise<number> {
  const row = await db.selectFrom('sequence').select('next').where('name', '=', table).executeTakeFirst()
  return row?.next ?? 1
}

function* slices<T>(values: Iterable<T>): Generator<T[]> {
  const all = [...values]
  for (let at = 0; at < all.length; at += PER_STATEMENT) yield all.slice(at, at + PER_STATEMENT)
}
