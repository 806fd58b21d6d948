import { CompiledQuery, type Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import type { Native } from './sqlite.ts'

/** How many rows one statement inserts: few enough to bind on every engine, and statements are kept. */
const ROWS_PER_STATEMENT = 200

/** Inserts many rows with as few statements as the engine allows; `wrap` turns a bound value into an expression. */
export async function insertRows(
  db: Kysely<Schema>,
  engine: Engine,
  table: keyof Schema,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  wrap: (column: string, value: string) => string = (_, value) => value,
): Promise<void> {
  if (engine.native && !table.endsWith('_search')) {
    insertEach(engine.native, insertStatement(engine, table, columns, 1, wrap), rows)
    return
  }
  const size = Math.max(1, Math.min(ROWS_PER_STATEMENT, Math.floor(engine.maxBound / columns.length)))
  let text = ''
  let textRows = 0
  for (let at = 0; at < rows.length; at += size) {
    const part = rows.slice(at, at + size)
    if (part.length !== textRows) {
      text = insertStatement(engine, table, columns, part.length, wrap)
      textRows = part.length
    }
    await db.executeQuery(CompiledQuery.raw(text, part.flat()))
  }
}

/** From so many rows on, the pages of indexes that are written all over are kept in memory, up to this many KiB. */
const MANY_ROWS = 1000
const CACHE_FOR_MANY = 65_536

/**
 * Inserts row by row where no wire lies between: a statement of many rows keeps a journal of its own and takes
 * half as long again. The search index is the contrary: it pays for every statement.
 */
function insertEach(native: Native, text: string, rows: readonly (readonly unknown[])[]): void {
  if (rows.length >= MANY_ROWS) native.pragma(`cache_size = -${CACHE_FOR_MANY}`)
  const statement = native.prepare(text)
  for (const row of rows) statement.run(row)
}

function insertStatement(
  engine: Engine,
  table: string,
  columns: readonly string[],
  count: number,
  wrap: (column: string, value: string) => string,
): string {
  let position = 0
  const tuples = Array.from(
    { length: count },
    () => `(${columns.map((column) => wrap(column, engine.bound(++position))).join(',')})`,
  )
  return `insert into ${table} (${columns.join(',')}) values ${tuples.join(',')}`
}
