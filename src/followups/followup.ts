import { type Day, daysBetween } from '../day.ts'
import { Failure } from '../errors.ts'
import { readWhenAtFront, sayDay, sayWhen } from '../language/dates.ts'
import type { Line, Span, Tone } from '../output/document.ts'

/** A next step as it was typed after `--next`: when, then what. */
export interface NextStep {
  readonly day: Day
  readonly time: string | null
  readonly what: string
}

/** Reads `<when> <what>`: the longest date at the front is the date, the rest is what is to be done. */
export function readNextStep(
  text: string,
  about: { readonly today: Day; readonly order?: 'dmy' | 'mdy' | 'ymd' | undefined },
): NextStep {
  const { when, rest } = readWhenAtFront(text, { ...about, direction: 'future' })
  if (rest === '') {
    throw new Failure('usage', `“${text}” says when (${sayWhen(when)}) but not what.`, {
      tip: `--next "${text} send the offer"`,
    })
  }
  if (when.day < about.today) {
    throw new Failure('usage', `“${text}” means ${sayWhen(when)}, and that is past.`)
  }
  return { day: when.day, time: when.time, what: rest }
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
