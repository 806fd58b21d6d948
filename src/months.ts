import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addMonths as addMonthsTo } from 'date-fns/addMonths'
import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import {
  addDays,
  type Day,
  dateOf,
  dayFromNumber,
  dayOf,
  monthOf,
  type Range,
  two,
  weekAround,
  yearOf,
} from './day.ts'

const MS_PER_DAY = 86_400_000

/** `count` months later or earlier, within the years 1000 to 9999; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, count: number): Day {
  return fromDate(addMonthsTo(toDate(day), count))
}

/** The ISO week as `2026-W47`. */
export function isoWeek(day: Day): string {
  const date = toDate(day)
  return `${getISOWeekYear(date)}-W${two(getISOWeek(date))}`
}

/** The Monday to Sunday of an ISO week such as `2026-W47`, or undefined where the year has no such week. */
export function isoWeekRange(text: string): Range | undefined {
  const match = /^(\d{4})-?W(\d{2})$/i.exec(text)
  if (!match) return undefined
  const fourthOfJanuary = dayOf(Number(match[1]), 1, 4)
  if (!fourthOfJanuary) return undefined
  const range = weekAround(addDays(fourthOfJanuary, (Number(match[2]) - 1) * 7))
  return isoWeek(range.from) === `${match[1]}-W${match[2]}` ? range : undefined
}

function toDate(day: Day): Date {
  return new UTCDateMini(yearOf(day), monthOf(day) - 1, dateOf(day))
}

function fromDate(date: Date): Day {
  return dayFromNumber(Math.floor(date.getTime() / MS_PER_DAY))
}
