import { type Kysely, sql } from 'kysely'
import { searchWords } from '../language/names.ts'
import { insertRows } from './bulk.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>

/** Puts notes into the search index; empty ones are left out. */
export async function indexNotes(
  db: Db,
  engine: Engine,
  notes: readonly { readonly id: number; readonly note: string }[],
): Promise<void> {
  const rows: (readonly unknown[])[] = []
  for (const { id, note } of notes) if (note !== '') rows.push([id, searchWords(note)])
  await insertRows(db, engine, 'touchpoint_search', ['rowid', 'words'], rows, (column, value) =>
    engine.search === 'tsvector' && column === 'words' ? `to_tsvector('simple', ${value})` : value,
  )
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
