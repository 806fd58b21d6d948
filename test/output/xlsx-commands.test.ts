import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'
import { notesOf, partsOf, sheetsOf } from './workbooks.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok(
    'add "Zhang Wei" --tier A --phone "+86 138 0000 0000" --email =zhang@example.com --birthday 1970-05-12',
  )
  await crm.ok('add "Li Na" --tier B')
  await crm.ok('log zhang T "asked about bonds" --on "20 nov 10:05" --next "fri send the prospectus"')
  await crm.ok('log li M "lunch" --on "2 oct"')
})

async function written(line: string) {
  const ran = await crm.run(`${line} -o book.xlsx`)
  expect(ran, line).toEqual({ code: 0, out: '', err: 'Wrote book.xlsx.\n' })
  const bytes = new Uint8Array(readFileSync(crm.path('book.xlsx')))
  partsOf(bytes)
  return sheetsOf(bytes)
}

describe('commands that write a workbook', () => {
  it('grid: the calendar with notes', async () => {
    const sheets = await written('grid')
    expect(sheets.map(({ name }) => name)).toEqual(['November 2026'])
    expect(notesOf(sheets[0])).toEqual({
      '3,22': '#1 T 10:05\nasked about bonds',
      '3,29': '#1 o\nsend the prospectus',
    })
  })

  it('export grid: a sheet for each month', async () => {
    const sheets = await written('export grid --within 2026-q4')
    expect(sheets.map(({ name }) => name)).toEqual(['October 2026', 'November 2026', 'December 2026'])
    expect(Object.values(notesOf(sheets[0]))).toEqual(['#2 M\nlunch'])
  })

  it('export clients: phones are text, and nothing is a formula', async () => {
    const [sheet] = await written('export clients')
    const [heads = [], zhang = []] = sheet?.rows ?? []
    const of = (head: string) => zhang[heads.indexOf(head)]
    expect(sheet?.name).toBe('Clients')
    expect([of('name'), of('phone'), of('email'), of('birthday')]).toEqual([
      'Zhang Wei',
      '+86 138 0000 0000',
      '=zhang@example.com',
      '1970-05-12',
    ])
    expect(sheet?.columns?.filter(({ hidden }) => hidden)).toHaveLength(2)
  })

  it('export touchpoints and followups: days are dates', async () => {
    const [touchpoints] = await written('export touchpoints')
    expect(touchpoints?.name).toBe('Touchpoints')
    expect(touchpoints?.rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
      [new Date('2026-11-20'), '10:05', 'Zhang Wei', 'T', 'asked about bonds'],
      [new Date('2026-10-02'), null, 'Li Na', 'M', 'lunch'],
    ])
    const [followups] = await written('export followups')
    expect(followups?.name).toBe('Followups')
    expect(followups?.rows[1]?.slice(0, 5)).toEqual([
      new Date('2026-11-27'),
      null,
      'Zhang Wei',
      'send the prospectus',
      'next',
    ])
    expect(followups?.rows[1]?.find((value, at) => at > 5 && value instanceof Date)).toEqual(
      new Date('2026-11-22T10:00:00Z'),
    )
  })

  it('report weekly: the summary in words, each table, the calendar', async () => {
    const sheets = await written('report weekly')
    expect(sheets[0]?.name).toBe('Summary')
    expect(sheets[0]?.rows[0]?.[0]).toMatch(/^Week 47, /)
    expect(sheets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Measures', 'Promises', 'Next steps']),
    )
    expect(sheets.at(-1)?.name).toBe('Calendar')
    expect(Object.values(notesOf(sheets.at(-1)))).toEqual(['#1 T 10:05\nasked about bonds'])
  })

  it.each([
    ['report activity', ['Activity by client']],
    ['due', ['Due']],
    ['list', ['Clients']],
    ['touchpoint list', ['Touchpoint list']],
    ['followup list', ['Followups']],
    ['plan show', ['Plans', 'Clients']],
    ['plan', ['Plans', 'Clients']],
    ['grid --coverage', ['November 2026', 'Plan coverage']],
  ])('%s: the sheets %j', async (line, names) => {
    expect((await written(line)).map(({ name }) => name)).toEqual(names)
  })

  it.each(['grid', 'export clients', 'export touchpoints'])(
    '%s: imported again, it changes nothing',
    async (line) => {
      await written(line)
      const { out, err } = await crm.run('import book.xlsx --dry-run')
      expect([out, err].join('\n')).toContain('nothing to change')
    },
  )

  it('to a pipe as bytes, to a terminal not at all', async () => {
    const piped = await crm.run('grid --format xlsx')
    expect(piped).toMatchObject({ code: 0, err: '' })
    expect(piped.out.startsWith('PK')).toBe(true)
    expect(await crm.run('export touchpoints --format xlsx', { terminal: {} })).toEqual({
      code: 2,
      out: '',
      err: 'crm: A workbook is no text, and a terminal cannot show it.\nTry: the same command with -o and the name of a .xlsx file\n',
    })
    expect(crm.rows("select count(*) as n from journal where command = 'export touchpoints'")).toEqual([
      { n: 0 },
    ])
  })

  it('of a week with nothing in it is a workbook all the same', async () => {
    const other = app()
    await other.ok('report weekly --quiet-if-empty -o empty.xlsx')
    const sheets = await sheetsOf(new Uint8Array(readFileSync(other.path('empty.xlsx'))))
    expect(sheets).toHaveLength(1)
  })

  it('is not for folders', async () => {
    expect(await crm.run('grid --format xlsx -o there/')).toMatchObject({ code: 2 })
  })
})
