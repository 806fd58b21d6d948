import { plainly } from '../language/say.ts'
import { displayWidth } from '../language/width.ts'
import { type Line, lineText, type Span } from './document.ts'

/** What stands between two parts of a legend, such as `T telephone` and `E e-mail`. */
const BETWEEN = '   '

/** A legend as lines that are broken between its parts, where they fit; a part is never parted from its letter. */
export function brokenBetweenParts(line: Line, width: number): Line[] {
  if (typeof line === 'string') return [line]
  const lines: Span[][] = []
  let room = 0
  for (const part of partsOf(line)) {
    const needed = displayWidth(lineText(part))
    const last = lines.at(-1)
    if (last && needed + BETWEEN.length <= room) {
      last.push({ text: BETWEEN }, ...part)
      room -= needed + BETWEEN.length
    } else {
      lines.push([...part])
      room = width - needed
    }
  }
  return lines
}

/** A legend with dots between its parts, for where spaces are run together. */
export function dottedBetweenParts(line: Line): Line {
  if (typeof line === 'string') return line
  return partsOf(line).flatMap((part, at) => (at === 0 ? part : [{ text: plainly(' · ') }, ...part]))
}

function partsOf(line: readonly Span[]): Span[][] {
  const parts: Span[][] = [[]]
  for (const span of line) {
    if (span.text === BETWEEN) parts.push([])
    else parts.at(-1)?.push(span)
  }
  return parts
}
