import Table from 'cli-table3'

/** Stands for one column of text while the frame is drawn; no text for people has it. */
const PLACE = '\ue000'
const PLACES = /\ue000+/g
const BORDER = /[^\ue000 \n]+/g
const ASCII_BORDER = { mid: '-', 'left-mid': '+', 'mid-mid': '+', 'right-mid': '+', middle: '|' }
const ASCII_EDGES = {
  top: '-',
  'top-mid': '+',
  'top-left': '+',
  'top-right': '+',
  bottom: '-',
  'bottom-mid': '+',
  'bottom-left': '+',
  'bottom-right': '+',
  left: '|',
  right: '|',
}

/**
 * Draws cells in a frame. A cell is lines, each already painted and padded to its column's width: the frame is
 * drawn around places of that width and the lines are put in afterwards, so that what the library thinks of
 * Chinese, accents and escapes cannot bend it.
 */
export function frame(
  head: readonly (readonly string[])[],
  rows: readonly (readonly (readonly string[])[])[],
  widths: readonly number[],
  ascii: boolean,
  paintBorder: (text: string) => string,
): string {
  const table = new Table({
    head: placesOf(head, widths),
    style: { head: [], border: [], compact: true },
    ...(ascii ? { chars: { ...ASCII_BORDER, ...ASCII_EDGES } } : {}),
  })
  for (const row of rows) table.push(placesOf(row, widths))
  const lines = [head, ...rows].flatMap(linesAcross)[Symbol.iterator]()
  const drawn = table.toString().replace(BORDER, paintBorder)
  return `${drawn.replace(PLACES, () => lines.next().value ?? '')}\n`
}

function placesOf(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  return cells.map((lines, at) => lines.map(() => PLACE.repeat(widths[at] as number)).join('\n'))
}

/** The lines of a row's cells in the order they are printed: first lines from left to right, second lines … */
function linesAcross(cells: readonly (readonly string[])[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    cells.flatMap((lines) => (line < lines.length ? [lines[line] as string] : [])),
  ).flat()
}
