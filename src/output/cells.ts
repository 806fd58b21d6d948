import { isDay } from '../day.ts'
import { sayDay } from '../language/calendar.ts'
import { type Locale, locale, said, say } from '../language/say.ts'
import type { Column, ColumnType, Row, Sheet, Tone, Value } from './document.ts'
import { forColumn } from './safe.ts'

/** Columns that people see, as they read them. */
export function shownColumns(sheet: Sheet): Column[] {
  return sheet.columns.filter((column) => !column.hidden).map(inWords)
}

/** The column with its title in the reader's language. */
export function inWords(column: Column): Column {
  return {
    ...column,
    title: column.own ? column.title : said(column.title),
    own: true,
  }
}

/** Said of a table without rows that has no sentence of its own. */
export function sayEmpty({ empty }: Pick<Sheet, 'empty'>): string {
  return empty ?? say`None.`
}

/** A count of days, short. */
export function sayDays(days: number | string): string {
  return say`${days}d`
}

/** What a value looks like to people, as one line; the text in it is still as it came. */
export function wordingOf(value: Value | undefined, type: ColumnType): string {
  if (value === null || value === undefined) return ''
  if (type === 'id') return `#${value}`
  if (type === 'days') return sayDays(value)
  if (type === 'term') return said(`${value}`)
  if (type === 'day' && typeof value === 'string') return wordingOfDay(value)
  if (type === 'instant' && typeof value === 'string') {
    return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(?:Z|[+-]\d\d:?\d\d)?$/, '$1 $2')
  }
  return `${value}`
}

/** The days of a long sheet are few, and come again and again. */
const wordingsOfDays = new Map<string, string>()
let wordedIn: Locale = 'en'
const MOST_DAYS_KEPT = 4000

function knownDay(value: string): string | undefined {
  if (wordedIn !== locale()) {
    wordedIn = locale()
    wordingsOfDays.clear()
  }
  return wordingsOfDays.get(value)
}

function wordingOfDay(value: string): string {
  const known = knownDay(value)
  if (known !== undefined || !isDay(value)) return known ?? value
  const wording = sayDay(value)
  if (wordingsOfDays.size < MOST_DAYS_KEPT) wordingsOfDays.set(value, wording)
  return wording
}

/** A value as the terminal prints it in a column. */
export function screenText(value: Value | undefined, type: ColumnType, ascii: boolean): string {
  if (typeof value !== 'string') return wordingOf(value, type)
  if (type === 'text') return forColumn(value, ascii)
  const known = type === 'day' ? knownDay(value) : undefined
  return known ?? forColumn(wordingOf(value, type), ascii)
}

/** Whether values of the type stand at the right of their column. */
export function isRightAligned(type: ColumnType): boolean {
  return type === 'number' || type === 'days'
}

/** The cell's tone: its column's own word for this row, else what its type always has. */
export function toneOf(column: Column, row: Row): Tone | undefined {
  const own = column.tone?.(row)
  if (own) return own
  if (column.type === 'id') return 'quiet'
  return column.type === 'code' ? 'code' : undefined
}
