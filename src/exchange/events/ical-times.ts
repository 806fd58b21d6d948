import { type Day, dayFromNumber, dayNumber, dayOf, two } from '../../day.ts'
import type { Property } from './ical.ts'

export const MS_PER_DAY = 86_400_000
export const MS_PER_MINUTE = 60_000

/** A date or a date and time as a calendar writes it. */
export interface CalendarTime {
  /** The clock on the wall, in milliseconds as if it were UTC; of a date its midnight. */
  readonly wall: number
  /** Only the day is meant. */
  readonly isDate: boolean
  /** `UTC`, the TZID, or undefined where it is the time of wherever one is. */
  readonly zone: string | undefined
}

const TIME = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?(Z?))?$/i

/** The value of a DTSTART, EXDATE or the like; undefined where it is no date. */
export function readTime(value: string, params: Property['params']): CalendarTime | undefined {
  const found = TIME.exec(value.trim())
  if (!found) return undefined
  const [, year, month, date, hour, minute, second, utc] = found
  const day = dayOf(Number(year), Number(month), Number(date))
  const [hours, minutes, seconds] = [hour, minute, second].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ]
  // A leap second is written 60.
  if (day === undefined || hours > 23 || minutes > 59 || seconds > 60) return undefined
  const midnight = dayNumber(day) * MS_PER_DAY
  if (hour === undefined || params.VALUE?.toUpperCase() === 'DATE')
    return { wall: midnight, isDate: true, zone: undefined }
  return {
    wall: midnight + ((hours * 60 + minutes) * 60 + Math.min(seconds, 59)) * 1000,
    isDate: false,
    zone: utc ? 'UTC' : params.TZID || undefined,
  }
}

const DURATION =
  /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i

/** The milliseconds of a DURATION; undefined where it is none. */
export function readDuration(value: string): number | undefined {
  const found = DURATION.exec(value.trim())
  if (!found || !/\d/.test(value)) return undefined
  const [weeks, days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const size = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
  return (found[1] === '-' ? -size : size) * 1000
}

/** `+0130` or `-050000` in minutes; undefined where it is no offset. */
export function readOffset(value: string): number | undefined {
  const found = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(value.trim())
  if (!found) return undefined
  const minutes = Number(found[2]) * 60 + Number(found[3]) + Number(found[4] ?? 0) / 60
  return found[1] === '-' ? -minutes : minutes
}

/** The number of the day on which the clock stands. */
export function dayNumberOf(wall: number): number {
  return Math.floor(wall / MS_PER_DAY)
}

/** The day on which the clock stands. */
export function wallDay(wall: number): Day {
  return dayFromNumber(dayNumberOf(wall))
}

/** `HH:MM` that the clock shows. */
export function wallTime(wall: number): string {
  const minutes = Math.floor((wall - dayNumberOf(wall) * MS_PER_DAY) / MS_PER_MINUTE)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** `20261122`. */
export function basicDay(day: Day): string {
  return day.replaceAll('-', '')
}

/** `20261122T153000`: the time of wherever one is. */
export function basicTime(day: Day, time: string): string {
  return `${basicDay(day)}T${time.replace(':', '')}00`
}

/** An instant with offset as `20261122T073000Z`. */
export function basicInstant(instant: string): string {
  const ms = Date.parse(instant)
  const utc = new Date(Number.isNaN(ms) ? 0 : ms).toISOString()
  return `${utc.slice(0, 19).replace(/[-:]/g, '')}Z`
}
