import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { type Order, readWhen, sayWhen, type Understood } from '../language/dates.ts'
import { say } from '../language/say.ts'
import { isGoneToday, refuseJustPast } from './just-past.ts'

interface Snooze {
  readonly ids: readonly number[]
  readonly when: Understood
}

/** Reads `3 4 next fri`: numbers of follow-ups, then a date to come; refuses what can be read in two ways. */
export function readSnooze(
  words: readonly string[],
  about: { readonly today: Day; readonly now?: string; readonly order?: Order | undefined },
): Snooze {
  const wrong = words.findIndex((word) => !/^#?\d{1,15}$/.test(word))
  const numbers = wrong < 0 ? words.length : wrong
  if (numbers === 0) {
    throw new Failure('usage', say`“${words.join(' ')}” does not begin with the number of a follow-up.`, {
      tip: say`crm snooze 3 next fri`,
    })
  }
  const readings: Snooze[] = []
  let trouble: unknown
  for (let count = 1; count <= Math.min(numbers, words.length - 1); count++) {
    // What is marked as the number of a follow-up is no part of a date.
    if (words.slice(count).some((word) => word.startsWith('#'))) continue
    try {
      const when = readWhen(words.slice(count).join(' '), { ...about, direction: 'future' })
      readings.push({ ids: words.slice(0, count).map((id) => Number(id.replace('#', ''))), when })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // The last one is read without any number of a follow-up in it.
      trouble = error
    }
  }
  const [reading, other] = readings
  if (reading && other) throw inTwoWays(words, reading, other)
  if (reading) return inFuture(reading, words, about)
  if (trouble) throw trouble
  throw new Failure('usage', say`Until when? “${words.join(' ')}” names follow-ups but no day.`, {
    tip: say`crm snooze ${words.join(' ')} next fri`,
  })
}

function inTwoWays(words: readonly string[], ...readings: readonly Snooze[]): Failure {
  return new Failure('usage', say`“${words.join(' ')}” can be read in two ways.`, {
    details: readings.map(({ ids, when }) => say`${ids.map((id) => `#${id}`).join(' ')} to ${sayWhen(when)}`),
    tip: `crm snooze ${readings[1]?.ids.map((id) => `#${id}`).join(' ')} ${words.slice(readings[1]?.ids.length).join(' ')}`,
  })
}

function inFuture(
  reading: Snooze,
  words: readonly string[],
  about: { readonly today: Day; readonly now?: string },
): Snooze {
  refuseJustPast(reading.when, about.today)
  if (reading.when.day >= about.today && !isGoneToday(reading.when, about)) return reading
  const typed = words.slice(reading.ids.length).join(' ')
  throw new Failure('usage', say`“${typed}” means ${sayWhen(reading.when)}, and that is past.`)
}
