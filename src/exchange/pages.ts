import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../store/schema.ts'

/** Rows fetched at a time: more gain nothing, and a million never sit in memory. */
const PAGE = 1_000

type Page<T> = (db: Kysely<Schema>, after: number, limit: number) => Promise<readonly T[]>

/** One list of rows to read in pages. */
export interface Listing<T> {
  readonly page: Page<T>
  readonly told: (rows: number) => void
}

/** All rows of a question in order of their ids, page after page, from one unchanging state of the book. */
export function pagesOf<T extends { readonly id: number }>(
  reader: Kysely<Schema>,
  page: Page<T>,
  told: (rows: number) => void,
): AsyncGenerator<T> {
  return listsOf(reader, { only: { page, told } }).only as AsyncGenerator<T>
}

/**
 * Several lists to be read one after the other from one unchanging state of the book, which others may go on
 * changing. Only for what is read after the command's own transaction has ended.
 */
export function listsOf<T extends { readonly id: number }>(
  reader: Kysely<Schema>,
  lists: Readonly<Record<string, Listing<T>>>,
): Record<string, AsyncGenerator<T>> {
  let snapshot: Transaction<Schema> | undefined
  let end: (() => Promise<unknown>) | undefined
  const begin = async () => {
    const begun = await reader
      .startTransaction()
      .setAccessMode('read only')
      .setIsolationLevel('repeatable read')
      .execute()
    snapshot = begun
    end = () => begun.rollback().execute()
    return begun
  }
  let left = Object.keys(lists).length
  const rowsOf = async function* ({ page, told }: Listing<T>): AsyncGenerator<T> {
    let whole = false
    try {
      const db = snapshot ?? (await begin())
      let count = 0
      for (let after = 0; ; ) {
        const rows = await page(db, after, PAGE)
        const last = rows.at(-1)
        if (!last) break
        yield* rows
        after = last.id
        count += rows.length
        told(count)
      }
      whole = --left > 0
    } finally {
      if (!whole) await end?.()
    }
  }
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, rowsOf(list)]))
}
