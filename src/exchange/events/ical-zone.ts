import { yearOf } from '../../day.ts'
import type { Property } from './ical.ts'
import { daysOfYear, type Rule, readRule } from './ical-rule.ts'
import { dayNumberOf, MS_PER_DAY, MS_PER_MINUTE, readOffset, readTime, wallDay } from './ical-times.ts'

/** What a zone's clocks show. */
export interface Zone {
  /** Minutes from UTC while the clock shows this; where it shows it twice, the first time. */
  ofWall(wall: number): number
  /** Minutes from UTC at an instant. */
  at(instant: number): number
}

export const UTC: Zone = { ofWall: () => 0, at: () => 0 }

/** The instant at which a zone's clock shows this. */
export function instantOf(zone: Zone, wall: number): number {
  return wall - zone.ofWall(wall) * MS_PER_MINUTE
}

/** What a zone's clock shows at an instant. */
export function wallOf(zone: Zone, instant: number): number {
  return instant + zone.at(instant) * MS_PER_MINUTE
}

/** One STANDARD or DAYLIGHT part of a VTIMEZONE. */
export interface Observance {
  readonly starts: number
  readonly from: number
  readonly to: number
  readonly rule: Rule | undefined
  /** Further beginnings. */
  readonly also: readonly number[]
}

/** Reads the properties of a STANDARD or DAYLIGHT; undefined where they do not say when it begins. */
export function readObservance(properties: readonly Property[]): Observance | undefined {
  const one = (name: string) => properties.find((property) => property.name === name)
  const starts = readTime(one('DTSTART')?.value ?? '', {})
  const from = readOffset(one('TZOFFSETFROM')?.value ?? '')
  const to = readOffset(one('TZOFFSETTO')?.value ?? '')
  if (!starts || from === undefined || to === undefined) return undefined
  const rule = one('RRULE')
  const also = properties
    .filter(({ name }) => name === 'RDATE')
    .flatMap(({ value }) => value.split(',').flatMap((text) => readTime(text, {})?.wall ?? []))
  return { starts: starts.wall, from, to, rule: rule && readRule(rule.value), also }
}

interface Onset {
  readonly instant: number
  readonly from: number
  readonly to: number
}

/** The zone that a VTIMEZONE describes; undefined where it describes none. */
export function zoneOf(observances: readonly Observance[]): Zone | undefined {
  const [first] = [...observances].sort((a, b) => a.starts - b.starts)
  if (!first) return undefined
  const byYear = new Map<number, readonly Onset[]>()
  const onsetsAround = (time: number) => {
    const year = yearOf(wallDay(time))
    let onsets = byYear.get(year)
    if (!onsets) {
      const all = observances.flatMap((each) => onsetsOf(each, year))
      onsets = all.sort((a, b) => a.instant - b.instant)
      byYear.set(year, onsets)
    }
    return onsets
  }
  const last = (time: number, isPast: (onset: Onset) => boolean) =>
    onsetsAround(time).findLast(isPast)?.to ?? first.from
  return {
    ofWall: (wall) =>
      last(wall, ({ instant, from, to }) => wall >= instant + Math.max(from, to) * MS_PER_MINUTE),
    at: (instant) => last(instant, (onset) => instant >= onset.instant),
  }
}

/** The onsets by which a year's times are told: those of the year itself, and the last before it. */
function onsetsOf({ starts, from, to, rule, also }: Observance, year: number): Onset[] {
  const startDay = wallDay(starts)
  const timeOfDay = starts - dayNumberOf(starts) * MS_PER_DAY
  const walls = [starts, ...also]
  if (rule?.freq === 'YEARLY') {
    const ends = rule.until === undefined ? Number.POSITIVE_INFINITY : rule.until.wall + from * MS_PER_MINUTE
    const final = rule.until?.isDate ? ends + MS_PER_DAY : ends
    const lastYear = Math.min(year + 1, final === Number.POSITIVE_INFINITY ? 9999 : yearOf(wallDay(final)))
    for (let each = Math.min(year, lastYear) - 1; each <= lastYear; each++) {
      for (const day of daysOfYear(rule, each, startDay)) {
        const wall = day * MS_PER_DAY + timeOfDay
        if (wall > starts && wall <= final) walls.push(wall)
      }
    }
  }
  return walls.map((wall) => ({ instant: wall - from * MS_PER_MINUTE, from, to }))
}

/** The names Windows has for zones in which people meet, beside which the runtime knows the others'. */
const WINDOWS: Readonly<Record<string, string>> = {
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'Arabian Standard Time': 'Asia/Dubai',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Central Standard Time': 'America/Chicago',
  'China Standard Time': 'Asia/Shanghai',
  'E. South America Standard Time': 'America/Sao_Paulo',
  'Eastern Standard Time': 'America/New_York',
  'FLE Standard Time': 'Europe/Kiev',
  'GMT Standard Time': 'Europe/London',
  'GTB Standard Time': 'Europe/Bucharest',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'India Standard Time': 'Asia/Kolkata',
  'Korea Standard Time': 'Asia/Seoul',
  'Mountain Standard Time': 'America/Denver',
  'New Zealand Standard Time': 'Pacific/Auckland',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Romance Standard Time': 'Europe/Paris',
  'Russian Standard Time': 'Europe/Moscow',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'Singapore Standard Time': 'Asia/Singapore',
  'Taipei Standard Time': 'Asia/Taipei',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Turkey Standard Time': 'Europe/Istanbul',
  'W. Europe Standard Time': 'Europe/Berlin',
}

/** The zone of a TZID that the file does not describe, as the runtime knows it; undefined where it does not. */
export function namedZone(tzid: string): Zone | undefined {
  const bare = tzid.replace(/^"|"$/g, '').trim()
  if (/^(?:utc|gmt|z|etc\/utc)$/i.test(bare)) return UTC
  const fixed = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(bare)
  if (fixed) return fixedZone((Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * (fixed[1] === '-' ? -1 : 1))
  // Some programs put a path of their own before the name: /mozilla.org/20070129_1/Europe/Berlin.
  const path = bare.split('/')
  const ends = path.length < 3 ? [] : [path.slice(-3).join('/'), path.slice(-2).join('/')]
  for (const name of [WINDOWS[bare], bare, ...ends]) {
    const format = name === undefined ? undefined : formatIn(name)
    if (format) return runtimeZone(format)
  }
  return undefined
}

function fixedZone(offset: number): Zone {
  return { ofWall: () => offset, at: () => offset }
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  } catch {
    return undefined
  }
}

function runtimeZone(format: Intl.DateTimeFormat): Zone {
  return zoneBy((instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (
      ['year', 'month', 'day', 'hour', 'minute'] as const
    ).map((type) => Number(parts.get(type)))
    const shown = Date.UTC(year, month - 1, day, hour, minute)
    return Math.round(shown / MS_PER_MINUTE) - Math.floor(instant / MS_PER_MINUTE)
  })
}

/** The zone whose offset at every instant is known; days on which the clocks are not changed are asked for once. */
export function zoneBy(ask: (instant: number) => number): Zone {
  const days = new Map<number, number | undefined>()
  const at = (instant: number) => {
    const day = dayNumberOf(instant)
    if (!days.has(day)) {
      const [begins, ends] = [ask(day * MS_PER_DAY), ask((day + 1) * MS_PER_DAY)]
      days.set(day, begins === ends ? begins : undefined)
    }
    return days.get(day) ?? ask(instant)
  }
  return {
    at,
    ofWall(wall) {
      const [before, after] = [at(wall - MS_PER_DAY), at(wall + MS_PER_DAY)]
      if (before === after || at(wall - before * MS_PER_MINUTE) === before) return before
      // Of times that the clock leaves out, what held before decides.
      return at(wall - after * MS_PER_MINUTE) === after ? after : before
    },
  }
}
