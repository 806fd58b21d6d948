import { asLatin } from './vcard-lines.ts'

const ASCII = /^[\0-\x7f]*$/

/** Decoders are dear to make: one for each character set. */
const decoders = new Map<string, TextDecoder | undefined>()

function decoderOf(charset: string, fatal: boolean): TextDecoder | undefined {
  const key = `${charset} ${fatal}`
  if (decoders.has(key)) return decoders.get(key)
  let made: TextDecoder | undefined
  try {
    made = new TextDecoder(charset, { fatal })
  } catch {
    made = undefined
  }
  decoders.set(key, made)
  return made
}

/**
 * The text of some bytes: in the character set they say, else in UTF-8, else in GB18030 or, where accented letters
 * stand alone between ASCII ones, in Windows-1252. `guessed` says which where it was a guess.
 */
export function textOf(
  bytes: Uint8Array,
  charset: string | undefined,
): { text: string; guessed?: 'gb18030' | 'windows-1252' } {
  const latin = asLatin(bytes)
  if (ASCII.test(latin)) return { text: latin }
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    const said = decoded(bytes, charset)
    if (said !== undefined) return { text: said }
  }
  const plain = decoded(bytes, 'utf-8')
  if (plain !== undefined) return { text: plain }
  const damaged = new TextDecoder().decode(bytes)
  const broken = damaged.split('\ufffd').length - 1
  const whole = damaged.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
  if (whole > 4 * broken) return { text: damaged }
  const runs = latin.match(/[\x80-\xff]+/g) ?? []
  const alone = runs.filter((run) => run.length === 1).length
  const chinese = alone > runs.length / 2 ? undefined : decoded(bytes, 'gb18030')
  if (chinese !== undefined) return { text: chinese, guessed: 'gb18030' }
  return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'windows-1252' }
}

function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return decoderOf(charset.toLowerCase(), true)?.decode(bytes)
  } catch {
    return undefined
  }
}

/** The bytes that quoted-printable stands for; what is no escape stays as it is. */
export function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const latin = asLatin(bytes)
  if (!latin.includes('=')) return bytes
  const plain = latin.replace(/=([\da-f]{2})|=[ \t]*$/gi, (_all, hex: string | undefined) =>
    hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(plain, 'latin1')
}

/** The bytes that base64 stands for. */
export function fromBase64(bytes: Uint8Array): Uint8Array {
  return Buffer.from(asLatin(bytes), 'base64')
}

/** A file in UTF-16, by its first bytes or as is said, as one in UTF-8; every other file as it is. */
export async function* asUtf8(
  bytes: AsyncIterable<Uint8Array>,
  said: string | undefined,
): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined
  let front: Uint8Array | undefined = new Uint8Array()
  for await (const next of bytes) {
    const piece: Uint8Array = front ? Buffer.concat([front, next]) : next
    if (front && piece.length < 2) {
      front = piece
      continue
    }
    if (front) decoder = said?.startsWith('utf-16') ? new TextDecoder(said) : utf16Decoder(piece)
    front = undefined
    yield decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece
  }
  if (decoder) yield Buffer.from(decoder.decode())
}

function utf16Decoder(front: Uint8Array): TextDecoder | undefined {
  const [a, b] = front
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder('utf-16le')
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder('utf-16be')
  return undefined
}
