import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/language/width.ts'
import type { Facts, Row, Sheet, Text } from '../../src/output/document.ts'
import { CLIENTS, NAMES, written } from './samples.ts'

const EVIL = '\x1b]0;x\x07\u202e=1+1\r\nsecond\x9b'

const ZHANG: Facts = {
  kind: 'facts',
  title: 'Zhang Wei',
  facts: [
    { label: 'Tier', value: 'A' },
    { label: '电话', value: '+86 138 0000 0000' },
    { label: 'Last contact', value: [{ text: 'Fri 2026-11-20' }, { text: ' (2 days ago)', tone: 'quiet' }] },
    {
      label: 'Background',
      value:
        'met at the fair in 2019, moved to the new group in spring and now answers for all of Asia\n\n2020: 升任总经理，负责亚太地区的全部业务，常驻新加坡，每季度回上海一次，喜欢在周五下午打电话',
    },
    { label: 'Empty', value: '' },
  ],
}

const RECORDED: Text = {
  kind: 'text',
  title: 'Recorded',
  lines: [
    [
      { text: 'T', tone: 'code' },
      { text: ' with ' },
      { text: 'Zhang Wei', tone: 'strong' },
      { text: ' on Fri 2026-11-20' },
    ],
    '',
    '  Before that a meeting on Mon 2026-11-09, eleven days earlier, when the bond fund was the subject.',
  ],
}

describe('text and facts', () => {
  test.each([80, 140])('at %i columns', async (width) => {
    expect(await written('table', [ZHANG, RECORDED], { width })).toMatchSnapshot()
  })

  test('on a narrow screen put values under their labels', async () => {
    expect(await written('table', [ZHANG], { width: 24 })).toMatchInlineSnapshot(`
      "Zhang Wei
      Tier
        A
      电话
        +86 138 0000 0000
      Last contact
        Fri 2026-11-20 (2 days
        ago)
      Background
        met at the fair in
        2019, moved to the new
        group in spring and
        now answers for all of
        Asia

        2020: 升任总经理，负责
        亚太地区的全部业务，常
        驻新加坡，每季度回上海
        一次，喜欢在周五下午打
        电话
      Empty
      "
    `)
  })

  test('carry tones', async () => {
    const text = await written('table', [RECORDED], { color: true })
    expect(text.replaceAll('\x1b', '␛')).toMatchInlineSnapshot(`
      "␛[1mRecorded␛[22m
      ␛[36m␛[1mT␛[22m␛[39m with ␛[1mZhang Wei␛[22m on Fri 2026-11-20

        Before that a meeting on Mon 2026-11-09, eleven days earlier, when the bond
        fund was the subject.
      "
    `)
  })

  test('an empty document is empty', async () => {
    expect(await written('table', [])).toBe('')
  })
})

describe('a sheet', () => {
  test.each([60, 80, 140])('at %i columns', async (width) => {
    expect(await written('table', [CLIENTS], { width })).toMatchSnapshot()
  })

  test('where columns have no room is a list of records', async () => {
    expect(await written('table', [CLIENTS], { width: 40 })).toMatchInlineSnapshot(`
      "Clients
      #             #1
      Name          Zhang Wei
      Tier          A
      Last contact  Fri 2026-11-20
      Quiet         2d

      #             #12
      Name          张伟
      Tier          A
      Last contact  Sun 2026-11-22
      Quiet         0d
      Note          询问债券基金的收益率，希望
                    周五之前收到招股说明书

      #             #345
      Name          Shenzhen Qianhai Financial
                    Assets
      Tier          B
      Quiet         63d
      Note          asked about the bond fund;
                    wants the prospectus
                    before Friday and a call
                    before that, then again in
                    December, and a lun…
      "
    `)
  })

  test('carries tones', async () => {
    const text = await written('table', [CLIENTS], { width: 140, color: true })
    expect(text.replaceAll('\x1b', '␛')).toMatchInlineSnapshot(`
      "␛[1mClients␛[22m
      ␛[1m#␛[22m     ␛[1mName␛[22m                               ␛[1mTier␛[22m  ␛[1mLast contact␛[22m    ␛[1mQuiet␛[22m  ␛[1mNote␛[22m
      ␛[2m────␛[22m  ␛[2m─────────────────────────────────␛[22m  ␛[2m────␛[22m  ␛[2m──────────────␛[22m  ␛[2m─────␛[22m  ␛[2m──────────────────────────────────────────────────────────────────────␛[22m
      ␛[2m#1␛[22m    Zhang Wei                          A     Fri 2026-11-20     2d
      ␛[2m#12␛[22m   张伟                               A     Sun 2026-11-22     0d  询问债券基金的收益率，希望周五之前收到招股说明书
      ␛[2m#345␛[22m  Shenzhen Qianhai Financial Assets  B                       ␛[31m␛[1m63d␛[22m␛[39m  asked about the bond fund; wants the prospectus before Friday and a
                                                                            call before that, then again in December, and a lunch in the new year
      "
    `)
  })

  test('in ASCII', async () => {
    expect(await written('table', [CLIENTS], { width: 60, ascii: true })).toMatchInlineSnapshot(`
      "Clients
      #             #1
      Name          Zhang Wei
      Tier          A
      Last contact  Fri 2026-11-20
      Quiet         2d

      #             #12
      Name          张伟
      Tier          A
      Last contact  Sun 2026-11-22
      Quiet         0d
      Note          询问债券基金的收益率，希望周五之前收到招股说明
                    书

      #             #345
      Name          Shenzhen Qianhai Financial Assets
      Tier          B
      Quiet         63d
      Note          asked about the bond fund; wants the
                    prospectus before Friday and a call before
                    that, then again in December, and a lunch in
                    the new year
      "
    `)
  })

  test('in a frame', async () => {
    expect(await written('table', [{ ...CLIENTS, frame: true }])).toMatchInlineSnapshot(`
      "Clients
      ┌──────┬─────────────────┬──────┬────────────────┬───────┬─────────────────────┐
      │ #    │ Name            │ Tier │ Last contact   │ Quiet │ Note                │
      ├──────┼─────────────────┼──────┼────────────────┼───────┼─────────────────────┤
      │ #1   │ Zhang Wei       │ A    │ Fri 2026-11-20 │    2d │                     │
      │ #12  │ 张伟            │ A    │ Sun 2026-11-22 │    0d │ 询问债券基金的收益  │
      │      │                 │      │                │       │ 率，希望周五之前收  │
      │      │                 │      │                │       │ 到招股说明书        │
      │ #345 │ Shenzhen Qianh… │ B    │                │   63d │ asked about the     │
      │      │                 │      │                │       │ bond fund; wants    │
      │      │                 │      │                │       │ the prospectus bef… │
      └──────┴─────────────────┴──────┴────────────────┴───────┴─────────────────────┘
      "
    `)
    expect(await written('table', [{ ...CLIENTS, frame: true }], { ascii: true })).toMatchInlineSnapshot(`
      "Clients
      +------+-----------------+------+----------------+-------+---------------------+
      | #    | Name            | Tier | Last contact   | Quiet | Note                |
      +------+-----------------+------+----------------+-------+---------------------+
      | #1   | Zhang Wei       | A    | Fri 2026-11-20 |    2d |                     |
      | #12  | 张伟            | A    | Sun 2026-11-22 |    0d | 询问债券基金的收益  |
      |      |                 |      |                |       | 率，希望周五之前收  |
      |      |                 |      |                |       | 到招股说明书        |
      | #345 | Shenzhen Qia... | B    |                |   63d | asked about the     |
      |      |                 |      |                |       | bond fund; wants    |
      |      |                 |      |                |       | the prospectus b... |
      +------+-----------------+------+----------------+-------+---------------------+
      "
    `)
  })

  test('of many rows or none has no frame', async () => {
    const rows = Array.from({ length: 51 }, (_, id) => ({ id, name: 'x' }))
    expect(await written('table', [{ ...CLIENTS, rows, frame: true }])).not.toContain('│')
    expect(await written('table', [{ ...CLIENTS, rows: [], frame: true }])).toBe('Clients\nNo clients.\n')
  })

  test('of no rows says so', async () => {
    const { empty: _, ...silent } = CLIENTS
    expect(await written('table', [{ ...CLIENTS, rows: [] }])).toBe('Clients\nNo clients.\n')
    expect(await written('table', [{ ...silent, rows: [] }])).toBe('Clients\nNone.\n')
  })

  test('streams: the first rows are out before the last are asked for', async () => {
    const seen: number[] = []
    let out = ''
    async function* rows(): AsyncGenerator<Row> {
      for (let id = 1; id <= 5_000; id++) {
        if (id === 5_000) seen.push(out.length)
        yield { id, name: `Client ${id}` }
      }
    }
    const { writerFor } = await import('../../src/output/write.ts')
    const write = await writerFor('table')
    const sheet: Sheet = { ...CLIENTS, rows: rows() }
    const look = { width: 80, color: false, ascii: false, toFile: false, delimiter: ',' }
    await write({ blocks: [sheet] }, look, async (text) => {
      out += text
    })
    expect(seen[0]).toBeGreaterThan(50_000)
    expect(out.trimEnd().split('\n')).toHaveLength(5_003)
    expect(out).toContain('#5000  Client 5000')
  })

  test('widens a column where later rows need it', async () => {
    const rows = Array.from({ length: 201 }, (_, at) => ({ id: at === 200 ? 1_000_000 : at, name: 'x' }))
    const columns = CLIENTS.columns.slice(0, 3)
    const lines = (await written('table', [{ kind: 'sheet', columns, rows }])).split('\n')
    expect(lines[201]).toBe('#199  x')
    expect(lines[202]).toBe('#1000000  x')
  })

  test('no line is wider than the screen, nothing is lost from fixed columns', async () => {
    const value = fc.oneof(
      fc.constantFrom(...NAMES),
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.constant(EVIL),
    )
    const row = fc.record({
      id: fc.nat(99_999),
      name: value,
      tier: fc.constantFrom('A', null),
      last: fc.constantFrom('2026-11-20', null),
      quiet: fc.option(fc.nat(9_999)),
      note: value,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 5 }),
        fc.integer({ min: 20, max: 150 }),
        fc.boolean(),
        async (rows, width, frame) => {
          const text = await written('table', [{ ...CLIENTS, rows, frame }], { width })
          for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
          for (const { id } of rows) expect(text).toContain(`#${id}`)
          expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]/)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a spare column goes where it would cut the texts of others', async () => {
    const columns = [
      { key: 'name', title: 'Name', type: 'text' },
      { key: 'last', title: 'Last contact', type: 'day', spare: true },
      { key: 'quiet', title: 'Quiet', type: 'days' },
    ] as const
    const rows = [{ name: 'Harbourlight Trading', last: '2026-11-12', quiet: 10 }]
    const wide = await written('table', [{ kind: 'sheet', columns, rows }], { width: 43 })
    const narrow = await written('table', [{ kind: 'sheet', columns, rows }], { width: 42 })
    expect(wide.split('\n')[2]).toBe('Harbourlight Trading  Thu 2026-11-12    10d')
    expect(narrow.split('\n')[2]).toBe('Harbourlight Trading    10d')
  })

  test('frames stay straight', async () => {
    const rows = [...NAMES, 'हिन्दी', 'สวัสดี', EVIL].map((name, id) => ({ id, name, note: name }))
    const text = await written('table', [{ ...CLIENTS, rows, frame: true }], { width: 100 })
    const widths = new Set(text.trimEnd().split('\n').slice(1).map(displayWidth))
    expect([...widths]).toHaveLength(1)
  })

  test('a megabyte in a cell is cut after three lines', async () => {
    const rows = [{ id: 1, name: 'x', note: 'long words '.repeat(100_000) }]
    const text = await written('table', [{ ...CLIENTS, rows }])
    expect(text.split('\n')).toHaveLength(7)
  })
})

test('a column that is to stay whole is not cut where others are', async () => {
  const sheet: Sheet = {
    kind: 'sheet',
    columns: [
      { key: 'name', title: 'Client', type: 'text' },
      { key: 'what', title: 'What', type: 'text', prose: true },
      { key: 'state', title: 'State', type: 'text', whole: true },
    ],
    rows: [
      { name: 'Shenzhen Qianhai Trading', what: 'send the terms of the new offer', state: '124 days late' },
    ],
  }
  for (const width of [44, 50, 60])
    expect(await written('table', [sheet], { width })).toContain('  124 days late\n')
})
