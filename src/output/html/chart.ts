import { said, say } from '../../language/say.ts'
import { displayWidth, truncate } from '../../language/width.ts'
import type { Chart, Row } from '../document.ts'
import { forHtml } from './escape.ts'
import { LIGHT } from './palette.ts'

/** The units of a drawing; a page shows it at about one to a pixel on a phone, and somewhat larger elsewhere. */
const WIDTH = 380
const HEIGHT = 210
/** What a letter takes of a part, across and down. */
const LETTER = 7
const LETTER_ROOM = 12
/** What a column of a label below takes across. */
const LABEL = 6
const ROW = 24
/** Columns of a name beside a bar. */
const NAME = 18

interface Series {
  readonly title: string
  readonly short: string | undefined
  readonly values: readonly number[]
}

/** The numbers of a chart, row by row and series by series. */
interface Numbers {
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly totals: readonly number[]
  /** Of shares: what there is. */
  readonly whole: readonly number[]
  readonly most: number
}

/** A figure with an inline drawing, its title and what the colours mean; empty where there is nothing to draw. */
export function drawChart(declared: Chart, rows: readonly Row[], id: string): string {
  const chart = inWords(declared)
  const numbers = numbersOf(chart, chart.most === undefined ? rows : rows.slice(0, chart.most))
  if (numbers.most === 0) return ''
  const drawn =
    chart.form === 'columns' ? columnsDrawn(chart, numbers) : barsDrawn(chart, numbers, chart.form)
  return `<figure>
<figcaption>${forHtml(chart.title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${drawn.height}" role="img" aria-labelledby="${id}-t ${id}-d">
<title id="${id}-t">${forHtml(chart.title)}</title>
<desc id="${id}-d">${forHtml(say`${chart.says} The table beside it has the numbers.`)}</desc>
${drawn.parts.join('\n')}
</svg>
${chart.form === 'shares' || numbers.series.length < 2 ? '' : keysOf(numbers)}</figure>
`
}

/** The chart with its words in the reader's language. */
function inWords(chart: Chart): Chart {
  return {
    ...chart,
    title: said(chart.title),
    says: said(chart.says),
    series: chart.series.map((one) => ({ ...one, title: said(one.title) })),
    axes: { rows: said(chart.axes.rows), numbers: said(chart.axes.numbers) },
  }
}

function numbersOf(chart: Chart, rows: readonly Row[]): Numbers {
  const numberIn = (row: Row, key: string) => Math.max(0, Number(row[key] ?? 0) || 0)
  const series = chart.series.map(({ key, title, short }) => ({
    title,
    short,
    values: rows.map((row) => numberIn(row, key)),
  }))
  const totals = rows.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] as number), 0))
  const { of } = chart
  const whole = of === undefined ? totals : rows.map((row) => numberIn(row, of))
  const most = Math.max(0, ...totals, ...whole)
  return { labels: rows.map((row) => `${row[chart.label] ?? ''}`), series, totals, whole, most }
}

interface Drawn {
  readonly height: number
  readonly parts: readonly string[]
}

function columnsDrawn(chart: Chart, { labels, series, totals, most }: Numbers): Drawn {
  const frame = { left: 30, right: WIDTH - 18, top: 30, bottom: HEIGHT - 40 }
  const step = stepFor(most)
  const top = Math.max(1, Math.ceil(most / step)) * step
  const y = (value: number) => frame.bottom - (value / top) * (frame.bottom - frame.top)
  const room = (frame.right - frame.left) / labels.length
  const width = Math.min(46, room * 0.76)
  const sumRoom = `${most}`.length * LETTER + 1
  const parts: string[] = []
  for (let value = 0; value <= top; value += step) {
    parts.push(
      `<path class="${value === 0 ? 'base' : 'rule'}" d="M${frame.left} ${at(y(value))}H${frame.right}"/>`,
    )
    parts.push(textAt(frame.left - 5, y(value) + 4, `${value}`, 'end'))
  }
  const widest = Math.max(...labels.map(displayWidth)) * LABEL + 2 * LABEL
  const every = Math.max(Math.ceil(labels.length / 6), Math.ceil(widest / room))
  for (const [index, label] of labels.entries()) {
    const x = frame.left + room * (index + 0.5)
    let below = 0
    for (const [place, { short, values }] of series.entries()) {
      const value = values[index] as number
      if (value === 0) continue
      const high = y(below) - y(below + value)
      parts.push(part(x - width / 2, y(below + value), width, high, classFor(chart, place)))
      if (short !== undefined && high >= LETTER_ROOM && width >= roomFor(short))
        parts.push(textAt(x, y(below + value / 2) + 3.5, short, 'middle', 'on'))
      below += value
    }
    const total = totals[index] as number
    if (total > 0 && room >= sumRoom) parts.push(textAt(x, y(total) - 4, `${total}`, 'middle', 'sum'))
    if ((labels.length - 1 - index) % every === 0)
      parts.push(
        textAt(x, frame.bottom + 14, label, 'middle', index === labels.length - 1 ? 'name' : undefined),
      )
  }
  parts.push(textAt(0, 11, chart.axes.numbers))
  parts.push(textAt(WIDTH - 4, HEIGHT - 6, chart.axes.rows, 'end'))
  return { height: HEIGHT, parts }
}

function barsDrawn(
  chart: Chart,
  { labels, series, totals, whole, most }: Numbers,
  form: 'bars' | 'shares',
): Drawn {
  const names = labels.map((label) => truncate(label, NAME, '…'))
  const left = form === 'shares' ? 54 : 124
  const right = form === 'shares' ? WIDTH - 122 : WIDTH - 40
  const x = (value: number) => (value / most) * (right - left)
  const head = 20
  const parts = [textAt(0, 11, chart.axes.rows), textAt(left, 11, chart.axes.numbers)]
  for (const [index, name] of names.entries()) {
    const y = head + index * ROW
    parts.push(textAt(left - 6, y + 15, name, 'end', 'name'))
    const all = whole[index] as number
    if (form === 'shares') parts.push(part(left, y + 3, x(all), ROW - 7, 'track'))
    let before = 0
    for (const [place, { short, values }] of series.entries()) {
      const value = values[index] as number
      if (value === 0) continue
      const wide = x(value)
      parts.push(part(left + x(before), y + 3, wide, ROW - 7, classFor(chart, place)))
      if (short !== undefined && wide >= roomFor(short))
        parts.push(textAt(left + x(before + value / 2), y + 15, short, 'middle', 'on'))
      before += value
    }
    const total = totals[index] as number
    const share = all === 0 ? 0 : Math.round((total / all) * 100)
    const sum = form === 'shares' ? say`${total} of ${all}, ${share} %` : `${total}`
    parts.push(textAt(left + x(Math.max(all, total)) + 6, y + 15, sum, 'start', 'sum'))
  }
  const bottom = head + names.length * ROW
  parts.push(`<path class="base" d="M${left} ${head}V${bottom}"/>`)
  return { height: bottom + 4, parts }
}

/** What a text takes across. */
function roomFor(text: string): number {
  return displayWidth(text) * LETTER + 4
}

function classFor({ late }: Chart, place: number): string {
  return late ? 'alarm' : `s${place % LIGHT.series.length}`
}

/** What the colours mean, in the order they are stacked from the top. */
function keysOf({ series }: Numbers): string {
  const keys = series.map(({ title, short }, place) => {
    const mark = `<span class="key s${place % LIGHT.series.length}">${forHtml(short ?? '')}&#160;</span>`
    return `<li>${short === undefined ? mark : mark.replace('&#160;', '')}${forHtml(title)}</li>`
  })
  return `<ul class="keys">${keys.join('')}</ul>\n`
}

/** Between three and six lines, at 1, 2 or 5 times a power of ten. */
function stepFor(most: number): number {
  const rough = Math.max(1, most / 4)
  const power = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) as number
}

function part(x: number, y: number, width: number, height: number, name: string): string {
  const box = `x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"`
  return `<rect class="${name === 'track' ? name : `part ${name}`}" ${box}/>`
}

function textAt(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  name?: string,
): string {
  const own = name === undefined ? '' : ` class="${name}"`
  const how = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text x="${at(x)}" y="${at(y)}"${how}${own}>${forHtml(text)}</text>`
}

function at(value: number): string {
  return `${Math.round(value * 10) / 10}`
}
