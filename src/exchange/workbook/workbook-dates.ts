import { type Day, dayFromNumber, dayNumber, isDay, two } from '../../day.ts'

/** Where a workbook counts its days from: the first day of 1900 or of 1904. */
export type DateSystem = 1900 | 1904

/** Built-in formats that show dates or times, those of East Asian programs included. */
const BUILT_IN: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Whether a built-in number format shows a date or a time. */
export function isBuiltInDate(id: number): boolean {
  return BUILT_IN.some(([first, last]) => id >= first && id <= last)
}

/** Whether a format of the workbook's own does: letters of dates that are neither quoted nor escaped. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/\\.|"[^"]*"|_.|\*./gs, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/e[+-]/gi, '')
    .replace(/general|standard|通用格式/gi, '')
  const [first = ''] = bare.split(';')
  return /[ymdhs]|a{3}/i.test(first)
}

/** Whether a format counts hours beyond a day: `[h]:mm`. */
export function isElapsedFormat(code: string): boolean {
  return /\[(?:h+|m+|s+)\]/i.test(code)
}

/** A moment of a cell; without a day it is a time of day. */
export interface Moment {
  readonly day: Day | undefined
  /** `HH:MM`, or `HH:MM:SS` where it has seconds; undefined at midnight. */
  readonly time: string | undefined
}

const SECONDS = 86_400
/** 9999-12-31 in either system; what is higher is no date. */
const LAST = 2_958_466

/** The moment that a number of days means; undefined where the system has none. */
export function momentOf(serial: number, system: DateSystem): Moment | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST) return undefined
  const seconds = Math.round(serial * SECONDS)
  const days = Math.floor(seconds / SECONDS)
  const time = clockOf(seconds - days * SECONDS)
  if (days === 0 && system === 1900) return { day: undefined, time: time ?? '00:00' }
  return { day: dayFromNumber(dayNumber('1899-12-30' as Day) + offsetOf(days, system)), time }
}

/** Days since 1899-12-30: the system of 1900 believes in a 29 February of that year. */
function offsetOf(days: number, system: DateSystem): number {
  if (system === 1904) return days + 1462
  return days < 60 ? days + 1 : days
}

function clockOf(seconds: number): string | undefined {
  if (seconds === 0) return undefined
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}

/** The moment of a cell that holds it as text: `2026-10-01T15:30:00`. */
export function isoMoment(text: string): Moment | undefined {
  const [, day = '', clock] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(text) ?? []
  if (!isDay(day)) return undefined
  return { day, time: clock?.replace(/^(\d\d:\d\d):00$/, '$1').replace(/^00:00$/, '') || undefined }
}
