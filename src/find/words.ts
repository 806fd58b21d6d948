import { fieldNamed } from '../clients/filter.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { say } from '../language/say.ts'
import { type Phrase, phraseOf } from '../store/search.ts'

/** What is looked for, and of which clients. */
export interface Asked {
  readonly phrases: readonly Phrase[]
  /** What was typed for them, for titles. */
  readonly says: string
  readonly filter: readonly string[]
}

const QUOTED = /^(["“”„«»「『'‘’])(.+)["“”«»」』'‘’]$/su

/**
 * Parts what was typed: `@segment`, and `field:` of a field that exists, are a filter; what has a space in it or
 * stands in quotes is a phrase of whole words; everything else is a word that may go on.
 */
export function readAsked(typed: readonly string[], customFields: readonly string[]): Asked {
  const own = new Set(customFields.map(fold))
  const isTerm = (word: string) => {
    const [, name] = /^-?([^:："]+)[:：]/.exec(word) ?? []
    return (
      /^-?[@＠]./.test(word) ||
      (name !== undefined && (fieldNamed(name) !== undefined || own.has(fold(name))))
    )
  }
  const given = typed.map((word) => word.trim())
  const words = given.filter((word) => word !== '' && !isTerm(word))
  const phrases = words.flatMap((word) => {
    const [, , quoted] = QUOTED.exec(word) ?? []
    return phraseOf(quoted ?? word, quoted === undefined && !/\s/.test(word)) ?? []
  })
  if (phrases.length === 0) {
    throw new Failure(
      'usage',
      words.length === 0
        ? say`What is to be found?`
        : say`There is no word in “${words.join(' ')}”: only letters and digits are found.`,
      { tip: say`crm find bonds` },
    )
  }
  return { phrases, says: words.map(saidWord).join(' '), filter: given.filter(isTerm) }
}

function saidWord(word: string): string {
  const [, , quoted] = QUOTED.exec(word) ?? []
  return quoted !== undefined || /\s/.test(word) ? say`“${quoted ?? word}”` : word
}
