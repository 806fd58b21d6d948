import type { Kysely } from 'kysely'
import { addDays, type Day } from '../day.ts'
import type { Schema } from '../store/schema.ts'
import { comingFestivals, greetingDays, namesInNotes, type Occurrence } from './occurrence.ts'
import { wasGreeted } from './queries.ts'

/** The next festival within so many days on which somebody was greeted a year ago; undefined where there is none. */
export async function festivalNear(
  db: Kysely<Schema>,
  today: Day,
  days: number,
): Promise<Occurrence | undefined> {
  const near = comingFestivals(today).filter(({ day }) => day >= today && day <= addDays(today, days))
  for (const occurrence of near) {
    const { festival, last } = occurrence
    if (await wasGreeted(db, greetingDays(festival, last), namesInNotes(festival))) return occurrence
  }
  return undefined
}
