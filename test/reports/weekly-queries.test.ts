import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { readWeek } from '../../src/reports/read.ts'
import { frameOf } from '../../src/reports/week.ts'
import {
  contactsStatement,
  contactsWithin,
  droppedQuery,
  droppedWithin,
  newClients,
  openAt,
  openAtQuery,
  tierSizes,
} from '../../src/reports/weekly-queries.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { planOf } from '../clients/books.ts'
import { clientRow, stepRow, touchpointRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'

const today = '2026-11-20' as Day
const day = (text: string) => `2026-${text}` as Day
const WEEK = { from: day('11-16'), to: day('11-22') }
const AT = '2026-11-20T10:00:00+00:00'

const about = { today, actor: 'tester' }
const whereOf = async (book: Book, words: string[] = []) =>
  (await matching(book.db, readFilter(words, about))).where

async function fillBook(book: Book): Promise<void> {
  await book.write({ at: AT, actor: 'tester', command: 'import' }, async (draft) => {
    const on = (text: string) => `2026-${text}T10:00:00+00:00`
    const org = await draft.insert(
      'client',
      clientRow({ name: 'Harbour', kind: 'organisation', created_at: on('11-17') }),
    )
    const zhang = await draft.insert(
      'client',
      clientRow({ name: 'Zhang', tier: 'A', org_id: org, created_at: on('11-17') }),
    )
    const li = await draft.insert('client', clientRow({ name: '李', created_at: on('10-01') }))
    const gone = await draft.insert('client', clientRow({ name: 'Gone', tier: 'A', archived_at: AT }))
    const first = await draft.insert('touchpoint', touchpointRow(zhang, { day: day('11-10'), code: 'T' }))
    await draft.insert('touchpoint', touchpointRow(li, { day: day('11-12'), code: 'T' }))
    await draft.insert('touchpoint', touchpointRow(li, { day: day('11-13'), code: 'E' }))
    await draft.insert('touchpoint', touchpointRow(li, { day: day('11-18'), code: 'E' }))
    await draft.insert('touchpoint', touchpointRow(gone, { day: day('11-12'), code: 'T' }))
    const step = (what: string, more: Parameters<typeof stepRow>[1], client = zhang) =>
      draft.insert('followup', stepRow(client, { what, created_at: on('11-05'), ...more }))
    await step('late', { due: day('11-08') })
    await step('far', { due: day('12-24') })
    await step('snoozed', { kind: 'promise', due: day('12-24'), first_due: day('11-10') })
    await step('done since', { due: day('11-12'), done_at: AT, done_on: day('11-18') })
    await step('done before', { due: day('11-12'), done_at: AT, done_on: day('11-11') })
    await step('dropped since', { due: day('11-12'), dropped_at: AT })
    await step('new', { due: day('11-12'), created_at: AT })
    await step('written late', { due: day('11-13'), created_at: AT, touchpoint_id: first })
    await step('sorry', { kind: 'promise', due: day('11-12'), dropped_at: AT })
    await step('gone', { due: day('11-08') }, gone)
  })
}

onEveryEngine('what a week is made of', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fillBook(book)
  })
  afterAll(() => book.close())

  it('the follow-ups that were open at the end of a day', async () => {
    const where = await whereOf(book)
    const at = async (text: string) =>
      (await openAt(book.db, where, day(text), today, day('11-29'))).map(({ what }) => what).sort()
    expect(await at('11-20')).toEqual(['late', 'new', 'snoozed', 'written late'])
    expect(await at('11-15')).toEqual([
      'done since',
      'dropped since',
      'late',
      'snoozed',
      'sorry',
      'written late',
    ])
    expect(await at('11-09')).toEqual([
      'done before',
      'done since',
      'dropped since',
      'late',
      'snoozed',
      'sorry',
    ])
    expect(await droppedWithin(book.db, where, WEEK)).toMatchObject([
      { what: 'sorry', dropped_on: '2026-11-20' },
    ])
  })

  it('contacts, clients and new clients by tier, archived ones left out', async () => {
    const where = await whereOf(book)
    const contacts = await contactsWithin(book.db, where, { from: day('10-19'), to: day('11-15') })
    expect(contacts.map(({ tier, code, contacts }) => `${tier} ${code} ${contacts}`).sort()).toEqual([
      'A T 1',
      'null E 1',
      'null T 1',
    ])
    const sizes = await tierSizes(book.db, where, WEEK)
    expect(sizes.map(({ tier, clients }) => `${tier} ${clients}`).sort()).toEqual(['A 1', 'null 1'])
    expect(await newClients(book.db, where, WEEK, day('10-19'))).toMatchObject([
      { client: 'Zhang', org: 'Harbour', day: '2026-11-17' },
    ])
    expect(await newClients(book.db, where, WEEK, day('11-11'))).toEqual([])
  })

  it('makes the whole digest', async () => {
    const { digest, said } = await readWeek(
      book.db,
      readFilter(['tier:A'], about),
      frameOf(WEEK, today),
      'program',
    )
    expect(said).toBe('tier A')
    expect(digest).toMatchObject({ contacts: 0, clients: 1, average: 0.25 })
    expect(digest.promises).toMatchObject([
      { what: 'snoozed', state: 'late', day: '2026-11-10', late: 10 },
      { what: 'sorry', state: 'dropped', late: 8 },
    ])
    const past = await readWeek(
      book.db,
      readFilter([], about),
      frameOf({ from: day('11-09'), to: day('11-15') }, today),
      'program',
    )
    expect(past.digest).toMatchObject({ contacts: 3, contacted: 2, clients: 2 })
  })
})

describe('a week of many clients', () => {
  it('shows people those with the most contacts, and programs all', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    await book.write({ at: AT, actor: 'tester', command: 'import' }, async (draft) => {
      const first = await draft.insertMany(
        'client',
        Array.from({ length: 501 }, (_, at) => clientRow({ name: `client ${at}` })),
      )
      const contacts = Array.from({ length: 501 }, (_, at) =>
        touchpointRow(first + at, { day: day('11-17') }),
      )
      await draft.insertMany('touchpoint', [...contacts, touchpointRow(first + 444, { day: day('11-18') })])
    })
    const frame = frameOf(WEEK, today)
    const all = readFilter([], about)
    const shown = await readWeek(book.db, all, frame, 'people')
    expect(shown.grid.rows).toHaveLength(30)
    expect(shown.grid.rows[0]).toMatchObject({ label: 'client 444', count: 2 })
    expect(shown.beyond).toBe(471)
    expect(shown.digest).toMatchObject({ contacts: 502, contacted: 501, clients: 501 })
    const whole = await readWeek(book.db, all, frame, 'program')
    expect(whole).toMatchObject({ beyond: 0, digest: shown.digest })
    expect(whole.grid.rows).toHaveLength(501)
    await book.close()
  })
})

describe('the plan of SQLite', () => {
  it('reads open follow-ups and days from their indexes', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    const where = await whereOf(book)
    expect(planOf(book, openAtQuery(book.db, where, today, today, day('11-29'))).split('\n')).toEqual([
      'SEARCH followup USING INDEX followup_open (due>?)',
      'SEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
    ])
    expect(planOf(book, droppedQuery(book.db, where, WEEK)).split('\n')).toEqual([
      'SEARCH followup USING INDEX followup_dropped (dropped_at>? AND dropped_at<?)',
      'SEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
    ])
    const { sql, parameters } = contactsStatement(where, WEEK).compile(book.db)
    const steps = book.engine.native?.prepare(`explain query plan ${sql}`).all(...parameters) as {
      detail: string
    }[]
    expect(steps.map(({ detail }) => detail)).toContain(
      'SEARCH t USING COVERING INDEX touchpoint_day (day>? AND day<?)',
    )
    await book.close()
  })
})
