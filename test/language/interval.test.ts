import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import { intervalsAfter, intervalText, latestBefore, readInterval } from '../../src/language/interval.ts'

const interval = (text: string) => {
  const read = readInterval(text)
  if (!read) throw new Error(text)
  return read
}

describe('an interval', () => {
  it.each([
    ['14d', '14d'],
    ['2 weeks', '14d'],
    ['1w', '7d'],
    ['week', '7d'],
    ['3M', '3m'],
    ['quarterly', '3m'],
    ['fortnight', '14d'],
    ['2 fortnights', '28d'],
    ['two weeks', '14d'],
    ['Twelve months', '12m'],
    ['1 year', '12m'],
    ['１４d', '14d'],
    ['每天', '1d'],
    ['每周', '7d'],
    ['每週', '7d'],
    ['每两周', '14d'],
    ['每兩個星期', '14d'],
    ['每隔两周', '14d'],
    ['2周', '14d'],
    ['2 周', '14d'],
    ['十五天', '15d'],
    ['30天', '30d'],
    ['每月', '1m'],
    ['每个月', '1m'],
    ['3个月', '3m'],
    ['三个月', '3m'],
    ['每季度', '3m'],
    ['每两个季度', '6m'],
    ['每半年', '6m'],
    ['每年', '12m'],
  ])('%s is kept as %s', (text, kept) => {
    expect(intervalText(interval(text))).toBe(kept)
  })

  it.each([
    '',
    '0d',
    '14',
    '每',
    '每周五',
    '几天',
    '半月',
    '三五天',
    '周末',
    'often',
    '-3d',
    '3 d m',
    '99999y',
    '1.5m',
    'd14',
  ])('“%s” is none', (text) => {
    expect(readInterval(text)).toBeUndefined()
  })

  it.each([
    ['2026-01-31', '1m', 1, '2026-02-28'],
    ['2026-01-31', '1m', 2, '2026-03-31'],
    ['2026-11-20', '14d', 1, '2026-12-04'],
    ['2024-02-29', '1y', 1, '2025-02-28'],
  ])('%s and %s, %i times, is %s', (day, text, times, then) => {
    expect(intervalsAfter(day as Day, interval(text), times)).toBe(then)
  })

  it('ends on or before a day for every day up to the latest, and for none after it', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01' as Day, days))
    const every = fc.constantFrom('1d', '14d', '1m', '2m', '3m', '12m').map(interval)
    fc.assert(
      fc.property(day, every, (until, each) => {
        const latest = latestBefore(until, each)
        expect(intervalsAfter(latest, each) <= until).toBe(true)
        expect(intervalsAfter(addDays(latest, 1), each) > until).toBe(true)
      }),
    )
  })
})
