/** A place on a screen, counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** What a screen shows: a line for each of its rows, and where something is being written. */
export interface Shown {
  readonly lines: readonly string[]
  /** Where the terminal's own cursor stands; it is hidden without. */
  readonly cursor?: Place | undefined
}

const CLEAR_REST = '\x1b[K'
const SHOW_CURSOR = '\x1b[?25h'
const HIDE_CURSOR = '\x1b[?25l'

/**
 * What a terminal is sent to show `after` where it shows `before`: only lines that differ. What follows a carriage
 * return in a line is written over its beginning.
 */
export function repaint(before: Shown | undefined, after: Shown): string {
  const parts: string[] = []
  for (const [at, line] of after.lines.entries()) {
    if (before?.lines[at] === line) continue
    const [whole = '', over] = line.split('\r')
    parts.push(goTo({ row: at, column: 0 }), whole, CLEAR_REST, over === undefined ? '' : `\r${over}`)
  }
  const moved = before?.cursor?.row !== after.cursor?.row || before?.cursor?.column !== after.cursor?.column
  if (parts.length === 0 && !moved && before !== undefined) return ''
  if (before?.cursor) parts.unshift(HIDE_CURSOR)
  if (after.cursor) parts.push(goTo(after.cursor), SHOW_CURSOR)
  return parts.join('')
}

function goTo({ row, column }: Place): string {
  return `\x1b[${row + 1};${column + 1}H`
}
