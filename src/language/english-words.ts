import { MONTHS, WEEKDAYS } from './calendar.ts'
import { type Kind, type Kinds, oneOf, type Token } from './patterns.ts'
import type { Unit } from './periods.ts'
import { once } from './phrases.ts'

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const LONG_WEEKDAYS = WEEKDAYS.map((name) => name.toLowerCase())
const SHORT_WEEKDAYS = 'mon tue tues wed weds thu thur thurs fri sat sun'.split(' ')
const LONG_MONTHS = MONTHS.map((name) => name.toLowerCase())
const SHORT_MONTHS = [...LONG_MONTHS.map((name) => name.slice(0, 3)), 'sept']
const UNITS = 'day week fortnight month quarter year workday'.split(' ')
const PLURAL_UNITS = 'days weeks wks fortnights months mths mos quarters years yrs workdays'.split(' ')
const SHORT_UNITS = 'd w wk wks m mo mos mth mths y yr yrs'.split(' ')
const WEEKS = 'week weeks wk wks fortnight fortnights'.split(' ')
const CLOCK_UNITS = 'hour hours hr hrs h minute minutes min mins'.split(' ')

/** What the elements of English patterns stand for. */
export const englishKinds = once(
  (): Kinds => ({
    count: { kind: count },
    digits: { kind: number(1, 4), as: 'count' },
    one: { kind: oneOf(['1', 'one']), as: 'count' },
    lengthAlone: { kind: oneOf(['week', 'month', 'year']), as: 'unit' },
    sign: { kind: (tokens, at) => (tokens[at + 1]?.glued ? oneOf(['+', '-'])(tokens, at) : undefined) },
    unit: { kind: unitAmong([...UNITS, ...PLURAL_UNITS, ...SHORT_UNITS]) },
    pluralUnit: { kind: unitAmong(PLURAL_UNITS), as: 'unit' },
    gluedUnit: { kind: glued(oneOf(SHORT_UNITS)), as: 'unit' },
    weeks: { kind: oneOf(WEEKS), as: 'unit' },
    clockUnit: { kind: oneOf(CLOCK_UNITS) },
    period: { kind: period },
    which: { kind: oneOf(['last', 'past', 'previous', 'this', 'next', 'coming']) },
    weekday: { kind: named(LONG_WEEKDAYS, SHORT_WEEKDAYS) },
    month: { kind: perhapsDash(named(LONG_MONTHS, SHORT_MONTHS)) },
    year: { kind: perhapsDash(year) },
    date: { kind: (tokens, at) => ordinalFigure(tokens, at) ?? number(1, 2)(tokens, at) },
    ordinalFigure: { kind: ordinalFigure, as: 'date' },
    ordinal: { kind: (tokens, at) => ordinalFigure(tokens, at) ?? oneOf(ORDINALS)(tokens, at), as: 'date' },
    nth: { kind: (tokens, at) => ordinalFigure(tokens, at) ?? oneOf(NTHS)(tokens, at) },
    edge: { kind: oneOf(['end', 'beginning', 'start', 'middle']) },
    firstOrLast: { kind: oneOf(['first', 'last']), as: 'edge' },
    mid: { kind: oneOf(['mid']), as: 'edge' },
    part: { kind: oneOf(['morning', 'afternoon', 'evening', 'night']) },
    near: { kind: oneOf(['today', 'tomorrow', 'tmrw', 'tmr', 'tmw', 'yesterday']) },
    hour: { kind: number(1, 2), as: 'clock' },
    hourOfDay: { kind: hourOfDay, as: 'clock' },
    hourSaid: { kind: hourSaid, as: 'clock' },
    clock: { kind: inRow(number(1, 2), ':', number(2, 2)) },
    dottedClock: { kind: inRow(number(1, 2), '.', number(2, 2)), as: 'clock' },
    dottedTime: { kind: inRow(hourOfDay, '.', minutes), as: 'clock' },
    frenchClock: { kind: inRow(number(1, 2), 'h', number(2, 2)), as: 'clock' },
    frenchHour: { kind: inRow(number(2, 2), 'h'), as: 'clock' },
    seconds: { kind: inRow(':', number(2, 2)) },
    half: { kind: halfOfDay },
    weekNumber: { kind: number(1, 2) },
    quarterNumber: { kind: oneOf(['1', '2', '3', '4']) },
    halfNumber: { kind: oneOf(['1', '2']) },
    toDay: { kind: (tokens, at) => ordinalFigure(tokens, at) ?? number(1, 2)(tokens, at) },
    toDate: { kind: oneOf(['wtd', 'mtd', 'qtd', 'ytd']), as: 'period' },
    toEnd: { kind: oneOf(['eow', 'eom', 'eoq', 'eoy']) },
  }),
)

const SHORT_PERIODS: Readonly<Record<string, string>> = {
  wk: 'week',
  mth: 'month',
  qtr: 'quarter',
  yr: 'year',
}

function period(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const text = tokens[at]?.text ?? ''
  const name = SHORT_PERIODS[text] ?? text
  return PERIODS.includes(name) ? { value: name, took: 1 } : undefined
}

const PERIODS = ['week', 'month', 'quarter', 'year']

const NTHS = [...ORDINALS.slice(0, 5), 'last']

function number(fewest: number, most: number): Kind {
  return (tokens, at) => {
    const text = tokens[at]?.text ?? ''
    return DIGITS.test(text) && text.length >= fewest && text.length <= most
      ? { value: text, took: 1 }
      : undefined
  }
}

const DIGITS = /^\d+$/

function glued(kind: Kind): Kind {
  return (tokens, at) => (tokens[at]?.glued ? kind(tokens, at) : undefined)
}

/** Kinds and marks with nothing between them, their texts joined. */
function inRow(...parts: readonly (Kind | string)[]): Kind {
  const kinds = parts.map((part) => (typeof part === 'string' ? oneOf([part]) : part))
  return (tokens, at) => {
    let value = ''
    for (const [index, kind] of kinds.entries()) {
      const token = tokens[at + index]
      const seen = index === 0 || token?.glued ? kind(tokens, at + index) : undefined
      if (!seen) return undefined
      value += seen.value
    }
    return { value, took: kinds.length }
  }
}

/** A dash in front is taken along, as in 3-nov-2026. */
function perhapsDash(kind: Kind): Kind {
  return (tokens, at) => {
    if (!(tokens[at]?.text === '-' && tokens[at].glued && tokens[at + 1]?.glued)) return kind(tokens, at)
    const seen = kind(tokens, at + 1)
    return seen && { value: seen.value, took: seen.took + 1 }
  }
}

/** A full name, or a short one with its full stop where it has one. */
function named(long: readonly string[], short: readonly string[]): Kind {
  const longName = oneOf(long)
  const shortName = oneOf(short)
  return (tokens, at) => {
    const seen = shortName(tokens, at)
    if (!seen) return longName(tokens, at)
    const stop = tokens[at + 1]
    return stop?.text === '.' && stop.glued ? { value: seen.value, took: 2 } : seen
  }
}

function count(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const text = tokens[at]?.text ?? ''
  const isArticle = text === 'a' || text === 'an'
  const couple = isArticle ? at + 1 : at
  if (tokens[couple]?.text === 'couple') {
    return { value: 'couple', took: couple - at + (tokens[couple + 1]?.text === 'of' ? 2 : 1) }
  }
  return isArticle || NUMBERS.includes(text) ? { value: text, took: 1 } : number(1, 4)(tokens, at)
}

/** One of the words, or working days. */
function unitAmong(words: readonly string[]): Kind {
  const word = oneOf(words)
  const plainDay = oneOf(words.filter((each) => each === 'day' || each === 'days'))
  return (tokens, at) => {
    const seen = word(tokens, at) ?? genitive(word, tokens, at)
    if (seen || !/^(?:work(?:ing)?|business)$/.test(tokens[at]?.text ?? '')) return seen
    return plainDay(tokens, at + 1) && { value: 'workday', took: 2 }
  }
}

/** `weeks'` of `in two weeks' time`. */
function genitive(word: Kind, tokens: readonly Token[], at: number): ReturnType<Kind> {
  const token = tokens[at]
  return token?.text.includes("'") ? word([{ ...token, text: token.text.replace(/'s?$/, '') }], 0) : undefined
}

function year(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const text = tokens[at]?.text ?? ''
  if (/^(?:19|20|21)\d\d$/.test(text)) return { value: text, took: 1 }
  return text === "'" && tokens[at + 1]?.glued ? withTook(number(2, 2)(tokens, at + 1), 2) : undefined
}

function withTook(seen: ReturnType<Kind>, took: number): ReturnType<Kind> {
  return seen && { value: seen.value, took }
}

function ordinalFigure(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const ending = tokens[at + 1]
  if (!ending?.glued || !['st', 'nd', 'rd', 'th'].includes(ending.text)) return undefined
  return withTook(number(1, 2)(tokens, at), 2)
}

function hourOfDay(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const seen = number(1, 2)(tokens, at)
  return seen && Number(seen.value) <= 23 ? seen : undefined
}

function minutes(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const seen = number(2, 2)(tokens, at)
  return seen && Number(seen.value) <= 59 ? seen : undefined
}

/** `3`, `three`. */
function hourSaid(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const index = NUMBERS.indexOf(tokens[at]?.text ?? '')
  return index < 0 ? number(1, 2)(tokens, at) : { value: String(index + 1), took: 1 }
}

/** `am`, `pm`, also with full stops. */
function halfOfDay(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const [half, stop, m, lastStop] = tokens.slice(at, at + 4).map(({ text }) => text)
  if (half === 'am' || half === 'pm') return { value: half, took: 1 }
  if ((half !== 'a' && half !== 'p') || stop !== '.' || m !== 'm') return undefined
  return { value: `${half}m`, took: lastStop === '.' ? 4 : 3 }
}

/** `a`, `two`, `couple`, `12`. */
export function countOf(text = ''): number {
  if (DIGITS.test(text)) return Number(text)
  if (text === 'couple') return 2
  return NUMBERS.indexOf(text) + 1 || 1
}

/** `3`, `third`. */
export function ordinalOf(text = ''): number {
  return DIGITS.test(text) ? Number(text) : ORDINALS.indexOf(text) + 1
}

/** Of any word the patterns take for a unit. */
export function unitOf(text = ''): Unit {
  if (text.startsWith('workday')) return 'workday'
  return UNIT_BY_LETTER[text.charAt(0)] ?? 'day'
}

const UNIT_BY_LETTER: Readonly<Record<string, Unit>> = {
  d: 'day',
  w: 'week',
  f: 'fortnight',
  m: 'month',
  q: 'quarter',
  y: 'year',
}

/** 1–7, Monday first; the first two letters tell. */
export function weekdayOf(text = ''): number {
  return LONG_WEEKDAYS.findIndex((name) => name.startsWith(text.slice(0, 2))) + 1
}

/** -1 for last, 0 for this, 1 for next. */
export function offsetOf(which = ''): number {
  if (which === '' || which === 'this') return 0
  return which === 'next' || which === 'coming' ? 1 : -1
}

/** Days from today to `yesterday`, `today` and `tomorrow`. */
export function nearOf(text = ''): number {
  if (text === 'yesterday') return -1
  return text === 'today' ? 0 : 1
}
