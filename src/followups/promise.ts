import { type Day, daysBetween } from '../day.ts'
import { listed, plural, say } from '../language/say.ts'
import type { FollowupRow } from '../store/schema.ts'

/** What tells whether a word was kept. */
export interface Agreed {
  /** The day it reminds of; snoozing moves it. */
  readonly due: Day
  /** The day first agreed, where it was snoozed since. */
  readonly first_due: Day | null
  /** The day it was done, null while it is not. */
  readonly done_on: Day | null
}

/** `late` was done after its day, `broken` is past its day and not done. */
export type PromiseState = 'open' | 'kept' | 'late' | 'broken' | 'dropped'

/** The day that counts: snoozing moves the reminder, not the word. */
export function agreedDay({ due, first_due }: Pick<Agreed, 'due' | 'first_due'>): Day {
  return first_due ?? due
}

/** The day that lateness is said of: of a promise the day agreed, of a reminder of one's own the day it is now. */
export function dayThatCounts(
  followup: Pick<Agreed, 'due' | 'first_due'> & { readonly kind: FollowupRow['kind'] },
): Day {
  return followup.kind === 'promise' ? agreedDay(followup) : followup.due
}

/** How many days after the agreed day it was done, or is still open today; 0 is in time. */
export function lateness(agreed: Agreed, today: Day): number {
  return Math.max(0, daysBetween(agreedDay(agreed), agreed.done_on ?? today))
}

/** How a promise stands today. */
export function promiseState(
  agreed: Agreed & { readonly dropped_at: string | null },
  today: Day,
): PromiseState {
  const late = lateness(agreed, today) > 0
  if (agreed.done_on !== null) return late ? 'late' : 'kept'
  if (agreed.dropped_at !== null) return 'dropped'
  return late ? 'broken' : 'open'
}

/** Promises counted by how they stand. */
export interface PromiseCount {
  readonly open: number
  readonly kept: number
  readonly late: number
  /** Of those kept late, and of those broken: how many days on average and at most. */
  readonly lateDays: { readonly average: number; readonly most: number }
  readonly broken: number
  readonly brokenDays: { readonly average: number; readonly most: number }
  readonly dropped: number
}

/** Counts promises as they stand today. */
export function countPromises(
  promises: readonly (Agreed & { readonly dropped_at: string | null })[],
  today: Day,
): PromiseCount {
  const days: Record<PromiseState, number[]> = { open: [], kept: [], late: [], broken: [], dropped: [] }
  for (const promise of promises) days[promiseState(promise, today)].push(lateness(promise, today))
  return {
    open: days.open.length,
    kept: days.kept.length,
    late: days.late.length,
    lateDays: spread(days.late),
    broken: days.broken.length,
    brokenDays: spread(days.broken),
    dropped: days.dropped.length,
  }
}

function spread(days: readonly number[]): { average: number; most: number } {
  if (days.length === 0) return { average: 0, most: 0 }
  const sum = days.reduce((total, each) => total + each, 0)
  return { average: sum / days.length, most: days.reduce((most, each) => Math.max(most, each), 0) }
}

/** `4 kept, 2 kept late (by 3 days on average, 5 at most), 1 broken (by 9 days)`; undefined where there is nothing to say. */
export function sayPromises({ kept, late, lateDays, broken, brokenDays }: PromiseCount): string | undefined {
  if (kept + late + broken === 0) return undefined
  return listed([
    say`${kept} kept`,
    withDays(say`${late} kept late`, late, lateDays),
    withDays(say`${broken} broken`, broken, brokenDays),
  ])
}

function withDays(said: string, count: number, { average, most }: PromiseCount['lateDays']): string {
  if (count === 0) return said
  const rounded = Math.round(average * 10) / 10
  if (rounded !== most) return say`${said} (by ${rounded} days on average, ${most} at most)`
  return plural(most, say`${said} (by 1 day)`, say`${said} (by ${most} days)`)
}
