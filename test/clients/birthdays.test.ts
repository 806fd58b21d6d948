import { type SqlBool, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { birthdaysAbout, birthdaysWithin } from '../../src/clients/birthday-queries.ts'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { onEveryEngine } from '../stores.ts'
import { fill, planOf } from './books.ts'

const range = (from: string, to: string) => ({ from: from as Day, to: to as Day })
const ALL = sql<SqlBool>`1 = 1`

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
