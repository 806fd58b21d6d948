import { displayWidth, isNarrow, truncate, wrap, wrapRanges } from '../language/width.ts'
import { isRightAligned, sayEmpty, screenText, shownColumns, toneOf } from './cells.ts'
import { type Fit, fitColumns, isMeasuredWhole, MEASURED, needOf } from './columns.ts'
import type { Column, Facts, Look, Row, Sheet } from './document.ts'
import { excerpt, markedSpans } from './excerpt.ts'
import { each, type Gatherer } from './lines.ts'
import { type Paint, unpainted } from './tones.ts'

/** So many rows are looked at before the first is drawn; later ones may only widen columns. */
const BATCH = 200
/** A longer sheet is drawn without its frame. */
const FRAMED_ROWS = 50
const GAP = '  '
/** What a frame takes between two columns, and at both ends together. */
const FRAME_GAP = 3
const FRAME_ENDS = 4
/** Lines of a text that is wrapped in its column. */
const MOST_LINES = 3

const SPACES: readonly string[] = Array.from({ length: 64 }, (_, count) => ' '.repeat(count))

/** Draws a record whose columns do not fit side by side, its labels at least so wide. */
export type DrawFacts = (facts: Facts, labels: number) => string

interface Drawing {
  columns: readonly Column[]
  titles: readonly string[]
  /** Columns each would like to have, by what was seen of it so far. */
  needs: number[]
  readonly look: Look
  readonly paint: Paint
  readonly out: Gatherer
  readonly drawFacts: DrawFacts
  begun: boolean
}

/** A row's cells as texts, and the columns each takes. */
interface Measured {
  readonly texts: string[]
  readonly widths: number[]
  /** Whether no text was too long to be measured to its end. */
  readonly whole: boolean
}

/** Draws a sheet as padded columns, reading its rows in batches; no line is longer than the look is wide. */
export async function drawSheet(
  sheet: Sheet,
  look: Look,
  paint: Paint,
  out: Gatherer,
  drawFacts: DrawFacts,
): Promise<void> {
  const columns = shownColumns(sheet)
  const titles = columns.map((column) => screenText(column.title, 'text', look.ascii))
  const drawing = { columns, titles, needs: titles.map(needOf), look, paint, out, drawFacts, begun: false }
  let batch: Row[] = []
  await each(sheet.rows, (row) => {
    batch.push(row)
    if (batch.length < BATCH) return
    const full = batch
    batch = []
    return drawBatch(drawing, full)
  })
  if (sheet.frame && !drawing.begun && batch.length > 0 && batch.length <= FRAMED_ROWS) {
    await drawFramed(drawing, batch)
  } else if (batch.length > 0) await drawBatch(drawing, batch)
  else if (!drawing.begun) await out.add(`${screenText(sayEmpty(sheet), 'text', look.ascii)}\n`)
}

async function drawBatch(drawing: Drawing, rows: readonly Row[]): Promise<void> {
  const cells = measured(drawing, rows, GAP.length)
  const layout = fitColumns(drawing.columns, drawing.needs, drawing.look.width, GAP.length)
  if (layout && !drawing.begun) await drawing.out.add(headOf(drawing, layout))
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row
    const own = cells[index] as Measured
    const wait = drawing.out.add(
      layout ? rowOf(drawing, layout, row, own) : recordOf(drawing, row, own.texts, index),
    )
    if (wait) await wait
    drawing.begun = true
  }
}

/** The frame is drawn by a library that takes its time; it is for short sheets that someone is asked to check. */
async function drawFramed(drawing: Drawing, rows: readonly Row[]): Promise<void> {
  const cells = measured(drawing, rows, FRAME_GAP)
  const { columns, titles, look, paint, out } = drawing
  const layout = fitColumns(columns, drawing.needs, look.width - FRAME_ENDS, FRAME_GAP)
  if (!layout) return drawBatch(drawing, rows)
  const { frame } = await import('./frame.ts')
  const head = titles.map((title, at) => [paddedTitle(drawing, layout, title, at)])
  const body = rows.map((row, index) => {
    const lines = linesOf(drawing, layout, (cells[index] as Measured).texts)
    return lines.map((cell, at) => cell.map((text) => padded(drawing, layout, row, text, at)))
  })
  await out.add(frame(head, body, layout.widths, look.ascii, (line) => paint(line, 'quiet')))
}

/** The texts of the rows, and what they need; before the first line spare columns go where room is short. */
function measured(drawing: Drawing, rows: readonly Row[], gap: number): Measured[] {
  for (;;) {
    const cells = rows.map((row) => measure(drawing, row))
    const { columns, needs, look } = drawing
    const spare = drawing.begun ? -1 : columns.findLastIndex((column) => column.spare)
    const wanted = needs.reduce((total, need) => total + need + gap, -gap)
    if (spare < 0 || wanted <= look.width) return cells
    drawing.columns = columns.toSpliced(spare, 1)
    drawing.titles = drawing.titles.toSpliced(spare, 1)
    drawing.needs = drawing.titles.map(needOf)
  }
}

/** Measures the row's texts once for all, and widens what the columns need. */
function measure({ columns, needs, look }: Drawing, row: Row): Measured {
  const texts: string[] = []
  const widths: number[] = []
  let allWhole = true
  for (let at = 0; at < columns.length; at++) {
    const { key, type, marks } = columns[at] as Column
    const value = row[key]
    if (value === null || value === undefined || value === '') {
      texts.push('')
      widths.push(0)
      continue
    }
    // Most texts are neither unruly nor wide, and one look tells both.
    const plain = type === 'text' && !marks && typeof value === 'string' && isNarrow(value)
    const whole = plain ? value : screenText(value, type, look.ascii)
    const text = marks ? excerpt(whole, marks, look.ascii) : whole
    const width = plain ? Math.min(text.length, MEASURED) : needOf(text)
    texts.push(text)
    widths.push(width)
    if (width > (needs[at] as number)) needs[at] = width
    if (!isMeasuredWhole(text)) allWhole = false
  }
  return { texts, widths, whole: allWhole }
}

function headOf(drawing: Drawing, layout: Fit): string {
  const { look, paint, titles } = drawing
  const head = titles.map((title, at) => paddedTitle(drawing, layout, title, at))
  const rules = layout.widths.map((width) => paint((look.ascii ? '-' : '─').repeat(width), 'quiet'))
  return `${head.join(GAP).trimEnd()}\n${rules.join(GAP)}\n`
}

function rowOf(drawing: Drawing, layout: Fit, row: Row, cells: Measured): string {
  const { prose } = layout
  if (cells.whole && (prose < 0 || (cells.widths[prose] as number) <= (layout.widths[prose] as number)))
    return lineOf(drawing, layout, row, cells)
  if (cells.whole) return linesWithProse(drawing, layout, row, cells)
  const lines = linesOf(drawing, layout, cells.texts)
  const height = prose < 0 ? 1 : (lines[prose] as string[]).length
  let drawn = ''
  for (let line = 0; line < height; line++) {
    const parts = lines.map((own, at) => padded(drawing, layout, row, own[line] ?? '', at))
    drawn += `${parts.join(GAP).trimEnd()}\n`
  }
  return drawn
}

/** A row whose prose takes several lines: the others stand beside the first. */
function linesWithProse(drawing: Drawing, layout: Fit, row: Row, cells: Measured): string {
  const { columns, look, paint } = drawing
  const { prose, widths } = layout
  const column = columns[prose] as Column
  const room = widths[prose] as number
  const lines = proseLines(cells.texts[prose] as string, room, look, column.lines)
  const first = lines[0] as string
  cells.texts[prose] = first
  cells.widths[prose] = displayWidth(first)
  let drawn = lineOf(drawing, layout, row, cells)
  let indent = 0
  for (let at = 0; at < prose; at++) indent += (widths[at] as number) + GAP.length
  const before = spaces(indent)
  for (let at = 1; at < lines.length; at++) {
    const text = (lines[at] as string).trimEnd()
    drawn += `${before}${paint === unpainted ? text : painted(column, row, text, paint)}\n`
  }
  return drawn
}

/** A row on one line, from widths that are known: most rows of long sheets. */
function lineOf({ columns, look, paint }: Drawing, layout: Fit, row: Row, cells: Measured): string {
  let drawn = ''
  let missing = 0
  let last = ''
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at] as Column
    const room = layout.widths[at] as number
    let text = cells.texts[at] as string
    let width = cells.widths[at] as number
    if (width > room && column.type === 'text') {
      text = truncate(text, room, ellipsisOf(look))
      width = displayWidth(text)
    }
    const free = Math.max(0, room - width)
    if (text === '') {
      missing += free + GAP.length
      continue
    }
    const right = isRightAligned(column.type)
    drawn += spaces(right ? missing + free : missing)
    drawn += paint === unpainted ? text : painted(column, row, text, paint)
    missing = right ? GAP.length : free + GAP.length
    last = text
  }
  return last === last.trimEnd() ? `${drawn}\n` : `${drawn.trimEnd()}\n`
}

function spaces(count: number): string {
  return SPACES[count] ?? ' '.repeat(count)
}

function recordOf(drawing: Drawing, row: Row, texts: readonly string[], index: number): string {
  const { columns, titles, look } = drawing
  const facts = columns
    .map((column, at) => {
      const text = truncate(texts[at] as string, look.width * MOST_LINES, ellipsisOf(look))
      return { label: column.title, own: true, value: [{ text, tone: toneOf(column, row) }] }
    })
    .filter(({ value }) => value[0]?.text !== '')
  const labels = Math.max(...titles.map(displayWidth))
  return (drawing.begun || index > 0 ? '\n' : '') + drawing.drawFacts({ kind: 'facts', facts }, labels)
}

/** The lines of each cell, cut or wrapped to its column. */
function linesOf({ columns, look }: Drawing, layout: Fit, texts: readonly string[]): string[][] {
  if (look.width === Number.POSITIVE_INFINITY) return texts.map((text) => [text])
  return texts.map((text, at) => {
    const width = layout.widths[at] as number
    if (at === layout.prose) return proseLines(text, width, look, columns[at]?.lines)
    return [columns[at]?.type === 'text' ? truncate(text, width, ellipsisOf(look)) : text]
  })
}

function proseLines(text: string, width: number, look: Look, most = MOST_LINES): string[] {
  const lines = wrap(text, width, most + 1)
  if (lines.length <= most) return lines
  const rest = text.slice(wrapRanges(text, width, most).at(-1)?.[0])
  return [...lines.slice(0, most - 1), truncate(rest, width, ellipsisOf(look))]
}

function padded({ columns, paint }: Drawing, layout: Fit, row: Row, text: string, at: number): string {
  const column = columns[at] as Column
  return aligned(text, painted(column, row, text, paint), layout.widths[at] as number, column)
}

/** The text in its column's tone, what was looked for in it strong. */
function painted(column: Column, row: Row, text: string, paint: Paint): string {
  const tone = toneOf(column, row)
  if (!column.marks || paint === unpainted) return paint(text, tone)
  return markedSpans(text, column.marks)
    .map((span) => paint(span.text, span.tone ?? tone))
    .join('')
}

function paddedTitle({ columns, look, paint }: Drawing, layout: Fit, title: string, at: number): string {
  const width = layout.widths[at] as number
  const short = truncate(title, width, ellipsisOf(look))
  return aligned(short, paint(short, 'strong'), width, columns[at] as Column)
}

function aligned(text: string, painted: string, width: number, column: Column): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return isRightAligned(column.type) ? spaces + painted : painted + spaces
}

function ellipsisOf(look: Look): string {
  return look.ascii ? '...' : '…'
}
