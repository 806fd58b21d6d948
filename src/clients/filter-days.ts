import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  isDay,
  monthAround,
  type Range,
  weekAround,
  yearOf,
} from '../day.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { plural, say } from '../language/say.ts'

/** Days that are asked for: any of the spans, their ends included; `never` also takes who has no such day. */
export interface Days {
  readonly spans: readonly Span[]
  readonly never: boolean
}

export interface Span {
  readonly from: Day | undefined
  readonly to: Day | undefined
}

const COMPARED = /^(>=|<=|>|<|=)\s*(.*)$/s
const DURATION = /^(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)?$/

/** `30天` as `30d`: figures as they are, units in letters. */
function inLetters(value: string): string {
  return value.replace(
    /(\d\s*)(天|日|周|週|个?月|個月|年)/g,
    (_, digits: string, unit: string) => `${digits}${/月/.test(unit) ? 'm' : UNIT_LETTERS[unit]}`,
  )
}

const UNIT_LETTERS: Readonly<Record<string, string>> = { 天: 'd', 日: 'd', 周: 'w', 週: 'w', 年: 'y' }

/** Reads `30d`, `>30d`, `<2w`, `1m..3m` or `never`: how long ago the last contact must be. */
export function quietDays(values: readonly string[], today: Day): Days {
  const spans: Span[] = []
  let never = false
  for (const value of values) {
    const typed = fold(inLetters(value))
    if (typed === 'never') {
      never = true
      continue
    }
    const [, first, last] = /^(.*?)\.\.(.*)$/.exec(typed) ?? []
    if (first !== undefined && last !== undefined) {
      spans.push({ from: ago(last, today, value), to: ago(first, today, value) })
      continue
    }
    const [, op = '>=', rest = typed] = COMPARED.exec(typed) ?? []
    const day = ago(rest, today, value)
    spans.push(spanQuiet(op, day))
    if (op.startsWith('>')) never = true
  }
  return { spans, never }
}

/** A longer quiet is an earlier day. */
function spanQuiet(op: string, day: Day): Span {
  if (op === '>') return { from: undefined, to: addDays(day, -1) }
  if (op === '>=') return { from: undefined, to: day }
  if (op === '<') return { from: addDays(day, 1), to: undefined }
  if (op === '<=') return { from: day, to: undefined }
  return { from: day, to: day }
}

function ago(text: string, today: Day, value: string): Day {
  const [, digits, unit = 'd'] = DURATION.exec(text) ?? []
  if (digits === undefined) {
    throw new Failure('usage', say`quiet: takes a time such as 30d, 6w or 3m, not “${value}”.`, {
      tip: "crm list 'quiet:>30d'",
    })
  }
  const count = Number(digits)
  if (unit.startsWith('w')) return addDays(today, -7 * count)
  if (unit.startsWith('m')) return addMonths(today, -count)
  if (unit.startsWith('y')) return addMonths(today, -12 * count)
  return addDays(today, -count)
}

/** Reads days, months, years and weeks, alone, compared, or as `from..to`; `never` where a day may be missing. */
export function daysOf(field: 'last' | 'added', values: readonly string[], today: Day): Days {
  const spans: Span[] = []
  let never = false
  for (const value of values) {
    const typed = fold(value)
    if (typed === 'never' && field === 'last') {
      never = true
      continue
    }
    const [, first, last] = /^(.*?)\.\.(.*)$/.exec(typed) ?? []
    if (first !== undefined && last !== undefined && first + last !== '') {
      spans.push({
        from: first === '' ? undefined : rangeOf(first, today, field, value).from,
        to: last === '' ? undefined : rangeOf(last, today, field, value).to,
      })
      continue
    }
    const [, op = '=', rest = typed] = COMPARED.exec(typed) ?? []
    const { from, to } = rangeOf(rest, today, field, value)
    if (op === '<') spans.push({ from: undefined, to: addDays(from, -1) })
    else if (op === '<=') spans.push({ from: undefined, to })
    else if (op === '>') spans.push({ from: addDays(to, 1), to: undefined })
    else if (op === '>=') spans.push({ from, to: undefined })
    else spans.push({ from, to })
  }
  return { spans, never }
}

/** The Monday to Sunday of `2026-w40`, as `isoWeekRange`, which loads a library; a year's first week is that of 4 January. */
export function weekNamed(text: string): Range | undefined {
  const [, year, week] = /^(\d{4})-?w(\d{2})$/i.exec(text) ?? []
  const fourth = year === undefined ? undefined : dayOf(Number(year), 1, 4)
  if (!fourth) return undefined
  const range = weekAround(addDays(fourth, (Number(week) - 1) * 7))
  return yearOf(addDays(range.from, 3)) === Number(year) && Number(week) > 0 ? range : undefined
}

function rangeOf(text: string, today: Day, field: string, value: string): { from: Day; to: Day } {
  if (isDay(text)) return { from: text, to: text }
  if (text === 'today') return { from: today, to: today }
  if (text === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) }
  const month = `${text}-01`
  if (/^\d{4}-\d{2}$/.test(text) && isDay(month)) return monthAround(month)
  const [first, last] = [`${text}-01-01`, `${text}-12-31`]
  if (/^\d{4}$/.test(text) && isDay(first) && isDay(last)) return { from: first, to: last }
  const week = weekNamed(text)
  if (week) return week
  throw new Failure('usage', say`${field}: takes a day that exists such as 2026-10-01, not “${value}”.`, {
    details: [
      say`also a month 2026-10, a year 2026, a week 2026-w40, today, yesterday, and <, <=, >, >= or a..b of these`,
    ],
    tip: `crm list '${field}:>=2026-01-01'`,
  })
}

/** A value of `last:` in words. */
export function sayLastDays(value: string): string {
  if (fold(value) === 'never') return say`no last contact`
  const [how, first, last] = daysSaid(value)
  if (how === 'before') return say`last contact before ${first}`
  if (how === 'until') return say`last contact until ${first}`
  if (how === 'after') return say`last contact after ${first}`
  if (how === 'since') return say`last contact since ${first}`
  if (how === 'to') return say`last contact ${first} to ${last}`
  return how === 'on' ? say`last contact on ${first}` : say`last contact ${first}`
}

/** A value of `added:` in words. */
export function sayAddedDays(value: string): string {
  const [how, first, last] = daysSaid(value)
  if (how === 'before') return say`added before ${first}`
  if (how === 'until') return say`added until ${first}`
  if (how === 'after') return say`added after ${first}`
  if (how === 'since') return say`added since ${first}`
  if (how === 'to') return say`added ${first} to ${last}`
  return how === 'on' ? say`added on ${first}` : say`added ${first}`
}

const COMPARISONS = { '<': 'before', '<=': 'until', '>': 'after', '>=': 'since', '=': 'on' } as const
type How = (typeof COMPARISONS)[keyof typeof COMPARISONS] | 'to' | ''

/** How days are asked for, and which. */
function daysSaid(value: string): [how: How, first: string, last: string] {
  const [, op, day = value] = COMPARED.exec(value) ?? []
  if (op !== undefined) return [COMPARISONS[op as keyof typeof COMPARISONS], day, '']
  if (value.endsWith('..')) return ['since', value.slice(0, -2), '']
  if (value.startsWith('..')) return ['until', value.slice(2), '']
  const [, first, last] = /^(.*?)\.\.(.*)$/.exec(value) ?? []
  return first === undefined || last === undefined ? ['', value, ''] : ['to', first, last]
}

/** A value of `quiet:` in words. */
export function sayQuiet(typed: string): string {
  const value = inLetters(typed)
  if (fold(value) === 'never') return say`never contacted`
  const [, op = '>=', time = value] = COMPARED.exec(value) ?? []
  const [, first, last] = /^(.*?)\.\.(.*)$/.exec(value) ?? []
  if (first !== undefined && last !== undefined) return say`quiet for ${sayTime(first)} to ${sayTime(last)}`
  if (op === '>') return say`quiet for more than ${sayTime(time)}`
  if (op === '>=') return say`quiet for ${sayTime(time)} or more`
  if (op === '<') return say`quiet for less than ${sayTime(time)}`
  if (op === '<=') return say`quiet for at most ${sayTime(time)}`
  return say`quiet for ${sayTime(time)}`
}

function sayTime(text: string): string {
  return text.replace(/(\d+)\s*([dwmy]?)[a-z]*/gi, (_, digits: string, unit: string) => {
    const count = Number(digits)
    const of = unit.toLowerCase()
    if (of === 'w') return plural(count, say`1 week`, say`${count} weeks`)
    if (of === 'm') return plural(count, say`1 month`, say`${count} months`)
    if (of === 'y') return plural(count, say`1 year`, say`${count} years`)
    return plural(count, say`1 day`, say`${count} days`)
  })
}
