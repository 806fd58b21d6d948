import { addDays, type Day, type Range, yearOf } from '../day.ts'
import { FESTIVALS, type Festival } from './festival.ts'

/** The festival that is coming or has just been, and the one of the year before. */
export interface Occurrence {
  readonly festival: Festival
  readonly day: Day
  readonly last: Day
}

/** The first whose greetings are not over; undefined where its day is not known. */
export function occurrenceOf(festival: Festival, today: Day): Occurrence | undefined {
  const year = yearOf(today)
  const days = [-2, -1, 0, 1, 2].map((away) => festival.dayIn(year + away))
  const at = days.findIndex((day) => day !== undefined && addDays(day, festival.after) >= today)
  const [last, day] = [days[at - 1], days[at]]
  // Where the one before is not known, neither is which one comes next.
  return last === undefined || day === undefined ? undefined : { festival, day, last }
}

/** The days on which a contact that names the festival is a greeting. */
export function greetingDays({ before, after }: Festival, day: Day): Range {
  return { from: addDays(day, -before), to: addDays(day, after) }
}

/** All that come within a year, the next first. */
export function comingFestivals(today: Day): Occurrence[] {
  return FESTIVALS.flatMap((festival) => occurrenceOf(festival, today) ?? [])
    .filter(({ day }) => day <= addDays(today, 366))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The words by which a note names the festival, in small letters. */
export function namesInNotes({ key, name, chinese, words, inNotes = [] }: Festival): string[] {
  return [...new Set([key, name.toLowerCase(), chinese, ...words, ...inNotes].map(straight))]
}

/** With the apostrophe that is typed. */
function straight(text: string): string {
  return text.replaceAll('’', "'")
}
