import { type Day, daysBetween } from '../day.ts'
import { sayDay } from '../language/calendar.ts'
import type { Line, Span, Tone } from '../output/document.ts'
import type { NewRow } from '../store/journal.ts'

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
  if (days === 0) return { text: 'today', tone: 'soon' }
  if (days === 1) return { text: 'tomorrow', tone: 'soon' }
  if (days > 0) return { text: `in ${days} days` }
  return { text: days === -1 ? '1 day late' : `${-days} days late`, tone: 'late' }
}

/** One follow-up as a line: number, day, what, how it stands. */
export function followupLine(
  followup: { readonly id: number; readonly due: Day; readonly time: string | null; readonly what: string },
  today: Day,
): Line {
  const state = sayDue(followup.due, today)
  return [
    { text: `#${followup.id}`, tone: 'quiet' },
    { text: `  ${sayDay(followup.due)}${followup.time ? ` ${followup.time}` : ''}  ${followup.what}  ` },
    { text: `(${state.text})`, tone: state.tone ?? ('quiet' satisfies Tone) },
  ]
}
