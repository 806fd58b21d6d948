import type { Day } from '../../day.ts'
import { say } from '../../language/say.ts'
import { quoted, type Trouble } from '../values.ts'
import type { FileEvent } from './events-read.ts'
import { type Budget, readRule, ruleDays } from './ical-rule.ts'
import { type CalendarTime, dayNumberOf, MS_PER_DAY, MS_PER_MINUTE, wallDay, wallTime } from './ical-times.ts'
import { instantOf, namedZone, UTC, wallOf, type Zone } from './ical-zone.ts'

/** How often one event may come again: daily for fifty years. */
const MOST_PERIODS = 20_000

/** One time that an event took place, by the clock of the user. */
export interface Occurrence {
  readonly event: FileEvent
  /** Which of a series it is, by the day it had in it; empty where the event comes once. */
  readonly recurrence: string
  readonly day: Day
  /** Null where it took the whole day. */
  readonly time: string | null
  readonly minutes: number | null
}

/** The events of one UID: what comes again, and what stands for one of it. */
export interface Series {
  readonly masters: readonly FileEvent[]
  readonly instead: readonly FileEvent[]
}

/** The events of a file by their UIDs; of several versions of one the last is taken. */
export function seriesOf(events: readonly FileEvent[]): Series[] {
  return [...Map.groupBy(events, ({ uid }) => uid).values()].map((group) => {
    const latest = (some: readonly FileEvent[]) => {
      const kept = new Map<string, FileEvent>()
      const newest = Math.max(...some.map(({ sequence }) => sequence))
      for (const event of some) {
        if (event.instead) {
          const key = `${event.instead.wall} ${event.instead.zone}`
          if ((kept.get(key)?.sequence ?? 0) <= event.sequence) kept.set(key, event)
        } else if (event.sequence === newest) kept.set(wallDay(event.start.wall), event)
      }
      return [...kept.values()]
    }
    return {
      masters: latest(group.filter(({ instead }) => instead === undefined)),
      instead: latest(group.filter(({ instead }) => instead !== undefined)),
    }
  })
}

/** What times are read with. */
export interface Clocks {
  /** The zones that the file describes. */
  readonly zones: ReadonlyMap<string, Zone>
  readonly own: Zone
  /** What the user's clock shows now. */
  readonly now: number
}

/** Tells the times of events by the user's clock. */
export function eventTimes({ zones, own, now }: Clocks) {
  const named = new Map<string, Zone | undefined>()
  const zoneOf = ({ zone }: CalendarTime): Zone | undefined => {
    if (zone === undefined) return own
    if (zone === 'UTC') return UTC
    if (!named.has(zone)) named.set(zone, zones.get(zone) ?? namedZone(zone))
    return named.get(zone)
  }
  /** What the user's clock shows then; the time of wherever one is, and days, stay what they are. */
  const ownWall = (time: CalendarTime): number => {
    if (time.isDate || time.zone === undefined) return time.wall
    return wallOf(own, instantOf(zoneOf(time) ?? own, time.wall))
  }
  const instant = (time: CalendarTime) => instantOf(zoneOf(time) ?? own, time.wall)
  const lengthOf = ({ start, end, lasts }: FileEvent): number | undefined => {
    if (end && end.isDate === start.isDate) {
      const length = start.isDate ? end.wall - start.wall : instant(end) - instant(start)
      if (length > 0 || !start.isDate) return length >= 0 ? length : undefined
    }
    if (lasts !== undefined && lasts >= 0) return lasts
    return start.isDate ? MS_PER_DAY : undefined
  }

  return {
    now,
    /** What keeps an event from being told. */
    trouble(event: FileEvent): Trouble | undefined {
      const unknown = [event.start, event.end, event.instead].find((time) => time && !zoneOf(time))
      if (!unknown) return undefined
      const reason = say`The zone ${quoted(unknown.zone ?? '')} of ${quoted(event.summary)} is not known.`
      return { line: event.line, column: '', reason }
    },
    /** The day that a time is in the zone of the series, as a number. */
    dayWithin(start: CalendarTime, time: CalendarTime): number {
      const same = time.isDate || start.isDate || time.zone === start.zone
      return dayNumberOf(same ? time.wall : wallOf(zoneOf(start) ?? own, instant(time)))
    },
    /** Whether the rule of a series has not ended yet when the clock of its zone shows this. */
    isWithin(until: CalendarTime | undefined, time: CalendarTime): boolean {
      if (until === undefined) return true
      if (until.isDate) return dayNumberOf(time.wall) <= dayNumberOf(until.wall)
      return time.isDate || until.zone === undefined ? time.wall <= until.wall : instant(time) <= until.wall
    },
    /** The event as it took place from `start` on; undefined where it is not over yet. */
    past(event: FileEvent, start: CalendarTime, recurrence: string): Occurrence | undefined {
      const wall = ownWall(start)
      const length = lengthOf(event)
      if (wall + (length ?? 0) > now) return undefined
      const minutes = Math.round((length ?? 0) / MS_PER_MINUTE)
      return {
        event,
        recurrence,
        day: wallDay(wall),
        time: start.isDate ? null : wallTime(wall),
        minutes: start.isDate || minutes === 0 || minutes > 1440 ? null : minutes,
      }
    },
  }
}

export type EventTimes = ReturnType<typeof eventTimes>

/** Whatever of a series is over, and what could not be read of it. */
export function pastOf(
  series: Series,
  times: EventTimes,
  budget: Budget,
): { readonly past: Occurrence[]; readonly troubles: Trouble[] } {
  const past: Occurrence[] = []
  const troubles: Trouble[] = []
  const take = (event: FileEvent, start: CalendarTime, recurrence: string) => {
    const occurrence = event.isCancelled ? undefined : times.past(event, start, recurrence)
    if (occurrence) past.push(occurrence)
  }
  const [master] = series.masters
  const dayOf = (time: CalendarTime) => times.dayWithin(master?.start ?? time, time)
  const replaced = new Set<number>()
  for (const event of series.instead) {
    const day = dayOf(event.instead as CalendarTime)
    replaced.add(day)
    const people = event.people.length > 0 ? event.people : (master?.people ?? [])
    take({ ...event, people }, event.start, keyOf(day))
  }
  for (const event of series.masters) {
    const first = dayNumberOf(event.start.wall)
    const isOnce = event.rule === undefined && event.also.length === 0
    if (isOnce) {
      take(event, event.start, series.masters.length > 1 ? keyOf(first) : '')
      continue
    }
    const { days, trouble } = daysOf(event, times, budget)
    if (trouble) troubles.push(trouble)
    const except = new Set(event.except.map(dayOf))
    for (const day of days) {
      if (except.has(day) || replaced.has(day)) continue
      take(event, { ...event.start, wall: event.start.wall + (day - first) * MS_PER_DAY }, keyOf(day))
    }
  }
  return { past, troubles }
}

function keyOf(day: number): string {
  return wallDay(day * MS_PER_DAY)
}

/** The days on which an event that comes again began, up to today. */
function daysOf(
  event: FileEvent,
  times: EventTimes,
  budget: Budget,
): { days: Iterable<number>; trouble: Trouble | undefined } {
  const { start } = event
  const first = dayNumberOf(start.wall)
  const also = event.also.map((time) => times.dayWithin(start, time))
  if (event.rule === undefined) return { days: new Set([first, ...also]), trouble: undefined }
  const rule = readRule(event.rule)
  if (!rule) {
    const reason = say`How ${quoted(event.summary)} comes again is not read (${event.rule}): only its first day is.`
    return { days: new Set([first, ...also]), trouble: { line: event.line, column: '', reason } }
  }
  const days = new Set<number>([first])
  const own: Budget = { left: Math.min(budget.left, MOST_PERIODS) }
  const given = own.left
  // A day more, because another zone may be a day ahead.
  for (const day of given > 0 ? ruleDays(rule, first, dayNumberOf(times.now) + 1, own) : []) {
    if (!times.isWithin(rule.until, { ...start, wall: start.wall + (day - first) * MS_PER_DAY })) break
    days.add(day)
  }
  for (const day of also) days.add(day)
  budget.left -= given - own.left
  const reason =
    budget.left > 0
      ? say`${quoted(event.summary)} comes again too often: not all of it is read.`
      : say`Too much of the file comes again: from here on only first days are read.`
  const isCut = given > 0 && own.left < 0
  return { days, trouble: isCut ? { line: event.line, column: '', reason } : undefined }
}
