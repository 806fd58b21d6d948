import { Inflate } from 'fflate'
import { Failure } from '../../errors.ts'
import { say } from '../../language/say.ts'
import type { Bytes } from '../encoding.ts'

/** A file as it may lie in memory, and what its parts may come to unpacked: a zip bomb ends here. */
const LARGEST_FILE = 128 * 1024 * 1024
const LARGEST_WHOLE = 200 * 1024 * 1024
/** Sheets of a spreadsheet shrink to a hundredth at the very most; a part that shrinks more is no sheet. */
const MOST_SHRUNK = 400
/** Below this size it does not matter how well a part shrinks. */
const SMALL = 16 * 1024 * 1024
const MOST_PARTS = 20_000
/** So much is unpacked at a time: it may grow a thousandfold before it can be counted. */
const STEP = 16 * 1024

/** The parts of a zip file by their names, whose case does not count. */
export interface Archive {
  readonly file: string
  readonly names: readonly string[]
  has(name: string): boolean
  /** Unpacks a part, piece by piece; nothing where there is none. */
  pieces(name: string): Generator<Uint8Array>
}

interface Part {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** All bytes of a file; fails where that is more than a workbook has. */
export async function wholeFile(bytes: Bytes, file: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes()) {
    length += piece.length
    if (length > LARGEST_FILE) throw tooLarge(file)
    pieces.push(piece)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Reads the list of parts; names are only looked up, never used as paths. */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  const parts = partsOf(bytes, file)
  const unpacked = new Map<string, number>()
  let total = 0
  /** Counts what was unpacked, a part that is read again once. */
  const count = (part: Part, size: number) => {
    const before = unpacked.get(part.name) ?? 0
    if (size <= before) return
    total += size - before
    unpacked.set(part.name, size)
    if (size > part.size) throw damaged(file)
    if (total > LARGEST_WHOLE) throw tooLarge(file)
  }
  return {
    file,
    names: [...parts.values()].map(({ name }) => name),
    has: (name) => parts.has(name.toLowerCase()),
    *pieces(name) {
      const part = parts.get(name.toLowerCase())
      if (part) yield* unpack(bytes, part, file, (size) => count(part, size))
    },
  }
}

function* unpack(
  bytes: Uint8Array,
  part: Part,
  file: string,
  count: (size: number) => void,
): Generator<Uint8Array> {
  if (part.size > LARGEST_WHOLE || (part.size > SMALL && part.size > part.packed * MOST_SHRUNK))
    throw tooLarge(file)
  const packed = contentOf(bytes, part, file)
  let size = 0
  if (part.method === 0) {
    count(packed.length)
    for (let at = 0; at < packed.length; at += STEP) yield packed.subarray(at, at + STEP)
    return
  }
  if (part.method !== 8) throw damaged(file)
  let ready: Uint8Array[] = []
  const inflate = new Inflate((chunk) => ready.push(chunk))
  for (let at = 0; at < packed.length; at += STEP) {
    try {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    } catch {
      throw damaged(file)
    }
    const now = ready
    ready = []
    for (const chunk of now) {
      size += chunk.length
      count(size)
      yield chunk
    }
  }
  if (size !== part.size) throw damaged(file)
}

function contentOf(bytes: Uint8Array, part: Part, file: string): Uint8Array {
  const view = viewOf(bytes)
  if (part.at + 30 > bytes.length || view.getUint32(part.at, true) !== 0x04034b50) throw damaged(file)
  const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true)
  if (from + part.packed > bytes.length) throw damaged(file)
  return bytes.subarray(from, from + part.packed)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Reads the directory at the end of the file. */
function partsOf(bytes: Uint8Array, file: string): Map<string, Part> {
  const directory = directoryOf(bytes, file)
  if (directory.count > MOST_PARTS) throw tooLarge(file)
  const view = viewOf(bytes)
  const parts = new Map<string, Part>()
  let at = directory.at
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged(file)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > bytes.length) throw damaged(file)
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw locked(file)
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll('\\', '/')
      .replace(/^(?:\.?\/)+/, '')
    const part = {
      name,
      method: view.getUint16(at + 10, true),
      ...sizesOf(view, at, at + 46 + nameLength, extraLength, file),
    }
    if (!name.endsWith('/')) {
      if (parts.has(name.toLowerCase()))
        throw new Failure('usage', say`${file} is damaged: it has two parts named ${name}.`)
      parts.set(name.toLowerCase(), part)
    }
    at = next
  }
  return parts
}

const TOP = 0xffffffff

/** Sizes and place of a part, from the longer numbers of large files where the short ones do not hold them. */
function sizesOf(view: DataView, at: number, extraAt: number, extraLength: number, file: string) {
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  let long = extraAt
  const end = extraAt + extraLength
  while (long + 4 <= end && view.getUint16(long, true) !== 1) long += 4 + view.getUint16(long + 2, true)
  let next = long + 4
  const [size = 0, packed = 0, place = 0] = short.map((value) => {
    if (value !== TOP) return value
    if (next + 8 > end) throw damaged(file)
    next += 8
    return Number(view.getBigUint64(next - 8, true))
  })
  return { size, packed, at: place }
}

/** Finds the directory by the record at the end, behind which there may be a comment. */
function directoryOf(bytes: Uint8Array, file: string): { at: number; count: number } {
  const view = viewOf(bytes)
  const first = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const count = view.getUint16(at + 10, true)
    const place = view.getUint32(at + 16, true)
    if (count !== 0xffff && place !== TOP) return { at: place, count }
    if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return { at: place, count }
    const long = Number(view.getBigUint64(at - 12, true))
    if (long + 56 > bytes.length || view.getUint32(long, true) !== 0x06064b50) throw damaged(file)
    return {
      at: Number(view.getBigUint64(long + 48, true)),
      count: Number(view.getBigUint64(long + 32, true)),
    }
  }
  throw new Failure('usage', say`${file} is cut off: its end is missing.`, {
    tip: say`copy or download it again, or open it in a spreadsheet and save it`,
  })
}

/** The error for what does not hang together as a zip file or as XML must. */
export function damaged(file: string): Failure {
  return new Failure('usage', say`${file} is damaged: it cannot be read as a workbook.`, {
    tip: say`open it in a spreadsheet and save it again`,
  })
}

/** The error for what would take more memory or time than any calendar or list needs. */
export function tooLarge(file: string): Failure {
  return new Failure('usage', say`${file} is too large to be read as a workbook.`, {
    details: [say`In a spreadsheet, save the sheet as “CSV UTF-8”, then import that.`],
  })
}

/** The error for a file with a password. */
export function locked(file: string): Failure {
  return new Failure('usage', say`${file} is locked with a password.`, {
    details: [say`Open it in the spreadsheet, take the password off, save it, then import it.`],
  })
}
