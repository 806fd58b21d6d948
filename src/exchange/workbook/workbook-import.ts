import { Failure } from '../../errors.ts'
import type { Order } from '../../language/dates.ts'
import { listed, say } from '../../language/say.ts'
import type { CsvRow } from '../csv.ts'
import { subjectOf } from '../headers.ts'
import { isExport } from '../own-file.ts'
import type { Source, Table } from '../source.ts'
import { type Calendar, calendarsIn } from './calendar-finding.ts'
import { openWorkbook, sheetOf, type Workbook } from './workbook.ts'
import type { Cell } from './workbook-cells.ts'
import type { SheetEntry } from './workbook-parts.ts'
import { tooLarge } from './workbook-zip.ts'

/** What a workbook holds: contact calendars, else a table like that of a CSV file. */
export type Opened =
  | {
      readonly workbook: Workbook
      readonly calendars: readonly Calendar[]
      /** Sheets that hold something and are no calendars. */
      readonly others: readonly string[]
    }
  | { readonly workbook: Workbook; readonly table: Table }

/** How many rows at the top of a sheet are looked at for what it is. */
const TOP = 60
/** How many rows may stand above the header of a table. */
const ABOVE = 20
const MOST_COLUMNS = 1_000
/** Places for cells in a table, the empty ones between filled ones included. */
const MOST_PLACES = 20_000_000

/** Opens a workbook and finds by itself what it is; `asTable` says that it is no calendar, whatever it looks like. */
export async function openSheets(
  source: Source,
  wanted: { readonly order: Order | undefined; readonly asTable: boolean },
): Promise<Opened> {
  const workbook = await openWorkbook(source)
  const visible = workbook.sheets.filter((sheet) => sheet.visible)
  const sheets = (visible.length > 0 ? visible : workbook.sheets).map((sheet) => ({
    sheet,
    top: topOf(workbook, sheet),
  }))
  const looking = { order: wanted.order, file: workbook.file }
  const calendars = wanted.asTable
    ? []
    : sheets
        .filter(({ sheet, top }) => calendarsIn(sheetOf(sheet.name, top, [], new Map()), looking).length > 0)
        .flatMap(({ sheet }) => calendarsIn(workbook.whole(sheet), looking))
  if (calendars.length > 0) {
    const read = new Set(calendars.map(({ sheet }) => sheet.name))
    const others = sheets.filter(({ sheet, top }) => top.length > 0 && !read.has(sheet.name))
    return { workbook, calendars, others: others.map(({ sheet }) => sheet.name) }
  }
  const filled = sheets.filter(({ top }) => top.length > 0)
  const [first] = filled
  if (!first) throw new Failure('usage', say`${workbook.file} is empty: no sheet of it holds anything.`)
  const tables = filled.map((one) => ({ ...one, at: headerAt(one.top) }))
  const chosen = tables.find(({ at }) => at !== undefined) ?? { ...first, at: 0 }
  const others = filled.filter(({ sheet }) => sheet !== chosen.sheet).map(({ sheet }) => say`“${sheet.name}”`)
  return {
    workbook,
    table: {
      ...tableOf(workbook, chosen.sheet, chosen.top[chosen.at ?? 0] ?? []),
      guessed:
        others.length === 0
          ? undefined
          : say`Read the sheet “${chosen.sheet.name}”. Not read: ${listed(others)}.`,
    },
  }
}

function topOf(workbook: Workbook, sheet: SheetEntry): Cell[][] {
  const top: Cell[][] = []
  for (const rows of workbook.rows(sheet)) {
    top.push(...rows.filter((row) => row.some(({ text }) => text.trim() !== '')))
    if (top.length >= TOP) break
  }
  return top.slice(0, TOP)
}

/** The first row from which it can be told what the table holds. */
function headerAt(top: readonly (readonly Cell[])[]): number | undefined {
  const tells = (row: readonly Cell[]) => isOurs(row) || subjectOf(textsOf(row, false)) !== undefined
  const at = top.slice(0, ABOVE).findIndex(tells)
  return at === -1 ? undefined : at
}

/** Whether a row is the header of an export of ours. */
function isOurs(row: readonly Cell[]): boolean {
  return isExport(row.map(({ text }) => text))
}

/** The texts of a row at their places; errors that a formula left are no texts. In a file of ours breaks stay as they are. */
function textsOf(row: readonly Cell[], own: boolean): string[] {
  const texts: string[] = []
  for (const { column, kind, text } of row) {
    if (column >= MOST_COLUMNS) break
    while (texts.length < column) texts.push('')
    texts[column] = kind === 'error' ? '' : own ? text : text.replace(/\r\n?/g, '\n')
  }
  return texts
}

function tableOf(workbook: Workbook, sheet: SheetEntry, header: readonly Cell[]): Omit<Table, 'guessed'> {
  const own = isOurs(header)
  const headers = textsOf(header, own)
  const below = header[0]?.row ?? 0
  return {
    name: workbook.file,
    headers,
    async *rows() {
      let places = 0
      for (const some of workbook.rows(sheet)) {
        const rows: CsvRow[] = []
        for (const row of some) {
          if ((row[0]?.row ?? 0) <= below) continue
          const cells = textsOf(row, own)
          places += cells.length
          if (places > MOST_PLACES) throw tooLarge(workbook.file)
          if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: (row[0]?.row ?? 0) + 1, cells })
        }
        if (rows.length > 0) yield rows
      }
    },
  }
}
