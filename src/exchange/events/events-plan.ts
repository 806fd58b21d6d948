import { say } from '../../language/say.ts'
import { quoted, type Trouble } from '../values.ts'
import { type EventTimes, type Occurrence, pastOf, seriesOf } from './events.ts'
import type { Attending } from './events-people.ts'
import type { FileCalendar, FileEvent } from './events-read.ts'
import type { Budget } from './ical-rule.ts'
import { wallDay } from './ical-times.ts'

/** What becomes of a calendar's events. */
export interface EventPlan {
  /** What is over, with the clients who were there. */
  readonly meetings: readonly { readonly occurrence: Occurrence; readonly attending: Attending }[]
  readonly coming: number
  readonly cancelled: number
  /** Birthdays, holidays and whatever else takes a day and no client. */
  readonly wholeDays: number
  /** What is over and names no client. */
  readonly strangers: readonly string[]
  readonly troubles: readonly Trouble[]
}

/** How many periods of repeated events are looked at in one file. */
const MOST_PERIODS = 200_000
/** How many meetings one file may give. */
const MOST_MEETINGS = 50_000

/** Sorts the events of a file: what is over and whose clients are known, and why the others are left. */
export function planEvents(
  calendar: FileCalendar,
  times: EventTimes,
  attending: (event: FileEvent) => Attending,
): EventPlan {
  const meetings: { occurrence: Occurrence; attending: Attending }[] = []
  const troubles: Trouble[] = [...calendar.broken]
  const strangers: string[] = []
  const counts = { coming: 0, cancelled: 0, wholeDays: 0 }
  const budget: Budget = { left: MOST_PERIODS }

  for (const whole of seriesOf(calendar.events)) {
    const readable = (event: FileEvent) => {
      const trouble = times.trouble(event)
      if (trouble) troubles.push(trouble)
      return trouble === undefined
    }
    const series = { masters: whole.masters.filter(readable), instead: whole.instead.filter(readable) }
    const events = [...series.masters, ...series.instead]
    const [head] = events
    if (!head) continue
    if (events.every(({ isCancelled }) => isCancelled)) counts.cancelled++
    else if (head.isAnniversary) counts.wholeDays++
    else if (events.some((event) => attending(event).clients.length > 0)) {
      const { past, troubles: unread } = pastOf(series, times, budget)
      troubles.push(...unread, ...events.flatMap((event) => doubtsOf(event, attending)))
      if (past.length === 0) counts.coming++
      for (const occurrence of past) {
        const present = attending(occurrence.event)
        if (present.clients.length > 0 && meetings.length < MOST_MEETINGS)
          meetings.push({ occurrence, attending: present })
      }
    } else if (times.past(head, head.start, '') === undefined) counts.coming++
    else if (head.start.isDate) counts.wholeDays++
    else {
      strangers.push(`${wallDay(head.start.wall)} ${quoted(head.summary)}`)
      troubles.push(...doubtsOf(head, attending))
    }
  }
  if (meetings.length === MOST_MEETINGS) {
    troubles.push({ line: 1, column: '', reason: say`Only the first ${MOST_MEETINGS} meetings are taken.` })
  }
  troubles.sort((a, b) => a.line - b.line)
  return { meetings, ...counts, strangers, troubles }
}

function doubtsOf(event: FileEvent, attending: (event: FileEvent) => Attending): Trouble[] {
  return attending(event).doubtful.map((reason) => ({ line: event.line, column: '', reason }))
}
