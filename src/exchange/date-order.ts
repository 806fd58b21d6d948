import { Failure } from '../errors.ts'
import { fileDateTrouble, type Order, orderOf, readFileDate } from '../language/dates.ts'
import { say } from '../language/say.ts'
import type { CsvRow } from './csv.ts'
import type { Layout } from './layout.ts'
import { quoted } from './values.ts'

/** A date of a file whose day and month could change places, and where it stands. */
export interface DatedCell {
  readonly text: string
  readonly line: number
  readonly column: string
}

/** The filled cells of some columns that hold dates. */
export function datesIn<F extends string>(
  layout: Layout<F>,
  fields: readonly F[],
  rows: readonly CsvRow[],
): DatedCell[] {
  const found: DatedCell[] = []
  for (const column of layout.columns) {
    if (column.to !== 'field' || !fields.includes(column.field)) continue
    for (const { line, cells } of rows) {
      const text = cells[column.index] ?? ''
      if (text !== '') found.push({ text, line, column: column.header })
    }
  }
  return found
}

/** The order of a file's dates: as given, else the one that all of them allow, else the user's own. */
export function orderIn(
  cells: ReadonlyMap<string, DatedCell>,
  given: Order | undefined,
  own: Order | undefined,
): Order | undefined {
  if (given) return given
  const order = orderOf(cells.keys())
  if (order !== 'ambiguous') return order ?? own
  if (own) return own
  throw ambiguous(cells)
}

function ambiguous(cells: ReadonlyMap<string, DatedCell>): Failure {
  const cell = [...cells.values()].find(({ text }) => {
    return readFileDate(text) === undefined && readFileDate(text, 'dmy') && readFileDate(text, 'mdy')
  })
  if (!cell) {
    return new Failure('usage', say`The dates of the file stand in different orders.`, {
      tip: say`the same command with --dates dmy, mdy or ymd`,
    })
  }
  const { text, line, column } = cell
  const trouble = fileDateTrouble(text) || say`${quoted(text)} can be read in two ways.`
  return new Failure('usage', say`Line ${line}, ${column}: ${trouble}`, {
    details: [
      say`day first it is ${readFileDate(text, 'dmy')?.day ?? ''}, month first ${readFileDate(text, 'mdy')?.day ?? ''}`,
    ],
    tip: say`the same command with --dates dmy or --dates mdy`,
  })
}

/** Whether a date can be read whatever the order. */
export function isPlainDate(text: string): boolean {
  return /^\s*(?:\d{4}-\d\d-\d\d|$)/.test(text)
}
