import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { agreedDay, countPromises, lateness, promiseState } from '../../src/followups/promise.ts'

const today = '2026-11-20' as Day

const agreed = (
  due: string,
  first_due: string | null,
  done_on: string | null,
  dropped_at: string | null,
) => ({
  due: due as Day,
  first_due: first_due as Day | null,
  done_on: done_on as Day | null,
  dropped_at,
})

describe('a promise', () => {
  it.each([
    ['to come', '2026-11-21', null, null, null, 0, 'open'],
    ['due today', '2026-11-20', null, null, null, 0, 'open'],
    ['past and open', '2026-11-17', null, null, null, 3, 'broken'],
    ['done in time', '2026-11-17', null, '2026-11-17', null, 0, 'kept'],
    ['done before', '2026-12-24', null, '2026-11-17', null, 0, 'kept'],
    ['done after', '2026-11-17', null, '2026-11-19', null, 2, 'late'],
    ['snoozed before it was due', '2026-11-30', '2026-11-25', null, null, 0, 'open'],
    ['snoozed past its day', '2026-11-30', '2026-11-19', null, null, 1, 'broken'],
    ['snoozed and done late', '2026-11-30', '2026-11-15', '2026-11-20', null, 5, 'late'],
    ['snoozed and done in time', '2026-11-30', '2026-11-15', '2026-11-15', null, 0, 'kept'],
    ['brought forward', '2026-11-10', '2026-11-18', '2026-11-18', null, 0, 'kept'],
    ['dropped when late', '2026-11-10', null, null, '2026-11-15T10:00:00Z', 10, 'dropped'],
  ])('%s', (_, due, first, done, dropped, late, state) => {
    const promise = agreed(due, first, done, dropped)
    expect(lateness(promise, today)).toBe(late)
    expect(promiseState(promise, today)).toBe(state)
  })

  it('is kept or not whatever the reminder was moved to', () => {
    for (let snoozed = 1; snoozed <= 28; snoozed++) {
      for (const done of [null, '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-30']) {
        const due = `2026-11-${String(snoozed).padStart(2, '0')}`
        const moved = agreed(due, '2026-11-05', done, null)
        const unmoved = agreed('2026-11-05', null, done, null)
        expect(agreedDay(moved)).toBe(agreedDay(unmoved))
        expect(lateness(moved, today)).toBe(lateness(unmoved, today))
        expect(promiseState(moved, today)).toBe(promiseState(unmoved, today))
      }
    }
  })
})

it('counts promises and how late they were', () => {
  expect(countPromises([], today)).toEqual({
    open: 0,
    kept: 0,
    late: 0,
    lateDays: { average: 0, most: 0 },
    broken: 0,
    brokenDays: { average: 0, most: 0 },
    dropped: 0,
  })
  const promises = [
    agreed('2026-11-25', null, null, null),
    agreed('2026-11-10', null, '2026-11-10', null),
    agreed('2026-11-10', null, '2026-11-11', null),
    agreed('2026-11-10', null, '2026-11-14', null),
    agreed('2026-11-30', '2026-11-10', null, null),
    agreed('2026-11-10', null, null, '2026-11-15T10:00:00Z'),
  ]
  expect(countPromises(promises, today)).toEqual({
    open: 1,
    kept: 1,
    late: 2,
    lateDays: { average: 2.5, most: 4 },
    broken: 1,
    brokenDays: { average: 10, most: 10 },
    dropped: 1,
  })
})
