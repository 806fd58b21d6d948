import { addMonths, type Day, monthOf, yearOf } from '../day.ts'
import { dayWritten, fullYear, inNearestYear, noSuchMonth, type Problem } from './calendar.ts'
import type { Patterns } from './patterns.ts'
import {
  dateOfNearestMonth,
  type Edge,
  edgeOf,
  firstOf,
  nthWeekday,
  nthWorkday,
  type Period,
  quarterOf,
  shifted,
} from './periods.ts'
import type { About, Found, Piece } from './phrases.ts'

/** Dates that may be written together with what follows. */
export const DATES: Patterns<Piece> = [
  ['{year}? {month} {date}', namedDate],
  ['( {year}? {month} {date} )', namedDate],
  ['{which} 月 {date}', dateInMonth],
  ['{year}? {month} {edge}', edgeOfMonth],
  ['{year}? {quarter} {edge}', edgeOfQuarter],
  ['{year} 年? {edge}', edgeOfYear],
  ['{which} {period} {edge}', edgeOfPeriod],
  ['{year}? {month} {nth} {week} {weekday}', nthInMonth],
  ['{which} 月 {nth} {week} {weekday}', nthInMonth],
  ['{year}? {month} {nth} 工作日', nthInMonth],
  ['{which} 月 {nth} 工作日', nthInMonth],
]

/** `15号`, which may also number a thing. */
export const DATES_ALONE: Patterns<Piece> = [['{date}', dateAlone]]

/** `12月3`, where nothing may follow at once. */
export const BARE_DATES: Patterns<Piece> = [
  ['{year}? {month} {bareDate}', namedDate],
  ['{which} 月 {bareDate}', dateInMonth],
]

/** `月底`, `年初`, which want something to do behind them. */
export const EDGES: Patterns<Piece> = [
  ['月 {edge}', (found, about) => bareEdge(found, about, 'month')],
  ['季度|季 {edge}', (found, about) => bareEdge(found, about, 'quarter')],
  ['年 {edge}', (found, about) => bareEdge(found, about, 'year')],
]

function namedDate({ year, month, date }: Found, about: About): Piece {
  const written = { month: Number(month), date: Number(date), ...yearIn(year, about.today) }
  return { day: dayWritten(written, about), scope: 'date' }
}

/** `2026` and `26` as they are, `-1` as so many years off. */
export function yearIn(year: string | undefined, today: Day): { year?: number } {
  if (year === undefined) return {}
  return { year: /^[+-]/.test(year) ? yearOf(today) + Number(year) : fullYear(year) }
}

function dateInMonth({ which, date }: Found, { today, ...about }: About): Piece {
  const month = addMonths(today, Number(which))
  const written = { year: yearOf(month), month: monthOf(month), date: Number(date) }
  return { day: dayWritten(written, { ...about, today }), scope: 'date' }
}

function dateAlone({ date }: Found, about: About): Piece | undefined {
  const day = dateOfNearestMonth(Number(date), about.today, about.direction)
  return day && { day, scope: 'date' }
}

/** The day a rule finds in a month; without a year in the nearest that has such a day. */
function inMonth({ year, month }: Found, about: About, dayIn: (first: Day) => Day | Problem): Day | Problem {
  const number = Number(month)
  if (number < 1 || number > 12) return noSuchMonth(number)
  const { year: said } = yearIn(year, about.today)
  if (said !== undefined) return dayIn(firstOf(said, number))
  const found = inNearestYear(about, (each) => {
    const day = dayIn(firstOf(each, number))
    return typeof day === 'string' ? day : undefined
  })
  return found ?? dayIn(firstOf(yearOf(about.today), number))
}

function edgeOfMonth(found: Found, about: About): Piece {
  return { day: inMonth(found, about, (first) => edgeOf(first, 'month', found.edge as Edge)) }
}

function edgeOfQuarter({ year, quarter, edge }: Found, about: About): Piece {
  const edgeIn = (each: number) => edgeOf(quarterOf(each, Number(quarter)).from, 'quarter', edge as Edge)
  const { year: said } = yearIn(year, about.today)
  return {
    day: said === undefined ? (inNearestYear(about, edgeIn) ?? edgeIn(yearOf(about.today))) : edgeIn(said),
  }
}

function edgeOfYear({ year, edge }: Found, { today }: About): Piece {
  return { day: edgeOf(firstOf(yearIn(year, today).year ?? yearOf(today), 1), 'year', edge as Edge) }
}

function edgeOfPeriod({ which, period, edge }: Found, { today }: About): Piece | undefined {
  // 下周末 is the weekend.
  if (period === 'week' && edge === 'end') return undefined
  return { day: edgeOf(shifted(today, period as Period, Number(which)), period as Period, edge as Edge) }
}

/** The nearest in the direction; today counts. */
function bareEdge({ edge }: Found, { today, direction }: About, period: Period): Piece {
  const step = direction === 'past' ? -1 : 1
  const day = edgeOf(today, period, edge as Edge)
  const isReached = step < 0 ? day <= today : day >= today
  return {
    day: isReached
      ? day
      : edgeOf(shifted(firstOf(yearOf(today), monthOf(today)), period, step), period, edge as Edge),
  }
}

function nthInMonth(found: Found, about: About): Piece | undefined {
  const { nth, weekday, which } = found
  if (Number(nth) > 5 && weekday !== undefined) return undefined
  const dayIn = (first: Day) =>
    weekday === undefined ? nthWorkday(first, Number(nth)) : nthWeekday(first, Number(weekday), Number(nth))
  if (which !== undefined) return { day: dayIn(addMonths(about.today, Number(which))) }
  return { day: inMonth(found, about, dayIn) }
}
