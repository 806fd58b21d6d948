import { Failure } from '../../errors.ts'
import type { Order } from '../../language/dates.ts'
import { say } from '../../language/say.ts'
import { clientHeader, subjectOf, touchpointHeader } from '../headers.ts'
import { isExport } from '../own-file.ts'
import {
  type DayColumn,
  daysOf,
  isWeekday,
  type Marks,
  marksIn,
  type Title,
  titleIn,
  type Undated,
} from './calendar-days.ts'
import { CONTACTS_HEAD, isWord, LEGEND_HEAD, NUMBER_HEAD, QUIET_HEAD } from './calendar-sheet.ts'
import type { SheetCells } from './workbook.ts'
import { type Area, addressOf, type Cell } from './workbook-cells.ts'

/** A part of a sheet that is a calendar: rows of clients below a row of days. */
export interface Calendar {
  readonly sheet: SheetCells
  readonly nameColumn: number
  /** Of a sheet that we wrote: the clients' numbers. */
  readonly numberColumn: number | undefined
  /** Whether its rows are organisations, and hold what was said with their people. */
  readonly byOrganisation: boolean
  readonly tier: { readonly column: number; readonly head: string } | undefined
  readonly days: readonly DayColumn[]
  /** The rows of clients. */
  readonly rows: readonly (readonly Cell[])[]
  /** Heads of columns that are not read. */
  readonly unread: readonly string[]
}

/** What is looked at to find calendars. */
export interface Looking {
  /** The order of days and months, where it is known. */
  readonly order: Order | undefined
  /** The file's name: it may say the year. */
  readonly file: string
}

interface Header {
  /** Its place among the rows of the sheet. */
  readonly at: number
  readonly days: readonly DayColumn[]
  readonly nameColumn: number
}

/** How many days make a calendar: fewer where a head in the same row says which column has the names. */
const FEW_DAYS = 2
const SOME_DAYS = 5
/** How far above or below the days the heads of the other columns may stand. */
const HEAD_ROWS = 3
/** How far above the days, or below the top of the sheet, a title may stand. */
const TITLE_ROWS = 10
const MOST_CALENDARS = 100
/** In so many rows it is looked which column has the names. */
const NAME_ROWS = 500
/** How far down the header of a table is looked for. */
const TABLE_ROWS = 20

/** The calendars of a sheet; none where no row of it holds days over a column of names. */
export function calendarsIn(sheet: SheetCells, looking: Looking): Calendar[] {
  const headers: Header[] = []
  let from = 0
  for (const [at, row] of sheet.rows.entries()) {
    const marks = marksIn(row)
    if (!marks || (marks.cells.length < FEW_DAYS && !hasNumberHead(row))) continue
    const header = headerAt(sheet, at, marks, from, looking)
    if (!header) continue
    headers.push(header)
    if (hasNumberHead(row) || headers.length > MOST_CALENDARS) break
    from = at + 1
  }
  return headers.map((header, index) => calendarOf(sheet, header, headers[index + 1]?.at))
}

function hasNumberHead(row: readonly Cell[]): boolean {
  return row.some(({ text }) => text === NUMBER_HEAD)
}

function headerAt(
  sheet: SheetCells,
  at: number,
  marks: Marks,
  from: number,
  looking: Looking,
): Header | undefined {
  const first = marks.cells[0]?.column ?? 0
  const here = sheet.rows[at]?.[0]?.row
  const named = nameHead(headsAround(sheet, at, from, first))
  const isBeside = named !== undefined && named.row === here
  const isClient = !isBeside && named && sheet.rows[at]?.some(({ column }) => column === named.column)
  if (isClient || (isBeside && isBelowTable(sheet, at, from)) || (!named && first === 0)) return undefined
  if (marks.cells.length < SOME_DAYS && (!isBeside || marks.kind === 'numbers')) return undefined
  const days = daysOf(marks, titlesOver(sheet, at, from, first, looking), looking.order)
  if (days === undefined) return undefined
  if (typeof days === 'string') {
    if (!named || (marks.kind === 'numbers' && marks.cells.length < SOME_DAYS)) return undefined
    throw undated(days, sheet, at, marks)
  }
  return { at, days, nameColumn: named?.column ?? namesBelow(sheet, at, first) }
}

/** Whether a row stands below the header of a table: `person` in a list of clients is no head of a column. */
function isBelowTable(sheet: SheetCells, at: number, from: number): boolean {
  return sheet.rows.slice(from, Math.min(at, from + TABLE_ROWS)).some((row) => {
    const texts = row.map(({ text }) => text)
    return isExport(texts) || subjectOf(texts) !== undefined
  })
}

function undated(why: Undated, sheet: SheetCells, at: number, marks: Marks): Failure {
  const row = sheet.rows[at]?.[0]?.row ?? 0
  const [cell] = marks.cells
  const where = `${sheet.name}!${addressOf({ row, column: cell?.column ?? 0 })}`
  if (why === 'order')
    return new Failure('usage', say`${where}: “${cell?.text ?? ''}” can be read in two ways.`, {
      tip: say`the same command with --dates dmy or --dates mdy`,
    })
  const reason =
    why === 'year'
      ? say`${where}: it cannot be told of which year the days are.`
      : say`${where}: it cannot be told of which month the days are.`
  return new Failure('usage', reason, {
    details: [say`Write year and month above them or into the name of the sheet: 2026-10.`],
  })
}

/** The texts left of the days: of their own row first, then of the rows above it from below, then of the one below. */
function headsAround(sheet: SheetCells, at: number, from: number, first: number): Cell[] {
  const here = sheet.rows[at]?.[0]?.row ?? 0
  const above = sheet.rows.slice(Math.max(from, at - HEAD_ROWS), at).toReversed()
  return [...sheet.rows.slice(at, at + 1), ...above, ...sheet.rows.slice(at + 1, at + 2)]
    .filter((row) => {
      const distance = (row[0]?.row ?? 0) - here
      return distance >= -HEAD_ROWS && distance <= 1
    })
    .flatMap((row) => row.filter(({ kind, column }) => kind === 'text' && column < first))
}

/** The head of the names: in the first row that has one, a head of people before one of organisations. */
function nameHead(heads: readonly Cell[]): Cell | undefined {
  const isName = ({ text }: Cell) => clientHeader(text)?.field === 'name'
  const isOther = ({ text }: Cell) =>
    clientHeader(text)?.field === 'organisation' || touchpointHeader(text)?.field === 'client'
  const row = heads.find((head) => isName(head) || isOther(head))?.row
  const beside = heads.filter((head) => head.row === row)
  return beside.find(isName) ?? beside.find(isOther)
}

/** The column before the days that has most texts below the header. */
function namesBelow(sheet: SheetCells, at: number, first: number): number {
  const counts = Array.from({ length: Math.min(first, 100) }, () => 0)
  for (const row of sheet.rows.slice(at + 1, at + NAME_ROWS)) {
    for (const { column, kind } of row)
      if (kind === 'text' && column < counts.length) counts[column] = (counts[column] ?? 0) + 1
  }
  return counts.indexOf(Math.max(...counts))
}

/** What the titles say of a column: the nearest one above that stands over it, the sheet's name, the file's. */
function titlesOver(sheet: SheetCells, at: number, from: number, first: number, { file }: Looking) {
  const titles: Title[] = []
  for (const row of sheet.rows.slice(Math.max(from, at - TITLE_ROWS), at + 1)) {
    for (const cell of row) {
      const said = titleOf(cell)
      const isName = from > 0 && cell.column < first && said?.year === undefined
      if (said && !isName && (row !== sheet.rows[at] || cell.kind === 'text'))
        titles.push({ ...said, row: cell.row, column: cell.column })
    }
  }
  const [year] = sheet.rows.slice(0, Math.min(from, TITLE_ROWS)).flatMap((row) => {
    return row.flatMap((cell) => titleOf(cell)?.year ?? [])
  })
  const top = { year, month: undefined }
  const around = [titleIn(sheet.name), top, titleIn(file.replace(/^.*[/\\]/s, ''))]
  return (column: number) => {
    const months = titles.filter(({ month }) => month !== undefined)
    const row = Math.max(-1, ...months.map((title) => title.row))
    const lowest = months.filter((title) => title.row === row)
    const over = lowest.findLast((title) => title.column <= column) ?? lowest[0]
    const found = [over, ...titles.toReversed(), ...around]
    const year = over?.year ?? found.find((title) => title?.year !== undefined)?.year
    const month = over?.month ?? found.find((title) => title?.month !== undefined)?.month
    return { year, month }
  }
}

function titleOf({ kind, text, day }: Cell): Pick<Title, 'year' | 'month'> | undefined {
  if (day) return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) }
  if (kind === 'number' && /^20\d\d$/.test(text)) return { year: Number(text), month: undefined }
  return kind === 'text' ? titleIn(text) : undefined
}

function calendarOf(sheet: SheetCells, header: Header, end: number | undefined): Calendar {
  const first = header.days[0]?.column ?? 0
  const headRow = sheet.rows[header.at]?.[0]?.row ?? 0
  const heads = headsAround(sheet, header.at, 0, first)
  const named = nameHead(heads)
  const tier = heads.find(({ text }) => clientHeader(text)?.field === 'tier')
  const number = heads.find(
    ({ text, column, row }) => text === NUMBER_HEAD && row === headRow && column === header.nameColumn + 1,
  )
  const days = spread(header.days, headRow, sheet.merges)
  const known = new Set([
    header.nameColumn,
    tier?.column,
    number?.column,
    ...days.map(({ column }) => column),
  ])
  const others = (sheet.rows[header.at] ?? []).filter(
    ({ column, text }) => !known.has(column) && !isWord(text, CONTACTS_HEAD) && !isWord(text, QUIET_HEAD),
  )
  const titled = (cell: Cell) => titleIn(cell.text) !== undefined
  return {
    sheet,
    nameColumn: header.nameColumn,
    numberColumn: number?.column,
    byOrganisation: named !== undefined && clientHeader(named.text)?.field === 'organisation',
    tier: tier && { column: tier.column, head: tier.text.trim() },
    days,
    rows: clientRows(sheet, header, end, first, number?.column),
    unread: others.filter((cell) => cell.kind === 'text' && !titled(cell)).map(({ text }) => text.trim()),
  }
}

/** A day over several columns is the day of each of them. */
function spread(days: readonly DayColumn[], row: number, merges: readonly Area[]): DayColumn[] {
  const wide = merges.filter(({ top, bottom, left, right }) => top <= row && row <= bottom && right > left)
  return days.flatMap(({ column, day }) => {
    const area = wide.find(({ left }) => left === column)
    const width = area ? Math.min(area.right - area.left + 1, 50) : 1
    return Array.from({ length: width }, (_, index) => ({ column: column + index, day }))
  })
}

const TOTALS = /^(?:totals?|sum|subtotal|count|合计|总计|小计|汇总|合計|總計)[:：]?$/i
const LEGENDS = /^(?:legend|key|notes?|图例|说明|备注|注|圖例|說明)(?:[:：].*)?$/is

/**
 * The rows below the header; without rows of weekdays, totals, headings of sections and the legend. Below the legend
 * a row counts where something stands under a day.
 */
function clientRows(
  sheet: SheetCells,
  header: Header,
  end: number | undefined,
  first: number,
  numberColumn: number | undefined,
) {
  const rows: (readonly Cell[])[] = []
  const headings = new Set(
    sheet.merges
      .filter(({ left, right }) => left <= header.nameColumn && right >= first)
      .map(({ top }) => top),
  )
  let below = false
  for (const row of sheet.rows.slice(header.at + 1, end)) {
    const name = row.find(({ column }) => column === header.nameColumn)?.text.trim() ?? ''
    if (numberColumn !== undefined && row.some(({ column }) => column === numberColumn)) {
      rows.push(row)
      continue
    }
    if (isWord(name, LEGEND_HEAD) || (LEGENDS.test(name) && !hasLetters(row, header))) below = true
    if (below && !hasLetters(row, header)) continue
    const days = row.filter(({ column }) => column >= first)
    const isHead =
      name !== '' && nameHead(row.filter(({ column }) => column === header.nameColumn)) !== undefined
    if (days.length === 0 && isMonth(name)) continue
    if (isHead || headings.has(row[0]?.row ?? -1) || TOTALS.test(name)) continue
    if (name === '' && days.every(({ text }) => isWeekday(text) && text.length > 1)) continue
    if (name === '' && days.length > 3 && days.every(({ text }) => isWeekday(text))) continue
    rows.push(row)
  }
  return rows
}

/** Whether a text is the title of a month, and no name such as May. */
function isMonth(text: string): boolean {
  const title = titleIn(text)
  return title?.month !== undefined && (title.year !== undefined || text.includes('月'))
}

function hasLetters(row: readonly Cell[], { days }: Header): boolean {
  const columns = new Set(days.map(({ column }) => column))
  return row.some(({ column }) => columns.has(column))
}
