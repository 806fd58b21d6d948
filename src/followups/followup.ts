import { type Day, daysBetween } from '../day.ts'
import { sayWhen } from '../language/calendar.ts'
import { plural, said, say, toSay } from '../language/say.ts'
import type { Line, Span, Tone } from '../output/document.ts'
import type { NewRow } from '../store/journal.ts'
import type { FollowupRow } from '../store/schema.ts'

export type FollowupKind = FollowupRow['kind']

/** What each kind is called, to be said. */
export const KIND_NAMES: Readonly<Record<FollowupKind, string>> = {
  next: toSay('next step'),
  promise: toSay('promise'),
  awaiting: toSay('awaiting'),
}

type Known = 'uid' | 'client_id' | 'kind' | 'due' | 'what' | 'created_at'

/** An open follow-up of which the rest is not said. */
export function openFollowup(
  known: Pick<NewRow<'followup'>, Known> & Partial<NewRow<'followup'>>,
): NewRow<'followup'> {
  return {
    touchpoint_id: null,
    time: null,
    done_at: null,
    first_due: null,
    snoozes: 0,
    done_on: null,
    result: null,
    dropped_at: null,
    every: null,
    anchor: null,
    ...known,
  }
}

/** How a due day stands to today, in words and tone: `3 days late`, `today`, `in 5 days`. */
export function sayDue(due: Day, today: Day): Span {
  const days = daysBetween(today, due)
  if (days === 0) return { text: say`today`, tone: 'soon' }
  if (days === 1) return { text: say`tomorrow`, tone: 'soon' }
  if (days > 0) return { text: say`in ${days} days` }
  return { text: sayLate(-days), tone: 'late' }
}

/** `3 days late`. */
export function sayLate(days: number): string {
  return plural(days, say`1 day late`, say`${days} days late`)
}

/** `kept 3 days late`. */
export function sayKeptLate(days: number): string {
  return plural(days, say`kept 1 day late`, say`kept ${days} days late`)
}

/** `snoozed once`, `snoozed twice`, `snoozed 3 times`. */
export function saySnoozed(count: number): string {
  if (count === 2) return say`snoozed twice`
  return plural(count, say`snoozed once`, say`snoozed ${count} times`)
}

/** One follow-up as a line: number, day, its kind where it is no next step, what, how it stands; the number in so many columns. */
export function followupLine(
  followup: Pick<FollowupRow, 'id' | 'kind' | 'due' | 'time' | 'what'>,
  today: Day,
  wide = 0,
): Line {
  const { id, kind, due, time, what } = followup
  const state = sayDue(due, today)
  const about = kind === 'next' ? what : say`${said(KIND_NAMES[kind])}: ${what}`
  return [
    { text: `#${id}`.padStart(wide), tone: 'quiet' },
    { text: `  ${sayWhen({ day: due, time })}  ${about}  ` },
    { text: say`(${state.text})`, tone: state.tone ?? ('quiet' satisfies Tone) },
  ]
}
