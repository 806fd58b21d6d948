import { addDays, type Day, monthAround, monthOf, type Range, weekAround, yearOf } from '../day.ts'
import { dayWritten, fullYear, monthNumber, type Problem } from './calendar.ts'
import { countOf, offsetOf, ordinalOf, unitOf } from './english-words.ts'
import type { Patterns } from './patterns.ts'
import {
  firstOf,
  halfOf,
  ordered,
  type Period,
  periodAround,
  quarterOf,
  reached,
  shifted,
  weekend,
  weekOf,
  yearBegun,
} from './periods.ts'
import type { About, Found } from './phrases.ts'

/** Phrases for a month, a week or another run of days. */
export const RANGES: Patterns<Range | Problem> = [
  ['{month} {year}?', month],
  ['{which} {month}', monthNamed],
  ['{which} {period}', ({ which, period }, { today }) => around(today, period, offsetOf(which))],
  ['{period} before last', ({ period }, { today }) => around(today, period, -2)],
  ['{period} after next', ({ period }, { today }) => around(today, period, 2)],
  ['{which} weekend', ({ which }, { today }) => weekendOf(addDays(today, 7 * offsetOf(which)))],
  ['{which} {count} {unit}', run],
  ['{which} fortnight', ({ which }, about) => run({ which, count: '1', unit: 'fortnight' }, about)],
  ['{digits} {gluedUnit}', run],
  ['{count} {pluralUnit}', run],
  ['week|wk|w {weekNumber} of? {year}?', week],
  ['q {quarterNumber} {year}?', quarter],
  ['h {halfNumber} {year}?', half],
  ['{nth} half of {year}', halfOfYear],
  ['weekend|wknd', weekend],
  ['from? the? {date} -|to|until|till the? {toDay} of? {month} {year}?', daysOfMonth],
  ['from? {month} the? {date} -|to|until|till the? {toDay} {year}?', daysOfMonth],
  ['between the? {date} and the? {toDay} of? {month} {year}?', daysOfMonth],
  ['between {month} the? {date} and the? {toDay} {year}?', daysOfMonth],
  ['week of|commencing|beginning|starting the? {date} of? {month} {year}?', weekOfDay],
  ['week of|commencing|beginning|starting {month} the? {date} {year}?', weekOfDay],
  ['w / c the? {date} of? {month} {year}?', weekOfDay],
  ['{toDate}', toDate],
  ['{period} to date', toDate],
]

function month({ month: name = '', year }: Found, about: About): Range {
  const number = monthNumber(name)
  return monthAround(firstOf(yearOr(year) ?? yearBegun(about, number, 'month'), number))
}

function quarter({ quarterNumber, year }: Found, about: About): Range {
  const number = Number(quarterNumber)
  return quarterOf(yearOr(year) ?? yearBegun(about, number * 3 - 2, 'quarter'), number)
}

function half({ halfNumber, year }: Found, about: About): Range {
  const number = Number(halfNumber)
  return halfOf(yearOr(year) ?? yearBegun(about, number * 6 - 5, 'half'), number)
}

function halfOfYear({ nth, year }: Found): Range | undefined {
  const number = nth === 'last' ? 2 : ordinalOf(nth)
  return number > 2 ? undefined : halfOf(yearOr(year) as number, number)
}

/** Both days are of one month. */
function daysOfMonth({ date, toDay, month: name = '', year }: Found, about: About): Range | Problem {
  const said = yearOr(year)
  const written = { month: monthNumber(name), ...(said === undefined ? {} : { year: said }) }
  const first = dayWritten({ ...written, date: ordinalOf(date) }, about)
  if (typeof first !== 'string') return first
  const last = dayWritten({ ...written, year: yearOf(first), date: ordinalOf(toDay) }, about)
  return typeof last === 'string' ? ordered(first, last) : last
}

function weekOfDay({ date, month: name = '', year }: Found, about: About): Range | Problem {
  const said = yearOr(year)
  const written = { month: monthNumber(name), date: ordinalOf(date) }
  const day = dayWritten(said === undefined ? written : { ...written, year: said }, about)
  return typeof day === 'string' ? weekAround(day) : day
}

function yearOr(year: string | undefined): number | undefined {
  return year === undefined ? undefined : fullYear(year)
}

function monthNamed({ which, month: name = '' }: Found, { today }: About): Range {
  const number = monthNumber(name)
  const offset = offsetOf(which)
  const inThisYear = offset === 0 || (offset < 0 ? number < monthOf(today) : number > monthOf(today))
  return monthAround(shifted(firstOf(yearOf(today), number), 'year', inThisYear ? 0 : offset))
}

function around(today: Day, period: string | undefined, offset: number): Range {
  return periodAround(shifted(today, period as Period, offset), period as Period)
}

function weekendOf(day: Day): Range {
  const { to } = weekAround(day)
  return { from: addDays(to, -1), to }
}

function run({ which, count, unit }: Found, { today, direction }: About): Range | Problem | undefined {
  if (which === 'this' || unitOf(unit) === 'workday') return undefined
  const sign = which === undefined ? (direction === 'past' ? -1 : 1) : offsetOf(which)
  const beyond = reached(today, unitOf(unit), sign * countOf(count))
  if (typeof beyond !== 'string') return beyond
  return sign < 0 ? { from: addDays(beyond, 1), to: today } : { from: today, to: addDays(beyond, -1) }
}

function week({ weekNumber, year }: Found, { today }: About): Range | Problem {
  return weekOf(yearOr(year) ?? yearOf(addDays(weekAround(today).from, 3)), Number(weekNumber))
}

const PERIODS: Readonly<Record<string, Period>> = { w: 'week', m: 'month', q: 'quarter', y: 'year' }

function toDate({ period = '' }: Found, { today }: About): Range {
  return { from: periodAround(today, PERIODS[period.charAt(0)] ?? 'month').from, to: today }
}
