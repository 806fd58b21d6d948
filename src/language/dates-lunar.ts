import { type Day, yearOf } from '../day.ts'
import type { Problem } from './calendar.ts'
import { LUNAR_LAST, lunarKept, lunarOf, nextLunar, solarOf } from './lunar.ts'
import { type LunarWritten, lunarAt, noThirtieth } from './lunar-words.ts'
import type { About, Grammar } from './phrases.ts'
import { say } from './say.ts'

/** Dates of the lunar calendar: `农历八月十五`, `lunar:08-15`, `正月初五`. */
export const lunar: Grammar = {
  pieceAt(text, at, about) {
    const read = lunarAt(text, at)
    if (!read) return undefined
    const day = 'problem' in read.found ? read.found : dayMeant(read.found, about)
    return { found: { day, scope: 'date' }, end: read.end }
  },
  rangeAt: () => undefined,
}

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
