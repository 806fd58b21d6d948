import type { Source } from '../source.ts'
import { type Area, addressOf, type Cell, type CellReading, rowsOf } from './workbook-cells.ts'
import { readNotes } from './workbook-notes.ts'
import { contentsOf, customProperties, olderKind, type SheetEntry } from './workbook-parts.ts'
import { readSharedTexts, readStyles } from './workbook-styles.ts'
import { openArchive, tooLarge, wholeFile } from './workbook-zip.ts'

/** A workbook of which the list of sheets is read; cells and notes are read when they are asked for. */
export interface Workbook {
  readonly file: string
  readonly system: 1900 | 1904
  readonly sheets: readonly SheetEntry[]
  /** Properties that the program which made the file gave it. */
  readonly properties: ReadonlyMap<string, string>
  /** The filled cells row by row, some rows at a time. */
  rows(sheet: SheetEntry): Generator<Cell[][]>
  /** The whole of a sheet in memory: for calendars, which are small. */
  whole(sheet: SheetEntry): SheetCells
}

/** A sheet in memory. */
export interface SheetCells {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Area[]
  /** By address: `O3`. */
  readonly notes: ReadonlyMap<string, string>
  at(row: number, column: number): Cell | undefined
}

/** More filled cells than the calendars of a book have: two thousand clients contacted every third day of a year. */
const MOST_CELLS = 300_000

/** Opens a workbook; what is none, or is locked, damaged or too large, is refused in one sentence. */
export async function openWorkbook({ name, bytes }: Pick<Source, 'name' | 'bytes'>): Promise<Workbook> {
  const whole = await wholeFile(bytes, name)
  if (whole[0] === 0xd0 && whole[1] === 0xcf) throw olderKind(whole, name)
  const archive = openArchive(whole, name)
  const { sheets, system, styles, sharedTexts } = contentsOf(archive)
  let reading: CellReading | undefined
  let count = 0
  const cellReading = () => {
    reading ??= {
      texts: readSharedTexts(archive, sharedTexts),
      look: readStyles(archive, styles),
      system,
    }
    return reading
  }
  return {
    file: name,
    system,
    sheets,
    properties: customProperties(archive),
    rows: (sheet) => rowsOf(archive, sheet.part, cellReading(), []),
    whole(sheet) {
      const merges: Area[] = []
      const rows: Cell[][] = []
      for (const some of rowsOf(archive, sheet.part, cellReading(), merges)) {
        for (const row of some) {
          count += row.length
          rows.push(row)
        }
        if (count > MOST_CELLS) throw tooLarge(name)
      }
      return sheetOf(sheet.name, rows, merges, readNotes(archive, sheet.part))
    },
  }
}

/** A sheet of cells that were read already. */
export function sheetOf(
  name: string,
  rows: Cell[][],
  merges: readonly Area[],
  notes: ReadonlyMap<string, string>,
): SheetCells {
  const byAddress = new Map<string, Cell>()
  for (const row of rows) for (const cell of row) byAddress.set(addressOf(cell), cell)
  return { name, rows, merges, notes, at: (row, column) => byAddress.get(addressOf({ row, column })) }
}
