import { said, say } from '../language/say.ts'
import { displayWidth } from '../language/width.ts'
import { type Band, bandsOf, brokenWeeks } from './bands.ts'
import { sayDays } from './cells.ts'
import type { Grid, GridRow, Look } from './document.ts'
import { forColumn, forTerminal } from './safe.ts'

/** Names are cut to this many columns, and to the lesser where it spares a band or a torn week. */
const WIDEST_NAME = 24
const NARROWEST_NAME = 16
const NARROW_SCREEN = 60
/** A day takes a space or bracket and two columns; one space or bracket more ends the band. */
const DAY = 3
const END = 1
const LATE_MARK = ' !'

/** The widths of a grid's columns in the terminal, and the bands its days are split into. */
export interface GridLayout {
  readonly name: number
  /** 0 where no row has a tier. */
  readonly tier: number
  readonly count: number
  readonly quiet: number
  /** Room for the mark of rows that are late, 0 where none is. */
  readonly late: number
  /** All before the days. */
  readonly left: number
  readonly bands: readonly Band[]
}

/** The head of the numbers of contacts. */
export function sayContactsHead(): string {
  return say`n‖contacts`
}

/** The head of the days without contact. */
export function sayQuietHead(): string {
  return say`quiet‖days without contact`
}

/** Lays the grid out for the width: as few bands as possible, then as few torn weeks, then the longest names. */
export function layOutGrid(grid: Grid, look: Look): GridLayout {
  const tier = widest(grid.rows, (row) => row.tier ?? '')
  const beyondName = tier > 0 ? tier + 2 : 0
  const needed = Math.max(
    widest(grid.rows, (row) => row.label, WIDEST_NAME),
    displayWidth(forColumn(said(grid.head))),
    displayWidth(forTerminal(grid.title)) - beyondName,
  )
  const most = Math.min(WIDEST_NAME, needed)
  const least = Math.min(needed, look.width < NARROW_SCREEN ? NARROWEST_NAME / 2 : NARROWEST_NAME)
  let mostCount = 0
  let mostQuiet = 0
  for (const { count, quiet } of grid.rows) {
    if (count > mostCount) mostCount = count
    if (quiet !== null && quiet > mostQuiet) mostQuiet = quiet
  }
  const sums = {
    tier,
    count: Math.max(2, displayWidth(sayContactsHead()), `${mostCount}`.length),
    quiet: Math.max(5, displayWidth(sayQuietHead()), displayWidth(sayDays(mostQuiet))),
    late: grid.rows.some((row) => row.late) ? LATE_MARK.length : 0,
  }
  let best: GridLayout | undefined
  for (let name = most; name >= least; name--) {
    const left = name + beyondName + 1
    const right = 1 + sums.count + 2 + sums.quiet + sums.late
    const room = {
      inner: Math.max(1, Math.floor((look.width - left - END) / DAY)),
      last: Math.max(1, Math.floor((look.width - left - END - right) / DAY)),
    }
    const layout = { ...sums, name, left, bands: bandsOf(grid.days, room) }
    if (!best || isBetter(grid, layout, best)) best = layout
  }
  return best as GridLayout
}

function isBetter(grid: Grid, one: GridLayout, other: GridLayout): boolean {
  if (one.bands.length !== other.bands.length) return one.bands.length < other.bands.length
  return brokenWeeks(grid.days, one.bands) < brokenWeeks(grid.days, other.bands)
}

/** Measures no further than where a text has the width that is enough. */
function widest(
  rows: readonly GridRow[],
  textOf: (row: GridRow) => string,
  enough = Number.POSITIVE_INFINITY,
): number {
  let width = 0
  for (const row of rows) {
    const text = textOf(row)
    if (text.length * 2 > width) width = Math.max(width, displayWidth(forColumn(text)))
    if (width >= enough) break
  }
  return width
}
