import { type Day, daysBetween, type Range } from '../day.ts'
import { type Interval, intervalsAfter } from '../language/interval.ts'

/** No month is longer. */
const LONGEST_MONTH = 31

/** How many days of the range, from a day on, a plan of this interval calls for contact: that day, and each interval after it. */
export function callsFrom(first: Day, every: Interval, to: Day): number {
  if (first > to) return 0
  let times = timesBefore(first, every, to)
  while (intervalsAfter(first, every, times + 1) <= to) times++
  return times + 1
}

/** A day on which a plan calls for contact. */
export interface Call {
  readonly day: Day
  /** The day is over, or the contact was overdue before, and none came. */
  readonly missed: boolean
}

/**
 * The days of a range on which a plan calls for contact: an interval after each contact that satisfies, and every
 * interval again while none comes. `contacts` are days in order; a contact on the day that is due is in time.
 */
export function callsWithin(
  start: Day,
  every: Interval,
  contacts: readonly Day[],
  range: Range,
  today: Day,
): Call[] {
  const calls: Call[] = []
  let clock = start
  for (let at = 0; at <= contacts.length; at++) {
    const next = contacts[at]
    const first = clock < range.from ? timesBefore(clock, every, range.from) : 0
    for (let times = Math.max(1, first); ; times++) {
      const day = intervalsAfter(clock, every, times)
      if (day > range.to || (next !== undefined && day >= next)) break
      if (day >= range.from) calls.push({ day, missed: day < today || (day === today && times > 1) })
    }
    if (next !== undefined) clock = next
  }
  return calls
}

/** At most as often as the interval fits between two days, and hardly less often. */
function timesBefore(from: Day, { count, unit }: Interval, to: Day): number {
  return Math.floor(daysBetween(from, to) / (unit === 'day' ? count : count * LONGEST_MONTH))
}
