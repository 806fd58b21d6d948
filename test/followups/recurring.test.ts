import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { everySaid, nextDue } from '../../src/followups/recurring.ts'

const row = (every: string | null, anchor: string | null, due: string, first_due: string | null = null) => ({
  every,
  anchor: anchor as Day | null,
  due: due as Day,
  first_due: first_due as Day | null,
})

describe('what comes again', () => {
  it.each([
    ['on its day', '1m', '2026-01-31', '2026-01-31', null, '2026-01-31', '2026-02-28'],
    ['late', '1m', '2026-01-31', '2026-01-31', null, '2026-02-03', '2026-02-28'],
    ['keeps the end of the month', '1m', '2026-01-31', '2026-02-28', null, '2026-02-28', '2026-03-31'],
    ['in a leap year', '1m', '2028-01-31', '2028-01-31', null, '2028-02-01', '2028-02-29'],
    ['early: not the same day again', '1m', '2026-01-31', '2026-02-28', null, '2026-02-20', '2026-03-31'],
    ['after several days were missed', '1m', '2026-01-31', '2026-02-28', null, '2026-06-30', '2026-07-31'],
    ['snoozed beyond the next', '1m', '2026-01-31', '2026-03-20', '2026-01-31', '2026-03-18', '2026-03-31'],
    ['snoozed, and done before', '1m', '2026-01-31', '2026-03-20', '2026-01-31', '2026-02-10', '2026-02-28'],
    ['quarters', '3m', '2025-11-30', '2026-02-28', null, '2026-03-01', '2026-05-30'],
    ['years', '12m', '2024-02-29', '2027-02-28', null, '2027-03-01', '2028-02-29'],
    ['weeks', '14d', '2026-11-25', '2026-11-25', null, '2027-01-12', '2027-01-20'],
    ['days', '1d', '2026-11-25', '2026-11-25', null, '2030-01-01', '2030-01-02'],
    ['where the first day is not known', '7d', null, '2026-11-25', null, '2026-11-25', '2026-12-02'],
    ['where the calendar ends', '1m', '2026-01-31', '9999-12-31', null, '2026-02-01', undefined],
    ['never', null, null, '2026-11-25', null, '2026-11-25', undefined],
    ['never: what cannot be read', 'soon', null, '2026-11-25', null, '2026-11-25', undefined],
  ])('%s', (_, every, anchor, due, first, done, next) => {
    expect(nextDue(row(every, anchor, due, first), done as Day)).toBe(next)
  })

  it('is said in words', () => {
    expect(['14d', '3m', '1m', 'soon'].map(everySaid)).toEqual([
      'every 14 days',
      'every 3 months',
      'every month',
      'every soon',
    ])
  })
})
