import { afterAll, beforeAll, expect, it } from 'vitest'
import { likeNames, sharing } from '../../src/clients/duplicates.ts'
import { readFilter } from '../../src/clients/filter.ts'
import { listed, listedQuery, listedWhole, tagsOf } from '../../src/clients/list-queries.ts'
import { sorted } from '../../src/clients/list-sheet.ts'
import { matching } from '../../src/clients/matching.ts'
import { planMerge } from '../../src/clients/merging.ts'
import {
  clientFile,
  contactCount,
  customFieldNames,
  membersOf,
  tagNames,
  valuesInUse,
} from '../../src/clients/queries.ts'
import { namesWhere, tagCounts, taggings } from '../../src/clients/tag-queries.ts'
import type { Day } from '../../src/day.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { stepRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'
import { fill, planOf } from './books.ts'

const ABOUT = { today: '2026-11-22' as Day, actor: 'Anna' }
const where = async (book: Book, ...words: string[]) =>
  (await matching(book.db, readFilter(words, ABOUT))).where

async function example(open: () => Promise<Book>): Promise<Book> {
  const book = await open()
  await fill(book, [
    { name: 'Harbourlight Trading', kind: 'organisation', phones: ['021 555 0000'] },
    {
      name: 'Zhang Wei',
      org_id: 1,
      tier: 'B',
      stage: 'active',
      tags: ['vip', 'board'],
      phones: ['+86 138 0013 8000'],
      emails: ['wei@harbour.example'],
      fields: { city: 'Leeds' },
      contacts: ['2026-11-18', '2026-11-02'],
    },
    { name: '李娜', org_id: 1, tags: ['vip'], contacts: ['2026-10-01'] },
    {
      name: 'W. Zhang',
      tier: 'A',
      aliases: ['Weizi'],
      tags: ['golf', 'vip'],
      phones: ['0086 138 0013 8000', '1234567'],
      emails: ['private@example.com'],
      fields: { City: 'York', hobby: 'golf' },
      contacts: ['2026-11-20'],
    },
    { name: 'Ältere Söhne', archived_at: '2026-01-01T00:00:00+00:00', tags: ['lost'] },
  ])
  await book.write({ at: 'x', actor: 'x', command: 'next' }, async (draft) => {
    for (const [due, done_at] of [
      ['2026-12-01', null],
      ['2026-11-25', null],
      ['2026-11-01', 'x'],
    ] as const) {
      await draft.insert('followup', stepRow(2, { due: due as Day, what: 'x', created_at: 'x', done_at }))
    }
  })
  return book
}

onEveryEngine('what is read of clients', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await example(open)
  })
  afterAll(() => book.close())

  it('lists with organisation, last contact, first open next step, and tags', async () => {
    const found = sorted(await listed(book.db, await where(book)), 'tier')
    expect(
      found.map(({ id, org, tier, tags, last_day, next }) => [id, org, tier, tags, last_day, next]),
    ).toEqual([
      [4, null, 'A', 'golf, vip', '2026-11-20', null],
      [2, 'Harbourlight Trading', 'B', 'vip, board', '2026-11-18', '2026-11-25'],
      [1, null, null, null, '2026-11-18', null],
      [3, 'Harbourlight Trading', null, 'vip', '2026-10-01', null],
    ])
    const whole = sorted(await listedWhole(book.db, await where(book)), 'tier')
    expect(whole).toMatchObject(found)
    expect(whole.map(({ kind, stage }) => [kind, stage])).toEqual([
      ['person', null],
      ['person', 'active'],
      ['organisation', null],
      ['person', null],
    ])
    expect([...(await tagsOf(book.db, await where(book, 'tag:vip')))]).toEqual([
      [2, ['vip', 'board']],
      [3, ['vip']],
      [4, ['golf', 'vip']],
    ])
  })

  it('gives a whole file', async () => {
    expect(await clientFile(book.db, 2)).toMatchObject({
      name: 'Zhang Wei',
      org: 'Harbourlight Trading',
      points: [
        { kind: 'email', value: 'wei@harbour.example' },
        { kind: 'phone', value: '+86 138 0013 8000' },
      ],
      fields: [{ name: 'city', value: 'Leeds' }],
      aliases: [],
      tags: [{ name: 'vip' }, { name: 'board' }],
    })
    expect(await clientFile(book.db, 99)).toBeUndefined()
    expect((await membersOf(book.db, 1)).map((member) => member.id).sort()).toEqual([2, 3])
    expect(await contactCount(book.db, [2, 3])).toBe(3)
  })

  it('knows the names in use', async () => {
    expect((await tagNames(book.db)).sort()).toEqual(['board', 'golf', 'lost', 'vip'])
    expect((await customFieldNames(book.db)).sort()).toEqual(['City', 'city', 'hobby'])
    expect(await valuesInUse(book.db, 'stage')).toEqual(['active'])
    expect(await tagCounts(book.db)).toEqual([
      { tag: 'vip', clients: 3 },
      { tag: 'board', clients: 1 },
      { tag: 'golf', clients: 1 },
    ])
  })

  it('tells which tags clients have', async () => {
    const both = await where(book, 'id:2,3')
    expect(await namesWhere(book.db, both)).toEqual([
      { id: 2, name: 'Zhang Wei' },
      { id: 3, name: '李娜' },
    ])
    const held = await taggings(book.db, both, ['vip', 'golf'])
    expect(held.map(({ client_id, name }) => [client_id, name]).sort()).toEqual([
      [2, 'vip'],
      [3, 'vip'],
    ])
    expect(await taggings(book.db, both, [])).toEqual([])
  })

  it('finds likely duplicates', async () => {
    const shared = async (kind: 'email' | 'phone', value: string) =>
      (await sharing(book.db, [{ kind, value }], [])).map(({ who }) => who.id).sort()
    expect(await shared('phone', '13800138000')).toEqual([2, 4])
    expect(await shared('phone', '(021) 555-0000')).toEqual([1])
    expect(await shared('phone', '99 13800138000')).toEqual([])
    expect(await shared('email', ' WEI@harbour.example')).toEqual([2])
    expect(await shared('email', 'ei@harbour.example')).toEqual([])
    const like = async (name: string, kind: 'person' | 'organisation' = 'person') =>
      (await likeNames(book.db, name, kind)).map(({ who, same }) => [who.id, same])
    expect(await like('wei zhang')).toEqual([[2, false]])
    expect(await like('zhang wei')).toEqual([[2, true]])
    expect(await like('Harbourlight Trading GmbH', 'organisation')).toEqual([[1, false]])
    expect(await like('Altere Sohne')).toEqual([[5, true]])
    expect(await like('Zhang Li')).toEqual([])
  })

  it('plans a merge', async () => {
    const plan = await planMerge(book.db, 2, 4)
    expect({ ...plan, keep: plan.keep.id, other: plan.other.id }).toEqual({
      keep: 2,
      other: 4,
      touchpoints: [4],
      rules: [],
      endedRules: [],
      doubles: [],
      followups: [],
      points: [4, 6],
      tags: [4],
      fields: [3],
      aliases: [1],
      members: [],
      merged: [],
      columns: {},
      alias: 'W. Zhang',
      conflicts: [
        { what: 'tier', kept: 'B', left: 'A' },
        { what: 'city', kept: 'Leeds', left: 'York' },
      ],
    })
  })
})

it('reads lists through indexes', async () => {
  const book = await example(async () => (await openBook(':memory:', { stamp: '' })) as Book)
  const plan = planOf(book, listedQuery(book.db, await where(book, 'tag:vip')))
  expect(plan).toContain('SEARCH tag USING COVERING INDEX tag_name (name=?)')
  expect(plan).toContain('SEARCH f USING INDEX followup_client (client_id=?)')
  expect(plan).not.toMatch(/SCAN/)
  await book.close()
})
