import fc from 'fast-check'
import { Lunar, LunarYear, Solar } from 'lunar-typescript'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayFromNumber, daysBetween, isDay } from '../../src/day.ts'
import {
  type LunarDay,
  leapMonthOf,
  lunarIn,
  lunarKept,
  lunarMonthLength,
  lunarOf,
  lunarText,
  nextLunar,
  sayLunar,
  solarOf,
} from '../../src/language/lunar.ts'
import { readLunar } from '../../src/language/lunar-words.ts'
import { monthsByTheSky } from './new-moons.ts'

/** New Year and the leap month of each year, as the Observatory's almanacs print them. */
const YEARS = `
2020 2020-01-25 4
2021 2021-02-12
2022 2022-02-01
2023 2023-01-22 2
2024 2024-02-10
2025 2025-01-29 6
2026 2026-02-17
2027 2027-02-06
2028 2028-01-26 5
2029 2029-02-13
2030 2030-02-03
2031 2031-01-23 3
2032 2032-02-11
2033 2033-01-31 11
2034 2034-02-19
2035 2035-02-08
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

describe('the lunar calendar', () => {
  it('agrees with lunar-typescript on every day from 1899 to 2101', () => {
    const wrong: string[] = []
    for (let year = 1899; year <= 2100; year++) {
      for (const month of LunarYear.fromYear(year).getMonthsInYear()) {
        const [number, leap] = [Math.abs(month.getMonth()), month.getMonth() < 0]
        const first = Lunar.fromYmd(year, month.getMonth(), 1).getSolar().toYmd() as Day
        for (let date = 1; date <= month.getDayCount(); date++) {
          const lunar = { year, month: number, leap, date }
          const day = addDays(first, date - 1)
          if (solarOf(lunar) !== day) wrong.push(`${JSON.stringify(lunar)} is ${solarOf(lunar)}, not ${day}`)
          if (JSON.stringify(lunarOf(day)) !== JSON.stringify(lunar)) wrong.push(day)
        }
        if (lunarMonthLength(year, number, leap) !== month.getDayCount()) wrong.push(`${year}-${number}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('has no gap: the days follow one another', () => {
    expect([lunarOf('1899-02-09' as Day), lunarOf('2101-01-29' as Day)]).toEqual([undefined, undefined])
    let before = lunarOf('1899-02-10' as Day) as LunarDay
    expect(before).toEqual({ year: 1899, month: 1, leap: false, date: 1 })
    for (let day = '1899-02-11' as Day; day < '2101-01-29'; day = addDays(day, 1)) {
      const now = lunarOf(day)
      if (!now || (now.date !== before.date + 1 && now.date !== 1)) throw new Error(`gap at ${day}`)
      before = now
    }
  })

  it('begins its years when the almanacs say so, and has their leap months', () => {
    const found = YEARS.map(([year]) => {
      const number = Number(year)
      const leap = leapMonthOf(number)
      const first = solarOf({ year: number, month: 1, leap: false, date: 1 })
      return [year, first, ...(leap === 0 ? [] : [String(leap)])]
    })
    expect(found).toEqual(YEARS)
  })

  it('begins every month of 2020 to 2035 on the day of the new moon in UTC+8, numbered by the sun', () => {
    const sky = monthsByTheSky(2020, 2035)
    expect(sky).toHaveLength(16 * 12 + 6)
    expect(sky.map(({ day }) => lunarOf(day))).toEqual(
      sky.map(({ day: _, ...month }) => ({ ...month, date: 1 })),
    )
  })

  it('is not what Intl says in 2027 and 2030', () => {
    expect(lunarOf('2027-02-06' as Day)).toEqual({ year: 2027, month: 1, leap: false, date: 1 })
    expect(lunarOf('2030-02-03' as Day)).toEqual({ year: 2030, month: 1, leap: false, date: 1 })
  })
})

describe('a lunar date that its year has not', () => {
  it.each([
    ['a leap month in a year that has it', 2020, { month: 4, leap: true, date: 3 }, '2020-05-25'],
    ['in a year without it: the plain month', 2026, { month: 4, leap: true, date: 3 }, '2026-05-19'],
    ['in a year with another leap month', 2025, { month: 4, leap: true, date: 3 }, '2025-04-30'],
    ['the 30th of a month with 30 days', 2023, { month: 12, leap: false, date: 30 }, '2024-02-09'],
    ['the 30th of a month with 29: the 29th', 2025, { month: 12, leap: false, date: 30 }, '2026-02-16'],
    ['the 30th of a leap month that is plain', 2026, { month: 8, leap: true, date: 30 }, '2026-10-09'],
  ] as const)('%s', (_, year, date, day) => {
    expect(lunarKept(year, date)).toBe(day)
  })

  it('is kept once in each lunar year, whatever it is', () => {
    const date = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      leap: fc.boolean(),
      date: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(date, fc.integer({ min: 1900, max: 2098 }), (lunar, year) => {
        const day = lunarKept(year, lunar) as Day
        const again = nextLunar(lunar, addDays(day, 1)) as Day
        expect(nextLunar(lunar, day)).toBe(day)
        expect(again).toBe(lunarKept(year + 1, lunar))
        expect(
          [353, 354, 355, 383, 384, 385].some((days) => Math.abs(daysBetween(day, again) - days) <= 30),
        ).toBe(true)
      }),
    )
  })
})

describe('a lunar date as text', () => {
  it('is read as it was written', () => {
    const day = fc.integer({ min: -25_000, max: 47_000 }).map(dayFromNumber)
    fc.assert(
      fc.property(day, (solar) => {
        const lunar = lunarOf(solar) as LunarDay
        expect(lunarIn(lunarText(lunar))).toEqual(lunar)
        const { year: _, ...date } = lunar
        expect(lunarIn(lunarText(date))).toEqual(date)
      }),
    )
  })

  it('is said as in lunar-typescript', () => {
    const day = fc.integer({ min: -25_000, max: 47_000 }).map(dayFromNumber).filter(isDay)
    fc.assert(
      fc.property(day, (solar) => {
        const [year = 0, month = 0, date = 0] = solar.split('-').map(Number)
        const theirs = Solar.fromYmd(year, month, date).getLunar()
        const ours = lunarOf(solar) as LunarDay
        expect(sayLunar(ours)).toBe(
          `农历${ours.year}年${theirs.getMonthInChinese()}月${theirs.getDayInChinese()}`,
        )
      }),
    )
  })
})

describe('a lunar date as people say it', () => {
  it('is read as it is said, with its year and without', () => {
    const day = fc.integer({ min: -25_000, max: 47_000 }).map(dayFromNumber)
    fc.assert(
      fc.property(day, fc.constantFrom('农历', '阴历', '旧历', '農曆'), (solar, word) => {
        const lunar = lunarOf(solar) as LunarDay
        const { year: _, ...date } = lunar
        expect(readLunar(sayLunar(lunar).replace('农历', word))).toEqual(lunar)
        expect(readLunar(sayLunar(date).replace('农历', word))).toEqual(date)
        expect(readLunar(lunarText(lunar))).toEqual(lunar)
        expect(readLunar(lunarText(date))).toEqual(date)
      }),
    )
  })

  it('is not found in what is no lunar date', () => {
    for (const text of [
      '八月十五',
      '2026-08-15',
      '8月15日',
      '三月初一起吃饭',
      '农历',
      '农历13-01',
      'lunar',
      '十二月二十',
    ])
      expect(readLunar(text), text).toBe(undefined)
  })
})

it('costs nothing to find that a long text is no lunar date', () => {
  const started = performance.now()
  for (const text of ['lunar', '农历', '正月', '农历1972年'])
    expect(readLunar(text + ' '.repeat(200_000) + 'x'.repeat(10))).toBe(undefined)
  expect(performance.now() - started).toBeLessThan(1000)
})
