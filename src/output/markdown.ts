import type { Day } from '../day.ts'
import { sayDateShort, sayDay, weekdayHead } from '../language/calendar.ts'
import { plainly, said, say } from '../language/say.ts'
import { isRightAligned, sayDays, sayEmpty, shownColumns, wordingOf } from './cells.ts'
import {
  type Block,
  type Column,
  type Document,
  type Emit,
  type Facts,
  type Grid,
  type GridCell,
  type Line,
  type Look,
  plannedLetter,
  type Row,
  type Sheet,
  type Text,
  type Tone,
} from './document.ts'
import { excerpt, markedSpans } from './excerpt.ts'
import { dottedBetweenParts } from './legend.ts'
import { each, type Gatherer, gather } from './lines.ts'
import { forMarkdown } from './safe.ts'
import { labelOf } from './say-line.ts'

/** Writes GitHub's Markdown: headings, lists of facts, tables; the grid as a table and its notes as a list. */
export async function writeMarkdown(document: Document, _look: Look, emit: Emit): Promise<void> {
  const out = gather(emit)
  for (const [index, block] of document.blocks.entries()) {
    if (index > 0) await out.add('\n')
    await writeBlock(block, out)
  }
  await out.flush()
}

async function writeBlock(block: Block, out: Gatherer): Promise<void> {
  if (block.title !== undefined) await out.add(`## ${forMarkdown(block.title)}\n\n`)
  if (block.kind === 'text') return out.add(textOf(block))
  if (block.kind === 'facts') return out.add(factsOf(block))
  return block.kind === 'grid' ? writeGrid(block, out) : writeSheet(block, out)
}

/** Lines in a row are one paragraph whose lines stay apart. */
function textOf({ lines }: Text): string {
  return lines
    .map((line, index) => {
      const text = lineOf(line)
      const goesOn = text !== '' && lines[index + 1] !== undefined && lineOf(lines[index + 1] as Line) !== ''
      return goesOn ? `${text}\\\n` : `${text}\n`
    })
    .join('')
}

function factsOf({ facts }: Facts): string {
  return facts.map((fact) => `${say`- **${forMarkdown(labelOf(fact))}:** ${lineOf(fact.value)}`}\n`).join('')
}

async function writeSheet(sheet: Sheet, out: Gatherer): Promise<void> {
  const columns = shownColumns(sheet)
  const head = rowLine(columns.map((column) => forMarkdown(column.title)))
  const rule = rowLine(columns.map((column) => (isRightAligned(column.type) ? '---:' : '---')))
  let any = false
  await each(sheet.rows, (row: Row) => {
    const line = rowLine(columns.map((column) => cellOf(column, row)))
    if (any) return out.add(line)
    any = true
    return out.add(head + rule + line)
  })
  if (!any) await out.add(`${forMarkdown(sayEmpty(sheet))}\n`)
  if (sheet.foot && sheet.foot.length > 0) await out.add(`\n${textOf({ kind: 'text', lines: sheet.foot })}`)
}

function cellOf({ key, type, marks }: Column, row: Row): string {
  const text = wordingOf(row[key], type)
  return marks ? lineOf(markedSpans(excerpt(text, marks, false), marks)) : forMarkdown(text)
}

async function writeGrid(grid: Grid, out: Gatherer): Promise<void> {
  if (grid.rows.length === 0) return out.add(`${forMarkdown(grid.empty)}\n`)
  const severalMonths = grid.days[0]?.day.slice(0, 7) !== grid.days.at(-1)?.day.slice(0, 7)
  const days = grid.days.map(({ day, today }) => {
    const date = severalMonths ? sayDateShort(day) : day.slice(8)
    const name = `${weekdayHead(day)} ${date}`
    return today ? `**${name}**` : name
  })
  await out.add(
    rowLine([
      forMarkdown(said(grid.head)),
      said('Tier'),
      ...days,
      say`n‖contacts`,
      say`quiet‖days without contact`,
    ]),
  )
  await out.add(rowLine(['---', '---', ...days.map(() => '---'), '---:', '---:']))
  for (const row of grid.rows) {
    const quiet = row.quiet === null ? plainly('–') : sayDays(row.quiet)
    const sums = [`${row.count}`, row.late ? `**${quiet} !**` : quiet]
    const wait = out.add(
      rowLine([forMarkdown(row.label), forMarkdown(row.tier ?? ''), ...row.cells.map(codesOf), ...sums]),
    )
    if (wait) await wait
  }
  const legend = (grid.legend ?? []).map((line) => `${lineOf(dottedBetweenParts(line))}\n`)
  if (legend.length > 0) await out.add(`\n${legend.join('\n')}`)
  if (grid.notes) await writeNotes(grid, out)
}

function codesOf({ contacts, followups, planned, gaps }: GridCell): string {
  const gap = gaps ? '!' : ''
  if (contacts.length > 0) return forMarkdown(contacts.map(({ code }) => code).join('') + gap)
  if (followups.length > 0) return `o${gap}`
  return planned ? plannedLetter(planned) : gap
}

async function writeNotes(grid: Grid, out: Gatherer): Promise<void> {
  for (const row of grid.rows) {
    const lines = row.cells.flatMap((cell, at) => notesOf(row.label, cell, grid.days[at]?.day as Day))
    if (lines.length === 0) continue
    const wait = out.add(`\n**${forMarkdown(row.label)}**\n\n${lines.join('')}`)
    if (wait) await wait
  }
}

function notesOf(label: string, cell: GridCell, day: Day): string[] {
  const said = cell.contacts
    .filter(({ note }) => note !== '')
    .map(({ code, time, note, client }) => {
      const when = time === null ? sayDay(day) : `${sayDay(day)} ${time}`
      const who = client === label ? '' : `${forMarkdown(client)}: `
      return `- ${when} ${forMarkdown(code)}: ${who}${forMarkdown(note)}\n`
    })
  const steps = cell.followups.map(({ what, client = label }) => {
    const who = client === label ? '' : `${forMarkdown(client)}: `
    return `- ${sayDay(day)} o: ${who}${forMarkdown(what)}\n`
  })
  return [...said, ...steps]
}

function rowLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function lineOf(line: Line): string {
  if (typeof line === 'string') return forMarkdown(line)
  return line.map(({ text, tone }) => emphasised(text, tone)).join('')
}

/** Emphasis has to touch the text, so spaces around it stay outside. */
function emphasised(text: string, tone: Tone | undefined): string {
  const words = forMarkdown(text)
  const [before = '', after = ''] =
    text.trim() === '' ? [text] : [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]]
  const marked = words !== '' && (tone === 'strong' || tone === 'late') ? `**${words}**` : words
  return (before === '' ? '' : ' ') + marked + (after === '' ? '' : ' ')
}
