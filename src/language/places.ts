import { searchWords } from './names.ts'

/** A word as the search index keeps it, and the part of the text it was made from. */
export interface Place {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** The words of `searchWords`, each with its place in the text. */
export function wordPlaces(text: string): Place[] {
  const places: Place[] = []
  let letters = ''
  let start = 0
  let end = 0
  const finish = () => {
    if (letters !== '') places.push({ word: searchWords(letters), start, end })
    letters = ''
  }
  let at = 0
  for (const character of text) {
    const after = at + character.length
    const made = madeOf(character)
    if (made === '' && letters !== '' && MARK.test(character)) end = after
    for (const letter of made) {
      if (letter === ' ') finish()
      else {
        if (letters === '') start = at
        letters += letter
        end = after
      }
    }
    at = after
  }
  finish()
  return places
}

const MARK = /^\p{M}$/u

/** Characters are few and come again and again. */
const known = new Map<string, string>()
const MOST_KNOWN = 20_000

/** What becomes of a character within a word: letters, a space where it parts words, nothing where it joins them. */
function madeOf(character: string): string {
  let made = known.get(character)
  if (made === undefined) {
    made = searchWords(`a${character}a`).slice(1, -1)
    if (known.size < MOST_KNOWN) known.set(character, made)
  }
  return made
}
