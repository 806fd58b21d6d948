import {
  BODY,
  CAN_BE_EMOJI,
  CAN_BE_TEXT,
  CONSONANT,
  CONTROL,
  EMOJI,
  EXTEND,
  FILLER,
  FLAG_HALF,
  JOINER,
  KINDS,
  LEADING,
  LINKER,
  PICTURE,
  PREPEND,
  RUNS,
  SIGN,
  SKIN_TONE,
  SPACING,
  SYLLABLE,
  TRAILING,
  VOWEL,
  WIDTH,
} from './width-table.ts'

const TABLE_END = 0x20000
const EMOJI_STYLE = 0xfe0f
const TEXT_STYLE = 0xfe0e
const HANGUL = LEADING | VOWEL | TRAILING | SYLLABLE

let table: { readonly kinds: Uint8Array; readonly traits: Uint32Array } | undefined

/** Where the grapheme that begins at `start` ends (UAX #29, extended); `start` must lie inside the text. */
export function graphemeEnd(text: string, start: number): number {
  const first = text.codePointAt(start) as number
  let end = start + sizeOf(first)
  if (end >= text.length || (isPlain(first) && isPlain(text.charCodeAt(end)))) return end
  if (first === 0x0d && text.charCodeAt(end) === 0x0a) return end + 1
  let before = first
  let traits = traitsOf(first)
  if (traits & CONTROL) return end
  let picture = (traits & PICTURE) !== 0
  let conjunct = traits & CONSONANT ? CONSONANT : 0
  let flagOpen = (traits & FLAG_HALF) !== 0
  while (end < text.length) {
    const next = text.codePointAt(end) as number
    const coming = traitsOf(next)
    if (coming & (EXTEND | SPACING)) {
      conjunct = conjunctAfter(conjunct, coming, next)
      picture &&= (coming & EXTEND) !== 0 && !(traits & JOINER)
    } else if (coming & CONTROL) return end
    else if (conjunct === LINKER && coming & CONSONANT) conjunct = CONSONANT
    else if (flagOpen && coming & FLAG_HALF) flagOpen = false
    else if (traits & PREPEND) {
      picture = (coming & PICTURE) !== 0
      conjunct = coming & CONSONANT
      flagOpen = (coming & FLAG_HALF) !== 0
    } else if (!(picture && traits & JOINER && coming & PICTURE) && !joinsHangul(traits, before, coming))
      return end
    flagOpen &&= (coming & FLAG_HALF) !== 0
    before = next
    traits = coming
    end += sizeOf(next)
  }
  return end
}

/** Columns of the grapheme from `start` to `end`, 0 to 2 but for stacks of marks that take room of their own. */
export function graphemeWidth(text: string, start: number, end: number): number {
  const first = text.codePointAt(start) as number
  const alone = start + sizeOf(first) >= end
  const plain = alone ? plainWidth(first) : 0
  if (plain > 0) return plain
  const traits = traitsOf(first)
  if (alone) return roomOf(traits)
  if (traits & SIGN) return signWidth(text, start, end)
  const base = skipInvisible(text, start, end)
  if (base === end) return 0
  if (traits & HANGUL) return (traits & WIDTH) + straySkinTones(text, start, end)
  return glyphWidth(text, base, end)
}

function glyphWidth(text: string, base: number, end: number): number {
  const second = base + sizeOf(text.codePointAt(base) as number)
  if (isTextStyle(text, base, second)) return 1
  if (isEmoji(text, base, end)) return 2 + straySkinTones(text, second, end)
  const joined = pictureJoined(text, second, end)
  return joined ? 2 + straySkinTones(text, joined, end) : sumOfParts(text, base, end)
}

function isTextStyle(text: string, base: number, second: number): boolean {
  return (
    (traitsOf(text.codePointAt(base) as number) & CAN_BE_TEXT) !== 0 && text.charCodeAt(second) === TEXT_STYLE
  )
}

function isEmoji(text: string, base: number, end: number): boolean {
  const first = text.codePointAt(base) as number
  const traits = traitsOf(first)
  const second = base + sizeOf(first)
  const next = second < end ? (text.codePointAt(second) as number) : 0
  return (
    (traits & (EMOJI | FLAG_HALF)) !== 0 ||
    ((traits & CAN_BE_EMOJI) !== 0 && next === EMOJI_STYLE) ||
    ((traits & BODY) !== 0 && (traitsOf(next) & SKIN_TONE) !== 0)
  )
}

/** What stands after a joiner is drawn into what stands before it. */
function sumOfParts(text: string, start: number, end: number): number {
  let width = 0
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) as number
    const traits = traitsOf(code)
    if (traits & JOINER) break
    width += traits & FLAG_HALF ? 1 : roomOf(traits)
    at += sizeOf(code)
  }
  return width
}

function signWidth(text: string, start: number, end: number): number {
  let at = start
  while (at < end && traitsOf(text.codePointAt(at) as number) & SIGN)
    at += sizeOf(text.codePointAt(at) as number)
  const signs = [...text.slice(start, at)].length
  if (at >= end) return signs
  const rest = graphemeWidth(text, at, end)
  const base = skipInvisible(text, at, end)
  const wide =
    base < end &&
    rest >= 2 &&
    (isWide(text, base) || isEmoji(text, base, end) || pictureJoined(text, base, end) > 0)
  return wide ? rest : signs + rest
}

function isWide(text: string, at: number): boolean {
  return (traitsOf(text.codePointAt(at) as number) & WIDTH) === 2
}

function straySkinTones(text: string, start: number, end: number): number {
  let width = 0
  let before = start > 0 ? traitsOf(codeBefore(text, start)) : 0
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) as number
    const traits = traitsOf(code)
    if (traits & SKIN_TONE && !(before & (BODY | JOINER))) width += 2
    before = traits
    at += sizeOf(code)
  }
  return width
}

/** Where the first picture tied on with a joiner ends, 0 where there is none. */
function pictureJoined(text: string, start: number, end: number): number {
  let tied = false
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) as number
    const traits = traitsOf(code)
    at += sizeOf(code)
    if (tied && traits & PICTURE) return at
    tied = (traits & JOINER) !== 0
  }
  return 0
}

function skipInvisible(text: string, start: number, end: number): number {
  let at = start
  while (at < end) {
    const code = text.codePointAt(at) as number
    const traits = traitsOf(code)
    if (roomOf(traits) > 0) break
    at += sizeOf(code)
  }
  return at
}

function conjunctAfter(conjunct: number, coming: number, code: number): number {
  if (!conjunct || coming & SPACING || code === 0x200c) return 0
  return coming & LINKER ? LINKER : conjunct
}

function joinsHangul(traits: number, code: number, coming: number): boolean {
  if (!(traits & HANGUL && coming & HANGUL)) return false
  if (traits & LEADING) return (coming & TRAILING) === 0
  if (coming & TRAILING) return true
  const open = (traits & VOWEL) !== 0 || ((traits & SYLLABLE) !== 0 && (code - 0xac00) % 28 === 0)
  return open && (coming & VOWEL) !== 0
}

function roomOf(traits: number): number {
  return traits & FILLER ? 0 : traits & WIDTH
}

function isPlain(code: number): boolean {
  return plainWidth(code) > 0
}

/**
 * Columns of the commonest characters, each a grapheme of its own before another of them, found without the
 * table: ASCII, letters of Europe, dashes and quotes, Chinese and Japanese with their punctuation. 0 for all others.
 */
function plainWidth(code: number): number {
  if (code < 0x250) return (code >= 0x20 && code < 0x7f) || code >= 0xc0 ? 1 : 0
  if (code >= 0x2010 && code < 0x2028) return 1
  if (code < 0x3000 || code > 0xff60) return 0
  if (code >= 0x4e00 && code < 0xa000) return 2
  const kana = (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa)
  return kana || code < 0x302a || code > 0xff00 ? 2 : 0
}

function sizeOf(code: number): number {
  return code > 0xffff ? 2 : 1
}

function codeBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit < 0xe000 && at > 1 ? (text.codePointAt(at - 2) as number) : unit
}

function traitsOf(code: number): number {
  table ??= readTable()
  if (code < TABLE_END) return table.traits[table.kinds[code] as number] as number
  if (code < 0x40000) return (code & 0xffff) < 0xfffe ? 2 : 1
  if (code < 0xe0000 || code > 0xe0fff) return 1
  const marks = (code >= 0xe0020 && code < 0xe0080) || (code >= 0xe0100 && code < 0xe01f0)
  return marks ? EXTEND : CONTROL
}

function readTable(): { kinds: Uint8Array; traits: Uint32Array } {
  const kinds = new Uint8Array(TABLE_END)
  const traits = new Uint32Array(0x80)
  for (const [letter, value] of Object.entries(KINDS)) traits[letter.charCodeAt(0)] = value
  let at = 0
  let length = 0
  for (let index = 0; index < RUNS.length; index++) {
    const code = RUNS.charCodeAt(index)
    const digit = code >= 0x61 && code <= 0x7a ? code - 0x57 : code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
    if (digit >= 0) length = length * 36 + digit
    else {
      kinds.fill(code, at, at + (length || 1))
      at += length || 1
      length = 0
    }
  }
  return { kinds, traits }
}
