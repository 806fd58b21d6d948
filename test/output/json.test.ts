import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/output/document.ts'
import { CLIENTS, gridOf, gridRow, piecesOf, written } from './samples.ts'

async function jsonOf(json: unknown): Promise<string> {
  return written('json', { blocks: [], json })
}

describe('JSON', () => {
  test('is the rows of the only sheet, with every column', async () => {
    const blocks = [
      { kind: 'text', lines: ['Clients'] } as const,
      { ...CLIENTS, columns: CLIENTS.columns.slice(0, 4) },
    ]
    expect(await written('json', blocks)).toBe(
      `[
  {"id":1,"uid":"u1","name":"Zhang Wei","tier":"A"},
  {"id":12,"uid":"u2","name":"张伟","tier":"A"},
  {"id":345,"uid":"u3","name":"Shenzhen Qianhai Financial Assets","tier":"B"}
]
`,
    )
  })

  test('is [] where there are no rows', async () => {
    expect(await written('json', [{ ...CLIENTS, rows: [] }])).toBe('[]\n')
  })

  test('has an object’s entries and a list’s items on lines of their own', async () => {
    expect(
      await jsonOf({
        version: 1,
        client: { name: '张伟', tags: ['vip', 'golf'], none: undefined, gone: null },
        log: [{ id: 1, codes: ['T'] }, { id: 2 }],
        empty: [],
        nothing: {},
      }),
    ).toBe(`{
  "version": 1,
  "client": {
    "name": "张伟",
    "tags": ["vip","golf"],
    "gone": null
  },
  "log": [
    {"id":1,"codes":["T"]},
    {"id":2}
  ],
  "empty": [],
  "nothing": {}
}
`)
  })

  test.each([
    [null, 'null\n'],
    [undefined, 'null\n'],
    [3, '3\n'],
    ['x', '"x"\n'],
  ])('%j alone is %j', async (json, text) => {
    expect(await jsonOf(json)).toBe(text)
  })

  test('writes iterables as they come', async () => {
    async function* clients(): AsyncGenerator<Row> {
      yield { id: 1 }
      yield { id: 2 }
    }
    function* none(): Generator<Row> {}
    expect(await jsonOf({ book: { clients: clients(), tags: new Set(['a', 'b']), none: none() } })).toBe(`{
  "book": {
    "clients": [
      {"id":1},
      {"id":2}
    ],
    "tags": [
      "a",
      "b"
    ],
    "none": []
  }
}
`)
  })

  test('of other blocks says what they hold', async () => {
    const facts = {
      kind: 'facts',
      facts: [{ label: 'Tier', value: [{ text: 'A', tone: 'strong' }] }],
    } as const
    expect(JSON.parse(await written('json', [facts]))).toEqual([{ label: 'Tier', value: 'A' }])
    expect(JSON.parse(await written('json', [facts, { kind: 'text', lines: ['x'] }]))).toEqual([
      [{ label: 'Tier', value: 'A' }],
      ['x'],
    ])
    const grid = gridOf([gridRow(1, 'Zhang Wei', 'A', ['3:T@10:05 hello', '4:o call'], 2)])
    expect(JSON.parse(await written('json', [grid]))).toMatchObject({
      title: 'November 2026',
      rows: [
        {
          label: 'Zhang Wei',
          count: 1,
          days: [
            { day: '2026-11-03', contacts: [{ code: 'T', time: '10:05', note: 'hello' }] },
            { day: '2026-11-04', followups: [{ what: 'call' }] },
          ],
        },
      ],
    })
  })

  test('comes back exactly and sends no control characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
        const text = await jsonOf(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
      }),
      { numRuns: 1_000 },
    )
  })

  test('streams in pieces', async () => {
    async function* rows(): AsyncGenerator<Row> {
      for (let id = 0; id < 20_000; id++) yield { id, name: 'Zhang Wei' }
    }
    const pieces = await piecesOf('json', [{ ...CLIENTS, rows: rows() }])
    expect(pieces.length).toBeGreaterThan(20)
    expect(JSON.parse(pieces.join(''))).toHaveLength(20_000)
  })
})
