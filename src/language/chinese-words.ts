import { isFigures, isGlued, oneFrom, spelled } from './chinese-characters.ts'
import {
  clockSpan,
  colonClock,
  count,
  digitOf,
  figures,
  minute,
  number,
  numbered,
  span,
} from './chinese-numbers.ts'
import type { Kind, Kinds, Token } from './patterns.ts'
import { once } from './phrases.ts'

/** A kind that another must not follow at once. */
function notBefore(kind: Kind, following: string): Kind {
  return (tokens, at) => {
    const seen = kind(tokens, at)
    const next = seen && tokens[at + seen.took]
    return next?.glued && following.includes(next.text) ? undefined : seen
  }
}

const NEAR = {
  ...{ 大前天: -3, 前天: -2, 前日: -2, 昨天: -1, 昨日: -1, 寻日: -1, 今天: 0, 今日: 0, 今儿: 0 },
  ...{ 明天: 1, 明日: 1, 明儿: 1, 听日: 1, 后天: 2, 后日: 2, 大后天: 3 },
}

const NEAR_LETTER = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 }

const PARTS = {
  ...{ 凌晨: 'dawn', 清晨: 'morning', 早晨: 'morning', 早上: 'morning', 上午: 'morning', 早: 'morning' },
  ...{ 中午: 'noon', 正午: 'noon', 下午: 'afternoon', 午后: 'afternoon', 傍晚: 'evening' },
  ...{ 晚上: 'night', 夜里: 'night', 夜晚: 'night', 深夜: 'night', 晚间: 'night', 晚: 'night' },
}

/** A part of the day, but for `早餐` and `晚宴`. */
const part: Kind = (tokens, at) => {
  const seen = PART(tokens, at)
  const single = seen && seen.took === 1 ? tokens[at + 1] : undefined
  if (single?.glued && '餐饭会茶报盘期日安宴点些一辈班场市'.includes(single.text)) return undefined
  return seen && shanghaiSpared(seen, tokens, at)
}

/** The 上 of 周五晚上海见 is not of the evening. */
function shanghaiSpared(
  seen: { value: string; took: number },
  tokens: readonly Token[],
  at: number,
): ReturnType<Kind> {
  const isUpper = seen.took === 2 && tokens[at + 1]?.text === '上'
  return isUpper && isGlued(tokens, at + 2, '海') ? { value: seen.value, took: 1 } : seen
}

/** The 早 of 明早, also 早上. */
const earlyOrLate: Kind = (tokens, at) => {
  const seen = EARLY_OR_LATE(tokens, at)
  return seen && shanghaiSpared(seen, tokens, at)
}

const WEEKDAYS = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }
const YEARS = { 大前年: -3, 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 }
const EDGES = {
  ...{ 初: 'start', 第一天: 'start', 中: 'middle', 底: 'end', 末: 'end', 尾: 'end', 最后一天: 'end' },
  最后一日: 'end',
}

const PART = oneFrom(PARTS)
const EARLY_OR_LATE = oneFrom({
  ...{ 早: 'morning', 早上: 'morning', 晨: 'morning' },
  ...{ 晚: 'night', 晚上: 'night', 夜: 'night', 夜里: 'night' },
})
const WEEKDAY = oneFrom(WEEKDAYS)
const NEAR_YEAR = oneFrom(YEARS)
const QUARTER = spelled(['季度'])
const LAST = spelled(['最后一个', '最后1个', '最后的'])

/** What the elements of Chinese patterns stand for. */
export const chineseKinds = once(
  (): Kinds => ({
    near: { kind: oneFrom(NEAR) },
    nearLetter: { kind: oneFrom(NEAR_LETTER), as: 'near' },
    part: { kind: part },
    earlyOrLate: { kind: earlyOrLate, as: 'part' },
    which: { kind: which },
    period: {
      kind: oneFrom({
        周: 'week',
        星期: 'week',
        礼拜: 'week',
        月: 'month',
        季度: 'quarter',
        季: 'quarter',
        年: 'year',
      }),
    },
    week: { kind: spelled(['周', '星期', '礼拜']) },
    weekday: { kind: weekday },
    count: { kind: count },
    span: { kind: span },
    clockSpan: { kind: clockSpan },
    year: { kind: year },
    month: { kind: numbered(['月份', '月']) },
    toMonth: { kind: numbered(['月份', '月']) },
    date: { kind: numbered(['日', '号']) },
    fromDate: { kind: (tokens, at) => numbered(['日', '号'])(tokens, at) ?? number(tokens, at) },
    toWeekday: { kind: weekday },
    unit: { kind: oneFrom({ 日: 'day', 月: 'month' }) },
    bareDate: { kind: notBefore(figures, '点时分周天个年月.:%-/'), as: 'date' },
    edge: { kind: notBefore(oneFrom(EDGES), '旬标签间国心秋信') },
    quarter: { kind: quarter },
    half: { kind: oneFrom({ 上半年: 1, 下半年: 2 }) },
    third: { kind: oneFrom({ 上旬: 1, 中旬: 2, 下旬: 3 }) },
    nth: { kind: nth },
    number: { kind: number, as: 'number' },
    hour: { kind: numbered(['点', '时']) },
    minute: { kind: minute },
    clock: { kind: colonClock },
  }),
)

/** `上上`, `下个`, `本`: how many periods off. */
function which(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const first = tokens[at]?.text ?? ''
  if (!'上下这本当今'.includes(first) || first === '') return undefined
  let took = 1
  if ('上下'.includes(first)) while (took < 4 && isGlued(tokens, at + took, first)) took++
  const value = '这本当今'.includes(first) ? 0 : first === '上' ? -took : took
  if (isGlued(tokens, at + took, '一')) took++
  if (isGlued(tokens, at + took, '个')) took++
  return { value: String(value), took }
}

/** The figure of `周3` must touch what stands before it. */
function weekday(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const { text = '', end = 0 } = tokens[at] ?? {}
  const isTouching = end - text.length === tokens[at - 1]?.end
  return isTouching && /^[1-7]$/.test(text) ? { value: text, took: 1 } : WEEKDAY(tokens, at)
}

/** `2026年`, `二〇二六年`, `26年` as they are; `去年` as `-1`, `明年` as `+1`. */
function year(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const near = NEAR_YEAR(tokens, at)
  if (near)
    return {
      value: `${Number(near.value) < 0 ? '' : '+'}${near.value}`,
      took: near.took + ofIt(tokens, at + near.took),
    }
  let written = ''
  let took = 0
  if (isFigures(tokens[at]?.text ?? '')) {
    written = tokens[at]?.text ?? ''
    took = 1
  } else {
    while (/^[〇零一二三四五六七八九]$/.test(tokens[at + took]?.text ?? '') && took < 5) {
      written += digitOf(tokens[at + took]?.text ?? '')
      took++
    }
  }
  if ((written.length !== 4 && written.length !== 2) || !isGlued(tokens, at + took, '年')) return undefined
  return { value: written, took: took + 1 }
}

/** The 的 of `去年的12月`. */
function ofIt(tokens: readonly Token[], at: number): number {
  return isGlued(tokens, at, '的') ? 1 : 0
}

/** `四季度`, `第4季度`, `q4`. */
function quarter(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const letter = tokens[at]?.text === 'q' ? 1 : 0
  const ordinal = tokens[at]?.text === '第' ? 1 : 0
  const seen = number(tokens, at + letter + ordinal)
  if (!seen || !/^[1-4]$/.test(seen.value)) return undefined
  const took = letter + ordinal + seen.took
  const word = QUARTER(tokens, at + took)
  if (!word && !letter) return undefined
  return { value: seen.value, took: took + (word?.took ?? 0) }
}

/** `第二个`, `最后一个` as -1. */
function nth(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const last = LAST(tokens, at)
  if (last) return { value: '-1', took: last.took }
  if (tokens[at]?.text !== '第') return undefined
  const seen = count(tokens, at + 1)
  return seen && isGlued(tokens, at + 1 + seen.took, '个')
    ? { value: seen.value, took: seen.took + 2 }
    : undefined
}
