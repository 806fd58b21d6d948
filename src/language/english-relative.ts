import { addDays, type Day, weekStart, yearOf } from '../day.ts'
import { inNearestYear } from './calendar.ts'
import { countOf, nearOf, offsetOf, unitOf, weekdayOf } from './english-words.ts'
import type { Patterns } from './patterns.ts'
import { type Period, reached, shifted, weekOf } from './periods.ts'
import { type About, type Found, nearestWeekday, type Piece } from './phrases.ts'
import { exactClock, minutesAway, type Part } from './times.ts'

const DAYS: Patterns<Piece> = [
  ['{near}', ({ near }, { today }) => ({ day: addDays(today, nearOf(near)) })],
  ['day before yesterday', (_, { today }) => ({ day: addDays(today, -2) })],
  ['day after tomorrow', (_, { today }) => ({ day: addDays(today, 2) })],
  ['right|just? now', (_, { today, now }) => (now ? { day: today, clock: exactClock(now) } : { day: today })],
  ['this {part}', ({ part }, { today }) => ({ day: today, part: part as Part })],
  ['tonight', (_, { today }) => ({ day: today, part: 'night' })],
  ['last night', (_, { today }) => ({ day: addDays(today, -1), part: 'night' })],
  ['weekend|wknd', () => ({ weekday: 6 })],
  [
    '{which} weekend|wknd',
    ({ which }, { today }) => ({ day: addDays(weekStart(today), 7 * offsetOf(which) + 5) }),
  ],
  ['{part}', ({ part }) => ({ part: part as Part })],
  ['in the {part}', ({ part }) => ({ part: part as Part })],
  ['{half}', ({ half }) => ({ part: half === 'am' ? 'morning' : 'afternoon' })],
]

const WEEKDAYS: Patterns<Piece> = [
  ['{weekday}', ({ weekday }) => ({ weekday: weekdayOf(weekday) })],
  ['{which} {weekday}', weekdayNamed],
  ['this {which} {weekday}', weekdayNamed],
  ['{weekday} week', (found, about) => ({ day: addDays(comingWeekday(found, about), 7) })],
  ['{weekday} after next', weekdayAfterNext],
  ['{weekday} of|in? week|wk {weekNumber}', weekdayOfWeek],
  ['{near} week', nearWeek],
  ['week on {weekday}', (found, about) => ({ day: addDays(comingWeekday(found, about), 7) })],
  ['{count} {weeks} on? {weekday}', (found, about) => away(found, comingWeekday(found, about), 1)],
  ['{count} {weeks} {near}', (found, about) => away(found, nearDay(found, about), 1)],
]

const AWAY: Patterns<Piece> = [
  ['{count} {unit} ago', (found, { today }) => away(found, today, -1)],
  ['in|within {count} {unit}', (found, { today }) => away(found, today, 1)],
  ['in {count} {unit} time', (found, { today }) => away(found, today, 1)],
  ['{count} {unit} later', (found, { today }) => away(found, today, 1)],
  ['{count} {unit} from now', (found, { today }) => away(found, today, 1)],
  ['{count} {unit} from|after {near}', (found, about) => away(found, nearDay(found, about), 1)],
  ['{count} {unit} from|after {weekday}', (found, about) => away(found, comingWeekday(found, about), 1)],
  ['{sign} {digits} {unit}', (found, { today }) => away(found, today, found.sign === '-' ? -1 : 1)],
  ['{digits} {gluedUnit}', inDirection],
  ['{count} {pluralUnit}', inDirection],
  ['{one} {unit}', inDirection],
  ['a {lengthAlone}', inDirection],
  ['a? fortnight', (_, about) => inDirection({ count: '1', unit: 'fortnight' }, about)],
  ['in? half a year', (_, about) => inDirection({ count: '6', unit: 'month' }, about)],
  ['half a year ago', (_, { today }) => away({ count: '6', unit: 'month' }, today, -1)],
  ['{count} {clockUnit} ago', (found, about) => minutesOff(found, about, -1)],
  ['in {count} {clockUnit}', (found, about) => minutesOff(found, about, 1)],
  ['half an hour ago', (_, about) => minutesOff({ count: '30' }, about, -1)],
  ['in half an hour', (_, about) => minutesOff({ count: '30' }, about, 1)],
]

const PERIODS: Patterns<Piece> = [
  ['{which} {period}', (found, about) => periodOff(found, about, offsetOf(found.which))],
  ['this|same time|day {which} {period}', (found, about) => periodOff(found, about, offsetOf(found.which))],
  ['{period} after next', (found, about) => periodOff(found, about, 2)],
  ['{period} before last', (found, about) => periodOff(found, about, -2)],
  ['{which} working|business|work day', workday],
  ['{which} workday', workday],
]

/** Phrases that count from today. */
export const RELATIVE = [...DAYS, ...WEEKDAYS, ...AWAY, ...PERIODS]

function nearDay({ near }: Found, { today }: About): Day {
  return addDays(today, nearOf(near))
}

function comingWeekday({ weekday }: Found, { today }: About): Day {
  return nearestWeekday(weekdayOf(weekday), { today, direction: 'future' })
}

function weekdayNamed({ which = '', weekday }: Found, { today }: About): Piece {
  const wanted = weekdayOf(weekday)
  if (which === 'coming') return { day: nearestWeekday(wanted, { today, direction: 'future' }) }
  if (which !== 'this' && which !== 'next') {
    return { day: nearestWeekday(wanted, { today: addDays(today, -1), direction: 'past' }) }
  }
  return { day: addDays(weekStart(today), 7 * offsetOf(which) + wanted - 1) }
}

/** Likewise counted in weeks of the calendar: of the week after the next. */
function weekdayAfterNext({ weekday }: Found, { today }: About): Piece {
  return { day: addDays(weekStart(today), 13 + weekdayOf(weekday)) }
}

function weekdayOfWeek({ weekday, weekNumber }: Found, about: About): Piece {
  const dayIn = (year: number) => {
    const week = weekOf(year, Number(weekNumber))
    return 'problem' in week ? undefined : addDays(week.from, weekdayOf(weekday) - 1)
  }
  const week = weekOf(yearOf(about.today), Number(weekNumber))
  return { day: inNearestYear(about, dayIn) ?? ('problem' in week ? week : week.from) }
}

/** `tomorrow week` is a week from tomorrow. */
function nearWeek({ near }: Found, { today }: About): Piece | undefined {
  return near === 'yesterday' ? undefined : { day: addDays(today, nearOf(near) + 7) }
}

function away({ count, unit }: Found, from: Day, sign: number): Piece {
  const length = unitOf(unit)
  const day = reached(from, length, sign * countOf(count))
  return length === 'week' || length === 'fortnight' ? { day, scope: 'week' } : { day }
}

function inDirection(found: Found, { today, direction }: About): Piece {
  return { day: away(found, today, direction === 'past' ? -1 : 1).day }
}

function periodOff({ period }: Found, { today }: About, count: number): Piece {
  const day = shifted(today, period as Period, count)
  return period === 'week' ? { day, scope: 'week' } : { day }
}

function workday({ which }: Found, { today }: About): Piece | undefined {
  const offset = offsetOf(which)
  return offset === 0 ? undefined : { day: shifted(today, 'workday', offset) }
}

function minutesOff({ count, clockUnit }: Found, { today, now }: About, sign: number): Piece | undefined {
  if (now === undefined) return undefined
  const minutes = countOf(count) * (clockUnit?.startsWith('h') ? 60 : 1)
  const { days, clock } = minutesAway(now, sign * minutes)
  return { day: addDays(today, days), clock }
}
