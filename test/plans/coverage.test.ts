import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import { type Interval, intervalsAfter, readInterval } from '../../src/language/interval.ts'
import { coverage, coverageByTier, coverageOf } from '../../src/plans/coverage.ts'
import { sayRule } from '../../src/plans/plan.ts'
import { contactDays } from '../../src/plans/queries.ts'
import { callsWithin } from '../../src/plans/walk.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { planOf } from '../clients/books.ts'
import { type Calendar, fillCalendar } from '../grid/calendar.ts'
import { onEveryEngine } from '../stores.ts'

const day = (text: string) => `2026-${text}` as Day
const days = (text: string) => text.split(' ').filter(Boolean).map(day)
const every = (text: string) => readInterval(text) as Interval
const NOVEMBER = { from: day('11-01'), to: day('11-30') }

describe('coverage', () => {
  it.each([
    // Due on the 5th, then on the 19th.
    ['11-05', '14d', '', 2, 0],
    ['11-05', '14d', '11-05', 2, 1],
    ['11-05', '14d', '11-03 11-20', 2, 2],
    ['11-05', '14d', '11-01 11-02 11-03', 2, 2],
    // Overdue when the range began: due on its first day, then on the 15th and the 29th.
    ['09-01', '14d', '11-20', 3, 1],
    ['11-30', '14d', '', 1, 0],
    ['12-01', '14d', '11-20', 0, 0],
    // Monthly and yearly.
    ['11-30', '1m', '11-30', 1, 1],
    ['10-31', '1m', '', 1, 0],
    ['11-02', '1d', '11-02 11-04', 29, 2],
    // Outside of the range.
    ['11-05', '14d', '10-31 12-01', 2, 0],
  ])(
    'of a rule due on %s, every %s, with contacts on “%s” is %i planned, %i done',
    (due, interval, contacts, planned, done) => {
      expect(coverage(day(due), every(interval), days(contacts), NOVEMBER)).toEqual({ planned, done })
    },
  )

  it('by tier comes in their order, clients each once', () => {
    const row = (client_id: number, tier: string | null, planned: number, done: number) => ({
      client_id,
      client: `client ${client_id}`,
      tier,
      source: { scope: 'client', subject: '' } as const,
      codes: null,
      every: every('14d'),
      planned,
      done,
    })
    expect(
      coverageByTier([row(1, null, 1, 0), row(2, 'B', 3, 1), row(2, 'B', 3, 1), row(3, 'A', 2, 2)]),
    ).toEqual([
      { tier: 'A', clients: 1, planned: 2, done: 2, percent: 100 },
      { tier: 'B', clients: 1, planned: 6, done: 2, percent: 33 },
      { tier: null, clients: 1, planned: 1, done: 0, percent: 0 },
    ])
  })
})

describe('the days on which a plan calls for contact', () => {
  it.each([
    ['10-25', '14d', '', '11-20', '!11-08 11-22'],
    ['10-25', '14d', '', '11-22', '!11-08 !11-22'],
    ['10-25', '14d', '11-08', '11-22', '11-22'],
    ['10-25', '14d', '11-09', '11-22', '!11-08 11-23'],
    ['10-25', '14d', '11-01 11-02 11-10', '11-22', '11-24'],
    ['11-08', '14d', '', '11-22', '11-22'],
    ['09-01', '30d', '', '11-22', '!11-30'.replace('!', '')],
    ['09-01', '14d', '11-12', '11-22', '!11-10 11-26'],
    ['10-31', '1m', '', '11-22', '11-30'],
    ['01-31', '1m', '', '12-22', '!11-30'],
  ])(
    'since %s every %s, with contacts on “%s”, on %s are %s',
    (start, interval, contacts, today, expected) => {
      const calls = callsWithin(day(start), every(interval), days(contacts), NOVEMBER, day(today))
      expect(calls.map(({ day: on, missed }) => (missed ? '!' : '') + on.slice(5)).join(' ')).toBe(expected)
    },
  )
})

/** The same, day by day: the clock begins anew with each contact, and is looked at every evening. */
function slowCalls(start: Day, interval: Interval, contacts: readonly Day[], today: Day): string[] {
  const found: string[] = []
  let clock = start
  let times = 1
  for (let at = start < NOVEMBER.from ? start : NOVEMBER.from; at <= NOVEMBER.to; at = addDays(at, 1)) {
    if (contacts.includes(at)) {
      clock = at
      times = 1
    } else if (at === intervalsAfter(clock, interval, times)) {
      if (at >= NOVEMBER.from) found.push(`${at} ${at < today || (at === today && times > 1)}`)
      times++
    }
  }
  return found
}

it('are the same as looked at every evening', () => {
  const inNovember = fc.nat(29).map((count) => addDays(NOVEMBER.from, count))
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 40 }).map((count) => addDays(NOVEMBER.from, count)),
      fc.constantFrom('1d', '3d', '7d', '14d', '1m', '3m'),
      fc.uniqueArray(inNovember, { maxLength: 6 }),
      fc.integer({ min: -5, max: 40 }).map((count) => addDays(NOVEMBER.from, count)),
      (start, interval, made, today) => {
        const contacts = made.filter((on) => on > start).sort()
        const calls = callsWithin(start, every(interval), contacts, NOVEMBER, today)
        expect(calls.map(({ day: on, missed }) => `${on} ${missed}`)).toEqual(
          slowCalls(start, every(interval), contacts, today),
        )
      },
    ),
  )
})

const CALENDAR: Calendar = [
  [{ name: 'Harbourlight', kind: 'organisation', tier: 'A', created_at: '2026-01-05T10:00:00+00:00' }],
  [
    { name: 'Zhang Wei', tier: 'A', org_id: 1, created_at: '2026-01-05T10:00:00+00:00' },
    '2026-10-25 T',
    '2026-11-09 T',
    '2026-11-10 E',
    '2026-11-20 M',
  ],
  [{ name: '张伟', tier: 'B', created_at: '2026-11-20T10:00:00+00:00' }],
  [
    { name: 'Ana', tier: 'B', created_at: '2026-10-20T10:00:00+00:00' },
    '2026-11-05 E',
    '2026-11-05 T',
    '2026-11-21 E',
  ],
  [{ name: 'Gone', tier: 'A', archived_at: '2026-11-10T10:00:00Z' }],
]

onEveryEngine('coverage of a book', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fillCalendar(book, CALENDAR)
    await book.write({ at: '2026-11-20T10:00:00Z', actor: 'tester', command: 'plan set' }, async (draft) => {
      const plan = { scope: 'tier', client_id: null, created_at: '2026-11-20T10:00:00Z' } as const
      await draft.insert('plan', { ...plan, subject: 'A', codes: 'T', every: '14d' })
      await draft.insert('plan', { ...plan, subject: 'B', codes: null, every: '2w' })
    })
  })
  afterAll(() => book.close())
  const of = async (from: string, to: string, today: string) => {
    const rows = await coverageOf(book.db, sql<boolean>`1 = 1`, { from: day(from), to: day(to) }, day(today))
    return rows
      .map((row) => `${row.client} ${sayRule(row.codes, row.every)}: ${row.done}/${row.planned}`)
      .sort()
  }

  it('ends with today, and counts the contacts of people for their organisation', async () => {
    // Zhang: due 8 and 22 November. Ana: due 3 and 17 November; two contacts on one day are one.
    expect(await of('11-01', '11-30', '11-22')).toEqual([
      'Ana any every 14 days: 2/2',
      'Harbourlight T every 14 days: 1/2',
      'Zhang Wei T every 14 days: 1/2',
    ])
    expect(await of('11-01', '11-30', '11-20')).toEqual([
      'Ana any every 14 days: 1/2',
      'Harbourlight T every 14 days: 1/1',
      'Zhang Wei T every 14 days: 1/1',
    ])
  })

  it('of a week knows the contacts before it, and of the future there is none', async () => {
    expect(await of('11-16', '11-22', '11-22')).toEqual(['Ana any every 14 days: 1/1'])
    expect(await of('11-23', '11-29', '11-29')).toEqual([
      'Harbourlight T every 14 days: 0/1',
      'Zhang Wei T every 14 days: 0/1',
    ])
    expect(await of('11-23', '11-29', '11-22')).toEqual([])
  })
})

it('reads the days of contact from their index', async () => {
  const book = (await openBook(':memory:', { stamp: 'test' })) as Book
  const query = contactDays(NOVEMBER)
  expect(
    planOf(book, { compile: () => query.compile(book.db) } as never)
      .split('\n')
      .slice(0, 2),
  ).toEqual([
    'SEARCH t USING COVERING INDEX touchpoint_day (day>? AND day<?)',
    'SEARCH c USING INTEGER PRIMARY KEY (rowid=?)',
  ])
  await book.close()
})
