declare const brand: unique symbol

/** A calendar day `YYYY-MM-DD` in the user's own zone; it never moves when the laptop travels. */
export type Day = string & { readonly [brand]: 'Day' }

/** Both ends included. */
export interface Range {
  readonly from: Day
  readonly to: Day
}

const MS_PER_DAY = 86_400_000

/** The day of year, month (1–12) and day of month, or undefined where the calendar has none. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return undefined
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined
  if (!Number.isInteger(date) || date < 1 || date > daysInMonth(year, month)) return undefined
  return `${year}-${two(month)}-${two(date)}` as Day
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  return dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) !== undefined
}

/** How many days the month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / MS_PER_DAY
}

/** The day that lies `number` days after 1970-01-01; what lies beyond the years 1000 to 9999 is their first or last day. */
export function dayFromNumber(number: number): Day {
  const within = Math.min(Math.max(number, FIRST_DAY), LAST_DAY)
  return new Date(within * MS_PER_DAY).toISOString().slice(0, 10) as Day
}

/** 1000-01-01 and 9999-12-31. */
const FIRST_DAY = -354_285
const LAST_DAY = 2_932_896

/** `count` days later, or earlier where negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** `count` months later or earlier, within the years 1000 to 9999; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count
  const year = Math.floor(months / 12)
  if (year < 1000) return dayFromNumber(FIRST_DAY)
  if (year > 9999) return dayFromNumber(LAST_DAY)
  const month = months - year * 12 + 1
  return `${year}-${two(month)}-${two(Math.min(dateOf(day), daysInMonth(year, month)))}` as Day
}

/** Whole days from the first day to the second; negative where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the day's week. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

/** The Monday to Sunday around the day. */
export function weekAround(day: Day): Range {
  const from = weekStart(day)
  return { from, to: addDays(from, 6) }
}

/** The first to the last day of the day's month. */
export function monthAround(day: Day): Range {
  const from = `${day.slice(0, 7)}-01` as Day
  return { from, to: `${day.slice(0, 7)}-${two(daysInMonth(yearOf(day), monthOf(day)))}` as Day }
}

/** Every day of the range in order; empty where it ends before it begins. */
export function daysIn(range: Range): Day[] {
  const first = dayNumber(range.from)
  const count = dayNumber(range.to) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayFromNumber(first + index))
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** 1–12. */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

/** 1–31. */
export function dateOf(day: Day): number {
  return Number(day.slice(8, 10))
}

/** Two digits at least. */
export function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`
}
