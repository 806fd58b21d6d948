import { type SqlBool, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { nextBirthday } from '../../src/clients/birthday.ts'
import { birthdaysAbout, birthdaysWithin } from '../../src/clients/birthday-queries.ts'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import { addDays, type Day } from '../../src/day.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { onEveryEngine } from '../stores.ts'
import { fill, planOf } from './books.ts'

const range = (from: string, to: string) => ({ from: from as Day, to: to as Day })
const ALL = sql<SqlBool>`1 = 1`

/** 2025 has two sixth months. */
const RANGES: readonly (readonly [from: string, days: number])[] = [
  ...Array.from({ length: 24 }, (_, at) => [addDays('2025-05-20' as Day, at * 5), 14] as const),
  ['2025-07-01', 3],
  ['2025-07-25', 0],
  ['2026-01-20', 30],
  ['2026-02-16', 0],
  ['2026-02-16', 1],
  ['2025-01-29', 365],
  ['2025-03-01', 353],
  ['2025-08-01', 340],
  ['2100-12-30', 60],
  ['2150-01-01', 60],
]

onEveryEngine('birthdays', (open) => {
  it.each([
    ['2026-11-22', '2026-12-06', ['Today 2026-11-22', '张伟 2026-12-02']],
    ['2026-12-25', '2027-01-05', ['New Year 2027-01-01', 'Silvester 2026-12-31']],
    ['2027-02-20', '2027-02-28', ['Leap 2027-02-28']],
    ['2027-02-28', '2027-02-28', ['Leap 2027-02-28']],
    ['2027-03-01', '2027-03-02', []],
    ['2028-02-28', '2028-02-28', []],
    ['2028-02-29', '2028-03-01', ['Leap 2028-02-29']],
    [
      '2026-11-22',
      '2027-11-22',
      [
        'Leap 2027-02-28',
        'New Year 2027-01-01',
        'Silvester 2026-12-31',
        'Today 2026-11-22',
        '张伟 2026-12-02',
      ],
    ],
  ])('from %s to %s', async (from, to, said) => {
    const book = await open()
    await fill(book, [
      { name: 'Today', birthday: '1970-11-22', tier: 'A' },
      { name: '张伟', birthday: '--12-02' },
      { name: 'Silvester', birthday: '1980-12-31' },
      { name: 'New Year', birthday: '1980-01-01' },
      { name: 'Leap', birthday: '1980-02-29' },
      { name: 'Nobody' },
      { name: 'Gone', birthday: '1970-11-22', archived_at: '2026-01-01T10:00:00Z' },
    ])
    const found = await birthdaysWithin(book.db, ALL, range(from, to))
    expect(found.map(({ client, day }) => `${client} ${day}`).sort()).toEqual(said)
    await book.close()
  })

  it('of the lunar calendar are those that are kept within the range, whatever it is', async () => {
    const book = await open()
    const dates = [
      '01-01',
      '05-29',
      '05-30',
      '06-01',
      '06-10',
      '06-15',
      '06-20',
      '06-30',
      '08-15',
      '12-29',
      '12-30',
    ]
    const all = [
      ...dates.flatMap((date) => [`lunar:--${date}`, `lunar:1970-${date}`]),
      'lunar:--L06-01',
      'lunar:--L06-30',
      'lunar:1979-L06-12',
      'lunar:--L04-03',
      '1971-06-15',
      '--12-30',
    ]
    await fill(
      book,
      all.map((birthday) => ({ name: birthday, birthday })),
    )
    for (const [from, days] of RANGES) {
      const to = addDays(from as Day, days)
      const kept = all.filter((birthday) => {
        const day = nextBirthday(birthday, from as Day)
        return day !== undefined && day <= to
      })
      const found = await birthdaysWithin(book.db, ALL, { from: from as Day, to })
      expect(found.map(({ birthday }) => birthday).sort(), `${from} and ${days} days`).toEqual(kept.sort())
    }
    await book.close()
  })

  it('are those of a filter', async () => {
    const book = await open()
    await fill(book, [
      { name: 'Zhang Wei', birthday: '1970-11-22', tier: 'A' },
      { name: 'Li Wei', birthday: '1970-11-23', tier: 'B' },
    ])
    const about = { today: '2026-11-22' as Day, actor: 'tester' }
    const { where } = await matching(book.db, readFilter(['tier:A'], about))
    expect(await birthdaysWithin(book.db, where, range('2026-11-22', '2026-12-06'))).toEqual([
      { client_id: 1, client: 'Zhang Wei', tier: 'A', birthday: '1970-11-22', day: '2026-11-22' },
    ])
    await book.close()
  })
})

describe('the plan of SQLite', () => {
  it('reads clients with a birthday alone', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    expect(planOf(book, birthdaysAbout(book.db, range('2026-11-22', '2026-12-06')))).toBe(
      'SEARCH client USING INDEX client_birthday (birthday>?)',
    )
    await book.close()
  })
})
