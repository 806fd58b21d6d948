import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect, sql } from 'kysely'
import { describe } from 'vitest'
import type { Step } from '../migrations/index.ts'
import { migrate } from '../src/store/migrate.ts'
import { type Book, bookOn, sqliteEngine } from '../src/store/open.ts'
import { holds, idAt, phraseOf } from '../src/store/search.ts'
import { openNative } from '../src/store/sqlite.ts'

/** Every engine the store tests run on: its name, and how to open an empty book on it. */
const ENGINES: readonly { name: string; open: (steps?: readonly Step[]) => Promise<Book> }[] = [
  {
    name: 'SQLite',
    open: async (steps) =>
      withSchema(bookOn(sqliteEngine(openNative(':memory:', { create: true })), ':memory:'), steps),
  },
  { name: 'PGlite', open: async (steps) => withSchema(await onPostgres(), steps) },
]

/** Servers that no book is on: starting one takes a second, emptying one a few milliseconds. */
const idle: PGlite[] = []

async function onPostgres(): Promise<Book> {
  const pglite = idle.pop() ?? (await PGlite.create())
  const dialect = new PGliteDialect({ pglite })
  const book = bookOn(
    { dialect, search: 'tsvector', maxBound: 32_000, bound: (position) => `$${position}` },
    'pglite',
  )
  return {
    ...book,
    async close() {
      await pglite.exec('drop schema public cascade; create schema public')
      idle.push(pglite)
    },
  }
}

async function withSchema(book: Book, steps?: readonly Step[]): Promise<Book> {
  await migrate(book.db, book.engine, steps)
  return book
}

/** Runs the same tests on every engine. */
export function onEveryEngine(
  title: string,
  tests: (open: (steps?: readonly Step[]) => Promise<Book>) => void,
): void {
  for (const engine of ENGINES) describe(`${title} (${engine.name})`, () => tests(engine.open))
}

/** The ids of the touchpoints whose notes hold the words as a phrase, newest first. */
export async function notesWith({ db, engine }: Book, text: string): Promise<number[]> {
  const phrase = phraseOf(text, false)
  if (!phrase) return []
  const { rows } = await sql<{ id: number | string }>`select ${idAt('rowid')} as id from touchpoint_search
    where ${holds(engine, 'touchpoint', [phrase])} order by rowid desc`.execute(db)
  return rows.map(({ id }) => Number(id))
}
