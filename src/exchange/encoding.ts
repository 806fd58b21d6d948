import { said, say, toSay } from '../language/say.ts'

/** The encodings files are read in; what is none of these is refused. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The bytes of a file from its beginning, each time it is called. */
export type Bytes = () => AsyncIterable<Uint8Array>

/** How many bytes at the front tell what kind of file it is. */
const FRONT = 4096

/**
 * The encoding of a text: byte order mark, else UTF-8 where every byte allows it, else GB18030,
 * which holds GBK. Text of single accented letters between ASCII ones is Windows-1252.
 * `damaged` is UTF-8 in which a few bytes are wrong: no other encoding would read the rest right.
 */
export async function encodingOf(bytes: Bytes): Promise<Encoding | 'damaged'> {
  const front = await frontOf(bytes)
  const marked = markedEncoding(front) ?? unmarkedUtf16(front)
  if (marked) return marked
  if (await fits(bytes, 'utf-8')) return 'utf-8'
  if (await isDamagedUtf8(bytes)) return 'damaged'
  return (await isWestern(bytes)) || !(await fits(bytes, 'gb18030')) ? 'windows-1252' : 'gb18030'
}

/** The text in pieces, without its byte order mark. */
export async function* decoded(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes()) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const text = decoder.decode()
  if (text !== '') yield text
}

/** The first bytes of a file. */
export async function frontOf(bytes: Bytes): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes()) {
    parts.push(piece)
    length += piece.length
    if (length >= FRONT) break
  }
  const front = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    front.set(part, at)
    at += part.length
  }
  return front.subarray(0, FRONT)
}

function markedEncoding(front: Uint8Array): Encoding | undefined {
  if (front[0] === 0xef && front[1] === 0xbb && front[2] === 0xbf) return 'utf-8'
  if (front[0] === 0xff && front[1] === 0xfe) return 'utf-16le'
  if (front[0] === 0xfe && front[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark shows by its zeros: half of the bytes of a header are. */
function unmarkedUtf16(front: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  front.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > front.length / 4 && even === 0) return 'utf-16le'
  if (even > front.length / 4 && odd === 0) return 'utf-16be'
  return undefined
}

async function fits(bytes: Bytes, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of bytes()) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Whether characters that UTF-8 allows far outnumber what it does not. */
async function isDamagedUtf8(bytes: Bytes): Promise<boolean> {
  let broken = 0
  let whole = 0
  for await (const text of decoded(bytes, 'utf-8')) {
    for (const [char] of text.matchAll(/[^\0-\x7f]/gu)) {
      if (char === '\ufffd') broken++
      else whole++
    }
  }
  return whole > 10 * broken
}

/** Whether bytes beyond ASCII stand mostly alone: Chinese ones stand in pairs. */
async function isWestern(bytes: Bytes): Promise<boolean> {
  let alone = 0
  let together = 0
  let run = 0
  for await (const piece of bytes()) {
    for (const byte of piece) {
      if (byte >= 0x80) run++
      else if (run > 0) {
        if (run === 1) alone++
        else together++
        run = 0
      }
    }
  }
  return alone > together
}

const SIGNATURES: readonly { readonly begins: string; readonly is: string }[] = [
  { begins: 'PK\x03\x04', is: toSay('a workbook or an archive') },
  { begins: 'PK\x05\x06', is: toSay('an archive') },
  { begins: '\xd0\xcf\x11\xe0', is: toSay('an old Excel workbook') },
  { begins: '%PDF', is: toSay('a PDF') },
  { begins: 'SQLite format 3\0', is: toSay('a SQLite file') },
  { begins: '\x1f\x8b', is: toSay('compressed') },
  { begins: '\x89PNG', is: toSay('a picture') },
  { begins: '\xff\xd8\xff', is: toSay('a picture') },
]

/** Whether a file begins as a zip file does, which workbooks are, or as Microsoft's older container. */
export function isContainer(front: Uint8Array): boolean {
  const [a, b, c, d] = front
  return (
    (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
  )
}

/** What a file is that is no CSV, as the end of “It is …”; undefined where it may be one. */
export function otherKind(front: Uint8Array): string | undefined {
  const text = Array.from(front.subarray(0, 1024), (byte) => String.fromCharCode(byte)).join('')
  const signed = SIGNATURES.find(({ begins }) => text.startsWith(begins))
  if (signed) return said(signed.is)
  const plain = text.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^(?:<!doctype\s+html|<html|<head|<body|<table|<meta)/i.test(plain)) return say`a web page`
  if (/^<\?xml|^<[a-z]/i.test(plain)) return 'XML'
  const controls = text.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return controls > 8 && controls > text.length / 20 ? say`no text` : undefined
}

/** The bracket with which JSON begins; undefined where the file is none. */
export function jsonStart(front: Uint8Array): '{' | '[' | undefined {
  const text = new TextDecoder(markedEncoding(front) ?? 'utf-8').decode(front.subarray(0, 1024))
  return /^\s*([{[])/.exec(text)?.[1] as '{' | '[' | undefined
}

/**
 * Whether a file begins as an address book or a calendar does, in any of the encodings they come in; a program may
 * have written a line or two above its first card.
 */
export function textStart(front: Uint8Array): 'vcard' | 'calendar' | undefined {
  const letters = [...front.subarray(0, 200)].filter((byte) => byte > 0x20 && byte < 0x7f)
  const [, name] = /^BEGIN:(VCARD|VCALENDAR)/i.exec(String.fromCharCode(...letters)) ?? []
  if (name === undefined) {
    const text = String.fromCharCode(...front.filter((byte) => byte > 0))
    return /[\r\n]\s*BEGIN\s*:\s*VCARD\s*[\r\n]+\s*(?:VERSION|N|FN)\s*[:;]/i.test(text) ? 'vcard' : undefined
  }
  return name.toUpperCase() === 'VCARD' ? 'vcard' : 'calendar'
}
