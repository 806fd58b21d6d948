const ASCII = /^[\x00-\x7f]*$/

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  '’': "'",
  '‘': "'",
}

/** Text as it is compared: case, width and accents folded, white space collapsed. */
export function fold(text: string): string {
  const plain = ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[ßøæœłđðþıħŋ’‘]/g, (letter) => LETTERS[letter] ?? letter)
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')
  return plain.replace(/\s+/g, ' ').trim()
}

/** A name without the spaces that line up Chinese names in a table: 王　芳 and 欧阳 静, but not 张伟 李娜. */
export function nameWritten(name: string): string {
  const parts = name.trim().split(/\s+/)
  const joined = parts.join('')
  const isLinedUp = parts.length > 1 && parts.some((part) => [...part].length === 1)
  return isLinedUp && /^\p{Script=Han}{2,4}$/u.test(joined) ? joined : name
}

/** The words of a text, folded: what is between white space and punctuation. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .replace(/['`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The digits by which a phone number is compared: no country prefix sign, no leading zeros; empty where it is none. */
export function phoneDigits(text: string): string {
  if (!/^[\d\s()+./\-–#*xext~ ]+$/i.test(text.normalize('NFKC'))) return ''
  const plain = text.normalize('NFKC').replace(/(?:ext|x|#).*$/i, '')
  const international = /^\s*(?:\+|00)/.test(plain)
  const digits = (international ? plain.replace(/\(0\)/, '') : plain).replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 5 && digits.length <= 15 ? digits : ''
}

/** The index key of a phone number: its last eight digits, which no country or trunk prefix touches. */
export function phoneKey(text: string): string {
  return phoneDigits(text).slice(-8)
}

/** Whether two numbers are the same line, one perhaps written without its country. */
export function samePhone(one: string, other: string): boolean {
  const a = phoneDigits(one)
  const b = phoneDigits(other)
  if (a === '' || b === '') return false
  return a === b || (Math.min(a.length, b.length) >= 7 && (a.endsWith(b) || b.endsWith(a)))
}

export function emailKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** Scripts that are written without spaces: any part of a run of them is a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

/** So many letters of a word count; what is longer is no word that anybody looks for by its end. */
const LETTERS_THAT_COUNT = 100
const LONG_WORD = new RegExp(`([^ ]{${LETTERS_THAT_COUNT}})[^ ]+`, 'gu')

/**
 * The words of a text as the search index keeps them: folded, with one space between them, each character of a
 * script without spaces a word of its own. The end of a very long word does not count.
 */
export function searchWords(text: string): string {
  const folded = fold(text).replace(/['`]/g, '')
  const words = ASCII.test(folded)
    ? folded.replace(/[^a-z0-9]+/g, ' ')
    : folded
        .replace(UNSPACED, ' $& ')
        .replace(/ς/g, 'σ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const plain = words.trim()
  return plain.length > LETTERS_THAT_COUNT ? plain.replace(LONG_WORD, '$1') : plain
}

/** Whether a word of the search index is one character of a script without spaces. */
export function isUnspaced(word: string): boolean {
  return word.search(UNSPACED) === 0
}

/** Nobody types more of a name. */
const LONGEST_KEY = 80

/** A key no longer than anybody types. */
export function keyCut(text: string): string {
  return text.length <= LONGEST_KEY ? text : [...text].slice(0, LONGEST_KEY).join('')
}

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', ð: 'dh' }

/**
 * The text with German and Nordic letters as people write them who have none on their keyboard; Ødegård also with å
 * alone so, as Odegaard.
 */
export function spelledOut(text: string, letters = /[äöüøåð]/g): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(letters, (letter) => SPELLED[letter] ?? letter)
}

/** The text by which a typed name is compared with readings: without spaces and punctuation. */
export function readingTyped(typed: string): string {
  return keyCut(wordsOf(typed).join(''))
}
