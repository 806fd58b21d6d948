import type { Kind, Kinds, Token } from './patterns.ts'
import type { Unit } from './periods.ts'
import { once } from './phrases.ts'

/** Each with what stands for it in the simplified script. */
const SCRIPTS =
  '後后 週周 禮礼 點点 號号 個个 兩两 這这 內内 過过 來来 從从 間间 時时 鐘钟 鍾钟 頭头 剛刚 現现 裡里 裏里 聽听 尋寻 當当 ○〇 兒儿 場场 條条 項项 輪轮 筆笔 與与 樣样 還还 發发 約约 見见 會会 談谈 給给 開开 聯联 問问 簽签 辦办 準准 確确 請请 電电 復复 討讨 溝沟 帶带 寫写 訂订 補补 對对 參参 將将 結结 進进 繼继 匯汇 審审 傳传 遞递 轉转 續续 買买 賣卖 贖赎 劃划 繳缴 換换 讓让 幫帮 視视 學学 訪访 調调 評评 測测 統统 預预 關关 啟启 賀贺 單单 歲岁 為为 產产 員员 戶户 樓楼 飯饭 報报'
const simple = once(() => new Map(SCRIPTS.split(' ').map(([other = '', same = '']) => [other, same])))

/** Traditional characters of dates as simplified ones; same length. */
export function simplified(text: string): string {
  return text.replace(/[\u25cb\u4e00-\u9fff]/g, (each) => simple().get(each) ?? each)
}

/** A number in figures or characters, one character of a word, or a mark; a comma belongs to none. */
const TOKEN = /[\s,]*(\d+|[a-z]+|\S)/y

/** More than any phrase has. */
const ENOUGH = 24

/** The tokens of a Chinese text; a space beside figures parts nothing, as in `11 月 27 日`. */
export function charactersFrom(text: string, from: number): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = from
  let hadFigures = false
  while (tokens.length < ENOUGH) {
    const match = TOKEN.exec(text)
    if (!match?.[1]) break
    const gap = match[0].slice(0, match[0].length - match[1].length)
    const hasFigures = isFigures(match[1])
    const glued = gap === '' || (!gap.includes(',') && (hadFigures || hasFigures))
    tokens.push({ text: match[1], end: TOKEN.lastIndex, glued })
    hadFigures = hasFigures
  }
  return tokens
}

function isFigures(text: string): boolean {
  return /^\d/.test(text)
}

/** One of several words, the longest first, a character a token. */
export function spelled(words: readonly string[]): Kind {
  const inOrder = [...words].sort((one, other) => other.length - one.length)
  return (tokens, at) => {
    for (const word of inOrder) {
      const took = tookOf(word, tokens, at)
      if (took > 0) return { value: word, took }
    }
    return undefined
  }
}

function tookOf(word: string, tokens: readonly Token[], at: number): number {
  let rest = word
  let index = at
  while (rest !== '') {
    const token = tokens[index]
    if (!token || !rest.startsWith(token.text) || (index > at && !token.glued)) return 0
    rest = rest.slice(token.text.length)
    index++
  }
  return index - at
}

/** A word of a table, with what the table says of it. */
function oneFrom(table: Readonly<Record<string, string | number>>): Kind {
  const word = spelled(Object.keys(table))
  return (tokens, at) => {
    const seen = word(tokens, at)
    return seen && { value: String(table[seen.value]), took: seen.took }
  }
}

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
  ...{ 中午: 'noon', 下午: 'afternoon', 午后: 'afternoon', 傍晚: 'evening' },
  ...{ 晚上: 'night', 夜里: 'night', 夜晚: 'night', 深夜: 'night', 晚间: 'night', 晚: 'night' },
}

/** A part of the day, but for `早餐` and `晚宴`. */
const part: Kind = (tokens, at) => {
  const seen = oneFrom(PARTS)(tokens, at)
  const single = seen && seen.took === 1 ? tokens[at + 1] : undefined
  return single?.glued && '餐饭会茶报盘期日安宴点些一辈班场市'.includes(single.text) ? undefined : seen
}

const WEEKDAYS = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }
const YEARS = { 大前年: -3, 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 }
const EDGES = {
  ...{ 初: 'start', 第一天: 'start', 中: 'middle', 底: 'end', 末: 'end', 尾: 'end', 最后一天: 'end' },
  最后一日: 'end',
}
const UNITS = '个工作日 工作日 个月 个星期 星期 个礼拜 礼拜 周 个季度 季度 天 年'.split(' ')
const CLOCK_UNITS = { 个小时: 60, 小时: 60, 个钟头: 60, 钟头: 60, 分钟: 1, 分: 1, 刻钟: 15 }

/** What the elements of Chinese patterns stand for. */
export const chineseKinds = once(
  (): Kinds => ({
    near: { kind: oneFrom(NEAR) },
    nearLetter: { kind: oneFrom(NEAR_LETTER), as: 'near' },
    part: { kind: part },
    earlyOrLate: { kind: oneFrom({ 早: 'morning', 晨: 'morning', 晚: 'night', 夜: 'night' }), as: 'part' },
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
    edge: { kind: notBefore(oneFrom(EDGES), '标签间国心秋信') },
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

function isGlued(tokens: readonly Token[], at: number, text: string): boolean {
  return tokens[at]?.glued === true && tokens[at]?.text === text
}

/** The figure of `周3` must touch what stands before it. */
function weekday(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const { text = '', end = 0 } = tokens[at] ?? {}
  const isTouching = end - text.length === tokens[at - 1]?.end
  return isTouching && /^[1-7]$/.test(text) ? { value: text, took: 1 } : oneFrom(WEEKDAYS)(tokens, at)
}

/** A number and one of the words behind it. */
function numbered(words: readonly string[]): Kind {
  const word = spelled(words)
  return (tokens, at) => {
    const seen = number(tokens, at)
    const behind = seen && tokens[at + seen.took]?.glued ? word(tokens, at + seen.took) : undefined
    return seen && behind && { value: seen.value, took: seen.took + behind.took }
  }
}

/** Figures as they are, or what the characters mean. */
function number(tokens: readonly Token[], at: number): ReturnType<Kind> {
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

function figures(tokens: readonly Token[], at: number): ReturnType<Kind> {
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
function digitOf(character: string): number {
  if (character === '零') return 0
  return character === '两' ? 2 : '〇一二三四五六七八九'.indexOf(character)
}

function count(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const seen = number(tokens, at)
  return seen && Number(seen.value) > 0 ? seen : undefined
}

/** A length of time as `3 month 15 day`. */
function span(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const half = spelled(['半个月', '半年'])(tokens, at)
  if (half) return { value: half.value === '半年' ? '6 month' : '15 day', took: half.took }
  const seen = count(tokens, at)
  if (!seen) return undefined
  const next = at + seen.took
  if (!tokens[next]?.glued) return undefined
  const monthAndHalf = spelled(['个半月', '年半'])(tokens, next)
  if (monthAndHalf) {
    const months = Number(seen.value) * 12 + 6
    const value = monthAndHalf.value === '年半' ? `${months} month` : `${seen.value} month 15 day`
    return { value, took: seen.took + monthAndHalf.took }
  }
  const unit = spelled(UNITS)(tokens, next)
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
function clockSpan(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const half = spelled(['半小时', '半个小时', '半个钟头', '半钟头'])(tokens, at)
  if (half) return { value: '30', took: half.took }
  const seen = count(tokens, at)
  const next = at + (seen?.took ?? 0)
  if (!seen || !tokens[next]?.glued) return undefined
  const andHalf = spelled(['个半小时', '个半钟头'])(tokens, next)
  if (andHalf) return { value: String(Number(seen.value) * 60 + 30), took: seen.took + andHalf.took }
  const unit = oneFrom(CLOCK_UNITS)(tokens, next)
  return unit && { value: String(Number(seen.value) * Number(unit.value)), took: seen.took + unit.took }
}

/** `2026年`, `二〇二六年`, `26年` as they are; `去年` as `-1`, `明年` as `+1`. */
function year(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const near = oneFrom(YEARS)(tokens, at)
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
  const word = spelled(['季度'])(tokens, at + took)
  if (!word && !letter) return undefined
  return { value: seen.value, took: took + (word?.took ?? 0) }
}

/** `第二个`, `最后一个` as -1. */
function nth(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const last = spelled(['最后一个', '最后1个', '最后的'])(tokens, at)
  if (last) return { value: '-1', took: last.took }
  if (tokens[at]?.text !== '第') return undefined
  const seen = count(tokens, at + 1)
  return seen && isGlued(tokens, at + 1 + seen.took, '个')
    ? { value: seen.value, took: seen.took + 2 }
    : undefined
}

/** What follows the hour: `半`, `一刻`, `15分`, `十五`, `整`. */
function minute(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const word = oneFrom({ 半: '30', 一刻钟: '15', 一刻: '15', 三刻: '45', 整: '00', 钟: '00' })(tokens, at)
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
function colonClock(tokens: readonly Token[], at: number): ReturnType<Kind> {
  const [hour, mark, minutes, , seconds] = tokens.slice(at, at + 5).map(({ text }) => text)
  if (!/^\d{1,2}$/.test(hour ?? '') || mark !== ':' || !/^\d\d$/.test(minutes ?? '')) return undefined
  const hasSeconds = isGlued(tokens, at + 3, ':') && /^\d\d$/.test(seconds ?? '')
  return { value: `${hour}:${minutes}`, took: hasSeconds ? 5 : 3 }
}
