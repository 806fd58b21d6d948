import { type Kysely, type SqlBool, sql } from 'kysely'
import { fold } from '../language/names.ts'
import type { ClientRow, Schema } from '../store/schema.ts'
import type { ClientFile } from './file.ts'
import { escapeLike } from './key-queries.ts'

type Db = Kysely<Schema>

/** Ids of organisations named so; only where there is none, those with it as part of their name. */
export async function organisationsCalled(db: Db, pattern: string): Promise<number[]> {
  const named = db
    .selectFrom('client_key')
    .innerJoin('client', 'client.id', 'client_key.client_id')
    .select(['client.id', 'client_key.key'])
    .where(sql<SqlBool>`client_key.kind = 'name'`)
    .where('client.kind', '=', 'organisation')
  const whole = await named.where('client_key.key', '=', pattern).execute()
  if (whole.length > 0) return whole.map((row) => row.id)
  const part = `%${escapeLike(pattern).replace(/\*/g, '%')}%`
  const parts = await named.where(sql<SqlBool>`client_key.key like ${part} escape '\\'`).execute()
  return parts.map((row) => row.id)
}

/** Every value of the column in use, as written. */
export async function valuesInUse(db: Db, column: 'stage' | 'owner' | 'title'): Promise<string[]> {
  const rows = await db
    .selectFrom('client')
    .select(column)
    .where(column, 'is not', null)
    .groupBy(column)
    .execute()
  return rows.map((row) => row[column] as string)
}

/** Every tag in use; steps from name to name through the index. */
export async function tagNames(db: Db): Promise<string[]> {
  return steppedNames(db, 'tag')
}

/** How each tag is written, by its folded name: in use, else in a contact plan that waits for it. */
export async function tagSpellings(db: Db): Promise<Map<string, string>> {
  const planned = await db
    .selectFrom('plan')
    .select('subject')
    .where('scope', '=', 'tag')
    .distinct()
    .execute()
  const names = [...planned.map(({ subject }) => subject), ...(await tagNames(db))]
  return new Map(names.map((name) => [fold(name), name]))
}

/** Every custom field in use, as written. */
export async function customFieldNames(db: Db): Promise<string[]> {
  return steppedNames(db, 'attribute')
}

async function steppedNames(db: Db, table: 'tag' | 'attribute'): Promise<string[]> {
  const from = sql.table(table)
  const { rows } = await sql<{ name: string }>`with recursive names(name) as (
      select min(name) from ${from}
      union all
      select (select min(t.name) from ${from} t where t.name > names.name) from names where names.name is not null
    ) select name from names where name is not null`.execute(db)
  return rows.map((row) => row.name)
}

/** The whole file of one client; undefined where there is none. */
export async function clientFile(db: Db, id: number): Promise<ClientFile | undefined> {
  const client = await db
    .selectFrom('client')
    .leftJoin('client as o', 'o.id', 'client.org_id')
    .selectAll('client')
    .select('o.name as org')
    .where('client.id', '=', id)
    .executeTakeFirst()
  if (!client) return undefined
  const own = <T extends 'contact_point' | 'attribute' | 'alias' | 'tag'>(table: T) =>
    db
      .selectFrom(table as 'tag')
      .selectAll()
      .where('client_id', '=', id)
      .orderBy('id')
      .execute() as unknown as Promise<Schema[T][]>
  return {
    ...client,
    points: await own('contact_point'),
    fields: await own('attribute'),
    aliases: await own('alias'),
    tags: await own('tag'),
  }
}

/** A person of an organisation. */
export type Member = Pick<ClientRow, 'id' | 'name' | 'title' | 'tier' | 'last_day'>

/** The people of an organisation that are not archived. */
export async function membersOf(db: Db, organisation: number): Promise<Member[]> {
  return db
    .selectFrom('client')
    .select(['id', 'name', 'title', 'tier', 'last_day'])
    .where('org_id', '=', organisation)
    .where('archived_at', 'is', null)
    .execute()
}

/** How many touchpoints these clients have together. */
export async function contactCount(db: Db, ids: readonly number[]): Promise<number> {
  const row = await db
    .selectFrom('touchpoint')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('client_id', 'in', ids)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
