import { fold } from './names.ts'

const ASCII = /^[\x00-\x7f]*$/
/** Nothing in it folds. */
const HAN = /^[\u4e00-\u9fff]+$/

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
  const keys = [...plain.keys()].sort()
  if (others.size > 0)
    keys.push(...[...others.keys()].sort(new Intl.Collator('zh', { numeric: true }).compare))
  return keys.flatMap((key) => plain.get(key) ?? (others.get(key) as T[]))
}
