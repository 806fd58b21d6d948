import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { escapeLike } from '../clients/key-queries.ts'
import type { Day, Range } from '../day.ts'
import type { Schema } from '../store/schema.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** A client to be greeted. */
export interface Greeted {
  readonly id: number
  readonly client: string
  readonly kind: 'person' | 'organisation'
  readonly tier: string | null
  readonly org: string | null
}

/** The clients that fit a condition on `client` and are not archived, in no order. */
export async function clientsToGreet(db: Db, where: Where): Promise<Greeted[]> {
  return db
    .selectFrom('client')
    .leftJoin('client as employer', 'employer.id', 'client.org_id')
    .select(['client.id', 'client.name as client', 'client.kind', 'client.tier', 'employer.name as org'])
    .where(where)
    .where('client.archived_at', 'is', null)
    .execute()
}

/** A contact whose note names a festival. */
export interface Greeting {
  readonly client_id: number
  readonly day: Day
  readonly code: string
  readonly note: string
}

/** The contacts within a range whose note has one of the words, which are in small letters; the latest of a client last. */
export async function greetingsWithin(db: Db, range: Range, words: readonly string[]): Promise<Greeting[]> {
  return namingOne(db, range, words)
    .select(['client_id', 'day', 'code', 'note'])
    .orderBy('day')
    .orderBy('id')
    .execute()
}

/** Whether there is such a contact. */
export async function wasGreeted(db: Db, range: Range, words: readonly string[]): Promise<boolean> {
  return (await namingOne(db, range, words).select('id').limit(1).executeTakeFirst()) !== undefined
}

function namingOne(db: Db, { from, to }: Range, words: readonly string[]) {
  const note = sql<string>`lower(replace(touchpoint.note, '’', ''''))`
  return db
    .selectFrom('touchpoint')
    .where('touchpoint.day', '>=', from)
    .where('touchpoint.day', '<=', to)
    .where((eb) =>
      eb.or(words.map((word) => sql<SqlBool>`${note} like ${`%${escapeLike(word)}%`} escape '\\'`)),
    )
}
