import type { WriteContext } from '../../context.ts'
import type { ExportScope } from '../export-queries.ts'
import { type Listing, listsOf } from '../pages.ts'
import { birthdayEvent, CALENDAR_END, calendarHead, followupEvent, followupTodo } from './ical-followups.ts'
import {
  birthdayPage,
  type CalendarBirthday,
  type CalendarFollowup,
  calendarFollowupPage,
} from './ical-queries.ts'

/** The follow-ups and birthdays of a scope as a calendar file, read while it is written. */
export async function* calendarText(
  ctx: Pick<WriteContext, 'book' | 'clock'>,
  asked: {
    readonly scope: ExportScope
    readonly todos: boolean
    readonly all: boolean
    readonly birthdays: boolean
    readonly told: (rows: number) => void
  },
): AsyncGenerator<string> {
  const { scope, all, told } = asked
  const { now } = ctx.clock
  const followups: Listing<CalendarFollowup> = {
    page: (db, after, limit) => calendarFollowupPage(db, { ...scope, all }, after, limit),
    told,
  }
  const birthdays: Listing<CalendarBirthday> = {
    page: (db, after, limit) => birthdayPage(db, scope, after, limit),
    told: () => {},
  }
  const lists = listsOf<CalendarFollowup | CalendarBirthday>(ctx.book.reader, {
    followups,
    ...(asked.birthdays && { birthdays }),
  })
  const write = asked.todos ? followupTodo : followupEvent
  yield calendarHead()
  for await (const row of lists.followups ?? []) yield write(row as CalendarFollowup, now)
  for await (const row of lists.birthdays ?? []) yield birthdayEvent(row as CalendarBirthday, now)
  yield CALENDAR_END
}
