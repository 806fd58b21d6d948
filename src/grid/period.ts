import {
  addDays,
  type Day,
  dateOf,
  daysBetween,
  monthAround,
  monthOf,
  type Range,
  weekAround,
  yearOf,
} from '../day.ts'
import { Failure } from '../errors.ts'
import { MONTHS, monthName, monthTitle, nameOfWritten, sayLongDay } from '../language/calendar.ts'
import { locale, say } from '../language/say.ts'

/** Wider than this nobody reads it, and no terminal or spreadsheet shows it well. */
const MOST_DAYS = 366

/** The options that say which days a grid shows, as typed; `week` is true where nothing followed it. */
export interface PeriodTyped {
  readonly month?: string | undefined
  readonly week?: string | true | undefined
  readonly within?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

interface About {
  readonly today: Day
  readonly order?: 'dmy' | 'mdy' | 'ymd' | undefined
  /** How many days at most, where a grid is not what they are for. */
  readonly most?: number
  /** What is asked for, where it is not a grid. */
  readonly command?: string
}

/** The days that were asked for; this month where nothing was said. */
export async function readPeriod(typed: PeriodTyped, about: About): Promise<Range> {
  const { month, week, within, from, to } = typed
  const said = [month, week, within, from ?? to].filter((option) => option !== undefined)
  if (said.length > 1)
    throw new Failure('usage', say`One of --month, --week, --within or --from and --to says which days.`)
  if (said.length === 0) return monthAround(about.today)
  if (week === true) return weekAround(about.today)
  const range = await readTyped(typed, about)
  const days = daysBetween(range.from, range.to) + 1
  const { most = MOST_DAYS, command = 'grid' } = about
  if (days <= most) return range
  const subject = about.command === undefined ? say`A grid` : `crm ${command}`
  throw new Failure('usage', say`${subject} has at most ${most} days; ${sayRange(range)} has ${days}.`, {
    tip: `crm ${command} --within ${yearOf(range.to)}`,
  })
}

/** Takes what follows `--week` for a word of the filter where it is no week: `--week tag:vip`, `--week zhang`. */
export async function weekOrWord(
  typed: string | true | undefined,
  today: Day,
): Promise<{ week: string | true | undefined; word: string[] }> {
  if (typeof typed !== 'string') return { week: typed, word: [] }
  const isTerm = /^[-@#]|[:：]/.test(typed)
  if (!isTerm && (/\d/.test(typed) || (await isRange(phrase(typed, 'week'), today))))
    return { week: typed, word: [] }
  return { week: true, word: [typed] }
}

async function isRange(text: string, today: Day): Promise<boolean> {
  const { readRange } = await import('../language/dates.ts')
  try {
    readRange(text, { today })
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

async function readTyped({ month, week, within, from, to }: PeriodTyped, about: About): Promise<Range> {
  const { readRange } = await import('../language/dates.ts')
  if (month !== undefined)
    return wholly(month, readRange(phrase(month, 'month'), about), monthAround, 'month', about)
  if (typeof week === 'string')
    return wholly(week, readRange(phrase(week, 'week'), about), weekAround, 'week', about)
  if (within !== undefined) return readRange(within, about)
  if (from !== undefined && to !== undefined) return readRange(`${from} .. ${to}`, about)
  if (from !== undefined) return openEnded(readRange(from, about), about.today)
  const end = readRange(to as string, about).to
  return { from: monthAround(end).from, to: end }
}

/** Up to today; what begins later ends with its own last day. */
function openEnded(range: Range, today: Day): Range {
  return { from: range.from, to: range.to > today ? range.to : today }
}

/** `last` is the last month or week, `11` the month and `47` the week of that number. */
function phrase(typed: string, unit: 'month' | 'week'): string {
  const word = typed.trim().toLowerCase()
  if (/^(?:last|past|previous|this|next|coming)$/.test(word)) return `${word} ${unit}`
  if (!/^\d{1,2}$/.test(word)) return typed
  return unit === 'week' ? `week ${word}` : (MONTHS[Number(word) - 1] ?? typed)
}

/** The whole month or week that the range is, or is part of. */
function wholly(
  typed: string,
  range: Range,
  around: (day: Day) => Range,
  unit: 'month' | 'week',
  { command = 'grid' }: About,
): Range {
  const whole = around(range.from)
  if (range.to <= whole.to) return whole
  const said =
    unit === 'month'
      ? say`“${typed}” is not one month: it is ${sayRange(range)}.`
      : say`“${typed}” is not one week: it is ${sayRange(range)}.`
  throw new Failure('usage', said, {
    tip: `crm ${command} --within "${typed}"`,
  })
}

/** Days in words, as briefly as they allow: `November 2026`, `Week 47, 16 to 22 November 2026`, `3 to 9 May 2026`. */
export function sayRange(range: Range): string {
  const { from, to } = range
  if (from === to) return sayLongDay(from)
  const months = wholeMonths(range)
  if (months !== undefined) return months
  const days = say`${firstOf(range)} to ${lastOf(range)}‖days`
  const week = weekAround(from)
  return week.from === from && week.to === to ? say`Week ${weekNumber(from)}, ${days}` : days
}

/** The first day, without what the last says again: in English its month and year, in Chinese nothing. */
function firstOf({ from, to }: Range): string {
  if (locale() === 'zh-CN' || yearOf(from) !== yearOf(to)) return sayDate(from)
  return monthOf(from) === monthOf(to) ? `${dateOf(from)}` : `${dateOf(from)} ${monthName(monthOf(from))}`
}

/** The last day, without what the first said already: in Chinese its year and month, in English nothing. */
function lastOf({ from, to }: Range): string {
  if (locale() !== 'zh-CN' || yearOf(from) !== yearOf(to)) return sayDate(to)
  return monthOf(from) === monthOf(to) ? `${dateOf(to)}日` : `${monthName(monthOf(to))}${dateOf(to)}日`
}

/** Of the ISO week that begins on this Monday: its Thursday's year counts the weeks. */
function weekNumber(monday: Day): number {
  const thursday = addDays(monday, 3)
  return 1 + Math.floor(daysBetween(`${yearOf(thursday)}-01-01` as Day, thursday) / 7)
}

function wholeMonths({ from, to }: Range): string | undefined {
  if (dateOf(from) !== 1 || monthAround(to).to !== to) return undefined
  const [first, last] = [yearOf(from), yearOf(to)]
  const title = monthTitle(last, monthOf(to))
  if (first !== last) return say`${monthTitle(first, monthOf(from))} to ${title}‖months`
  if (monthOf(from) === monthOf(to)) return title
  if (monthOf(from) === 1 && monthOf(to) === 12) return say`${first}‖year`
  return locale() === 'zh-CN'
    ? say`${monthTitle(first, monthOf(from))} to ${monthName(monthOf(to))}‖months`
    : say`${monthName(monthOf(from))} to ${title}‖months`
}

function sayDate(day: Day): string {
  return nameOfWritten({ year: yearOf(day), month: monthOf(day), date: dateOf(day) })
}
