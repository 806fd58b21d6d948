import stringWidth from 'string-width'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The letter of each kind in `src/language/width-table.ts`, by what the runtime's Unicode data says. */
const LETTERS: Readonly<Record<string, string>> = {
  w1: 'A',
  w2: 'B',
  w0: 'C',
  'w0 control': 'D',
  'w1 control': 'E',
  'w0 extend': 'F',
  'w1 extend': 'G',
  'w2 extend': 'H',
  'w0 extend linker': 'I',
  'w1 extend linker': 'J',
  joiner: 'K',
  'w1 spacing': 'L',
  'w1 prepend sign': 'M',
  'w0 prepend': 'N',
  'w1 prepend': 'O',
  'w1 consonant': 'P',
  'w1 canBeEmoji': 'Q',
  'w1 picture canBeEmoji': 'R',
  'w1 picture': 'S',
  'w2 picture': 'T',
  'w2 picture canBeEmoji': '=',
  'w2 picture emoji': 'U',
  'w2 picture emoji canBeText': 'V',
  'w1 picture body canBeEmoji': 'W',
  'w2 picture body emoji': 'X',
  'w2 picture body emoji canBeText': 'Y',
  'skin tone': 'Z',
  'flag half': '!',
  leading: '(',
  'leading filler': '<',
  'vowel filler': '>',
  vowel: '|',
  trailing: ')',
  syllable: '#',
}

/** The table of kinds as it has to be, remade from the runtime's Unicode data. */
export function runsFromUnicode(): string {
  let runs = ''
  let start = 0
  let current = kindOf(0)
  for (let code = 1; code <= 0x20000; code++) {
    const kind = code < 0x20000 ? kindOf(code) : ''
    if (kind === current) continue
    const length = code - start
    runs += (length === 1 ? '' : length.toString(36)) + LETTERS[current]
    current = kind
    start = code
  }
  return runs
}

function kindOf(code: number): string {
  if (code >= 0xac00 && code <= 0xd7a3) return 'syllable'
  if (code >= 0xd800 && code <= 0xdfff) return 'w1'
  const text = String.fromCodePoint(code)
  if (/[\u{1100}-\u{11ff}\u{a960}-\u{a97c}\u{d7b0}-\u{d7c6}\u{d7cb}-\u{d7fb}]/u.test(text))
    return jamoOf(text)
  if (/\p{Regional_Indicator}/u.test(text)) return 'flag half'
  if (/\p{Emoji_Modifier}/u.test(text)) return 'skin tone'
  if (text === '\u200d') return 'joiner'
  const width = columns(text)
  if (
    /[\p{Unified_Ideograph}\p{Private_Use}\p{Script=Tangut}\p{Script=Egyptian_Hieroglyphs}]/u.test(text) &&
    width
  )
    return `w${width}`
  if (/\p{Unassigned}/u.test(text) && width === 1 && !/\p{Extended_Pictographic}/u.test(text)) return 'w1'
  const joins = isOne(`a${text}`)
  const traits = [`w${width}`]
  if (!joins && !isOne(`${text}\u0301`)) traits.push('control')
  if (joins) traits.push(/\p{Grapheme_Extend}/u.test(text) ? 'extend' : 'spacing')
  if (joins && isOne(`\u0915${text}\u0915`)) traits.push('linker')
  if (!joins && isOne(`${text}a`)) traits.push('prepend')
  if (!joins && isOne(`\u0915\u094d${text}`)) traits.push('consonant')
  if (traits.includes('prepend') && width === 1 && /\p{Cf}/u.test(text)) traits.push('sign')
  if (/\p{Extended_Pictographic}/u.test(text)) traits.push('picture')
  if (/\p{Emoji_Modifier_Base}/u.test(text)) traits.push('body')
  if (/\p{Emoji_Presentation}/u.test(text)) traits.push('emoji')
  if (/(?!\p{Emoji_Presentation})\p{Emoji}/u.test(text)) traits.push('canBeEmoji')
  if (width === 2 && columns(`${text}\ufe0e`) === 1) traits.push('canBeText')
  return traits.join(' ')
}

function jamoOf(text: string): string {
  const role = isOne(`${text}\u1100`)
    ? 'leading'
    : isOne(`\u1160${text}`) && isOne(`${text}\u1160`)
      ? 'vowel'
      : 'trailing'
  return columns(text) === 0 ? `${role} filler` : role
}

function columns(text: string): number {
  return stringWidth(text, { countAnsiEscapeCodes: true })
}

function isOne(text: string): boolean {
  const segments = segmenter.segment(text)[Symbol.iterator]()
  segments.next()
  return segments.next().done === true
}
