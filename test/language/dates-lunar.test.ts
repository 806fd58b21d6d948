import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { readWhen, readWhenAtFront } from '../../src/language/dates.ts'

const about = (direction: 'past' | 'future', today = '2026-09-20') => ({ today: today as Day, direction })

describe('a date of the lunar calendar', () => {
  it.each([
    ['农历八月十五', 'future', '2026-09-25', null],
    ['农历八月十五', 'past', '2025-10-06', null],
    ['lunar:08-15', 'future', '2026-09-25', null],
    ['阴历八月初十', 'future', '2026-09-20', null],
    ['阴历八月初十', 'past', '2026-09-20', null],
    ['农历2027年正月初一', 'future', '2027-02-06', null],
    ['lunar:2025-L06-01', 'past', '2025-07-25', null],
    ['正月初五', 'future', '2027-02-10', null],
    ['腊月三十', 'future', '2027-02-05', null],
    ['中秋', 'future', '2026-09-25', null],
    ['中秋节', 'past', '2025-10-06', null],
    ['春节', 'future', '2027-02-06', null],
    ['明年春节', 'future', '2027-02-06', null],
    ['去年中秋', 'past', '2025-10-06', null],
    ['除夕', 'future', '2027-02-05', null],
    ['端午節 10:00', 'future', '2027-06-09', '10:00'],
    ['腊八', 'future', '2027-01-15', null],
    ['农历八月十五 15:00', 'future', '2026-09-25', '15:00'],
  ] as const)('%s to the %s', (text, direction, day, time) => {
    expect(readWhen(text, about(direction))).toEqual({ day, time, text })
  })

  it('stands before what it is about, with a space or without', () => {
    const { when, rest } = readWhenAtFront('农历八月十五送月饼', about('future'))
    expect([when.day, rest]).toEqual(['2026-09-25', '送月饼'])
    expect(readWhenAtFront('lunar:12-08 porridge', about('future')).rest).toBe('porridge')
  })

  it.each(['春节后', '春节前', '中秋那周', '端午假期', '春'])('%s is no one day', (text) => {
    expect(() => readWhen(text, about('future'))).toThrow()
    expect(() => readWhenAtFront(`${text} call`, about('future'))).toThrow()
  })

  it.each([
    ['农历2026-八月三十', '农历2026年八月三十 does not exist: that month has 29 days.'],
    ['明年除夕', '“明年除夕” can be Fri 2027-02-05 or Tue 2028-01-25.'],
    ['农历2026-闰六月初一', '农历2026年闰六月初一 does not exist: that year has no leap month.'],
  ])('%s is refused', (text, why) => {
    expect(() => readWhen(text, about('future'))).toThrow(why)
  })
})
