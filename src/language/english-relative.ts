import { addDays, type Day, weekStart } from '../day.ts'
import { countOf, nearOf, offsetOf, unitOf, weekdayOf } from './english-words.ts'
import { type Period, shifted } from './periods.ts'
import { type About, type Found, nearestWeekday, type Patterns, type Piece } from './phrases.ts'
import { exactClock, minutesAway, type Part } from './times.ts'

const DAYS: Patterns<Piece> = [
  ['{near}', ({ near }, { today }) => ({ day: addDays(today, nearOf(near)) })],
  ['(?:the )?day before yesterday', (_, { today }) => ({ day: addDays(today, -2) })],
  ['(?:the )?day after tomorrow', (_, { today }) => ({ day: addDays(today, 2) })],
  [
    '(?:(?:right|just) )?now',
    (_, { today, now }) => (now ? { day: today, clock: exactClock(now) } : { day: today }),
  ],
  ['this {part}', ({ part }, { today }) => ({ day: today, part: part as Part })],
  ['tonight', (_, { today }) => ({ day: today, part: 'night' })],
  ['last night', (_, { today }) => ({ day: addDays(today, -1), part: 'night' })],
  ['(?:in the )?{part}', ({ part }) => ({ part: part as Part })],
  ['at night', () => ({ part: 'night' })],
]

const WEEKDAYS: Patterns<Piece> = [
  ['{weekday}', ({ weekday }) => ({ weekday: weekdayOf(weekday) })],
  ['{which} {weekday}', weekdayNamed],
  ['this (?<which>past|coming) {weekday}', weekdayNamed],
  ['{weekday} week', (found, about) => ({ day: addDays(comingWeekday(found, about), 7) })],
  ['week on {weekday}', (found, about) => ({ day: addDays(comingWeekday(found, about), 7) })],
  ['{count}\\s*{weeks} (?:on )?{weekday}', (found, about) => away(found, comingWeekday(found, about), 1)],
  ['{count}\\s*{weeks} {near}', (found, about) => away(found, nearDay(found, about), 1)],
]

const AWAY: Patterns<Piece> = [
  ['{count}\\s*{unit} ago', (found, { today }) => away(found, today, -1)],
  ['in {count}\\s*{unit}', (found, { today }) => away(found, today, 1)],
  ['{count}\\s*{unit} (?:from now|later)', (found, { today }) => away(found, today, 1)],
  ['{count}\\s*{unit} (?:from|after) {near}', (found, about) => away(found, nearDay(found, about), 1)],
  [
    '{count}\\s*{unit} (?:from|after) {weekday}',
    (found, about) => away(found, comingWeekday(found, about), 1),
  ],
  [
    '(?<sign>[-+])(?<count>\\d{1,4})\\s*{unit}',
    (found, { today }) => away(found, today, Number(`${found.sign}1`)),
  ],
  ['(?<count>\\d{1,4}){shortUnit}', inDirection],
  ['{count}\\s*{pluralUnit}', inDirection],
  ['(?<count>1|one) {unit}', inDirection],
  ['{minutes} ago', (found, about) => minutesOff(found, about, -1)],
  ['in {minutes}', (found, about) => minutesOff(found, about, 1)],
]

const PERIODS: Patterns<Piece> = [
  ['{which} {period}', (found, about) => periodOff(found, about, offsetOf(found.which))],
  ['(?:the )?{period} after next', (found, about) => periodOff(found, about, 2)],
  ['(?:the )?{period} before last', (found, about) => periodOff(found, about, -2)],
  [
    '(?<which>last|previous|next) (?:working |business |work)day',
    ({ which }, { today }) => ({ day: shifted(today, 'workday', offsetOf(which)) }),
  ],
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

function away({ count, unit }: Found, from: Day, sign: number): Piece {
  const length = unitOf(unit)
  const day = shifted(from, length, sign * countOf(count))
  return length === 'week' || length === 'fortnight' ? { day, scope: 'week' } : { day }
}

function inDirection(found: Found, { today, direction }: About): Piece {
  return { day: away(found, today, direction === 'past' ? -1 : 1).day }
}

function periodOff({ period }: Found, { today }: About, count: number): Piece {
  const day = shifted(today, period as Period, count)
  return period === 'week' ? { day, scope: 'week' } : { day }
}

function minutesOff(
  { count, half, minutes = '' }: Found,
  { today, now }: About,
  sign: number,
): Piece | undefined {
  if (now === undefined) return undefined
  const number = half ? 30 : countOf(count) * (minutes.startsWith('h') ? 60 : 1)
  const { days, clock } = minutesAway(now, sign * number)
  return { day: addDays(today, days), clock }
}
