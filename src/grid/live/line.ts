import type { Key } from '../../cli/screen.ts'
import { graphemeEnd } from '../../language/graphemes.ts'
import { displayWidth } from '../../language/width.ts'
import { forTerminal } from '../../output/safe.ts'

/** A text that is being written, and where in it: always between two characters as people see them. */
export interface Edited {
  readonly text: string
  readonly at: number
}

/** A text to be written on, at its end. */
export function lineOf(text: string): Edited {
  return { text, at: text.length }
}

/** The text with more of it typed or pasted. */
export function typedInto({ text, at }: Edited, more: string): Edited {
  const whole = text.slice(0, at) + more + text.slice(at)
  return { text: whole, at: endAround(whole, at + more.length) }
}

/** What a key makes of it; undefined of keys that mean nothing to a line. */
export function keyedInto(line: Edited, key: Key): Edited | undefined {
  const { text, at } = line
  if (key.name === 'paste') return typedInto(line, key.text.replace(/\r\n?/g, '\n'))
  if (key.ctrl) return controlled(line, key.name)
  switch (key.name) {
    case 'left':
      return { text, at: before(text, at) }
    case 'right':
      return { text, at: after(text, at) }
    case 'home':
      return { text, at: 0 }
    case 'end':
      return { text, at: text.length }
    case 'backspace':
      return without(text, before(text, at), at)
    case 'delete':
      return without(text, at, after(text, at))
    default:
      return key.text === '' ? undefined : typedInto(line, key.text)
  }
}

function controlled({ text, at }: Edited, name: string): Edited | undefined {
  switch (name) {
    case 'a':
      return { text, at: 0 }
    case 'h':
      return without(text, before(text, at), at)
    case 'k':
      return without(text, at, text.length)
    case 'u':
      return without(text, 0, at)
    case 'w':
      return without(text, text.slice(0, at).replace(/\S+\s*$/u, '').length, at)
    default:
      return undefined
  }
}

function without(text: string, from: number, to: number): Edited {
  const left = text.slice(0, from) + text.slice(to)
  return { text: left, at: endAround(left, from) }
}

function after(text: string, at: number): number {
  return at >= text.length ? text.length : graphemeEnd(text, at)
}

function before(text: string, at: number): number {
  let start = 0
  for (let end = 0; end < at; ) {
    start = end
    end = graphemeEnd(text, end)
  }
  return start
}

/** The place itself, or the end of the character that it would cut. */
function endAround(text: string, at: number): number {
  let end = 0
  while (end < at) end = graphemeEnd(text, end)
  return end
}

/** The part of it that so many columns show, with the place of writing in it; line feeds and the like are shown as signs. */
export function shownPart(
  { text, at }: Edited,
  width: number,
  ascii: boolean,
): { readonly text: string; readonly column: number } {
  const pieces: { readonly shown: string; readonly width: number; readonly end: number }[] = []
  for (let start = 0; start < text.length; ) {
    const end = graphemeEnd(text, start)
    const shown = signOf(text.slice(start, end), ascii)
    pieces.push({ shown, width: displayWidth(shown), end })
    start = end
  }
  let first = 0
  let column = 0
  for (const [index, piece] of pieces.entries()) {
    if (piece.end > at) break
    column += piece.width
    while (column >= width && first <= index) column -= (pieces[first++] as typeof piece).width
  }
  let shown = ''
  let used = 0
  for (const piece of pieces.slice(first)) {
    used += piece.width
    if (used >= width) break
    shown += piece.shown
  }
  return { text: shown, column }
}

function signOf(character: string, ascii: boolean): string {
  if (/^(?:\r\n|[\n\r])$/.test(character)) return ascii ? '\\n' : '\u240a'
  if (character === '\t') return ascii ? '\\t' : '\u2409'
  return forTerminal(character, ascii)
}
