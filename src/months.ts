import { UTCDateMini } from '@date-fns/utc/date/mini'
import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import { addDays, type Day, dateOf, dayOf, monthOf, type Range, two, weekAround, yearOf } from './day.ts'

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
