import { dateOf, monthOf, yearOf } from '../../day.ts'
import { monthShort, monthTitle, sayDayOfYear, weekdayHead } from '../../language/calendar.ts'
import { said, say } from '../../language/say.ts'
import { TIER_HEAD } from '../calendar-sheet.ts'
import { sayDays } from '../cells.ts'
import type { Grid, GridCell, GridDay, GridRow, Line } from '../document.ts'
import { plannedLetter } from '../document.ts'
import { sayContactsHead, sayQuietHead } from '../grid-layout.ts'
import type { Gatherer } from '../lines.ts'
import { sayLine } from '../say-line.ts'
import { classOf, forHtml, forHtmlLines, lineHtml } from './escape.ts'
import { entriesOf, entryHtml, hasTexts, writeNotes } from './grid-notes.ts'

/** So many days stand side by side on a page that is printed; longer ranges have a table for each month. */
const WIDEST = 35

/** More days than these take the whole width of paper. */
const FEW_DAYS = 14
/** The first block of a page stands under the page's own title. */
const FIRST = 'b0'

interface Band {
  readonly from: number
  readonly to: number
}

interface Drawing {
  readonly grid: Grid
  readonly id: string
  readonly today: number
  readonly tiers: boolean
}

/** Writes the calendar as tables that scroll in themselves, its legend, and what was said by client and day. */
export async function writeGrid(grid: Grid, id: string, name: string, out: Gatherer): Promise<void> {
  if (grid.rows.length === 0) return out.add(`<p class="quiet">${forHtmlLines(grid.empty)}</p>\n`)
  const bands = bandsOf(grid.days)
  const tiers = grid.rows.some(({ tier }) => tier !== null)
  const drawing = { grid, id, tiers, today: grid.days.findIndex(({ today }) => today) }
  const said = hasTexts(grid)
  if (said)
    await out.add(
      `<a class="skip" href="#${id}-notes">${forHtml(say`Skip the calendar, to the notes`)}</a>\n`,
    )
  for (const band of bands) {
    const title = bands.length > 1 ? say`${name}, ${monthOfBand(grid, band)}` : name
    const last = band.to === grid.days.length
    if (band.from > 0) await out.add('<br/>\n')
    await out.add(headOf(drawing, band, title, last))
    for (const row of grid.rows) {
      const wait = out.add(rowOf(drawing, band, row, last))
      if (wait) await wait
    }
    await out.add('</tbody>\n</table></div>\n')
  }
  await out.add(`<p class="legend">${lineHtml(sumsMean())}</p>\n`)
  for (const line of grid.legend ?? []) await out.add(`<p class="legend">${lineHtml(line)}</p>\n`)
  if (said) await writeNotes(grid, id, id === FIRST ? 2 : 3, out)
}

/** What the heads of the last two columns mean. */
function sumsMean(): Line {
  const [count, quiet] = [sayContactsHead(), sayQuietHead()]
  return [
    ...sayLine`${{ text: count, tone: 'strong' }} contacts in these days`,
    { text: '   ' },
    ...sayLine`${{ text: quiet, tone: 'strong' }} days since the last contact`,
  ]
}

function bandsOf(days: readonly GridDay[]): Band[] {
  if (days.length <= WIDEST) return [{ from: 0, to: days.length }]
  const starts = days.flatMap(({ day }, at) => (at === 0 || dateOf(day) === 1 ? [at] : []))
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? days.length }))
}

function monthOfBand({ days }: Grid, { from }: Band): string {
  const { day } = days[from] as GridDay
  return monthTitle(yearOf(day), monthOf(day))
}

function headOf({ grid, id, tiers }: Drawing, band: Band, title: string, last: boolean): string {
  const days = grid.days.slice(band.from, band.to)
  const months = monthsIn(days)
  const rows = months.length > 1 || band.from > 0 || band.to < grid.days.length ? 2 : 1
  const span = rows > 1 ? ` rowspan="${rows}"` : ''
  const who = `<th scope="col" class="who"${span}>${forHtml(said(grid.head))}</th>${tiers ? `<th scope="col" class="tier"${span}>${forHtml(said(TIER_HEAD))}</th>` : ''}`
  const heads = days.map(({ day, rest, today }) => {
    const date = sayDayOfYear(day)
    const name = today ? say`${date}, today` : date
    return `<th scope="col"${dayClasses(rest, today)} aria-label="${name}"><span class="wd">${weekdayHead(day)}</span>${dateOf(day)}</th>`
  })
  const sums = last
    ? `<th scope="col" class="sum"${span} aria-label="${forHtml(say`contacts in these days`)}">${forHtml(sayContactsHead())}</th><th scope="col" class="sum"${span} aria-label="${forHtml(say`days since the last contact`)}">${forHtml(sayQuietHead())}</th>`
    : ''
  const spans = months.map(
    ({ name, days }) => `<th scope="colgroup" class="month" colspan="${days}">${name}</th>`,
  )
  const lines =
    rows > 1
      ? `<tr>${who}${spans.join('')}${sums}</tr>\n<tr>${heads.join('')}</tr>`
      : `<tr>${who}${heads.join('')}${sums}</tr>`
  return `<div class="scroll calendar" role="region" aria-labelledby="${id}" tabindex="0"><table class="grid${days.length > FEW_DAYS ? ' wide' : ''}">
<caption class="unseen">${forHtml(title)}</caption>
<thead>
${lines}
</thead>
<tbody>\n`
}

function monthsIn(days: readonly GridDay[]): { name: string; days: number }[] {
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7))
  return [...months.values()].map((own) => {
    const { day } = own[0] as GridDay
    const name = own.length > 4 ? monthTitle(yearOf(day), monthOf(day)) : monthShort(monthOf(day))
    return { name, days: own.length }
  })
}

function dayClasses(rest: boolean, today: boolean, said = false): string {
  if (!rest && !today && !said) return ''
  return ` class="${[rest && 'rest', today && 'now', said && 'said'].filter(Boolean).join(' ')}"`
}

function rowOf(drawing: Drawing, band: Band, row: GridRow, last: boolean): string {
  const { grid, tiers } = drawing
  let cells = `<th scope="row">${forHtml(row.label)}</th>`
  if (tiers) cells += `<td class="tier">${forHtml(row.tier ?? '')}</td>`
  for (let at = band.from; at < band.to; at++) {
    const day = grid.days[at] as GridDay
    const cell = row.cells[at]
    if (!cell || isEmpty(cell)) cells += `<td${dayClasses(day.rest, day.today)}></td>`
    else cells += cellOf(drawing, row, day, at)
  }
  if (last) {
    const quiet = row.quiet === null ? '–' : forHtml(sayDays(row.quiet))
    const mark = row.late ? ' <span class="mark gap">!</span>' : ''
    cells += `<td class="sum">${row.count}</td><td class="sum${row.late ? ' late' : ''}">${quiet}${mark}</td>`
  }
  return `<tr>${cells}</tr>\n`
}

function isEmpty({ contacts, followups, planned, gaps }: GridCell): boolean {
  return contacts.length === 0 && followups.length === 0 && !planned && !gaps
}

/** What stands in a cell, and what was said: on hover, on focus, and to those who listen. */
function cellOf(
  { id, today }: Drawing,
  row: GridRow,
  { day, rest, today: now }: GridDay,
  at: number,
): string {
  const cell = row.cells[at] as GridCell
  const marks = marksOf(cell, at < today)
  const entries = entriesOf(row, cell)
  if (entries.length === 0) return `<td${dayClasses(rest, now)}>${marks}</td>`
  const name = `${id}-${row.id}-${day}`
  const note = `<div class="note" role="tooltip" id="${name}"><p>${lineHtml(sayLine`${{ text: row.label, tone: 'strong' }}, ${sayDayOfYear(day)}`)}</p>${entries.map((entry) => `<p>${entryHtml(entry)}</p>`).join('')}</div>`
  return `<td${dayClasses(rest, now, true)} tabindex="0" aria-describedby="${name}">${marks}${note}</td>`
}

function marksOf({ contacts, followups, planned, gaps }: GridCell, isPast: boolean): string {
  let marks = ''
  if (contacts.length > 0)
    marks += `<span class="mark ${classOf('code')}">${contacts.map(({ code }) => forHtml(code)).join('')}</span>`
  if (followups.length > 0) marks += `<span class="mark step${isPast ? ' late' : ''}">o</span>`
  else if (planned && contacts.length === 0)
    marks += `<span class="mark plan">${forHtml(plannedLetter(planned))}</span>`
  if (gaps) marks += '<span class="mark gap">!</span>'
  return marks
}
