import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FILTER_FIELDS, readFilter, sayFilter } from '../../src/clients/filter.ts'
import { weekNamed } from '../../src/clients/filter-days.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import { isoWeekRange } from '../../src/months.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { words } from '../crm.ts'
import { onEveryEngine } from '../stores.ts'
import { fill, planOf } from './books.ts'

const ABOUT = { today: '2026-11-22' as Day, actor: 'Anna' }
const ARCHIVED = '2026-06-01T10:00:00+00:00'

const read = (line: string) => readFilter(words(line), ABOUT)

describe('reading a filter', () => {
  it('counts weeks as the calendar library does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.nat(60), (year, week) => {
        const text = `${year}-W${String(week).padStart(2, '0')}`
        expect(weekNamed(text)).toEqual(isoWeekRange(text))
      }),
      { numRuns: 500 },
    )
  })

  it('says it in words', () => {
    const cases: [string, string][] = [
      ['', ''],
      ['tier:A,B -tag:lost', 'tier A or B, not tag lost'],
      ['zhang org:"Acme Ltd"', 'named “zhang”, of Acme Ltd'],
      [
        "'quiet:>30d' quiet:2w quiet:<1d quiet:=7 quiet:1m..3m quiet:never",
        'quiet for more than 30 days, quiet for 2 weeks or more, quiet for less than 1 day, quiet for 7 days, quiet for 1 month to 3 months, never contacted',
      ],
      [
        "'last:<2026-10-01' 'added:>=2026-01-01' last:2026-10",
        'last contact before 2026-10-01, added since 2026-01-01, last contact 2026-10',
      ],
      ['last:2026-11.. added:..2026-10', 'last contact since 2026-11, added until 2026-10'],
      ['has:birthday kind:org city:上海 owner:me', 'with birthday, organisations, city 上海, owner me'],
      ['#12,#15 archived:yes', '#12 or #15, archived'],
      ['#12,15', '#12 or #15'],
      ['@quiet-vips -@重点,B', '@quiet-vips, not @重点 or @B'],
    ]
    for (const [line, said] of cases) expect([line, sayFilter(read(line))]).toEqual([line, said])
  })

  it('refuses what it cannot mean', () => {
    const cases: [string, string][] = [
      [
        'quiet:',
        'Nothing stands after “quiet:”; a shell takes > and < for itself unless the word is in quotes.',
      ],
      ['-', '“-” is no filter.'],
      ['quiet:long', 'quiet: takes a time such as 30d, 6w or 3m, not “long”.'],
      ['last:2026-02-30', 'last: takes a day that exists such as 2026-10-01, not “2026-02-30”.'],
      ["'added:>soon'", 'added: takes a day that exists such as 2026-10-01, not “>soon”.'],
      ['tier:D', 'tier: takes A, B, C or none, not “D”.'],
      ["'tag:>5'", 'tag: takes a text, not “>5”.'],
      ['kind:robot', 'kind: takes person or organisation, not “robot”.'],
      ['archived:perhaps', 'archived: takes yes, no or all, not “perhaps”.'],
      ['id:x', 'id: takes numbers such as 12, not “x”.'],
      ['@', 'The name of a segment is missing.'],
      ['-@vip!', '“vip!” cannot be the name of a segment: it takes letters, digits, - and _.'],
    ]
    for (const [line, message] of cases) {
      const error = (() => {
        try {
          return read(line)
        } catch (caught) {
          return caught
        }
      })()
      expect(error).toBeInstanceOf(Failure)
      expect([line, (error as Failure).message, (error as Failure).kind]).toEqual([line, message, 'usage'])
    }
  })

  it('reads every example of its table', () => {
    for (const field of FILTER_FIELDS) {
      expect(sayFilter(readFilter([field.example.replace(/"/g, '')], ABOUT))).not.toBe('')
      for (const value of field.values ?? []) expect(() => read(`${field.name}:${value}`)).not.toThrow()
    }
  })

  it('either reads or refuses with one sentence, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (typed) => {
        try {
          sayFilter(readFilter(typed, ABOUT))
        } catch (error) {
          if (!(error instanceof Failure)) throw error
        }
      }),
    )
  })
})

async function example(open: () => Promise<Book>): Promise<Book> {
  const book = await open()
  await fill(book, [
    { name: 'Harbourlight Trading', kind: 'organisation', fields: { City: '上海' } },
    {
      name: 'Zhang Wei',
      org_id: 1,
      tier: 'A',
      tags: ['VIP', 'board'],
      birthday: '1971-03-18',
      contacts: ['2026-11-18'],
      fields: { turnover: '1 200 000' },
    },
    {
      name: '张伟',
      tier: 'B',
      stage: 'Active',
      owner: 'Anna',
      contacts: ['2026-10-23'],
      fields: { City: 'Göteborg', turnover: '900' },
    },
    {
      name: 'Li Wei',
      tags: ['renewal-q1'],
      emails: ['li@example.com'],
      title: 'Finance Director',
      fields: { city: 'göteborg' },
    },
    { name: 'Acme, Inc', kind: 'organisation', tags: ['lost'], created_at: '2026-10-02T09:00:00+00:00' },
    { name: 'Zoë Lindqvist', tier: 'A', archived_at: ARCHIVED },
    { name: 'Old Zhang', archived_at: ARCHIVED, merged_into: 2, tier: 'A' },
  ])
  return book
}

onEveryEngine('a filter', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await example(open)
  })
  afterAll(() => book.close())

  const match = async (line: string) => {
    const { where, notices } = await matching(book.db, read(line))
    const rows = await book.db
      .selectFrom('client')
      .select('client.id')
      .where(where)
      .orderBy('client.id')
      .execute()
    return { ids: rows.map((row) => row.id), notices }
  }

  it('finds whom it means', async () => {
    const cases: [string, number[]][] = [
      ['', [1, 2, 3, 4, 5]],
      ['tag:vip', [2]],
      ['-tag:vip', [1, 3, 4, 5]],
      ['tag:none', [1, 3]],
      ['tag:renewal*,board', [2, 4]],
      ['tier:a,B', [2, 3]],
      ['-tier:A', [1, 3, 4, 5]],
      ['tier:none', [1, 4, 5]],
      ['tier:B,none', [1, 3, 4, 5]],
      ['org:harbour', [1, 2]],
      ['org:"Harbourlight Trading"', [1, 2]],
      ['\'org:"Acme, Inc"\'', [5]],
      ['-org:harbour', [3, 4, 5]],
      ['org:none -kind:organisation', [3, 4]],
      ['stage:active', [3]],
      ['owner:me', [3]],
      ['-owner:me', [1, 2, 4, 5]],
      ['title:*director*', [4]],
      ['zhang', [2, 3]],
      ['wei', [2, 3, 4]],
      ['wei,伟', [2, 3, 4]],
      ['-wei', [1, 5]],
      ['li wei', [4]],
      ['quiet:30d', [3, 4, 5]],
      ['quiet:30天', [3, 4, 5]],
      ["'quiet:>30d'", [4, 5]],
      ['quiet:<30d', [1, 2]],
      ["'quiet:<=30d'", [1, 2, 3]],
      ['quiet:=30', [3]],
      ['-quiet:30d', [1, 2]],
      ['quiet:never', [4, 5]],
      ['quiet:3d..5w', [1, 2, 3]],
      ["'last:<2026-11-01'", [3]],
      ['last:2026-11', [1, 2]],
      ['last:2026-w47', [1, 2]],
      ['last:never,2026-10', [3, 4, 5]],
      ['last:..2026-10-23', [3]],
      ['-last:2026', [4, 5]],
      ["'added:>=2026-02-01'", [5]],
      ['added:2026-01-05', [1, 2, 3, 4]],
      ['has:birthday', [2]],
      ['has:email,tier', [2, 3, 4]],
      ['-has:tag', [1, 3]],
      ['has:city', [1, 3, 4]],
      ['city:上海', [1]],
      ['city:goteborg', [3, 4]],
      ['-city:goteborg', [1, 2, 5]],
      ['city:none', [2, 5]],
      ["'turnover:>1000'", [2]],
      ["'turnover:<=900'", [3]],
      ['kind:org', [1, 5]],
      ['archived:yes', [6]],
      ['archived:all', [1, 2, 3, 4, 5, 6]],
      ['archived:all tier:A', [2, 6]],
      ['#6', [6]],
      ['id:2,7', [2]],
    ]
    for (const [line, ids] of cases) expect([line, await match(line)]).toEqual([line, { ids, notices: [] }])
  })

  it('says which values no client has', async () => {
    expect(await match('tag:vipp')).toEqual({
      ids: [],
      notices: ['No client has the tag “vipp”; the nearest is “VIP”.'],
    })
    expect(await match('tag:vipp,lost')).toEqual({
      ids: [5],
      notices: ['No client has the tag “vipp”; the nearest is “VIP”.'],
    })
    expect(await match('org:nobody')).toEqual({ ids: [], notices: ['No organisation is called “nobody”.'] })
    expect(await match('-city:Rome')).toEqual({
      ids: [1, 2, 3, 4, 5],
      notices: ['No client has the city “Rome”.'],
    })
  })

  it('refuses fields that do not exist, and comparisons that cannot be made', async () => {
    await expect(match('citi:Rome')).rejects.toMatchObject({
      kind: 'usage',
      message: 'There is no field “citi”; the nearest is “City”.',
      details: [expect.stringContaining('fields: name, tag, tier'), 'of your own: City, city, turnover'],
    })
    await expect(match('has:birthdya')).rejects.toThrow(
      'has: knows no “birthdya”; the nearest is “birthday”.',
    )
    await expect(match("'city:>5'")).rejects.toThrow('“>5” cannot be compared with city')
    await expect(match("'turnover:>lots'")).rejects.toThrow('“>lots” cannot be compared with turnover')
  })
})

it('goes from the tag to its clients through the index', async () => {
  const book = await example(async () => (await openBook(':memory:', { stamp: '' })) as Book)
  const { where } = await matching(book.db, read('tag:vip'))
  const plan = planOf(book, book.db.selectFrom('client').select('client.name').where(where))
  expect(plan).toContain('SEARCH client USING INTEGER PRIMARY KEY')
  expect(plan).toContain('SEARCH tag USING COVERING INDEX tag_name (name=?)')
  await book.close()
})
