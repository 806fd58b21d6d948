/** The shells whose completion is known. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof SHELLS)[number]

/** A command line as far as the cursor: the whole words before it, and the one being typed. */
export interface TypedLine {
  readonly words: readonly string[]
  readonly current: string
}

/** What a bash line is, with how its last word is written. */
export interface BashLine extends TypedLine {
  /** The last word as it stands on the line, quotes and backslashes with it. */
  readonly raw: string
  /** The quote that is still open at its end. */
  readonly quote: '' | '"' | "'"
}

/** Takes a bash line apart, up to the cursor; nothing in it is expanded. */
export function readBashLine(line: string): BashLine {
  const words: string[] = []
  let text = ''
  let start: number | undefined
  let quote: BashLine['quote'] = ''
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    if (quote === '' && /\s/.test(sign)) {
      if (start !== undefined) words.push(text)
      start = undefined
      text = ''
      continue
    }
    start ??= at
    if (quote === '' && (sign === '"' || sign === "'")) quote = sign
    else if (sign === quote) quote = ''
    else if (sign === '\\' && quote !== "'") {
      const next = line[at + 1] ?? ''
      text += quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next
      at++
    } else text += sign
  }
  return {
    words,
    current: start === undefined ? '' : text,
    raw: start === undefined ? '' : line.slice(start),
    quote,
  }
}

/** A value as it may stand on a bash line: nothing of it is expanded or run. */
export function forBash(value: string, quote: BashLine['quote']): string {
  if (quote === "'") return value.replaceAll("'", `'\\''`)
  if (quote === '"') return value.replace(/["\\$`]/g, '\\$&').replaceAll('!', `"'!'"`)
  return value.replace(/[^\p{L}\p{M}\p{N}_@%+=:,./-]/gu, (sign) => (sign < '\u0080' ? `\\${sign}` : sign))
}

/**
 * What bash is to put in place of the part it completes. It parts words at `:`, `=` and `@` too, so `part` may be the
 * end of the word only; a value that does not begin as the word does cannot be put there.
 */
export function inBash(value: string, line: BashLine, part: string): string | undefined {
  const opened = line.quote !== '' && line.raw.startsWith(line.quote)
  const raw = opened ? line.raw.slice(1) : line.raw
  const kept = raw.endsWith(part) ? raw.slice(0, raw.length - part.length) : ''
  // A quote opened in the middle of a word: what stands before it stays as it is.
  if (line.quote !== '' && !opened) return undefined
  const written = forBash(value, line.quote)
  if (kept === '') return written
  return written.startsWith(kept) ? written.slice(kept.length) : undefined
}

/** A value as one word of PowerShell, which takes typographic quotes for quotes too. */
export function forPowerShell(value: string): string {
  if (/^[\p{L}\p{N}_/.][\p{L}\p{N}_./:-]*$|^--?[a-z][a-z-]*$/u.test(value)) return value
  return `'${value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}
