import type { Kysely } from 'kysely'
import { createBook } from './0001_book.ts'

/** What a migration must know of the engine it runs on. */
export interface Engine {
  readonly search: 'fts5' | 'tsvector'
}

export interface Step {
  readonly name: string
  up(db: Kysely<unknown>, engine: Engine): Promise<void>
}

/** In the order they run. A name never changes once a book may have it. */
export const STEPS: readonly Step[] = [{ name: '0001_book', up: createBook }]
