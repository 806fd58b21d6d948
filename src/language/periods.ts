import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  monthAround,
  monthOf,
  type Range,
  weekAround,
  weekday,
  yearOf,
} from '../day.ts'
import { isoWeek, isoWeekRange } from '../months.ts'
import { type Direction, inNearestYear, monthTitle, type Problem, weekdayName } from './calendar.ts'
import { say } from './say.ts'

export type Unit = 'day' | 'workday' | 'week' | 'fortnight' | 'month' | 'quarter' | 'half' | 'year'

/** Of which a day is part. */
export type Period = 'week' | 'month' | 'quarter' | 'half' | 'year'

export type Edge = 'start' | 'middle' | 'end'

/** `count` units later, or earlier where negative; the 31st becomes the last day of a shorter month. */
export function shifted(day: Day, unit: Unit, count: number): Day {
  switch (unit) {
    case 'day':
      return addDays(day, count)
    case 'workday':
      return addWorkdays(day, count)
    case 'week':
      return addDays(day, 7 * count)
    case 'fortnight':
      return addDays(day, 14 * count)
    case 'month':
      return addMonths(day, count)
    case 'quarter':
      return addMonths(day, 3 * count)
    case 'half':
      return addMonths(day, 6 * count)
    case 'year':
      return addMonths(day, 12 * count)
  }
}

/** Likewise, but refused where the calendar ends before that. */
export function reached(day: Day, unit: Unit, count: number): Day | Problem {
  const there = shifted(day, unit, count)
  if (there > '1000-01-01' && there < '9999-12-31') return there
  return { problem: say`${sayLength(Math.abs(count), unit)} from ${day} is beyond the years 1000 to 9999.` }
}

/** Only of counts that lead out of the calendar: these are never one. */
function sayLength(count: number, unit: Unit): string {
  switch (unit) {
    case 'day':
      return say`${count} days`
    case 'workday':
      return say`${count} workdays`
    case 'week':
      return say`${count} weeks`
    case 'fortnight':
      return say`${count} fortnights`
    case 'month':
      return say`${count} months`
    case 'quarter':
      return say`${count} quarters`
    case 'half':
      return say`${count} half-years`
    case 'year':
      return say`${count} years`
  }
}

function addWorkdays(day: Day, count: number): Day {
  const step = Math.sign(count)
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    if (weekday(reached) <= 5) left--
  }
  return reached
}

/** The whole week, month, quarter or year the day is in. */
export function periodAround(day: Day, period: Period): Range {
  switch (period) {
    case 'week':
      return weekAround(day)
    case 'month':
      return monthAround(day)
    case 'quarter':
      return quarterOf(yearOf(day), Math.ceil(monthOf(day) / 3))
    case 'half':
      return halfOf(yearOf(day), Math.ceil(monthOf(day) / 6))
    case 'year':
      return yearRange(yearOf(day))
  }
}

/** The three months of quarter 1–4. */
export function quarterOf(year: number, quarter: number): Range {
  return { from: firstOf(year, quarter * 3 - 2), to: monthAround(firstOf(year, quarter * 3)).to }
}

/** The six months of half-year 1 or 2. */
export function halfOf(year: number, half: number): Range {
  return { from: firstOf(year, half * 6 - 5), to: monthAround(firstOf(year, half * 6)).to }
}

/** In the past the year of the latest such period that has begun, else of the first that is not over. */
export function yearBegun(
  { today, direction }: { readonly today: Day; readonly direction: Direction },
  firstMonth: number,
  period: Period,
): number {
  const from = direction === 'past' ? today : periodAround(today, period).from
  return yearOf(inNearestYear({ today: from, direction }, (year) => firstOf(year, firstMonth)) ?? today)
}

/** Of the past the latest that has begun, else the first that is not over. */
export function weekend(
  _: unknown,
  { today, direction }: { readonly today: Day; readonly direction: Direction },
): Range {
  const saturday = addDays(weekAround(today).from, 5)
  const from = direction === 'past' && saturday > today ? addDays(saturday, -7) : saturday
  return { from, to: addDays(from, 1) }
}

/** A range of two days of which the second must not be the earlier. */
export function ordered(from: Day, to: Day): Range | Problem {
  return from <= to ? { from, to } : { problem: say`The range from ${from} to ${to} ends before it begins.` }
}

export function yearRange(year: number): Range {
  return { from: firstOf(year, 1), to: `${year}-12-31` as Day }
}

/** The first day of a month 1–12 of a year of four digits. */
export function firstOf(year: number, month: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-01` as Day
}

/** The Monday to Sunday of a numbered ISO week of a year of four digits. */
export function weekOf(year: number, week: number): Range | Problem {
  const name = `${year}-W${String(week).padStart(2, '0')}`
  const last = isoWeek(`${year}-12-28` as Day).slice(-2)
  return isoWeekRange(name) ?? { problem: say`${name} does not exist: ${year} has weeks 01 to ${last}.` }
}

/** The middle is Wednesday, the 15th, the 15th of a quarter's second month, 1 July. */
export function edgeOf(day: Day, period: Period, edge: Edge): Day {
  const { from, to } = periodAround(day, period)
  if (edge !== 'middle') return edge === 'start' ? from : to
  switch (period) {
    case 'week':
      return addDays(from, 2)
    case 'month':
      return addDays(from, 14)
    case 'quarter':
      return addDays(addMonths(from, 1), 14)
    case 'half':
      return addMonths(from, 3)
    case 'year':
      return addMonths(from, 6)
  }
}

/** The first to fifth of a weekday in the day's month, or with -1 the last. */
export function nthWeekday(day: Day, wanted: number, nth: number): Day | Problem {
  const { from, to } = monthAround(day)
  if (nth < 0) return addDays(to, -((weekday(to) - wanted + 7) % 7))
  const found = addDays(from, ((wanted - weekday(from) + 7) % 7) + 7 * (nth - 1))
  if (found <= to) return found
  const month = monthTitle(yearOf(day), monthOf(day))
  return {
    problem: say`${month} has only four days named ${weekdayName(addDays(from, (wanted - weekday(from) + 7) % 7))}.`,
  }
}

/** The first and further working days of the day's month, or with -1 the last; Saturdays and Sundays do not count. */
export function nthWorkday(day: Day, nth: number): Day {
  const { from, to } = monthAround(day)
  return nth < 0 ? addWorkdays(addDays(to, 1), -1) : addWorkdays(addDays(from, -1), nth)
}

/** The nearest such day of a month: in the past the latest up to today, else the earliest from today on. */
export function dateOfNearestMonth(date: number, today: Day, direction: Direction): Day | undefined {
  const step = direction === 'past' ? -1 : 1
  const first = monthAround(today).from
  for (let count = 0; count <= 2; count++) {
    const month = addMonths(first, step * count)
    const day = dayOf(yearOf(month), monthOf(month), date)
    if (day && (step < 0 ? day <= today : day >= today)) return day
  }
  return undefined
}
