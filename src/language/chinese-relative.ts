import { addDays, type Day, weekStart } from '../day.ts'
import type { Problem } from './calendar.ts'
import { partsOfSpan } from './chinese-numbers.ts'
import type { Patterns } from './patterns.ts'
import { edgeOf, type Period, reached, shifted } from './periods.ts'
import type { About, Found, Piece } from './phrases.ts'
import { exactClock, minutesAway, type Part } from './times.ts'

/** Days named from today, and what is counted from it; these may be written together with what follows. */
export const RELATIVE: Patterns<Piece> = [
  ['{near}', ({ near }, { today }) => ({ day: addDays(today, Number(near)) })],
  ['{nearLetter} {earlyOrLate}', nearPart],
  [
    '现在|刚才|刚刚|此刻',
    (_, { today, now }) => (now ? { day: today, clock: exactClock(now) } : { day: today }),
  ],
  ['{part}', ({ part }) => (part === 'noon' ? noon() : { part: part as Part })],
  ['{span} 后|之后|以后|过后', (found, about) => away(found, about, 1)],
  ['再? 过 {span}', (found, about) => (found.span === '2 day' ? undefined : away(found, about, 1))],
  ['{span} 前|之前|以前', (found, about) => away(found, about, -1)],
  [
    '{span} 内|之内|以内',
    (found, about) => (about.direction === 'future' ? away(found, about, 1) : undefined),
  ],
  ['{count} 日 后|之后|以后|内|之内|以内', daysAhead],
  ['{count} 日 前|之前|以前', daysAgo],
  ['{clockSpan} 后|之后|以后', (found, about) => minutesOff(found, about, 1)],
  ['{clockSpan} 前|之前|以前', (found, about) => minutesOff(found, about, -1)],
  ['{which} {week} 末', (found, about) => ({ day: weekdayOf(found.which, 6, about.today) })],
  ['{which} {period} 内|之内|以内', (found, { today }) => endOf(found, today)],
  ['月内', (_, { today }) => ({ day: edgeOf(today, 'month', 'end') })],
  ['年内', (_, { today }) => ({ day: edgeOf(today, 'year', 'end') })],
  ['{which} 工作日', workday],
]

/** `下周三`, `这个星期五`, `礼拜天`. */
export const NAMED_WEEKDAYS: Patterns<Piece> = [
  [
    '{which} {week} {weekday}',
    ({ which, weekday }, { today }) => ({ day: weekdayOf(which, Number(weekday), today) }),
  ],
  ['星期|礼拜 {weekday}', ({ weekday }) => ({ weekday: Number(weekday) })],
  ['( {week} {weekday} )', ({ weekday }) => ({ weekday: Number(weekday) })],
]

/** `周三`, which may also be how a name begins. */
export const BARE_WEEKDAYS: Patterns<Piece> = [
  ['周 {weekday}', ({ weekday }) => ({ weekday: Number(weekday) })],
]

/** `下周`, `上个月`, `明年`: this day of it. */
export const PERIODS: Patterns<Piece> = [
  ['{which} {period}', periodOff],
  [
    '{year}',
    ({ year }, { today }) => (isOff(year) ? { day: shifted(today, 'year', Number(year)) } : undefined),
  ],
]

/** `周末`, which wants something to do behind it. */
export const BARE_WEEKEND: Patterns<Piece> = [['{week} 末', () => ({ weekday: 6 })]]

/** `三天`, `半个月`: ago or from now. */
export const BARE_SPANS: Patterns<Piece> = [
  ['{span}', (found, about) => away(found, about, about.direction === 'past' ? -1 : 1)],
]

/** Whether a year was said as another than this, such as 去年. */
function isOff(year = ''): boolean {
  return /^[+-]/.test(year) && Number(year) !== 0
}

function nearPart({ near, part }: Found, { today }: About): Piece {
  return { day: addDays(today, Number(near)), part: part as Part }
}

/** Said alone it is twelve o'clock. */
function noon(): Piece {
  return { clock: { hour: 12, minute: 0, sure: true } }
}

/** A weekday of a week of the calendar. */
function weekdayOf(which: string | undefined, weekday: number, today: Day): Day {
  return addDays(weekStart(today), 7 * Number(which) + weekday - 1)
}

/** Parts of a span one after the other: 一个半月 is a month and fifteen days. */
export function spanFrom(today: Day, span: string | undefined, sign: number): Day | Problem {
  let day: Day | Problem = today
  for (const { unit, count } of partsOfSpan(span)) {
    if (typeof day === 'string') day = reached(day, unit, sign * count)
  }
  return day
}

function away({ span }: Found, { today }: About, sign: number): Piece {
  const day = spanFrom(today, span, sign)
  return partsOfSpan(span)[0]?.unit === 'week' ? { day, scope: 'week' } : { day }
}

function daysAhead({ count }: Found, { today, direction }: About): Piece | undefined {
  return direction === 'future' ? { day: reached(today, 'day', Number(count)) } : undefined
}

/** Of the past only: looking ahead `15日前` is “by the 15th”. */
function daysAgo({ count }: Found, { today, direction }: About): Piece | undefined {
  return direction === 'past' ? { day: reached(today, 'day', -Number(count)) } : undefined
}

function minutesOff({ clockSpan }: Found, { today, now }: About, sign: number): Piece | undefined {
  if (now === undefined) return undefined
  const { days, clock } = minutesAway(now, sign * Number(clockSpan))
  return { day: addDays(today, days), clock }
}

function periodOff({ which, period }: Found, { today }: About): Piece | undefined {
  const count = Number(which)
  if (count === 0) return undefined
  const day = shifted(today, period as Period, count)
  return period === 'week' ? { day, scope: 'week' } : { day }
}

function endOf({ which, period }: Found, today: Day): Piece {
  return { day: edgeOf(shifted(today, period as Period, Number(which)), period as Period, 'end') }
}

function workday({ which }: Found, { today }: About): Piece | undefined {
  const count = Number(which)
  return count === 0 ? undefined : { day: shifted(today, 'workday', count) }
}
