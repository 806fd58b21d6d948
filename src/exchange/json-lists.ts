import { Failure } from '../errors.ts'

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

/** What is being read: before a name, a value of a member, or the items of a list. */
type State = 'start' | 'name' | 'colon' | 'value' | 'item' | 'after item' | 'after member' | 'done'

function scannerOf() {
  let state: State = 'start'
  let text = ''
  let at = 0
  let name = ''

  /** The value that begins at `at`, or undefined where its end has not come yet. */
  const value = (): { value: unknown } | undefined => {
    const end = endOf(text, at)
    if (end === undefined) return undefined
    const read = parsed(text.slice(at, end))
    at = end
    return { value: read }
  }

  const step = (pieces: Piece[]): boolean => {
    at = skipSpace(text, at)
    const char = text[at]
    if (char === undefined) return false
    switch (state) {
      case 'start':
        expect(char === '{')
        state = 'name'
        at++
        return true
      case 'name': {
        if (char === '}') {
          state = 'done'
          at++
          return true
        }
        expect(char === '"')
        const read = value()
        if (!read) return false
        name = String(read.value)
        state = 'colon'
        return true
      }
      case 'colon':
        expect(char === ':')
        state = 'value'
        at++
        return true
      case 'value': {
        if (char === '[') {
          state = 'item'
          at++
          return true
        }
        const read = value()
        if (!read) return false
        pieces.push({ is: 'member', name, value: read.value })
        state = 'after member'
        return true
      }
      case 'item': {
        if (char === ']') {
          state = 'after member'
          at++
          return true
        }
        const read = value()
        if (!read) return false
        pieces.push({ is: 'item', name, value: read.value })
        state = 'after item'
        return true
      }
      case 'after item':
        expect(char === ',' || char === ']')
        state = char === ',' ? 'item' : 'after member'
        at++
        return true
      case 'after member':
        expect(char === ',' || char === '}')
        state = char === ',' ? 'name' : 'done'
        at++
        return true
      case 'done':
        throw damaged()
    }
  }

  return {
    push(more: string): Piece[] {
      text = at < text.length ? text.slice(at) + more : more
      at = 0
      const pieces: Piece[] = []
      while (step(pieces));
      if (text.length - at > LONGEST) throw damaged()
      return pieces
    },
    end() {
      if (state !== 'done') throw damaged()
    },
  }
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

function expect(right: boolean): void {
  if (!right) throw damaged()
}

function damaged(): Failure {
  return new Failure('usage', 'The file is no whole JSON object: it is cut off or damaged.')
}
