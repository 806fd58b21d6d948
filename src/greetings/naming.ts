import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { either, listed, locale, said, say } from '../language/say.ts'
import { FESTIVALS, type Festival } from './festival.ts'
import { type Occurrence, occurrenceOf } from './occurrence.ts'

/** Parts `mid-autumn tier:A` into the festival, in either language and of several words, and the filter behind it. */
export function readFestival(words: readonly string[]): { festival: Festival; rest: readonly string[] } {
  for (let count = Math.min(words.length, LONGEST); count > 0; count--) {
    const typed = plain(words.slice(0, count).join(' '))
    const festival = FESTIVALS.find((one) => namesOf(one).includes(typed))
    if (festival) return { festival, rest: words.slice(count) }
  }
  const [first = ''] = words
  const several = FESTIVALS.filter((one) => namesOf(one).some((name) => name.startsWith(plain(first))))
  if (several.length > 1 && plain(first) !== '')
    throw new Failure('usage', say`“${first}” can be ${either(several.map(sayFestival))}.`, {
      tip: `crm greet ${several[0]?.key}`,
    })
  const near = nearest(plain(first), FESTIVALS.flatMap(namesOf))
  throw new Failure('usage', say`“${first}” is no festival known here.`, {
    details: [say`Known: ${listed(FESTIVALS.map(typedFestival))}`],
    tip: near === undefined ? 'crm greet' : `crm greet ${near.includes(' ') ? `"${near}"` : near}`,
  })
}

/** `lunar new year’s eve` and filters have no more words. */
const LONGEST = 4

function namesOf({ key, name, chinese, words }: Festival): string[] {
  return [key, name, chinese, ...words].map(plain)
}

function plain(text: string): string {
  return fold(text).replaceAll('’', "'")
}

/** `Mid-Autumn Festival (中秋)`, in Chinese `中秋`. */
export function sayFestival({ name, chinese }: Festival): string {
  return locale() === 'zh-CN' ? chinese : said(name)
}

/** What is typed for it by the reader: `mid-autumn`, `中秋`. */
export function typedFestival({ key, chinese }: Festival): string {
  return locale() === 'zh-CN' ? chinese : key
}

/** When it is next; fails where that is not known, because such days are never guessed. */
export function knownOccurrence(festival: Festival, today: Day): Occurrence {
  const occurrence = occurrenceOf(festival, today)
  if (occurrence) return occurrence
  const years = Array.from({ length: 201 }, (_, at) => 1900 + at).filter((year) => festival.dayIn(year))
  throw new Failure(
    'usage',
    say`The days of ${sayFestival(festival)} are known from ${years[0] ?? 0} to ${years.at(-1) ?? 0}; none is guessed.`,
  )
}
