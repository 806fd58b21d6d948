import { type Day, dayOf, daysBetween, monthOf } from '../../day.ts'
import { MONTHS, monthNumber } from '../../language/calendar.ts'
import { type Order, orderOf, readBirthday, readFileDate } from '../../language/dates.ts'
import type { Cell } from './workbook-cells.ts'

/** What a title says of the days below it. */
export interface Title {
  readonly year: number | undefined
  readonly month: number | undefined
  readonly row: number
  readonly column: number
}

/** A column of a calendar and its day. */
export interface DayColumn {
  readonly column: number
  readonly day: Day
}

/** Cells of one row that may be the days of a calendar. */
export interface Marks {
  readonly kind: 'days' | 'texts' | 'numbers'
  readonly cells: readonly { readonly column: number; readonly text: string }[]
}

const NAMES = MONTHS.map((name) => name.toLowerCase())
const MONTH = `(?<name>${NAMES.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)\\.?`
const TITLES = [
  /(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月/,
  new RegExp(`\\b${MONTH}[\\s,/-]*(?<year>\\d{4})(?!\\d)`),
  new RegExp(`(?<!\\d)(?<year>\\d{4})[\\s,/-]*${MONTH}\\b`),
  /(?<!\d)(?<year>(?:19|20)\d\d)[-/._](?<month>\d{1,2})(?!\d|[-/.]\d)/,
  /(?<!\d)(?<month>\d{1,2})[-/.](?<year>(?:19|20)\d\d)(?!\d)/,
  /(?<![\d年])(?<month>\d{1,2})\s*月(?:份)?(?!\s*\d{1,2}\s*[日号])/,
  new RegExp(`^${MONTH}$`),
  /(?<!\d)(?<year>(?:19|20)\d\d)(?:\s*年)?(?!\d)/,
]

const HAN_MONTHS = '一二三四五六七八九十'
/** Chinese numbers of months, so that 十月 is read as 10月. */
function withDigits(text: string): string {
  return text.replace(/(十[一二]?|[一二三四五六七八九])(?=月)/g, (word) =>
    String(word.length === 2 ? 10 + HAN_MONTHS.indexOf(word.slice(1)) + 1 : HAN_MONTHS.indexOf(word) + 1),
  )
}

/** The year and month in a text such as `客户联络表 2026年10月`, `October 2026`, `10月` or `October` alone. */
export function titleIn(text: string): Pick<Title, 'year' | 'month'> | undefined {
  if (text.length > 120) return undefined
  const plain = withDigits(text.normalize('NFKC').toLowerCase().trim())
  for (const shape of TITLES) {
    const { year, month, name } = shape.exec(plain)?.groups ?? {}
    const number = name === undefined ? Number(month ?? 0) : monthNumber(name)
    if (number > 12 || (year === undefined && number === 0)) continue
    return { year: year === undefined ? undefined : Number(year), month: number === 0 ? undefined : number }
  }
  return undefined
}

const WEEKDAY =
  /^(?:(?:星期|周|週)?[一二三四五六日天]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|[mtwfs]|mo|tu|we|th|fr|sa|su)$/i

/** Whether a cell holds the name of a weekday and nothing else. */
export function isWeekday(text: string): boolean {
  return WEEKDAY.test(text.trim())
}

/** The cell of a header without the weekday beside its date. */
function withoutWeekday(text: string): string {
  const words = text
    .normalize('NFKC')
    .replace(/[(（]([^()（）]*)[)）]/g, ' $1 ')
    .replace(/(?:星期|周|週)[一二三四五六日天]/g, ' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const kept = words.filter((word) => words.length === 1 || !isWeekday(word))
  return kept.join(' ')
}

/** The cells of a row that may be days: of real dates, texts and numbers those of which there are most. */
export function marksIn(row: readonly Cell[]): Marks | undefined {
  const days: Marks['cells'][number][] = []
  const texts: Marks['cells'][number][] = []
  const numbers: Marks['cells'][number][] = []
  for (const { kind, text, day, column } of row) {
    if (kind === 'moment' && day !== undefined) days.push({ column, text: day })
    else if (kind === 'number' && isDate(text)) numbers.push({ column, text })
    else if (kind === 'text' && /\d/.test(text) && text.length <= 40) {
      const plain = withoutWeekday(text)
      const number = /^(\d{1,2})(?:日|号|號|st|nd|rd|th)?$/i.exec(plain)?.[1]
      if (number !== undefined && isDate(number)) numbers.push({ column, text: number })
      else if (looksDated(plain)) texts.push({ column, text: plain })
    }
  }
  const [most] = [
    { kind: 'days' as const, cells: days },
    { kind: 'texts' as const, cells: texts },
    { kind: 'numbers' as const, cells: numbers },
  ].sort((a, b) => b.cells.length - a.cells.length)
  return most && most.cells.length > 0 ? most : undefined
}

function isDate(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31
}

function looksDated(text: string): boolean {
  return ['dmy', 'mdy'].some(
    (order) => readFileDate(text, order as Order) ?? readBirthday(text, order as Order),
  )
}

/** Why the days of a row cannot be told. */
export type Undated = 'order' | 'year' | 'month'

/** The days that marks mean; `title` gives what stands above a column. Days that do not go up are none. */
export function daysOf(
  { kind, cells }: Marks,
  title: (column: number) => Pick<Title, 'year' | 'month'> | undefined,
  order: Order | undefined,
): readonly DayColumn[] | Undated | undefined {
  if (kind === 'days') return rising(cells.map(({ column, text }) => ({ column, day: text as Day })))
  if (kind === 'numbers') return numbered(cells, title)
  const told = order ?? orderOf(cells.map(({ text }) => text))
  if (told !== 'ambiguous') return dated(cells, title, told)
  const readings = (['dmy', 'mdy'] as const).map((each) => dated(cells, title, each))
  const close = readings.filter((reading) => Array.isArray(reading) && isClose(reading))
  if (close.length === 1) return close[0]
  return readings.find((reading) => reading === 'year') ?? 'order'
}

function dated(
  cells: Marks['cells'],
  title: (column: number) => Pick<Title, 'year' | 'month'> | undefined,
  order: Order | undefined,
): readonly DayColumn[] | Undated | undefined {
  const days: DayColumn[] = []
  let year: number | undefined
  for (const { column, text } of cells) {
    const whole = readFileDate(text, order)?.day
    const part = whole ? undefined : readBirthday(text, order ?? 'mdy')
    if (part === undefined && whole === undefined) return undefined
    year ??= title(column)?.year
    if (part !== undefined && year === undefined) return 'year'
    const [, month = 0, date = 0] = /^--(\d\d)-(\d\d)$/.exec(part ?? '')?.map(Number) ?? []
    const before = days.at(-1)?.day
    if (before && part !== undefined && monthOf(before) === 12 && month === 1) year = (year ?? 0) + 1
    const day = whole ?? dayOf(year ?? 0, month, date)
    if (!day) return undefined
    days.push({ column, day })
  }
  return rising(days)
}

/** Days of months that titles above them name; numbers that begin anew need a title of their own. */
function numbered(
  cells: Marks['cells'],
  title: (column: number) => Pick<Title, 'year' | 'month'> | undefined,
): readonly DayColumn[] | Undated | undefined {
  const days: DayColumn[] = []
  for (const { column, text } of cells) {
    const { year, month } = title(column) ?? {}
    if (month === undefined) return 'month'
    if (year === undefined) return 'year'
    const day = dayOf(year, month, Number(text))
    if (!day) return undefined
    days.push({ column, day })
  }
  return rising(days) ?? (isRestarted(cells) ? 'month' : undefined)
}

function isRestarted(cells: Marks['cells']): boolean {
  const falls = cells.filter(({ text }, at) => at > 0 && Number(text) <= Number(cells[at - 1]?.text))
  return falls.length === 1 && cells.length >= 5
}

/** The days where each comes after the one before it; the first that does not ends them all. */
function rising(days: readonly DayColumn[]): readonly DayColumn[] | undefined {
  return days.every(({ day }, at) => at === 0 || day > (days[at - 1] as DayColumn).day) ? days : undefined
}

/** Days of a calendar follow one another within a week. */
function isClose(days: readonly DayColumn[]): boolean {
  return days.every(({ day }, at) => at === 0 || daysBetween((days[at - 1] as DayColumn).day, day) <= 7)
}
