import { fold } from './names.ts'

const ASCII = /^[\x00-\x7f]*$/
/** Nothing in it folds. */
const HAN = /^[\u4e00-\u9fff]+$/
const HAN_AND_ASCII = /^[\x00-\x7f\u4e00-\u9fff]*$/
/** Places of Chinese characters are written as characters beyond ASCII. */
const FIRST_PLACE = 0x100
/** Numbers are compared as numbers up to so many digits. */
const MOST_DIGITS = 15

/**
 * The items as people sort names: case and accents do not count, Latin letters come first, Chinese goes by pinyin.
 * The collator costs a start-up, so names that fold to ASCII go without.
 */
export function sortedByName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const plain = new Map<string, T[]>()
  const others = new Map<string, T[]>()
  for (const item of items) {
    const name = nameOf(item)
    const key = HAN.test(name) ? name : fold(name)
    const among = ASCII.test(key) ? plain : others
    const same = among.get(key)
    if (same) same.push(item)
    else among.set(key, [item])
  }
  const sorted: T[] = []
  for (const key of [...plain.keys()].sort()) sorted.push(...(plain.get(key) as T[]))
  if (others.size === 0) return sorted
  for (const key of collated([...others.keys()])) sorted.push(...(others.get(key) as T[]))
  return sorted
}

let collator: Intl.Collator | undefined

/**
 * Asking the collator about every two names takes long. Where they are of Chinese characters and ASCII alone, it is
 * asked about the characters only: each has a place of its own, after all of ASCII.
 */
function collated(keys: readonly string[]): string[] {
  collator ??= new Intl.Collator('zh', { numeric: true })
  const { compare } = collator
  if (!keys.every((key) => HAN_AND_ASCII.test(key))) return keys.toSorted(compare)
  const characters = [...new Set(keys.join('').replace(/[\x00-\x7f]+/g, ''))].sort(compare)
  const places = new Map(
    characters.map((character, at) => [character, String.fromCharCode(FIRST_PLACE + at)]),
  )
  const placed = new Map<string, string[]>()
  for (const key of keys) {
    const place = placeOf(key, places)
    const same = placed.get(place)
    if (same) same.push(key)
    else placed.set(place, [key])
  }
  return [...placed.keys()].sort().flatMap((place) => placed.get(place) as string[])
}

/** The key with places for characters; numbers in it are filled up, so that they sort as numbers. */
function placeOf(key: string, places: ReadonlyMap<string, string>): string {
  let place = ''
  for (let at = 0; at < key.length; at++) {
    const character = key[at] as string
    place += places.get(character) ?? character
  }
  return place.replace(/\d+/g, (digits) => digits.padStart(MOST_DIGITS, '0'))
}
