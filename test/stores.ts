import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { describe } from 'vitest'
import { migrate } from '../src/store/migrate.ts'
import { type Book, bookOn, sqliteEngine } from '../src/store/open.ts'
import { openNative } from '../src/store/sqlite.ts'

/** Every engine the store tests run on: its name, and how to open an empty book on it. */
const ENGINES: readonly { name: string; open: () => Promise<Book> }[] = [
  {
    name: 'SQLite',
    open: async () => withSchema(bookOn(sqliteEngine(openNative(':memory:', { create: true })), ':memory:')),
  },
  {
    name: 'PGlite',
    open: async () =>
      withSchema(
        bookOn(
          {
            dialect: new PGliteDialect({ pglite: await PGlite.create() }),
            search: 'tsvector',
            maxBound: 32_000,
            bound: (position) => `$${position}`,
          },
          'pglite',
        ),
      ),
  },
]

async function withSchema(book: Book): Promise<Book> {
  await migrate(book.db, book.engine)
  return book
}

/** Runs the same tests on every engine. */
export function onEveryEngine(title: string, tests: (open: () => Promise<Book>) => void): void {
  for (const engine of ENGINES) describe(`${title} (${engine.name})`, () => tests(engine.open))
}
