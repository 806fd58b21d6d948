import { addDays, addMonths, type Day } from '../day.ts'

/** A length of time that comes again: days, or months of the calendar. */
export interface Interval {
  readonly count: number
  readonly unit: 'day' | 'month'
}

const UNITS: readonly { readonly words: RegExp; readonly days?: number; readonly months?: number }[] = [
  { words: /^(?:d|days?)$/, days: 1 },
  { words: /^(?:w|weeks?)$/, days: 7 },
  { words: /^(?:m|months?)$/, months: 1 },
  { words: /^(?:q|quarters?)$/, months: 3 },
  { words: /^(?:y|years?)$/, months: 12 },
]

const WORDS: Readonly<Record<string, string>> = {
  daily: '1d',
  weekly: '1w',
  fortnightly: '2w',
  monthly: '1m',
  quarterly: '3m',
  yearly: '1y',
  annually: '1y',
}

/** Longer than anybody plans; beyond it days could leave the calendar. */
const MOST_DAYS = 36_500

/** Reads `14d`, `2 weeks`, `3m`, `week` or `monthly`; undefined for what is no interval. */
export function readInterval(text: string): Interval | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  const [, digits = '1', word = ''] = /^(\d{1,5})?\s*([a-z]+)$/.exec(WORDS[typed] ?? typed) ?? []
  const unit = UNITS.find(({ words }) => words.test(word))
  if (!unit) return undefined
  const count = Number(digits) * (unit.days ?? unit.months ?? 0)
  if (count < 1 || count * (unit.days ? 1 : 30) > MOST_DAYS) return undefined
  return { count, unit: unit.days ? 'day' : 'month' }
}

/** As it is kept and read again: `14d`, `3m`. */
export function intervalText({ count, unit }: Interval): string {
  return `${count}${unit === 'day' ? 'd' : 'm'}`
}

/** The last day the calendar has: an interval after it is the same day again. */
export const LAST_DAY = '9999-12-31'

/** The day so many intervals later; the 31st becomes the last day of a shorter month. */
export function intervalsAfter(day: Day, { count, unit }: Interval, times = 1): Day {
  return unit === 'day' ? addDays(day, count * times) : addMonths(day, count * times)
}

/** The latest day of which the interval ends on or before `until`. */
export function latestBefore(until: Day, interval: Interval): Day {
  const { count, unit } = interval
  if (unit === 'day') return addDays(until, -count)
  // Several days of a long month may end on the last of a short one.
  let day = addMonths(until, -count)
  while (day < until && intervalsAfter(addDays(day, 1), interval) <= until) day = addDays(day, 1)
  return day
}

/** About how many days it has, to compare one with another. */
export function daysAbout({ count, unit }: Interval): number {
  return unit === 'day' ? count : count * 30.4375
}
