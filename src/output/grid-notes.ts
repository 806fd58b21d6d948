import type { Day } from '../day.ts'
import { sayShortDay } from '../language/calendar.ts'
import { displayWidth, padEnd } from '../language/width.ts'
import type { Grid, GridCell, GridRow, Look } from './document.ts'
import type { Gatherer } from './lines.ts'
import { forTerminal } from './safe.ts'
import { type Paint, paintWrapped } from './tones.ts'

interface Entry {
  readonly code: string
  readonly time: string
  readonly text: string
}

interface NotesLayout {
  readonly months: boolean
  /** The columns of the longest name of a day. */
  readonly day: number
  readonly code: number
  readonly time: number
}

/** Prints what was said below the grid, by row and day, and what is still to do. */
export async function drawNotes(grid: Grid, look: Look, paint: Paint, out: Gatherer): Promise<void> {
  const layout = layoutOf(grid, look)
  for (const row of grid.rows) {
    const lines = row.cells.flatMap((cell, at) => {
      const day = grid.days[at]?.day
      return day ? linesOf(entriesOf(row, cell, look), day, layout, look, paint) : []
    })
    if (lines.length === 0) continue
    const name = paintWrapped([{ text: row.label, tone: 'strong' }], look.width, look, paint)
    const wait = out.add(`\n${[...name, ...lines].join('\n')}\n`)
    if (wait) await wait
  }
}

function layoutOf(grid: Grid, look: Look): NotesLayout {
  const contacts = grid.rows.flatMap((row) => row.cells.flatMap((cell) => cell.contacts))
  const months = grid.days[0]?.day.slice(0, 7) !== grid.days.at(-1)?.day.slice(0, 7)
  return {
    months,
    day: Math.max(...grid.days.map(({ day }) => displayWidth(sayShortDay(day, months)))),
    code: contacts.reduce(
      (width, { code }) => Math.max(width, displayWidth(forTerminal(code, look.ascii))),
      1,
    ),
    time: contacts.some((contact) => contact.time !== null && contact.note !== '') ? 5 : 0,
  }
}

function entriesOf(row: GridRow, cell: GridCell, look: Look): Entry[] {
  const said = cell.contacts
    .filter((contact) => contact.note !== '')
    .map(({ code, time, note, client }) => ({
      code: forTerminal(code, look.ascii),
      time: time ?? '',
      text: client === row.label ? note : `${client}: ${note}`,
    }))
  const steps = cell.followups.map(({ what, client = row.label }) => ({
    code: 'o',
    time: '',
    text: client === row.label ? what : `${client}: ${what}`,
  }))
  return [...said, ...steps]
}

function linesOf(
  entries: readonly Entry[],
  day: Day,
  layout: NotesLayout,
  look: Look,
  paint: Paint,
): string[] {
  const name = padEnd(sayShortDay(day, layout.months), layout.day)
  return entries.flatMap(({ code, time, text }, index) => {
    const date = index === 0 ? name : ' '.repeat(layout.day)
    const tone = code === 'o' ? 'soon' : 'code'
    const gap = layout.time > 0 ? ` ${padEnd(time, layout.time)}` : ''
    const left = `  ${date}  ${paint(code, tone)}${' '.repeat(layout.code - displayWidth(code))}${gap}  `
    const indent = 2 + layout.day + 2 + layout.code + gap.length + 2
    const [first = '', ...rest] = paintWrapped(text, Math.max(20, look.width - indent), look, paint)
    return [(left + first).trimEnd(), ...rest.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))]
  })
}
