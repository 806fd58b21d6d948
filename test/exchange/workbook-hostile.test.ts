import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import { readCalendars } from '../../src/exchange/workbook/calendar-rows.ts'
import { openSheets } from '../../src/exchange/workbook/workbook-import.ts'
import { BUILT_IN } from '../../src/touchpoints/touchpoint.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/workbooks')
const NAMES = [
  'openpyxl',
  'threaded',
  'ours',
  'libreoffice-day-numbers-chinese',
  'merged-headers',
  'clients-table',
  'phonetics',
]
const WORKBOOKS = NAMES.map((name) => readFileSync(join(FOLDER, `${name}.xlsx`)))

/** Reads all that a workbook holds; what cannot be read must be said in a sentence. */
async function readAll(bytes: Uint8Array): Promise<void> {
  try {
    const source = {
      name: 'x.xlsx',
      json: undefined,
      says: 'workbook' as const,
      bytes: async function* () {
        yield bytes
      },
    }
    const opened = await openSheets(source, { order: undefined, asTable: false })
    if ('calendars' in opened)
      readCalendars(opened.calendars, { channels: BUILT_IN, today: '2026-11-22' as Day })
    else for await (const _ of opened.table.rows());
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

const spots = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255), fc.nat(40)), {
  minLength: 1,
  maxLength: 6,
})

describe('workbooks with something wrong anywhere', () => {
  it('bytes of the file are others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...WORKBOOKS), spots, async (workbook, changes) => {
        const bytes = new Uint8Array(workbook)
        for (const [where, byte] of changes) bytes[Math.floor(where * (bytes.length - 1))] = byte
        await readAll(bytes)
      }),
      { numRuns: 300 },
    )
  })

  it('pieces of its parts are gone, double or strange', async () => {
    const strange = [
      '<',
      '"',
      '&#0;',
      '&x;',
      '<row r="0">',
      '<c r="-1">',
      'r="XFE1"',
      '99999999999999',
      '1e308',
      '<![CDATA[',
      '-->',
      '\ud800',
      ']]>',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...WORKBOOKS), fc.nat(), spots, async (workbook, which, changes) => {
        const parts = unzipSync(new Uint8Array(workbook))
        const names = Object.keys(parts)
        const name = names[which % names.length] as string
        let text = strFromU8(parts[name] as Uint8Array)
        for (const [where, what, length] of changes) {
          const at = Math.floor(where * text.length)
          const piece = text.slice(at, at + length)
          const by = what < 80 ? '' : what < 140 ? piece + piece : (strange[what % strange.length] as string)
          text = text.slice(0, at) + by + text.slice(at + length)
        }
        await readAll(zipSync({ ...parts, [name]: strToU8(text) }))
      }),
      { numRuns: 300 },
    )
  })

  it('is not slow where every row looks like a header', async () => {
    const parts = unzipSync(readFileSync(join(FOLDER, 'no-styles.xlsx')))
    const row = `<row><c t="str"><v>Ana Silva</v></c>${Array.from({ length: 9 }, (_, at) => `<c><v>${at + 1}</v></c>`).join('')}</row>`
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array)
    parts['xl/worksheets/sheet1.xml'] = strToU8(
      sheet.replace('</sheetData>', `${row.repeat(10_000)}</sheetData>`),
    )
    const begin = performance.now()
    await readAll(zipSync(parts, { level: 1 }))
    expect(performance.now() - begin).toBeLessThan(5000)
  })
})
