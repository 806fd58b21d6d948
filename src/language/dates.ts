import type { Day, Range } from '../day.ts'
import { Failure } from '../errors.ts'
import type { Direction, Order, Problem, When } from './calendar.ts'
import { chinese } from './dates-chinese.ts'
import { english } from './dates-english.ts'
import { lunar } from './dates-lunar.ts'
import { numeric } from './dates-numeric.ts'
import { HAN } from './patterns.ts'
import { type About, folded, type Grammar, phraseAtFront, settled } from './phrases.ts'
import { locale, plainly, say } from './say.ts'

export {
  type Direction,
  MONTHS,
  type Order,
  sayDay,
  sayWhen,
  WEEKDAYS,
  WEEKDAYS_SHORT,
  type When,
} from './calendar.ts'
export { fileDateTrouble, orderOf, readBirthday, readFileDate } from './dates-in-files.ts'
export type { About } from './phrases.ts'

/** The rule that reads furthest wins, whosever it is; a further language is one more of these. */
const GRAMMARS: readonly Grammar[] = [numeric, english, chinese, lunar]

/** What was understood, and the part of the text it was read from. */
export interface Understood extends When {
  readonly text: string
}

/** Reads a text that is a date and nothing else. */
export function readWhen(text: string, about: About): Understood {
  const found = fromFront(text, about)
  if (found && found.rest === '') return found.when
  const range = found ? undefined : periodIn(text, about)
  if (range && 'from' in range) {
    throw notUnderstood(say`“${clip(text)}” is more than one day: ${range.from} to ${range.to}.`, text, about)
  }
  throw notUnderstood(
    found
      ? say`“${clip(text)}” is not a date I understand: “${clip(found.rest)}” is left over.`
      : say`“${clip(text)}” is not a date I understand.`,
    text,
    about,
  )
}

/** Reads the longest date phrase at the front; what follows it is the rest, which may be empty. */
export function readWhenAtFront(text: string, about: About): { when: Understood; rest: string } {
  const found = fromFront(text, about)
  const glued = found ? undefined : gluedDateIn(text, about)
  const first = found ? found.when.text : glued
  const other = first === undefined ? undefined : otherDayAt(text, first, about)
  if (other !== undefined) throw notUnderstood(say`“${clip(other)}” is more than one day.`, text, about)
  if (found) return found
  const period = chinesePeriodAt(text, about)
  if (period && period.said.length > (glued?.length ?? 0)) {
    const { from, to } = period.range
    throw notUnderstood(say`“${clip(period.said)}” is more than one day: ${from} to ${to}.`, text, about)
  }
  throw notUnderstood(
    say`“${clip(text)}” does not begin with a date I understand.`,
    text,
    about,
    spaceMissing(text.trim(), glued),
  )
}

/** `fri or mon`, `fri to sat`, `in a week or two`, 周五、周六: what a text begins with where that is no one day. */
function otherDayAt(text: string, first: string, about: About): string | undefined {
  const typed = text.trimStart()
  const plain = folded(typed)
  const [joint = '', word] =
    OR.exec(plain.slice(first.length)) ??
    (HAN.test(first) ? CHINESE_OR.exec(typed.slice(first.length)) : null) ??
    []
  if (joint === '') return undefined
  const begins = first.length + joint.length
  if (word === 'or' && /^(?:two|three|so)\b/.test(plain.slice(begins))) return text.trim()
  if (/[、/或至]/.test(joint) && WEEKDAY_ENDS.test(first) && OTHER_WEEKDAY.test(plain.slice(begins)))
    return typed.slice(0, begins + 1)
  const other = phraseAtFront(GRAMMARS, plain.slice(begins), about)
  const isDay = other && (other.piece.day ?? other.piece.weekday) !== undefined
  return isDay ? typed.slice(0, begins + other.end) : undefined
}

const OR = /^\s+(or|and|to|until|till|thru|through)\s+/

/** A comma may part the day from what is to be done; these join it to another day. */
const CHINESE_OR = /^(?:[早晚]上|[上中下]午|傍晚)?(?:[、/~～-]|\s*(?:或者?|还是|還是|[和与與跟及到至]))\s*/

/** 四 in 下周三、四拜访; not the number of something else, as in 周三、三方会谈. */
const WEEKDAY_ENDS = /(?:周|週|星期|礼拜|禮拜)[一二三四五六]$/
const OTHER_WEEKDAY =
  /^[一二三四五六日天](?![\d一二三四五六七八九十百千万点起定直些共同旦下方次个位家份份笔项件号月年天日川亚峡])/

/** A month or another period of Chinese that a text begins with. */
function chinesePeriodAt(text: string, about: About): { said: string; range: Range } | undefined {
  const typed = text.trim().slice(0, LONGEST)
  if (!HAN.test(typed)) return undefined
  const reading = chinese.rangeAt(folded(typed), 0, about)
  if (!reading || 'problem' in reading.found || reading.found.from === reading.found.to) return undefined
  // 十一月二十七 was meant as a day.
  if (/^[\d一二三四五六七八九十]/.test(folded(typed).slice(reading.end))) return undefined
  return { said: typed.slice(0, reading.end), range: reading.found }
}

/** What would be the date at the front, were there a space behind it. */
function gluedDateIn(text: string, about: About): string | undefined {
  const typed = text.trim()
  if (!HAN.test(typed)) return undefined
  for (let at = Math.min(LONGEST_GLUED, typed.length - 1); at > 1; at--) {
    const date = typed.slice(0, at)
    const found = phraseAtFront(GRAMMARS, folded(`${date} ${typed.slice(at)}`), about)
    if (found?.end === at) return date
  }
  return undefined
}

/** Where Chinese is a date only with a space behind it, the line that says so; none where it would be another day. */
function spaceMissing(typed: string, date: string | undefined): string[] {
  if (date === undefined || /^(?:[之以]?[后後前]|起|的)/.test(typed.slice(date.length))) return []
  const spaced = `${date} ${typed.slice(date.length)}`
  return [say`If “${date}” is the date, write a space behind it: “${clip(spaced)}”.`]
}

/** No date that wants a space is longer, as 三个工作日. */
const LONGEST_GLUED = 8

/** Reads a month, a week, a single day or another run of days; without a direction it looks to the past. */
export function readRange(
  text: string,
  about: { readonly today: Day; readonly order?: Order; readonly direction?: Direction },
): Range {
  const range = rangeIn(text, { ...about, direction: about.direction ?? 'past' })
  if (range) return range
  throw new Failure('usage', say`“${clip(text)}” is not a day, month or range of days I understand.`, {
    details: [understood(text, RANGE_EXAMPLES)],
  })
}

function rangeIn(text: string, about: About): Range | undefined {
  if (text.length > LONGEST) return undefined
  const named = periodOrDayIn(text, about)
  if (named) return named
  for (const { fromTo = [], since } of GRAMMARS) {
    for (const pattern of fromTo) {
      const [, first, last] = pattern.exec(bare(text)) ?? []
      if (first !== undefined && last !== undefined) return between(first, last, about)
    }
    const [, first] = since?.exec(bare(text)) ?? []
    if (first !== undefined) return between(first, about.today, about)
  }
  return undefined
}

function between(first: string, last: string, about: About): Range | undefined {
  const start = periodOrDayIn(first, about)
  const end = start && periodOrDayIn(last, about)
  if (!start || !end) return undefined
  // In `mon..fri` and `nov..feb` the end is the first one after the start.
  const to = end.to < start.from ? periodOrDayIn(last, { ...about, direction: 'future' })?.to : end.to
  if (to && to >= start.from) return { from: start.from, to }
  throw new Failure('usage', say`The range from ${start.from} to ${end.to} ends before it begins.`)
}

/** A period or a day that a text names as a whole. */
function periodOrDayIn(text: string, about: About): Range | undefined {
  const period = periodIn(text, about)
  if (period && 'problem' in period) throw refused(period)
  if (period) return period
  const day = fromFront(text, about)
  return day?.rest === '' ? { from: day.when.day, to: day.when.day } : undefined
}

/** A period a text names as a whole. */
function periodIn(text: string, about: About): Range | Problem | undefined {
  if (text.length > LONGEST) return undefined
  const whole = bare(text)
  for (const { rangeAt } of GRAMMARS) {
    const reading = rangeAt(whole, 0, about)
    if (reading?.end === whole.length) return reading.found
  }
  return undefined
}

/** No range needs more, and endless ones cost nothing. */
const LONGEST = 200

/** Folded, without space around it and a full stop after it. */
function bare(text: string): string {
  return folded(text.trim()).replace(/[\s.!]+$/, '')
}

function fromFront(text: string, about: About): { when: Understood; rest: string } | undefined {
  const found = phraseAtFront(GRAMMARS, folded(text), about)
  if (!found) return undefined
  const said = text.slice(0, found.end).trim()
  const when = settled(found.piece, about, clip(said))
  if ('problem' in when) throw refused(when)
  return { when: { ...when, text: said }, rest: withoutMarks(text.slice(found.end)) }
}

/** Without the comma, colon or dash that parts the date from what follows. */
function withoutMarks(text: string): string {
  const marks = /^(?:\s|[,;:，；：。、]|[.!?]+(?=[\s,;:]|$)|[-–—](?=\s|$))+/
  return text
    .replace(/^[.!?]+/, '')
    .replace(marks, '')
    .trimEnd()
}

function refused({ problem, details }: Problem): Failure {
  return new Failure('usage', problem, { details })
}

interface Examples {
  /** In English, and in Chinese. */
  readonly phrases: readonly [string, string]
}

const EXAMPLES: Readonly<Record<Direction, Examples>> = {
  past: {
    phrases: [
      'today, yesterday 15:00, last fri, 2 weeks ago, 3 nov, 2026-11-03',
      '今天、昨天 15:00、上周五、两周前、11月3日、2026-11-03',
    ],
  },
  future: {
    phrases: [
      'tomorrow, fri 15:00, in 2 weeks, 3 dec, end of month, 2026-12-03',
      '明天、周五下午三点、两周后、12月3日、月底、2026-12-03',
    ],
  },
}

const RANGE_EXAMPLES: Examples = {
  phrases: [
    'november, 2026-11, last month, this week, 2026-W47, q4, last 30 days, 1 nov..15 nov, 2026-11-03',
    '11月、2026-11、上个月、本周、第47周、四季度、最近30天、11月1日到15日、2026-11-03',
  ],
}

function notUnderstood(
  message: string,
  text: string,
  about: About,
  details: readonly string[] = [],
): Failure {
  return new Failure('usage', message, { details: [...details, understood(text, EXAMPLES[about.direction])] })
}

/** In the language of whoever reads, or types. */
function understood(text: string, { phrases: [english, chinese] }: Examples): string {
  return say`Understood: ${locale() === 'zh-CN' || HAN.test(text) ? chinese : english}`
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}${plainly('…')}` : text
}
