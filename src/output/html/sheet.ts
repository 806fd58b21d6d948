import { isDay } from '../../day.ts'
import { isRightAligned, shownColumns, toneOf, wordingOf } from '../cells.ts'
import type { Column, Row, Sheet } from '../document.ts'
import { excerpt, markedSpans } from '../excerpt.ts'
import { each, type Gatherer } from '../lines.ts'
import { drawChart } from './chart.ts'
import { classOf, forHtml, forHtmlLines, lineHtml } from './escape.ts'

/** Writes a sheet as a table, its chart beside it; `name` says what the table is of to those who do not see it. */
export async function writeSheet(sheet: Sheet, id: string, name: string, out: Gatherer): Promise<void> {
  const { chart } = sheet
  if (!chart) return writeTable(sheet, name, out)
  const rows = await collected(sheet.rows)
  const picture = drawChart(chart, rows, id)
  if (picture === '') return writeTable({ ...sheet, rows }, name, out)
  await out.add(`<div class="pair">\n${picture}<div>\n`)
  await writeTable({ ...sheet, rows }, name, out)
  await out.add('</div>\n</div>\n')
}

async function collected(rows: Sheet['rows']): Promise<Row[]> {
  const all: Row[] = []
  await each(rows, (row) => {
    all.push(row)
  })
  return all
}

async function writeTable(sheet: Sheet, name: string, out: Gatherer): Promise<void> {
  const columns = shownColumns(sheet)
  let any = false
  await each(sheet.rows, (row) => {
    const line = rowOf(columns, row)
    if (any) return out.add(line)
    any = true
    return out.add(headOf(columns, name) + line)
  })
  if (any) await out.add('</tbody>\n</table></div>\n')
  else await out.add(`<p class="quiet">${forHtmlLines(sheet.empty ?? 'None.')}</p>\n`)
  for (const line of sheet.foot ?? []) await out.add(`<p class="foot">${lineHtml(line)}</p>\n`)
}

function headOf(columns: readonly Column[], name: string): string {
  const heads = columns.map(
    (column) => `<th scope="col"${classesOf(column, undefined)}>${forHtml(column.title)}</th>`,
  )
  return `<div class="scroll"><table class="sheet">
<caption class="unseen">${forHtml(name)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>\n`
}

function rowOf(columns: readonly Column[], row: Row): string {
  let cells = ''
  for (const column of columns) cells += cellOf(column, row)
  return `<tr>${cells}</tr>\n`
}

function cellOf(column: Column, row: Row): string {
  const value = row[column.key]
  const wording = wordingOf(value, column.type)
  const classes = classesOf(column, wording === '' ? undefined : classOf(toneOf(column, row)))
  return `<td${classes}>${contentOf(column, value, wording)}</td>`
}

function contentOf({ type, marks }: Column, value: Row[string] | undefined, wording: string): string {
  if (wording === '') return ''
  if (type === 'day' && typeof value === 'string' && isDay(value))
    return `<time datetime="${value}">${wording.slice(0, -value.length)}<span class="date">${value}</span></time>`
  if (!marks) return forHtmlLines(wording)
  return markedSpans(excerpt(wording, marks, false), marks)
    .map(({ text, tone }) => (tone ? `<mark>${forHtmlLines(text)}</mark>` : forHtmlLines(text)))
    .join('')
}

function classesOf({ type, spare, prose }: Column, tone: string | undefined): string {
  const own = [
    isRightAligned(type) ? 'n' : prose ? 'prose' : type === 'instant' ? 'day' : type,
    spare && 'spare',
    tone !== type && tone,
  ]
  return ` class="${own.filter(Boolean).join(' ')}"`
}
