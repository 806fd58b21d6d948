import { type Day, dateOf, monthOf, yearOf } from '../../day.ts'
import { monthShort, monthTitle, weekdayHead } from '../../language/calendar.ts'
import { said, say } from '../../language/say.ts'
import { CONTACTS_HEAD, LEGEND_HEAD, NUMBER_HEAD, noteOf, QUIET_HEAD, TIER_HEAD } from '../calendar-sheet.ts'
import { type Grid, type GridCell, type GridDay, type GridRow, lineText } from '../document.ts'
import type { Workbook, Worksheet } from './book.ts'
import { cellText, noteBlocksOf } from './calendar-cells.ts'
import { type CalendarStyles, calendarStyles } from './calendar-styles.ts'
import { columnName, emptyCell, looksLikeFormula, numberCell, serialOf, textCell } from './cells.ts'
import type { Note } from './notes.ts'
import { NOTES_DRAWING, SHEET_HEAD } from './parts.ts'
import { columnsElement, columnWidth, FIT_TO_PAGE, frozenView, pageSetup } from './widths.ts'

/** Up to so many days stand on one sheet, be they of one month or of two. */
const MOST_DAYS = 31
/** Before the days: the name, the hidden number, the tier. */
const BEFORE = 3
const WIDEST_NAME = 34
const NARROWEST_NAME = 14

/** The days of a grid that stand on one sheet: their columns among the grid's, and what the sheet is called. */
interface Section {
  readonly from: number
  readonly to: number
  readonly name: string
  readonly title: string
}

/** Writes a grid as the contact calendar that `output/calendar-sheet.ts` describes: a sheet, or one for each month. */
export async function writeCalendar(book: Workbook, grid: Grid, name: string | undefined): Promise<void> {
  const styles = calendarStyles(book.styles)
  for (const section of sectionsOf(grid, name)) await writeSection(book, grid, section, styles)
}

function sectionsOf({ days, title }: Grid, name: string | undefined): Section[] {
  const [first] = days
  const month = first === undefined ? '' : monthName(first.day)
  const isOneMonth = days.every(({ day }) => day.slice(0, 7) === first?.day.slice(0, 7))
  if (days.length <= MOST_DAYS)
    return [{ from: 0, to: days.length, name: name ?? (isOneMonth ? month : say`Calendar`), title }]
  const sections: Section[] = []
  for (let from = 0; from < days.length; ) {
    const day = (days[from] as GridDay).day
    const end = days.findIndex((other, at) => at > from && other.day.slice(0, 7) !== day.slice(0, 7))
    const to = end < 0 ? days.length : end
    sections.push({ from, to, name: monthName(day), title: say`${monthName(day)} (of ${title})` })
    from = to
  }
  return sections
}

function monthName(day: Day): string {
  return monthTitle(yearOf(day), monthOf(day))
}

async function writeSection(book: Workbook, grid: Grid, section: Section, styles: CalendarStyles) {
  const days = grid.days.slice(section.from, section.to)
  const cellsOf = (row: GridRow) => row.cells.slice(section.from, section.to)
  const worksheet = book.begin(section.name)
  const isSeveral = days[0]?.day.slice(0, 7) !== days.at(-1)?.day.slice(0, 7)
  const headRow = isSeveral ? 4 : 3
  const letters = Array.from({ length: BEFORE + days.length + 2 }, (_, at) => columnName(at))
  const corner = `${letters[BEFORE]}${headRow + 1}`
  await worksheet.add(
    `${SHEET_HEAD}${FIT_TO_PAGE}${frozenView(BEFORE, headRow, corner)}${columnsElement(widthsOf(grid, days, cellsOf))}<sheetData>`,
  )
  await worksheet.add(headOf(grid, section, days, headRow, letters, styles))
  const today = grid.days.find((day) => day.today)?.day
  const shown = days.map((day) => ({ ...day, past: today !== undefined && day.day < today }))
  const notes: Note[] = []
  for (const [at, row] of grid.rows.entries()) {
    const number = headRow + 1 + at
    const wait = worksheet.add(rowOf(row, cellsOf(row), shown, number, letters, styles))
    if (wait) await wait
    cellsOf(row).forEach((cell, column) => {
      const blocks = noteBlocksOf(row, cell)
      if (blocks.length === 0) return
      const { text, cut } = noteOf(blocks)
      if (cut) book.cut()
      const place = BEFORE + column
      notes.push({ column: place, row: number - 1, ref: `${letters[place]}${number}`, text })
    })
  }
  await addLegend(worksheet, grid, headRow + grid.rows.length, styles)
  const drawing = notes.length > 0 ? NOTES_DRAWING : ''
  await worksheet.add(`</sheetData>${pageSetup('')}${drawing}</worksheet>`)
  await worksheet.end({
    notes,
    ranges: [{ name: '_xlnm.Print_Titles', refs: [`$A:$${letters[BEFORE - 1]}`, `$1:$${headRow}`] }],
  })
}

function widthsOf({ head, rows }: Grid, days: readonly GridDay[], cellsOf: (row: GridRow) => GridCell[]) {
  const names = columnWidth(labelsOf(head, rows), NARROWEST_NAME, WIDEST_NAME)
  const tiers = columnWidth([said(TIER_HEAD), ...rows.map(({ tier }) => tier ?? '')], 5, 16)
  const widest = days.map(() => 2)
  for (const row of rows) {
    cellsOf(row).forEach((cell, at) => {
      if (cell.contacts.length > 1 || cell.gaps) {
        const { length } = cellText(cell)
        if (length > (widest[at] ?? 2)) widest[at] = length
      }
    })
  }
  return [
    { width: names },
    { width: 6, hidden: true },
    { width: tiers },
    ...widest.map((letters) => ({ width: Math.min(12, 1.6 + letters * 1.3) })),
    { width: columnWidth([said(CONTACTS_HEAD[0])], 10.5, 24) },
    { width: columnWidth([said(QUIET_HEAD[0])], 8, 24) },
  ]
}

function* labelsOf(head: string, rows: readonly GridRow[]): Generator<string> {
  yield said(head)
  for (const { label } of rows) yield label
}

/** The title, the months where there are two, the weekdays, and the header. */
function headOf(
  { head }: Grid,
  { title }: Section,
  days: readonly GridDay[],
  headRow: number,
  letters: readonly string[],
  styles: CalendarStyles,
): string {
  const rows = [textCell('A1', styles.title, title)]
  const at = (column: number, row: number) => `${letters[BEFORE + column]}${row}`
  if (headRow === 4) {
    const months = days.map(({ day }, column) =>
      column === 0 || dateOf(day) === 1
        ? textCell(at(column, 2), styles.month, monthShort(monthOf(day)))
        : '',
    )
    rows.push(months.join(''))
  }
  const above = headRow - 1
  rows.push(
    days
      .map((day, column) => textCell(at(column, above), styles.weekday(day), weekdayHead(day.day)))
      .join(''),
  )
  const dates = days.map((day, column) => {
    const serial = serialOf(day.day)
    const ref = at(column, headRow)
    return serial === undefined
      ? textCell(ref, styles.date(day), day.day)
      : numberCell(ref, styles.date(day), serial)
  })
  const left = [said(head), NUMBER_HEAD, said(TIER_HEAD)].map((text, column) =>
    textCell(`${letters[column]}${headRow}`, column === 0 ? styles.head : styles.headCentered, text),
  )
  const right = [CONTACTS_HEAD, QUIET_HEAD].map(([text], column) =>
    textCell(at(days.length + column, headRow), styles.headRight, said(text)),
  )
  rows.push([...left, ...dates, ...right].join(''))
  return rows.map((cells, row) => `<row r="${row + 1}">${cells}</row>`).join('')
}

function rowOf(
  { id, label, tier, quiet, late }: GridRow,
  cells: readonly GridCell[],
  days: readonly (GridDay & { readonly past: boolean })[],
  number: number,
  letters: readonly string[],
  styles: CalendarStyles,
): string {
  const ref = (column: number) => `${letters[column]}${number}`
  const written = cells.map((cell, at) => {
    const day = days[at] as (typeof days)[number]
    const text = cellText(cell)
    const place = ref(BEFORE + at)
    const style = styles.cell(day, cell, day.past)
    return text === '' ? emptyCell(place, style) : textCell(place, style, text)
  })
  const count = cells.reduce((sum, { contacts }) => sum + contacts.length, 0)
  const end = BEFORE + cells.length
  return [
    `<row r="${number}">`,
    textCell(ref(0), looksLikeFormula(label) ? styles.quotedName : styles.name, label),
    numberCell(ref(1), styles.number, id),
    tier === null ? emptyCell(ref(2), styles.tier) : textCell(ref(2), styles.tier, tier),
    ...written,
    numberCell(ref(end), styles.count, count),
    quiet === null
      ? textCell(ref(end + 1), styles.quiet(late), late ? '– !' : '–')
      : numberCell(ref(end + 1), styles.quiet(late), quiet),
    '</row>',
  ].join('')
}

/** What the marks mean, a line for each. */
async function addLegend(
  worksheet: Worksheet,
  { legend = [], rows, empty }: Grid,
  last: number,
  styles: CalendarStyles,
) {
  if (rows.length === 0)
    await worksheet.add(`<row r="${last + 2}">${textCell(`A${last + 2}`, styles.legend, empty)}</row>`)
  const parts = legend.flatMap((line) => lineText(line).split(/ {3,}/)).filter((text) => text !== '')
  if (parts.length === 0 || rows.length === 0) return
  const lines = [said(LEGEND_HEAD[0]), ...parts]
  for (const [at, text] of lines.entries()) {
    const number = last + 2 + at
    const style = at === 0 ? styles.legendHead : styles.legend
    await worksheet.add(`<row r="${number}">${textCell(`A${number}`, style, text)}</row>`)
  }
}
