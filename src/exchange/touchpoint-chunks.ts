import type { Order } from '../language/dates.ts'
import { fromCsv } from '../output/safe.ts'
import type { CsvRow } from './csv.ts'
import { type DatedCell, datesIn, isPlainDate, orderIn } from './date-order.ts'
import type { TouchpointField } from './headers.ts'
import type { Layout } from './layout.ts'
import type { Table } from './source.ts'
import { type TouchpointEntry, type TouchpointReading, touchpointReader } from './touchpoint-rows.ts'
import type { Trouble } from './values.ts'

/** A row that cannot be imported, and why. */
export interface Spoiled {
  readonly row: CsvRow
  readonly troubles: readonly Trouble[]
}

/** Some rows of a file, read. */
export interface Chunk {
  readonly rows: number
  readonly entries: readonly TouchpointEntry[]
  readonly spoiled: readonly Spoiled[]
}

/** Rows are planned and written so many at a time: enough to look up many at once, few enough to hold. */
const CHUNK = 5_000

/**
 * Reads the rows of a file of touchpoints. The order of its dates is settled when the first date comes that
 * needs it, by one look at all of them.
 */
export async function* chunksOf(
  table: Table,
  layout: Layout<TouchpointField>,
  reading: Omit<TouchpointReading, 'order' | 'layout'>,
  orders: { readonly given: Order | undefined; readonly own: Order | undefined },
): AsyncGenerator<Chunk> {
  const places = ['day', 'next date'] as const
  let order: Order | undefined
  let settled = false
  let read = touchpointReader({ ...reading, layout, order })
  for await (const rows of rowChunks(table, layout, CHUNK)) {
    if (!settled && datesIn(layout, places, rows).some(({ text }) => !isPlainDate(text))) {
      order = orderIn(await datesOf(table, layout, places), orders.given, orders.own)
      read = touchpointReader({ ...reading, layout, order })
      settled = true
    }
    const entries: TouchpointEntry[] = []
    const spoiled: Spoiled[] = []
    for (const row of rows) {
      const result = read(row)
      if ('entry' in result) entries.push(result.entry)
      else spoiled.push({ row, troubles: result.troubles })
    }
    yield { rows: rows.length, entries, spoiled }
  }
}

/** The rows of a table in chunks of one size, what our own export guarded restored. */
export async function* rowChunks(
  table: Table,
  layout: Pick<Layout, 'guarded'>,
  size: number,
): AsyncGenerator<CsvRow[]> {
  let waiting: CsvRow[] = []
  for await (const rows of table.rows()) {
    for (const row of rows) {
      waiting.push(layout.guarded ? { line: row.line, cells: row.cells.map(fromCsv) } : row)
      if (waiting.length < size) continue
      yield waiting
      waiting = []
    }
  }
  if (waiting.length > 0) yield waiting
}

async function datesOf(
  table: Table,
  layout: Layout<TouchpointField>,
  places: readonly TouchpointField[],
): Promise<Map<string, DatedCell>> {
  const found = new Map<string, DatedCell>()
  for await (const rows of table.rows()) {
    for (const cell of datesIn(layout, places, rows)) if (!isPlainDate(cell.text)) found.set(cell.text, cell)
  }
  return found
}
