import { dateOf, monthOf, weekday } from '../day.ts'
import { MONTHS, WEEKDAYS_SHORT } from '../language/calendar.ts'
import { displayWidth, padEnd, padStart, truncate } from '../language/width.ts'
import type { Band } from './bands.ts'
import type { Grid, GridCell, GridDay, GridRow, Look } from './document.ts'
import { type GridLayout, layOutGrid } from './grid-layout.ts'
import { drawNotes } from './grid-notes.ts'
import type { Gatherer } from './lines.ts'
import { forColumn, forTerminal } from './safe.ts'
import { lineOfRuns, type Paint, paintWrapped, type Runs } from './tones.ts'

/** Columns of one cell, and with the space before it. */
const CELL = 2
const DAY = CELL + 1
const FOLLOWUP = 'o'
/** Plain ASCII, because some Chinese terminals give `…` and `·` two columns. */
const ELLIPSIS = '..'

interface Drawing {
  readonly grid: Grid
  readonly layout: GridLayout
  readonly look: Look
  readonly paint: Paint
  /** Which of the days is today; -1 where none is. */
  readonly today: number
  /** Name and tier of each row: made once, because every band has them. */
  readonly lefts: readonly string[]
  readonly line: Runs
  /** A row in which nothing stands, of three columns a day. */
  readonly blanks: string
}

/** Draws the calendar: names at the left, days across, sums at the right, in bands where the screen is narrow. */
export async function drawGrid(grid: Grid, look: Look, paint: Paint, out: Gatherer): Promise<void> {
  const layout = layOutGrid(grid, look)
  const today = grid.days.findIndex((day) => day.today)
  const lefts = grid.rows.map((row) => leftOf(row, layout, look))
  const blanks = grid.days.map(({ rest }, at) => (at === today ? ' : ' : rest ? '   ' : ' . ')).join('')
  const drawing = { grid, layout, look, paint, today, lefts, blanks, line: lineOfRuns(paint) }
  for (const [index, band] of layout.bands.entries()) {
    if (grid.rows.length === 0 && index > 0) break
    await out.add((index > 0 ? '\n' : '') + headOf(drawing, band))
    for (let at = 0; at < grid.rows.length; at++) {
      const wait = out.add(rowOf(drawing, band, at))
      if (wait) await wait
    }
  }
  if (grid.rows.length === 0) await out.add(`${forTerminal(grid.empty, look.ascii)}\n`)
  const legend = (grid.legend ?? []).flatMap((line) => paintWrapped(line, look.width, look, paint))
  if (legend.length > 0) await out.add(`\n${legend.join('\n')}\n`)
  if (grid.notes) await drawNotes(grid, look, paint, out)
}

function headOf(drawing: Drawing, band: Band): string {
  const { grid, layout, look, paint } = drawing
  const days = grid.days.slice(band.from, band.to)
  const title = forTerminal(grid.title, look.ascii)
  const beside = displayWidth(title) < layout.left
  const lines = [weekdaysOf(drawing, days)]
  if (isSeveralMonths(grid)) lines.unshift(monthsOf(drawing, days))
  const above = beside ? '' : `${paint(truncate(title, look.width, ELLIPSIS), 'strong')}\n`
  const left = beside
    ? paint(title, 'strong') + ' '.repeat(layout.left - displayWidth(title))
    : ' '.repeat(layout.left)
  const top = lines.map((line, index) => `${(index === 0 ? left : ' '.repeat(layout.left)) + line}`.trimEnd())
  return `${above}${top.join('\n')}\n${datesOf(drawing, band)}\n`
}

function monthsOf({ paint }: Drawing, days: readonly GridDay[]): string {
  let line = ''
  for (const [index, { day }] of days.entries()) {
    const next = days[index + 1]?.day
    const fits = next !== undefined && dateOf(next) !== 1
    const begins = (index === 0 || dateOf(day) === 1) && fits
    line = padEnd(begins ? `${line} ${MONTHS[monthOf(day) - 1]?.slice(0, 3)}` : line, (index + 1) * 3)
  }
  return line.replace(/\S+/g, (month) => paint(month, 'quiet'))
}

function weekdaysOf({ paint }: Drawing, days: readonly GridDay[]): string {
  return paint(days.map(({ day }) => ` ${WEEKDAYS_SHORT[weekday(day) - 1]}`).join(''), 'quiet')
}

function datesOf(drawing: Drawing, band: Band): string {
  const { grid, layout, look, paint, today } = drawing
  const line = lineOfRuns(paint)
  line.add(
    padEnd(truncate(forColumn(grid.head, look.ascii), layout.left - 1, ELLIPSIS), layout.left),
    'quiet',
  )
  for (let at = band.from; at < band.to; at++) {
    const { day, rest } = grid.days[at] as GridDay
    const date = day.slice(8)
    if (at === today) line.add(`[${date}]`, 'today')
    else line.add((at - 1 === today && at > band.from ? '' : ' ') + date, rest ? 'quiet' : 'plain')
  }
  if (band.to < grid.days.length) return line.end()
  line.add(today === band.to - 1 ? ' ' : '  ')
  line.add(`${padStart('n', layout.count)}  ${padStart('quiet', layout.quiet)}`, 'quiet')
  return line.end()
}

function leftOf(row: GridRow, layout: GridLayout, look: Look): string {
  const name = padEnd(truncate(forColumn(row.label, look.ascii), layout.name, ELLIPSIS), layout.name)
  if (layout.tier === 0) return `${name} `
  return `${name}  ${padEnd(forColumn(row.tier ?? '', look.ascii), layout.tier)} `
}

function rowOf(drawing: Drawing, band: Band, index: number): string {
  const { grid, look, today, blanks, line } = drawing
  const { cells } = grid.rows[index] as GridRow
  line.add(drawing.lefts[index] as string)
  let lead = ' '
  let blank = band.from
  const addBlanks = (to: number) => {
    if (blank === to) return
    if (lead !== ' ') line.add(lead, 'code')
    line.add(blanks.slice(blank * DAY + (lead === ' ' ? 0 : 1), to * DAY), 'quiet')
    lead = ' '
  }
  for (let at = band.from; at < band.to; at++) {
    const cell = cells[at]
    if (!cell || (cell.contacts.length === 0 && cell.followups.length === 0)) continue
    addBlanks(at)
    if (lead !== ' ') line.add(lead, 'code')
    lead = addCell(line, lead === ' ' ? ' ' : '', cell, at < today, look)
    blank = at + 1
  }
  addBlanks(band.to)
  line.add(lead, 'code')
  if (band.to === grid.days.length) addSums(line, drawing, grid.rows[index] as GridRow)
  return `${line.end()}\n`
}

/** Two columns of codes; gives what stands after them: a `+` where a wide code left no room for it. */
function addCell(line: Runs, gap: string, cell: GridCell, isPast: boolean, look: Look): string {
  const codes = cell.contacts.map((contact) => forColumn(contact.code, look.ascii))
  const text = codes.join('')
  const width = displayWidth(text)
  const first = codes[0] ?? ''
  line.add(gap)
  if (width <= CELL) {
    const todo = cell.followups.length > 0 && width < CELL ? FOLLOWUP : ''
    line.add(text, 'code')
    line.add(todo, isPast ? 'late' : 'soon')
    line.add(' '.repeat(CELL - width - todo.length))
    return ' '
  }
  if (displayWidth(first) < CELL) {
    line.add(padEnd(`${first}+`, CELL), 'code')
    return ' '
  }
  line.add(padEnd(truncate(first, CELL, ''), CELL), 'code')
  return '+'
}

function addSums(line: Runs, { layout, look }: Drawing, row: GridRow): void {
  const quiet = row.quiet === null ? (look.ascii ? '-' : '–') : `${row.quiet}d`
  line.add(` ${padStart(`${row.count}`, layout.count)}  `)
  line.add(padStart(quiet, layout.quiet) + (row.late ? ' !' : ''), row.late ? 'late' : 'plain')
}

function isSeveralMonths({ days }: Grid): boolean {
  return days[0]?.day.slice(0, 7) !== days.at(-1)?.day.slice(0, 7)
}
