import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Day } from '../day.ts'
import type { Schema } from '../store/schema.ts'
import type { ClientKind } from './client.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** A client as lists show it. */
export interface Listed {
  readonly id: number
  readonly name: string
  readonly org: string | null
  readonly tier: string | null
  /** In the order they were given, with commas between them. */
  readonly tags: string | null
  readonly last_day: Day | null
  /** The day of the first open follow-up. */
  readonly next: Day | null
  readonly created_at: string
}

/** A client as programs read it in lists. */
export interface ListedWhole extends Listed {
  readonly uid: string
  readonly kind: ClientKind
  readonly title: string | null
  readonly stage: string | null
  readonly owner: string | null
  readonly archived_at: string | null
}

/** The clients for which a condition on `client` holds, in no order. */
export function listedQuery(db: Db, where: Where) {
  return db
    .selectFrom('client')
    .leftJoin('client as o', 'o.id', 'client.org_id')
    .select([
      'client.id',
      'client.name',
      'o.name as org',
      'client.tier',
      TAGS.as('tags'),
      'client.last_day',
      NEXT.as('next'),
      'client.created_at',
    ])
    .where(where)
}

const TAGS = sql<
  string | null
>`(select string_agg(t.name, ', ' order by t.id) from tag t where t.client_id = client.id)`
const NEXT = sql<Day | null>`(select min(f.due) from followup f where f.client_id = client.id and f.done_at is null and f.dropped_at is null)`

export async function listed(db: Db, where: Where): Promise<Listed[]> {
  return listedQuery(db, where).execute()
}

export async function listedWhole(db: Db, where: Where): Promise<ListedWhole[]> {
  return listedQuery(db, where)
    .select([
      'client.uid',
      'client.kind',
      'client.title',
      'client.stage',
      'client.owner',
      'client.archived_at',
    ])
    .execute()
}

/** The tags of the same clients, in the order they were given. */
export async function tagsOf(db: Db, where: Where): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('tag')
    .innerJoin('client', 'client.id', 'tag.client_id')
    .select(['tag.client_id', 'tag.name'])
    .where(where)
    .orderBy('tag.id')
    .execute()
  const tags = new Map<number, string[]>()
  for (const { client_id, name } of rows) {
    const own = tags.get(client_id)
    if (own) own.push(name)
    else tags.set(client_id, [name])
  }
  return tags
}
