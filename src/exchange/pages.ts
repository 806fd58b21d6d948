import type { Kysely } from 'kysely'
import type { Schema } from '../store/schema.ts'
import { onSnapshot } from './export-queries.ts'

/** Rows fetched at a time: more gain nothing, and a million never sit in memory. */
const PAGE = 1_000

/** All rows of a question in order of their ids, page after page, each page as `read` gives it. */
export function pagesOf<T extends { readonly id: number }>(
  db: Kysely<Schema>,
  page: (db: Kysely<Schema>, after: number, limit: number) => Promise<readonly T[]>,
  told: (rows: number) => void,
): AsyncGenerator<T> {
  return onSnapshot(db, async function* (snapshot) {
    let after = 0
    let count = 0
    for (;;) {
      const rows = await page(snapshot, after, PAGE)
      const last = rows.at(-1)
      if (!last) return
      yield* rows
      after = last.id
      count += rows.length
      told(count)
    }
  })
}
