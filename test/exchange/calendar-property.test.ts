import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

/** Names and notes that look like what a calendar says: headings, marks, legends, months, channels. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '#',
      '1',
      '2',
      ' ',
      'T',
      'E',
      'o',
      '\\',
      '\n',
      '\r',
      '\0',
      ':',
      '：',
      ',',
      '<',
      '&',
      '_x000D_',
      '👩‍👧',
      '张',
    ),
    maxLength: 10,
  }),
  fc.constantFrom(
    '#1 T 10:05',
    '\\#1 T',
    'T 15:30',
    'planned',
    'missed',
    '计划联系',
    '未按计划联系',
    'Legend',
    '图例',
    '联系次数',
    'Total',
    '合计',
    'Client',
    '客户',
    'October 2026',
    '2026年10月',
    'May',
    'crm:\nx',
    '[Threaded comment]\n\nhttps://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    x',
    ' x ',
    '一',
    'Mon',
    'x'.repeat(500),
  ),
)
const name = text.filter((each) => each.trim() !== '')
const day = fc
  .integer({ min: 1, max: 60 })
  .map((n) => new Date(Date.UTC(2026, 8, n)).toISOString().slice(0, 10))
const AT = '2026-09-01T09:30:00+00:00'

const books = fc
  .array(
    fc.record({ name, tier: fc.option(fc.constantFrom('A', 'B', 'C'), { nil: null }), org: fc.nat(5) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .chain((clients) => {
    const client_id = fc.integer({ min: 1, max: clients.length })
    return fc
      .record({
        touchpoints: fc.array(
          fc.record({
            client_id,
            day,
            time: fc.option(fc.constantFrom('09:30', '00:00'), { nil: null }),
            code: fc.constantFrom('T', 'E', 'M', 'O'),
            note: text,
          }),
          { maxLength: 12 },
        ),
        steps: fc.array(fc.record({ client_id, due: day, what: name }), { maxLength: 4 }),
      })
      .map(({ touchpoints, steps }) => ({
        format: 'crm book',
        version: 2,
        channel: [{ id: 1, code: 'O', name: 'office', words: 'to\nx' }],
        client: clients.map((client, at) => {
          const isOrg = at > 0 && client.org === 0
          const orgs = clients.flatMap((other, index) => (index > 0 && other.org === 0 ? [index + 1] : []))
          return {
            id: at + 1,
            uid: `01a00000-0000-7000-8000-00000000000${at}`,
            kind: isOrg ? 'organisation' : 'person',
            name: client.name,
            title: null,
            org_id: isOrg ? null : (orgs[client.org - 1] ?? null),
            tier: client.tier,
            stage: null,
            owner: null,
            birthday: null,
            note: null,
            created_at: AT,
            updated_at: AT,
            archived_at: null,
            merged_into: null,
          }
        }),
        touchpoint: touchpoints.map((touchpoint, at) => ({
          id: at * 2 + 1,
          uid: `02a00000-0000-7000-8000-0000000000${10 + at}`,
          ...touchpoint,
          direction: null,
          minutes: null,
          mood: null,
          event_uid: null,
          created_at: AT,
        })),
        followup: steps.map((step, at) => ({
          id: at + 1,
          uid: `03a00000-0000-7000-8000-00000000000${at}`,
          ...step,
          touchpoint_id: null,
          kind: 'next',
          time: null,
          created_at: AT,
          done_at: null,
          first_due: null,
          snoozes: 0,
          done_on: null,
          result: null,
          dropped_at: null,
          every: null,
          anchor: null,
        })),
        plan: [
          { id: 1, scope: 'tier', subject: 'A', client_id: null, codes: 'T', every: '7d', created_at: AT },
        ],
      }))
  })

const CALENDARS = [
  'export grid --within "2026-09-01 to 2026-10-30" -o g.xlsx',
  'export grid --month 2026-10 --by org -o g.xlsx',
]

/** Writes the calendar in one language and reads it in another; gives what is said of it. */
async function writtenAndRead(book: unknown, line: string, [written, read]: readonly [string, string]) {
  const crm = app({ today: '2026-11-20' })
  crm.write('book.json', JSON.stringify(book))
  await crm.ok('import book.json')
  await crm.ok(`${line} --lang ${written}`)
  return crm.run(`import g.xlsx --remove --lang ${read}`)
}

const RUNS = Number(process.env.CRM_RUNS ?? 15)

describe('any book', () => {
  it.each(CALENDARS)('is not changed by reading back: %s', async (line) => {
    await fc.assert(
      fc.asyncProperty(books, async (book) => {
        const { code, out, err } = await writtenAndRead(book, line, ['en', 'en'])
        expect({ code, err }).toEqual({ code: 0, err: '' })
        expect(out).toMatch(/^Imported g\.xlsx: nothing to change(?:, \d+ already there)?\.\n$/)
      }),
      { numRuns: RUNS },
    )
  })

  it.each(CALENDARS)('is not changed by reading back in either language: %s', async (line) => {
    const languages = fc.constantFrom(
      ...([
        ['zh-CN', 'zh-CN'],
        ['zh-CN', 'en'],
        ['en', 'zh-CN'],
      ] as const),
    )
    await fc.assert(
      fc.asyncProperty(books, languages, async (book, pair) => {
        const { code, out, err } = await writtenAndRead(book, line, pair)
        expect({ code, err }).toEqual({ code: 0, err: '' })
        expect(out).toMatch(
          pair[1] === 'en'
            ? /^Imported g\.xlsx: nothing to change(?:, \d+ already there)?\.\n$/
            : /^已导入 g\.xlsx：没有变动(?:，\d+ 条已存在)?。\n$/,
        )
      }),
      { numRuns: RUNS },
    )
  })
})
