import { type Day, dateOf, dayOf, daysInMonth, monthOf, weekday, yearOf } from '../day.ts'
import { locale, say } from './say.ts'

/** Monday first, as weeks are here. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** Two letters each, Monday first: heads of columns. */
export const WEEKDAYS_SHORT = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const

/** Monday first; the Sunday of a day's name may also be 天. */
const HAN_WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `log --on fri` looks to the past, `--next fri` to the future. */
export type Direction = 'past' | 'future'

/** The order of the numbers in dates such as 3/4/2026. */
export type Order = 'dmy' | 'mdy' | 'ymd'

/** A day, and where it was said a time of that day. */
export interface When {
  readonly day: Day
  /** `HH:MM`, or null where only the day is known. */
  readonly time: string | null
}

/** Why a text cannot be taken: one sentence, and lines that may stand below it. */
export interface Problem {
  readonly problem: string
  readonly details?: readonly string[]
}

/** A date as someone wrote it; the calendar may have no such day. */
export interface Written {
  readonly year?: number
  readonly month: number
  readonly date: number
}

/** `Fri 2026-11-27`, `2026-11-27 周五` */
export function sayDay(day: Day): string {
  return inChinese() ? `${day} ${weekdayShort(day)}` : `${weekdayShort(day)} ${day}`
}

/** `Fri 2026-11-27 15:00`, `2026-11-27 周五 15:00`; it can be read back. */
export function sayWhen(when: When): string {
  return when.time === null ? sayDay(when.day) : `${sayDay(when.day)} ${when.time}`
}

/** `Friday 27 November 2026`, `2026年11月27日 周五` */
export function sayLongDay(day: Day): string {
  if (inChinese()) return `${monthTitle(yearOf(day), monthOf(day))}${dateOf(day)}日 ${weekdayShort(day)}`
  return `${weekdayName(day)} ${dateOf(day)} ${monthTitle(yearOf(day), monthOf(day))}`
}

/** `Friday 27 November`, `11月27日 周五`: the year goes without saying. */
export function sayDayOfYear(day: Day): string {
  const date = sayDate(monthOf(day), dateOf(day))
  return inChinese() ? `${date} ${weekdayShort(day)}` : `${weekdayName(day)} ${date}`
}

/** `Fri 27 Nov` and `Fri 27` without the month; `11月27日 周五` and `27日 周五`. */
export function sayShortDay(day: Day, withMonth: boolean): string {
  const month = withMonth ? monthShort(monthOf(day)) : ''
  if (inChinese()) return `${month}${dateOf(day)}日 ${weekdayShort(day)}`
  return `${weekdayShort(day)} ${day.slice(8)} ${month}`.trimEnd()
}

/** `03 Nov`, `11月3日` */
export function sayDateShort(day: Day): string {
  const month = monthShort(monthOf(day))
  return inChinese() ? `${month}${dateOf(day)}日` : `${day.slice(8)} ${month}`
}

/** `27 November`, `11月27日` of a month 1–12. */
export function sayDate(month: number, date: number): string {
  return inChinese() ? `${month}月${date}日` : `${date} ${monthName(month)}`
}

/** `Friday`, `星期五` */
export function weekdayName(day: Day): string {
  return inChinese() ? `星期${weekdayHead(day)}` : (WEEKDAYS[weekday(day) - 1] as string)
}

/** `Fri`, `周五` */
export function weekdayShort(day: Day): string {
  return inChinese() ? `周${weekdayHead(day)}` : weekdayName(day).slice(0, 3)
}

/** `Fr`, `五`: the head of a column, two columns wide in every language. */
export function weekdayHead(day: Day): string {
  const heads = inChinese() ? HAN_WEEKDAYS : WEEKDAYS_SHORT
  return heads[weekday(day) - 1] as string
}

/** `November`, `11月` of a month 1–12. */
export function monthName(month: number): string {
  return inChinese() ? `${month}月` : (MONTHS[month - 1] ?? '')
}

/** `Nov`, `11月` of a month 1–12. */
export function monthShort(month: number): string {
  return inChinese() ? `${month}月` : monthName(month).slice(0, 3)
}

/** `November 2026`, `2026年11月` */
export function monthTitle(year: number, month: number): string {
  return inChinese() ? `${year}年${month}月` : `${monthName(month)} ${year}`
}

function inChinese(): boolean {
  return locale() === 'zh-CN'
}

/** 1–12 for a name of which the first three letters count, 0 for none. */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1
}

/** `3 April 2026`, or `3 April` without a year; `2026年4月3日`, `4月3日`. */
export function nameOfWritten({ year, month, date }: Written): string {
  if (inChinese()) return `${year === undefined ? '' : `${year}年`}${sayDate(month, date)}`
  return `${date} ${MONTHS[month - 1] ?? `month ${month}`}${year === undefined ? '' : ` ${year}`}`
}

/** Where the year is not written, the nearest day in the direction; today counts in both. */
export function dayWritten(
  written: Written,
  about: { readonly today: Day; readonly direction: Direction },
  text?: string,
): Day | Problem {
  const { year, month, date } = written
  const day =
    year === undefined ? inNearestYear(about, (each) => dayOf(each, month, date)) : dayOf(year, month, date)
  return day ?? noSuchDay(written, text)
}

/** The latest day up to today, or the earliest from today on, of those a rule names in each year. */
export function inNearestYear(
  about: { readonly today: Day; readonly direction: Direction },
  dayIn: (year: number) => Day | undefined,
): Day | undefined {
  const step = about.direction === 'past' ? -1 : 1
  for (let count = 0; count <= LONGEST_LEAP_GAP; count++) {
    const year = yearOf(about.today) + step * count
    const day = year < 1000 || year > 9999 ? undefined : dayIn(year)
    if (day && (step < 0 ? day <= about.today : day >= about.today)) return day
  }
  return undefined
}

/** Years from 1896 to 1904. */
const LONGEST_LEAP_GAP = 8

/** Why the calendar lacks the day: `2026-02-30 does not exist: February 2026 has 28 days.` */
export function noSuchDay(written: Written, text: string = nameOfWritten(written)): Problem {
  return { problem: sayNoSuchDay(written, text) }
}

function sayNoSuchDay({ year, month }: Written, text: string): string {
  if (year !== undefined && (year < 1000 || year > 9999)) {
    return say`${text} does not exist: years run from 1000 to 9999.`
  }
  if (month < 1 || month > 12) return say`${text} does not exist: months run from 1 to 12.`
  if (year === undefined && month === 2) {
    return say`${text} does not exist: ${monthName(month)} has 28 days, 29 in a leap year.`
  }
  const name = year === undefined ? monthName(month) : monthTitle(year, month)
  return say`${text} does not exist: ${name} has ${daysInMonth(year ?? 2001, month)} days.`
}

/** Likewise of a month alone. */
export function noSuchMonth(month: number): Problem {
  return { problem: say`There is no month ${month}: months run from 1 to 12.` }
}

const ORDERS: readonly Order[] = ['dmy', 'mdy', 'ymd']

/** The orders in which three numbers, or two without a year, could be a date at all. */
export function ordersOf(first: string, second: string, third?: string): Order[] {
  return ORDERS.filter((order) => {
    const written = arranged(order, first, second, third)
    return written && written.month >= 1 && written.month <= 12 && written.date >= 1 && written.date <= 31
  })
}

/** Three numbers, or two without a year, read in an order; undefined where they cannot stand in it. */
export function arranged(
  order: Order,
  first: string,
  second: string,
  third?: string,
  pivot = 100,
): Written | undefined {
  if (first.length === 4 || order === 'ymd') {
    if (third === undefined) return { month: Number(first), date: Number(second) }
    if (first.length < 2 || third.length > 2) return undefined
    return { year: fullYear(first, pivot), month: Number(second), date: Number(third) }
  }
  const [date, month] = order === 'dmy' ? [first, second] : [second, first]
  const year = third === undefined ? {} : { year: fullYear(third, pivot) }
  return { ...year, month: Number(month), date: Number(date) }
}

/** Two digits below the pivot are of this century, from it on of the last. */
export function fullYear(digits: string, pivot = 100): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < pivot ? 2000 + year : 1900 + year
}
