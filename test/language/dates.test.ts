import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayFromNumber } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import {
  type Direction,
  type Order,
  RULES,
  readRange,
  readWhen,
  readWhenAtFront,
  sayDay,
  sayWhen,
} from '../../src/language/dates.ts'

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

/** By reference day and direction: what is typed, and what it must mean. */
const UNDERSTOOD: Record<string, Record<string, string>> = {
  'Sun 2026-11-22 past': {
    today: 'Sun 2026-11-22',
    yesterday: 'Sat 2026-11-21',
    tomorrow: 'Mon 2026-11-23',
    'day before yesterday': 'Fri 2026-11-20',
    'the day before yesterday': 'Fri 2026-11-20',
    now: 'Sun 2026-11-22 10:30',
    'just now': 'Sun 2026-11-22 10:30',
    'this morning': 'Sun 2026-11-22',
    'this morning at 9': 'Sun 2026-11-22 09:00',
    'last night': 'Sat 2026-11-21',
    'yesterday evening at 7': 'Sat 2026-11-21 19:00',
    sunday: 'Sun 2026-11-22',
    sat: 'Sat 2026-11-21',
    Friday: 'Fri 2026-11-20',
    FRI: 'Fri 2026-11-20',
    'fri.': 'Fri 2026-11-20',
    tues: 'Tue 2026-11-17',
    'on thurs': 'Thu 2026-11-19',
    weds: 'Wed 2026-11-18',
    monday: 'Mon 2026-11-16',
    'last sunday': 'Sun 2026-11-15',
    'last fri': 'Fri 2026-11-20',
    'past fri': 'Fri 2026-11-20',
    'this past friday': 'Fri 2026-11-20',
    'this fri': 'Fri 2026-11-20',
    'last fri 15:00': 'Fri 2026-11-20 15:00',
    'yesterday 15:00': 'Sat 2026-11-21 15:00',
    'fri at 3': 'Fri 2026-11-20 15:00',
    '3pm on friday': 'Fri 2026-11-20 15:00',
    'monday morning': 'Mon 2026-11-16',
    'monday morning at 6': 'Mon 2026-11-16 06:00',
    'last week': 'Sun 2026-11-15',
    'last week friday': 'Fri 2026-11-13',
    'friday last week': 'Fri 2026-11-13',
    'tuesday of last week': 'Tue 2026-11-10',
    'last month': 'Thu 2026-10-22',
    'last year': 'Sat 2025-11-22',
    '3 days ago': 'Thu 2026-11-19',
    'a week ago': 'Sun 2026-11-15',
    'two weeks ago': 'Sun 2026-11-08',
    '2 weeks ago on friday': 'Fri 2026-11-06',
    'a fortnight ago': 'Sun 2026-11-08',
    'a couple of days ago': 'Fri 2026-11-20',
    '1 month ago': 'Thu 2026-10-22',
    '5 years ago': 'Mon 2021-11-22',
    '3 working days ago': 'Wed 2026-11-18',
    'week before last': 'Sun 2026-11-08',
    '2w': 'Sun 2026-11-08',
    '3d': 'Thu 2026-11-19',
    '1m': 'Thu 2026-10-22',
    '1mo': 'Thu 2026-10-22',
    '1y': 'Sat 2025-11-22',
    '2 weeks': 'Sun 2026-11-08',
    '1 week': 'Sun 2026-11-15',
    '-2w': 'Sun 2026-11-08',
    '+3d': 'Wed 2026-11-25',
    '15th': 'Sun 2026-11-15',
    'the 22nd': 'Sun 2026-11-22',
    '23rd': 'Fri 2026-10-23',
    'the 31st': 'Sat 2026-10-31',
    '3 nov': 'Tue 2026-11-03',
    '22 nov': 'Sun 2026-11-22',
    'dec 25': 'Thu 2025-12-25',
    '29 feb': 'Thu 2024-02-29',
    '25/12': 'Thu 2025-12-25',
    '12/25': 'Thu 2025-12-25',
    '4/4': 'Sat 2026-04-04',
    '3.11.': 'Tue 2026-11-03',
    '3.11.2026': 'Tue 2026-11-03',
    '25/12/2025': 'Thu 2025-12-25',
    '25-12-25': 'Thu 2025-12-25',
    '15:00': 'Sun 2026-11-22 15:00',
    '2 hours ago': 'Sun 2026-11-22 08:30',
    'half an hour ago': 'Sun 2026-11-22 10:00',
    '11 hours ago': 'Sat 2026-11-21 23:30',
    'end of last month': 'Sat 2026-10-31',
    'mid november': 'Sun 2026-11-15',
    'end of october': 'Sat 2026-10-31',
    'last friday of october': 'Fri 2026-10-30',
    'first monday of the month': 'Mon 2026-11-02',
    'last working day': 'Fri 2026-11-20',
  },
  'Sun 2026-11-22 future': {
    today: 'Sun 2026-11-22',
    tmr: 'Mon 2026-11-23',
    'day after tomorrow': 'Tue 2026-11-24',
    'the day after tomorrow at noon': 'Tue 2026-11-24 12:00',
    tonight: 'Sun 2026-11-22',
    'tonight at 8': 'Sun 2026-11-22 20:00',
    'tomorrow morning': 'Mon 2026-11-23',
    sunday: 'Sun 2026-11-29',
    fri: 'Fri 2026-11-27',
    'by fri': 'Fri 2026-11-27',
    'this fri': 'Fri 2026-11-20',
    'next fri': 'Fri 2026-11-27',
    'next sunday': 'Sun 2026-11-29',
    'coming sunday': 'Sun 2026-11-29',
    'this coming fri': 'Fri 2026-11-27',
    'thu week': 'Thu 2026-12-03',
    'thursday week at 3': 'Thu 2026-12-03 15:00',
    'week on thursday': 'Thu 2026-12-03',
    'a week on thursday': 'Thu 2026-12-03',
    'two weeks on friday': 'Fri 2026-12-11',
    'a week today': 'Sun 2026-11-29',
    'a week tomorrow': 'Mon 2026-11-30',
    'next week': 'Sun 2026-11-29',
    'next week monday': 'Mon 2026-11-23',
    'mon next week': 'Mon 2026-11-23',
    'next month': 'Tue 2026-12-22',
    'next quarter': 'Mon 2027-02-22',
    'next year': 'Mon 2027-11-22',
    'this month': 'Sun 2026-11-22',
    'in 2 weeks': 'Sun 2026-12-06',
    'in two weeks on friday': 'Fri 2026-12-04',
    'fri in 2 weeks': 'Fri 2026-12-04',
    'in 2w': 'Sun 2026-12-06',
    'in a fortnight': 'Sun 2026-12-06',
    'in a month': 'Tue 2026-12-22',
    'in a year': 'Mon 2027-11-22',
    'in 3 working days': 'Wed 2026-11-25',
    '5 business days from now': 'Fri 2026-11-27',
    '10 days from now': 'Wed 2026-12-02',
    '3 days from tomorrow': 'Thu 2026-11-26',
    'a week from friday': 'Fri 2026-12-04',
    'week after next': 'Sun 2026-12-06',
    'the month after next': 'Fri 2027-01-22',
    'next working day': 'Mon 2026-11-23',
    '2w': 'Sun 2026-12-06',
    '3d': 'Wed 2026-11-25',
    '+3d': 'Wed 2026-11-25',
    '-2w': 'Sun 2026-11-08',
    '1m': 'Tue 2026-12-22',
    '2 months': 'Fri 2027-01-22',
    'three weeks': 'Sun 2026-12-13',
    'end of month': 'Mon 2026-11-30',
    'by the end of the month': 'Mon 2026-11-30',
    'month end': 'Mon 2026-11-30',
    eom: 'Mon 2026-11-30',
    eow: 'Sun 2026-11-22',
    'end of next week': 'Sun 2026-11-29',
    eoq: 'Thu 2026-12-31',
    eoy: 'Thu 2026-12-31',
    eod: 'Sun 2026-11-22',
    'end of next month': 'Thu 2026-12-31',
    'end next month': 'Thu 2026-12-31',
    'last day of february 2028': 'Tue 2028-02-29',
    'beginning of next month': 'Tue 2026-12-01',
    'start of december': 'Tue 2026-12-01',
    'first day of next year': 'Fri 2027-01-01',
    'mid november': 'Mon 2027-11-15',
    'mid-december': 'Tue 2026-12-15',
    'middle of next month': 'Tue 2026-12-15',
    'middle of next quarter': 'Mon 2027-02-15',
    'mid next week': 'Wed 2026-11-25',
    'mid 2027': 'Thu 2027-07-01',
    'end of november': 'Mon 2026-11-30',
    '15th': 'Tue 2026-12-15',
    'the 15th': 'Tue 2026-12-15',
    'on the 22nd': 'Sun 2026-11-22',
    'the 31st': 'Thu 2026-12-31',
    'the 3rd of next month': 'Thu 2026-12-03',
    'next month on the 3rd': 'Thu 2026-12-03',
    'first of next month': 'Tue 2026-12-01',
    'second tuesday of december': 'Tue 2026-12-08',
    'last friday of the month': 'Fri 2026-11-27',
    'by the last friday of the next month': 'Fri 2026-12-25',
    '3 dec': 'Thu 2026-12-03',
    '3dec': 'Thu 2026-12-03',
    '3 december': 'Thu 2026-12-03',
    '3rd of december': 'Thu 2026-12-03',
    'the third of december': 'Thu 2026-12-03',
    'dec 3rd': 'Thu 2026-12-03',
    'dec. 3': 'Thu 2026-12-03',
    'December the 3rd': 'Thu 2026-12-03',
    '3 december 2026': 'Thu 2026-12-03',
    'Dec 3, 2026': 'Thu 2026-12-03',
    'Dec 3rd, 2026 at 3:30 pm': 'Thu 2026-12-03 15:30',
    '3-dec-2026': 'Thu 2026-12-03',
    "3 dec '27": 'Fri 2027-12-03',
    '21 nov': 'Sun 2027-11-21',
    '22 nov': 'Sun 2026-11-22',
    'sept 1': 'Wed 2027-09-01',
    '29 feb': 'Tue 2028-02-29',
    'fri 27 nov': 'Fri 2026-11-27',
    '27 nov, friday, 15:00': 'Fri 2026-11-27 15:00',
    'Friday, November 27, 2026': 'Fri 2026-11-27',
    '2026-12-03': 'Thu 2026-12-03',
    '2026/12/3': 'Thu 2026-12-03',
    '2026.12.3': 'Thu 2026-12-03',
    '20261203': 'Thu 2026-12-03',
    '2026-12-03 15:00': 'Thu 2026-12-03 15:00',
    '2026-12-03T15:00': 'Thu 2026-12-03 15:00',
    '2026-12-03T15:00:59+08:00': 'Thu 2026-12-03 15:00',
    '2026-W49-4': 'Thu 2026-12-03',
    '２０２６－１２－０３ １５：００': 'Thu 2026-12-03 15:00',
    'ｆｒｉ　15:00': 'Fri 2026-11-27 15:00',
    '25/12': 'Fri 2026-12-25',
    '25/12/26': 'Fri 2026-12-25',
    '15:00': 'Sun 2026-11-22 15:00',
    '3pm': 'Sun 2026-11-22 15:00',
    '3 p.m.': 'Sun 2026-11-22 15:00',
    '3:30 pm': 'Sun 2026-11-22 15:30',
    '3.30pm': 'Sun 2026-11-22 15:30',
    '3:30\u202fPM': 'Sun 2026-11-22 15:30',
    '3:30': 'Sun 2026-11-22 15:30',
    '03:30': 'Sun 2026-11-22 03:30',
    '3:30 am': 'Sun 2026-11-22 03:30',
    'at 3': 'Sun 2026-11-22 15:00',
    '@3': 'Sun 2026-11-22 15:00',
    'at 9': 'Sun 2026-11-22 09:00',
    'at 6': 'Sun 2026-11-22 18:00',
    'at 7': 'Sun 2026-11-22 07:00',
    'tomorrow evening at 11': 'Mon 2026-11-23 23:00',
    'at 12': 'Sun 2026-11-22 12:00',
    'at 17': 'Sun 2026-11-22 17:00',
    "3 o'clock": 'Sun 2026-11-22 15:00',
    '12 am': 'Sun 2026-11-22 00:00',
    '12:15 pm': 'Sun 2026-11-22 12:15',
    noon: 'Sun 2026-11-22 12:00',
    midnight: 'Sun 2026-11-22 00:00',
    '9h30': 'Sun 2026-11-22 09:30',
    '15h': 'Sun 2026-11-22 15:00',
    'half past 3': 'Sun 2026-11-22 15:30',
    'quarter to 1 tomorrow': 'Mon 2026-11-23 12:45',
    'tomorrow at 15:00.': 'Mon 2026-11-23 15:00',
    'at 10 in the evening on friday': 'Fri 2026-11-27 22:00',
    'in 2 hours': 'Sun 2026-11-22 12:30',
    'in 90 minutes': 'Sun 2026-11-22 12:00',
    '  fri ,  3pm ': 'Fri 2026-11-27 15:00',
  },
  'Sun 1903-03-01 past': { '29 feb': 'Sat 1896-02-29' },
  'Wed 2026-11-18 past': {
    wed: 'Wed 2026-11-18',
    'last wed': 'Wed 2026-11-11',
    'this fri': 'Fri 2026-11-20',
    'last fri': 'Fri 2026-11-13',
    thu: 'Thu 2026-11-12',
    'this mon': 'Mon 2026-11-16',
    eow: 'Sun 2026-11-22',
  },
  'Wed 2026-11-18 future': {
    wed: 'Wed 2026-11-25',
    'next wed': 'Wed 2026-11-25',
    'next fri': 'Fri 2026-11-27',
    'this fri': 'Fri 2026-11-20',
    'coming fri': 'Fri 2026-11-20',
    'next mon': 'Mon 2026-11-23',
    'fri next week': 'Fri 2026-11-27',
    'in 3 working days': 'Mon 2026-11-23',
  },
  'Tue 2026-03-31 past': {
    'last month': 'Sat 2026-02-28',
    '1 month ago': 'Sat 2026-02-28',
    'a year ago': 'Mon 2025-03-31',
    yesterday: 'Mon 2026-03-30',
    '30th': 'Mon 2026-03-30',
  },
  'Sat 2026-01-31 future': {
    'next month': 'Sat 2026-02-28',
    'in 3 months': 'Thu 2026-04-30',
    tomorrow: 'Sun 2026-02-01',
    eom: 'Sat 2026-01-31',
    'end of next month': 'Sat 2026-02-28',
    '30th': 'Mon 2026-03-30',
    'next quarter': 'Thu 2026-04-30',
  },
  'Tue 2028-02-29 past': {
    'last year': 'Sun 2027-02-28',
    '4 years ago': 'Thu 2024-02-29',
    '29 feb': 'Tue 2028-02-29',
    'last month': 'Sat 2028-01-29',
    '30th': 'Sun 2028-01-30',
  },
  'Tue 2028-02-29 future': {
    'next year': 'Wed 2029-02-28',
    'in 4 years': 'Sun 2032-02-29',
    tomorrow: 'Wed 2028-03-01',
    eom: 'Tue 2028-02-29',
  },
  'Thu 2026-12-31 future': {
    tomorrow: 'Fri 2027-01-01',
    'next month': 'Sun 2027-01-31',
    'in 2 months': 'Sun 2027-02-28',
    eoy: 'Thu 2026-12-31',
    'end of next year': 'Fri 2027-12-31',
    'jan 1': 'Fri 2027-01-01',
    fri: 'Fri 2027-01-01',
    'next fri': 'Fri 2027-01-08',
    '2026-W53-5': 'Fri 2027-01-01',
  },
  'Fri 2027-01-01 past': {
    yesterday: 'Thu 2026-12-31',
    'last month': 'Tue 2026-12-01',
    'dec 25': 'Fri 2026-12-25',
    'last year': 'Thu 2026-01-01',
    'last fri': 'Fri 2026-12-25',
    mon: 'Mon 2026-12-28',
    'last quarter': 'Thu 2026-10-01',
    'end of last year': 'Thu 2026-12-31',
  },
}

describe.each(Object.entries(UNDERSTOOD))('on %s', (reference, phrases) => {
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
  ['tonight at 12', '12 at night lies between two days: write 00:00 and the day it begins.'],
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
  ['fri may call', 'Fri 2026-11-27 | may call'],
  ['fri next week plan', 'Fri 2026-11-27 | plan'],
  ['fri last month figures', 'Fri 2026-11-27 | last month figures'],
  ['tomorrow monday report', 'Mon 2026-11-23 | monday report'],
  ['monday morning coffee', 'Mon 2026-11-23 | coffee'],
  ['end of month invoice', 'Mon 2026-11-30 | invoice'],
  ['20261203 13800138000', 'Thu 2026-12-03 | 13800138000'],
  ['明天', '“明天” does not begin with a date I understand.'],
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

test('every phrase of the rules table is understood', () => {
  const about = { today: SUNDAY as Day, direction: 'future', order: 'dmy' } as const
  for (const { phrase, meaning } of RULES) {
    const reader = meaning.startsWith('as a range') ? readRange : readWhen
    for (const each of phrase.split(', ')) expect(() => reader(each, about)).not.toThrow()
  }
})
