import { addDays, type Day, dayNumber } from './day.ts'

/** How many days of contact the usual gap is taken from, and how many gaps there must be. */
export const DAYS_CONSIDERED = 13
const LEAST_GAPS = 4

/** Less than so many days of silence are never against anybody's rhythm. */
const LEAST_DAYS = 14

/** The middle one of the days between the last days of contact, given newest first; null where there are too few. */
export function usualGap(days: readonly Day[]): number | null {
  const gaps = days.slice(1).map((day, at) => dayNumber(days[at] as Day) - dayNumber(day))
  if (gaps.length < LEAST_GAPS) return null
  return gaps.sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] as number
}

/** The day from which a client with a usual gap has been quiet for longer than is usual with it. */
export function rhythmDue(last: Day, usualGap: number): Day {
  return addDays(last, Math.max(LEAST_DAYS, Math.ceil(usualGap * 1.5)))
}
