import { type SqlBool, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { contactsWithoutNext, hasClients } from '../../src/due/queries.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { fill, planOf } from '../clients/books.ts'
import { stepRow, touchpointRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'

const AT = '2026-11-20T10:00:00+00:00'
const ALL = sql<SqlBool>`1 = 1`
const range = { from: '2026-11-20' as Day, to: '2026-11-22' as Day }

onEveryEngine('contacts that left nothing open', (open) => {
  it('are of live clients without an open follow-up, newest first', async () => {
    const book = await open()
    expect(await hasClients(book.db)).toBe(false)
    const names = ['none', 'open', 'done', 'dropped', 'before', 'Gone']
    await fill(
      book,
      names.map((name) => ({ name, archived_at: name === 'Gone' ? AT : null })),
    )
    expect(await hasClients(book.db)).toBe(true)
    await book.write({ at: AT, actor: 'tester', command: 'log' }, async (draft) => {
      for (const [at, name] of names.entries()) {
        const day = (name === 'before' ? '2026-11-19' : '2026-11-20') as Day
        await draft.insert('touchpoint', touchpointRow(at + 1, { day, note: name }))
      }
      await draft.insert('touchpoint', touchpointRow(1, { day: '2026-11-22' as Day, note: 'later' }))
      await draft.insert('followup', stepRow(2, { kind: 'awaiting' }))
      await draft.insert('followup', stepRow(3, { done_at: AT, done_on: '2026-11-20' as Day }))
      await draft.insert('followup', stepRow(4, { dropped_at: AT }))
    })
    const found = await contactsWithoutNext(book.db, ALL, range).execute()
    expect(found.map(({ client, note }) => `${client}: ${note}`)).toEqual([
      'none: later',
      'dropped: dropped',
      'done: done',
      'none: none',
    ])
    await book.close()
  })
})

describe('the plan of SQLite', () => {
  it('reads the days of the range, then each client and its open follow-ups', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    expect(planOf(book, contactsWithoutNext(book.db, ALL, range)).split('\n')).toEqual([
      'SEARCH touchpoint USING INDEX touchpoint_day (day>? AND day<?)',
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH followup USING INDEX followup_client (client_id=?)',
      'SEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
      'USE TEMP B-TREE FOR LAST TERM OF ORDER BY',
    ])
    await book.close()
  })
})
