import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ClientKeyRow, Schema } from '../store/schema.ts'
import type { Who } from './client.ts'

type Db = Kysely<Schema>
type KeyKind = ClientKeyRow['kind']
type Test = RawBuilder<unknown>

/** A client and the kind of key it was found by; merged clients are already what they became. */
export interface Hit {
  readonly by: KeyKind
  /** The client whose key it was: another than `who` where it was merged. */
  readonly via: number
  readonly who: Who
}

/** The greatest code point: a key that begins with a text lies between the text and the text followed by it. */
const LAST = '\u{10ffff}'

/** The key is this text. */
export function keyIs(text: string, kinds: readonly KeyKind[]): Test {
  return sql`(k.key = ${text} and k.kind in (${sql.join(kinds)}))`
}

/** The key begins with this text; a range, so that the index serves. */
export function keyBegins(text: string, kinds: readonly KeyKind[]): Test {
  return sql`(k.key >= ${text} and k.key < ${text + LAST} and k.kind in (${sql.join(kinds)}))`
}

/** A name that holds each text of one of these lists somewhere; written out, so that the index of names serves. */
export function nameHolds(lists: readonly (readonly string[])[]): Test {
  const ways = lists.map((texts) => sql`(${sql.join(texts.map(holding), sql` and `)})`)
  return sql`(k.kind = 'name' and (${sql.join(ways, sql` or `)}))`
}

/** The key holds this text somewhere. */
export function keyHolds(text: string, kind: KeyKind): Test {
  return sql`(k.kind = ${kind} and ${holding(text)})`
}

function holding(text: string): Test {
  return sql`k.key like ${`%${escapeLike(text)}%`} escape '\\'`
}

/** The client has for each of the words a key of these kinds that is it, or begins with it; the first word leads. */
export function keysOfWords(
  words: readonly string[],
  how: 'whole' | 'begins',
  kinds: readonly KeyKind[] = ['word'],
): Test {
  const [first = '', ...others] = words
  const lead = how === 'whole' ? keyIs(first, kinds) : keyBegins(first, kinds)
  const tests = others.map((word) => {
    const fits =
      how === 'whole' ? sql`other.key = ${word}` : sql`other.key >= ${word} and other.key < ${word + LAST}`
    return sql`exists (select 1 from client_key other
      where other.client_id = k.client_id and other.kind in (${sql.join(kinds)}) and ${fits})`
  })
  return sql`(${sql.join([lead, ...tests], sql` and `)})`
}

/** SQLite refuses patterns of more than 50,000 bytes; nobody's name is told from another's only after so many letters. */
const LONGEST_PATTERN = 8_000

/** A text with the wildcards of LIKE made plain. */
export function escapeLike(text: string): string {
  return text.slice(0, LONGEST_PATTERN).replace(/[\\%_]/g, '\\$&')
}

/** The clients that have a key for which one of the tests holds; written out, because every log asks it. */
export function hitsQuery(tests: readonly Test[]): RawBuilder<Who & { by: KeyKind; via: number }> {
  return sql`select k.kind as "by", k.client_id as via, c.id, c.uid, c.kind, c.name, c.tier,
      c.org_id as "orgId", o.name as org, c.last_day as "lastDay", c.archived_at as "archivedAt"
    from client_key k
    join client found on found.id = k.client_id
    join client c on c.id = coalesce(found.merged_into, found.id)
    left join client o on o.id = c.org_id
    where ${sql.join(tests, sql` or `)}`
}

const WHO_COLUMNS = [
  'c.id',
  'c.uid',
  'c.kind',
  'c.name',
  'c.tier',
  'c.org_id as orgId',
  'o.name as org',
  'c.last_day as lastDay',
  'c.archived_at as archivedAt',
] as const

export async function hits(db: Db, tests: readonly Test[]): Promise<Hit[]> {
  const { rows } = await hitsQuery(tests).execute(db)
  return rows.map(({ by, via, ...who }) => ({ by, via, who }))
}

/** The clients of these ids, in no order; ids that no client has are left out. */
export async function whoAre(db: Db, ids: readonly number[]): Promise<Who[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('client as c')
    .leftJoin('client as o', 'o.id', 'c.org_id')
    .select(WHO_COLUMNS)
    .where('c.id', 'in', ids)
    .execute()
}

/** What became of the client by merging, itself where it was not merged; undefined where there is none. */
export async function whoBecame(db: Db, id: number): Promise<Who | undefined> {
  let at = id
  for (;;) {
    const row = await db
      .selectFrom('client')
      .select(['id', 'merged_into'])
      .where('id', '=', at)
      .executeTakeFirst()
    if (!row) return undefined
    if (row.merged_into === null) return (await whoAre(db, [row.id]))[0]
    at = row.merged_into
  }
}

/** The phone numbers of these clients as written. */
export async function phonesOf(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('contact_point')
    .select(['client_id', 'value'])
    .where('client_id', 'in', ids)
    .where('kind', '=', 'phone')
    .execute()
}

/** Every name, as written and as read, and every word of one by which a live client may be called, if it has so many letters. */
export async function namesInUse(db: Db, least: number, most: number) {
  return db
    .selectFrom('client_key')
    .innerJoin('client', 'client.id', 'client_key.client_id')
    .select(['client_key.client_id', 'client_key.kind', 'client_key.key'])
    .where('client_key.kind', 'in', ['name', 'word', 'reading'])
    .where(sql<SqlBool>`length(client_key.key) between ${least} and ${most}`)
    .where('client.archived_at', 'is', null)
    .execute()
}

/** Live clients, those contacted last first. */
export async function lastContacted(db: Db, limit: number): Promise<Who[]> {
  return db
    .selectFrom('client as c')
    .leftJoin('client as o', 'o.id', 'c.org_id')
    .select(WHO_COLUMNS)
    .where('c.archived_at', 'is', null)
    .orderBy(sql`c.last_day is null`)
    .orderBy('c.last_day', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
}
