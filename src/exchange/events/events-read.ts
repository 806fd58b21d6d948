import { Failure } from '../../errors.ts'
import { say } from '../../language/say.ts'
import { fromQuotedPrintable, textOf } from '../cards/vcard-text.ts'
import type { Bytes } from '../encoding.ts'
import { quoted, type Trouble } from '../values.ts'
import { type Property, plainText, readProperty } from './ical.ts'
import { wholeLines } from './ical-lines.ts'
import { type CalendarTime, readDuration, readTime } from './ical-times.ts'
import { type Observance, readObservance, type Zone, zoneOf } from './ical-zone.ts'

/** Somebody an event names. */
export interface Person {
  /** Empty where the file has none. */
  readonly email: string
  readonly name: string
}

/** An event as the file has it: once, or the first of several. */
export interface FileEvent {
  readonly line: number
  readonly uid: string
  readonly sequence: number
  readonly start: CalendarTime
  readonly end: CalendarTime | undefined
  /** Milliseconds, where the file says how long and not until when. */
  readonly lasts: number | undefined
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly people: readonly Person[]
  readonly isCancelled: boolean
  /** A birthday, a holiday or the like: nobody met. */
  readonly isAnniversary: boolean
  readonly rule: string | undefined
  readonly also: readonly CalendarTime[]
  readonly except: readonly CalendarTime[]
  /** Which of a series it stands for. */
  readonly instead: CalendarTime | undefined
}

/** What a calendar file holds. */
export interface FileCalendar {
  readonly events: readonly FileEvent[]
  readonly zones: ReadonlyMap<string, Zone>
  /** Events that cannot be read, by line. */
  readonly broken: readonly Trouble[]
}

/** More is no calendar of a person; of files within the file only the beginnings count. */
const MOST_EVENTS = 100_000
const MOST_CHARACTERS = 100_000_000
/** Components within one another. */
const DEEPEST = 20
/** How much of a text is kept. */
const MOST_TEXT = 4_000
/** Of one event; the rest is not looked at. */
const MOST_PROPERTIES = 1_000

/** Reads a calendar file; what is broken in it is reported and the rest is read. */
export async function readCalendar(name: string, bytes: Bytes): Promise<FileCalendar> {
  const events: FileEvent[] = []
  const zones = new Map<string, Zone>()
  const broken: Trouble[] = []
  let isCancelled = false
  const reader = componentReader({
    event(properties, line) {
      if (events.length >= MOST_EVENTS) throw tooLarge(name)
      const read = readEvent(properties, line)
      if ('reason' in read) broken.push(read)
      else events.push(read)
    },
    zone(tzid, observances) {
      const zone = zoneOf(observances)
      if (zone) zones.set(tzid, zone)
    },
    calendar(property) {
      if (property.name === 'METHOD' && property.value.trim().toUpperCase() === 'CANCEL') isCancelled = true
    },
    broken: (line, reason) => broken.push({ line, column: '', reason }),
  })
  let characters = 0
  for await (const lines of wholeLines(bytes)) {
    for (const { line, text } of lines) {
      characters += text.length
      reader.line(text, line)
    }
    if (characters > MOST_CHARACTERS) throw tooLarge(name)
  }
  reader.end()
  return { events: isCancelled ? events.map((event) => ({ ...event, isCancelled })) : events, zones, broken }
}

function tooLarge(name: string): Failure {
  return new Failure('usage', say`${name} is larger than a calendar of a person can be: nothing was read.`)
}

interface Found {
  event(properties: readonly Property[], line: number): void
  zone(tzid: string, observances: readonly Observance[]): void
  /** A property of the calendar itself. */
  calendar(property: Property): void
  broken(line: number, reason: string): void
}

/** Gathers the components of a file as they end; alarms and whatever else lies within an event is passed over. */
function componentReader(found: Found) {
  const open: { readonly name: string; readonly line: number; properties: Property[] }[] = []
  let observances: Observance[] = []

  const unended = () => {
    const event = open.find(({ name }) => name === 'VEVENT')
    if (event) found.broken(event.line, sayBroken('end', event.properties))
  }
  const begin = (name: string, line: number) => {
    if (name === 'VCALENDAR' || name === 'VEVENT') {
      unended()
      open.length = 0
    }
    if (name === 'VTIMEZONE') observances = []
    if (open.length < DEEPEST) open.push({ name, line, properties: [] })
  }
  const end = (name: string) => {
    const at = open.findLastIndex((each) => each.name === name)
    const closed = open[at]
    if (!closed) return
    open.length = at
    if (name === 'VEVENT') found.event(closed.properties, closed.line)
    if (name === 'STANDARD' || name === 'DAYLIGHT') {
      const observance = readObservance(closed.properties)
      if (observance) observances.push(observance)
    }
    if (name === 'VTIMEZONE') {
      const tzid = closed.properties.find((property) => property.name === 'TZID')?.value.trim()
      if (tzid) found.zone(tzid, observances)
    }
  }

  return {
    line(text: string, line: number) {
      const property = readProperty(text, line)
      const inside = open.at(-1)
      if (!property) {
        // The rest of a text whose line breaks were not written as such.
        const last = inside?.properties.at(-1)
        if (inside && last && last.value.length < MOST_TEXT) {
          const softly = isQuoted(last) && last.value.endsWith('=')
          const value = softly ? last.value.slice(0, -1) + text : `${last.value}\\n${text}`
          inside.properties[inside.properties.length - 1] = { ...last, value }
        }
        return
      }
      const value = property.value.trim().toUpperCase()
      if (property.name === 'BEGIN') begin(value, line)
      else if (property.name === 'END') end(value)
      else if (!inside || inside.name === 'VCALENDAR') found.calendar(property)
      else if (inside.properties.length < MOST_PROPERTIES) inside.properties.push(property)
    },
    end: unended,
  }
}

/** Why an event cannot be read, with its title where it has one. */
function sayBroken(why: 'beginning' | 'date' | 'end', properties: readonly Property[], date = ''): string {
  const summary = textIn(properties.find(({ name }) => name === 'SUMMARY'))
  const title = quoted(summary)
  switch (why) {
    case 'end':
      return summary === '' ? say`The event has no end.` : say`The event ${title} has no end.`
    case 'beginning':
      return summary === '' ? say`The event has no beginning.` : say`The event ${title} has no beginning.`
    case 'date':
      return summary === ''
        ? say`The event begins on ${quoted(date)}, which is no date.`
        : say`The event ${title} begins on ${quoted(date)}, which is no date.`
  }
}

/** The calendars of old phones (vCalendar 1.0) write texts so. */
function isQuoted({ params }: Property): boolean {
  return /^quoted-printable$/i.test(params.ENCODING ?? '')
}

function textIn(property: Property | undefined): string {
  if (!property) return ''
  const value = property.value.slice(0, MOST_TEXT)
  if (!isQuoted(property)) return plainText(value).trim()
  return textOf(fromQuotedPrintable(Buffer.from(value, 'latin1')), property.params.CHARSET).text.trim()
}

function readEvent(properties: readonly Property[], line: number): FileEvent | Trouble {
  const one = (name: string) => properties.find((property) => property.name === name)
  const text = (name: string) => textIn(one(name))
  const times = (name: string) =>
    properties
      .filter((property) => property.name === name)
      .flatMap(({ value, params }) =>
        value.split(',').flatMap((each) => readTime(each.split('/')[0] ?? '', params) ?? []),
      )
  const begins = one('DTSTART')
  if (!begins) return { line, column: '', reason: sayBroken('beginning', properties) }
  const start = readTime(begins.value, begins.params)
  if (!start) {
    const reason = sayBroken('date', properties, begins.value)
    return { line: begins.line, column: '', reason }
  }
  const ends = one('DTEND')
  const duration = one('DURATION')
  const instead = one('RECURRENCE-ID')
  const summary = text('SUMMARY')
  const rule = one('RRULE')?.value.trim()
  return {
    line,
    uid: one('UID')?.value.trim() || `${begins.value} ${summary}`,
    sequence: Number(one('SEQUENCE')?.value) || 0,
    start,
    end: ends && readTime(ends.value, ends.params),
    lasts: duration && readDuration(duration.value),
    summary,
    location: text('LOCATION'),
    description: text('DESCRIPTION'),
    people: properties.flatMap((property) => personIn(property) ?? []),
    isCancelled: /^cancell?ed$/i.test(one('STATUS')?.value.trim() ?? ''),
    isAnniversary: start.isDate && (/FREQ=YEARLY/i.test(rule ?? '') || ANNIVERSARY.test(text('CATEGORIES'))),
    rule: rule || undefined,
    also: times('RDATE'),
    except: times('EXDATE'),
    instead: instead && readTime(instead.value, instead.params),
  }
}

const ANNIVERSARY = /birthday|holiday|anniversary|生日|节日|假日|纪念日/i

/** The person of an ATTENDEE or ORGANIZER who may have been there: no room, and nobody who said no. */
function personIn({ name, params, value }: Property): Person | undefined {
  if (name !== 'ATTENDEE' && name !== 'ORGANIZER') return undefined
  const is = (key: string, pattern: RegExp) => pattern.test(params[key] ?? '')
  if (
    is('PARTSTAT', /^declined$/i) ||
    is('ROLE', /^non-participant$/i) ||
    is('CUTYPE', /^(?:room|resource)$/i)
  )
    return undefined
  const called = (params.CN ?? '').trim().replace(/^'(.*)'$/s, '$1')
  const email = [params.EMAIL ?? '', unescaped(value.trim()), called].find((each) => /\S@\S/.test(each)) ?? ''
  return {
    email: (/<(\S+@\S+)>/.exec(email)?.[1] ?? email)
      .replace(/^mailto:/i, '')
      .replace(/[?#].*$/s, '')
      .trim(),
    name: called.includes('@') ? '' : called,
  }
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
