import { addDays, type Day, dayNumber, dayOf } from '../../day.ts'
import { KIND_NAMES } from '../../followups/followup.ts'
import { sayDay } from '../../language/calendar.ts'
import { lunarIn, lunarOf, nextLunar, sayLunar } from '../../language/lunar.ts'
import type { LunarWritten } from '../../language/lunar-words.ts'
import { said, say } from '../../language/say.ts'
import { escapedText, propertyLines } from './ical.ts'
import type { CalendarBirthday, CalendarFollowup } from './ical-queries.ts'
import {
  basicDay,
  basicInstant,
  basicTime,
  MS_PER_DAY,
  MS_PER_MINUTE,
  wallDay,
  wallTime,
} from './ical-times.ts'

/** How long a follow-up with a time takes in the calendar. */
const MINUTES = 30
/** Of a whole day: at 9:00. Of a time: a quarter of an hour before. */
const ALARM_OF_DAY = 'PT9H'
const ALARM_OF_TIME = '-PT15M'
/** The year of a birthday whose year is not known: one that has a 29 February. */
const SOME_YEAR = 2000

/** The beginning of a calendar file. */
export function calendarHead(): string {
  return [
    propertyLines('BEGIN', 'VCALENDAR'),
    propertyLines('VERSION', '2.0'),
    propertyLines('PRODID', '-//crm//follow-ups//EN'),
    propertyLines('CALSCALE', 'GREGORIAN'),
    propertyLines('X-WR-CALNAME', escapedText(say`Follow-ups`)),
  ].join('')
}

export const CALENDAR_END = propertyLines('END', 'VCALENDAR')

/**
 * A follow-up as an event of its day, or of half an hour where it has a time; times are those of wherever one is,
 * as in the book. `now` is the instant of writing.
 */
export function followupEvent(followup: CalendarFollowup, now: string): string {
  const { due, time } = followup
  const state = stateOf(followup)
  const isDone = state === 'done'
  const status = state === 'off' ? 'CANCELLED' : 'CONFIRMED'
  const title = isDone ? say`done: ${titleOf(followup)}` : titleOf(followup)
  return [
    propertyLines('BEGIN', 'VEVENT'),
    identity(followup, now),
    time === null ? dayLines(due) : timeLines(due, time),
    propertyLines('SUMMARY', escapedText(title)),
    description(descriptionOf(followup)),
    propertyLines('CATEGORIES', escapedText(said(KIND_NAMES[followup.kind]))),
    propertyLines('STATUS', status),
    propertyLines('TRANSP', time === null ? 'TRANSPARENT' : 'OPAQUE'),
    state !== 'open' ? '' : alarm(title, time === null ? ALARM_OF_DAY : ALARM_OF_TIME, {}),
    propertyLines('END', 'VEVENT'),
  ].join('')
}

const TODO_STATUS = { open: 'NEEDS-ACTION', done: 'COMPLETED', off: 'CANCELLED' } as const

function stateOf({ done_at, dropped_at, client_archived_at }: CalendarFollowup): keyof typeof TODO_STATUS {
  if (done_at !== null) return 'done'
  return dropped_at !== null || client_archived_at !== null ? 'off' : 'open'
}

/** A follow-up as a to-do, due on its day or at its time. */
export function followupTodo(followup: CalendarFollowup, now: string): string {
  const { due, time, done_at } = followup
  const state = stateOf(followup)
  const title = titleOf(followup)
  return [
    propertyLines('BEGIN', 'VTODO'),
    identity(followup, now),
    time === null
      ? propertyLines('DUE', basicDay(due), { VALUE: 'DATE' })
      : propertyLines('DUE', basicTime(due, time)),
    propertyLines('SUMMARY', escapedText(title)),
    description(descriptionOf(followup)),
    propertyLines('CATEGORIES', escapedText(said(KIND_NAMES[followup.kind]))),
    propertyLines('STATUS', TODO_STATUS[state]),
    done_at === null
      ? ''
      : propertyLines('COMPLETED', basicInstant(done_at)) + propertyLines('PERCENT-COMPLETE', '100'),
    state === 'open' ? alarm(title, time === null ? ALARM_OF_DAY : ALARM_OF_TIME, { RELATED: 'END' }) : '',
    propertyLines('END', 'VTODO'),
  ].join('')
}

/** A birthday as an event of every year; what falls on 29 February is kept on the last day of each February. */
export function birthdayEvent(who: CalendarBirthday, now: string): string {
  const { uid, birthday } = who
  const lunar = lunarIn(birthday)
  if (lunar) return lunarEvents(who, lunar, now)
  const [month, date] = [Number(birthday.slice(-5, -3)), Number(birthday.slice(-2))]
  const year = birthday.startsWith('-') ? undefined : Number(birthday.slice(0, 4))
  const first = dayOf(year ?? SOME_YEAR, month, date)
  if (first === undefined) return ''
  const isLeap = month === 2 && date === 29
  const rule = propertyLines('RRULE', `FREQ=YEARLY${isLeap ? ';BYMONTH=2;BYMONTHDAY=-1' : ''}`)
  const born = year === undefined ? [] : [say`Born in ${year}`]
  return dayEvent(who, { uid: `${uid}-birthday`, day: first, rule, born }, now)
}

/** So many birthdays of the lunar calendar are told ahead: no rule of a calendar says when they are. */
const LUNAR_AHEAD = 10

function lunarEvents(who: CalendarBirthday, lunar: LunarWritten, now: string): string {
  const events: string[] = []
  let day = nextLunar(lunar, now.slice(0, 10) as Day)
  for (let count = 0; count < LUNAR_AHEAD && day !== undefined; count++) {
    const uid = `${who.uid}-birthday-${lunarOf(day)?.year}`
    events.push(dayEvent(who, { uid, day, rule: '', born: [sayLunar(lunar)] }, now))
    day = nextLunar(lunar, addDays(day, 1))
  }
  return events.join('')
}

function dayEvent(
  { name, phones }: CalendarBirthday,
  { uid, day, rule, born }: { uid: string; day: Day; rule: string; born: readonly string[] },
  now: string,
): string {
  const title = say`birthday: ${oneLine(name)}`
  return [
    propertyLines('BEGIN', 'VEVENT'),
    propertyLines('UID', uid),
    propertyLines('DTSTAMP', basicInstant(now)),
    dayLines(day),
    rule,
    propertyLines('SUMMARY', escapedText(title)),
    description([...born, ...phones.map(sayPhone)]),
    propertyLines('CATEGORIES', escapedText(say`birthday`)),
    propertyLines('TRANSP', 'TRANSPARENT'),
    alarm(title, ALARM_OF_DAY, {}),
    propertyLines('END', 'VEVENT'),
  ].join('')
}

function identity({ uid, revisions, snoozes, created_at, changedAt }: CalendarFollowup, now: string): string {
  return [
    propertyLines('UID', escapedText(uid)),
    propertyLines('DTSTAMP', basicInstant(now)),
    propertyLines('CREATED', basicInstant(created_at)),
    propertyLines('LAST-MODIFIED', basicInstant(changedAt ?? created_at)),
    // In a book that was moved the journal is not there, the snoozes are.
    propertyLines('SEQUENCE', String(Math.max(revisions, snoozes))),
  ].join('')
}

/** `promise: send the prospectus (Zhang Wei)`; a next step is not said to be one. */
function titleOf({ kind, what, client }: CalendarFollowup): string {
  const text = say`${oneLine(what)} (${oneLine(client)})`
  if (kind === 'promise') return say`promise: ${text}`
  return kind === 'awaiting' ? say`awaiting: ${text}` : text
}

function descriptionOf({ kind, phones, first_due, due, result }: CalendarFollowup): string[] {
  return [
    ...phones.map(sayPhone),
    ...(kind === 'promise' && first_due !== null && first_due !== due
      ? [say`Promised for ${sayDay(first_due)}`]
      : []),
    ...(result === null || result === '' ? [] : [result]),
  ]
}

function sayPhone(phone: string): string {
  return say`Phone: ${oneLine(phone)}`
}

function description(lines: readonly string[]): string {
  return lines.length === 0 ? '' : propertyLines('DESCRIPTION', escapedText(lines.join('\n')))
}

function dayLines(day: Day): string {
  const next = wallDay((dayNumber(day) + 1) * MS_PER_DAY)
  return (
    propertyLines('DTSTART', basicDay(day), { VALUE: 'DATE' }) +
    propertyLines('DTEND', basicDay(next), { VALUE: 'DATE' })
  )
}

function timeLines(day: Day, time: string): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + MINUTES
  const end = dayNumber(day) * MS_PER_DAY + minutes * MS_PER_MINUTE
  return (
    propertyLines('DTSTART', basicTime(day, time)) +
    propertyLines('DTEND', basicTime(wallDay(end), wallTime(end)))
  )
}

function alarm(title: string, trigger: string, params: Readonly<Record<string, string>>): string {
  return [
    propertyLines('BEGIN', 'VALARM'),
    propertyLines('ACTION', 'DISPLAY'),
    propertyLines('DESCRIPTION', escapedText(title)),
    propertyLines('TRIGGER', trigger, params),
    propertyLines('END', 'VALARM'),
  ].join('')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
