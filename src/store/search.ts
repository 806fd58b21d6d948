import { type Kysely, sql } from 'kysely'
import { searchWords } from '../language/names.ts'
import { insertRows } from './bulk.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>

/** How many notes, and about how many characters of them, one statement puts into the index. */
const NOTES_PER_STATEMENT = 10_000
const CHARACTERS_PER_STATEMENT = 4_000_000

/** Puts notes into the search index; empty ones are left out. */
export async function indexNotes(
  db: Db,
  engine: Engine,
  notes: readonly { readonly id: number; readonly note: string }[],
): Promise<void> {
  const rows: [id: number, words: string][] = []
  for (const { id, note } of notes) if (note !== '') rows.push([id, searchWords(note)])
  if (engine.search === 'fts5' && rows.length > 1) return indexAtOnce(db, rows)
  await insertRows(db, engine, 'touchpoint_search', ['rowid', 'words'], rows, (column, value) =>
    engine.search === 'tsvector' && column === 'words' ? `to_tsvector('simple', ${value})` : value,
  )
}

/** The index writes a segment at the end of each statement, so the fewer there are the less is merged later. */
async function indexAtOnce(db: Db, rows: readonly [id: number, words: string][]): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    let to = from
    for (let size = 0; to < rows.length && to - from < NOTES_PER_STATEMENT; to++) {
      size += (rows[to] as [number, string])[1].length
      if (size > CHARACTERS_PER_STATEMENT && to > from) break
    }
    const json = JSON.stringify(rows.slice(from, to).map(([id, words]) => [id, forJson(words)]))
    await sql`insert into touchpoint_search (rowid, words)
      select value ->> 0, value ->> 1 from json_each(${json})`.execute(db)
    from = to
  }
}

/** SQLite ends a text of JSON at a NUL, and makes of half a pair what is no text. */
function forJson(words: string): string {
  return words.replaceAll('\0', ' ').toWellFormed()
}

/** Takes the touchpoints from `first` to `last` out of the search index. */
export async function unindexNotes(db: Db, first: number, last: number): Promise<void> {
  await sql`delete from touchpoint_search where rowid >= ${first} and rowid <= ${last}`.execute(db)
}

/** The ids of touchpoints whose notes hold the words as a phrase, newest first. */
export async function findNotes(db: Db, engine: Engine, phrase: string, limit: number): Promise<number[]> {
  const words = searchWords(phrase).replace(/"/g, ' ').trim()
  if (words === '') return []
  const { rows } =
    engine.search === 'fts5'
      ? await sql<{ rowid: number }>`select rowid from touchpoint_search where words match ${`"${words}"`}
          order by rowid desc limit ${limit}`.execute(db)
      : await sql<{ rowid: number }>`select rowid from touchpoint_search
          where words @@ phraseto_tsquery('simple', ${words}) order by rowid desc limit ${limit}`.execute(db)
  return rows.map((row) => row.rowid)
}
