import { dateOf, monthOf } from '../day.ts'
import { monthShort, weekdayHead } from '../language/calendar.ts'
import { said } from '../language/say.ts'
import { displayWidth, padEnd, padStart, truncate } from '../language/width.ts'
import type { Band } from './bands.ts'
import { sayDays } from './cells.ts'
import {
  type Grid,
  type GridCell,
  type GridContact,
  type GridDay,
  type GridRow,
  type Look,
  plannedLetter,
  type Tone,
} from './document.ts'
import { type GridLayout, layOutGrid, sayContactsHead, sayQuietHead } from './grid-layout.ts'
import { drawNotes } from './grid-notes.ts'
import { brokenBetweenParts } from './legend.ts'
import type { Gatherer } from './lines.ts'
import { forColumn, forTerminal } from './safe.ts'
import { lineOfRuns, type Paint, paintWrapped, type Runs } from './tones.ts'

/** Columns of one cell, and with the space before it. */
const CELL = 2
const DAY = CELL + 1
const FOLLOWUP = 'o'
const GAP = '!'
/** Plain ASCII, because some Chinese terminals give `…` and `·` two columns. */
const ELLIPSIS = '..'

/** A grid with what its lines are drawn with. */
export interface Drawing {
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
  /** Cells that rows without anything share, where they do. */
  readonly empty: readonly GridCell[] | undefined
  readonly shapes: Map<string, Shape>
}

/** The codes of a cell in its two columns, the columns they leave free, and what stands after them. */
interface Shape {
  readonly text: string
  readonly room: number
  readonly after: string
}

/** Draws the calendar: names at the left, days across, sums at the right, in bands where the screen is narrow. */
export async function drawGrid(grid: Grid, look: Look, paint: Paint, out: Gatherer): Promise<void> {
  const layout = layOutGrid(grid, look)
  const drawing = drawingOf(grid, layout, look, paint)
  for (const [index, band] of layout.bands.entries()) {
    if (grid.rows.length === 0 && index > 0) break
    await out.add((index > 0 ? '\n' : '') + headOf(drawing, band))
    for (let at = 0; at < grid.rows.length; at++) {
      const wait = out.add(rowOf(drawing, band, at))
      if (wait) await wait
    }
  }
  if (grid.rows.length === 0) await out.add(`${forTerminal(grid.empty, look.ascii)}\n`)
  const legend = (grid.legend ?? [])
    .flatMap((line) => brokenBetweenParts(line, look.width))
    .flatMap((line) => paintWrapped(line, look.width, look, paint))
  if (legend.length > 0) await out.add(`\n${legend.join('\n')}\n`)
  if (grid.notes) await drawNotes(grid, look, paint, out)
}

/** Gets a grid ready to be drawn in a layout. */
export function drawingOf(grid: Grid, layout: GridLayout, look: Look, paint: Paint): Drawing {
  const today = grid.days.findIndex((day) => day.today)
  return {
    grid,
    layout,
    look,
    paint,
    today,
    lefts: grid.rows.map((row) => leftOf(row, layout, look)),
    line: lineOfRuns(paint),
    blanks: grid.days.map(({ rest }, at) => (at === today ? ' : ' : rest ? '   ' : ' . ')).join(''),
    empty: grid.rows.find(({ count, cells }) => count === 0 && cells.every(isEmpty))?.cells,
    shapes: new Map(),
  }
}

/** Whether nothing stands in a cell. */
export function isEmpty({ contacts, followups, planned, gaps }: GridCell): boolean {
  return contacts.length === 0 && followups.length === 0 && planned === undefined && gaps === undefined
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
    line = padEnd(begins ? `${line} ${monthShort(monthOf(day))}` : line, (index + 1) * 3)
  }
  return line.replace(/\S+/g, (month) => paint(month, 'quiet'))
}

/** Two columns for the weekday of each day, with the space before it. */
export function weekdaysOf({ paint }: Drawing, days: readonly GridDay[]): string {
  return paint(days.map(({ day }) => ` ${weekdayHead(day)}`).join(''), 'quiet')
}

/** The dates of a band's days below the head of the names; after the last day what the sums are. */
export function datesOf(drawing: Drawing, band: Band): string {
  const { grid, layout, look, paint, today } = drawing
  const line = lineOfRuns(paint)
  line.add(
    padEnd(truncate(forColumn(said(grid.head), look.ascii), layout.left - 1, ELLIPSIS), layout.left),
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
  line.add(`${padStart(sayContactsHead(), layout.count)}  ${padStart(sayQuietHead(), layout.quiet)}`, 'quiet')
  return line.end()
}

function leftOf(row: GridRow, layout: GridLayout, look: Look): string {
  const name = nameIn(row, layout, look)
  const padded = padEnd(name, layout.name)
  if (layout.tier === 0) return `${padded} `
  return `${padded}  ${padEnd(forColumn(row.tier ?? '', look.ascii), layout.tier)} `
}

/** The name of a row, cut to the columns that names have. */
export function nameIn(row: GridRow, layout: GridLayout, look: Look): string {
  return truncate(forColumn(row.label, look.ascii), layout.name, ELLIPSIS)
}

function rowOf(drawing: Drawing, band: Band, index: number): string {
  const { grid, today, blanks, line } = drawing
  const row = grid.rows[index] as GridRow
  const { cells } = row
  line.add(drawing.lefts[index] as string)
  let lead = ' '
  let blank = band.from
  const from = cells === drawing.empty ? band.to : band.from
  for (let at = from; at < band.to; at++) {
    const cell = cells[at]
    if (!cell || isEmpty(cell)) continue
    if (blank < at) lead = addBlanks(line, lead, blanks.slice(blank * DAY, at * DAY))
    lead = addCell(drawing, lead, cell, at < today)
    blank = at + 1
  }
  const isLast = band.to === grid.days.length
  if (blank < band.to) {
    const rest = blanks.slice(blank * DAY, band.to * DAY)
    lead = addBlanks(line, lead, isLast ? rest : rest.trimEnd())
  }
  if (isLast || lead !== ' ') line.add(lead, 'code')
  if (isLast) addSums(line, drawing, row)
  return `${line.end()}\n`
}

/** Days on which nothing stands; the mark of the cell before takes the place of their first space. */
function addBlanks(line: Runs, lead: string, blanks: string): string {
  if (lead !== ' ') line.add(lead, 'code')
  line.add(lead === ' ' ? blanks : blanks.slice(1), 'quiet')
  return ' '
}

/**
 * Two columns: codes or what is planned, `o`, and `!` where a planned contact did not come, as far as there is room.
 * Gives what stands after them: a `+` where a wide code left no room for it.
 */
export function addCell(
  drawing: Pick<Drawing, 'line' | 'shapes' | 'look'>,
  lead: string,
  cell: GridCell,
  isPast: boolean,
): string {
  const { line } = drawing
  const { contacts, followups, planned, gaps } = cell
  const { text, room, after } = shapeOf(drawing, contacts)
  line.add(lead, lead === ' ' ? 'plain' : 'code')
  line.add(text, 'code')
  let left = room
  const mark = (letter: string, tone: Tone) => {
    if (left === 0) return
    line.add(letter, tone)
    left--
  }
  if (followups.length > 0) mark(FOLLOWUP, isPast ? 'late' : 'soon')
  else if (planned && contacts.length === 0) mark(plannedLetter(planned), 'soon')
  if (gaps) mark(GAP, 'late')
  if (left > 0) line.add(' '.repeat(left))
  return after
}

/** What a cell's codes come to; most cells of a grid are alike. */
function shapeOf(
  { shapes, look }: Pick<Drawing, 'shapes' | 'look'>,
  contacts: readonly GridContact[],
): Shape {
  const key = contacts.length === 1 ? (contacts[0] as GridContact).code : contacts.map(codeOf).join('\n')
  let shape = shapes.get(key)
  if (!shape) {
    shape = newShape(contacts.map((contact) => forColumn(contact.code, look.ascii)))
    shapes.set(key, shape)
  }
  return shape
}

function codeOf({ code }: GridContact): string {
  return code
}

function newShape(codes: readonly string[]): Shape {
  const text = codes.join('')
  const width = displayWidth(text)
  const first = codes[0] ?? ''
  if (width <= CELL) return { text, room: CELL - width, after: ' ' }
  if (displayWidth(first) < CELL) return { text: padEnd(`${first}+`, CELL), room: 0, after: ' ' }
  return { text: padEnd(truncate(first, CELL, ''), CELL), room: 0, after: '+' }
}

/** Contacts and days of silence at the end of a row. */
export function addSums(line: Runs, { layout, look }: Drawing, row: GridRow): void {
  const quiet = row.quiet === null ? (look.ascii ? '-' : '–') : sayDays(row.quiet)
  line.add(` ${`${row.count}`.padStart(layout.count)}  `)
  line.add(padStart(quiet, layout.quiet) + (row.late ? ' !' : ''), row.late ? 'late' : 'plain')
}

function isSeveralMonths({ days }: Grid): boolean {
  return days[0]?.day.slice(0, 7) !== days.at(-1)?.day.slice(0, 7)
}
