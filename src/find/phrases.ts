import { wordPlaces } from '../language/places.ts'
import type { Phrase } from '../store/search.ts'

/** Where a part of a text stands in it. */
export type Range = readonly [start: number, end: number]

/** Where the phrases stand in a text, in order and each part once; empty where none does. */
export function rangesOf(text: string, phrases: readonly Phrase[]): Range[] {
  const places = wordPlaces(text)
  const found: Range[] = []
  for (const [at, { start }] of places.entries()) {
    let last = -1
    for (const phrase of phrases) {
      const end = at + phrase.words.length - 1
      if (end > last && stands(phrase, (index) => places[at + index]?.word)) last = end
    }
    const before = found.at(-1)
    const end = places[last]?.end ?? 0
    if (last < 0 || (before && before[1] >= end)) continue
    if (before && before[1] > start) found[found.length - 1] = [before[0], end]
    else found.push([start, end])
  }
  return found
}

function stands({ words, beginning }: Phrase, wordAt: (index: number) => string | undefined): boolean {
  return words.every((word, index) => {
    const other = wordAt(index)
    return index === words.length - 1 && beginning ? other?.startsWith(word) : other === word
  })
}
