import { fold } from './names.ts'
import { locale } from './say.ts'

const ASCII = /^[\x00-\x7f]*$/
/** Nothing in it folds. */
const HAN = /^[\u4e00-\u9fff]+$/
const BEGINS_HAN = /^\s*\p{Script=Han}/u
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
 * The items as people sort names: case and accents do not count, numbers go by their value, Chinese by pinyin with
 * surnames as surnames are read. The reader's own script comes first. The collator costs a start-up, so names that
 * fold to ASCII go without.
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
  const latin = orderOf(plainKeys.map(withNumbers)).map((at) => plain[at] as T)
  if (others.length === 0) return latin
  const rest = collatedOrder(otherKeys.map(asSurname)).map((at) => others[at] as T)
  if (locale() !== 'zh-CN') return [...latin, ...rest]
  const { chinese = [], other = [] } = Object.groupBy(rest, (item) =>
    BEGINS_HAN.test(nameOf(item)) ? 'chinese' : 'other',
  )
  return [...chinese, ...latin, ...other]
}

/** Surnames that are read otherwise than the character by itself, each followed by one that is always read so. */
const STAND_INS: ReadonlyMap<string, string> = new Map(
  '单善單善曾增仇求解谢查渣区偶區偶朴飘盖葛蓋葛乐月樂月翟宅员运員运折蛇种虫秘必能耐黑贺宓密祭债谌陈諶陈会贵會贵适阔適阔缪妙繆妙'
    .match(/../gu)
    ?.map((pair) => [...pair] as [string, string]) ?? [],
)
/** A longer name is a firm's. */
const LONGEST_PERSONAL = 3
const COMPOUND: Readonly<Record<string, string>> = {
  尉迟: '玉迟',
  尉遲: '玉迟',
  万俟: '莫其',
  萬俟: '莫其',
  长孙: '掌孙',
  長孫: '掌孙',
  单于: '缠于',
}

/** A personal name with characters at its head that are sorted as the surname is read: 曾国藩 under Z. */
function asSurname(key: string): string {
  const compound = COMPOUND[key.slice(0, 2)]
  if (compound !== undefined) return compound + key.slice(2)
  const stand = key.length <= LONGEST_PERSONAL ? STAND_INS.get(key[0] as string) : undefined
  return stand === undefined ? key : stand + key.slice(1)
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

/** The key with its numbers filled up, so that texts sort as numbers do. */
function withNumbers(key: string): string {
  return DIGIT.test(key) ? key.replace(DIGITS, (digits) => digits.padStart(MOST_DIGITS, '0')) : key
}

/** The key with places for characters. */
function placeOf(key: string, places: Uint16Array): string {
  const plain = withNumbers(key)
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
