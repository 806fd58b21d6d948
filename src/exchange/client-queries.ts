import type { Kysely } from 'kysely'
import type { ClientFile } from '../clients/file.ts'
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

/** A client's file, and the uid of its organisation. */
export interface WholeClient extends ClientFile {
  readonly orgUid: string | null
}

/** The files of these clients in the order of their ids. */
export async function wholeClients(db: Db, ids: Iterable<number>): Promise<WholeClient[]> {
  const found: WholeClient[] = []
  for (const some of slices(ids)) found.push(...(await fewWholeClients(db, some)))
  return found
}

async function fewWholeClients(db: Db, ids: number[]): Promise<WholeClient[]> {
  const clients = await db
    .selectFrom('client as c')
    .leftJoin('client as o', 'o.id', 'c.org_id')
    .selectAll('c')
    .select(['o.name as org', 'o.uid as orgUid'])
    .where('c.id', 'in', ids)
    .orderBy('c.id')
    .execute()
  const of = async <T extends 'contact_point' | 'tag' | 'alias' | 'attribute'>(table: T) => {
    const rows = await db
      .selectFrom(table as 'tag')
      .selectAll()
      .where('client_id', 'in', ids)
      .orderBy('id')
      .execute()
    const own = Map.groupBy(rows as unknown as Schema[T][], (row) => row.client_id)
    return (id: number) => own.get(id) ?? []
  }
  const [points, fields, aliases, tags] = [
    await of('contact_point'),
    await of('attribute'),
    await of('alias'),
    await of('tag'),
  ]
  return clients.map((client) => ({
    ...client,
    points: points(client.id),
    fields: fields(client.id),
    aliases: aliases(client.id),
    tags: tags(client.id),
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
