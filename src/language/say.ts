/** The languages this program speaks; a further one is a catalogue under `messages`. */
export const LOCALES = ['en', 'zh-CN'] as const
export type Locale = (typeof LOCALES)[number]

/** The language a text such as `zh_CN.UTF-8`, `zh-Hans`, `en` or `C` asks for; undefined for one that is not spoken. */
export function localeNamed(text: string): Locale | undefined {
  const [language = ''] = text.toLowerCase().split(/[-_.@]/)
  if (language === 'zh') return 'zh-CN'
  return ['en', 'c', 'posix'].includes(language) ? 'en' : undefined
}

/** English sentences, `{0}` and so on where values stand, with what another language says for them. */
export type Catalogue = Readonly<Record<string, string>>

/** A value in a sentence. */
export type Said = string | number

// One process speaks one language at a time, as it has one locale: `main` chooses it before anything is said.
let spoken: Locale = 'en'
let catalogue: Catalogue | undefined
let plain = false

/** What follows it in an English text is a note to translators: two sentences of one wording may differ elsewhere. */
const NOTE = /‖.*$/s
const VALUE = /\{(\d)\}/

/**
 * Chooses the language of all that is said from now on; only a language other than English has a catalogue to load.
 * `ascii` leaves out of our own words the signs that some terminals draw over one column and some over two.
 */
export async function speak(locale: Locale, { ascii = false } = {}): Promise<void> {
  catalogue = locale === 'en' ? undefined : (await import('./messages/zh-CN/catalogue.ts')).zhCN
  spoken = locale
  plain = ascii
  patterns = new WeakMap()
}

/** Goes on in another language, with the same signs. */
export async function goOnIn(locale: Locale): Promise<void> {
  await speak(locale, { ascii: plain })
}

const AMBIGUOUS = /[“”‘’…·×→–—−─•≤≥±]/g
const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '·': '-',
  '×': 'x',
  '→': '->',
  '•': '*',
  '≤': '<=',
  '≥': '>=',
  '±': '+-',
}

/** Words of ours as they are said: in ASCII where that is asked for, but for letters. */
export function plainly(text: string): string {
  return plain ? text.replace(AMBIGUOUS, (sign) => PLAIN[sign] ?? '-') : text
}

/** The language that is spoken. */
export function locale(): Locale {
  return spoken
}

/** A whole sentence in the reader's language: say`No client fits “${text}”.`; never a fragment to be joined with others. */
export function say(strings: TemplateStringsArray, ...values: readonly Said[]): string {
  if (catalogue === undefined && !plain) return sayPlainly(strings, values)
  let text = ''
  for (const piece of patternOf(strings)) text += typeof piece === 'number' ? values[piece] : piece
  return text
}

/** English as it stands in the source: long lists say tens of thousands of sentences. */
function sayPlainly(strings: TemplateStringsArray, values: readonly Said[]): string {
  let text = strings[0] as string
  for (let at = 0; at < values.length; at++) text += `${values[at]}${strings[at + 1]}`
  const last = strings[strings.length - 1] as string
  const note = last.indexOf('‖')
  return note < 0 ? text : text.slice(0, text.length - last.length + note)
}

/** A text that was declared before it was known who reads it, in the reader's language; what no catalogue has stays. */
export function said(text: string): string {
  return plainly((catalogue?.[text] ?? text).replace(NOTE, ''))
}

/** Says declared texts in one language, whichever is spoken. */
export async function sayerIn(language: Locale): Promise<(text: string) => string> {
  const texts: Catalogue = language === 'en' ? {} : (await import('./messages/zh-CN/catalogue.ts')).zhCN
  return (text) => (texts[text] ?? text).replace(NOTE, '')
}

/** What programs read is English whoever reads beside them: runs `make`, which waits for nothing, in English. */
export function inEnglish<T>(make: () => T): T {
  const before = { catalogue, spoken, patterns }
  catalogue = undefined
  spoken = 'en'
  patterns = new WeakMap()
  try {
    return make()
  } finally {
    catalogue = before.catalogue
    spoken = before.spoken
    patterns = before.patterns
  }
}

/** Marks a text declared for `said`, so that the catalogues are known to have it. */
export function toSay<const T extends string>(text: T): T {
  return text
}

/** One of two sentences by a count; languages without a plural say the same for both. */
export function plural(count: number, one: string, several: string): string {
  return count === 1 ? one : several
}

/** Things one after the other: `a, b, c`, or `a、b、c`. */
export function listed(items: readonly string[]): string {
  return items.join(spoken === 'zh-CN' ? '、' : ', ')
}

/** What is told of one thing, one after the other: `Zhang Wei, tier A`, or `张伟，等级 A`. */
export function clauses(items: readonly string[]): string {
  return items.join(spoken === 'zh-CN' ? '，' : ', ')
}

/** Things of which one is enough: `T or M`, `T 或 M`, 电话或面谈. */
export function either(items: readonly string[]): string {
  if (spoken !== 'zh-CN') return items.join(' or ')
  const [first = '', ...others] = items
  return others.reduce(
    (text, item) => `${text}${/[\w#]$/.test(text) ? ' ' : ''}或${/^[\w#@]/.test(item) ? ' ' : ''}${item}`,
    first,
  )
}

let patterns = new WeakMap<TemplateStringsArray, readonly (string | number)[]>()

/** A sentence in the reader's language as its texts and, as numbers, the places of its values. */
export function patternOf(strings: TemplateStringsArray): readonly (string | number)[] {
  const found = patterns.get(strings)
  if (found) return found
  const pieces = said(keyOf(strings))
    .split(VALUE)
    .map((piece, at) => (at % 2 === 1 ? Number(piece) : piece))
    .filter((piece) => piece !== '')
  patterns.set(strings, pieces)
  return pieces
}

/** The key of a sentence in the catalogues: `No client fits “{0}”.` */
export function keyOf(strings: readonly string[]): string {
  return strings.map((text, at) => (at === 0 ? text : `{${at - 1}}${text}`)).join('')
}
