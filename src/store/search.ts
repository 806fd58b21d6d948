import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { isUnspaced, searchWords } from '../language/names.ts'
import { insertRows } from './bulk.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>

/** What is searched: notes of contacts, follow-ups, and clients with all that is known of them. */
export type Searched = 'touchpoint' | 'followup' | 'client'

/** A text and its place in the index. */
export interface Text {
  readonly at: number
  readonly text: string
}

/** How many texts, and about how many characters of them, one statement puts into the index. */
const TEXTS_PER_STATEMENT = 10_000
const CHARACTERS_PER_STATEMENT = 4_000_000

/** Ids stay below; places of the year 9999 are still exact numbers. */
const PLACES_PER_DAY = 100_000_000
const FIRST_PLACED_DAY = 10_000_000

/** The place of a dated row: the later its day, the higher; so the newest are found first without sorting. */
export function placeOf(day: string, id: number): number {
  return (Number(day.replaceAll('-', '')) - FIRST_PLACED_DAY) * PLACES_PER_DAY + id
}

/** The same in SQL; `day` and `id` are columns. */
export function placeIn(day: string, id: string): RawBuilder<number> {
  return sql<number>`((cast(replace(${sql.ref(day)}, '-', '') as bigint) - ${sql.lit(FIRST_PLACED_DAY)})
    * ${sql.lit(PLACES_PER_DAY)} + ${sql.ref(id)})`
}

/** For `where(…)`: the place, a column, is of a day from the first to the last of these; either may be open. */
export function placedWithin(
  place: string,
  from: string | undefined,
  to: string | undefined,
): RawBuilder<SqlBool>[] {
  const ends: RawBuilder<SqlBool>[] = []
  if (from !== undefined) ends.push(sql`${sql.ref(place)} >= ${sql.lit(placeOf(from, 0))}`)
  if (to !== undefined) ends.push(sql`${sql.ref(place)} < ${sql.lit(placeOf(to, PLACES_PER_DAY))}`)
  return ends
}

/** The id of the row at a place; `place` is a column. */
export function idAt(place: string): RawBuilder<number> {
  return sql<number>`(${sql.ref(place)} % ${sql.lit(PLACES_PER_DAY)})`
}

/** Puts texts into the search index; empty ones are left out. */
export async function indexTexts(
  db: Db,
  engine: Engine,
  searched: Searched,
  texts: readonly Text[],
): Promise<void> {
  const rows: [at: number, words: string][] = []
  for (const { at, text } of texts) if (text !== '') rows.push([at, searchWords(text)])
  // A place before the last one makes the index write out what it has gathered.
  rows.sort(([one], [other]) => one - other)
  if (engine.search === 'fts5' && rows.length > 1) return indexAtOnce(db, searched, rows)
  const table = `${searched}_search` as const
  if (engine.search === 'fts5') return insertRows(db, engine, table, ['rowid', 'words'], rows)
  const placed = rows.map(([at, words]) => [at, withPositions(words)])
  await insertRows(db, engine, table, ['rowid', 'words'], placed, (column, value) =>
    column === 'words' ? `cast(${value} as tsvector)` : value,
  )
}

/** Words as PostgreSQL writes them down; its own parser would part and stem them in its own way. */
function withPositions(words: string): string {
  return words
    .split(' ')
    .map((word, at) => (word === '' ? '' : `${word}:${Math.min(at + 1, LAST_POSITION)}`))
    .join(' ')
}

/** PostgreSQL knows no later one. */
const LAST_POSITION = 16_383

/** The index writes a segment at the end of each statement, so the fewer there are the less is merged later. */
async function indexAtOnce(
  db: Db,
  searched: Searched,
  rows: readonly [at: number, words: string][],
): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    let to = from
    for (let size = 0; to < rows.length && to - from < TEXTS_PER_STATEMENT; to++) {
      size += (rows[to] as [number, string])[1].length
      if (size > CHARACTERS_PER_STATEMENT && to > from) break
    }
    const json = JSON.stringify(rows.slice(from, to))
    await sql`insert into ${sql.table(`${searched}_search`)} (rowid, words)
      select value ->> 0, value ->> 1 from json_each(${json})`.execute(db)
    from = to
  }
}

/** Takes the texts at these places, or of these rows, out of the index. */
export async function unindex(
  db: Db,
  searched: Searched,
  places: readonly number[] | RawBuilder<unknown>,
): Promise<void> {
  const which = Array.isArray(places) ? sql.join(places) : (places as RawBuilder<unknown>)
  await sql`delete from ${sql.table(`${searched}_search`)} where rowid in (${which})`.execute(db)
}

/** Words that stand together in this order; of a beginning, the last may go on. */
export interface Phrase {
  readonly words: readonly string[]
  readonly beginning: boolean
}

/** The phrase that a text asks for, or undefined where it has no words; what has no spaces does not go on. */
export function phraseOf(text: string, beginning: boolean): Phrase | undefined {
  const words = searchWords(text).split(' ')
  const last = words.at(-1) as string
  return last === '' ? undefined : { words, beginning: beginning && !isUnspaced(last) }
}

/** For `where(…)` of a query that has the index `searched_search`: it holds every phrase. */
export function holds(engine: Engine, searched: Searched, phrases: readonly Phrase[]): RawBuilder<SqlBool> {
  const column = sql.ref(`${searched}_search.words`)
  if (engine.search === 'fts5') {
    const asked = phrases.map(({ words, beginning }) => `"${words.join(' ')}"${beginning ? ' *' : ''}`)
    return sql`${column} match ${asked.join(' AND ')}`
  }
  const asked = phrases.map(({ words, beginning }) => `(${words.join(' <-> ')}${beginning ? ':*' : ''})`)
  return sql`${column} @@ cast(${asked.join(' & ')} as tsquery)`
}
