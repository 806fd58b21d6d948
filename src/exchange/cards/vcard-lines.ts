/** One content line of a card, unfolded; its first physical line says where it stands. */
export interface RawLine {
  readonly line: number
  readonly bytes: Uint8Array
  /** Whether it was longer than is read. */
  readonly cut: boolean
}

/** What stands between BEGIN and END, with what is too large to be of use left out. */
export interface RawCard {
  /** Which card of the file, from 1. */
  readonly number: number
  readonly line: number
  readonly lines: RawLine[]
  /** Photos, logos and the like: the name of each. */
  readonly passedOver: string[]
  /** Whether END came before the next card or the end of the file. */
  ended: boolean
  /** Whether lines were left out because the card is larger than any card of a person is. */
  tooLarge: boolean
}

const LF = 0x0a
const CR = 0x0d
const EQUALS = 0x3d
const COLON = 0x3a

/** A content line longer than this is cut; photos are not counted, because they are not kept at all. */
const LONGEST_LINE = 1 << 20
/** All that is kept of one card. */
const LARGEST_CARD = 4 << 20

const PASSED_OVER =
  /^(?:[\w-]+\.)?(PHOTO|LOGO|KEY|SOUND(?!;X-IRMC)|X-[\w-]+(?=[^:]*;ENCODING=B(?:ASE64)?[;:]))[;:]/i
const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?"?QUOTED-PRINTABLE/i
const BASE64 = /^[^:]*;(?:ENCODING=)?"?B(?:ASE64)?"?[;:]/i
const AGENT = /^(?:[\w-]+\.)?AGENT\b[^:]*:\s*$/i

/** Takes the bytes of a file in pieces and gives its cards as they become whole. */
export interface CardReader {
  push(bytes: Uint8Array): RawCard[]
  end(): RawCard[]
  /** The lines that stand outside of all cards: how many, and the first. */
  readonly strays: { count: number; first: number }
}

/** Reads cards whose lines end in LF, CRLF or CR; unfolds bytes, because a fold may cut a character. */
export function cardReader(): CardReader {
  const strays = { count: 0, first: 0 }
  const lines = lineReader()
  const reading: Reading = {
    card: undefined,
    logical: undefined,
    depth: 0,
    kept: 0,
    count: 0,
    found: [],
    strays,
  }
  const taken = (some: readonly Physical[]) => {
    reading.found = []
    for (const line of some) takeLine(reading, line)
    return reading.found
  }
  return {
    strays,
    push: (bytes) => taken(lines.push(bytes)),
    end() {
      const found = taken(lines.end())
      flush(reading)
      if (reading.card) found.push(reading.card)
      return found
    },
  }
}

interface Physical {
  readonly line: number
  readonly bytes: Uint8Array
  readonly cut: boolean
}

interface Logical {
  readonly line: number
  readonly parts: Uint8Array[]
  size: number
  cut: boolean
  readonly passedOver: string | undefined
  readonly quotedPrintable: boolean
  readonly base64: boolean
}

interface Reading {
  card: RawCard | undefined
  logical: Logical | undefined
  /** How deep in cards within the card, which are not read. */
  depth: number
  /** Bytes kept of the card. */
  kept: number
  count: number
  found: RawCard[]
  readonly strays: { count: number; first: number }
}

function takeLine(reading: Reading, physical: Physical): void {
  const { bytes, line } = physical
  const { card, logical } = reading
  if (!card) {
    if (isMark(bytes, 'BEGIN')) begin(reading, line)
    else if (bytes.some((byte) => byte > 0x20) && reading.strays.count++ === 0) reading.strays.first = line
    return
  }
  const mark = isMark(bytes, 'BEGIN') ? 'BEGIN' : isMark(bytes, 'END') ? 'END' : undefined
  if (!mark && logical && continues(logical, bytes)) {
    append(logical, physical)
    return
  }
  if (bytes.length === 0) return
  flush(reading)
  if (mark === 'BEGIN') {
    const last = card.lines.at(-1)
    if (reading.depth > 0 || (last && AGENT.test(asLatin(last.bytes)))) reading.depth++
    else {
      reading.found.push(card)
      begin(reading, line)
    }
  } else if (mark === 'END') {
    if (reading.depth > 0) reading.depth--
    else {
      card.ended = true
      reading.found.push(card)
      reading.card = undefined
    }
  } else if (reading.depth === 0) reading.logical = beginLine(physical)
}

function begin(reading: Reading, line: number): void {
  reading.count++
  reading.depth = 0
  reading.kept = 0
  reading.card = {
    number: reading.count,
    line,
    lines: [],
    passedOver: [],
    ended: false,
    tooLarge: false,
  }
}

function beginLine({ line, bytes, cut }: Physical): Logical {
  const head = asLatin(bytes.subarray(0, 400))
  const passedOver = PASSED_OVER.exec(head)?.[1]?.toUpperCase()
  return {
    line,
    parts: passedOver ? [] : [bytes],
    size: bytes.length,
    cut,
    passedOver,
    quotedPrintable: QUOTED_PRINTABLE.test(head),
    base64: BASE64.test(head),
  }
}

/** Whether a physical line goes on with the content line before it. */
function continues(logical: Logical, bytes: Uint8Array): boolean {
  if (logical.quotedPrintable && softBreakAt(logical.parts.at(-1)) !== -1) return true
  const [first] = bytes
  if (first === 0x20 || first === 0x09) return true
  return logical.base64 && bytes.length > 0 && !bytes.includes(COLON)
}

/** Where the `=` stands that says that the line goes on; -1 where none does. */
function softBreakAt(part: Uint8Array | undefined): number {
  let at = (part?.length ?? 0) - 1
  while (at >= 0 && (part?.[at] === 0x20 || part?.[at] === 0x09)) at--
  return at >= 0 && part?.[at] === EQUALS ? at : -1
}

function append(logical: Logical, { bytes, cut }: Physical): void {
  if (logical.passedOver !== undefined) return
  const last = logical.parts.at(-1)
  const soft = logical.quotedPrintable ? softBreakAt(last) : -1
  if (soft !== -1 && last) logical.parts[logical.parts.length - 1] = last.subarray(0, soft)
  const folded = soft === -1 && (bytes[0] === 0x20 || bytes[0] === 0x09)
  const more = folded ? bytes.subarray(1) : bytes
  logical.size += more.length
  if (cut || logical.size > LONGEST_LINE) logical.cut = true
  else logical.parts.push(more)
}

function flush(reading: Reading): void {
  const { card, logical } = reading
  reading.logical = undefined
  if (!card || !logical) return
  if (logical.passedOver !== undefined) {
    card.passedOver.push(logical.passedOver)
    return
  }
  reading.kept += logical.size
  if (reading.kept > LARGEST_CARD) {
    card.tooLarge = true
    return
  }
  const [only, ...more] = logical.parts
  const bytes = only && more.length === 0 ? only : Buffer.concat(logical.parts)
  card.lines.push({ line: logical.line, bytes, cut: logical.cut })
}

function isMark(bytes: Uint8Array, mark: 'BEGIN' | 'END'): boolean {
  if (bytes.length < 9 || bytes.length > 60) return false
  return (mark === 'BEGIN' ? /^(?:\xef\xbb\xbf)?\s*BEGIN\s*:\s*VCARD\s*$/i : /^END\s*:\s*VCARD\s*$/i).test(
    asLatin(bytes),
  )
}

/** Bytes as characters of the same number: for marks and names, which are ASCII. */
export function asLatin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** Parts bytes at LF, CRLF, CR, and at CRs before a CRLF that a program doubled. */
function lineReader() {
  let parts: Uint8Array[] = []
  let size = 0
  let line = 1
  let afterReturn = false
  let extraReturns = 0

  const keep = (bytes: Uint8Array) => {
    if (size < LONGEST_LINE && bytes.length > 0) parts.push(bytes.subarray(0, LONGEST_LINE - size))
    size += bytes.length
  }
  const finish = (): Physical => {
    const [only, ...more] = parts
    const bytes = only && more.length === 0 ? only : Buffer.concat(parts)
    const finished = { line, bytes, cut: size > LONGEST_LINE }
    parts = []
    size = 0
    line++
    return finished
  }
  return {
    push(chunk: Uint8Array): Physical[] {
      const found: Physical[] = []
      let feed = chunk.indexOf(LF)
      let back = chunk.indexOf(CR)
      for (let at = 0; at < chunk.length; ) {
        if (afterReturn) {
          const byte = chunk[at]
          if (byte === CR) extraReturns++
          else {
            line += byte === LF ? 0 : extraReturns
            afterReturn = false
            extraReturns = 0
          }
          if (byte === CR || byte === LF) at++
          continue
        }
        if (feed !== -1 && feed < at) feed = chunk.indexOf(LF, at)
        if (back !== -1 && back < at) back = chunk.indexOf(CR, at)
        const end = feed === -1 ? back : back === -1 ? feed : Math.min(feed, back)
        keep(chunk.subarray(at, end === -1 ? chunk.length : end))
        if (end === -1) break
        found.push(finish())
        afterReturn = end === back
        at = end + 1
      }
      return found
    },
    end: (): Physical[] => (size > 0 ? [finish()] : []),
  }
}
