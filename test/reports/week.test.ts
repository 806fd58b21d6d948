import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import type { DoneFollowup, OpenFollowup } from '../../src/followups/queries.ts'
import type { CoverageRow } from '../../src/plans/coverage.ts'
import type { PlannedContact } from '../../src/plans/standing.ts'
import { digest, frameOf, type WeekRows, weeksBefore } from '../../src/reports/week.ts'
import { isEmpty, summaryOf } from '../../src/reports/weekly-summary.ts'

const day = (text: string) => `2026-${text}` as Day
const WEEK = { from: day('11-16'), to: day('11-22') }
const FRIDAY = frameOf(WEEK, day('11-20'))

const NOTHING: WeekRows = {
  open: [],
  done: [],
  dropped: [],
  contacts: [],
  before: [],
  sizes: [],
  coverage: [],
  planned: [],
  added: [],
  birthdays: [],
}

let ids = 0

/** `promise 11-17 A Zhang` was due on that day; `first` is the day first agreed on. */
function followup(text: string, more: Partial<OpenFollowup> = {}): OpenFollowup {
  const [kind = '', due = '', tier = '', client = ''] = text.split(' ')
  const id = ++ids
  return {
    id,
    uid: `${id}`,
    client_id: id,
    client,
    tier: tier === '-' ? null : tier,
    kind: kind as OpenFollowup['kind'],
    due: day(due),
    time: null,
    what: 'x',
    first_due: null,
    snoozes: 0,
    every: null,
    created_at: '2026-11-01T10:00:00+00:00',
    ...more,
  }
}

const done = (text: string, on: string, more: Partial<OpenFollowup> = {}): DoneFollowup => ({
  ...followup(text, more),
  done_on: day(on),
  result: null,
})

const planned = (
  client: string,
  due: string,
  scope: PlannedContact['source']['scope'] = 'tier',
): PlannedContact => ({
  client_id: client.charCodeAt(0),
  client,
  tier: 'A',
  source: { scope, subject: scope === 'tier' ? 'A' : '' },
  codes: null,
  every: { count: 14, unit: 'day' },
  due: day(due),
  last: null,
})

describe('the frame of a week', () => {
  it.each([
    ['on its Friday', '11-20', { asOf: '2026-11-20', lateBefore: '2026-11-20', soFar: true }],
    ['on its Sunday', '11-22', { asOf: '2026-11-22', lateBefore: '2026-11-22', soFar: false }],
    ['on the Monday after', '11-23', { asOf: '2026-11-22', lateBefore: '2026-11-23', soFar: false }],
    ['long after', '12-24', { asOf: '2026-11-22', lateBefore: '2026-11-23', soFar: false }],
  ])('%s', (_, today, wanted) => {
    expect(frameOf(WEEK, day(today))).toMatchObject({ ...wanted, until: '2026-11-29' })
  })

  it('is compared with the four weeks before', () => {
    expect(weeksBefore(FRIDAY)).toEqual({ from: '2026-10-19', to: '2026-11-15' })
  })
})

describe('the digest of a week', () => {
  it('of nothing is empty', () => {
    expect(isEmpty(digest(NOTHING, FRIDAY))).toBe(true)
    expect(Object.values(summaryOf(digest(NOTHING, FRIDAY))).every((number) => number === 0)).toBe(true)
  })

  it('has the late first, key clients before others, then what is due by its day, then what was kept', () => {
    const open = [
      followup('promise 11-21 C Tim'),
      followup('promise 11-10 B Ana'),
      followup('promise 11-19 A Zhang'),
      followup('promise 11-01 A Li'),
      followup('promise 11-20 - Noor'),
      followup('promise 12-10 A Kim', { first_due: day('11-18'), snoozes: 2 }),
      followup('promise 12-10 A Far'),
    ]
    const kept = [
      done('promise 11-18 A Early', '11-17'),
      done('promise 11-16 A Late', '11-18'),
      done('promise 11-30 A Snoozed', '11-18', { first_due: day('11-17') }),
      done('next 11-16 A Step', '11-18'),
    ]
    const dropped = [{ ...followup('promise 11-10 A Sorry'), dropped_on: day('11-17') }]
    const { promises } = digest({ ...NOTHING, open, done: kept, dropped }, FRIDAY)
    expect(promises.map(({ client, state, late }) => `${client} ${state} ${late}`)).toEqual([
      ...['Li late 19', 'Kim late 2', 'Zhang late 1', 'Ana late 10', 'Noor open 0', 'Tim open 0'],
      ...['Late kept late 2', 'Snoozed kept late 1', 'Early kept 0', 'Sorry dropped 7'],
    ])
  })

  it('does not depend on the order of what was read', () => {
    const open = ['next 11-10 A b', 'next 11-10 A a', 'next 11-10 - c', 'awaiting 11-25 B d'].map((text) =>
      followup(text),
    )
    const late = [planned('x', '11-17'), planned('y', '11-01'), planned('z', '11-18', 'rhythm')]
    const forth = digest({ ...NOTHING, open, planned: late }, FRIDAY)
    expect(digest({ ...NOTHING, open: open.toReversed(), planned: late.toReversed() }, FRIDAY)).toEqual(forth)
    expect(forth.next.map(({ client }) => client)).toEqual(['a', 'b', 'c'])
  })

  it('tells who went quiet in the week from all who are overdue; what is due today is not late yet', () => {
    const rows = ['11-01', '11-15', '11-16', '11-19', '11-20'].map((due, at) =>
      planned('abcde'[at] as string, due),
    )
    const { wentQuiet, late } = digest({ ...NOTHING, planned: rows }, FRIDAY)
    expect(wentQuiet.map(({ client, late }) => `${client} ${late}`)).toEqual(['c 4', 'd 1'])
    expect(late.map(({ client, late }) => `${client} ${late}`)).toEqual(['a 19', 'b 5', 'c 4', 'd 1'])
    const past = digest({ ...NOTHING, planned: [planned('f', '11-22')] }, frameOf(WEEK, day('12-01')))
    expect(past.wentQuiet.map(({ client, late }) => `${client} ${late}`)).toEqual(['f 1'])
  })

  it('counts contacts by channel and tier against the average of four weeks', () => {
    const contacts = [
      { client_id: 1, tier: 'A', code: 'T', contacts: 2 },
      { client_id: 1, tier: 'A', code: 'E', contacts: 1 },
      { client_id: 2, tier: null, code: 'T', contacts: 1 },
    ]
    const before = [
      { tier: 'A', code: 'T', contacts: 6 },
      { tier: null, code: 'M', contacts: 2 },
    ]
    const sizes = [
      { tier: null, clients: 5 },
      { tier: 'A', clients: 3 },
    ]
    const found = digest({ ...NOTHING, contacts, before, sizes }, FRIDAY)
    expect(found).toMatchObject({ contacts: 4, contacted: 2, clients: 8, average: 2 })
    expect(found.channels).toEqual([
      { name: 'E', contacts: 1, average: 0, contacted: 1, clients: 0 },
      { name: 'M', contacts: 0, average: 0.5, contacted: 0, clients: 0 },
      { name: 'T', contacts: 3, average: 1.5, contacted: 2, clients: 0 },
    ])
    expect(found.tiers).toEqual([
      { name: 'A', contacts: 3, average: 1.5, contacted: 1, clients: 3 },
      { name: null, contacts: 1, average: 0.5, contacted: 1, clients: 5 },
    ])
  })

  it('names who was missed by the plan', () => {
    const row = (client: string, done: number): CoverageRow => ({
      ...planned(client, '11-17'),
      planned: 2,
      done,
      late: 0,
    })
    const found = digest({ ...NOTHING, coverage: [row('b', 1), row('a', 0), row('c', 2)] }, FRIDAY)
    expect(found).toMatchObject({ planned: 6, done: 3 })
    expect(found.missed.map(({ client }) => client)).toEqual(['a', 'b'])
    expect(summaryOf(found)).toMatchObject({ clients_missed: 2 })
  })
})
