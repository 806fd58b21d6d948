import { type Day, daysBetween, yearOf } from '../day.ts'
import { Failure } from '../errors.ts'
import { MONTHS, sayWhen, type Understood } from '../language/dates.ts'
import { plural, say } from '../language/say.ts'

/** A date that went by so few days ago was hardly meant of next year. */
const LATELY = 31
const NAMES_A_MONTH = new RegExp(
  `\\b(${MONTHS.map((month) => month.slice(0, 3)).join('|')})|\\d[./-]\\d|[\\d一二三四五六七八九十]月(?!后|後)`,
  'i',
)

/** Of the lunar calendar the day of last year is another one. */
const NAMES_A_YEAR = /\d{4}|年|lunar|[农農阴陰][历曆]|[正腊臘闰閏]月|月初[一二三四五六七八九十]|月廿/i

/**
 * Refuses a date to come that names a month but no year, where it has only just gone by: `29 oct` on 30 October would
 * be told of again in a year.
 */
export function refuseJustPast(when: Understood, today: Day): void {
  if (NAMES_A_YEAR.test(when.text) || !NAMES_A_MONTH.test(when.text) || when.day.endsWith('-02-29')) return
  const year = yearOf(when.day)
  const gone = `${year - 1}${when.day.slice(4)}` as Day
  const ago = daysBetween(gone, today)
  if (ago < 1 || ago > LATELY) return
  const said = plural(ago, say`“${when.text}” was yesterday.`, say`“${when.text}” was ${ago} days ago.`)
  throw new Failure('usage', said, {
    details: [say`If that of next year is meant, write ${when.day}: ${sayWhen(when)}.`],
  })
}

/** Whether it is a time of today that has gone by. */
export function isGoneToday(
  { day, time }: Pick<Understood, 'day' | 'time'>,
  { today, now }: { readonly today: Day; readonly now?: string },
): boolean {
  return day === today && time !== null && now !== undefined && time < now
}
