import { Kysely, type SqlBool, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { doneWithin, ledgerQuery, openUntil, promisesWithin } from '../../src/followups/queries.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import type { Schema } from '../../src/store/schema.ts'
import { fill, planOf } from '../clients/books.ts'
import { stepRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'

const today = '2026-11-20' as Day
const AT = '2026-11-20T10:00:00+00:00'
const ALL = sql<SqlBool>`1 = 1`
const range = { from: '2026-11-01' as Day, to: '2026-11-30' as Day }

const whereOf = async (book: Book, ...words: string[]) =>
  (await matching(book.db, readFilter(words, { today, actor: 'tester' }))).where

async function example(open: () => Promise<Book>): Promise<Book> {
  const book = await open()
  await fill(book, [
    { name: 'Zhang Wei', tier: 'A', tags: ['vip'] },
    { name: '张伟', tier: 'B' },
    { name: 'Gone', tier: 'A', archived_at: AT },
  ])
  await book.write({ at: AT, actor: 'tester', command: 'log' }, async (draft) => {
    const add = (client: number, what: string, due: string, more = {}) =>
      draft.insert('followup', stepRow(client, { what, due: due as Day, ...more }))
    await add(1, 'late', '2026-11-18', { kind: 'promise', first_due: '2026-11-10', snoozes: 2 })
    await add(1, 'today', '2026-11-20', { time: '15:00', every: '3m', anchor: '2026-08-20' })
    await add(2, '国债', '2026-11-21', { kind: 'awaiting' })
    await add(1, 'far', '2027-03-01')
    await add(3, 'of an archived one', '2026-11-19')
    await add(1, 'done', '2026-11-10', {
      done_at: AT,
      done_on: '2026-11-12',
      result: 'sent',
      kind: 'promise',
    })
    await add(2, 'done before', '2026-10-10', { done_at: AT, done_on: '2026-10-31' })
    await add(3, 'done of an archived one', '2026-11-10', { done_at: AT, done_on: '2026-11-30' })
    await add(2, 'dropped', '2026-11-10', { dropped_at: AT })
  })
  return book
}

const whats = (rows: readonly { what: string }[]) => rows.map(({ what }) => what).sort()

onEveryEngine('the ledger', (open) => {
  it('reads open follow-ups of all kinds up to a day, or all', async () => {
    const book = await example(open)
    expect(whats(await openUntil(book.db, ALL, today))).toEqual(['late', 'today'])
    expect(whats(await openUntil(book.db, ALL, undefined))).toEqual(['far', 'late', 'today', '国债'])
    expect(whats(await openUntil(book.db, await whereOf(book, 'tier:B'), undefined))).toEqual(['国债'])
    expect(whats(await openUntil(book.db, await whereOf(book, 'tag:vip'), today))).toEqual(['late', 'today'])
    const [late] = await openUntil(book.db, ALL, '2026-11-18' as Day)
    expect(late).toEqual({
      id: 1,
      uid: expect.any(String),
      client_id: 1,
      client: 'Zhang Wei',
      tier: 'A',
      kind: 'promise',
      due: '2026-11-18',
      time: null,
      what: 'late',
      first_due: '2026-11-10',
      snoozes: 2,
      every: null,
      created_at: AT,
    })
    await book.close()
  })

  it('reads what was done within a range, by the day it was done', async () => {
    const book = await example(open)
    expect(whats(await doneWithin(book.db, await whereOf(book), range))).toEqual(['done'])
    expect(whats(await doneWithin(book.db, ALL, range))).toEqual(['done', 'done of an archived one'])
    const [done] = await doneWithin(book.db, await whereOf(book, 'zhang'), range)
    expect(done).toMatchObject({ kind: 'promise', done_on: '2026-11-12', result: 'sent' })
    await book.close()
  })
})

onEveryEngine('followup list', (open) => {
  it('asks by state, kind and days', async () => {
    const book = await example(open)
    const list = async (asked: Parameters<typeof ledgerQuery>[2], ...words: string[]) =>
      (await ledgerQuery(book.db, await whereOf(book, ...words), asked, today).execute()).map(
        ({ what }) => what,
      )
    expect(await list({ state: 'open' })).toEqual(['late', 'today', '国债', 'far'])
    expect(await list({ state: 'open', to: '2026-11-20' as Day })).toEqual(['late', 'today'])
    expect(await list({ state: 'all' }, 'tier:B')).toEqual(['done before', 'dropped', '国债'])
    expect(await list({ state: 'done' }, 'archived:yes')).toEqual(['done of an archived one'])
    expect(await list({ state: 'dropped' })).toEqual(['dropped'])
    expect(await list({ state: 'kept' })).toEqual([])
    expect(await list({ state: 'late' })).toEqual(['done'])
    expect(await list({ state: 'broken' })).toEqual(['late'])
    expect(await list({ state: 'all', kind: 'promise', from: '2026-11-11' as Day })).toEqual(['late'])
    expect(await promisesWithin(book.db, ALL, {})).toHaveLength(2)
    expect(await promisesWithin(book.db, ALL, { to: '2026-11-11' as Day })).toMatchObject([
      { due: '2026-11-10', first_due: null, done_on: '2026-11-12', dropped_at: null },
    ])
    await book.close()
  })
})

/** How SQLite runs what a function asks, one plan per statement. */
async function plansOf(book: Book, ask: (db: Kysely<Schema>) => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const db = new Kysely<Schema>({
    dialect: book.engine.dialect,
    log: ({ query }) => {
      asked.push(planOf(book, { compile: () => query as never }))
    },
  })
  await ask(db)
  return asked
}

describe('the plan of SQLite', () => {
  it('reads open and done ones from their own indexes, with one statement', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    for (const words of [[], ['tier:A'], ['-tier:A'], ['quiet:>30d'], ['tag:vip']]) {
      const where = await whereOf(book, ...words)
      expect(await plansOf(book, (db) => openUntil(db, where, today))).toEqual([
        'SEARCH followup USING INDEX followup_open (due<?)\nSEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
      ])
      expect(await plansOf(book, (db) => openUntil(db, where, undefined))).toEqual([
        'SCAN followup USING INDEX followup_open\nSEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
      ])
      expect(await plansOf(book, (db) => doneWithin(db, where, range))).toEqual([
        'SEARCH followup USING INDEX followup_done (done_on>? AND done_on<?)\nSEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
      ])
    }
    await book.close()
  })

  it('lists what is open through its index, and all else in one pass', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    for (const words of [[], ['tier:A'], ['tag:vip']]) {
      const where = await whereOf(book, ...words)
      const lines = (state: 'open' | 'broken' | 'all') =>
        planOf(book, ledgerQuery(book.db, where, { state }, today))
          .split('\n')
          .slice(0, 2)
      const client = 'SEARCH client USING INTEGER PRIMARY KEY (rowid=?)'
      expect(lines('open')).toEqual(['SCAN followup USING INDEX followup_open', client])
      expect(lines('broken')).toEqual(['SCAN followup USING INDEX followup_open', client])
      expect(lines('all')).toEqual([expect.stringMatching(/^SCAN followup/), client])
    }
    await book.close()
  })

  it('looks up few clients by their ids one by one', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    const where = await whereOf(book, '#1,2')
    expect(await plansOf(book, (db) => openUntil(db, where, today))).toEqual([
      'SEARCH followup USING INDEX followup_client (client_id=? AND due<?)\nSEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
    ])
    await book.close()
  })
})
