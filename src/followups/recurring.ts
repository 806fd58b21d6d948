import { addDays, type Day, daysBetween } from '../day.ts'
import { Failure } from '../errors.ts'
import { type Interval, intervalsAfter, intervalText, LAST_DAY, readInterval } from '../language/interval.ts'
import { lunarOf, nextLunar } from '../language/lunar.ts'
import { say } from '../language/say.ts'
import { sayEvery } from '../plans/plan.ts'
import type { FollowupRow } from '../store/schema.ts'
import { agreedDay } from './promise.ts'

/** Each year on the same day of the lunar calendar, as it is kept and typed. */
export const LUNAR_YEAR = 'lunar-year'

/** What comes again: after an interval, or each lunar year. */
export type Recurrence = Interval | typeof LUNAR_YEAR

const LUNAR_WORDS =
  /^(?:lunar[- ]?year(?:ly)?|(?:农历|農曆|阴历|陰曆)(?:每|一)?年|每年(?:农历|農曆|阴历|陰曆))$/i

/** Reads what was typed after `--every`. */
export function everyTyped(typed: string): Recurrence {
  const every = everyRead(typed)
  if (every) return every
  throw new Failure(
    'usage',
    say`--every takes an interval such as 2w, 3m or monthly, or lunar-year, not “${typed}”.`,
  )
}

function everyRead(text: string): Recurrence | undefined {
  return LUNAR_WORDS.test(text.normalize('NFKC').trim()) ? LUNAR_YEAR : readInterval(text)
}

/** An interval as it is kept, in words: `every 3 months`, `every lunar year`; as it is where it cannot be read. */
export function everySaid(every: string): string {
  const recurrence = everyRead(every)
  return recurrence ? sayRecurrence(recurrence) : say`every ${every}`
}

/** The same of one that was typed. */
export function sayRecurrence(every: Recurrence): string {
  return every === LUNAR_YEAR ? say`every lunar year` : sayEvery(every)
}

/** The columns of a follow-up that comes again, counted from its first day; of one that does not, both null. */
export function recurrence(every: Recurrence | undefined, first: Day): Pick<FollowupRow, 'every' | 'anchor'> {
  if (every === undefined) return { every: null, anchor: null }
  return { every: every === LUNAR_YEAR ? every : intervalText(every), anchor: first }
}

/** When it comes again after it was done: the first day counted from its anchor that lies after both that day and the day agreed. */
export function nextDue(
  followup: Pick<FollowupRow, 'due' | 'first_due' | 'every' | 'anchor'>,
  doneOn: Day,
): Day | undefined {
  const every = followup.every === null ? undefined : everyRead(followup.every)
  if (!every) return undefined
  const agreed = agreedDay(followup)
  const anchor = followup.anchor ?? agreed
  const after = doneOn > agreed ? doneOn : agreed
  if (every === LUNAR_YEAR) {
    const date = lunarOf(anchor)
    return date && nextLunar(date, addDays(after, 1))
  }
  const longest = every.unit === 'day' ? every.count : every.count * 31
  for (let times = Math.max(1, Math.floor(daysBetween(anchor, after) / longest)); ; times++) {
    const day = intervalsAfter(anchor, every, times)
    if (day > after) return day
    if (day === LAST_DAY) return undefined
  }
}
