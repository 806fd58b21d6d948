import { fold } from './names.ts'

const ASCII = /^[\x00-\x7f]*$/
/** Nothing in it folds. */
const HAN = /^[\u4e00-\u9fff]+$/
const HAN_AND_ASCII = /^[\x00-\x7f\u4e00-\u9fff]*$/
const END_OF_HAN = 0xa000
const DIGIT = /\d/
const DIGITS = /\d+/g
/** A number is kept in two characters of so many bits. */
const PART_BITS = 14
const PART = 0x3fff
/** Places of Chinese characters are written as characters beyond ASCII. */
const FIRST_PLACE = 0x100
/** Numbers are compared as numbers up to so many digits. */
const MOST_DIGITS = 15

/**
 * The items as people sort names: case and accents do not count, Latin letters come first, Chinese goes by pinyin.
 * The collator costs a start-up, so names that fold to ASCII go without.
 */
export function sortedByName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const plain: T[] = []
  const plainKeys: string[] = []
  const others: T[] = []
  const otherKeys: string[] = []
  for (const item of items) {
    const name = nameOf(item)
    const key = HAN.test(name) ? name : fold(name)
    const isPlain = ASCII.test(key)
    ;(isPlain ? plain : others).push(item)
    ;(isPlain ? plainKeys : otherKeys).push(key)
  }
  const sorted = orderOf(plainKeys).map((at) => plain[at] as T)
  if (others.length > 0) for (const at of collatedOrder(otherKeys)) sorted.push(others[at] as T)
  return sorted
}

/** Which key comes first, second and so on; equal ones in the order given. Sorting texts alone is fastest. */
function orderOf(keys: readonly string[]): number[] {
  const marked = keys.map(
    (key, at) => `${key}\0${String.fromCharCode(1 + (at >> PART_BITS), 1 + (at & PART))}`,
  )
  return marked.sort().map((text) => {
    const end = text.length
    return ((text.charCodeAt(end - 2) - 1) << PART_BITS) | (text.charCodeAt(end - 1) - 1)
  })
}

let collator: Intl.Collator | undefined

/**
 * Asking the collator about every two names takes long. Where they are of Chinese characters and ASCII alone, it is
 * asked about the characters only: each has a place of its own, after all of ASCII.
 */
function collatedOrder(keys: readonly string[]): number[] {
  collator ??= new Intl.Collator('zh', { numeric: true })
  const { compare } = collator
  const all = keys.join('')
  if (!HAN_AND_ASCII.test(all))
    return keys.map((_, at) => at).sort((a, b) => compare(keys[a] as string, keys[b] as string))
  const characters = [...new Set(all.replace(/[\x00-\x7f]+/g, ''))].sort(compare)
  const places = new Uint16Array(END_OF_HAN)
  for (let at = 0; at < characters.length; at++)
    places[(characters[at] as string).charCodeAt(0)] = FIRST_PLACE + at
  return orderOf(keys.map((key) => placeOf(key, places)))
}

/** The key with places for characters; numbers in it are filled up, so that they sort as numbers. */
function placeOf(key: string, places: Uint16Array): string {
  const plain = DIGIT.test(key) ? key.replace(DIGITS, (digits) => digits.padStart(MOST_DIGITS, '0')) : key
  let place = ''
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    place += String.fromCharCode(places[code] || code)
  }
  return place
}

/** The order of two texts by their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
