import { type Day, daysBetween } from '../day.ts'
import { Failure } from '../errors.ts'
import { type Interval, intervalsAfter, intervalText, LAST_DAY, readInterval } from '../language/interval.ts'
import { sayEvery } from '../plans/plan.ts'
import type { FollowupRow } from '../store/schema.ts'
import { agreedDay } from './promise.ts'

/** Reads what was typed after `--every`. */
export function everyTyped(typed: string): Interval {
  const every = readInterval(typed)
  if (every) return every
  throw new Failure('usage', `--every takes an interval such as 2w, 3m or monthly, not “${typed}”.`)
}

/** An interval as it is kept, in words: `every 3 months`; as it is where it cannot be read. */
export function everySaid(every: string | null): string {
  const interval = every === null ? undefined : readInterval(every)
  return interval ? sayEvery(interval) : `every ${every}`
}

/** The columns of a follow-up that comes again, counted from its first day; of one that does not, both null. */
export function recurrence(every: Interval | undefined, first: Day): Pick<FollowupRow, 'every' | 'anchor'> {
  return every ? { every: intervalText(every), anchor: first } : { every: null, anchor: null }
}

/** When it comes again after it was done: the first day counted from its anchor that lies after both that day and the day agreed. */
export function nextDue(
  followup: Pick<FollowupRow, 'due' | 'first_due' | 'every' | 'anchor'>,
  doneOn: Day,
): Day | undefined {
  const every = followup.every === null ? undefined : readInterval(followup.every)
  if (!every) return undefined
  const agreed = agreedDay(followup)
  const anchor = followup.anchor ?? agreed
  const after = doneOn > agreed ? doneOn : agreed
  const longest = every.unit === 'day' ? every.count : every.count * 31
  for (let times = Math.max(1, Math.floor(daysBetween(anchor, after) / longest)); ; times++) {
    const day = intervalsAfter(anchor, every, times)
    if (day > after) return day
    if (day === LAST_DAY) return undefined
  }
}
