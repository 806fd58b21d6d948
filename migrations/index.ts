import type { Kysely } from 'kysely'
import { createBook } from './0001_book.ts'
import { addCare } from './0002_care.ts'
import { addReadings } from './0003_readings.ts'

/** What a migration must know of the engine it runs on. */
export interface Engine {
  readonly search: 'fts5' | 'tsvector'
}

export interface Step {
  readonly name: string
  /** What is derived from the rows is to be made anew after it. */
  readonly rederives?: boolean
  up(db: Kysely<unknown>, engine: Engine): Promise<void>
}

/** In the order they run. A name never changes once a book may have it. */
export const STEPS: readonly Step[] = [
  { name: '0001_book', up: createBook },
  { name: '0002_care', up: addCare, rederives: true },
  { name: '0003_readings', up: addReadings, rederives: true },
]
