import { addDays, addMonths, type Day } from '../day.ts'

/** A length of time that comes again: days, or months of the calendar. */
export interface Interval {
  readonly count: number
  readonly unit: 'day' | 'month'
}

const UNITS: readonly { readonly words: RegExp; readonly days?: number; readonly months?: number }[] = [
  { words: /^(?:d|days?|[天日])$/, days: 1 },
  { words: /^(?:w|weeks?|周|个?星期|个?礼拜)$/, days: 7 },
  { words: /^fortnights?$/, days: 14 },
  { words: /^(?:m|months?|个?月)$/, months: 1 },
  { words: /^(?:q|quarters?|个?季度?)$/, months: 3 },
  { words: /^(?:y|years?|年)$/, months: 12 },
  { words: /^半年$/, months: 6 },
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

const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const COUNTED = new RegExp(`^(?:${COUNTS.join('|')})\\s+`)

/** Longer than anybody plans; beyond it days could leave the calendar. */
const MOST_DAYS = 36_500

/** Reads `14d`, `2 weeks`, `3m`, `week`, `monthly`, `每两周` or `每季度`; undefined for what is no interval. */
export function readInterval(text: string): Interval | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const typed = inFigures(plain.replace(COUNTED, (word) => `${COUNTS.indexOf(word.trim()) + 1} `))
  const [, digits = '1', word = ''] =
    /^(\d{1,5})?\s*([a-z]+|[\u4e00-\u9fff]+)$/.exec(WORDS[typed] ?? typed) ?? []
  const unit = UNITS.find(({ words }) => words.test(word))
  if (!unit) return undefined
  const count = Number(digits) * (unit.days ?? unit.months ?? 0)
  if (count < 1 || count * (unit.days ? 1 : 30) > MOST_DAYS) return undefined
  return { count, unit: unit.days ? 'day' : 'month' }
}

/** `每两个月` as `2个月`; what is not Chinese as it is. */
function inFigures(typed: string): string {
  if (!/[\u4e00-\u9fff]/.test(typed)) return typed
  const plain = typed.replace(/[週個兩禮]/g, (each) => IN_FIGURES[each] ?? each).replace(/^每隔?\s*/, '')
  return plain.replace(
    /^(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])/,
    (number) => {
      const [tens, ones] = number.includes('十') ? number.split('十') : ['0', number]
      return String(10 * digitOf(tens || '一') + digitOf(ones ?? ''))
    },
  )
}

const IN_FIGURES: Readonly<Record<string, string>> = { 週: '周', 個: '个', 兩: '两', 禮: '礼' }

function digitOf(character: string): number {
  return character === '两' ? 2 : Math.max(0, '〇一二三四五六七八九'.indexOf(character))
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
