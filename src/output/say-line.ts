import { locale, patternOf, type Said, said } from '../language/say.ts'
import type { Fact, Span } from './document.ts'

type Value = Said | Span | readonly Span[]

/** A sentence of which some values have a tone, as a line: sayLine`Done ${{ text: '#3', tone: 'quiet' }}: ${what}`. */
export function sayLine(strings: TemplateStringsArray, ...values: readonly Value[]): Span[] {
  return patternOf(strings).flatMap((piece) => {
    const value = typeof piece === 'number' ? (values[piece] as Value) : piece
    return typeof value === 'object' ? value : { text: `${value}` }
  })
}

/** Clauses of one sentence one after the other: `44 clients added, 2 rows are bad`. */
export function clauses(phrases: readonly (readonly Span[])[]): readonly Span[] {
  return phrases.reduce((before, next) => sayLine`${before}, ${next}`)
}

/** What is said beside a line in brackets: ` (due Fri 2026-11-27, kept)`, `（2026-11-27 周五到期，已兑现）`. */
export function aside(parts: readonly (string | Span)[], between: ',' | ';' = ','): Span[] {
  const [opens, comma, semicolon, closes] =
    locale() === 'zh-CN' ? ['（', '，', '；', '）'] : [' (', ', ', '; ', ')']
  const gap = { text: between === ',' ? comma : semicolon }
  const spans = parts.map((part) => (typeof part === 'string' ? { text: part } : part))
  return [
    { text: opens },
    ...spans.flatMap((span, at) => (at === 0 ? [span] : [gap, span])),
    { text: closes },
  ]
}

/** What a fact is called, in the reader's language. */
export function labelOf({ label, own }: Fact): string {
  return own ? label : said(label)
}
