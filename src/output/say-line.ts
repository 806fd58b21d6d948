import { patternOf, type Said } from '../language/say.ts'
import type { Span } from './document.ts'

/** A sentence of which some values have a tone, as a line: sayLine`Done ${{ text: '#3', tone: 'quiet' }}: ${what}`. */
export function sayLine(strings: TemplateStringsArray, ...values: readonly (Said | Span)[]): Span[] {
  return patternOf(strings).map((piece) => {
    const value = typeof piece === 'number' ? (values[piece] as Said | Span) : piece
    return typeof value === 'object' ? value : { text: `${value}` }
  })
}
