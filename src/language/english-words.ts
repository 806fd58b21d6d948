import { MONTHS, WEEKDAYS } from './calendar.ts'
import type { Unit } from './periods.ts'

const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

const SHORT_WEEKDAYS = 'mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun'

/** Parts of English patterns, by name. */
export const ENGLISH = {
  count: `(?<count>\\d{1,4}|${NUMBERS.join('|')}|an?|(?:a )?couple(?: of)?)`,
  unit: '(?<unit>days?|d|(?:working |business |work)days?|weeks?|wks?|w|fortnights?|months?|mths?|mos?|m|quarters?|years?|yrs?|y)',
  /** With a figure in front and nothing around it. */
  shortUnit: '(?<unit>d|wks?|w|mths?|mos?|m|yrs?|y)',
  pluralUnit:
    '(?<unit>days|(?:working |business |work)days|weeks|wks|fortnights|months|mths|mos|quarters|years|yrs)',
  weeks: '(?<unit>weeks?|wks?|fortnights?)',
  minutes: '(?:{count}|(?<half>half an))\\s*(?<minutes>hours?|hrs?|h|minutes?|mins?)',
  period: '(?<period>week|month|quarter|year)',
  which: '(?<which>last|past|previous|this|next|coming)',
  weekday: `(?<weekday>${WEEKDAYS.join('|').toLowerCase()}|(?:${SHORT_WEEKDAYS})\\.?)`,
  month: `(?<month>${MONTHS.map((name) => `${name}|${name.slice(0, 3)}\\.?`)
    .join('|')
    .toLowerCase()}|sept\\.?)`,
  year: "(?<year>(?:19|20|21)\\d\\d|'\\d\\d)",
  date: '(?<date>\\d{1,2}(?:st|nd|rd|th)?)',
  ordinal: `(?<date>\\d{1,2}(?:st|nd|rd|th)|${ORDINALS.join('|')})`,
  nth: '(?<nth>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)',
  edge: '(?<edge>end|beginning|start|middle|first day|last day)',
  part: '(?<part>morning|afternoon|evening|night)',
  at: '(?:at |@\\s*)',
  half: '(?<half>[ap]\\.?m\\.?)',
  near: '(?<near>today|tomorrow|tmrw|tmr|yesterday)',
}

/** `a`, `two`, `a couple of`, `12`. */
export function countOf(text = ''): number {
  if (/^\d/.test(text)) return Number.parseInt(text, 10)
  if (text.includes('couple')) return 2
  return NUMBERS.indexOf(text) + 1 || 1
}

/** `3rd`, `third`, `3`. */
export function ordinalOf(text = ''): number {
  return /^\d/.test(text) ? Number.parseInt(text, 10) : ORDINALS.indexOf(text) + 1
}

/** Of any word the patterns take for a unit. */
export function unitOf(text = ''): Unit {
  if (/^(?:work|business)/.test(text)) return 'workday'
  return UNITS[text.charAt(0)] ?? 'day'
}

const UNITS: Readonly<Record<string, Unit>> = {
  d: 'day',
  w: 'week',
  f: 'fortnight',
  m: 'month',
  q: 'quarter',
  y: 'year',
}

/** 1–7, Monday first; the first two letters tell. */
export function weekdayOf(text = ''): number {
  return WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(text.slice(0, 2))) + 1
}

/** -1 for last, 0 for this, 1 for next. */
export function offsetOf(which = ''): number {
  if (/^(?:last|past|previous)/.test(which)) return -1
  return /^(?:next|coming)/.test(which) ? 1 : 0
}

/** Days from today to `yesterday`, `today` and `tomorrow`. */
export function nearOf(text = ''): number {
  if (text === 'yesterday') return -1
  return text === 'today' ? 0 : 1
}
