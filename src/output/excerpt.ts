import { graphemeEnd, graphemeWidth } from '../language/graphemes.ts'
import { displayWidth, truncate } from '../language/width.ts'
import type { Column, Span } from './document.ts'

/** About so many columns of a text are shown around what was looked for, a third of them before it where more follows. */
const ROOM = 72
const ROOM_BEFORE = 24
/** A text that is not much longer is shown whole. */
const SHORT = 96
/** How far before the hit the beginning is looked for: so many characters fill the room, whatever they are. */
const CHARACTERS_BEFORE = 400
/** How many letters may go so that the excerpt begins with a whole word. */
const PART_OF_WORD = 12

/** Of a long text the part around the first of the marks, with ellipses where it was cut; a short one whole. */
export function excerpt(text: string, marks: Column['marks'], ascii: boolean): string {
  const ellipsis = ascii ? '...' : '…'
  if (!marks || displayWidth(text) <= SHORT) return text
  const [start] = marks(text)[0] ?? [0]
  const from = beginningFor(text, start)
  if (from === 0) return ended(text, ROOM, ellipsis)
  return ellipsis + ended(text.slice(from), ROOM - displayWidth(ellipsis), ellipsis)
}

/** Cut to its beginning, after a whole word where one is near. */
function ended(text: string, room: number, ellipsis: string): string {
  if (truncate(text, room, '') === text) return text
  const cut = truncate(text, room - displayWidth(ellipsis), '')
  const words = /[ ,.;]/.test(text[cut.length] ?? ' ') ? cut : cut.replace(LAST_PART, '')
  return words.trimEnd() + ellipsis
}

const LAST_PART = / [!-~\xc0-\u024f]{1,12}$/

/** Where an excerpt begins that shows what stands at `start`. */
function beginningFor(text: string, start: number): number {
  const earliest = Math.max(0, start - CHARACTERS_BEFORE)
  const steps: { at: number; width: number }[] = []
  for (let at = earliest; at < start; ) {
    const end = graphemeEnd(text, at)
    steps.push({ at, width: graphemeWidth(text, at, end) })
    at = end
  }
  let from = start
  let room = Math.max(ROOM_BEFORE, ROOM - 1 - displayWidth(text.slice(start, start + ROOM)))
  for (const { at, width } of steps.reverse()) {
    room -= width
    if (room < 0) break
    from = at
  }
  if (from === 0) return 0
  const space = text.indexOf(' ', from - 1)
  return space >= 0 && space < Math.min(start, from + PART_OF_WORD) ? space + 1 : from
}

/** The text as spans, what was looked for strong. */
export function markedSpans(text: string, marks: NonNullable<Column['marks']>): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const [start, end] of marks(text)) {
    if (start > at) spans.push({ text: text.slice(at, start) })
    spans.push({ text: text.slice(start, end), tone: 'strong' })
    at = end
  }
  if (at < text.length) spans.push({ text: text.slice(at) })
  return spans
}
