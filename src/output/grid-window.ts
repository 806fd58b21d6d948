import { monthOf } from '../day.ts'
import { monthShort } from '../language/calendar.ts'
import { displayWidth, padEnd } from '../language/width.ts'
import type { Grid, GridCell, GridRow, Look } from './document.ts'
import type { GridLayout } from './grid-layout.ts'
import {
  addCell,
  addSums,
  type Drawing,
  datesOf,
  drawingOf,
  isEmpty,
  nameIn,
  weekdaysOf,
} from './grid-table.ts'
import type { Paint, Runs } from './tones.ts'

/** Stands for the cell of the cursor while its row is painted; no text for people has it. */
const PLACE = '\ue000'
/** Columns of a day, with the space before it. */
const DAY = 3
/** What every terminal gives the columns that we count. */
const CERTAIN = /^[ -~\xc0-\u024f\u2010-\u2027\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*$/

/** The part of a calendar that a screen shows: some of its rows and of its days, and where the cursor stands in it. */
export interface GridWindow {
  /** Of these rows and days alone. */
  readonly grid: Grid
  /** Of the whole calendar, so that nothing moves sideways while one scrolls. */
  readonly layout: GridLayout
  /** Whether the calendar has days of more months than one: the month of the first day is then said. */
  readonly several: boolean
  readonly cursor: { readonly row: number; readonly column: number } | undefined
}

/** How many days stand side by side in so many columns, between the names and the sums. */
export function daysThatFit({ left, count, quiet, late }: GridLayout, width: number): number {
  return Math.max(1, Math.floor((width - left - 1 - (1 + count + 2 + quiet + late)) / DAY))
}

/**
 * The lines of a window: weekdays, dates, and a line for each row. The cell of the cursor stands in brackets. A name
 * of which terminals count the columns differently comes after a carriage return, so that it cannot bend its row.
 */
export function drawWindow(
  { grid, layout, cursor, several }: GridWindow,
  look: Look,
  paint: Paint,
  reverse: (text: string) => string,
): string[] {
  const drawing = drawingOf(grid, layout, look, paint)
  const first = grid.days[0]?.day
  const month = several && first ? monthShort(monthOf(first)) : ''
  const weekdays = padEnd(month, layout.left) + weekdaysOf(drawing, grid.days)
  const rows = grid.rows.map((_, at) =>
    rowOf(drawing, at, at === cursor?.row ? cursor.column : undefined, reverse),
  )
  return [weekdays, datesOf(drawing, { from: 0, to: grid.days.length }), ...rows]
}

function rowOf(
  drawing: Drawing,
  index: number,
  column: number | undefined,
  reverse: (text: string) => string,
): string {
  const { grid, today, line, layout, look, paint } = drawing
  const row = grid.rows[index] as GridRow
  const left = drawing.lefts[index] as string
  const tone = column === undefined ? 'plain' : 'strong'
  const name = nameIn(row, layout, look)
  const certain = CERTAIN.test(name)
  line.add(
    certain ? left : ' '.repeat(layout.name) + left.slice(name.length + layout.name - displayWidth(name)),
    tone,
  )
  let lead = ' '
  let cursor = ''
  for (const [at, day] of grid.days.entries()) {
    const cell = row.cells[at] as GridCell
    const empty = at === today ? ': ' : day.rest ? '  ' : '. '
    if (at === column) {
      const under = plainly()
      if (isEmpty(cell)) under.add(`[${empty}`)
      else addCell({ ...drawing, line: under }, '[', cell, at < today)
      cursor = reverse(`${under.end()}]`)
      line.add(PLACE)
      lead = ''
    } else if (isEmpty(cell)) {
      line.add(lead, lead === ' ' ? 'quiet' : 'code')
      line.add(empty, 'quiet')
      lead = ' '
    } else {
      lead = addCell(drawing, lead, cell, at < today)
    }
  }
  line.add(lead, 'code')
  addSums(line, drawing, row)
  const whole = line.end()
  const at = whole.lastIndexOf(PLACE)
  const placed = at < 0 ? whole : whole.slice(0, at) + cursor + whole.slice(at + PLACE.length)
  return certain ? placed : `${placed}\r${paint(name, tone)}`
}

/** Gathers what is drawn, without tones. */
function plainly(): Runs {
  let text = ''
  return {
    add(more) {
      text += more
    },
    end: () => text,
  }
}
