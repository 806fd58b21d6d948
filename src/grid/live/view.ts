import { readFilter, sayFilter } from '../../clients/filter.ts'
import { Failure } from '../../errors.ts'
import { readStep } from '../../followups/step.ts'
import { sayWhen } from '../../language/calendar.ts'
import type { Order } from '../../language/dates.ts'
import { listed, say } from '../../language/say.ts'
import { displayWidth, padEnd, truncate } from '../../language/width.ts'
import type { Line, Look } from '../../output/document.ts'
import { daysThatFit, drawWindow } from '../../output/grid-window.ts'
import type { Shown } from '../../output/repaint.ts'
import { forColumn, forTerminal } from '../../output/safe.ts'
import { type Paint, paintWrapped } from '../../output/tones.ts'
import { detailOf, kindName } from './detail.ts'
import { keysHelp } from './help.ts'
import { shownPart } from './line.ts'
import { type Live, roomOf, type Size, SMALLEST, type Writing, widthOf } from './model.ts'
import { wordsIn } from './read.ts'

/** What a live calendar is shown with. */
export interface Showing {
  readonly look: Look
  readonly paint: Paint
  readonly reverse: (text: string) => string
  /** For the date of a follow-up and the words of a filter, which are read while they are typed. */
  readonly order: Order | undefined
  readonly actor: string
  /** The time of day, for a date such as `in an hour`. */
  now(): string
}

/** The whole screen: as many lines as it has rows. */
export function view(live: Live, { columns, rows }: Size, showing: Showing): Shown {
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
    const text = say`The screen is too small: ${SMALLEST.columns} columns and ${SMALLEST.rows} rows at least.`
    return { lines: filled(paintWrapped(text, Math.max(1, columns - 1), showing.look, showing.paint), rows) }
  }
  const room = roomOf(live.size, live.page.grid.rows.length)
  const help = live.mode.kind === 'help'
  const above = help
    ? filled([titleOf(live, showing), ...helpLines(live, showing)], rows - 2)
    : [
        ...filled([titleOf(live, showing), ...bodyOf(live, showing, room.body)], room.body + 3),
        '',
        ...filled(detailLines(live, showing, room.detail), room.detail),
      ]
  const bottom = bottomOf(live, showing)
  return {
    lines: [...above, ...bottom.lines],
    cursor: bottom.column === undefined ? undefined : { row: rows - 1, column: bottom.column },
  }
}

function filled(lines: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, at) => lines[at] ?? '')
}

function titleOf({ page, row, size }: Live, { look, paint }: Showing): string {
  const { rows, title } = page.grid
  const place = rows.length === 0 ? '' : say`${row + 1} of ${rows.length}`
  const room = widthOf(size) - displayWidth(place)
  const text = truncate(forColumn(title, look.ascii), room - 2, '..')
  return paint(text, 'strong') + ' '.repeat(Math.max(1, room - displayWidth(text))) + paint(place, 'quiet')
}

function bodyOf(live: Live, showing: Showing, body: number): string[] {
  const { look, paint, reverse } = showing
  const { page, layout, left, top } = live
  const days = page.grid.days.slice(left, left + daysThatFit(layout, widthOf(live.size)))
  const rows = page.grid.rows
    .slice(top, top + body)
    .map((row) => ({ ...row, cells: row.cells.slice(left, left + days.length) }))
  const cursor = { row: live.row - top, column: live.column - left }
  const all = page.grid.days
  const several = all[0]?.day.slice(0, 7) !== all.at(-1)?.day.slice(0, 7)
  const shown = { grid: { ...page.grid, days, rows }, layout, several, cursor }
  const lines = drawWindow(shown, look, paint, reverse)
  return rows.length > 0
    ? lines
    : [...lines, ...paintWrapped(page.grid.empty, widthOf(live.size), look, paint)]
}

function helpLines({ page, size }: Live, { look, paint }: Showing): string[] {
  const keys = keysHelp(page.channels.map(({ code }) => code).join(' '))
  const left = Math.max(...keys.map(([key]) => displayWidth(key))) + 2
  const lines = keys.flatMap(([key, says]) =>
    paintWrapped(says, widthOf(size) - left, look, paint).map(
      (line, at) => paint(padEnd(at === 0 ? key : '', left), 'code') + line,
    ),
  )
  return ['', ...lines]
}

const INDENT = '    '

/** The lines said of the cell; where there are too many the last says how many more. */
function detailLines(live: Live, { look, paint }: Showing, room: number): string[] {
  const lines = detailOf(live).flatMap((line) =>
    paintWrapped(line, widthOf(live.size) - INDENT.length, look, paint).map((part, at) =>
      at === 0 ? part : INDENT + part,
    ),
  )
  if (lines.length <= room) return lines
  const more = lines.length - room + 1
  return [...lines.slice(0, room - 1), paint(say`and ${more} more lines: crm brief`, 'quiet')]
}

/** The message, or what is understood of what is being written; and the line for writing, or what the keys are. */
function bottomOf(live: Live, showing: Showing): { lines: [string, string]; column?: number } {
  const { look, paint } = showing
  const width = widthOf(live.size)
  const line = (text: Line) => oneLine(text, width, look, paint)
  const { mode, message } = live
  const said: Line = message
    ? [...(typeof message.line === 'string' ? [{ text: message.line }] : message.line)].map((span) => ({
        tone: message.tone ?? 'plain',
        ...span,
      }))
    : echoOf(live, showing)
  if (mode.kind === 'writing') {
    const name = truncate(forColumn(labelOf(mode.what), look.ascii), Math.floor(width / 2), '..')
    const label = say`${name}: ${''}`
    const part = shownPart(mode.line, width - displayWidth(label), look.ascii)
    return {
      lines: [line(said), paint(label, 'quiet') + part.text],
      column: displayWidth(label) + part.column,
    }
  }
  if (mode.kind === 'asking')
    return {
      lines: [
        line(mode.question),
        line([{ text: say`y takes it back, any other key does not`, tone: 'quiet' }]),
      ],
    }
  if (mode.kind === 'help') return { lines: ['', line([{ text: say`any key goes back`, tone: 'quiet' }])] }
  return { lines: [line(said), line([{ text: hints(live, width), tone: 'quiet' }])] }
}

/** The line, or as much of it as fits. */
function oneLine(line: Line, width: number, look: Look, paint: Paint): string {
  const [first = '', ...rest] = paintWrapped(line, width, look, paint)
  return rest.length === 0 ? first : `${paintWrapped(line, width - 3, look, paint)[0]} ..`
}

function labelOf(what: Writing): string {
  switch (what.for) {
    case 'filter':
      return say`Clients`
    case 'note':
      return say`Note, ${what.row.label}`
    case 'followup':
      return say`${kindName(what.kind)}, ${what.row.label}`
  }
}

/** As many of the keys as there is room for, the most needed first. */
function hints({ page }: Live, width: number): string {
  const codes = page.channels.map(({ code }) => code).join(' ')
  const keys = [
    say`${codes} log`,
    say`n note`,
    say`f follow-up`,
    say`? help`,
    say`q leave`,
    say`/ filter`,
    say`u undo`,
    say`[ ] month`,
    say`t today`,
  ]
  let text = ''
  for (const key of keys) {
    const more = text === '' ? key : `${text}   ${key}`
    if (displayWidth(more) > width) break
    text = more
  }
  return text
}

/** What is understood of what is being written, while it is written. */
function echoOf({ mode, page }: Live, { order, actor, now }: Showing): Line {
  if (mode.kind !== 'writing') return ''
  const { what, line } = mode
  if (what.for === 'note')
    return [{ text: say`Enter keeps it, Ctrl-E opens your editor, Esc leaves it as it was`, tone: 'quiet' }]
  const text = line.text.trim()
  if (text === '')
    return [
      {
        text:
          what.for === 'filter'
            ? say`empty for all clients`
            : say`such as: fri send prospectus   (Tab: promise, awaiting)`,
        tone: 'quiet',
      },
    ]
  try {
    if (what.for === 'filter')
      return [{ text: sayFilter(readFilter(wordsIn(text), { today: page.today, actor })), tone: 'quiet' }]
    const step = readStep(text, { today: page.today, now: now(), order })
    return [{ text: sayWhen(step), tone: 'good' }, { text: `  ${forTerminal(step.what)}` }]
  } catch (error) {
    if (error instanceof Failure) return [{ text: error.message, tone: 'quiet' }]
    throw error
  }
}

/** For the message of an edit that was refused: the sentence, and what stands below it. */
export function sentenceOf(failure: Failure): string {
  return failure.details.length === 0
    ? failure.message
    : say`${failure.message} ${listed(failure.details)}‖sentences`
}
