import { dayOf, isDay, weekday } from '../day.ts'
import {
  arranged,
  fullYear,
  MONTHS,
  monthNumber,
  nameOfWritten,
  noSuchDay,
  type Order,
  ordersOf,
  type Problem,
  type When,
  type Written,
  weekdayName,
} from './calendar.ts'
import { simplified } from './chinese-characters.ts'
import { digitOf, numberOf } from './chinese-numbers.ts'
import { weekdayOf } from './english-words.ts'
import { HAN } from './patterns.ts'
import { type Found, folded, once } from './phrases.ts'
import { plainly, say } from './say.ts'
import { clockOf } from './times.ts'

/**
 * Reads a date with its year, and the time where there is one, as files hold them; no relative words.
 * Where day and month can change places it needs the order. Of an instant with an offset it takes the
 * day as written. Midnight to the second is how spreadsheets write a day without a time.
 */
export function readFileDate(text: string, order?: Order): When | undefined {
  if (isDay(text)) return { day: text, time: null }
  const read = dateInCell(text, order)
  return 'problem' in read ? undefined : read
}

/** The sentence that says why `readFileDate` finds no date. */
export function fileDateTrouble(text: string, order?: Order): string {
  const read = dateInCell(text, order)
  return 'problem' in read ? read.problem : ''
}

/** The one order that fits all dates such as 25/4/2026 in a column; texts that are no such dates do not count. */
export function orderOf(texts: Iterable<string>): Order | 'ambiguous' | undefined {
  let possible: Order[] | undefined
  let doubtful = false
  let yearFirst = false
  for (const text of texts) {
    const { a, b, c, mark, year } = (isDay(text) ? undefined : cellOf(text)) ?? {}
    if (year !== undefined && mark === '/') yearFirst = true
    if (a === undefined || b === undefined) continue
    const orders = ordersOf(a, b, c).filter((order) => c !== undefined || order !== 'ymd')
    const likely: Order[] = mark === '.' && orders.includes('dmy') ? ['dmy'] : orders
    if (likely.length === 0) continue
    possible = (possible ?? likely).filter((order) => likely.includes(order))
    doubtful ||= new Set(likely.map((order) => nameIn(order, a, b, c))).size > 1
  }
  if (!possible) return yearFirst ? 'ymd' : undefined
  const [first, second] = possible
  return first && (!second || !doubtful) ? first : 'ambiguous'
}

/** A birthday as `1951-05-14`, or `--05-14` without a year; a time beside it does not count. */
export function readBirthday(text: string, order?: Order): string | undefined {
  const cell = cellOf(text)
  const written =
    cell &&
    writtenIn(cell, order ?? (cell.mark === '-' && cell.c === undefined ? 'mdy' : undefined), ADULT_PIVOT)
  if (!written || 'problem' in written) return undefined
  const { year, month, date } = written
  if (year !== undefined) return dayOf(year, month, date)
  return dayOf(LEAP_YEAR, month, date)?.replace(/^\d{4}/, '-')
}

/** Years of two digits below it are of this century, as in current spreadsheets. */
const PIVOT = 50

/** For birthdays: clients are adults, so most years of two digits are of the last century. */
const ADULT_PIVOT = 20

const LEAP_YEAR = 2000

const TIME =
  '(?:(?<noon>上午|下午)\\s*)?(?<hour>\\d{1,2})[:时点](?<minute>\\d\\d)(?:[:分](?<second>\\d\\d)(?:[.,]\\d+)?)?[分秒]?' +
  '(?:\\s*(?<half>[ap]\\.?m\\.?))?\\s*(?:z|(?:gmt|utc)?[-+]\\d\\d:?\\d\\d)?'

const DAY = '(?:(?<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?[\\s,]+)?'
const MONTH = `(?<month>${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`)
  .join('|')
  .toLowerCase()}|sept)\\.?`
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = "(?<year>\\d{4}|'?\\d\\d)"
const AT = `(?:(?:\\s*t\\s*|[\\s,]+)${TIME})?`
const HAN_WEEKDAY = '(?:\\s*(?:星期|周)[一二三四五六日天])?'

const shapes = once(() =>
  [
    `${DAY}(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<date>\\d{1,2})${AT}`,
    `(?<year>\\d{4})(?<month>\\d\\d)(?<date>\\d\\d)${AT}`,
    `${DAY}(?<a>\\d{1,2})(?<mark>[-/.])(?<b>\\d{1,2})(?:\\k<mark>(?<c>\\d{4}|\\d\\d)|\\.)?${AT}`,
    `${DAY}${DATE}(?:\\s+of)?(?:[-./]|\\s*)${MONTH}(?:[-./\\s,]+${YEAR})?${AT}`,
    `${DAY}${MONTH}(?:-|\\s*)${DATE}(?:[-\\s,]+${YEAR})?${AT}`,
    `(?<year>\\d{4})[-\\s]+${MONTH}[-\\s]+(?<date>\\d{1,2})${AT}`,
    `(?:${YEAR}\\s*年)?\\s*(?<month>\\d{1,2})\\s*月\\s*(?<date>\\d{1,2})\\s*[日号]${HAN_WEEKDAY}(?:\\s*${TIME})?`,
    '--(?<month>\\d\\d)-?(?<date>\\d\\d)',
  ].map((shape) => new RegExp(`^${shape}$`)),
)

/** The parts of a text that has the shape of a date. */
function cellOf(text: string): Found | undefined {
  if (text.length > LONGEST) return undefined
  const cell = inFigures(folded(text).trim())
  for (const shape of shapes()) {
    const match = shape.exec(cell)
    if (match) return match.groups
  }
  return undefined
}

const LONGEST = 80

/** `一九七二年八月十五日` as `1972年8月15日`; what is not Chinese as it is. */
function inFigures(cell: string): string {
  if (!HAN.test(cell)) return cell
  return simplified(cell).replace(/[〇零一二三四五六七八九十]+(?=[年月日号时点分])/g, (written) =>
    written.length > 1 && !written.includes('十')
      ? [...written].map(digitOf).join('')
      : String(numberOf(written) ?? written),
  )
}

function dateInCell(text: string, order: Order | undefined): When | Problem {
  const shown = text.trim().length > LONGEST ? `${text.trim().slice(0, LONGEST)}${plainly('…')}` : text.trim()
  const cell = cellOf(text)
  if (!cell) return { problem: say`“${shown}” is not a date.` }
  const written = writtenIn(cell, order, PIVOT, shown)
  if ('problem' in written) return written
  if (written.year === undefined) return { problem: say`“${shown}” has no year.` }
  const day = dayOf(written.year, written.month, written.date)
  if (!day) return noSuchDay(written, shown)
  if (cell.weekday !== undefined && weekdayOf(cell.weekday) !== weekday(day)) {
    return { problem: say`“${shown}” contradicts itself: ${day} is a ${weekdayName(day)}.` }
  }
  const time = timeIn(cell)
  return time === null || typeof time === 'string' ? { day, time } : time
}

/** The date a cell names, or what is wrong with the text that is shown of it. */
function writtenIn(cell: Found, order: Order | undefined, pivot: number, shown = ''): Written | Problem {
  const { a, b, c, mark, month = '', date } = cell
  if (a === undefined || b === undefined) {
    const year = cell.year === undefined ? {} : { year: fullYear(cell.year.replace("'", ''), pivot) }
    return { ...year, month: /^\d/.test(month) ? Number(month) : monthNumber(month), date: Number(date) }
  }
  const wanted = order ?? (mark === '.' ? 'dmy' : undefined)
  if (wanted) {
    return (
      arranged(wanted, a, b, c, pivot) ?? {
        problem: say`“${shown}” is not in the order of year, month and day.`,
      }
    )
  }
  const readings = ordersOf(a, b, c).flatMap((each) => arranged(each, a, b, c, pivot) ?? [])
  const names = [...new Set(readings.map(nameOfWritten))]
  const [first = '', second = '', third] = names
  if (!readings[0]) return { problem: say`“${shown}” is not a date.` }
  if (names.length === 1) return readings[0]
  return {
    problem:
      third === undefined
        ? say`“${shown}” can be ${first} or ${second}.`
        : say`“${shown}” can be ${first} or ${second} or ${third}.`,
  }
}

function nameIn(order: Order, a: string, b: string, c: string | undefined): string {
  const written = arranged(order, a, b, c)
  return written ? nameOfWritten(written) : ''
}

function timeIn({ hour, minute, second, half, noon }: Found): string | null | Problem {
  if (hour === undefined) return null
  if (Number(hour) === 0 && minute === '00' && second === '00' && half === undefined) return null
  const clock = clockOf(
    hour,
    minute,
    half ?? (noon === undefined ? undefined : noon === '下午' ? 'pm' : 'am'),
  )
  if ('problem' in clock) return clock
  return `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`
}
