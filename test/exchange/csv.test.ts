import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvReader, delimiterOf } from '../../src/exchange/csv.ts'

function read(text: string, delimiter = ',', piece = text.length || 1) {
  const reader = csvReader(delimiter)
  const rows = []
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.push(text.slice(at, at + piece)))
  return [...rows, ...reader.end()]
}

const cells = (text: string, delimiter?: string) => read(text, delimiter).map((row) => row.cells)

describe('the CSV reader', () => {
  it.each([
    [
      'plain',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no feed at the end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CR alone',
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF made twice',
      'a,b\r\r\nc,d\r\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF after a quoted cell',
      '"a","b"\r\n"c","d"\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['delimiter, break and quotes in quotes', '"a,1","b\r\nc","d ""e"""\n', [['a,1', 'b\r\nc', 'd "e"']]],
    [
      'a quote inside a cell is text',
      'Margaret "Peg" Doyle,5" pipe\n',
      [['Margaret "Peg" Doyle', '5" pipe']],
    ],
    ['text after a closing quote', '"Peg" Doyle,x\n', [['Peg Doyle', 'x']]],
    ['empty cells', ',,\n""\n', [['', '', ''], ['']]],
    [
      'CR inside a cell of an LF file',
      'a,b\nc\rd,e\n',
      [
        ['a', 'b'],
        ['c\rd', 'e'],
      ],
    ],
    ['NUL', 'a\0b,c\n', [['a\0b', 'c']]],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => {
    expect(cells(text)).toEqual(expected)
    expect(read(text, ',', 1).map((row) => row.cells)).toEqual(expected)
  })

  it('counts lines of the file, those inside quotes too', () => {
    const text = 'h1,h2\n"a\nb\r\nc",d\n\ne,f\n'
    expect(read(text).map((row) => row.line)).toEqual([1, 2, 5, 6])
    expect(read(text, ',', 3).map((row) => row.line)).toEqual([1, 2, 5, 6])
  })

  it('says where a quote opens that is never closed', () => {
    expect(() => read('a,b\n"c\nd,e\n')).toThrow('The quote that opens in the row of line 2 is never closed.')
  })

  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r\n', ' ', 'a', '张', 'é', '\t'),
      maxLength: 8,
    }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

  it('reads what another reader reads, whatever the pieces', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.nat(20),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (rows, delimiter, ending, piece, quotes) => {
          let count = 0
          const text = rows
            .map((row) =>
              row
                .map((one) => {
                  const must = /["\r\n]/.test(one) || one.includes(delimiter) || one === ''
                  return must || quotes[count++ % 40] ? quoted(one) : one
                })
                .join(delimiter),
            )
            .join(ending)
          const theirs = parse(text, {
            delimiter,
            record_delimiter: ending,
            relax_column_count: true,
            relax_quotes: true,
            skip_empty_lines: false,
          })
          expect(read(text, delimiter, piece + 1).map((row) => row.cells)).toEqual(theirs)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('never fails but for a quote that is not closed, and loses no text', () => {
    const wild = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' '), maxLength: 30 })
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 7 }), (text, piece) => {
        const whole = attempt(() => cells(text))
        expect(attempt(() => read(text, ',', piece).map((row) => row.cells))).toEqual(whole)
        if (!Array.isArray(whole)) return
        const letters = (parts: string) => parts.replace(/[^a ]/g, '')
        expect(letters(whole.flat().join(''))).toBe(letters(text))
      }),
      { numRuns: 2000 },
    )
  })
})

function attempt<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    return String(error)
  }
}

describe('the delimiter', () => {
  it.each([
    ['comma', 'a,b,c\n1,2,3\n', ','],
    ['semicolon beside commas', 'Name;Note;Tags\nLi;Hello, you, there;a\nWu;x, y;b\n', ';'],
    ['tab', 'a\tb\n1\t2,5\n', '\t'],
    ['bar', 'a|b\n1|2\n', '|'],
    ['one column', 'Name\nLi Wei\n', ','],
    ['said in the first line', 'sep=;\r\na,b;c\r\n', ';'],
    ['other marks inside quotes', '"a;b;c","d;e"\n"f;g;h","i;j"\n', ','],
  ])('%s', (_name, sample, delimiter) => {
    expect(delimiterOf(sample)).toBe(delimiter)
  })
})
