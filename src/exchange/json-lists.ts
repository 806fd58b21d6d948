import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** What stands at the top level of a JSON object: plain members, and the items of lists as they come. */
export type Piece =
  | { readonly is: 'member'; readonly name: string; readonly value: unknown }
  | { readonly is: 'item'; readonly name: string; readonly value: unknown }

/** Longer than any record may be. */
const LONGEST = 64 * 1024 * 1024

/** Takes apart a JSON object whose members may be long lists, without ever holding a whole list. */
export async function* jsonPieces(texts: AsyncIterable<string>): AsyncGenerator<Piece[]> {
  const scanner = scannerOf()
  for await (const text of texts) {
    const pieces = scanner.push(text)
    if (pieces.length > 0) yield pieces
  }
  scanner.end()
}

/** What comes next: a name, a value of a member, or the items of a list. */
type State = 'start' | 'name' | 'colon' | 'value' | 'item' | 'after item' | 'after member' | 'done'

interface Scan {
  state: State
  text: string
  at: number
  /** The member that is being read. */
  name: string
  pieces: Piece[]
}

/** Reads on at the character that comes next; false where more text is needed. */
type Step = (scan: Scan, char: string) => boolean

const STEPS: Readonly<Record<State, Step>> = {
  start: (scan, char) => mark(scan, char, { '{': 'name' }),
  name(scan, char) {
    if (char === '}') return mark(scan, char, { '}': 'done' })
    if (char !== '"') throw damaged()
    return value(scan, 'colon', (name) => {
      scan.name = String(name)
    })
  },
  colon: (scan, char) => mark(scan, char, { ':': 'value' }),
  value(scan, char) {
    if (char === '[') return mark(scan, char, { '[': 'item' })
    return value(scan, 'after member', (read) => {
      scan.pieces.push({ is: 'member', name: scan.name, value: read })
    })
  },
  item(scan, char) {
    if (char === ']') return mark(scan, char, { ']': 'after member' })
    return value(scan, 'after item', (read) => {
      scan.pieces.push({ is: 'item', name: scan.name, value: read })
    })
  },
  'after item': (scan, char) => mark(scan, char, { ',': 'item', ']': 'after member' }),
  'after member': (scan, char) => mark(scan, char, { ',': 'name', '}': 'done' }),
  done() {
    throw damaged()
  },
}

function scannerOf() {
  const scan: Scan = { state: 'start', text: '', at: 0, name: '', pieces: [] }
  const step = () => {
    scan.at = skipSpace(scan.text, scan.at)
    const char = scan.text[scan.at]
    return char !== undefined && STEPS[scan.state](scan, char)
  }
  return {
    push(more: string): Piece[] {
      scan.text = scan.text.slice(scan.at) + more
      scan.at = 0
      scan.pieces = []
      while (step());
      if (scan.text.length - scan.at > LONGEST) throw damaged()
      return scan.pieces
    },
    end() {
      if (scan.state !== 'done') throw damaged()
    },
  }
}

/** Passes one of the marks that may stand here. */
function mark(scan: Scan, char: string, marks: Readonly<Record<string, State>>): boolean {
  const next = marks[char]
  if (!next) throw damaged()
  scan.state = next
  scan.at++
  return true
}

/** Takes the value that begins here, where its end has come. */
function value(scan: Scan, next: State, take: (read: unknown) => void): boolean {
  const end = endOf(scan.text, scan.at)
  if (end === undefined) return false
  take(parsed(scan.text.slice(scan.at, end)))
  scan.at = end
  scan.state = next
  return true
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \n\r\t'.includes(text[at] as string)) at++
  return at
}

/** Where the value that begins at `start` ends; undefined where that has not come yet. */
function endOf(text: string, start: number): number | undefined {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '{' && first !== '[') {
    const rest = /[\s,\]}]/g
    rest.lastIndex = start
    return rest.exec(text)?.index
  }
  let depth = 0
  const marks = /["{}[\]]/g
  marks.lastIndex = start
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      const end = endOfString(text, mark.index)
      if (end === undefined) return undefined
      marks.lastIndex = end
    } else {
      depth += mark[0] === '{' || mark[0] === '[' ? 1 : -1
      if (depth === 0) return mark.index + 1
    }
  }
  return undefined
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return undefined
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
    at = quote + 1
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged()
  }
}

function damaged(): Failure {
  return new Failure('usage', say`The file is no whole JSON object: it is cut off or damaged.`)
}
