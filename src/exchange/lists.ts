/** One of several values in a cell; the label says which, such as `work`. */
export interface Listed {
  readonly value: string
  readonly label: string | null
}

/**
 * Several values as one cell: `a@x.example (work); b@x.example`. A backslash stands before what would part them,
 * and before brackets that are no label's.
 */
export function joinList(values: readonly Listed[]): string {
  return values.map(written).join('; ')
}

/** What `joinList` was given; empty values and spaces that someone put in by hand do not count. */
export function splitList(cell: string): Listed[] {
  return pieces(cell)
    .filter((piece) => piece.trim() !== '')
    .map(read)
}

function written({ value, label }: Listed): string {
  const own = value.replace(/[\\;]/g, '\\$&')
  const plain = /\)$|^\s|\s$|^$/.test(value) ? bracketed(own) : own
  return label === null ? plain : `${plain} (${label.replace(/[\\;()]/g, '\\$&')})`
}

/** Closes what would be taken for a label, and keeps white space at the ends from being cut. */
function bracketed(text: string): string {
  const closed = text.replace(/\)$/, '\\)')
  return /^\s|\s$|^$/.test(text) ? `\\<${closed}\\>` : closed
}

function pieces(cell: string): string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\') at++
    else if (cell[at] === ';') {
      found.push(cell.slice(from, at))
      from = at + 1
    }
  }
  found.push(cell.slice(from))
  return found
}

function read(untrimmed: string): Listed {
  const piece = untrimmed.trim()
  const labelled = /^(.*) \(((?:\\.|[^\\()])*)\)$/s.exec(piece)
  if (labelled && !endsInEscape(labelled[1] as string)) {
    return { value: plainOf(labelled[1] as string), label: unescaped(labelled[2] as string) }
  }
  return { value: plainOf(piece), label: null }
}

/** Whether the text ends within an escape, so that what follows it is escaped. */
function endsInEscape(text: string): boolean {
  return (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1
}

function plainOf(text: string): string {
  const kept = /^\\<(.*)\\>$/s.exec(text)
  return unescaped(kept ? (kept[1] as string) : text)
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}
