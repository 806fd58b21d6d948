import { type Kysely, sql } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { type Hit, hitsQuery, keyBegins, keyIs, keysOfWords } from './key-queries.ts'

type Db = Kysely<Schema>

/** People whose name, or an alias, begins with this text, be it in simplified characters. */
export async function peopleWhoseNameBegins(db: Db, text: string): Promise<Hit[]> {
  return people(db, [keyBegins(text, ['name', 'sound'])])
}

/** People whose surname is read so. */
export async function peopleOfSurname(db: Db, reading: string): Promise<Hit[]> {
  const surname = sql`${keyIs(reading, ['sound', 'reading', 'word'])} and exists (select 1 from client_key whole
    where whole.client_id = k.client_id and whole.kind in ('reading', 'name')
      and whole.key >= ${reading} and whole.key < ${`${reading}\u{10ffff}`})`
  return people(db, [surname])
}

/** People whose names hold each of these words, as written or as read. */
export async function peopleWithWords(db: Db, words: readonly string[]): Promise<Hit[]> {
  return people(db, [keysOfWords(words, 'whole', ['word', 'sound', 'reading'])])
}

async function people(db: Db, tests: Parameters<typeof hitsQuery>[0]): Promise<Hit[]> {
  const { rows } = await hitsQuery(tests).execute(db)
  return rows.flatMap(({ by, via, ...who }) => (who.kind === 'person' ? [{ by, via, who }] : []))
}

/** What is kept of a client under a name. */
export interface Kept {
  readonly client_id: number
  readonly name: string
  readonly value: string
}

/** The job titles, names, aliases and fields of one's own of these clients. */
export async function keptOf(db: Db, ids: readonly number[]): Promise<Kept[]> {
  const some = sql.join(ids)
  const { rows } = await sql<Kept>`
    select id as client_id, 'title' as name, title as value from client where id in (${some}) and title is not null
    union all
    select id, 'name', name from client where id in (${some})
    union all
    select client_id, 'name', name from alias where client_id in (${some})
    union all
    select client_id, name, value from attribute where client_id in (${some})`.execute(db)
  return rows
}
