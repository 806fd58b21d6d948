import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayNumber } from '../../src/day.ts'
import { FESTIVALS } from '../../src/greetings/festival.ts'
import { readFestival } from '../../src/greetings/naming.ts'
import { comingFestivals, occurrenceOf } from '../../src/greetings/occurrence.ts'
import { fold } from '../../src/language/names.ts'
import { sunAt } from '../language/new-moons.ts'

const named = (key: string) => FESTIVALS.find((festival) => festival.key === key) ?? FESTIVALS[0]

/** The days of 2020 to 2035 as almanacs print them. */
const DAYS: Readonly<Record<string, string>> = {
  'new-years-eve':
    '2020-01-24 2021-02-11 2022-01-31 2023-01-21 2024-02-09 2025-01-28 2026-02-16 2027-02-05 2028-01-25 2029-02-12 2030-02-02 2031-01-22 2032-02-10 2033-01-30 2034-02-18 2035-02-07',
  'spring-festival':
    '2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08',
  lantern:
    '2020-02-08 2021-02-26 2022-02-15 2023-02-05 2024-02-24 2025-02-12 2026-03-03 2027-02-20 2028-02-09 2029-02-27 2030-02-17 2031-02-06 2032-02-25 2033-02-14 2034-03-05 2035-02-22',
  qingming:
    '2020-04-04 2021-04-04 2022-04-05 2023-04-05 2024-04-04 2025-04-04 2026-04-05 2027-04-05 2028-04-04 2029-04-04 2030-04-05 2031-04-05 2032-04-04 2033-04-04 2034-04-05 2035-04-05',
  'dragon-boat':
    '2020-06-25 2021-06-14 2022-06-03 2023-06-22 2024-06-10 2025-05-31 2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05 2031-06-24 2032-06-12 2033-06-01 2034-06-20 2035-06-10',
  qixi: '2020-08-25 2021-08-14 2022-08-04 2023-08-22 2024-08-10 2025-08-29 2026-08-19 2027-08-08 2028-08-26 2029-08-16 2030-08-05 2031-08-24 2032-08-12 2033-08-01 2034-08-20 2035-08-10',
  'mid-autumn':
    '2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12 2031-10-01 2032-09-19 2033-09-08 2034-09-27 2035-09-16',
  'double-ninth':
    '2020-10-25 2021-10-14 2022-10-04 2023-10-23 2024-10-11 2025-10-29 2026-10-18 2027-10-08 2028-10-26 2029-10-16 2030-10-05 2031-10-24 2032-10-12 2033-10-01 2034-10-20 2035-10-09',
  easter:
    '2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25',
  thanksgiving:
    '2020-11-26 2021-11-25 2022-11-24 2023-11-23 2024-11-28 2025-11-27 2026-11-26 2027-11-25 2028-11-23 2029-11-22 2030-11-28 2031-11-27 2032-11-25 2033-11-24 2034-11-23 2035-11-22',
}

describe('the days of festivals', () => {
  it.each(Object.entries(DAYS))('%s', (key, days) => {
    const found = [2019, ...days.split(' ').map((day) => Number(day.slice(0, 4)))].map((year) =>
      named(key)?.dayIn(year),
    )
    expect(days.split(' ').every((day) => found.includes(day as Day))).toBe(true)
    expect(days.split(' ')).toHaveLength(16)
  })

  it('Laba is the eighth of the last month, twice in some years and in some never', () => {
    const days = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => named('laba')?.dayIn(year))
    expect(days).toEqual(
      '2020-01-02 2021-01-20 2022-01-10 2022-12-30 2024-01-18 2025-01-07 2026-01-26 2027-01-15'.split(' '),
    )
  })

  it('Qingming is when the sun comes to 15°, in UTC+8', () => {
    for (let year = 2020; year <= 2035; year++) {
      const day = dayNumber(named('qingming')?.dayIn(year) as Day)
      expect(sunAt(day) < 15 && sunAt(day + 1) >= 15, `${year}`).toBe(true)
    }
  })

  it('are not known of Eid and Diwali beyond their tables', () => {
    const eid = named('eid-al-fitr')
    expect(eid && occurrenceOf(eid, '2026-03-10' as Day)?.day).toBe('2026-03-20')
    expect(eid && occurrenceOf(eid, '2033-01-07' as Day)).toBe(undefined)
    expect(eid && occurrenceOf(eid, '2022-01-01' as Day)).toBe(undefined)
  })

  it('come one after the other, each within a year', () => {
    for (const today of ['2026-11-22', '2026-12-31', '2027-02-21', '2030-02-03'] as Day[]) {
      const coming = comingFestivals(today)
      expect(coming.length).toBe(FESTIVALS.length)
      for (const { festival, day, last } of coming) {
        expect(day >= addDays(today, -festival.after) && day <= addDays(today, 384), festival.key).toBe(true)
        expect(last < day).toBe(true)
      }
    }
  })
})

describe('the names of festivals', () => {
  it('are each of one festival, in both languages', () => {
    const names = FESTIVALS.flatMap(({ key, chinese, words }) => [key, chinese, ...words].map(fold))
    expect(new Set(names).size).toBe(names.length)
    for (const { key, name, chinese, words } of FESTIVALS)
      for (const typed of [key, name, chinese, ...words])
        expect(readFestival([...typed.split(' '), 'tier:A'])).toMatchObject({
          festival: { key },
          rest: ['tier:A'],
        })
  })
})
