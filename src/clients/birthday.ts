import { type Day, dayOf, daysBetween, yearOf } from '../day.ts'
import { MONTHS, sayDay } from '../language/calendar.ts'

/** The next day the birthday is kept, today included; 29 February is kept on the 28th in other years. */
export function nextBirthday(birthday: string, today: Day): Day {
  const kept = (year: number) => {
    const month = Number(birthday.slice(-5, -3))
    const date = Number(birthday.slice(-2))
    return (dayOf(year, month, date) ?? dayOf(year, month, date - 1)) as Day
  }
  const thisYear = kept(yearOf(today))
  return thisYear >= today ? thisYear : kept(yearOf(today) + 1)
}

/** `18 March 1971, turns 56 on Thu 2027-03-18 (in 116 days)`. */
export function sayBirthday(birthday: string, today: Day): string {
  const date = `${Number(birthday.slice(-2))} ${MONTHS[Number(birthday.slice(-5, -3)) - 1]}`
  const year = birthday.startsWith('-') ? undefined : Number(birthday.slice(0, 4))
  const next = nextBirthday(birthday, today)
  const days = daysBetween(today, next)
  const away = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`
  if (year === undefined) return `${date}, next on ${sayDay(next)} (${away})`
  return `${date} ${year}, turns ${yearOf(next) - year} on ${sayDay(next)} (${away})`
}
