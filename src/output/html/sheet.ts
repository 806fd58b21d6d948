import { isDay } from '../../day.ts'
import { isRightAligned, sayEmpty, shownColumns, toneOf, wordingOf } from '../cells.ts'
import type { Column, Row, Sheet } from '../document.ts'
import { excerpt, markedSpans } from '../excerpt.ts'
import { each, type Gatherer } from '../lines.ts'
import { drawChart } from './chart.ts'
import { classOf, forHtml, forHtmlLines, lineHtml } from './escape.ts'

/** A table with so many columns of texts and days is too wide for a phone. */
const WIDE = 4

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
  const cards = isWide(columns)
  let any = false
  await each(sheet.rows, (row) => {
    const line = rowOf(columns, row, cards)
    if (any) return out.add(line)
    any = true
    return out.add(headOf(columns, name, cards) + line)
  })
  if (any) await out.add('</tbody>\n</table></div>\n')
  else await out.add(`<p class="quiet">${forHtmlLines(sayEmpty(sheet))}</p>\n`)
  for (const line of sheet.foot ?? []) await out.add(`<p class="foot">${lineHtml(line)}</p>\n`)
}

/** Whether a phone has no room for its columns: each row is a paragraph there. */
function isWide(columns: readonly Column[]): boolean {
  const texts = columns.filter(
    ({ type, spare }) =>
      !spare && (type === 'text' || type === 'term' || type === 'day' || type === 'instant'),
  )
  return texts.length >= WIDE || texts.some(({ prose }) => prose)
}

/** Roles are said where rows may be drawn as paragraphs: else browsers take the table for none. */
function headOf(columns: readonly Column[], name: string, cards: boolean): string {
  const role = (own: string) => (cards ? ` role="${own}"` : '')
  const heads = columns.map(
    (column) =>
      `<th scope="col"${role('columnheader')}${classesOf(column, undefined)}>${forHtml(column.title)}</th>`,
  )
  return `<div class="scroll"><table class="sheet${cards ? ' cards' : ''}"${role('table')}>
<caption class="unseen">${forHtml(name)}</caption>
<thead${role('rowgroup')}><tr${role('row')}>${heads.join('')}</tr></thead>
<tbody${role('rowgroup')}>\n`
}

function rowOf(columns: readonly Column[], row: Row, cards: boolean): string {
  let cells = ''
  for (const column of columns) cells += cellOf(column, row, cards)
  return `<tr${cards ? ' role="row"' : ''}>${cells}</tr>\n`
}

function cellOf(column: Column, row: Row, cards: boolean): string {
  const value = row[column.key]
  const wording = wordingOf(value, column.type)
  const classes = classesOf(column, wording === '' ? undefined : classOf(toneOf(column, row)))
  const label = cards ? ` role="cell" data-label="${forHtml(column.title)}"` : ''
  return `<td${label}${classes}>${contentOf(column, value, wording)}</td>`
}

function contentOf({ type, marks }: Column, value: Row[string] | undefined, wording: string): string {
  if (wording === '') return ''
  if (type === 'day' && typeof value === 'string' && isDay(value))
    return `<time datetime="${value}">${forHtml(wording).replace(value, `<span class="date">${value}</span>`)}</time>`
  if (!marks) return forHtmlLines(wording)
  return markedSpans(excerpt(wording, marks, false), marks)
    .map(({ text, tone }) => (tone ? `<mark>${forHtmlLines(text)}</mark>` : forHtmlLines(text)))
    .join('')
}

function classesOf({ type, spare, prose }: Column, tone: string | undefined): string {
  const own = [
    isRightAligned(type)
      ? 'n'
      : prose
        ? 'prose'
        : type === 'instant'
          ? 'day'
          : type === 'term'
            ? 'text'
            : type,
    spare && 'spare',
    tone !== type && tone,
  ]
  return ` class="${own.filter(Boolean).join(' ')}"`
}
