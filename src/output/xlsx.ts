import { locale, plural, said, say, toSay } from '../language/say.ts'
import { LAST_TOUCHPOINT } from './calendar-sheet.ts'
import type { Document, EmitChunk, Facts, Grid, Line, Text, Writer } from './document.ts'
import { workbookTo } from './workbook/book.ts'
import { writeCalendar } from './workbook/calendar.ts'
import { SHEET_LIMITS, type SheetLimits, writeTableSheet } from './workbook/table.ts'
import { writeWordsSheet } from './workbook/words.ts'

/** Writes a document as a workbook: a sheet for each table, a calendar for a grid, first of all what is said in words. */
export const writeXlsx: Writer = (document, _, emit) => writeWorkbook(document, emit, SHEET_LIMITS)

/** As `writeXlsx`, with sheets that end at these limits. Gives what the user must be told of it. */
export async function writeWorkbook(
  { blocks }: Document,
  emit: EmitChunk,
  limits: SheetLimits,
): Promise<Line[]> {
  const words = blocks.filter(
    (block): block is Text | Facts => block.kind === 'text' || block.kind === 'facts',
  )
  const tables = blocks.filter((block) => block.kind === 'sheet' || block.kind === 'grid')
  const book = await workbookTo(emit, propertiesOf(blocks.filter((block) => block.kind === 'grid')))
  if (words.length > 0 || tables.length === 0) await writeWordsSheet(book, words, say`Summary`)
  for (const table of tables) {
    const { name, title } = table
    if (table.kind === 'grid')
      await writeCalendar(book, table, name === undefined ? undefined : say`Calendar`)
    else await writeTableSheet(book, table, sheetName(name, title), limits)
  }
  const { cut } = await book.close()
  if (cut === 0) return []
  return [
    plural(
      cut,
      say`A text was cut: a cell or a note of a workbook holds 32,767 characters. CSV and JSON have all.`,
      say`${cut} texts were cut: a cell or a note of a workbook holds 32,767 characters. CSV and JSON have all.`,
    ),
  ]
}

/** The tables that have a name and no title, as their sheets are called. */
const NAMED = [
  toSay('Clients'),
  toSay('Touchpoints'),
  toSay('Followups'),
  toSay('Touchpoint list'),
  toSay('Measures'),
]

/** What a table's sheet is called: in English by its name, elsewhere by its title, which is in the reader's words. */
function sheetName(name: string | undefined, title: string | undefined): string {
  if (name === undefined) return nameIn(title)
  const called = NAMED.find((each) => each === sentenceCase(name))
  if (called !== undefined) return said(called)
  return locale() === 'en' || title === undefined ? sentenceCase(name) : nameIn(title)
}

/** `next-steps` as `Next steps` */
function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
}

/** What a title says before it counts or explains: `Promises: 2 broken`, `Contacts (before: …)`. */
function nameIn(title = say`Table`): string {
  return title.replace(/\s*[:(,：（，].*$/s, '') || title
}

function propertiesOf(grids: readonly Grid[]): ReadonlyMap<string, number> {
  let last = 0
  for (const { rows } of grids) {
    for (const { cells } of rows) {
      for (const { contacts } of cells) for (const { id } of contacts) if (id > last) last = id
    }
  }
  return last === 0 ? new Map() : new Map([[LAST_TOUCHPOINT, last]])
}
