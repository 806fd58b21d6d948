import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/errors.ts'
import type { Row, Sheet } from '../../src/output/document.ts'
import { fromCsv } from '../../src/output/safe.ts'
import { CLIENTS, gridOf, gridRow, piecesOf, written } from './samples.ts'

const TWO: Sheet = {
  kind: 'sheet',
  columns: [
    { key: 'text', title: 'Text', type: 'text' },
    { key: 'number', title: 'Number', type: 'number' },
  ],
  rows: [],
}

function sheetOf(...rows: Row[]): Sheet {
  return { ...TWO, rows }
}

describe('CSV', () => {
  test('has a line for each row, hidden columns too, days as they are stored', async () => {
    expect(await written('csv', [CLIENTS])).toBe(
      [
        '#,UID,Name,Tier,Last contact,Quiet,Note',
        '1,u1,Zhang Wei,A,2026-11-20,2,',
        '12,u2,张伟,A,2026-11-22,0,询问债券基金的收益率，希望周五之前收到招股说明书',
        '345,u3,Shenzhen Qianhai Financial Assets,B,,63,"asked about the bond fund; wants the prospectus before Friday and a call before that, then again in December, and a lunch in the new year"',
        '',
      ].join('\r\n'),
    )
  })

  test.each([
    ['a "quoted" word', '"a ""quoted"" word"'],
    ['one, two', '"one, two"'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
    [' indented', '" indented"'],
    ['trailing ', '"trailing "'],
    ['+86 138', "'+86 138"],
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ["'=1", "''=1"],
    ['semi;colon', 'semi;colon'],
  ])('text %j is written %s', async (text, field) => {
    expect(await written('csv', [sheetOf({ text, number: null })])).toBe(`Text,Number\r\n${field},\r\n`)
  })

  test.each([
    [-5, '-5'],
    ['-5', '-5'],
    ['-5.25', '-5.25'],
    ['-5+1', "'-5+1"],
    [0.1, '0.1'],
    [null, ''],
  ])('in a column of numbers %j is written %s', async (number, field) => {
    expect(await written('csv', [sheetOf({ text: 'x', number })])).toBe(`Text,Number\r\nx,${field}\r\n`)
  })

  test('takes another delimiter', async () => {
    const sheet = sheetOf({ text: 'a;b,c', number: 1 })
    expect(await written('csv', [sheet], { delimiter: ';' })).toBe('Text;Number\r\n"a;b,c";1\r\n')
    expect(await written('csv', [sheetOf({ text: 'a\tb]^', number: 1 })], { delimiter: '\t' })).toBe(
      'Text\tNumber\r\n"a\tb]^"\t1\r\n',
    )
  })

  test('has a byte order mark in files alone', async () => {
    expect(await written('csv', [sheetOf()], { toFile: true })).toBe('\ufeffText,Number\r\n')
    expect(await written('csv', [sheetOf()])).toBe('Text,Number\r\n')
  })

  test('sends no control characters to a terminal', async () => {
    const sheet = sheetOf({ text: '\x1b[2J\nnext', number: 1 })
    expect(await written('csv', [sheet], { terminal: true })).toBe('Text,Number\r\n"␛[2J\nnext",1\r\n')
    expect(await written('csv', [sheet])).toContain('\x1b[2J')
  })

  test('quotes the one field of a line where it is empty', async () => {
    const sheet = { ...TWO, columns: TWO.columns.slice(0, 1), rows: [{ text: null }, { text: 'x' }] }
    expect(await written('csv', [sheet])).toBe('Text\r\n""\r\nx\r\n')
  })

  test('of a grid has a column for each day', async () => {
    const grid = gridOf([
      gridRow(1, '=Zhang', 'A', ['1:T', '1:E', '1:M', '2:o', '3:M', '3:o'], null, 3),
      gridRow(2, '张伟', null, [], 4, 3),
    ])
    expect(await written('csv', [{ ...grid, days: grid.days.slice(0, 3) }])).toBe(
      [
        'Client,Tier,2026-11-01,2026-11-02,2026-11-03,Contacts,Quiet days',
        "'=Zhang,A,TEM,o,M,4,",
        '张伟,,,,,0,4',
        '',
      ].join('\r\n'),
    )
  })

  test('is of the only sheet, else of facts', async () => {
    const facts = { kind: 'facts', facts: [{ label: 'Note', value: '=1' }] } as const
    expect(await written('csv', [facts, sheetOf()])).toBe('Text,Number\r\n')
    await expect(written('csv', [sheetOf(), CLIENTS])).rejects.toThrow('CSV holds one')
    expect(await written('csv', [facts])).toBe("Note,'=1\r\n")
    await expect(written('csv', [{ kind: 'text', lines: ['hello'] }])).rejects.toThrow(Failure)
  })

  test('comes back exactly, whatever the text', async () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'=+-@＝\'"\r\n\t,; a张\0\x1b\ufeff'), maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 12 }).filter((s) => s.isWellFormed()),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.option(fc.integer()))),
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        async (values, delimiter, toFile) => {
          const sheet = sheetOf(...values.map(([text, number]) => ({ text, number })))
          const csv = await written('csv', [sheet], { delimiter, toFile })
          const rows = parse(csv, { delimiter, bom: toFile, record_delimiter: '\r\n' }) as string[][]
          expect(rows.slice(1).map((row) => row[1])).toEqual(values.map(([, number]) => `${number ?? ''}`))
          expect(rows.slice(1).map(([text]) => fromCsv(text as string))).toEqual(values.map(([text]) => text))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('streams a hundred thousand rows in pieces', async () => {
    async function* rows(): AsyncGenerator<Row> {
      for (let number = 0; number < 100_000; number++) yield { text: 'Zhang Wei, again', number }
    }
    const pieces = await piecesOf('csv', [{ ...TWO, rows: rows() }])
    const longest = Math.max(...pieces.map((piece) => piece.length))
    expect(longest).toBeLessThan(40_000)
    expect(pieces.join('').split('\r\n')).toHaveLength(100_002)
  })

  test('waits for what it writes to', async () => {
    const { writerFor } = await import('../../src/output/write.ts')
    const write = await writerFor('csv')
    let writing = 0
    let most = 0
    const rows = Array.from({ length: 20_000 }, (_, number) => ({ text: 'Zhang Wei', number }))
    const look = { width: 80, color: false, ascii: false, toFile: true, delimiter: ',' }
    await write({ blocks: [{ ...TWO, rows }] }, look, async () => {
      writing++
      most = Math.max(most, writing)
      await Promise.resolve()
      writing--
    })
    expect(most).toBe(1)
  })
})
