import type { Day } from '../day.ts'
import { LUNAR_FIRST, lunarOf, solarOf } from '../language/lunar.ts'
import { lunarAt } from '../language/lunar-words.ts'

/**
 * The day that a lunar date typed without its year is counted from: the latest on which it was itself, and not what is
 * kept in its place, so that 腊月三十 stays the last day of its year and a leap month comes back.
 */
export function lunarAnchor(typed: string, first: Day): Day {
  const written = lunarAt(typed.normalize('NFKC'), 0)?.found
  const last = lunarOf(first)?.year
  if (!written || 'problem' in written || written.year !== undefined || last === undefined) return first
  for (let year = last; year >= LUNAR_FIRST; year--) {
    const day = solarOf({ ...written, year })
    if (day !== undefined) return day
  }
  return first
}
