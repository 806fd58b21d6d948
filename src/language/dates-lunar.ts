import { type Day, yearOf } from '../day.ts'
import { type Problem, sayDay } from './calendar.ts'
import { LUNAR_LAST, type LunarDate, lunarKept, lunarOf, nextLunar, solarOf } from './lunar.ts'
import { type LunarWritten, lunarAt, noThirtieth } from './lunar-words.ts'
import type { About, Grammar } from './phrases.ts'
import { say } from './say.ts'

/** Dates of the lunar calendar: `农历八月十五`, `lunar:08-15`, `正月初五`, and its festivals by name. */
export const lunar: Grammar = {
  pieceAt(text, at, about) {
    const festival = festivalAt(text, at, about)
    if (festival) return { found: { day: festival.day, scope: 'date' }, end: festival.end }
    const read = lunarAt(text, at)
    if (!read) return undefined
    const day = 'problem' in read.found ? read.found : dayMeant(read.found, about)
    return { found: { day, scope: 'date' }, end: read.end }
  },
  rangeAt: () => undefined,
}

/** Month and day; the 30th of the last month is its last day. */
const FESTIVALS: Readonly<Record<string, readonly [month: number, date: number]>> = {
  春: [1, 1],
  元宵: [1, 15],
  端午: [5, 5],
  七夕: [7, 7],
  中秋: [8, 15],
  重阳: [9, 9],
  重陽: [9, 9],
  腊八: [12, 8],
  臘八: [12, 8],
  除夕: [12, 30],
}

const AWAY: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 明年: 1, 后年: 2, 後年: 2 }

/** Alone, for 春节后 and 中秋那周 are other days. */
const FESTIVAL =
  /^\s*(?:([前去今明后後]年)的?)?(?:(春)[节節]|(元宵|端午|七夕|中秋|重[阳陽])[节節]?|([腊臘]八|除夕)[节節]?)(?=$|[\s,，:：。、;；!！?？])/u

function festivalAt(
  text: string,
  at: number,
  about: About,
): { readonly day: Day | Problem; readonly end: number } | undefined {
  const match = FESTIVAL.exec(text.slice(at, at + LONGEST))
  const [whole = '', year, ...names] = match ?? []
  const [month, date] = FESTIVALS[names.find((name) => name !== undefined) ?? ''] ?? []
  if (month === undefined || date === undefined) return undefined
  const festival = { month, leap: false, date }
  const day =
    year === undefined
      ? dayMeant(festival, about)
      : dayInYear(festival, yearOf(about.today) + (AWAY[year] ?? 0), whole.trim())
  return { day, end: at + whole.length }
}

/** Of a festival that ends the lunar year it is not known whether the year is that one or the sun's. */
function dayInYear(festival: LunarDate, year: number, typed: string): Day | Problem {
  const day = lunarKept(year, festival)
  const before = lunarKept(year - 1, festival)
  if (day === undefined || before === undefined) return { problem: unknown(year) }
  if (festival.month < 12) return day
  return { problem: say`“${typed}” can be ${sayDay(before)} or ${sayDay(day)}.` }
}

/** Longer than any name with its year. */
const LONGEST = 20

/** Without its year the nearest day in the direction, today included. */
function dayMeant(written: LunarWritten, { today, direction }: About): Day | Problem {
  const { year } = written
  if (year !== undefined) {
    const day = solarOf({ ...written, year })
    return day ?? { problem: noThirtieth(written) ?? unknown(year) }
  }
  const day = direction === 'past' ? latestLunar(written, today) : nextLunar(written, today)
  return day ?? { problem: unknown(yearOf(today)) }
}

function latestLunar(written: LunarWritten, today: Day): Day | undefined {
  const year = lunarOf(today)?.year
  if (year === undefined) return undefined
  const day = lunarKept(year, written)
  return day !== undefined && day <= today ? day : lunarKept(year - 1, written)
}

function unknown(year: number): string {
  return say`The lunar calendar is known from 1900 to ${LUNAR_LAST}, not in ${year}.`
}
