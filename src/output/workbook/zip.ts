import { constants, crc32, deflateRawSync } from 'node:zlib'
import { Failure } from '../../errors.ts'
import { say } from '../../language/say.ts'
import type { EmitChunk } from '../document.ts'

/** Text is compressed so much at a time: each piece on its own, which costs a hundredth of the size. */
const PIECE = 1 << 16
/** Fast: the best takes three times as long for a sixth less. */
const LEVEL = 1
/** What sizes and places of a plain archive may be. */
const MOST_BYTES = 0xffff_ffff
/** Ends a stream of compressed pieces. */
const LAST_PIECE = Buffer.from([0x03, 0x00])
/** 1 January 1980: an archive of the same parts is the same bytes. */
const DATE = 0x0021
const VERSION = 20
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8

/** A part of an archive while it is written. */
export interface Part {
  /** A returned promise asks to wait. */
  add(text: string): void | Promise<void>
  end(): Promise<void>
}

/** A zip archive that is passed on while it is made; its parts are written one after the other. */
export interface Archive {
  begin(path: string): Part
  close(): Promise<void>
}

interface Entry {
  readonly path: Buffer
  readonly at: number
  crc: number
  packed: number
  size: number
}

/** Begins an archive. What it holds of a part at a time is one piece. */
export function archiveTo(emit: EmitChunk): Archive {
  const entries: Entry[] = []
  let place = 0
  const pass = (bytes: Buffer): void | Promise<void> => {
    place += bytes.length
    if (place > MOST_BYTES) throw tooLarge()
    return emit(bytes)
  }
  return {
    begin(path) {
      const entry: Entry = { path: Buffer.from(path), at: place, crc: 0, packed: 0, size: 0 }
      entries.push(entry)
      return partOf(entry, pass)
    },
    async close() {
      const at = place
      for (const entry of entries) await pass(directoryEntry(entry))
      await pass(directoryEnd(entries.length, at, place - at))
    },
  }
}

function partOf(entry: Entry, pass: (bytes: Buffer) => void | Promise<void>): Part {
  let waiting = ''
  let begun = false
  let room = Buffer.allocUnsafe(2 * PIECE)
  const flush = (): void | Promise<void> => {
    const most = 3 * waiting.length
    if (room.length < most) room = Buffer.allocUnsafe(most)
    const bytes = room.subarray(0, room.write(waiting))
    waiting = ''
    const packed = deflateRawSync(bytes, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH })
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    entry.packed += packed.length
    if (entry.size > MOST_BYTES) throw tooLarge()
    const head = begun ? undefined : localHeader(entry)
    begun = true
    return pass(head ? Buffer.concat([head, packed]) : packed)
  }
  return {
    add(text) {
      waiting += text
      if (waiting.length >= PIECE) return flush()
    },
    async end() {
      await flush()
      entry.packed += LAST_PIECE.length
      await pass(Buffer.concat([LAST_PIECE, sizesAfter(entry)]))
    },
  }
}

function localHeader({ path }: Entry): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(VERSION, 4)
  head.writeUInt16LE(FLAGS, 6)
  head.writeUInt16LE(DEFLATED, 8)
  head.writeUInt16LE(DATE, 12)
  head.writeUInt16LE(path.length, 26)
  return Buffer.concat([head, path])
}

function sizesAfter({ crc, packed, size }: Entry): Buffer {
  const sizes = Buffer.alloc(16)
  sizes.writeUInt32LE(0x08074b50, 0)
  sizes.writeUInt32LE(crc, 4)
  sizes.writeUInt32LE(packed, 8)
  sizes.writeUInt32LE(size, 12)
  return sizes
}

function directoryEntry({ path, at, crc, packed, size }: Entry): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(VERSION, 4)
  head.writeUInt16LE(VERSION, 6)
  head.writeUInt16LE(FLAGS, 8)
  head.writeUInt16LE(DEFLATED, 10)
  head.writeUInt16LE(DATE, 14)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(path.length, 28)
  head.writeUInt32LE(at, 42)
  return Buffer.concat([head, path])
}

function directoryEnd(count: number, at: number, size: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}

function tooLarge(): Failure {
  return new Failure('refused', say`This is more than a workbook can hold.`, {
    tip: say`the same command with the name of a .csv file, or for fewer days or clients`,
  })
}
