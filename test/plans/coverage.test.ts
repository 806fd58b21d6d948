import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import { type Interval, intervalsAfter, readInterval } from '../../src/language/interval.ts'
import { coverage, coverageByTier, coverageOf } from '../../src/plans/coverage.ts'
import { sayRule } from '../../src/plans/plan.ts'
import { contactDays } from '../../src/plans/queries.ts'
import { type Walk, walk } from '../../src/plans/walk.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { planOf } from '../clients/books.ts'
import { type Calendar, fillCalendar } from '../grid/calendar.ts'
import { onEveryEngine } from '../stores.ts'

const day = (text: string) => `2026-${text}` as Day
const days = (text: string) => text.split(' ').filter(Boolean).map(day)
const every = (text: string) => readInterval(text) as Interval
const NOVEMBER = { from: day('11-01'), to: day('11-30') }

describe('coverage', () => {
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
      late: 0,
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

const signs = ({ calls }: Walk) =>
  calls.map(({ day: on, missed }) => (missed ? '!' : '') + on.slice(5)).join(' ')

describe('the days on which a plan calls for contact, and what came of them', () => {
  it.each([
    ['10-25', '14d', '', '11-20', '!11-08', '0/1'],
    ['10-25', '14d', '', '11-22', '!11-08 !11-22', '0/2'],
    ['10-25', '14d', '11-08', '11-22', '11-22', '1/2'],
    ['10-25', '14d', '11-09', '11-22', '!11-08 11-23', '1/1 (1 late)'],
    // What comes early begins the clock anew; what comes often is not counted often.
    ['10-25', '14d', '11-01 11-02 11-10', '11-22', '11-24', '2/2'],
    ['10-25', '14d', '11-01 11-04 11-07 11-10 11-13 11-16 11-19', '11-22', '', '2/2'],
    ['10-25', '14d', '11-01 11-02 11-03', '11-30', '!11-17', '1/2'],
    ['10-25', '7d', '11-20', '11-22', '!11-01 !11-08 !11-15 11-27', '1/3 (1 late)'],
    ['11-08', '14d', '', '11-22', '11-22', '0/1'],
    // Overdue when the range began: on its first day.
    ['09-01', '30d', '', '11-22', '!11-01', '0/1'],
    ['09-01', '30d', '11-01', '11-22', '', '1/1'],
    ['09-01', '14d', '11-12', '11-22', '!11-01 11-26', '1/1 (1 late)'],
    ['10-31', '1m', '', '11-22', '11-30', '0/0'],
    ['01-31', '1m', '', '12-22', '!11-01', '0/1'],
    // The range is still to come.
    ['10-15', '14d', '', '10-20', '11-12 11-26', '0/0'],
    ['10-01', '14d', '', '10-20', '', '0/0'],
    ['12-01', '14d', '', '12-20', '', '0/0'],
  ])(
    'since %s every %s, with contacts on “%s”, on %s: %s, %s',
    (start, interval, made, today, expected, count) => {
      const asked = [day(start), every(interval), days(made), NOVEMBER, day(today)] as const
      expect(signs(walk(...asked))).toBe(expected)
      const { planned, done, late } = coverage(...asked)
      expect(`${done}/${planned}${late > 0 ? ` (${late} late)` : ''}`).toBe(count)
    },
  )
})

/** The same, looked at every evening until today: who was to be contacted, and who was since. */
function evenings(start: Day, interval: Interval, contacts: readonly Day[], today: Day) {
  const missed: string[] = []
  let [planned, done] = [0, 0]
  let asked = intervalsAfter(start, interval)
  if (asked < NOVEMBER.from) asked = NOVEMBER.from
  let [lately, gap, times] = [undefined as Day | undefined, undefined as Day | undefined, 0]
  for (let on = NOVEMBER.from; on <= NOVEMBER.to && on <= today; on = addDays(on, 1)) {
    if (contacts.includes(on)) {
      if (gap === undefined) lately = on
      else {
        done++
        asked = intervalsAfter(on, interval)
        ;[gap, times] = [undefined, 0]
      }
    }
    if (on !== asked) continue
    planned++
    if (lately === undefined) {
      missed.push(on)
      gap ??= on
      asked = intervalsAfter(gap, interval, ++times)
    } else {
      done++
      asked = intervalsAfter(lately, interval)
      lately = undefined
    }
  }
  return { missed, planned, done }
}

it('are the same as looked at every evening', () => {
  const inNovember = fc.nat(29).map((count) => addDays(NOVEMBER.from, count))
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: -1 }).map((count) => addDays(NOVEMBER.from, count)),
      fc.constantFrom('1d', '3d', '7d', '14d', '1m', '3m'),
      fc.uniqueArray(inNovember, { maxLength: 12 }),
      fc.integer({ min: 0, max: 40 }).map((count) => addDays(NOVEMBER.from, count)),
      (start, interval, made, today) => {
        const asked = [
          start,
          every(interval),
          made.filter((on) => on <= today).sort(),
          NOVEMBER,
          today,
        ] as const
        const { planned, done } = coverage(...asked)
        const until = walk(...asked).calls.filter(({ day: on }) => on <= today)
        const slow = evenings(start, every(interval), asked[2], today)
        expect({ missed: until.map(({ day: on }) => on), planned, done }).toEqual(slow)
        expect(done).toBeLessThanOrEqual(planned)
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
    // Zhang: due on the 8th, called on the 9th. Ana: due on the 3rd and, after the 5th, on the 19th, met on the 21st.
    expect(await of('11-01', '11-30', '11-22')).toEqual([
      'Ana any every 14 days: 2/2',
      'Harbourlight T every 14 days: 1/1',
      'Zhang Wei T every 14 days: 1/1',
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
