import { MOST_IN_CELL } from '../calendar-sheet.ts'
import { inWords, isRightAligned, sayDays, wordingOf } from '../cells.ts'
import type { Column, ColumnType, Row, Sheet, Tone } from '../document.ts'
import { each } from '../lines.ts'
import type { Workbook, Worksheet } from './book.ts'
import {
  columnName,
  looksLikeFormula,
  numberCell,
  numberOf,
  serialOf,
  serialOfInstant,
  textCell,
} from './cells.ts'
import { SHEET_HEAD } from './parts.ts'
import { type Style, type Styles, TONES } from './styles.ts'
import { columnsElement, columnWidth, FIT_TO_PAGE, frozenView, pageSetup } from './widths.ts'

/** What a sheet may hold. */
export interface SheetLimits {
  /** With the header. */
  readonly rows: number
  /** Of its XML, in UTF-16 units. */
  readonly text: number
}

/** Excel's own limit of rows; of text, what it still opens. */
export const SHEET_LIMITS: SheetLimits = { rows: 1_048_576, text: 1.5e9 }

/** How numbers of each type are written; text and plain numbers as they are. */
const FORMATS: Readonly<Partial<Record<ColumnType, string>>> = {
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
  id: '0',
}
/** What is no amount stands at the left, as on screens. */
const LEFT: ReadonlySet<ColumnType> = new Set(['day', 'instant', 'id'])

const HEAD: Style = { bold: true, fill: 'E7ECF3', lines: 'head', wrap: true }
/** Widths are found from so many rows. */
const SAMPLE = 200
const NARROWEST = 5
const WIDEST = 60
/** The arrow of the filter stands beside a column's name. */
const ARROW = 3

/** Writes a cell of its column. */
type CellWriter = (ref: string, value: string | number, row: Row) => string

/** A table that is being written, over as many worksheets as its rows need. */
interface Writing {
  readonly sheet: Sheet
  readonly book: Workbook
  readonly name: string
  readonly head: string
  readonly letters: readonly string[]
  readonly writers: readonly CellWriter[]
  readonly limits: SheetLimits
}

/** Writes a sheet as a table with a header that stays, a filter, and typed cells; its rows stream. */
export async function writeTableSheet(
  book: Workbook,
  given: Sheet,
  name: string,
  limits: SheetLimits,
): Promise<void> {
  const columns = given.columns.map(inWords)
  const sheet = { ...given, columns }
  const letters = columns.map((_, at) => columnName(at))
  let writing: Writing | undefined
  let worksheet: Worksheet | undefined
  let count = 1
  let size = 0
  const begin = async (sample: readonly Row[]): Promise<void> => {
    writing ??= writingOf(book, sheet, name, letters, sample, limits)
    const begun = book.begin(name)
    worksheet = begun
    count = 1
    size = 0
    await begun.add(writing.head)
  }
  const write = (row: Row): void | Promise<void> => {
    const { writers } = writing as Writing
    count++
    let xml = `<row r="${count}">`
    for (let at = 0; at < writers.length; at++) {
      const value = row[(columns[at] as Column).key]
      if (value === null || value === undefined || value === '') continue
      xml += (writers[at] as CellWriter)(`${letters[at]}${count}`, value, row)
    }
    size += xml.length
    return (worksheet as Worksheet).add(`${xml}</row>`)
  }
  const isFull = () => count >= limits.rows || size >= limits.text
  const next = async (row: Row): Promise<void> => {
    await endSheet(worksheet as Worksheet, sheet, letters, count)
    await begin([])
    await write(row)
  }
  let sample: Row[] | undefined = []
  const start = async (): Promise<void> => {
    const rows = sample as Row[]
    sample = undefined
    await begin(rows)
    for (const row of rows) await (isFull() ? next(row) : write(row))
  }
  await each(sheet.rows, (row) => {
    if (sample === undefined) return isFull() ? next(row) : write(row)
    if (sample.push(row) >= SAMPLE) return start()
  })
  if (sample !== undefined) await start()
  await endSheet(worksheet as unknown as Worksheet, sheet, letters, count)
}

function writingOf(
  book: Workbook,
  sheet: Sheet,
  name: string,
  letters: readonly string[],
  sample: readonly Row[],
  limits: SheetLimits,
): Writing {
  const { columns } = sheet
  const { styles } = book
  const widths = columns.map((column) => widthOf(column, sample))
  const wraps = columns.map(({ prose }, at) => prose === true || (widths[at] ?? 0) >= WIDEST)
  const top = wraps.some(Boolean)
  const head = `${SHEET_HEAD}${FIT_TO_PAGE}${frozenView(0, 1, 'A2')}${columnsElement(
    columns.map(({ hidden }, at) => ({ width: widths[at] ?? NARROWEST, hidden })),
  )}<sheetData><row r="1">${columns
    .map(({ title, type }, at) => {
      const style = isRightAligned(type) ? { ...HEAD, across: 'right' as const } : HEAD
      return textCell(`${letters[at]}1`, styles.of(style), title)
    })
    .join('')}</row>`
  const writers = columns.map((column, at) => writerOf(column, book, { top, wrap: wraps[at] === true }))
  return { sheet, book, name, head, letters, writers, limits }
}

async function endSheet(
  worksheet: Worksheet,
  { title = '', columns }: Sheet,
  letters: readonly string[],
  count: number,
): Promise<void> {
  const last = letters.at(-1)
  if (columns.length === 0 || last === undefined) {
    await worksheet.add('</sheetData></worksheet>')
    return worksheet.end({})
  }
  const all = `A1:${last}${count}`
  const page = pageSetup(title === '' ? worksheet.name : title)
  await worksheet.add(`</sheetData><autoFilter ref="${all}"/>${page}${numbersMayBeText(all)}</worksheet>`)
  await worksheet.end({
    ranges: [
      { name: '_xlnm._FilterDatabase', refs: [`$A$1:$${last}$${count}`] },
      { name: '_xlnm.Print_Titles', refs: ['$1:$1'] },
    ],
  })
}

/** Spares phones and the like the mark by which Excel asks whether they are numbers. */
function numbersMayBeText(cells: string): string {
  return `<ignoredErrors><ignoredError sqref="${cells}" numberStoredAsText="1"/></ignoredErrors>`
}

function widthOf({ key, title, type }: Column, sample: readonly Row[]): number {
  const least = columnWidth([title], NARROWEST, WIDEST) + ARROW
  if (type === 'day') return Math.max(least, 11)
  if (type === 'instant') return Math.max(least, 17)
  const texts = sample.map((row) => wordingOf(row[key], type))
  return columnWidth(texts, Math.min(least, WIDEST), WIDEST)
}

/** How the column's cells are written: as what they are, and as text where they are not quite that. */
function writerOf(column: Column, book: Workbook, { top, wrap }: Style): CellWriter {
  const { type } = column
  const base: Style = { ...(top && { top }), ...(wrap && { wrap }) }
  const { plain, typed, quoted } = stylesFor(column, book.styles, base, formatOf(type))
  const text = (ref: string, value: string, row: Row) => {
    if (value.length > MOST_IN_CELL) book.cut()
    return textCell(ref, looksLikeFormula(value) ? quoted(row) : plain(row), value)
  }
  if (type === 'term') return (ref, value, row) => text(ref, wordingOf(value, type), row)
  if (type === 'text' || type === 'code')
    return (ref, value, row) =>
      Number.isFinite(value) ? numberCell(ref, plain(row), value as number) : text(ref, `${value}`, row)
  const read = type === 'day' ? serialOf : type === 'instant' ? serialOfInstant : numberOf
  return (ref, value, row) => {
    const found = typeof value === 'number' ? value : read(value)
    return found === undefined || !Number.isFinite(found)
      ? text(ref, `${value}`, row)
      : numberCell(ref, typed(row), found)
  }
}

function formatOf(type: ColumnType): string {
  return type === 'days' ? `0"${sayDays('')}"` : (FORMATS[type] ?? '')
}

/** The style of each cell of a column: by its row's tone, where the column has one. */
function stylesFor({ tone, type }: Column, { of }: Styles, base: Style, format: string) {
  const across = isRightAligned(type) ? ('right' as const) : LEFT.has(type) ? ('left' as const) : undefined
  const typed = { ...base, ...(format !== '' && { format }), ...(across && { across }) }
  const toned = (style: Style): ((row: Row) => number) => {
    const plain = of(style)
    if (!tone) return () => plain
    const known = new Map<Tone, number>([['plain', plain]])
    return (row) => {
      const own = tone(row) ?? 'plain'
      let at = known.get(own)
      if (at === undefined) {
        at = of({ ...style, ...TONES[own] })
        known.set(own, at)
      }
      return at
    }
  }
  return {
    plain: toned(base),
    typed: toned(typed),
    quoted: toned({ ...base, quote: true }),
  }
}
