import { type Bytes, decoded, encodingOf, frontOf } from '../encoding.ts'

/** A line with what was folded put back, and the number of the first of its lines in the file. */
export interface WholeLine {
  readonly line: number
  readonly text: string
}

/** What is longer, such as a file inside the file, is cut: nothing that long is read. */
const LONGEST = 8_192

/**
 * The lines of a file, unfolded; ends of lines may be CRLF, LF or CR. They are put together before they are
 * decoded, because some programs fold in the midst of a character.
 */
export async function* wholeLines(bytes: Bytes): AsyncGenerator<WholeLine[]> {
  const isWide = (await frontOf(bytes)).subarray(0, 64).includes(0)
  const pieces = isWide ? widePieces(bytes) : bytePieces(bytes)
  const read = isWide ? (text: string) => text : decodedLine
  const lines = lineSplitter()
  let waiting: { line: number; text: string } | undefined
  const unfolded = (found: readonly string[], first: number): WholeLine[] => {
    const whole: WholeLine[] = []
    for (const [index, text] of found.entries()) {
      if (waiting && /^[ \t]/.test(text)) {
        if (waiting.text.length < LONGEST) waiting.text += text.slice(1)
        continue
      }
      if (waiting && waiting.text !== '') whole.push({ line: waiting.line, text: read(waiting.text) })
      waiting = { line: first + index, text }
    }
    return whole
  }
  for await (const piece of pieces) {
    const { found, first } = lines.push(piece)
    const whole = unfolded(found, first)
    if (whole.length > 0) yield whole
  }
  const { found, first } = lines.end()
  yield [...unfolded(found, first), ...unfolded([''], first + found.length)]
}

async function* bytePieces(bytes: Bytes): AsyncGenerator<string> {
  let start = true
  for await (const piece of bytes()) {
    const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
    yield start ? text.replace(/^\xef\xbb\xbf/, '') : text
    start = false
  }
}

async function* widePieces(bytes: Bytes): AsyncGenerator<string> {
  const encoding = await encodingOf(bytes)
  yield* decoded(bytes, encoding === 'damaged' ? 'utf-8' : encoding)
}

/** Takes text in pieces and gives lines with the number of the first of them. */
function lineSplitter() {
  let rest = ''
  let next = 1
  const cut = (text: string) => (text.length > LONGEST ? text.slice(0, LONGEST) : text)
  const given = (found: string[]) => {
    const first = next
    next += found.length
    return { found, first }
  }
  return {
    push(piece: string) {
      const text = rest + piece
      // A CR at the end may be half of a CRLF.
      const held = text.endsWith('\r') ? '\r' : ''
      const found = (held ? text.slice(0, -1) : text).split(/\r\n|\n|\r/)
      rest = cut(found.pop() ?? '') + held
      return given(found.map(cut))
    },
    end: () => given(rest.split('\r')),
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes, one to a character, as text: UTF-8, else Chinese, else Western. */
function decodedLine(latin: string): string {
  const bytes = Buffer.from(latin, 'latin1')
  // A string of its own, because a part of the whole piece would keep all of it in memory.
  if (/^[\0-\x7f]*$/.test(latin)) return bytes.toString('latin1')
  for (const decoder of [UTF8, new TextDecoder('gb18030', { fatal: true })]) {
    try {
      return decoder.decode(bytes)
    } catch {
      // Not in this encoding.
    }
  }
  return bytes.toString('latin1')
}
