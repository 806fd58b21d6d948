import { isFigures, isGlued, oneFrom, spelled } from './chinese-characters.ts'
import type { Kind, Token } from './patterns.ts'
import type { Unit } from './periods.ts'

const UNITS = '个工作日 工作日 个月 个星期 星期 个礼拜 礼拜 周 个季度 天 年'.split(' ')
const CLOCK_UNITS = { 个小时: 60, 小时: 60, 个钟头: 60, 钟头: 60, 分钟: 1, 分: 1, 刻钟: 15 }

const HALF_SPAN = spelled(['半个月', '半年'])
const AND_HALF = spelled(['个半月', '年半'])
const UNIT = spelled(UNITS)
const HALF_HOUR = spelled(['半小时', '半个小时', '半个钟头', '半钟头'])
const HOUR_AND_HALF = spelled(['个半小时', '个半钟头'])
const CLOCK_UNIT = oneFrom(CLOCK_UNITS)
const MINUTE_WORD = oneFrom({ 半: '30', 一刻钟: '15', 一刻: '15', 三刻: '45', 整: '00', 钟: '00' })

/** A number and one of the words behind it. */
export function numbered(words: readonly string[]): Kind {
  const word = spelled(words)
  return (tokens, at) => {
    const seen = number(tokens, at)
    const behind = seen && tokens[at + seen.took]?.glued ? word(tokens, at + seen.took) : undefined
    return seen && behind && { value: seen.value, took: seen.took + behind.took }
  }
}

/** Figures as they are, or what the characters mean. */
export function number(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const seen = figures(tokens, at)
  if (seen) return seen
  let written = ''
  while (
    NUMERALS.includes(tokens[at + written.length]?.text ?? '') &&
    (written === '' || tokens[at + written.length]?.glued)
  ) {
    written += tokens[at + written.length]?.text
  }
  const value = numberOf(written)
  return value === undefined ? undefined : { value: String(value), took: written.length }
}

const NUMERALS = [...'〇零一二两三四五六七八九十百廿卅']

export function figures(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const text = tokens[at]?.text ?? ''
  return isFigures(text) && text.length <= 4 ? { value: text, took: 1 } : undefined
}

/** `十五`, `二十`, `廿三`, `一百零五`; undefined for `三五`, which is no number. */
export function numberOf(written: string): number | undefined {
  const match =
    /^(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九]?)(十)|(廿|卅))?([〇零一二两三四五六七八九])?$/.exec(
      written,
    )
  if (!match || written === '') return undefined
  const [, hundreds, tens, ten, score, ones] = match
  const tenfold = ten ? (tens ? digitOf(tens) : 1) : score === '廿' ? 2 : score === '卅' ? 3 : 0
  return (hundreds ? digitOf(hundreds) * 100 : 0) + tenfold * 10 + (ones ? digitOf(ones) : 0)
}

/** 0–9 of a character. */
export function digitOf(character: string): number {
  if (character === '零') return 0
  return character === '两' ? 2 : '〇一二三四五六七八九'.indexOf(character)
}

export function count(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const seen = number(tokens, at)
  return seen && Number(seen.value) > 0 ? seen : undefined
}

/** A length of time as `3 month 15 day`. */
export function span(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const half = HALF_SPAN(tokens, at)
  if (half) return { value: half.value === '半年' ? '6 month' : '15 day', took: half.took }
  const seen = count(tokens, at)
  if (!seen) return undefined
  const next = at + seen.took
  if (!tokens[next]?.glued) return undefined
  const monthAndHalf = AND_HALF(tokens, next)
  if (monthAndHalf) {
    const months = Number(seen.value) * 12 + 6
    const value = monthAndHalf.value === '年半' ? `${months} month` : `${seen.value} month 15 day`
    return { value, took: seen.took + monthAndHalf.took }
  }
  const unit = UNIT(tokens, next)
  return (
    unit && {
      value: `${seen.value} ${UNIT_NAMES[unit.value.replace('个', '')]}`,
      took: seen.took + unit.took,
    }
  )
}

const UNIT_NAMES: Readonly<Record<string, Unit>> = {
  工作日: 'workday',
  天: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季度: 'quarter',
  年: 'year',
}

/** The parts of a span, to be counted one after the other. */
export function partsOfSpan(span = ''): { unit: Unit; count: number }[] {
  const words = span.split(' ')
  return words.flatMap((word, at) =>
    at % 2 === 1 ? [{ unit: word as Unit, count: Number(words[at - 1]) }] : [],
  )
}

/** Hours and minutes as minutes. */
export function clockSpan(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const half = HALF_HOUR(tokens, at)
  if (half) return { value: '30', took: half.took }
  const seen = count(tokens, at)
  const next = at + (seen?.took ?? 0)
  if (!seen || !tokens[next]?.glued) return undefined
  const andHalf = HOUR_AND_HALF(tokens, next)
  if (andHalf) return { value: String(Number(seen.value) * 60 + 30), took: seen.took + andHalf.took }
  const unit = CLOCK_UNIT(tokens, next)
  return unit && { value: String(Number(seen.value) * Number(unit.value)), took: seen.took + unit.took }
}

/** What follows the hour: `半`, `一刻`, `15分`, `十五`, `整`. */
export function minute(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const word = MINUTE_WORD(tokens, at)
  if (word) return word
  const seen = number(tokens, at)
  if (!seen) return undefined
  const said = isGlued(tokens, at + seen.took, '分') ? 1 : 0
  const isTwo = /^\d/.test(tokens[at]?.text ?? '')
    ? seen.value.length === 2
    : seen.took >= 2 || Number(seen.value) === 10
  const isGone = isGlued(tokens, at + seen.took + said, '钟')
  return (said || isTwo) && !isGone
    ? { value: seen.value.padStart(2, '0'), took: seen.took + said }
    : undefined
}

/** `3:30`, also with seconds. */
export function colonClock(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const [hour, mark, minutes, , seconds] = tokens.slice(at, at + 5).map(({ text }) => text)
  if (!/^\d{1,2}$/.test(hour ?? '') || mark !== ':' || !/^\d\d$/.test(minutes ?? '')) return undefined
  const hasSeconds = isGlued(tokens, at + 3, ':') && /^\d\d$/.test(seconds ?? '')
  return { value: `${hour}:${minutes}`, took: hasSeconds ? 5 : 3 }
}
