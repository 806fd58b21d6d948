import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'
import { clientRow } from '../rows.ts'

/** Text as hostile as files hold it: formulas, escapes, quotes, NULs, marks of writing direction, emoji. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      "'",
      ',',
      ';',
      '\\',
      '\n',
      '\r',
      '\t',
      '\0',
      '\x1b[31m',
      '=',
      '+',
      '-',
      '@',
      '(',
      ')',
      ' ',
      'a',
      '张',
      '\u202e',
      '👩‍👧',
      '＝',
    ),
    maxLength: 8,
  }),
  fc.constantFrom(
    '=HYPERLINK("http://x.example")',
    '+86 138 0013 8000',
    '-5',
    "'=1",
    '\ufeffx',
    '--',
    'uid',
    'Phone 2',
    '创建时间',
    '唯一标识',
    '自定义：等级',
    '<b>',
  ),
)
const seen = hostile.filter((text) => text.trim() !== '')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const day = fc
  .integer({ min: 0, max: 2800 })
  .map((days) => new Date(Date.UTC(2019, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const instant = day.map((each) => `${each}T09:30:00+08:00`)
const uid = fc.uuid({ version: 7 })

/** Ids with gaps, as undo and removals leave them. */
function numbered<T extends object>(rows: readonly T[], gaps: readonly number[]): (T & { id: number })[] {
  let id = 0
  return rows.map((row, index) => {
    id += 1 + (gaps[index % gaps.length] ?? 0)
    return { id, ...row }
  })
}

const gaps = fc.array(fc.constantFrom(0, 0, 0, 1, 7), { minLength: 5, maxLength: 5 })
const unique = { selector: (item: unknown) => JSON.stringify(item) }

const clients = fc
  .tuple(
    fc.uniqueArray(uid, { minLength: 1, maxLength: 8 }),
    fc.array(
      fc.record({
        kind: fc.constantFrom('person', 'organisation'),
        name: seen,
        title: maybe(seen),
        org: fc.nat(),
        tier: maybe(fc.constantFrom('A', 'B', 'C')),
        stage: maybe(seen),
        owner: maybe(seen),
        birthday: maybe(fc.constantFrom('1971-03-18', '--02-29', '2001-12-31')),
        note: maybe(seen),
        created_at: instant,
        archived_at: maybe(instant),
      }),
      { minLength: 8, maxLength: 8 },
    ),
    gaps,
  )
  .map(([uids, made, between]) => {
    const rows = numbered(
      uids.map((each, index) => ({ uid: each, ...(made[index] as (typeof made)[number]) })),
      between,
    )
    const organisations = rows.filter(({ kind }) => kind === 'organisation')
    return rows.map(({ org, ...row }) => ({
      id: row.id,
      uid: row.uid,
      kind: row.kind,
      name: row.name,
      title: row.title,
      org_id: row.kind === 'person' ? (organisations[org % (organisations.length + 1)]?.id ?? null) : null,
      tier: row.tier,
      stage: row.stage,
      owner: row.owner,
      birthday: row.birthday,
      note: row.note,
      created_at: row.created_at,
      updated_at: row.created_at,
      archived_at: row.archived_at,
      merged_into: null,
    }))
  })

/** A book as `export all` writes it. */
const books = clients.chain((client) => {
  const client_id = fc.constantFrom(...client.map(({ id }) => id))
  const lists = {
    contact_point: fc.uniqueArray(
      fc.record({
        client_id,
        kind: fc.constantFrom('email', 'phone', 'address', 'wechat', 'url'),
        label: maybe(seen),
        value: seen,
      }),
      { maxLength: 8, selector: ({ client_id, kind, value }) => JSON.stringify([client_id, kind, value]) },
    ),
    attribute: fc.uniqueArray(fc.record({ client_id, name: seen, value: seen }), {
      maxLength: 6,
      selector: ({ client_id, name }) => JSON.stringify([client_id, name]),
    }),
    alias: fc.uniqueArray(fc.record({ client_id, name: seen }), { maxLength: 4, ...unique }),
    tag: fc.uniqueArray(fc.record({ client_id, name: seen }), { maxLength: 6, ...unique }),
    touchpoint: fc.uniqueArray(
      fc.record({
        uid,
        client_id,
        day,
        time: maybe(fc.constantFrom('09:30', '00:00')),
        code: fc.constantFrom('T', 'E', 'M'),
        note: hostile,
        direction: maybe(fc.constantFrom('in', 'out')),
        minutes: maybe(fc.nat(1440)),
        mood: maybe(fc.integer({ min: -2, max: 2 })),
        event_uid: maybe(uid),
        created_at: instant,
      }),
      { maxLength: 10, selector: (row) => row.uid },
    ),
  }
  return fc.tuple(fc.record(lists), gaps).map(([rows, between]) => ({
    format: 'crm book',
    version: 2,
    channel: [{ id: 3, code: 'W', name: 'WeChat', words: 'wechat\n微信' }],
    client,
    contact_point: numbered(rows.contact_point, between),
    attribute: numbered(rows.attribute, between),
    alias: numbered(rows.alias, between),
    tag: numbered(rows.tag, between),
    touchpoint: numbered(rows.touchpoint, between),
    followup: numbered(
      rows.touchpoint.slice(0, 3).map((row, index) => ({
        uid: row.uid.replace(/^./, 'f'),
        client_id: row.client_id,
        touchpoint_id: null,
        kind: 'next',
        due: row.day,
        time: null,
        what: row.note,
        created_at: row.created_at,
        done_at: index === 1 ? row.created_at : null,
        first_due: index === 2 ? row.day : null,
        snoozes: index === 2 ? 1 : 0,
        done_on: index === 1 ? row.day : null,
        result: index === 1 ? row.note : null,
        dropped_at: index === 2 ? row.created_at : null,
        every: index === 1 ? '3m' : null,
        anchor: index === 1 ? row.day : null,
      })),
      between,
    ),
    plan: numbered(
      client
        .slice(0, 2)
        .map(({ id, created_at }, index) =>
          index === 0
            ? { scope: 'client', subject: '', client_id: id, codes: 'T/M', every: '14d', created_at }
            : { scope: 'tier', subject: 'A', client_id: null, codes: null, every: null, created_at },
        ),
      between,
    ),
    segment: [{ id: 4, name: '安静', terms: 'tag:vip\nquiet:30d', created_at: '2026-11-22T10:00:00+00:00' }],
    brief_field: [{ id: 2, name: 'interests' }],
  }))
})

const AT = '2026-11-20T10:00:00+00:00'
/** In which language a CSV file has its header. */
const headers = fc.constantFrom('en', 'zh')

async function with_(book: unknown): Promise<App> {
  const crm = app()
  crm.write('book.json', JSON.stringify(book))
  await crm.ok('import book.json')
  return crm
}

describe('the whole book', () => {
  it('is the same book again, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(books, async (book) => {
        const crm = await with_(book)
        const out = await crm.ok('export all')
        expect(JSON.parse(out)).toEqual(book)
        crm.write('again.json', out)
        await crm.ok(['--db', crm.path('other.db'), 'import', 'again.json'])
        expect(await crm.ok(['--db', crm.path('other.db'), 'export', 'all'])).toBe(out)
      }),
      { numRuns: 25 },
    )
  })
})

/** What a client is, without the numbers that another book gives. */
async function clientsOf(crm: App, book: string): Promise<unknown[]> {
  const files = JSON.parse(await crm.ok(['--db', crm.path(book), 'export', 'clients', '--json'])) as Record<
    string,
    unknown
  >[]
  return files.map(({ id, updated_at, last_day, org, points, ...rest }) => ({
    ...rest,
    org: (org as { name: string } | null)?.name,
    points: (points as { kind: string }[]).toSorted((a, b) =>
      a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0,
    ),
  }))
}

it('reads the book’s file of version 1, which has less of a follow-up', async () => {
  const row = { touchpoint_id: null, kind: 'next', due: '2026-11-20', time: null, created_at: AT }
  const crm = await with_({
    format: 'crm book',
    version: 1,
    client: [{ id: 1, ...clientRow({ name: 'Zhang Wei' }) }],
    followup: [
      { ...row, id: 1, uid: 'f1', client_id: 1, what: 'open', done_at: null },
      { ...row, id: 2, uid: 'f2', client_id: 1, what: 'done', done_at: '2026-11-21T09:00:00+00:00' },
    ],
  })
  expect(crm.rows('select what, done_on, snoozes, first_due from followup')).toEqual([
    { what: 'open', done_on: null, snoozes: 0, first_due: null },
    { what: 'done', done_on: '2026-11-21', snoozes: 0, first_due: null },
  ])
})

describe('an exported file of clients', () => {
  it('restores them in an empty book and changes nothing in its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        books,
        fc.constantFrom(',', ';', 'tab'),
        headers,
        async (book, delimiter, language) => {
          const crm = await with_(book)
          const before = await clientsOf(crm, 'book.db')
          const history = crm.rows("select * from journal where command = 'import'")
          await crm.ok(`export clients -o clients.csv --delimiter ${delimiter} --headers ${language}`)
          expect(await crm.ok('import clients.csv')).toContain('nothing to change')
          expect(crm.rows("select * from journal where command = 'import'")).toEqual(history)
          await crm.ok(['--db', crm.path('new.db'), 'import', 'clients.csv'])
          expect(await clientsOf(crm, 'new.db')).toEqual(before)
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** Touchpoints without their own numbers. */
async function touchpointsOf(crm: App, book: string): Promise<unknown[]> {
  const rows = JSON.parse(await crm.ok(['--db', crm.path(book), 'export', 'touchpoints', '--json'])) as {
    id: number
  }[]
  return rows.map(({ id, ...rest }) => rest)
}

describe('an exported workbook', () => {
  it('changes nothing in its own book and restores an empty one', async () => {
    await fc.assert(
      fc.asyncProperty(books, fc.constantFrom('en', 'zh-CN'), async (book, language) => {
        const crm = await with_(book)
        const before = [await clientsOf(crm, 'book.db'), await touchpointsOf(crm, 'book.db')]
        await crm.ok(`export clients -o clients.xlsx --lang ${language}`)
        await crm.ok(`export touchpoints -o log.xlsx --lang ${language}`)
        expect(await crm.ok('import clients.xlsx')).toContain('nothing to change')
        expect(await crm.ok('import log.xlsx --as touchpoints')).toContain('nothing to change')
        await crm.ok(['--db', crm.path('new.db'), 'import', 'clients.xlsx'])
        crm.write('people.json', JSON.stringify({ ...book, touchpoint: [], followup: [] }))
        await crm.ok(['--db', crm.path('log.db'), 'import', 'people.json'])
        await crm.ok(['--db', crm.path('log.db'), 'import', 'log.xlsx', '--as', 'touchpoints'])
        expect([await clientsOf(crm, 'new.db'), await touchpointsOf(crm, 'log.db')]).toEqual(before)
      }),
      { numRuns: 10 },
    )
  })
})

describe('an exported file of touchpoints', () => {
  it('restores them in a book with the same clients and changes nothing in its own', async () => {
    await fc.assert(
      fc.asyncProperty(books, headers, async (book, language) => {
        const crm = await with_(book)
        const before = await touchpointsOf(crm, 'book.db')
        await crm.ok(`export touchpoints -o log.csv --headers ${language}`)
        expect(await crm.ok('import log.csv --as touchpoints')).toContain('nothing to change')
        crm.write('people.json', JSON.stringify({ ...book, touchpoint: [], followup: [] }))
        await crm.ok(['--db', crm.path('new.db'), 'import', 'people.json'])
        await crm.ok(['--db', crm.path('new.db'), 'import', 'log.csv', '--as', 'touchpoints'])
        expect(await touchpointsOf(crm, 'new.db')).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })
})
