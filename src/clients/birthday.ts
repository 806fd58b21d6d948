import { type Day, dayOf, daysBetween, yearOf } from '../day.ts'
import { nameOfWritten, sayDay } from '../language/calendar.ts'
import { lunarIn, lunarOf, nextLunar, sayLunar } from '../language/lunar.ts'
import { plural, say } from '../language/say.ts'

/**
 * The next day the birthday is kept, today included: 29 February on the 28th in other years, a lunar one by `lunarKept`;
 * undefined of a lunar one beyond the years that are known.
 */
export function nextBirthday(birthday: string, today: Day): Day | undefined {
  const lunar = lunarIn(birthday)
  if (lunar) return nextLunar(lunar, today)
  const kept = (year: number) => {
    const month = Number(birthday.slice(-5, -3))
    const date = Number(birthday.slice(-2))
    return (dayOf(year, month, date) ?? dayOf(year, month, date - 1)) as Day
  }
  const thisYear = kept(yearOf(today))
  return thisYear >= today ? thisYear : kept(yearOf(today) + 1)
}

/** How old somebody gets on the day the birthday is kept, by lunar years where it is lunar; null where the year is not known. */
export function turning(birthday: string, day: Day): number | null {
  const lunar = lunarIn(birthday)
  if (!lunar) return birthday.startsWith('-') ? null : yearOf(day) - Number(birthday.slice(0, 4))
  const year = lunarOf(day)?.year
  return lunar.year === undefined || year === undefined ? null : year - lunar.year
}

/** The day of a lunar birthday as it is said, without the year; undefined of a solar one. */
export function lunarSaid(birthday: string): string | undefined {
  const lunar = lunarIn(birthday)
  return lunar && sayLunar({ ...lunar, year: undefined })
}

/** `18 March 1971, turns 56 on Thu 2027-03-18 (in 116 days)`; `农历1972年八月十五, turns 55 on …`. */
export function sayBirthday(birthday: string, today: Day): string {
  const next = nextBirthday(birthday, today)
  const date = sayBorn(birthday)
  if (next === undefined) return date
  const away = sayAway(daysBetween(today, next))
  const age = turning(birthday, next)
  if (age === null) return say`${date}, next on ${sayDay(next)} (${away})`
  return say`${date}, turns ${age} on ${sayDay(next)} (${away})`
}

/** The day of birth as it is known: `18 March 1971`, `18 March`, `农历八月十五`. */
export function sayBorn(birthday: string): string {
  const lunar = lunarIn(birthday)
  if (lunar) return sayLunar(lunar)
  const [month, date] = [Number(birthday.slice(-5, -3)), Number(birthday.slice(-2))]
  return nameOfWritten(
    birthday.startsWith('-') ? { month, date } : { year: Number(birthday.slice(0, 4)), month, date },
  )
}

function sayAway(days: number): string {
  if (days === 0) return say`today`
  return plural(days, say`tomorrow`, say`in ${days} days`)
}
