import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, dayFromNumber, monthAround } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import { type Direction, readRange } from '../../src/language/dates.ts'
import { isoWeek, isoWeekRange } from '../../src/months.ts'

const SUNDAY = '2026-11-22' as Day

function read(text: string, today: Day = SUNDAY, direction?: Direction): string {
  const { from, to } = readRange(text, { today, direction })
  return `${from} ${to}`
}

function refusal(reading: () => unknown): unknown {
  try {
    return reading()
  } catch (error) {
    if (error instanceof Failure) return [error.kind, error.message]
    throw error
  }
}

test.each([
  ['2026-11', '2026-11-01 2026-11-30'],
  ['2026/2', '2026-02-01 2026-02-28'],
  ['11/2026', '2026-11-01 2026-11-30'],
  ['２０２６－１１', '2026-11-01 2026-11-30'],
  ['november', '2026-11-01 2026-11-30'],
  ['Nov.', '2026-11-01 2026-11-30'],
  ['may', '2026-05-01 2026-05-31'],
  ['december', '2025-12-01 2025-12-31'],
  ['nov 2025', '2025-11-01 2025-11-30'],
  ['November, 2025', '2025-11-01 2025-11-30'],
  ['february 2028', '2028-02-01 2028-02-29'],
  ['last november', '2025-11-01 2025-11-30'],
  ['last october', '2026-10-01 2026-10-31'],
  ['this december', '2026-12-01 2026-12-31'],
  ['next december', '2026-12-01 2026-12-31'],
  ['next november', '2027-11-01 2027-11-30'],
  ['last month', '2026-10-01 2026-10-31'],
  ['this month', '2026-11-01 2026-11-30'],
  ['next month', '2026-12-01 2026-12-31'],
  ['month before last', '2026-09-01 2026-09-30'],
  ['this week', '2026-11-16 2026-11-22'],
  ['last week', '2026-11-09 2026-11-15'],
  ['next week', '2026-11-23 2026-11-29'],
  ['the week after next', '2026-11-30 2026-12-06'],
  ['this weekend', '2026-11-21 2026-11-22'],
  ['2026-W47', '2026-11-16 2026-11-22'],
  ['2026w47', '2026-11-16 2026-11-22'],
  ['2026-W01', '2025-12-29 2026-01-04'],
  ['2026-W53', '2026-12-28 2027-01-03'],
  ['week 47', '2026-11-16 2026-11-22'],
  ['week 1 of 2026', '2025-12-29 2026-01-04'],
  ['q4', '2026-10-01 2026-12-31'],
  ['Q1', '2026-01-01 2026-03-31'],
  ['q4 2025', '2025-10-01 2025-12-31'],
  ['2025-q4', '2025-10-01 2025-12-31'],
  ['last quarter', '2026-07-01 2026-09-30'],
  ['2026', '2026-01-01 2026-12-31'],
  ['last year', '2025-01-01 2025-12-31'],
  ['ytd', '2026-01-01 2026-11-22'],
  ['month to date', '2026-11-01 2026-11-22'],
  ['last 30 days', '2026-10-24 2026-11-22'],
  ['last 2 weeks', '2026-11-09 2026-11-22'],
  ['past 3 months', '2026-08-23 2026-11-22'],
  ['last two years', '2024-11-23 2026-11-22'],
  ['30d', '2026-10-24 2026-11-22'],
  ['next 14 days', '2026-11-22 2026-12-05'],
  ['today', '2026-11-22 2026-11-22'],
  ['yesterday', '2026-11-21 2026-11-21'],
  ['fri', '2026-11-20 2026-11-20'],
  ['2026-11-03', '2026-11-03 2026-11-03'],
  ['3 nov', '2026-11-03 2026-11-03'],
  ['2026-11-01..2026-11-15', '2026-11-01 2026-11-15'],
  ['2026-11-01 .. 2026-11-15', '2026-11-01 2026-11-15'],
  ['from 1 nov to 15 nov', '2026-11-01 2026-11-15'],
  ['between 1 nov and 15 nov', '2026-11-01 2026-11-15'],
  ['between 1 and 15 nov', '2026-11-01 2026-11-15'],
  ['1st to 15th of october', '2026-10-01 2026-10-15'],
  ['from the 1st to the 15th of october 2025', '2025-10-01 2025-10-15'],
  ['october 1st to 15th', '2026-10-01 2026-10-15'],
  ['between oct 1st and 15th', '2026-10-01 2026-10-15'],
  ['week of 9 nov', '2026-11-09 2026-11-15'],
  ['the week commencing november 9th', '2026-11-09 2026-11-15'],
  ['w/c 9 nov', '2026-11-09 2026-11-15'],
  ['last fortnight', '2026-11-09 2026-11-22'],
  ['1 nov - 15 nov', '2026-11-01 2026-11-15'],
  ['2026-01..2026-03', '2026-01-01 2026-03-31'],
  ['jan to mar', '2026-01-01 2026-03-31'],
  ['nov..feb', '2026-11-01 2027-02-28'],
  ['mon..fri', '2026-11-16 2026-11-20'],
  ['last month..today', '2026-10-01 2026-11-22'],
  ['since monday', '2026-11-16 2026-11-22'],
  ['h1', '2026-01-01 2026-06-30'],
  ['h2 2025', '2025-07-01 2025-12-31'],
  ['first half of 2026', '2026-01-01 2026-06-30'],
  ['nov 1-15', '2026-11-01 2026-11-15'],
  ['1-15 nov', '2026-11-01 2026-11-15'],
  ['1 to 15 november', '2026-11-01 2026-11-15'],
  ['1-15 nov 2025', '2025-11-01 2025-11-15'],
  ['weekend', '2026-11-21 2026-11-22'],
  ['last weekend', '2026-11-14 2026-11-15'],
  ['since 2026-09', '2026-09-01 2026-11-22'],
])('“%s” is %s', (text, range) => {
  expect(read(text)).toBe(range)
})

test.each([
  ['mon..fri', '2026-11-18', 'past', '2026-11-16 2026-11-20'],
  ['december', '2026-11-22', 'future', '2026-12-01 2026-12-31'],
  ['november', '2026-11-22', 'future', '2026-11-01 2026-11-30'],
  ['q4', '2026-11-22', 'future', '2026-10-01 2026-12-31'],
  ['q1', '2026-11-22', 'future', '2027-01-01 2027-03-31'],
  ['2w', '2026-11-22', 'future', '2026-11-22 2026-12-05'],
  ['last month', '2026-03-31', 'past', '2026-02-01 2026-02-28'],
  ['last quarter', '2027-01-01', 'past', '2026-10-01 2026-12-31'],
  ['week 53', '2027-01-02', 'past', '2026-12-28 2027-01-03'],
  ['last january', '2026-01-31', 'past', '2025-01-01 2025-01-31'],
  ['next january', '2026-12-31', 'past', '2027-01-01 2027-01-31'],
  ['last month', '2028-03-31', 'past', '2028-02-01 2028-02-29'],
] as const)('“%s” said on %s, %s, is %s', (text, today, direction, range) => {
  expect(read(text, today as Day, direction)).toBe(range)
})

test.each([
  ['someday', '“someday” is not a day, month or range of days I understand.'],
  ['', '“” is not a day, month or range of days I understand.'],
  ['..', '“..” is not a day, month or range of days I understand.'],
  ['2026-11-01..', '“2026-11-01..” is not a day, month or range of days I understand.'],
  ['fri banana', '“fri banana” is not a day, month or range of days I understand.'],
  ['2026-13', '2026-13 does not exist: months run from 1 to 12.'],
  ['2025-W53', '2025-W53 does not exist: 2025 has weeks 01 to 52.'],
  ['week 54', '2026-W54 does not exist: 2026 has weeks 01 to 53.'],
  ['2026-02-30..2026-03-01', '2026-02-30 does not exist: February 2026 has 28 days.'],
  ['2026-11-15..2026-11-01', 'The range from 2026-11-15 to 2026-11-01 ends before it begins.'],
  ['tomorrow..today', 'The range from 2026-11-23 to 2026-11-22 ends before it begins.'],
  ['since tomorrow', 'The range from 2026-11-23 to 2026-11-22 ends before it begins.'],
  ['15-1 nov', 'The range from 2026-11-15 to 2026-11-01 ends before it begins.'],
  ['1-31 nov', '31 November 2026 does not exist: November 2026 has 30 days.'],
  ['3/4..5/4', '“3/4” can be 3 April or 4 March.'],
  ['last 3000 years', '3000 years from 2026-11-22 is beyond the years 1000 to 9999.'],
  ['0500-q1', '“0500-q1” is not a day, month or range of days I understand.'],
  ['0500-11', '0500-11 does not exist: years run from 1000 to 9999.'],
  ['last 9999 years', '9999 years from 2026-11-22 is beyond the years 1000 to 9999.'],
])('“%s” is refused', (text, message) => {
  expect(refusal(() => read(text))).toEqual(['usage', message])
})

const anyDay = fc.integer({ min: -354_278, max: 2_932_523 }).map(dayFromNumber)

test('a range written out is read back', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(366), anyDay, (from, length, today) => {
      const to = addDays(from, length)
      expect(read(`${from}..${to}`, today)).toBe(`${from} ${to}`)
      expect(read(`${from} to ${to}`, today)).toBe(`${from} ${to}`)
    }),
  )
})

test('months and weeks written as figures are read back', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (day, today) => {
      expect(readRange(day.slice(0, 7), { today })).toEqual(monthAround(day))
      expect(readRange(isoWeek(day), { today })).toEqual(isoWeekRange(isoWeek(day)))
    }),
  )
})

describe('in Chinese', () => {
  test.each([
    ['11月', '2026-11-01 2026-11-30'],
    ['十一月份', '2026-11-01 2026-11-30'],
    ['12月', '2025-12-01 2025-12-31'],
    ['2026年10月', '2026-10-01 2026-10-31'],
    ['二〇二六年十月', '2026-10-01 2026-10-31'],
    ['去年12月', '2025-12-01 2025-12-31'],
    ['去年', '2025-01-01 2025-12-31'],
    ['今年', '2026-01-01 2026-12-31'],
    ['前年', '2024-01-01 2024-12-31'],
    ['2025年', '2025-01-01 2025-12-31'],
    ['本周', '2026-11-23 2026-11-29'],
    ['这周', '2026-11-23 2026-11-29'],
    ['上周', '2026-11-16 2026-11-22'],
    ['上个星期', '2026-11-16 2026-11-22'],
    ['上上週', '2026-11-09 2026-11-15'],
    ['下周', '2026-11-30 2026-12-06'],
    ['第47周', '2026-11-16 2026-11-22'],
    ['第四十七周', '2026-11-16 2026-11-22'],
    ['2025年第1周', '2024-12-30 2025-01-05'],
    ['本月', '2026-11-01 2026-11-30'],
    ['上个月', '2026-10-01 2026-10-31'],
    ['上個月', '2026-10-01 2026-10-31'],
    ['下月', '2026-12-01 2026-12-31'],
    ['11月上旬', '2026-11-01 2026-11-10'],
    ['本月中旬', '2026-11-11 2026-11-20'],
    ['2月下旬', '2026-02-21 2026-02-28'],
    ['四季度', '2026-10-01 2026-12-31'],
    ['第四季度', '2026-10-01 2026-12-31'],
    ['2026年一季度', '2026-01-01 2026-03-31'],
    ['去年四季度', '2025-10-01 2025-12-31'],
    ['本季度', '2026-10-01 2026-12-31'],
    ['上季度', '2026-07-01 2026-09-30'],
    ['上半年', '2026-01-01 2026-06-30'],
    ['去年下半年', '2025-07-01 2025-12-31'],
    ['最近30天', '2026-10-26 2026-11-24'],
    ['過去兩週', '2026-11-11 2026-11-24'],
    ['近三个月', '2026-08-25 2026-11-24'],
    ['近3月', '2026-08-25 2026-11-24'],
    ['近7日', '2026-11-18 2026-11-24'],
    ['最近半年', '2026-05-25 2026-11-24'],
    ['最近一个半月', '2026-10-10 2026-11-24'],
    ['未来两周', '2026-11-24 2026-12-07'],
    ['两周', '2026-11-11 2026-11-24'],
    ['周末', '2026-11-21 2026-11-22'],
    ['本周末', '2026-11-28 2026-11-29'],
    ['今天', '2026-11-24 2026-11-24'],
    ['周五', '2026-11-20 2026-11-20'],
    ['11月3日', '2026-11-03 2026-11-03'],
    ['11月1日到15日', '2026-11-01 2026-11-15'],
    ['3月1日到15日', '2026-03-01 2026-03-15'],
    ['11月1日至11月15日', '2026-11-01 2026-11-15'],
    ['11月1日-11月15日', '2026-11-01 2026-11-15'],
    ['11月1日～15日', '2026-11-01 2026-11-15'],
    ['11月3-9日', '2026-11-03 2026-11-09'],
    ['从十一月一号到十五号', '2026-11-01 2026-11-15'],
    ['1月到3月', '2026-01-01 2026-03-31'],
    ['2025年1月到3月', '2025-01-01 2025-03-31'],
    ['去年11月到今年2月', '2025-11-01 2026-02-28'],
    ['周一到周五', '2026-11-23 2026-11-27'],
    ['上周一到周五', '2026-11-16 2026-11-20'],
    ['上周一至上周五', '2026-11-16 2026-11-20'],
    ['月初到今天', '2026-11-01 2026-11-24'],
    ['本月至今', '2026-11-01 2026-11-24'],
    ['今年以来', '2026-01-01 2026-11-24'],
    ['年初至今', '2026-01-01 2026-11-24'],
    ['11月1日至今', '2026-11-01 2026-11-24'],
    ['从11月1日起', '2026-11-01 2026-11-24'],
    ['自周一以来', '2026-11-23 2026-11-24'],
  ])('“%s” is %s', (text, range) => {
    expect(read(text, '2026-11-24' as Day)).toBe(range)
  })

  test.each([
    ['12月', '2026-12-01 2026-12-31'],
    ['30天内', '2026-11-24 2026-12-23'],
    ['周末', '2026-11-28 2026-11-29'],
    ['一季度', '2027-01-01 2027-03-31'],
    ['上半年', '2027-01-01 2027-06-30'],
  ])('“%s” to come is %s', (text, range) => {
    expect(read(text, '2026-11-24' as Day, 'future')).toBe(range)
  })

  test.each([
    ['季度', '“季度” is not a day, month or range of days I understand.'],
    ['最近', '“最近” is not a day, month or range of days I understand.'],
    ['这几天', '“这几天” is not a day, month or range of days I understand.'],
    ['13月', 'There is no month 13: months run from 1 to 12.'],
    ['2025年第53周', '2025-W53 does not exist: 2025 has weeks 01 to 52.'],
    ['2月30日到3月1日', '30 February does not exist: February has 28 days, 29 in a leap year.'],
    ['2026年3月到1月', 'The range from 2026-03-01 to 2026-01-31 ends before it begins.'],
  ])('“%s” is refused', (text, message) => {
    expect(refusal(() => read(text, '2026-11-24' as Day))).toEqual(['usage', message])
  })
})
