import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { readWhenAtFront, sayWhen } from '../language/dates.ts'

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
