import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { damaged, tooLarge } from './workbook-zip.ts'

/** What is done at the tags and texts of a part; names come without their prefix. */
export interface XmlReading {
  open?(name: string, tag: SaxesTagPlain): void
  text?(text: string): void
  close?(name: string): void
}

/** Parts of a workbook are shallow; what is deeper than this wants to break something. */
const DEEPEST = 64
/** No text between two tags is as long; in bytes. */
const LONGEST = 4 * 1024 * 1024
const STEP = 128 * 1024

/**
 * Reads a part and pauses after every piece of it. A document type, and with it entities of one's own,
 * is refused; nothing outside the part is ever looked for.
 */
export function* xmlSteps(pieces: Iterable<Uint8Array>, file: string, reading: XmlReading): Generator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  let quiet = 0
  const fail = () => {
    throw damaged(file)
  }
  parser.on('error', fail)
  parser.on('doctype', fail)
  parser.on('opentag', (tag) => {
    quiet = 0
    if (++depth > DEEPEST) fail()
    reading.open?.(localName(tag.name), tag)
  })
  parser.on('closetag', (tag) => {
    quiet = 0
    depth--
    reading.close?.(localName(tag.name))
  })
  const said = (text: string) => reading.text?.(text)
  parser.on('text', said)
  parser.on('cdata', said)
  let decoder: TextDecoder | undefined
  for (const piece of inSteps(pieces)) {
    decoder ??= new TextDecoder(encodingOf(piece))
    quiet += piece.length
    if (quiet > LONGEST) throw tooLarge(file)
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  if (!decoder) return
  parser.write(decoder.decode())
  parser.close()
}

/** Pieces of a size at which it can be noticed early that no tag comes. */
function* inSteps(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += STEP) yield piece.subarray(at, at + STEP)
}

/** Reads a part to its end. */
export function readXml(pieces: Iterable<Uint8Array>, file: string, reading: XmlReading): void {
  for (const _ of xmlSteps(pieces, file, reading));
}

function encodingOf(front: Uint8Array): string {
  if (front[0] === 0xff && front[1] === 0xfe) return 'utf-16le'
  return front[0] === 0xfe && front[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** The attribute of that name, whatever its prefix. */
export function attribute(tag: SaxesTagPlain, name: string): string | undefined {
  const plain = tag.attributes[name]
  if (plain !== undefined) return plain
  for (const key in tag.attributes) if (key.endsWith(`:${name}`)) return tag.attributes[key]
  return undefined
}

/** Whether an attribute says yes. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
