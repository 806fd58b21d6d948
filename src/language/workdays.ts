import { addDays, type Day, dayOf, weekday, yearOf } from '../day.ts'

/** Days off and make-up workdays as a state or a firm has set them, for the years that are known. */
export interface DaysOff {
  readonly years: ReadonlySet<number>
  /** What each day that differs from its weekday is: its name, and whether it is off. */
  readonly days: ReadonlyMap<Day, { readonly off: boolean; readonly name: string }>
}

/** Whether nobody works on the day: it is set so, or a Saturday or Sunday that is not set to be worked on. Of a year that is not known no day is. */
export function isOff(daysOff: DaysOff, day: Day): boolean {
  return daysOff.days.get(day)?.off ?? (daysOff.years.has(yearOf(day)) && weekday(day) > 5)
}

/** The name of a day off, empty where it has none. */
export function nameOff(daysOff: DaysOff, day: Day): string {
  return daysOff.days.get(day)?.name ?? ''
}

/** The day itself where it is worked on, else the next workday. */
export function workdayFrom(daysOff: DaysOff, day: Day): Day {
  let next = day
  while (isOff(daysOff, next)) next = addDays(next, 1)
  return next
}

/** Days off written close: `元旦 0101-0103 +0104, 春节 …` of each year, `+` before what is worked on. */
export function daysOffIn(years: Readonly<Record<number, string>>): DaysOff {
  const days = new Map<Day, { off: boolean; name: string }>()
  for (const [year, list] of Object.entries(years)) {
    for (const [name = '', ...parts] of list.split(', ').map((part) => part.split(' '))) {
      for (const part of parts) {
        const [first = '', last = first] = part.replace('+', '').split('-')
        const end = dayAt(year, last)
        for (let day = dayAt(year, first); day <= end; day = addDays(day, 1))
          days.set(day, { off: !part.startsWith('+'), name })
      }
    }
  }
  return { years: new Set(Object.keys(years).map(Number)), days }
}

function dayAt(year: string, date: string): Day {
  return dayOf(Number(year), Number(date.slice(0, 2)), Number(date.slice(2))) as Day
}
