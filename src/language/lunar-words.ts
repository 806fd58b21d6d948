import { LUNAR_LAST, type LunarDate, leapMonthOf, lunarMonthLength, sayLunar } from './lunar.ts'
import { say } from './say.ts'

/** A lunar date as someone wrote it, with its year where that was said. */
export interface LunarWritten extends LunarDate {
  readonly year?: number
}

const PREFIX = '(?:农历|農曆|阴历|陰曆|旧历|舊曆|旧曆|lunar)\\s*[:：]?\\s*(?:--)?'
const DIGIT = '[〇零○一二三四五六七八九]'
const YEAR = `(?<year>(?:18|19|20|21)\\d\\d|${DIGIT}{4})(?:\\s*[年./-]\\s*)`
const MONTH = '(?<month>正|元|冬|腊|臘|十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])'
const DATE =
  '(?<date>初一(?!起)|初[二三四五六七八九十]|[廿卄][一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十|卅|[12]\\d|30|0?[1-9])(?!\\d)'
const LEAP = '(?<leap>[闰閏]|l(?=\\s*\\d))?\\s*'
const SHAPE = `${LEAP}${MONTH}(?:\\s*月\\s*|[-/.])${DATE}\\s*[日号號]?`

/** With a word that says that it is of the lunar calendar. */
const SAID = new RegExp(`^\\s*${PREFIX}(?:${YEAR})?${SHAPE}`, 'iu')
/** A calendar named behind the date, as in `1972-08-15（农历）`. */
const BEHIND = new RegExp(
  `^\\s*(?:${YEAR})?${SHAPE}\\s*[（(]?\\s*(?:农历|農曆|阴历|陰曆|旧历|舊曆)\\s*[）)]?`,
  'iu',
)
/** What only the lunar calendar has: 正月, 冬月 and 腊月, the days 初一 and 廿三, leap months. */
const OWN = new RegExp(`^\\s*(?:${YEAR})?(?=\\S{0,2}[正冬腊臘闰閏]|\\S{1,4}[初廿卄])${SHAPE}`, 'iu')

/** Without one of these none of the shapes fits: compiling them takes longer than reading the rest of a date. */
const SIGN = /lunar|[农農阴陰旧舊正冬腊臘闰閏初廿卄]/i

/** Begins a text that means to be a date of the lunar calendar. */
const MEANT = new RegExp(`^\\s*(?:${PREFIX})|(?:农历|農曆|阴历|陰曆|旧历|舊曆)\\s*[）)]?\\s*$`, 'iu')

/** Whether a text says that it is a date of the lunar calendar, readable or not. */
export function isLunarSaid(text: string): boolean {
  if (text.trim().length > LONGEST) return false
  return MEANT.test(text) || lunarAt(text, 0)?.end === text.trimEnd().length
}

/**
 * Reads a lunar date and nothing else; a problem where there is no such month, undefined where it is none. A 30th is taken
 * of every month: people say it of the last day, and it is kept on the 29th where there is none.
 */
export function readLunar(text: string): LunarWritten | { readonly problem: string } | undefined {
  const trimmed = text.normalize('NFKC').trim()
  const read = lunarAt(trimmed, 0)
  return read && read.end === trimmed.length ? read.found : undefined
}

/** No date needs more, and endless ones cost nothing. */
const LONGEST = 60

/** The lunar date that stands at a position, after space, and where it ends. */
export function lunarAt(
  text: string,
  at: number,
): { readonly found: LunarWritten | { readonly problem: string }; readonly end: number } | undefined {
  if (!SIGN.test(text)) return undefined
  const front = text.slice(at, at + LONGEST)
  for (const shape of [BEHIND, SAID, OWN]) {
    const match = shape.exec(front)
    if (match) return { found: checked(match.groups ?? {}), end: at + match[0].length }
  }
  return undefined
}

function checked(found: Readonly<Record<string, string | undefined>>): LunarWritten | { problem: string } {
  const { year: typed, leap, month = '', date = '' } = found
  const year = typed === undefined ? undefined : yearRead(typed)
  const written = { month: monthRead(month), leap: leap !== undefined, date: dateRead(date) }
  if (year === undefined) return written
  if (year < 1900 || year > LUNAR_LAST)
    return { problem: say`The lunar calendar is known from 1900 to ${LUNAR_LAST}, not in ${year}.` }
  const name = sayLunar({ ...written, year })
  if (written.leap && leapMonthOf(year) !== written.month) {
    const leaps = leapMonthOf(year)
    return {
      problem:
        leaps === 0
          ? say`${name} does not exist: that year has no leap month.`
          : say`${name} does not exist: the leap month of that year is ${sayLunar({ month: leaps, leap: true, date: 1 }).slice(2, -2)}.`,
    }
  }
  return { ...written, year }
}

/** The sentence that says that the month of that year has no 30th; undefined where it has one. */
export function noThirtieth(written: LunarWritten): string | undefined {
  const { year, month, leap, date } = written
  if (year === undefined || date <= lunarMonthLength(year, month, leap)) return undefined
  return say`${sayLunar(written)} does not exist: that month has 29 days.`
}

/** The same, and what is done about it; said of birthdays, of which a 30th may be a slip. */
export function keptOnThe29th(written: LunarWritten): string | undefined {
  const problem = noThirtieth(written)
  return problem === undefined
    ? undefined
    : say`${problem} The 30th is kept on the 29th where a month has none.`
}

const HAN = '零一二三四五六七八九'

function yearRead(text: string): number {
  return Number(
    [...text.replace(/[〇○]/gu, '零')]
      .map((sign) => (HAN.includes(sign) ? HAN.indexOf(sign) : sign))
      .join(''),
  )
}

const NAMED: Readonly<Record<string, number>> = { 正: 1, 元: 1, 冬: 11, 腊: 12, 臘: 12 }

function monthRead(text: string): number {
  return NAMED[text] ?? numberRead(text)
}

function dateRead(text: string): number {
  if (text.startsWith('初')) return numberRead(text.slice(1))
  if (text === '卅') return 30
  return /^[廿卄]/u.test(text) ? 20 + numberRead(text.slice(1)) : numberRead(text)
}

/** `15`, `十五`, `二十`, `三十`; nothing is 0. */
function numberRead(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const [, tens, ones = ''] = /^(.?)十(.?)$/u.exec(text) ?? []
  if (tens === undefined) return text === '' ? 0 : HAN.indexOf(text)
  return (tens === '' ? 1 : HAN.indexOf(tens)) * 10 + (ones === '' ? 0 : HAN.indexOf(ones))
}
