import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { lastDay, lastWorkingDay } from '../../src/due/ahead.ts'
import { daysLate, whatPlanned, whyBirthday, whyFollowup, whyPlanned } from '../../src/due/why.ts'
import type { PlannedContact } from '../../src/plans/standing.ts'

const today = '2026-11-22' as Day

type Followup = Parameters<typeof whyFollowup>[0]

function followup(known: Partial<Followup>): Followup {
  return { kind: 'next', due: today, time: null, first_due: null, snoozes: 0, every: null, ...known }
}

function gap(known: Partial<PlannedContact>): PlannedContact {
  return {
    client_id: 1,
    client: 'Zhang Wei',
    tier: 'A',
    source: { scope: 'tier', subject: 'A' },
    codes: ['T'],
    every: { count: 14, unit: 'day' },
    due: '2026-11-16' as Day,
    last: '2026-11-02' as Day,
    ...known,
  }
}

const on = (text: string) => text as Day

describe('why a follow-up is due', () => {
  it.each<[string, Partial<Followup>]>([
    ['promised, 3 days late', { kind: 'promise', due: on('2026-11-19') }],
    ['promised, today', { kind: 'promise' }],
    ['today 15:00', { time: '15:00' }],
    ['1 day late', { due: on('2026-11-21'), time: '15:00' }],
    ['tomorrow 09:00', { due: on('2026-11-23'), time: '09:00' }],
    ['in 3 days, 09:00', { due: on('2026-11-25'), time: '09:00' }],
    ['awaited, 5 days late', { kind: 'awaiting', due: on('2026-11-17') }],
    [
      'promised, 9 days late, first due Fri 2026-11-13, snoozed twice',
      { kind: 'promise', first_due: on('2026-11-13'), snoozes: 2 },
    ],
    [
      'promised, in 3 days, first due Tue 2026-11-24, snoozed once',
      { kind: 'promise', due: on('2026-11-25'), first_due: on('2026-11-24'), snoozes: 1 },
    ],
    [
      'in 3 days, first due Fri 2026-11-13, snoozed 3 times',
      { due: on('2026-11-25'), first_due: on('2026-11-13'), snoozes: 3 },
    ],
    ['today, every 3 months', { every: '3m' }],
  ])('%s', (said, known) => {
    expect(whyFollowup(followup(known), today)).toBe(said)
  })

  it('counts a promise from the day first agreed, a next step from its day now', () => {
    const known = { due: on('2026-11-20'), first_due: on('2026-11-10') }
    expect(daysLate(followup({ ...known, kind: 'promise' }), today)).toBe(12)
    expect(daysLate(followup(known), today)).toBe(2)
  })
})

describe('why a contact is due', () => {
  it.each<[string, readonly Partial<PlannedContact>[]]>([
    ['T every 14 days: 6 days late, last Mon 2026-11-02', [{}]],
    [
      'any every month: today, never yet',
      [{ codes: null, every: { count: 1, unit: 'month' }, due: today, last: null }],
    ],
    [
      'T every 14 days: 6 days late, last Mon 2026-11-02; M every 90 days: in 2 days, never yet',
      [{}, { codes: ['M'], every: { count: 90, unit: 'day' }, due: on('2026-11-24'), last: null }],
    ],
    [
      'usually every 12 days, quiet for 40',
      [
        {
          source: { scope: 'rhythm', subject: '' },
          codes: null,
          every: { count: 12, unit: 'day' },
          last: on('2026-10-13'),
        },
      ],
    ],
  ])('%s', (said, gaps) => {
    expect(whyPlanned(gaps.map(gap), today)).toBe(said)
  })

  it.each<[string, readonly (readonly string[] | null)[]]>([
    ['call', [['T']]],
    ['call or meeting', [['T', 'M']]],
    ['call, gift', [['T'], ['G']]],
    ['contact', [null]],
  ])('it is a %s', (said, codes) => {
    const gaps = codes.map((own) => gap({ codes: own }))
    expect(whatPlanned(gaps, new Map([['G', 'gift']]))).toBe(said)
  })
})

describe('why a birthday is told', () => {
  it.each([
    ['1970-11-26', '2026-11-26', 'turns 56 in 4 days'],
    ['1970-11-22', '2026-11-22', 'turns 56 today'],
    ['--11-23', '2026-11-23', 'tomorrow'],
  ])('%s: %s', (birthday, day, said) => {
    expect(whyBirthday(birthday, on(day), today)).toBe(said)
  })
})

describe('how far ahead', () => {
  it.each([
    [undefined, '2026-11-29'],
    ['0', '2026-11-22'],
    ['30d', '2026-12-22'],
    ['2 weeks', '2026-12-06'],
    ['3m', '2027-02-22'],
    ['month', '2026-12-22'],
    ['a fortnight', '2026-12-06'],
    ['eom', '2026-11-30'],
    ['fri', '2026-11-27'],
    ['next week', '2026-11-29'],
    ['this week', '2026-11-22'],
    ['december', '2026-12-31'],
    ['all', undefined],
  ])('%s is %s', async (typed, day) => {
    expect(await lastDay('--within', typed, 7, today)).toBe(day)
  })

  it.each([
    ['2026-11-23', '2026-11-20'],
    ['2026-11-24', '2026-11-23'],
    ['2026-11-28', '2026-11-27'],
    ['2026-11-29', '2026-11-27'],
  ])('the last working day before %s is %s', (day, before) => {
    expect(lastWorkingDay(on(day))).toBe(before)
  })
})
