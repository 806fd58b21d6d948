import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import {
  type ActivityQuestion,
  activityStatement,
  countActivity,
  GROUPINGS,
} from '../../src/reports/activity-queries.ts'
import { spansOf } from '../../src/reports/spans.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { type App, app } from '../crm.ts'
import { type Calendar, fillCalendar } from '../grid/calendar.ts'
import { onEveryEngine } from '../stores.ts'

const today = '2026-11-22' as Day
const NOVEMBER = { from: '2026-11-01' as Day, to: '2026-11-30' as Day }

describe('the weeks and months of a range', () => {
  it.each([
    ['week', '2026-11-01', '2026-11-10', ['11-01..11-01', '11-02..11-08', '11-09..11-10']],
    ['week', '2026-11-03', '2026-11-03', ['11-03..11-03']],
    ['month', '2026-01-30', '2026-03-01', ['01-30..01-31', '02-01..02-28', '03-01..03-01']],
    ['week', '2026-12-28', '2027-01-05', ['12-28..01-03', '01-04..01-05']],
  ] as const)('by %s from %s to %s', (unit, from, to, wanted) => {
    const spans = spansOf({ from: from as Day, to: to as Day }, unit)
    expect(spans.map((span) => `${span.from.slice(5)}..${span.to.slice(5)}`)).toEqual(wanted)
  })
})

const CALENDAR: Calendar = [
  [{ name: 'Harbourlight', kind: 'organisation', tier: 'B' }],
  [
    { name: 'Zhang Wei', tier: 'A', org_id: 1, tags: ['vip', 'board'], owner: 'lena' },
    '2026-10-31 T before',
    '2026-11-03 14:00 M signed',
    '2026-11-03 09:00 T called',
    '2026-11-30 T last day',
    '2026-12-01 T after',
  ],
  [{ name: '张伟', tier: 'A', tags: ['vip'] }, '2026-11-03 E 谈了国债', '2026-11-04 W news'],
  [{ name: 'Ana', org_id: 1 }, '2026-11-04 E news'],
  [{ name: 'Silent' }],
  [{ name: 'Gone', archived_at: '2026-11-10T10:00:00Z' }, '2026-11-05 T bye'],
]

onEveryEngine('contacts counted', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fillCalendar(book, CALENDAR)
  })
  afterAll(() => book.close())

  const count = async (by: ActivityQuestion['by'], words: string[] = []) => {
    const { where } = await matching(book.db, readFilter(words, { today, actor: 'tester' }))
    const spans = by === 'week' || by === 'month' ? spansOf(NOVEMBER, by) : []
    return countActivity(book.db, { where, range: NOVEMBER, by, codes: ['T', 'E', 'M'], spans })
  }
  const said = async (by: ActivityQuestion['by'], words: string[] = []) => {
    const { groups } = await count(by, words)
    return groups
      .map(({ name, total, clients, days, counts }) => `${name} ${total} ${clients} ${days} ${counts}`)
      .sort()
  }

  it.each([
    ['client', ['Ana 1 1 1 0,1,0', 'Zhang Wei 3 1 2 2,0,1', '张伟 2 1 2 0,1,0']],
    ['org', ['Harbourlight 4 2 3 2,1,1', 'null 2 1 2 0,1,0']],
    ['tag', ['board 3 1 2 2,0,1', 'null 1 1 1 0,1,0', 'vip 5 2 3 2,1,1']],
    ['tier', ['A 5 2 3 2,1,1', 'null 1 1 1 0,1,0']],
    ['owner', ['lena 3 1 2 2,0,1', 'null 3 2 2 0,2,0']],
    ['channel', ['E 2 2 2 0,2,0', 'M 1 1 1 0,0,1', 'T 2 1 2 2,0,0', 'W 1 1 1 0,0,0']],
    ['week', ['2026-11-02 5 3 2 1,2,1', '2026-11-30 1 1 1 1,0,0']],
    ['month', ['2026-11-01 6 3 3 2,2,1']],
  ] as const)('by %s', async (by, wanted) => {
    expect(await said(by)).toEqual(wanted)
    expect(await count(by)).toMatchObject({
      all: { total: 6, clients: 3, days: 3, counts: [2, 2, 1] },
      fitting: 4,
    })
  })

  it('of a filter, and of nobody', async () => {
    expect(await said('client', ['tag:board'])).toEqual(['Zhang Wei 3 1 2 2,0,1'])
    expect(await said('client', ['archived:yes'])).toEqual(['Gone 1 1 1 1,0,0'])
    expect(await count('tier', ['nobody'])).toMatchObject({ groups: [], all: { total: 0 }, fitting: 0 })
    expect(await count('week', ['silent'])).toMatchObject({ groups: [], all: { total: 0 }, fitting: 1 })
  })
})

describe('the plan of SQLite', () => {
  it.each(GROUPINGS)('reads the days from their index alone, by %s', async (by) => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    const { where } = await matching(book.db, readFilter([], { today, actor: 'tester' }))
    const spans = by === 'week' || by === 'month' ? spansOf(NOVEMBER, by) : []
    const { sql, parameters } = activityStatement({
      where,
      range: NOVEMBER,
      by,
      codes: ['T'],
      spans,
    }).compile(book.db)
    const steps = book.engine.native?.prepare(`explain query plan ${sql}`).all(...parameters) as {
      detail: string
    }[]
    const own = steps.map(({ detail }) => detail).filter((detail) => /\btouchpoint\b/.test(detail))
    expect(own.length).toBeGreaterThan(0)
    for (const detail of own)
      expect(detail).toBe('SEARCH touchpoint USING COVERING INDEX touchpoint_day (day>? AND day<?)')
    await book.close()
  })
})

describe('crm report activity', () => {
  let crm: App
  beforeEach(async () => {
    crm = app({ today: '2026-11-20' })
    await crm.ok('add "Zhang Wei" --tier A --tag vip --tag board')
    await crm.ok('add 张伟 --tier B --tag vip')
    await crm.ok('add "Ana Pérez"')
    for (const line of ['zhang T a --on 2026-11-02', 'zhang M b --on 2026-11-18', '张伟 E c --on 2026-11-18'])
      await crm.ok(`log ${line.replace('zhang', '"zhang wei"')}`)
  })

  it('counts this month by client, with all below', async () => {
    expect(await crm.run('report activity')).toEqual({
      code: 0,
      out: [
        'Contacts by client, November 2026',
        'Client     Tier  T  E  M  Contacts  Days',
        '─────────  ────  ─  ─  ─  ────────  ────',
        'Zhang Wei  A     1  0  1         2     2',
        '张伟       B     0  1  0         1     1',
        'All              1  1  1         3     2',
        'T telephone   E e-mail   M meeting',
        '2 of 3 clients were contacted, on 2 days.',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it('shows weeks with gaps, up to this one', async () => {
    const { rows } = JSON.parse(await crm.ok('report activity --by week --json'))
    expect(
      rows.map(({ name, from, to, contacts }: Record<string, string>) => [name, from, to, contacts]),
    ).toEqual([
      ['2026-W44', '2026-11-01', '2026-11-01', 0],
      ['2026-W45', '2026-11-02', '2026-11-08', 1],
      ['2026-W46', '2026-11-09', '2026-11-15', 0],
      ['2026-W47', '2026-11-16', '2026-11-22', 2],
    ])
  })

  it('says that tags count a client in each, and CSV has no line of all', async () => {
    expect(await crm.ok('report activity --by tag --format markdown')).toBe(
      [
        '## Contacts by tag, November 2026',
        '',
        '| Tag | T | E | M | Contacts | Clients | Days |',
        '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
        '| vip | 1 | 1 | 1 | 3 | 2 | 2 |',
        '| board | 1 | 0 | 1 | 2 | 1 | 2 |',
        '| All | 1 | 1 | 1 | 3 | 2 | 2 |',
        '',
        'T telephone   E e-mail   M meeting\\',
        '2 of 3 clients were contacted, on 2 days.\\',
        'A client with several tags counts under each of them; “All” counts each contact once.',
        '',
      ].join('\n'),
    )
    expect(await crm.ok('report activity --by channel --format csv')).toBe(
      [
        'Channel,Letter,Contacts,Clients,Days',
        'e-mail,E,1,1,1',
        'meeting,M,1,1,1',
        'telephone,T,1,1,1',
        '',
      ].join('\r\n'),
    )
  })

  it('says so where there was nothing', async () => {
    expect(await crm.ok('report activity ana --month last')).toBe(
      'Contacts by client, October 2026: named “ana”\nNo contact.\n',
    )
  })

  it.each([
    ['report activity --by colour', '--by takes one of client, org, tag'],
    ['report activity --within 1990..2026', 'crm report activity has at most 3660 days'],
    ['report activity --week 47 --month 11', 'One of --month, --week, --within or --from and --to'],
  ])('%s is refused', async (line, err) => {
    const ran = await crm.run(line)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(err)
  })
})
