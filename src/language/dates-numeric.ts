import { addDays, type Day, dayOf, monthAround, type Range } from '../day.ts'
import {
  arranged,
  type Direction,
  dayWritten,
  nameOfWritten,
  noSuchDay,
  ordersOf,
  type Problem,
  type Written,
} from './calendar.ts'
import { quarterOf, weekOf, yearRange } from './periods.ts'
import type { About, Found, Grammar, Piece, Reading } from './phrases.ts'
import { say } from './say.ts'
import { clockOf } from './times.ts'

type Shapes<T> = readonly (readonly [shape: RegExp, read: (found: Found, about: About) => T | undefined])[]

const PIECES: Shapes<Piece> = [
  [/^(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?$/, time],
  [/^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<date>\d{1,2})$/, isoDate],
  [/^(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<c>\d{4}|\d\d)$/, inSomeOrder],
  [/^(?<a>\d{1,2})(?<mark>\/)(?<b>\d{1,2})$/, inSomeOrder],
  [/^(?<a>\d{1,2})(?<mark>\.)(?<b>\d{1,2})\.$/, inSomeOrder],
  [/^(?<year>(?:19|20|21)\d\d)(?<month>[01]\d)(?<date>[0-3]\d)$/, isoDate],
  [
    /^(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d)t(?<hour>\d\d):(?<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?<zone>z|[+-]\d\d:?\d\d)?$/,
    instant,
  ],
  [/^(?<year>[1-9]\d{3})-?w(?<week>\d\d)-?(?<weekday>[1-7])$/, weekDate],
]

const RANGES: Shapes<Range | Problem> = [
  [/^(?<year>\d{4})[-/.](?<month>\d{1,2})$/, month],
  [/^(?<month>\d{1,2})\/(?<year>\d{4})$/, month],
  [/^(?<year>[1-9]\d{3})-?w(?<week>\d{1,2})$/, ({ year, week }) => weekOf(Number(year), Number(week))],
  [
    /^(?<year>[1-9]\d{3})-?q(?<quarter>[1-4])$/,
    ({ year, quarter }) => quarterOf(Number(year), Number(quarter)),
  ],
  [/^(?<year>(?:19|20|21)\d\d)$/, ({ year }) => yearRange(Number(year))],
]

/** Dates, weeks and times of figures alone, the same in every language. */
export const numeric: Grammar = {
  pieceAt: (text, at, about) => chunkRead(PIECES, text, at, about),
  rangeAt: (text, at, about) => chunkRead(RANGES, text, at, about),
}

/** Reads the figures and marks up to the next space, with or without the full stop or colon behind them. */
function chunkRead<T>(shapes: Shapes<T>, text: string, at: number, about: About): Reading<T> | undefined {
  CHUNK.lastIndex = at
  const [whole = '', chunk = ''] = CHUNK.exec(text) ?? []
  if (chunk === '' || chunk.length > LONGEST) return undefined
  const end = at + whole.length
  if (COUNTED.test(text.charAt(end))) return undefined
  const withMark = firstShape(shapes, chunk, about)
  if (withMark !== undefined) return { found: withMark, end }
  const found = /[.:]$/.test(chunk) ? firstShape(shapes, chunk.slice(0, -1), about) : undefined
  return found === undefined ? undefined : { found, end: end - 1 }
}

const CHUNK = /[\s,]*(\d[^\s,;!?()\u3000-\uffff]*)/y

/** What makes figures a sum or a number of things: 20261203元 is no day. */
const COUNTED = /[元块万亿千百个股手份号年月期%]/

/** An instant to the nanosecond with its offset has 35 characters. */
const LONGEST = 40

function firstShape<T>(shapes: Shapes<T>, chunk: string, about: About): T | undefined {
  for (const [shape, read] of shapes) {
    const match = shape.exec(chunk)
    const found = match && read(match.groups ?? {}, about)
    if (found !== null && found !== undefined) return found
  }
  return undefined
}

/** An offset says where it was, and so the day and the time are those there; UTC is no place. */
function instant(found: Found): Piece {
  if (found.zone !== 'z') return { ...isoDate(found), ...time(found) }
  const { year = '', month = '', date = '', hour = '', minute = '' } = found
  const text = `${year}-${month}-${date}T${hour}:${minute}Z`
  const details = [say`Write it in local time, such as 2026-12-03 15:00.`]
  return { day: { problem: say`“${text}” is a time in UTC.`, details } }
}

function isoDate({ year = '', month = '', date = '' }: Found): Piece {
  const written = { year: Number(year), month: Number(month), date: Number(date) }
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return { day: dayWritten(written, anywhere, text), scope: 'date' }
}

/** For dates with a year, where the direction is of no weight. */
const anywhere = { today: '2000-01-01' as Day, direction: 'past' as Direction }

function time({ hour = '', minute }: Found): Piece {
  return { clock: clockOf(hour, minute) }
}

function weekDate({ year, week, weekday }: Found): Piece {
  const range = weekOf(Number(year), Number(week))
  return { day: 'problem' in range ? range : addDays(range.from, Number(weekday) - 1), scope: 'date' }
}

function inSomeOrder({ a = '', mark = '', b = '', c }: Found, about: About): Piece | undefined {
  const text = [a, b, c].filter((number) => number !== undefined).join(mark)
  const order = mark === '.' ? (about.order ?? 'dmy') : about.order
  const inOrder = order && arranged(order, a, b, c)
  // A year of two figures stands in front only where the user has said so.
  const possible = ordersOf(a, b, c).filter((each) => each === order || each !== 'ymd')
  if (inOrder)
    return possible.length > 0 ? { day: dayWritten(inOrder, about, text), scope: 'date' } : undefined
  const [first, second] = possible.flatMap((each) => arranged(each, a, b, c) ?? [])
  if (!first) return undefined
  if (second && nameOfWritten(first) !== nameOfWritten(second)) return { day: ambiguous(text, first, second) }
  return { day: dayWritten(first, about), scope: 'date' }
}

function ambiguous(text: string, one: Written, other: Written): Problem {
  return {
    problem: say`“${text}” can be ${nameOfWritten(one)} or ${nameOfWritten(other)}.`,
    details: [say`Write “${nameOfWritten(one)}”, “${nameOfWritten(other)}” or a date such as 2026-12-03.`],
  }
}

function month({ year, month: number }: Found): Range | Problem {
  const written = { year: Number(year), month: Number(number), date: 1 }
  const first = dayOf(written.year, written.month, written.date)
  return first ? monthAround(first) : noSuchDay(written, `${year}-${number}`)
}
