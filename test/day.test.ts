import { getISODay, getISOWeek, getISOWeekYear, addMonths as oracleAddMonths } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  dateOf,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  daysIn,
  daysInMonth,
  isDay,
  monthAround,
  monthOf,
  weekAround,
  weekday,
  weekStart,
  yearOf,
} from '../src/day.ts'
import { isoWeek, isoWeekRange } from '../src/months.ts'

const day = (text: string) => text as Day
const FIRST = day('1990-01-01')
const LAST = day('2060-12-31')
const sample = daysIn({ from: FIRST, to: LAST })
const anyDay = fc.integer({ min: -354_285, max: 2_932_896 }).map(dayFromNumber)

/** Noon in the machine's own zone, where no clock change can move the day. */
function localNoon(text: Day): Date {
  return new Date(yearOf(text), monthOf(text) - 1, dateOf(text), 12)
}

function localDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

test('every day from 1990 to 2060 follows the one before it', () => {
  expect(sample).toHaveLength(71 * 365 + 18)
  expect(sample[0]).toBe(FIRST)
  expect(sample.at(-1)).toBe(LAST)
  expect(sample.every(isDay)).toBe(true)
  expect(new Set(sample).size).toBe(sample.length)
})

test('weekdays and ISO weeks from 1990 to 2060 are those of date-fns', () => {
  const two = (number: number) => String(number).padStart(2, '0')
  for (const each of sample) {
    const noon = localNoon(each)
    const week = `${getISOWeekYear(noon)}-W${two(getISOWeek(noon))}`
    if (isoWeek(each) !== week || weekday(each) !== getISODay(noon)) {
      expect([each, isoWeek(each), weekday(each)]).toEqual([each, week, getISODay(noon)])
    }
  }
})

test('months added to a day are those of date-fns', () => {
  const within = fc.constantFrom(...sample)
  fc.assert(
    fc.property(within, fc.integer({ min: -600, max: 600 }), (from, count) => {
      expect(addMonths(from, count)).toBe(localDay(oracleAddMonths(localNoon(from), count)))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', -12, '2027-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-01-15', -1, '2025-12-15'],
])('%s and %i months is %s', (from, count, to) => {
  expect(addMonths(day(from), count)).toBe(to)
})

test.each([
  ['2026-11-22', '2026-W47', 7],
  ['2026-11-23', '2026-W48', 1],
  ['2026-12-31', '2026-W53', 4],
  ['2027-01-03', '2026-W53', 7],
  ['2027-01-04', '2027-W01', 1],
  ['2025-12-29', '2026-W01', 1],
  ['2021-01-01', '2020-W53', 5],
  ['2024-12-30', '2025-W01', 1],
])('%s is in %s, weekday %i', (text, week, number) => {
  expect(isoWeek(day(text))).toBe(week)
  expect(weekday(day(text))).toBe(number)
})

describe('ISO weeks as ranges', () => {
  test('every day is in the range of its week, which is Monday to Sunday', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sample), (each) => {
        const range = isoWeekRange(isoWeek(each))
        expect(range).toEqual(weekAround(each))
        expect([weekday(weekStart(each)), range?.from]).toEqual([1, weekStart(each)])
      }),
    )
  })

  test.each(['2026-W53', '2026W53', '2026-w53'])('%s is understood', (text) => {
    expect(isoWeekRange(text)).toEqual({ from: '2026-12-28', to: '2027-01-03' })
  })

  test.each(['2025-W53', '2026-W00', '2026-W54', '2026-W99', '2026-47', '2026-W5', 'W47', ''])(
    '%s is none',
    (text) => {
      expect(isoWeekRange(text)).toBeUndefined()
    },
  )
})

test.each([
  '2026-02-30',
  '2026-02-29',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '2026-1-1',
  '0999-01-01',
  '+02026-01-01',
  '2026-01-01T00:00',
  ' 2026-01-01',
  '２０２６-01-01',
  '',
])('“%s” is no day', (text) => {
  expect(isDay(text)).toBe(false)
})

test.each([
  [2026, 2, 30],
  [2026, 2.5, 3],
  [2026, 2, 3.5],
  [Number.NaN, 1, 1],
  [999, 1, 1],
  [10_000, 1, 1],
])('no day is made of %d, %d and %d', (year, month, date) => {
  expect(dayOf(year, month, date)).toBeUndefined()
})

test.each([
  [1900, 28],
  [2000, 29],
  [2024, 29],
  [2026, 28],
  [2100, 28],
])('February %i has %i days', (year, days) => {
  expect(daysInMonth(year, 2)).toBe(days)
  expect(monthAround(day(`${year}-02-10`))).toEqual({ from: `${year}-02-01`, to: `${year}-02-${days}` })
})

test('days are counted the same forwards and backwards', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (one, other) => {
      const count = daysBetween(one, other)
      expect(addDays(one, count)).toBe(other)
      expect(daysBetween(other, one)).toBe(0 - count)
      expect(Math.sign(count)).toBe(one < other ? 1 : one > other ? -1 : 0)
      expect(dayFromNumber(dayNumber(one))).toBe(one)
      expect(dayOf(yearOf(one), monthOf(one), dateOf(one))).toBe(one)
    }),
  )
})

test('a day is a day however far the way to it', () => {
  const today = day('2026-11-22')
  expect([addDays(today, 1e9), addDays(today, -1e9)]).toEqual(['9999-12-31', '1000-01-01'])
  expect([addMonths(today, 120_000), addMonths(today, -120_000)]).toEqual(['9999-12-31', '1000-01-01'])
  expect(weekAround(day('9999-12-31')).to).toBe('9999-12-31')
})

test('a range that ends before it begins has no days', () => {
  expect(daysIn({ from: day('2026-11-22'), to: day('2026-11-21') })).toEqual([])
  expect(daysIn({ from: day('2026-11-22'), to: day('2026-11-22') })).toEqual(['2026-11-22'])
})
