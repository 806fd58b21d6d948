import { fold } from './names.ts'

const ASCII = /^[\x00-\x7f]*$/

/**
 * The items as people sort names: case and accents do not count, Latin letters come first, Chinese goes by pinyin.
 * The collator costs a start-up, so names that fold to ASCII go without.
 */
export function sortedByName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: fold(nameOf(item)) }))
  const plain = keyed.filter(({ key }) => ASCII.test(key))
  plain.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  if (plain.length === keyed.length) return plain.map(({ item }) => item)
  const { compare } = new Intl.Collator('zh', { numeric: true })
  const others = keyed.filter(({ key }) => !ASCII.test(key)).sort((a, b) => compare(a.key, b.key))
  return [...plain, ...others].map(({ item }) => item)
}
