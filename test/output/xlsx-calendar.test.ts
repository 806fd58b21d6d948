import { describe, expect, it } from 'vitest'
import { readNoteBlocks } from '../../src/output/calendar-sheet.ts'
import type { Grid, GridCell, GridRow } from '../../src/output/document.ts'
import { HOSTILE } from '../hostile.ts'
import { daysOf, gridOf, gridRow, NAMES, NOVEMBER } from './samples.ts'
import { notesOf, workbookOf } from './workbooks.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** The row with one of its cells replaced. */
function withCell(row: GridRow, date: number, cell: Partial<GridCell>): GridRow {
  const cells = row.cells.map((own, at) => (at === date - 1 ? { ...own, ...cell } : own))
  return { ...row, cells }
}

describe('the contact calendar in a workbook', () => {
  it('has clients down, real dates across, letters in the cells, counts at the right, the legend below', async () => {
    const { sheets, parts, said } = await workbookOf([NOVEMBER])
    expect(sheets.map(({ name }) => name)).toEqual(['November 2026'])
    const [sheet] = sheets
    const rows = sheet?.rows ?? []
    expect(rows[0]?.[0]).toBe('November 2026')
    expect(rows[1]?.slice(2, 6)).toEqual([null, 'Su', 'Mo', 'Tu'])
    expect(rows[2]).toEqual([
      'Client',
      '#',
      'Tier',
      ...NOVEMBER.days.map((one) => day(one.day)),
      'Contacts',
      'Quiet',
    ])
    const filled = rows.slice(3, 9).map((row) => row.map((value, at) => [at - 2, value] as const))
    expect(filled.map((row) => row.slice(3, -2).filter(([, value]) => value !== null))).toEqual([
      [
        [3, 'T'],
        [6, 'TM'],
        [20, 'E'],
        [27, 'o'],
      ],
      [
        [2, 'E'],
        [22, 'T'],
      ],
      [
        [9, 'TEM'],
        [14, 'M'],
      ],
      [
        [12, 'o'],
        [24, 'o'],
      ],
      [
        [22, 'o'],
        [30, 'o'],
      ],
      [
        [8, 'Mo'],
        [13, '微T'],
      ],
    ])
    expect(rows.slice(3, 9).map(([name, number, tier]) => [name, number, tier])).toEqual(
      NOVEMBER.rows.map(({ label, id, tier }) => [label, id, tier]),
    )
    expect(rows.slice(3, 9).map((row) => row.slice(-2))).toEqual([
      [4, 2],
      [2, 0],
      [4, 8],
      [0, 63],
      [0, '– !'],
      [3, 9],
    ])
    expect(rows.slice(9).map(([first]) => first ?? null)).toEqual([
      null,
      'Legend',
      'T telephone  E e-mail  M meeting  o to do  ! quiet too long',
    ])
    expect(sheet?.freezePane).toEqual({ columns: 3, rows: 3 })
    expect(sheet?.columns?.map(({ hidden = false }) => hidden).indexOf(true)).toBe(1)
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$3',
      printTitlesColumn: '$A:$C',
    })
    expect(parts['docProps/custom.xml']).toContain('name="crm last touchpoint"><vt:i4>4<')
    expect(said).toEqual([])
  })

  it('shades weekends, marks today, and paints what is late, to come, and said', async () => {
    const late = withCell(gridRow(1, 'Zhang Wei', 'A', ['20:o', '3:T', '27:o'], 40), 10, {
      gaps: [{ codes: ['T'], rule: 'T every 14 days' }],
    })
    const { sheets } = await workbookOf([gridOf([late])])
    const cells = sheets[0]?.cells
    const look = (place: string) => {
      const { fill, font, numFmt } = cells?.get(place)?.style ?? {}
      const color = fill && 'fgColor' in fill ? (fill.fgColor as { rgb?: string }).rgb : undefined
      return { fill: color, color: font?.color?.rgb, bold: font?.bold, numFmt }
    }
    const at = (date: number, row = 3) => `${row},${date + 2}`
    expect(look(at(2))).toMatchObject({ fill: undefined })
    expect(look(at(7))).toMatchObject({ fill: 'F0F0F0' })
    expect(look(at(22))).toMatchObject({ fill: 'FFF2CC' })
    expect(look(at(22, 2))).toMatchObject({ fill: 'FFD966', numFmt: 'dd' })
    expect(look(at(3))).toMatchObject({ bold: true, color: undefined })
    expect(look(at(20))).toMatchObject({ color: 'C00000' })
    expect(look(at(10))).toMatchObject({ color: 'C00000' })
    expect(look(at(27))).toMatchObject({ color: '1F5FBF' })
    expect(look('3,34')).toMatchObject({ color: 'C00000', numFmt: '0"d !"' })
  })

  it('says in notes what was said, with numbers, times and letters', async () => {
    const row = withCell(
      gridRow(1, 'Zhang Wei', 'A', ['3:T@10:05 asked about bonds\n\nand funds', '3:E', '27:o send it'], 2),
      29,
      { planned: [{ codes: ['T'], rule: 'T every 14 days' }] },
    )
    const missed = withCell(row, 5, { gaps: [{ codes: null, rule: 'any every month', client: 'Li Na' }] })
    const { sheets, parts } = await workbookOf([gridOf([missed])])
    expect(sheets[0]?.rows[3]?.slice(3).filter(Boolean)).toEqual(['TE', '!', 'o', 't', 2, 2])
    const notes = notesOf(sheets[0])
    expect(notes).toEqual({
      '3,5': '#1 T 10:05\nasked about bonds\n\nand funds\n\n#2 E',
      '3,7': 'missed\nany every month, Li Na',
      '3,29': '#100 o\nsend it',
      '3,31': 'planned\nT every 14 days',
    })
    const drawing = parts['xl/drawings/vmlDrawing1.vml'] ?? ''
    expect(drawing.match(/<v:shape /g)).toHaveLength(4)
    expect(drawing.match(/visibility:hidden/g)).toHaveLength(4)
    expect(drawing).toContain('<x:Row>3</x:Row><x:Column>5</x:Column>')
  })

  it('names clients where a row holds several', async () => {
    const row = gridRow(9, 'Harbourlight Trading', 'A', ['3:T@10:05 bonds'], 2)
    const contacts = row.cells[2]?.contacts.map((contact) => ({ ...contact, client: 'Zhang Wei' })) ?? []
    const { sheets } = await workbookOf([gridOf([withCell(row, 3, { contacts })], { head: 'Organisation' })])
    expect(sheets[0]?.rows[2]?.[0]).toBe('Organisation')
    expect(notesOf(sheets[0])).toEqual({ '3,5': '#1 T 10:05, Zhang Wei\nbonds' })
  })

  it('has a sheet for each month of longer ranges, with the contacts of that month', async () => {
    const days = daysOf('2026-10-15', '2026-12-05')
    const row = gridRow(
      1,
      'Zhang Wei',
      'A',
      ['1:T one', '18:E two', '19:M three', '50:T four'],
      2,
      days.length,
    )
    const { sheets, parts } = await workbookOf([
      gridOf([row], { days, title: '15 October to 5 December 2026' }),
    ])
    expect(sheets.map(({ name }) => name)).toEqual(['October 2026', 'November 2026', 'December 2026'])
    expect(sheets.map(({ rows }) => rows[0]?.[0])).toEqual([
      'October 2026 (of 15 October to 5 December 2026)',
      'November 2026 (of 15 October to 5 December 2026)',
      'December 2026 (of 15 October to 5 December 2026)',
    ])
    expect(sheets.map(({ rows }) => [rows[2]?.[3], rows[3]?.at(-2)])).toEqual([
      [day('2026-10-15'), 1],
      [day('2026-11-01'), 2],
      [day('2026-12-01'), 1],
    ])
    expect(sheets.map(notesOf).map(Object.values)).toEqual([
      ['#1 T\none'],
      ['#2 E\ntwo', '#3 M\nthree'],
      ['#4 T\nfour'],
    ])
    const ids = Object.entries(parts).flatMap(([path, text]) =>
      path.endsWith('.vml') ? [...text.matchAll(/<v:shape id="(\w+)"/g)].map(([, id]) => id) : [],
    )
    expect(new Set(ids).size).toBe(4)
  })

  it('has one sheet of a week over the end of a month, with the months above the days', async () => {
    const days = daysOf('2026-11-30', '2026-12-06')
    const { sheets } = await workbookOf([gridOf([gridRow(1, 'Zhang Wei', null, ['2:T'], 2, 7)], { days })])
    expect(sheets.map(({ name }) => name)).toEqual(['Calendar'])
    const rows = sheets[0]?.rows ?? []
    expect(rows[1]?.slice(3, 6)).toEqual(['Nov', 'Dec', null])
    expect(rows[3]?.slice(0, 5)).toEqual(['Client', '#', 'Tier', day('2026-11-30'), day('2026-12-01')])
    expect(rows[4]?.slice(0, 5)).toEqual(['Zhang Wei', 1, null, null, 'T'])
    expect(sheets[0]?.freezePane).toEqual({ columns: 3, rows: 4 })
  })

  it('without rows says so', async () => {
    const { sheets, parts } = await workbookOf([gridOf([])])
    expect(sheets[0]?.rows.at(-1)?.[0]).toBe('No clients.')
    expect(Object.keys(parts).filter((path) => path.includes('comments'))).toEqual([])
  })

  it('keeps hostile names and notes as they are', async () => {
    const texts = HOSTILE.map(([, text]) => text)
    const rows = [...NAMES, ...texts].map((name, at) => gridRow(at + 1, name, name, [`3:T ${name}`], 1))
    const { sheets } = await workbookOf([gridOf(rows as Grid['rows'], { title: '=1+1' })])
    expect(sheets[0]?.rows.slice(3, 3 + rows.length).map(([name, , tier]) => [name, tier])).toEqual(
      rows.map(({ label, tier }) => [label, tier]),
    )
    expect(Object.keys(notesOf(sheets[0]))).toHaveLength(rows.length)
  })

  it('cuts notes that are too long, and says so', async () => {
    const long = 'bonds and 债券 '.repeat(5_000)
    const { sheets, said } = await workbookOf([gridOf([gridRow(1, 'Zhang Wei', 'A', [`3:T ${long}`], 1)])])
    const [note = ''] = Object.values(notesOf(sheets[0]))
    expect(note.length).toBeLessThanOrEqual(32_767)
    expect(readNoteBlocks(note)).toMatchObject([{ kind: 'contact', number: 1 }])
    expect(said).toEqual([
      'A text was cut: a cell or a note of a workbook holds 32,767 characters. CSV and JSON have all.',
    ])
  })
})
