import { addDays, type Day, dayOf, monthAround, monthOf, type Range, weekStart, yearOf } from '../day.ts'
import { dayWritten, noSuchMonth, type Problem } from './calendar.ts'
import { yearIn } from './chinese-dates.ts'
import { partsOfSpan } from './chinese-numbers.ts'
import { spanFrom } from './chinese-relative.ts'
import type { Patterns } from './patterns.ts'
import {
  firstOf,
  halfOf,
  ordered,
  type Period,
  periodAround,
  quarterOf,
  shifted,
  weekend,
  weekOf,
  yearBegun,
  yearRange,
} from './periods.ts'
import type { About, Found } from './phrases.ts'

const TO = '到|至|-|~'

/** Phrases for a month, a week or another run of days. */
export const RANGES: Patterns<Range | Problem> = [
  ['{year}? {month}', month],
  ['{year}', ({ year }, { today }) => yearRange(yearIn(year, today).year ?? yearOf(today))],
  ['{which} {period}', ({ which, period }, { today }) => around(today, period, which)],
  ['{which} {week} 末', ({ which }, { today }) => weekendOf(addDays(weekStart(today), 7 * Number(which)))],
  ['{week} 末', weekend],
  ['{year}? {quarter}', quarter],
  ['{year}? {half}', half],
  ['{year}? {month} {third}', (found, about) => thirdOf(month(found, about), found.third)],
  ['{which} 月 {third}', ({ which, third }, { today }) => thirdOf(around(today, 'month', which), third)],
  ['{year}? 第 {number} 周', week],
  ['最近|近|过去|过往 {span} 内|以来?', (found, about) => run(found, about, -1)],
  ['最近|近|过去|过往 {number} {unit}', (found, about) => run(withUnit(found), about, -1)],
  ['未来|今后|接下来|往后 {span} 内?', (found, about) => run(found, about, 1)],
  ['未来|今后|接下来|往后 {number} {unit}', (found, about) => run(withUnit(found), about, 1)],
  ['{span} 内|以内|之内', (found, about) => run(found, about, about.direction === 'past' ? -1 : 1)],
  ['{span}', (found, about) => run(found, about, about.direction === 'past' ? -1 : 1)],
  [
    '{which} {period} 至今|以来',
    ({ which, period }, { today }) => ({ from: around(today, period, which).from, to: today }),
  ],
  ['今年|年初 至今|以来', (_, { today }) => ({ from: firstOf(yearOf(today), 1), to: today })],
  ['月初 至今|以来', (_, { today }) => ({ from: monthAround(today).from, to: today })],
  [`{year}? {month} {fromDate} ${TO} {date}`, daysOfMonth],
  [`{year} {month} ${TO} {toMonth}`, monthsOfYear],
  [`{which} {week} {weekday} ${TO} {week}? {toWeekday}`, daysOfWeek],
]

function month({ year, month }: Found, about: About): Range | Problem {
  const number = Number(month)
  const first = dayOf(2000, number, 1)
  if (!first) return noSuchMonth(number)
  return monthAround(firstOf(yearIn(year, about.today).year ?? yearBegun(about, number, 'month'), number))
}

function quarter({ year, quarter }: Found, about: About): Range {
  const number = Number(quarter)
  return quarterOf(yearIn(year, about.today).year ?? yearBegun(about, number * 3 - 2, 'quarter'), number)
}

function half({ year, half }: Found, about: About): Range {
  const number = Number(half)
  return halfOf(yearIn(year, about.today).year ?? yearBegun(about, number * 6 - 5, 'half'), number)
}

function around(today: Day, period: string | undefined, which: string | undefined): Range {
  return periodAround(shifted(today, period as Period, Number(which)), period as Period)
}

function weekendOf(monday: Day): Range {
  return { from: addDays(monday, 5), to: addDays(monday, 6) }
}

/** 上旬 and 中旬 have ten days each, 下旬 the rest. */
function thirdOf(range: Range | Problem, third: string | undefined): Range | Problem {
  if ('problem' in range) return range
  const from = addDays(range.from, 10 * (Number(third) - 1))
  return { from, to: third === '3' ? range.to : addDays(from, 9) }
}

function week({ year, number }: Found, { today }: About): Range | Problem {
  const said = yearIn(year, today).year ?? yearOf(addDays(weekStart(today), 3))
  return weekOf(said, Number(number))
}

/** 近7日 and 近3月, where the unit is no date. */
function withUnit({ number, unit }: Found): Found {
  return { span: `${number} ${unit}` }
}

/** So many days of which today is one end. */
function run({ span }: Found, { today }: About, sign: number): Range | Problem | undefined {
  if (partsOfSpan(span)[0]?.unit === 'workday') return undefined
  const beyond = spanFrom(today, span, sign)
  if (typeof beyond !== 'string') return beyond
  return sign < 0 ? { from: addDays(beyond, 1), to: today } : { from: today, to: addDays(beyond, -1) }
}

/** The last day is of the same month as the first. */
function daysOfMonth({ year, month, fromDate, date }: Found, about: About): Range | Problem {
  const first = dayWritten(
    { ...yearIn(year, about.today), month: Number(month), date: Number(fromDate) },
    about,
  )
  if (typeof first !== 'string') return first
  const last = dayWritten({ year: yearOf(first), month: monthOf(first), date: Number(date) }, about)
  return typeof last === 'string' ? ordered(first, last) : last
}

function monthsOfYear({ year, month: name, toMonth }: Found, about: About): Range | Problem {
  const first = month({ year, month: name }, about)
  const last = month({ year, month: toMonth }, about)
  if ('problem' in first) return first
  return 'problem' in last ? last : ordered(first.from, last.to)
}

function daysOfWeek({ which, weekday, toWeekday }: Found, { today }: About): Range | Problem {
  const monday = addDays(weekStart(today), 7 * Number(which))
  return ordered(addDays(monday, Number(weekday) - 1), addDays(monday, Number(toWeekday) - 1))
}
