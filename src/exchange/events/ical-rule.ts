import { type Day, dateOf, dayFromNumber, dayNumber, dayOf, daysInMonth, monthOf, yearOf } from '../../day.ts'
import { type CalendarTime, readTime } from './ical-times.ts'

/** How an event comes again, as far as calendars of people say it. */
export interface Rule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | undefined
  readonly until: CalendarTime | undefined
  /** 1 is Monday; `nth` 2 is the second of the month, -1 the last, 0 every one. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[]
  readonly months: readonly number[]
  /** Days of the month; -1 is the last. */
  readonly dates: readonly number[]
  /** Which of a period's days are meant; -1 is the last. */
  readonly positions: readonly number[]
  /** The first day of the week, 1 is Monday. */
  readonly weekStart: number
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const READ = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS', 'WKST']

/** Reads the value of an RRULE; undefined where it says what we do not read, such as hours or weeks of the year. */
export function readRule(value: string): Rule | undefined {
  const parts = new Map<string, string>()
  for (const part of value.trim().toUpperCase().split(';')) {
    const [key = '', text = ''] = part.split('=')
    if (key === '' && text === '') continue
    if (key.startsWith('X-')) continue
    if (!READ.includes(key) || text === '') return undefined
    parts.set(key, text)
  }
  const freq = FREQUENCIES.find((each) => each === parts.get('FREQ'))
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : undefined
  const untilText = parts.get('UNTIL')
  const until = untilText === undefined ? undefined : readTime(untilText, {})
  const weekdays = (parts.get('BYDAY')?.split(',') ?? []).map(readWeekday)
  const months = numbersOf(parts.get('BYMONTH'))
  const dates = numbersOf(parts.get('BYMONTHDAY'))
  const positions = numbersOf(parts.get('BYSETPOS'))
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO') + 1
  const known = weekdays.filter((each) => each !== undefined)
  if (freq === undefined || !isWhole(interval, 1, 10_000) || weekStart === 0) return undefined
  if (count !== undefined && !isWhole(count, 1, 1_000_000)) return undefined
  if (untilText !== undefined && until === undefined) return undefined
  if (known.length < weekdays.length) return undefined
  if (!months.every((month) => isWhole(month, 1, 12))) return undefined
  if (!dates.every((date) => isWhole(Math.abs(date), 1, 31))) return undefined
  if (!positions.every((position) => isWhole(Math.abs(position), 1, 366))) return undefined
  // The n-th weekday is of a month; of a year it is another thing.
  const hasNth = known.some(({ nth }) => nth !== 0)
  if (hasNth && (freq === 'DAILY' || freq === 'WEEKLY')) return undefined
  if (freq === 'YEARLY' && known.length > 0 && months.length === 0) return undefined
  return { freq, interval, count, until, weekdays: known, months, dates, positions, weekStart }
}

function isWhole(number: number, min: number, max: number): boolean {
  return Number.isInteger(number) && number >= min && number <= max
}

function numbersOf(list: string | undefined): number[] {
  return list === undefined ? [] : list.split(',').map((text) => (text === '' ? Number.NaN : Number(text)))
}

function readWeekday(text: string): { nth: number; weekday: number } | undefined {
  const [, nth = '', name = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
  return name === '' ? undefined : { nth: Number(nth || 0), weekday: WEEKDAYS.indexOf(name) + 1 }
}

/** A limit that several expansions share, so that no file keeps the program busy for long. */
export interface Budget {
  left: number
}

/**
 * The days of a rule in order, as days since 1970: the first one always, then what fits, up to `last`. COUNT is
 * kept here, UNTIL is the caller's, who knows the zone. Ends early where the budget of periods is used up.
 */
export function* ruleDays(rule: Rule, first: number, last: number, budget: Budget): Generator<number> {
  let count = 1
  yield first
  for (let period = 0; ; period++) {
    if (budget.left-- <= 0) return
    const { days, begins } = periodOf(rule, first, period * rule.interval)
    if (begins > last) return
    for (const day of days) {
      if (day <= first) continue
      if (day > last || (rule.count !== undefined && count >= rule.count)) return
      count++
      yield day
    }
    if (rule.count !== undefined && count >= rule.count) return
  }
}

/** The days of the period that lies so many periods after that of the first day. */
function periodOf(rule: Rule, first: number, steps: number): { days: number[]; begins: number } {
  const day = dayFromNumber(first)
  switch (rule.freq) {
    case 'DAILY': {
      const at = first + steps
      return { begins: at, days: inRule(rule, [at]) }
    }
    case 'WEEKLY': {
      const begins = first - ((weekdayOf(first) - rule.weekStart + 7) % 7) + steps * 7
      const wanted =
        rule.weekdays.length > 0 ? rule.weekdays.map(({ weekday }) => weekday) : [weekdayOf(first)]
      const days = [0, 1, 2, 3, 4, 5, 6].map((index) => begins + index)
      const fitting = days.filter((each) => wanted.includes(weekdayOf(each)))
      return { begins, days: positioned(rule, inRule({ ...rule, weekdays: [] }, fitting)) }
    }
    case 'MONTHLY': {
      const month = yearOf(day) * 12 + monthOf(day) - 1 + steps
      const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1]
      const fits = rule.months.length === 0 || rule.months.includes(inYear)
      const days = fits ? daysOfMonth(rule, year, inYear, dateOf(day)) : []
      return { begins: firstOf(year, inYear), days: positioned(rule, days) }
    }
    case 'YEARLY': {
      const year = yearOf(day) + steps
      return { begins: firstOf(year, 1), days: daysOfYear(rule, year, day) }
    }
  }
}

/** The days of a yearly rule in a year; `start` gives month and date where the rule says none. */
export function daysOfYear(rule: Rule, year: number, start: Day): number[] {
  const every = rule.dates.length > 0 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [monthOf(start)]
  const months = rule.months.length > 0 ? [...rule.months].sort((a, b) => a - b) : every
  return positioned(
    rule,
    months.flatMap((month) => daysOfMonth(rule, year, month, dateOf(start))),
  )
}

function daysOfMonth(rule: Rule, year: number, month: number, date: number): number[] {
  if (year > 9999) return []
  const length = daysInMonth(year, month)
  const begins = firstOf(year, month)
  const dates =
    rule.dates.length > 0
      ? rule.dates.map((each) => (each < 0 ? length + 1 + each : each))
      : rule.weekdays.length > 0
        ? Array.from({ length }, (_, index) => index + 1)
        : [date]
  const days = dates.filter((each) => each >= 1 && each <= length).map((each) => begins + each - 1)
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  if (rule.weekdays.length === 0) return sorted
  return sorted.filter((day) =>
    rule.weekdays.some(({ nth, weekday }) => {
      if (weekdayOf(day) !== weekday) return false
      const index = day - begins
      return (
        nth === 0 || nth === Math.floor(index / 7) + 1 || -nth === Math.floor((length - 1 - index) / 7) + 1
      )
    }),
  )
}

function inRule(rule: Rule, days: number[]): number[] {
  const { weekdays, months, dates } = rule
  if (weekdays.length + months.length + dates.length === 0) return days
  return days.filter((number) => {
    const day = dayFromNumber(number)
    const fromEnd = dateOf(day) - daysInMonth(yearOf(day), monthOf(day)) - 1
    return (
      (weekdays.length === 0 || weekdays.some(({ weekday }) => weekday === weekdayOf(number))) &&
      (months.length === 0 || months.includes(monthOf(day))) &&
      (dates.length === 0 || dates.includes(dateOf(day)) || dates.includes(fromEnd))
    )
  })
}

function positioned(rule: Rule, days: number[]): number[] {
  if (rule.positions.length === 0) return days
  return days.filter(
    (_, index) => rule.positions.includes(index + 1) || rule.positions.includes(index - days.length),
  )
}

function firstOf(year: number, month: number): number {
  const day = dayOf(year, month, 1)
  return day === undefined ? Number.POSITIVE_INFINITY : dayNumber(day)
}

/** 1 is Monday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
