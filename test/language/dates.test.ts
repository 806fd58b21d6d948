import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayFromNumber } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import {
  type Direction,
  type Order,
  readWhen,
  readWhenAtFront,
  sayDay,
  sayWhen,
} from '../../src/language/dates.ts'
import { CHINESE } from './phrases/chinese.ts'
import { UNDERSTOOD } from './phrases/english.ts'

const SUNDAY = '2026-11-22'

function read(phrase: string, today: string, direction: Direction, order?: Order): string {
  return sayWhen(readWhen(phrase, { today: today as Day, now: '10:30', direction, order }))
}

function readFront(phrase: string, today: string, direction: Direction): string {
  const { when, rest } = readWhenAtFront(phrase, { today: today as Day, now: '10:30', direction })
  return `${sayWhen(when)} | ${rest}`
}

function refusal(reading: () => unknown): string {
  try {
    return `not refused: ${reading()}`
  } catch (error) {
    if (error instanceof Failure && error.kind === 'usage') return error.message
    throw error
  }
}

const TABLE = [...Object.entries(UNDERSTOOD), ...Object.entries(CHINESE)]

describe.each(TABLE)('on %s', (reference, phrases) => {
  const [, today = '', direction] = reference.split(' ')
  test.each(Object.entries(phrases))('“%s” is %s', (phrase, meaning) => {
    expect(read(phrase, today, direction as Direction)).toBe(meaning)
  })
})

test.each([
  ['3/4', 'dmy', 'Sat 2027-04-03'],
  ['3/4', 'mdy', 'Thu 2027-03-04'],
  ['3/4', 'ymd', 'Thu 2027-03-04'],
  ['3/4/2026', 'dmy', 'Fri 2026-04-03'],
  ['3/4/2026', 'mdy', 'Wed 2026-03-04'],
  ['26/3/04', 'ymd', 'Wed 2026-03-04'],
  ['3.4.2026', 'mdy', 'Wed 2026-03-04'],
  ['2026/3/4', 'dmy', 'Wed 2026-03-04'],
] as const)('“%s” in order %s is %s', (phrase, order, meaning) => {
  expect(read(phrase, SUNDAY, 'future', order)).toBe(meaning)
})

test.each([
  ['', '“” is not a date I understand.'],
  ['someday', '“someday” is not a date I understand.'],
  ['2 calls', '“2 calls” is not a date I understand.'],
  ['3', '“3” is not a date I understand.'],
  ['may', '“may” is more than one day: 2027-05-01 to 2027-05-31.'],
  ['2026-11', '“2026-11” is more than one day: 2026-11-01 to 2026-11-30.'],
  ['morning', '“morning” is not a date I understand.'],
  ['a few days ago', '“a few days ago” is not a date I understand.'],
  ['fri-sat', '“fri-sat” is not a date I understand.'],
  ["today's", "“today's” is not a date I understand."],
  ['tomorrow banana', '“tomorrow banana” is not a date I understand: “banana” is left over.'],
  ['fri sat', '“fri sat” is not a date I understand: “sat” is left over.'],
  ['fri at 25', '“fri at 25” is not a date I understand: “at 25” is left over.'],
  ['3/4', '“3/4” can be 3 April or 4 March.'],
  ['3/4/2026', '“3/4/2026” can be 3 April 2026 or 4 March 2026.'],
  ['3-4-2026', '“3-4-2026” can be 3 April 2026 or 4 March 2026.'],
  ['30 feb', '30 February does not exist: February has 28 days, 29 in a leap year.'],
  ['30/2', '30 February does not exist: February has 28 days, 29 in a leap year.'],
  ['29 feb 2027', '29 February 2027 does not exist: February 2027 has 28 days.'],
  ['31 april', '31 April does not exist: April has 30 days.'],
  ['0 dec', '0 December does not exist: December has 31 days.'],
  ['31st of this month', '31 November 2026 does not exist: November 2026 has 30 days.'],
  ['2026-02-30', '2026-02-30 does not exist: February 2026 has 28 days.'],
  ['2026-13-01', '2026-13-01 does not exist: months run from 1 to 12.'],
  ['0026-01-01', '0026-01-01 does not exist: years run from 1000 to 9999.'],
  ['2025-W53-1', '2025-W53 does not exist: 2025 has weeks 01 to 52.'],
  [
    '7th monday of december',
    '“7th monday of december” is not a date I understand: “of december” is left over.',
  ],
  ['fifth friday of february 2027', 'February 2027 has only four days named Friday.'],
  ['thu 27 nov', '“thu 27 nov” contradicts itself: 2026-11-27 is a Friday.'],
  ['Sun 2026-11-23', '“Sun 2026-11-23” contradicts itself: 2026-11-23 is a Monday.'],
  ['tomorrow 25:00', '25:00 is not a time of day: hours run from 00 to 23.'],
  ['24:00', '24:00 is not a time of day: hours run from 00 to 23.'],
  ['15:60', '15:60 is not a time of day: minutes run from 00 to 59.'],
  ['15:00 am', '15:00 am is not a time of day: write 15:00.'],
  ['tonight at 2', '2 at night lies between two days: write 02:00 and the day it begins.'],
  ['tonight at 12', '12 at night lies between two days: write 00:00 and the day it begins.'],
  ['2026-12-03T15:00:00.000Z', '“2026-12-03T15:00Z” is a time in UTC.'],
  ['in 9999 years', '9999 years from 2026-11-22 is beyond the years 1000 to 9999.'],
])('“%s” is refused', (phrase, message) => {
  expect(refusal(() => read(phrase, SUNDAY, 'future'))).toBe(message)
})

test('a phrase with hours needs the time of day', () => {
  const about = { today: SUNDAY as Day, direction: 'past' } as const
  expect(refusal(() => readWhen('2 hours ago', about))).toBe('“2 hours ago” is not a date I understand.')
  expect(readWhen('now', about)).toEqual({ day: SUNDAY, time: null, text: 'now' })
})

test('an endless text is refused at once, in a short sentence', () => {
  const message = refusal(() => read(`${' '.repeat(500_000)}x`.repeat(2), SUNDAY, 'past'))
  expect(message.length).toBeLessThan(120)
})

test.each([
  ['fri send prospectus', 'Fri 2026-11-27 | send prospectus'],
  ['in 2 weeks call back', 'Sun 2026-12-06 | call back'],
  ['3 dec 15:00 lunch', 'Thu 2026-12-03 15:00 | lunch'],
  ['10 am call', 'Sun 2026-11-22 10:00 | call'],
  ['fri', 'Fri 2026-11-27 | '],
  ['fri; send it', 'Fri 2026-11-27 | send it'],
  ['fri! send it', 'Fri 2026-11-27 | send it'],
  ['fri: send it', 'Fri 2026-11-27 | send it'],
  ['fri — send it', 'Fri 2026-11-27 | send it'],
  ['Fri, 3 PM, Send It.', 'Fri 2026-11-27 15:00 | Send It.'],
  ['sat down with him', 'Sat 2026-11-28 | down with him'],
  ['fri at the bank', 'Fri 2026-11-27 | at the bank'],
  ['fri at 3 call Bob', 'Fri 2026-11-27 15:00 | call Bob'],
  ['fri 2 calls', 'Fri 2026-11-27 | 2 calls'],
  ['fri 3 days training', 'Fri 2026-11-27 | 3 days training'],
  ['fri 15:00-16:00 review', 'Fri 2026-11-27 | 15:00-16:00 review'],
  ['fri after lunch', 'Fri 2026-11-27 | after lunch'],
  ['fri at 1.75 per unit', 'Fri 2026-11-27 | at 1.75 per unit'],
  ['fri until 5 at the fair', 'Fri 2026-11-27 | until 5 at the fair'],
  ['fri may call', 'Fri 2026-11-27 | may call'],
  ['fri:发资料', 'Fri 2026-11-27 | 发资料'],
  ['fri or mon call', '“fri or mon” is more than one day.'],
  ['fri to mon trip', '“fri to mon” is more than one day.'],
  ['fri and sat fair', '“fri and sat” is more than one day.'],
  ['in a week or two call', '“in a week or two call” is more than one day.'],
  ['fri to review', 'Fri 2026-11-27 | to review'],
  ['fri next week plan', 'Fri 2026-11-27 | plan'],
  ['fri last month figures', 'Fri 2026-11-27 | last month figures'],
  ['tomorrow monday report', 'Mon 2026-11-23 | monday report'],
  ['monday morning coffee', 'Mon 2026-11-23 | coffee'],
  ['end of month invoice', 'Mon 2026-11-30 | invoice'],
  ['20261203 13800138000', 'Thu 2026-12-03 | 13800138000'],
  ['2 calls', '“2 calls” does not begin with a date I understand.'],
  ['may call', '“may call” does not begin with a date I understand.'],
  ['march to the bank', '“march to the bank” does not begin with a date I understand.'],
  ['13800138 call', '“13800138 call” does not begin with a date I understand.'],
  ["today's agenda", "“today's agenda” does not begin with a date I understand."],
  ['send prospectus fri', '“send prospectus fri” does not begin with a date I understand.'],
  ['30 feb call', '30 February does not exist: February has 28 days, 29 in a leap year.'],
])('at the front of “%s”', (text, meaning) => {
  const reading = () => readFront(text, SUNDAY, 'future')
  expect(meaning.includes(' | ') ? reading() : refusal(reading)).toBe(meaning)
})

const anyDay = fc.integer({ min: -354_285, max: 2_932_896 }).map(dayFromNumber)
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const anyDirection = fc.constantFrom<Direction>('past', 'future')
const anyPhrase = fc.constantFrom(
  ...Object.entries(UNDERSTOOD).flatMap(([reference, phrases]) =>
    Object.keys(phrases).map((phrase) => ({
      phrase,
      today: reference.slice(4, 14),
      direction: reference.slice(15),
    })),
  ),
)

test('what is said of a day and time is read back', () => {
  fc.assert(
    fc.property(anyDay, fc.option(anyTime), anyDay, anyDirection, (day, time, today, direction) => {
      const said = sayWhen({ day, time })
      expect(readWhen(said, { today, direction })).toEqual({ day, time, text: said })
      expect(readWhen(day, { today, direction }).day).toBe(day)
      expect(readWhen(sayDay(day), { today, direction }).day).toBe(day)
    }),
  )
})

test('a phrase means the same with something to do behind it', () => {
  fc.assert(
    fc.property(anyPhrase, fc.string({ unit: 'grapheme' }), ({ phrase, today, direction }, note) => {
      const what = `call ${note}`.trimEnd()
      const about = { today: today as Day, now: '10:30', direction: direction as Direction }
      const alone = readWhen(phrase, about)
      const { when, rest } = readWhenAtFront(`${phrase} ${what}`, about)
      expect([when.day, when.time, rest]).toEqual([alone.day, alone.time, what])
    }),
  )
})

test.each([
  ['fri: send it', 'send it'],
  ['fri, send it.', 'send it.'],
  ['fri. send it', 'send it'],
  ['fri - send it', 'send it'],
  ['fri: 发资料', '发资料'],
  ['fri ../offers/draft.md', '../offers/draft.md'],
  ['fri .net upgrade', '.net upgrade'],
  ['fri -5 degrees', '-5 degrees'],
])('“%s” leaves “%s” to be done', (text, what) => {
  expect(readWhenAtFront(text, { today: '2026-11-22' as Day, direction: 'future' }).rest).toBe(what)
})

test('no text does anything but give a day that exists or a refusal', () => {
  const word = fc.constantFrom(
    ...'fri next last this in 2 two weeks month ago of the at 3 15:00 31 dec feb end mid 3/4 2026 30th week'.split(
      ' ',
    ),
  )
  const phrase = fc.array(fc.oneof({ weight: 9, arbitrary: word }, fc.string()), { maxLength: 6 })
  fc.assert(
    fc.property(phrase, anyDay, anyDirection, (words, today, direction) => {
      const answer = refusalOrDay(() => readWhen(words.join(' '), { today, now: '23:59', direction }).day)
      expect(answer).toMatch(/^\d{4}-\d\d-\d\d$|[.]$/)
    }),
    { numRuns: 500 },
  )
})

function refusalOrDay(reading: () => Day): string {
  try {
    return reading()
  } catch (error) {
    if (error instanceof Failure && error.kind === 'usage') return error.message
    throw error
  }
}
