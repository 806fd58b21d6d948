import type { Day, Range } from '../day.ts'
import { type Interval, intervalsAfter, LAST_DAY } from '../language/interval.ts'

/** A day on which a plan calls for contact and there was none by then. */
export interface Call {
  readonly day: Day
  /** The day is over, or it is today and one before it was missed already. */
  readonly missed: boolean
}

/** What a rule came to in a range of days. */
export interface Walk {
  readonly calls: readonly Call[]
  /** Calls until today that a contact answered in time, and gaps that one ended late. */
  readonly inTime: number
  readonly late: number
}

/**
 * Walks through a range of days. A rule calls an interval after the last contact that satisfied it (`start`, before
 * the range); what was overdue when the range began calls on its first day. The latest contact up to that day answers
 * it, those before are extra; where there is none the call is missed and comes again after every interval, until a
 * contact ends the gap or today is reached; beyond today nothing is called for before the gap is ended. `contacts` are the days of the range with one that satisfies, in order.
 */
export function walk(start: Day, every: Interval, contacts: readonly Day[], range: Range, today: Day): Walk {
  const calls: Call[] = []
  const end = range.to < today ? range.to : today
  const first = intervalsAfter(start, every)
  let overdue = first <= today && first < range.from
  if (overdue && today < range.from) return { calls, inTime: 0, late: 0 }
  let due = overdue ? range.from : first
  let [at, inTime, late] = [0, 0, 0]
  while (due <= end) {
    const answered = at
    while (at < contacts.length && (contacts[at] as Day) <= due) at++
    if (at > answered) {
      inTime++
      overdue = false
      due = intervalsAfter(contacts[at - 1] as Day, every)
      continue
    }
    const came = contacts[at]
    const until = came !== undefined && came <= end ? came : undefined
    for (let times = 0, day = due; day <= end && (until === undefined || day < until); ) {
      calls.push({ day, missed: day < today || times > 0 || overdue })
      if (day === LAST_DAY) break
      day = intervalsAfter(due, every, ++times)
    }
    if (until === undefined) return { calls, inTime, late }
    late++
    overdue = false
    at++
    due = intervalsAfter(until, every)
  }
  const last = contacts.findLast((day) => day <= end)
  const next = last !== undefined && at < contacts.length ? intervalsAfter(last, every) : due
  for (let times = 0, day = next; day <= range.to; day = intervalsAfter(next, every, ++times)) {
    if (day >= range.from) calls.push({ day, missed: false })
    if (day === LAST_DAY) break
  }
  return { calls, inTime, late }
}
