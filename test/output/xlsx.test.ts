import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../src/output/document.ts'
import { serialOf, serialOfInstant } from '../../src/output/workbook/cells.ts'
import { sheetNames } from '../../src/output/workbook/names.ts'
import { HOSTILE } from '../hostile.ts'
import { CLIENTS } from './samples.ts'
import { workbookOf } from './workbooks.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

function textsSheet(texts: readonly string[]): Sheet {
  return {
    kind: 'sheet',
    name: 'texts',
    columns: [
      { key: 'at', title: 'At', type: 'number' },
      { key: 'text', title: 'Text', type: 'text' },
    ],
    rows: texts.map((text, at) => ({ at, text })),
  }
}

/** The texts of the second column, as a reader of other hands reads them. */
async function readTexts(texts: readonly string[]) {
  const { sheets, said } = await workbookOf([textsSheet(texts)])
  return { texts: sheets[0]?.rows.slice(1).map(([, text]) => text ?? ''), said }
}

describe('a table in a workbook', () => {
  it('has typed cells, a header that stays, a filter, and its machine columns hidden', async () => {
    const { sheets, parts, said } = await workbookOf([CLIENTS])
    expect(sheets.map(({ name }) => name)).toEqual(['Clients'])
    const [sheet] = sheets
    expect(sheet?.rows).toEqual([
      ['#', 'UID', 'Name', 'Tier', 'Last contact', 'Quiet', 'Note'],
      [1, 'u1', 'Zhang Wei', 'A', day('2026-11-20'), 2, null],
      [12, 'u2', '张伟', 'A', day('2026-11-22'), 0, '询问债券基金的收益率，希望周五之前收到招股说明书'],
      [
        345,
        'u3',
        'Shenzhen Qianhai Financial Assets',
        'B',
        null,
        63,
        (CLIENTS.rows as { note: string }[])[2]?.note,
      ],
    ])
    expect(sheet).toMatchObject({
      freezePane: { rows: 1 },
      autoFilter: { range: 'A1:G4' },
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, printTitlesRow: '$1:$1' },
    })
    expect(sheet?.columns?.map(({ hidden = false }) => hidden)).toEqual([
      false,
      true,
      ...Array(5).fill(false),
    ])
    expect(sheet?.cells?.get('3,5')?.style).toMatchObject({ numFmt: '0"d"', font: { bold: true } })
    expect(sheet?.cells?.get('1,4')?.style?.numFmt).toBe('yyyy-mm-dd')
    expect(sheet?.cells?.get('3,6')?.style?.alignment).toMatchObject({ wrapText: true, vertical: 'top' })
    expect(sheet?.cells?.get('0,2')?.style?.font?.bold).toBe(true)
    expect(Object.keys(parts)).not.toContain('docProps/custom.xml')
    expect(said).toEqual([])
  })

  it('is, for a small one, these parts', async () => {
    const { parts } = await workbookOf([
      {
        kind: 'sheet',
        name: 'next-steps',
        title: 'Next steps: 1 & more',
        columns: [
          { key: 'day', title: 'Day', type: 'day' },
          { key: 'what', title: 'What', type: 'text' },
        ],
        rows: [{ day: '2026-11-27', what: '=1+1 <b>' }],
      },
    ])
    const golden = Object.entries(parts).map(([path, text]) => `${path}\n${text.replaceAll('><', '>\n<')}\n`)
    await expect(golden.join('\n')).toMatchFileSnapshot('__snapshots__/workbook-parts.txt')
  })

  it('is the same bytes when it is written again', async () => {
    const [one, other] = [await workbookOf([CLIENTS]), await workbookOf([CLIENTS])]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })

  it('keeps as text what is no day, no instant, no number', async () => {
    const { sheets } = await workbookOf([
      {
        kind: 'sheet',
        columns: [
          { key: 'day', title: 'Day', type: 'day' },
          { key: 'at', title: 'At', type: 'instant' },
          { key: 'number', title: 'Number', type: 'number' },
          { key: 'phone', title: 'Phone', type: 'text' },
          { key: 'code', title: 'Code', type: 'code' },
        ],
        rows: [
          {
            day: '1900-03-01',
            at: '2026-11-22T10:05:00+08:00',
            number: '12.5',
            phone: '+86 138 0000',
            code: 'T',
          },
          { day: '1900-02-28', at: '2026-11-22', number: '12345678901234567', phone: '007', code: null },
          { day: '--05-12', at: 'soon', number: '1e5', phone: '12345678901234567890', code: '' },
          { day: '2026-02-30', at: null, number: Number.NaN, phone: '1/2', code: '1' },
        ],
      },
    ])
    expect(sheets[0]?.name).toBe('Table')
    expect(sheets[0]?.rows.slice(1)).toEqual([
      [day('1900-03-01'), new Date('2026-11-22T10:05:00Z'), 12.5, '+86 138 0000', 'T'],
      ['1900-02-28', '2026-11-22', '12345678901234567', '007', null],
      ['--05-12', 'soon', '1e5', '12345678901234567890', null],
      ['2026-02-30', null, 'NaN', '1/2', '1'],
    ])
  })

  it('counts days as Excel does', () => {
    expect(serialOf('1900-03-01')).toBe(61)
    expect(serialOf('2026-11-22')).toBe(46348)
    expect(serialOf('9999-12-31')).toBe(2958465)
    expect(serialOf('1900-02-28')).toBeUndefined()
    expect(serialOfInstant('2026-11-22T12:00:00Z')).toBe(46348.5)
    expect(serialOfInstant('2026-11-22T25:00:00Z')).toBeUndefined()
  })

  it('goes on in another sheet where one is full', async () => {
    const texts = Array.from({ length: 7 }, (_, at) => `row ${at}`)
    const { sheets } = await workbookOf([textsSheet(texts)], { rows: 4 })
    expect(sheets.map(({ name }) => name)).toEqual(['Texts', 'Texts 2', 'Texts 3'])
    expect(sheets.map(({ rows }) => rows.map(([, text]) => text))).toEqual([
      ['Text', 'row 0', 'row 1', 'row 2'],
      ['Text', 'row 3', 'row 4', 'row 5'],
      ['Text', 'row 6'],
    ])
    expect(sheets.map(({ autoFilter }) => autoFilter?.range)).toEqual(['A1:B4', 'A1:B4', 'A1:B2'])
    const bySize = await workbookOf([textsSheet(texts)], { text: 300 })
    expect(bySize.sheets.length).toBeGreaterThan(1)
    expect(bySize.sheets.flatMap(({ rows }) => rows.slice(1).map(([, text]) => text))).toEqual(texts)
  })

  it('streams: rows are asked for as they are written, and a full pipe is waited for', async () => {
    const { writeWorkbook } = await import('../../src/output/xlsx.ts')
    let made = 0
    let waiting = false
    let most = 0
    const rows = async function* () {
      for (; made < 40_000; made++) {
        expect(waiting).toBe(false)
        yield { at: made, text: `what was said in row ${made}` }
      }
    }
    let passed = 0
    await writeWorkbook(
      { blocks: [{ ...textsSheet([]), rows: rows() }] },
      async (piece) => {
        waiting = true
        most = Math.max(most, piece.length)
        passed++
        await Promise.resolve()
        waiting = false
      },
      { rows: 1_048_576, text: 1e9 },
    )
    expect(made).toBe(40_000)
    expect(passed).toBeGreaterThan(20)
    expect(most).toBeLessThan(200_000)
  })

  it('without rows, without tables, without anything is a workbook too', async () => {
    expect((await workbookOf([textsSheet([])])).sheets[0]?.rows).toEqual([['At', 'Text']])
    expect((await workbookOf([])).sheets.map(({ name }) => name)).toEqual(['Summary'])
    const none = await workbookOf([{ kind: 'sheet', columns: [], rows: [] }])
    expect(none.sheets).toHaveLength(1)
  })
})

describe('words in a workbook', () => {
  it('stand on a sheet before the tables', async () => {
    const { sheets } = await workbookOf([
      { kind: 'text', title: 'Week 47', lines: ['10 contacts.', [{ text: '=2 late', tone: 'late' }]] },
      textsSheet(['a']),
      { kind: 'facts', title: 'Zhang Wei', facts: [{ label: 'tier', value: 'A' }] },
    ])
    expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Texts'])
    expect(sheets[0]?.rows.map(([first = null, second = null]) => [first, second])).toEqual([
      ['Week 47', null],
      ['10 contacts.', null],
      ['=2 late', null],
      [null, null],
      ['Zhang Wei', null],
      ['tier', 'A'],
    ])
  })
})

describe('names of sheets', () => {
  it.each([
    ['a/b\\c:d*e?f[g]', 'a b c d e f g'],
    ["'quoted'", 'quoted'],
    ['', 'Sheet'],
    [' \t\n', 'Sheet'],
    ['History', 'History of it'],
    ['=1+1', '=1+1'],
    ['x'.repeat(40), 'x'.repeat(31)],
    [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
    ['\u202Efdp\0', 'fdp'],
    ['\ud800', '\ufffd'],
  ])('%j is %j', (wanted, name) => {
    expect(sheetNames()(wanted)).toBe(name)
  })

  it('are unlike one another, in every case', () => {
    const nameOf = sheetNames()
    const long = 'y'.repeat(31)
    expect(['A', 'a', 'A 2', 'A', long, long].map(nameOf)).toEqual([
      'A',
      'a 2',
      'A 2 2',
      'A 3',
      long,
      `${'y'.repeat(29)} 2`,
    ])
  })

  it('are such as every program takes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 5 }),
        (wanted) => {
          const names = wanted.map(sheetNames())
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
          for (const name of names) {
            expect(name.length).toBeGreaterThan(0)
            expect(name.length).toBeLessThanOrEqual(31)
            expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/)
            expect(name.isWellFormed()).toBe(true)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('hostile text in a workbook', () => {
  it('comes back as it went in, as text', async () => {
    const texts = [
      ...HOSTILE.map(([, text]) => text),
      'before\0after',
      '_x000D_ and _x005F_ and _xZZZZ_',
      'CR\rCR LF\r\nLF\n',
      '  spaces  ',
      '\ufffe\uffff',
      ']]> <![CDATA[ &amp; &lt;',
      '‏עברית',
    ]
    const read = await readTexts(texts)
    expect(read.texts).toEqual(texts)
    expect(read.said).toEqual([])
  })

  it('that looks like a formula is marked as text for whoever edits it', async () => {
    const { sheets, parts } = await workbookOf([textsSheet(['=1+1', 'plain', '@x'])])
    expect(sheets[0]?.rows.slice(1).map(([, text]) => text)).toEqual(['=1+1', 'plain', '@x'])
    expect([...(sheets[0]?.cells?.values() ?? [])].some(({ formula }) => formula !== undefined)).toBe(false)
    expect(parts['xl/worksheets/sheet1.xml']).not.toMatch(/<f[ >/]/)
    expect(parts['xl/styles.xml']?.match(/quotePrefix="1"/g)).toHaveLength(1)
  })

  it('half a character is replaced, and what is too long is cut and said', async () => {
    const long = '债😀'.repeat(20_000)
    const read = await readTexts(['a\ud800b', long, 'x'.repeat(32_767)])
    const [half, cut = '', most] = read.texts as string[]
    expect(half).toBe('a\ufffdb')
    expect(cut.length).toBeLessThanOrEqual(32_767)
    expect(cut.endsWith(' […]')).toBe(true)
    expect(cut.isWellFormed()).toBe(true)
    expect(most).toHaveLength(32_767)
    expect(read.said).toEqual([
      'A text was cut: a cell or a note of a workbook holds 32,767 characters. CSV and JSON have all.',
    ])
  })

  it('in names, titles, headers and words breaks nothing', async () => {
    for (const [, text] of HOSTILE) {
      const { sheets } = await workbookOf([
        { kind: 'text', title: text, lines: [text] },
        {
          ...textsSheet([text]),
          name: text,
          title: text,
          columns: [{ key: 'text', title: text, type: 'text' }],
        },
      ])
      expect(sheets[1]?.rows).toEqual([[text], [text]])
      expect(sheets[0]?.rows[0]?.[0]).toBe(text)
    }
  })

  it('any text at all comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 30 }),
        async (texts) => {
          const read = await readTexts(texts)
          expect(read.texts).toEqual(texts.map((text) => text.toWellFormed()))
        },
      ),
      { numRuns: 50 },
    )
  })
})
