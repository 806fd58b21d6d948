import { unzipSync } from 'fflate'
import { type Sheet as ReadSheet, readXlsx } from 'hucre'
import { SaxesParser } from 'saxes'
import { expect } from 'vitest'
import { type Block, type Line, lineText } from '../../src/output/document.ts'
import { SHEET_LIMITS, type SheetLimits } from '../../src/output/workbook/table.ts'
import { writeWorkbook } from '../../src/output/xlsx.ts'

export interface Written {
  readonly bytes: Uint8Array
  /** The parts by their paths, as text. */
  readonly parts: Readonly<Record<string, string>>
  /** As a reader of other hands reads it. */
  readonly sheets: readonly ReadSheet[]
  readonly said: readonly string[]
}

/** Writes a workbook, sees that every part is well-formed, and reads it with a reader of other hands. */
export async function workbookOf(
  blocks: readonly Block[],
  limits: Partial<SheetLimits> = {},
): Promise<Written> {
  const pieces: Uint8Array[] = []
  const said: Line[] = await writeWorkbook(
    { blocks },
    (piece) => {
      pieces.push(Buffer.from(piece))
    },
    { ...SHEET_LIMITS, ...limits },
  )
  const bytes = new Uint8Array(Buffer.concat(pieces))
  const parts = partsOf(bytes)
  return { bytes, parts, sheets: await sheetsOf(bytes), said: said.map(lineText) }
}

/** The parts of a workbook; each must be well-formed XML. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts: Record<string, string> = {}
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => expect.fail(`${path}: ${error.message}`))
    parser.write(text).close()
    parts[path] = text
  }
  return parts
}

export async function sheetsOf(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  return (await readXlsx(bytes, { readStyles: true })).sheets
}

/** The notes of a sheet by the places of their cells, such as `3,4`. */
export function notesOf(sheet: ReadSheet | undefined): Record<string, string> {
  const notes: Record<string, string> = {}
  for (const [place, cell] of sheet?.cells ?? []) if (cell.comment) notes[place] = cell.comment.text
  return notes
}
