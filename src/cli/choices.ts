import { graphemeEnd } from '../language/graphemes.ts'
import { fold } from '../language/names.ts'
import { displayWidth, padEnd, truncate } from '../language/width.ts'
import { forColumn } from '../output/safe.ts'
import type { Choice } from './ask.ts'

/** Between two columns of a list. */
const GAP = 2

/** One line for each choice, at most `width` columns wide; cells stand below one another. */
export function linesOf(choices: readonly Choice<unknown>[], width: number): string[] {
  const rows = choices.map(({ cells, label }) => (cells ?? [label]).map((cell) => forColumn(cell)))
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell))
  const filled = widths.flatMap((one, at) => (one > 0 ? [at] : []))
  const room = width - GAP * Math.max(0, filled.length - 1)
  for (let over = widths.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths))
    widths[widest] = Math.max(0, (widths[widest] ?? 0) - 1)
  }
  return rows.map((row) =>
    filled
      .map((at) => padEnd(truncate(row[at] ?? '', widths[at] ?? 0, '..'), widths[at] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

/** The choices that begin with what was typed, then those of which another word does, then those that have it somewhere. */
export function narrowed<T>(choices: readonly Choice<T>[], typed: string): readonly Choice<T>[] {
  const part = fold(typed)
  if (part === '') return choices
  const begins = choices.filter(({ label }) => fold(label).startsWith(part))
  const called = choices.filter(({ words = [] }) => words.some((word) => fold(word).startsWith(part)))
  const holds = choices.filter(({ label }) => fold(label).includes(part))
  return [...new Set([...begins, ...called, ...holds])]
}

/** The part of a list that is shown: `size` of its lines, with the active one among them. */
export function pageOf(count: number, active: number, size: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(active - Math.floor(size / 2), count - size))
  return { from, to: Math.min(count, from + size) }
}

/** How much of what follows the cursor is always shown. */
const AHEAD = 10

/** The part of a line being typed that fits into `width` columns, and how many of them are before the cursor. */
export function windowOf(text: string, cursor: number, width: number): { shown: string; column: number } {
  let from = 0
  // What is wider than its columns in UTF-16 counts as that: the library below counts so.
  const size = (part: string) => Math.max(displayWidth(part), part.length)
  const ahead = Math.min(size(text.slice(cursor)), AHEAD)
  while (from < cursor && size(text.slice(from, cursor)) > width - 1 - ahead) from = graphemeEnd(text, from)
  const before = text.slice(from, cursor)
  let to = cursor
  while (to < text.length) {
    const end = graphemeEnd(text, to)
    if (size(text.slice(from, end)) > width) break
    to = end
  }
  return { shown: text.slice(from, to), column: displayWidth(before) }
}
