import { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import type { Day } from '../../src/day.ts'
import { marksWithin, type Reach, stepsWithin } from '../../src/grid/queries.ts'
import { type GridQuestion, readGrid } from '../../src/grid/sheet.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import type { Schema } from '../../src/store/schema.ts'
import { planOf } from '../clients/books.ts'
import { clientRow, stepRow, touchpointRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'
import { AT, type Calendar, fillCalendar } from './calendar.ts'

const today = '2026-11-22' as Day
const range = { from: '2026-11-01' as Day, to: '2026-11-30' as Day }

const ask = (words: string[], more: Partial<GridQuestion> = {}): GridQuestion => ({
  filter: readFilter(words, { today, actor: 'tester' }),
  range,
  today,
  sort: 'tier',
  by: 'client',
  notes: false,
  texts: true,
  ...more,
})

const CALENDAR: Calendar = [
  [{ name: 'Harbourlight', kind: 'organisation', tier: 'B' }],
  [
    { name: 'Zhang Wei', tier: 'A', org_id: 1, tags: ['vip'] },
    '2026-10-31 T before',
    '2026-11-03 14:00 M signed',
    '2026-11-03 09:00 T called',
    '2026-11-30 T last day',
    '2026-12-01 T after',
    '2026-11-25 o prospectus',
    '2026-12-02 o later',
  ],
  [{ name: '张伟', tier: 'A', tags: ['vip'] }, '2026-11-03 E 谈了国债'],
  [{ name: 'Ana', org_id: 1 }, '2026-11-04 W news'],
  [{ name: 'Gone', archived_at: '2026-11-10T10:00:00Z' }, '2026-11-05 T bye', '2026-11-26 o nothing'],
]

/** A grid as rows of days with codes. */
async function gridOf(book: Book, question: GridQuestion) {
  const { grid } = await readGrid(book.db, question)
  return grid.rows.map(({ label, cells }) => {
    const filled = cells.flatMap(({ contacts, followups }, at) =>
      contacts.length + followups.length === 0
        ? []
        : [
            `${grid.days[at]?.day.slice(5)} ${contacts.map((c) => c.code + c.note).join(' ')}${followups.map((f) => `o${f.what}`).join('')}`,
          ],
    )
    return [label, ...filled]
  })
}

/** The statements that a second connection over the same engine runs for a grid. */
async function statementsFor(book: Book, question: GridQuestion): Promise<string[]> {
  const statements: string[] = []
  const db = new Kysely<Schema>({
    dialect: book.engine.dialect,
    log: ({ query }) => {
      statements.push(query.sql)
    },
  })
  await readGrid(db, question)
  return statements
}

/** Clients with a tag, a contact and a next step each, written at once. */
async function fillMany(book: Book, size: number): Promise<void> {
  await book.write({ at: AT, actor: 'tester', command: 'import' }, async (draft) => {
    const first = await draft.insertMany(
      'client',
      Array.from({ length: size }, (_, at) => clientRow({ name: `client ${at}` })),
    )
    const numbers = Array.from({ length: size }, (_, at) => first + at)
    await draft.insertMany(
      'tag',
      numbers.map((client_id) => ({ client_id, name: 'many' })),
    )
    await draft.insertMany(
      'touchpoint',
      numbers.map((id) => touchpointRow(id, { day: '2026-11-03' as Day, code: 'W' })),
    )
    await draft.insertMany(
      'followup',
      numbers.map((id) => stepRow(id, { due: '2026-11-25' as Day, what: 'call' })),
    )
  })
}

onEveryEngine('the grid of a book', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fillCalendar(book, CALENDAR)
  })
  afterAll(() => book.close())

  it('holds the range, ends included, and leaves archived clients out', async () => {
    expect(await gridOf(book, ask([]))).toEqual([
      ['张伟', '11-03 E谈了国债'],
      ['Zhang Wei', '11-03 Tcalled Msigned', '11-25 oprospectus', '11-30 Tlast day'],
      ['Harbourlight'],
      ['Ana', '11-04 Wnews'],
    ])
  })

  it('is the same client by client and day by day', async () => {
    expect(await gridOf(book, ask(['tag:vip']))).toEqual([
      ['张伟', '11-03 E谈了国债'],
      ['Zhang Wei', '11-03 Tcalled Msigned', '11-25 oprospectus', '11-30 Tlast day'],
    ])
    expect(await gridOf(book, ask(['archived:yes']))).toEqual([['Gone', '11-05 Tbye', '11-26 onothing']])
    expect(await gridOf(book, ask(['nobody']))).toEqual([])
  })

  it('rolls people up, also where their organisation does not match', async () => {
    expect(await gridOf(book, ask([], { by: 'org' }))).toEqual([
      ['张伟', '11-03 E谈了国债'],
      ['Harbourlight', '11-03 Tcalled Msigned', '11-04 Wnews', '11-25 oprospectus', '11-30 Tlast day'],
    ])
    expect(await gridOf(book, ask(['ana'], { by: 'org' }))).toEqual([['Harbourlight', '11-04 Wnews']])
  })

  it('needs as many statements for 300 clients as for 3', async () => {
    const counts = async () => [
      (await statementsFor(book, ask([]))).length,
      (await statementsFor(book, ask([], { by: 'org' }))).length,
      (await statementsFor(book, ask(['tag:many']))).length,
    ]
    await fillMany(book, 3)
    const few = await counts()
    await fillMany(book, 297)
    expect(await counts()).toEqual(few)
    expect(await gridOf(book, ask(['tag:many']))).toHaveLength(300)
    await fillMany(book, 300)
    const many = await gridOf(book, ask(['tag:many']))
    expect(many).toEqual(Array.from({ length: 600 }, () => [expect.any(String), '11-03 W', '11-25 ocall']))
    expect(await counts()).toEqual(few)
    expect(few.slice(0, 2)).toEqual([5, 5])
  })

  it('needs three statements more where there are plans, however many clients and plans', async () => {
    const plan = async (rows: readonly (readonly ['tier' | 'tag' | 'client', string, number | null])[]) =>
      book.write({ at: AT, actor: 'tester', command: 'plan set' }, async (draft) => {
        for (const [scope, subject, client_id] of rows)
          await draft.insert('plan', { scope, subject, client_id, codes: 'T', every: '14d', created_at: AT })
      })
    await plan([
      ['tier', 'A', null],
      ['tag', 'vip', null],
    ])
    const count = (await statementsFor(book, ask([]))).length
    expect(count).toBe(8)
    await plan([
      ['tag', 'many', null],
      ['client', '', 4],
      ['client', '', 5],
      ['tier', 'B', null],
    ])
    expect((await statementsFor(book, ask([]))).length).toBe(count)
  })
})

describe('the plan of SQLite', () => {
  const reach = (more: Partial<Reach> = {}): Reach => ({ range, clients: undefined, texts: false, ...more })
  const emptyBook = async () => (await openBook(':memory:', { stamp: 'test' })) as Book

  it('reads touchpoints of all clients from the index alone, of few clients client by client', async () => {
    const book = await emptyBook()
    expect(planOf(book, marksWithin(book.db, reach()))).toBe(
      'SEARCH touchpoint USING COVERING INDEX touchpoint_day (day>? AND day<?)',
    )
    expect(planOf(book, marksWithin(book.db, reach({ texts: true })))).toBe(
      'SEARCH touchpoint USING INDEX touchpoint_day (day>? AND day<?)',
    )
    expect(planOf(book, marksWithin(book.db, reach({ clients: [1, 2] })))).toBe(
      'SEARCH touchpoint USING INDEX touchpoint_client (client_id=? AND day>? AND day<?)',
    )
    await book.close()
  })

  it('reads touchpoints of many clients day by day, and those clients once', async () => {
    const book = await emptyBook()
    const { where } = await matching(book.db, ask(['tier:A']).filter)
    expect(
      planOf(book, marksWithin(book.db, reach({ clients: where })))
        .split('\n')
        .slice(0, 2),
    ).toEqual(['SEARCH touchpoint USING COVERING INDEX touchpoint_day (day>? AND day<?)', 'LIST SUBQUERY 1'])
    await book.close()
  })

  it('reads open follow-ups from their own index', async () => {
    const book = await emptyBook()
    expect(planOf(book, stepsWithin(book.db, reach()))).toBe(
      'SEARCH followup USING INDEX followup_open (due>? AND due<?)',
    )
    expect(planOf(book, stepsWithin(book.db, reach({ clients: [1, 2] })))).toBe(
      'SEARCH followup USING INDEX followup_client (client_id=? AND due>? AND due<?)',
    )
    await book.close()
  })
})
