import { displayWidth } from '../../language/width.ts'
import { fontNamed } from './styles.ts'
import { textElement, XML } from './xml.ts'
import type { Archive } from './zip.ts'

/** What is said at a cell, seen when the pointer rests on it. */
export interface Note {
  /** Counted from 0. */
  readonly column: number
  readonly row: number
  readonly ref: string
  readonly text: string
}

/** Who is said to have written notes that are not a person's. */
const AUTHOR = 'crm'
/** Shapes are numbered in blocks of so many, of which no two sheets share one. */
const BLOCK = 1024
/** In points: a line of a note, what stands around its text, and how large it may be. */
const LINE = 12.5
const COLUMN = 5.2
const AROUND = 12
const WIDEST_LINE = 56
const MOST_LINES = 32
/** What anchors count in, roughly: a narrow column and a row, in pixels. */
const COLUMN_PIXELS = 30
const ROW_PIXELS = 20
const PIXELS_PER_POINT = 96 / 72

/**
 * Writes a sheet's notes: what they say, and the boxes they are shown in, each as large as its text. Gives how many
 * blocks of shapes they take, after those that are taken.
 */
export async function writeNotes(
  archive: Archive,
  sheet: number,
  notes: readonly Note[],
  taken: number,
): Promise<number> {
  const comments = archive.begin(`xl/comments${sheet}.xml`)
  await comments.add(
    `${XML}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${AUTHOR}</author></authors><commentList>`,
  )
  const font = fontNamed('rFont', 'Tahoma')
  for (const { ref, text } of notes) {
    const wait = comments.add(
      `<comment ref="${ref}" authorId="0"><text><r><rPr><sz val="9"/><color indexed="81"/>${font}</rPr>${textElement(text)}</r></text></comment>`,
    )
    if (wait) await wait
  }
  await comments.add('</commentList></comments>')
  await comments.end()
  return drawBoxes(archive, sheet, notes, taken)
}

async function drawBoxes(
  archive: Archive,
  sheet: number,
  notes: readonly Note[],
  taken: number,
): Promise<number> {
  const blocks = Math.ceil((notes.length + 1) / BLOCK)
  const first = (taken + 1) * BLOCK
  const ids = Array.from({ length: blocks }, (_, at) => taken + 1 + at)
  const boxes = archive.begin(`xl/drawings/vmlDrawing${sheet}.vml`)
  await boxes.add(
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${ids.join(',')}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`,
  )
  for (const [at, note] of notes.entries()) {
    const wait = boxes.add(boxOf(note, first + at + 1, at + 1))
    if (wait) await wait
  }
  await boxes.add('</xml>')
  await boxes.end()
  return blocks
}

function boxOf({ column, row, text }: Note, id: number, order: number): string {
  const { width, height } = sizeOf(text)
  const right = Math.round((width * PIXELS_PER_POINT) / COLUMN_PIXELS)
  const down = Math.round((height * PIXELS_PER_POINT) / ROW_PIXELS)
  const top = Math.max(0, row - 1)
  const anchor = [column + 1, 15, top, 10, column + 1 + Math.max(2, right), 15, top + Math.max(1, down), 14]
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:${width}pt;height:${height}pt;z-index:${order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

/** In points, for the text as it is broken into lines. */
function sizeOf(text: string): { width: number; height: number } {
  let widest = 12
  let lines = 0
  for (const line of text.slice(0, WIDEST_LINE * MOST_LINES).split('\n')) {
    const width = displayWidth(line)
    widest = Math.max(widest, Math.min(width, WIDEST_LINE))
    lines += Math.max(1, Math.ceil(width / (WIDEST_LINE - 4)))
  }
  return {
    width: Math.round(widest * COLUMN + AROUND),
    height: Math.round(Math.min(lines, MOST_LINES) * LINE + AROUND),
  }
}
