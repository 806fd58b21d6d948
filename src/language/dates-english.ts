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

/** Dates, times and ranges in English. */
export const english: Grammar = {
  pieceAt: (text, at, about) => afterFillers(pieces(), text, at, about),
  rangeAt: (text, at, about) => afterFillers(ranges(), text, at, about),
  fromTo: [/^(?:from )?(.+?)\s*(?:\.\.+| to | until | till | - )\s*(.+)$/, /^between (.+) and (.+)$/],
  since: /^since (.+)$/,
}

function afterFillers<T>(
  rules: readonly Rule<T>[],
  text: string,
  at: number,
  about: About,
): Reading<T> | undefined {
  const tokens = tokensFrom(text, at)
  let best: Reading<T> | undefined
  for (const [index, token] of tokens.entries()) {
    const reading = furthestRule(rules, text, tokens, index, about)
    if (reading && reading.end > (best?.end ?? 0)) best = reading
    if (!FILLERS.includes(token.text)) break
  }
  return best
}

/** What phrases mean where people differ; the help prints this table. */
export const RULES: readonly { readonly phrase: string; readonly meaning: string }[] = [
  {
    phrase: 'fri',
    meaning: 'of the past: the latest Friday, today included; to come: the first after today',
  },
  { phrase: 'last fri', meaning: 'the latest Friday before today' },
  { phrase: 'this fri', meaning: 'the Friday of this week, Monday to Sunday' },
  { phrase: 'next fri', meaning: 'the Friday of next week' },
  { phrase: 'coming fri', meaning: 'the first Friday after today' },
  { phrase: 'fri week, week on fri', meaning: 'seven days after the coming Friday' },
  { phrase: 'fri next week, fri in 2 weeks', meaning: 'the Friday of that week' },
  {
    phrase: 'last week, next month',
    meaning: 'this day a week or a month off; the 31st becomes the last of a shorter month',
  },
  {
    phrase: '3 dec, the 15th',
    meaning: 'of the past: the latest, today included; to come: the next, today included',
  },
  { phrase: 'fri 27 nov', meaning: 'the date; refused where it is no Friday' },
  {
    phrase: '3/4',
    meaning: 'refused unless the order of day and month is set; 25/12 can only be 25 December',
  },
  { phrase: '3.4., 3.4.2026', meaning: 'day first, unless the order is set' },
  { phrase: '2w, 3 days, 1m', meaning: 'of the past: ago; to come: from now; m is a month' },
  { phrase: '+2w, -3d', meaning: 'from now, ago' },
  { phrase: 'in 3 working days', meaning: 'Saturdays and Sundays do not count; holidays are not known' },
  { phrase: 'end of week, eow', meaning: 'Sunday; likewise eom, eoq, eoy and end of next month' },
  { phrase: 'mid november', meaning: 'the 15th; mid week is Wednesday, mid year 1 July' },
  { phrase: 'at 3, 3:30', meaning: 'hours 1 to 6 are in the afternoon; 03:30 and 3:30 am are in the night' },
  { phrase: 'tonight at 8', meaning: '20:00; without an hour, words such as morning give no time' },
  { phrase: 'midnight', meaning: '00:00, where the day begins' },
  { phrase: '15:00', meaning: 'today' },
  { phrase: 'november, q4', meaning: 'as a range: the latest that has begun' },
  { phrase: 'next november', meaning: 'as a range: the first after this month' },
  {
    phrase: 'last 30 days',
    meaning: 'as a range: thirty days, today the last; next 30 days: today the first',
  },
]
