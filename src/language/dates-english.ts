import { CALENDAR_DATES } from './english-dates.ts'
import { RANGES } from './english-ranges.ts'
import { RELATIVE } from './english-relative.ts'
import { TIMES } from './english-times.ts'
import { englishKinds } from './english-words.ts'
import { endOfWord, furthestRule, oneOf, type Rule, rulesOf, tokensFrom, type Wording } from './patterns.ts'
import { type About, type Grammar, once, type Reading } from './phrases.ts'

const wording = once((): Wording => ({ kinds: englishKinds(), words: oneOf, ends: endOfWord }))
const pieces = once(() => rulesOf([...RELATIVE, ...CALENDAR_DATES, ...TIMES], wording()))
const ranges = once(() => rulesOf(RANGES, wording()))

/** Words before a date that mean nothing. */
const FILLERS = ['on', 'by', 'at', 'of', 'the']

/** Likewise at the very front of something to come, as in `snooze 3 until friday`. */
const UNTIL = ['until', 'till', 'til']

/** Dates, times and ranges in English. */
export const english: Grammar = {
  pieceAt: (text, at, about) => afterFillers(pieces, text, at, about),
  rangeAt: (text, at, about) => afterFillers(ranges, text, at, about),
  fromTo: [/^(?:from )?(.+?)\s*(?:\.\.+| to | until | till | - )\s*(.+)$/, /^between (.+) and (.+)$/],
  since: /^since (.+)$/,
}

/** Figures alone are read in every language; `@3` is English. */
const LETTERS = /[a-z@'.]/

function afterFillers<T>(
  rules: () => readonly Rule<T>[],
  text: string,
  at: number,
  about: About,
): Reading<T> | undefined {
  if (!LETTERS.test(text)) return undefined
  const tokens = tokensFrom(text, at)
  let best: Reading<T> | undefined
  for (const [index, token] of tokens.entries()) {
    const reading = furthestRule(rules(), text, tokens, index, about)
    if (reading && reading.end > (best?.end ?? 0)) best = reading
    const until = at === 0 && index === 0 && about.direction === 'future' && UNTIL.includes(token.text)
    if (!until && !FILLERS.includes(token.text)) break
  }
  return best
}
