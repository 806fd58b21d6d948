import { displayWidth, padEnd, truncate } from '../language/width.ts'
import type { Block, Document, Emit, Facts, Line, Look, Span, Text } from './document.ts'
import { type Gatherer, gather } from './lines.ts'
import { forColumn, forTerminal } from './safe.ts'
import { labelOf } from './say-line.ts'
import { type Paint, paintFor, paintWrapped } from './tones.ts'

/** A label takes no more than this of the line, and a value no less than that. */
const WIDEST_LABEL = 28
const NARROWEST_VALUE = 12

/** Draws blocks for people at a terminal, one blank line between two. */
export async function writeTable(document: Document, look: Look, emit: Emit): Promise<void> {
  const paint = await paintFor(look)
  const out = gather(emit)
  for (const [index, block] of document.blocks.entries()) {
    if (index > 0) await out.add('\n')
    await drawBlock(block, look, paint, out)
  }
  await out.flush()
}

async function drawBlock(block: Block, look: Look, paint: Paint, out: Gatherer): Promise<void> {
  if (block.kind === 'grid') {
    const { drawGrid } = await import('./grid-table.ts')
    return drawGrid(block, look, paint, out)
  }
  if (block.title !== undefined) await out.add(drawTitle(block.title, look, paint))
  if (block.kind === 'text') return out.add(drawText(block, look, paint))
  if (block.kind === 'facts') return out.add(drawFacts(block, look, paint))
  const { drawSheet } = await import('./sheet-table.ts')
  await drawSheet(block, look, paint, out, (facts, labels) => drawFacts(facts, look, paint, labels))
  if (block.foot) await out.add(drawText({ kind: 'text', lines: block.foot }, look, paint))
}

function drawTitle(title: string, look: Look, paint: Paint): string {
  return joined(
    paintWrapped([{ text: forTerminal(title, look.ascii), tone: 'strong' }], look.width, look, paint),
  )
}

function drawText(text: Text, look: Look, paint: Paint): string {
  return joined(text.lines.flatMap((line) => hanging(line, isWhole(line) ? unbroken(look) : look, paint)))
}

function isWhole(line: Line): boolean {
  return typeof line !== 'string' && line.some((span) => span.whole)
}

function unbroken(look: Look): Look {
  return { ...look, width: Number.POSITIVE_INFINITY }
}

/** The line wrapped; where it begins with spaces, what follows is indented like it. */
function hanging(line: Line, look: Look, paint: Paint): string[] {
  const [first, ...others]: readonly Span[] = typeof line === 'string' ? [{ text: line }] : line
  const indent = /^ */.exec(first?.text ?? '')?.[0] ?? ''
  if (!first || indent === '' || indent.length > look.width / 2)
    return paintWrapped(line, look.width, look, paint)
  const rest = [{ ...first, text: first.text.slice(indent.length) }, ...others]
  return paintWrapped(rest, look.width - indent.length, look, paint).map((part) => (indent + part).trimEnd())
}

function drawFacts({ facts }: Facts, look: Look, paint: Paint, least = 0): string {
  const labels = facts.map((fact) =>
    truncate(forColumn(labelOf(fact), look.ascii), WIDEST_LABEL, look.ascii ? '...' : '…'),
  )
  const indent = Math.max(Math.min(least, WIDEST_LABEL), ...labels.map(displayWidth)) + 2
  const beside = look.width - indent >= NARROWEST_VALUE
  const left = beside ? indent : 2
  return joined(
    facts.flatMap(({ value }, index) => {
      const label = labels[index] as string
      const lines = paintWrapped(value, look.width - left, look, paint)
      const first = paint(label, 'quiet') + padEnd('', indent - displayWidth(label))
      if (!beside && lines.join('') === '') return [first.trimEnd()]
      const rest = (beside ? lines.slice(1) : lines).map((line) =>
        line === '' ? '' : ' '.repeat(left) + line,
      )
      return [beside ? (first + (lines[0] ?? '')).trimEnd() : first.trimEnd(), ...rest]
    }),
  )
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
