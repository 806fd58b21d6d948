import { addDays, addMonths, type Day, monthOf, yearOf } from '../day.ts'
import { dayWritten, fullYear, inNearestYear, monthNumber } from './calendar.ts'
import { nearOf, offsetOf, ordinalOf, weekdayOf } from './english-words.ts'
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

const NAMED: Patterns<Piece> = [
  ['{date} of? {month} {year}?', namedDate],
  ['{month} the? {date} {year}?', namedDate],
  ['{ordinal} of {month} {year}?', namedDate],
  ['{year} {month} {date}', namedDate],
]

const IN_A_MONTH: Patterns<Piece> = [
  ['{ordinalFigure}', dateAlone],
  ['{ordinal} of the? {which}? month', dateInMonth],
  ['{ordinal} {which} month', dateInMonth],
  ['{which} month on? the? {ordinal}', dateInMonth],
  ['{nth} {weekday} of|in the? {which}? month', nthInMonth],
  ['{nth} {weekday} of|in {month} {year}?', nthInMonth],
]

const EDGES: Patterns<Piece> = [
  ['{edge} of the? {which}? {period}', edge],
  ['{firstOrLast} day of the? {which}? {period}', edge],
  ['{edge} {which} {period}', edge],
  ['{mid} -? {which}? {period}', edge],
  ['{toEnd}', ({ toEnd }, about) => edge({ period: toEnd?.slice(2) }, about)],
  ['month -? end', (_, about) => edge({ period: 'month' }, about)],
  ['quarter -? end', (_, about) => edge({ period: 'quarter' }, about)],
  ['year -? end', (_, about) => edge({ period: 'year' }, about)],
  ['{edge} of {month} {year}?', edgeOfMonth],
  ['{firstOrLast} day of {month} {year}?', edgeOfMonth],
  ['{mid} {month} {year}?', edgeOfMonth],
  ['{edge} of {year}', edgeOfYear],
  ['{mid} {year}', edgeOfYear],
  ['{edge} of? q {quarterNumber} {year}?', edgeOfQuarter],
  ['{mid} -? q {quarterNumber} {year}?', edgeOfQuarter],
  ['q {quarterNumber} {edge} {year}?', edgeOfQuarter],
  ['{firstOrLast} working|business|work day of the? {which}? month', workdayInMonth],
  ['{firstOrLast} working|business|work day of {month} {year}?', workdayInMonth],
  ['{firstOrLast} workday of the? {which}? month', workdayInMonth],
  ['{firstOrLast} workday of {month} {year}?', workdayInMonth],
  ['eod|cob', (_, { today }) => ({ day: today })],
  ['end of the? day', (_, { today }) => ({ day: today })],
  ['close of business', (_, { today }) => ({ day: today })],
  ['eod|cob on? {weekday}', ({ weekday }) => ({ weekday: weekdayOf(weekday) })],
  ['eod|cob {near}', ({ near }, { today }) => ({ day: addDays(today, nearOf(near)) })],
]

/** Phrases that name a place in a month, a quarter or a year. */
export const CALENDAR_DATES = [...NAMED, ...IN_A_MONTH, ...EDGES]

function namedDate({ date, month = '', year }: Found, about: About): Piece {
  const written = { month: monthNumber(month), date: ordinalOf(date), ...yearIn(year) }
  return { day: dayWritten(written, about), scope: 'date' }
}

function yearIn(year: string | undefined): { year?: number } {
  return year === undefined ? {} : { year: fullYear(year) }
}

function dateAlone({ date }: Found, { today, direction }: About): Piece | undefined {
  const day = dateOfNearestMonth(ordinalOf(date), today, direction)
  return day && { day, scope: 'date' }
}

function dateInMonth({ date, which }: Found, about: About): Piece {
  const month = addMonths(about.today, offsetOf(which))
  const written = { year: yearOf(month), month: monthOf(month), date: ordinalOf(date) }
  return { day: dayWritten(written, about), scope: 'date' }
}

function nthInMonth({ nth = '', weekday, which, month, year }: Found, about: About): Piece | undefined {
  const number = nth === 'last' ? -1 : ordinalOf(nth)
  if (number > 5) return undefined
  const dayIn = (first: Day) => nthWeekday(first, weekdayOf(weekday), number)
  if (month === undefined) return { day: dayIn(addMonths(about.today, offsetOf(which))) }
  return { day: inMonth(month, year, about, dayIn) }
}

/** The day a rule finds in a named month; without a year in the nearest that has such a day. */
function inMonth<T>(
  month: string,
  year: string | undefined,
  about: About,
  dayIn: (first: Day) => Day | T,
): Day | T {
  const number = monthNumber(month)
  const inYear = (each: number) => dayIn(firstOf(each, number))
  const { year: said } = yearIn(year)
  if (said !== undefined) return inYear(said)
  const found = inNearestYear(about, (each) => {
    const day = inYear(each)
    return typeof day === 'string' ? (day as Day) : undefined
  })
  return found ?? inYear(yearOf(about.today))
}

const EDGE_BY_LETTER: Readonly<Record<string, Edge>> = { b: 'start', s: 'start', f: 'start', m: 'middle' }

function edgeSaid(text = 'end'): Edge {
  return EDGE_BY_LETTER[text.charAt(0)] ?? 'end'
}

const PERIOD_BY_LETTER: Readonly<Record<string, Period>> = { w: 'week', m: 'month', q: 'quarter', y: 'year' }

function edge({ edge: said, which, period = '' }: Found, { today }: About): Piece {
  const length = PERIOD_BY_LETTER[period.charAt(0)] ?? 'month'
  return { day: edgeOf(shifted(today, length, offsetOf(which)), length, edgeSaid(said)) }
}

function edgeOfMonth({ edge: said, month = '', year }: Found, about: About): Piece {
  return { day: inMonth(month, year, about, (first) => edgeOf(first, 'month', edgeSaid(said))) }
}

function edgeOfQuarter({ edge: said, quarterNumber, year }: Found, about: About): Piece {
  const edgeIn = (each: number) =>
    edgeOf(quarterOf(each, Number(quarterNumber)).from, 'quarter', edgeSaid(said))
  const written = yearIn(year).year
  if (written !== undefined) return { day: edgeIn(written) }
  return { day: inNearestYear(about, edgeIn) ?? edgeIn(yearOf(about.today)) }
}

function workdayInMonth({ edge: said, which, month, year }: Found, about: About): Piece {
  const dayIn = (first: Day) => nthWorkday(first, edgeSaid(said) === 'start' ? 1 : -1)
  if (month === undefined) return { day: dayIn(addMonths(about.today, offsetOf(which))) }
  return { day: inMonth(month, year, about, dayIn) }
}

function edgeOfYear({ edge: said, year }: Found, { today }: About): Piece {
  return { day: edgeOf(firstOf(yearIn(year).year ?? yearOf(today), 1), 'year', edgeSaid(said)) }
}
