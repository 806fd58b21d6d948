import { addDays, type Day, dayOf, monthAround, type Range } from '../day.ts'
import {
  arranged,
  type Direction,
  dayWritten,
  nameOfWritten,
  ordersOf,
  type Problem,
  type Written,
} from './calendar.ts'
import { quarterOf, weekOf, yearRange } from './periods.ts'
import { type About, type Found, type Grammar, once, type Piece, rulesOf } from './phrases.ts'
import { clockOf } from './times.ts'

const fragments = {
  year: '(?<year>\\d{4})',
  zone: '(?:z|[+-]\\d\\d:?\\d\\d)',
  clock: '(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::\\d\\d(?:\\.\\d+)?)?',
}

/** Dates, weeks and times of figures alone, the same in every language. */
export const numeric: Grammar = {
  filler: /[\s,]*/y,
  pieces: once(() =>
    rulesOf<Piece>(fragments, [
      ['{year}([-/.])(?<month>\\d{1,2})\\2(?<date>\\d{1,2})', isoDate],
      ['(?<year>(?:19|20|21)\\d\\d)(?<month>[01]\\d)(?<date>[0-3]\\d)', isoDate],
      [
        '{year}-(?<month>\\d\\d)-(?<date>\\d\\d)t{clock}{zone}?',
        (found) => ({ ...isoDate(found), ...time(found) }),
      ],
      ['{year}-?w(?<week>\\d\\d)-?(?<weekday>[1-7])', weekDate],
      ['(?<a>\\d{1,2})(?<mark>[-/.])(?<b>\\d{1,2})\\k<mark>(?<c>\\d{4}|\\d\\d)', inSomeOrder],
      ['(?<a>\\d{1,2})(?<mark>/)(?<b>\\d{1,2})', inSomeOrder],
      ['(?<a>\\d{1,2})(?<mark>\\.)(?<b>\\d{1,2})\\.', inSomeOrder],
      ['{clock}', time],
    ]),
  ),
  ranges: once(() =>
    rulesOf<Range | Problem>(fragments, [
      ['{year}[-/.](?<month>\\d{1,2})', month],
      ['(?<month>\\d{1,2})/{year}', month],
      ['{year}-?w(?<week>\\d{1,2})', ({ year = '', week = '' }) => weekOf(Number(year), Number(week))],
      ['{year}-?q(?<quarter>[1-4])', ({ year, quarter }) => quarterOf(Number(year), Number(quarter))],
      ['(?<year>(?:19|20|21)\\d\\d)', ({ year }) => yearRange(Number(year))],
    ]),
  ),
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
    problem: `“${text}” can be ${nameOfWritten(one)} or ${nameOfWritten(other)}.`,
    details: [`Write “${nameOfWritten(one)}”, “${nameOfWritten(other)}” or a date such as 2026-12-03.`],
  }
}

function month({ year, month: number }: Found): Range | Problem {
  const first = dayOf(Number(year), Number(number), 1)
  return first
    ? monthAround(first)
    : { problem: `${year}-${number} does not exist: months run from 01 to 12.` }
}
