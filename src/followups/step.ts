import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { type Order, readWhenAtFront, sayWhen } from '../language/dates.ts'
import { say } from '../language/say.ts'
import { isGoneToday, refuseJustPast } from './just-past.ts'

/** What is to be done, and when. */
export interface Step {
  readonly day: Day
  readonly time: string | null
  readonly what: string
}

/** Reads `<when> <what>`: the longest date at the front is the date, the rest is the what. `typedAs` is what stands before it in a tip. */
export function readStep(
  typed: string,
  about: { readonly today: Day; readonly now?: string; readonly order?: Order | undefined },
  typedAs: (text: string) => string = (step) => `--next "${step}"`,
): Step {
  const text = typed.trim()
  const { when, rest } = readWhenAtFront(text, { ...about, direction: 'future' })
  if (rest === '') {
    throw new Failure('usage', say`“${text}” says when (${sayWhen(when)}) but not what.`, {
      tip: typedAs(say`${text} send the offer`),
    })
  }
  refuseJustPast(when, about.today)
  if (when.day < about.today || isGoneToday(when, about)) {
    throw new Failure('usage', say`“${when.text}” means ${sayWhen(when)}, and that is past.`)
  }
  return { day: when.day, time: when.time, what: rest }
}
