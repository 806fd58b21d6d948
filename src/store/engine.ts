import type { Dialect } from 'kysely'
import type { Native } from './sqlite.ts'

/** What the book must know of the engine below it: named abilities, never its name. */
export interface Engine {
  readonly dialect: Dialect
  readonly search: 'fts5' | 'tsvector'
  /** How many values one statement may bind. */
  readonly maxBound: number
  /** How the n-th bound value (from 1) is written in SQL. */
  readonly bound: (position: number) => string
  /** The single connection of an embedded engine, for its own maintenance. */
  readonly native?: Native
}
