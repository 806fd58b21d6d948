import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSameNote } from '../../src/output/calendar-sheet.ts'
import type { Sheet } from '../../src/output/document.ts'
import { HOSTILE } from '../hostile.ts'
import { gridOf, gridRow, NAMES, NOVEMBER } from './samples.ts'
import { notesOf, sheetsOf, workbookOf } from './workbooks.ts'

const OFFICE = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path))

/** CSV in UTF-8, each cell as it is shown. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'

let folder: string

/** What LibreOffice makes of a workbook; no message may be in the way. */
function converted(bytes: Uint8Array, ending: 'xlsx' | 'csv' | 'pdf', filter: string = ending): Buffer {
  writeFileSync(join(folder, 'book.xlsx'), bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, 'out')
  execFileSync(
    OFFICE as string,
    [profile, '--headless', '--convert-to', filter, '--outdir', out, join(folder, 'book.xlsx')],
    {
      stdio: 'pipe',
      timeout: 60_000,
    },
  )
  return readFileSync(join(out, `book.${ending}`))
}

describe.skipIf(OFFICE === undefined)('a workbook in LibreOffice (skipped where it is not installed)', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'crm-office-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('the calendar, saved again, has the same cells and notes', { timeout: 90_000 }, async () => {
    const said = gridRow(
      1,
      'Zhang Wei',
      'A',
      ['3:T@10:05 asked about bonds\n\nand 债券', '3:E', '27:o send it'],
      2,
    )
    const named = NAMES.map((name, at) => gridRow(at + 2, name, null, [`9:M ${name}`], 3))
    const written = await workbookOf([gridOf([said, ...named]), NOVEMBER])
    const saved = await sheetsOf(converted(written.bytes, 'xlsx'))
    expect(saved.map(({ name }) => name)).toEqual(['November 2026', 'November 2026 2'])
    for (const [at, sheet] of written.sheets.entries()) {
      const other = saved[at]
      expect(other?.rows.map(withoutTail)).toEqual(sheet.rows.map(withoutTail))
      expect(other?.columns?.[1]?.hidden).toBe(true)
      const [own, kept] = [notesOf(sheet), notesOf(other)]
      expect(Object.keys(kept).sort()).toEqual(Object.keys(own).sort())
      for (const [place, text] of Object.entries(own)) expect(isSameNote(text, kept[place] ?? '')).toBe(true)
    }
  })

  it('a table shows the same texts, and none of them as a formula', { timeout: 90_000 }, async () => {
    const texts = HOSTILE.map(([, text]) => text).filter((text) => !/[\0-\x08\v\f\x0e-\x1f\r\n]/.test(text))
    const sheet: Sheet = {
      kind: 'sheet',
      columns: [
        { key: 'day', title: 'Day', type: 'day' },
        { key: 'quiet', title: 'Quiet', type: 'days' },
        { key: 'text', title: 'Text', type: 'text' },
      ],
      rows: texts.map((text) => ({ day: '2026-11-22', quiet: 12, text })),
    }
    const { bytes } = await workbookOf([sheet])
    const rows = parse(converted(bytes, 'csv', AS_SHOWN)) as string[][]
    expect(rows).toEqual([['Day', 'Quiet', 'Text'], ...texts.map((text) => ['2026-11-22', '12d', text])])
  })

  it('a calendar prints', { timeout: 90_000 }, async () => {
    const { bytes } = await workbookOf([NOVEMBER])
    expect(converted(bytes, 'pdf').subarray(0, 5).toString()).toBe('%PDF-')
  })
})

/** A row without the empty cells at its end, which no two programs count alike. */
function withoutTail(row: readonly unknown[]): unknown[] {
  return row.slice(0, row.findLastIndex((value) => value !== null && value !== undefined) + 1)
}
