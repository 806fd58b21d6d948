import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Schema } from '../store/schema.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** A client with a tag it has. */
export interface Tagging {
  readonly id: number
  readonly client_id: number
  readonly name: string
}

/** Which of these tags the clients have for which a condition on `client` holds. */
export async function taggings(db: Db, where: Where, names: readonly string[]): Promise<Tagging[]> {
  if (names.length === 0) return []
  return db
    .selectFrom('tag')
    .innerJoin('client', 'client.id', 'tag.client_id')
    .select(['tag.id', 'tag.client_id', 'tag.name'])
    .where('tag.name', 'in', names)
    .where(where)
    .execute()
}

/** Number and name of the clients for which a condition on `client` holds. */
export async function namesWhere(db: Db, where: Where): Promise<{ id: number; name: string }[]> {
  return db
    .selectFrom('client')
    .select(['client.id', 'client.name'])
    .where(where)
    .orderBy('client.id')
    .execute()
}

/** Every tag with how many live clients have it, the most used first. */
export async function tagCounts(db: Db): Promise<{ tag: string; clients: number }[]> {
  const rows = await db
    .selectFrom('tag')
    .innerJoin('client', 'client.id', 'tag.client_id')
    .select(['tag.name', (eb) => eb.fn.countAll().as('clients')])
    .where('client.archived_at', 'is', null)
    .groupBy('tag.name')
    .execute()
  return rows
    .map((row) => ({ tag: row.name, clients: Number(row.clients) }))
    .sort((a, b) => b.clients - a.clients || (a.tag < b.tag ? -1 : 1))
}
