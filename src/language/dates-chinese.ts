import { charactersFrom, simplified, spelled } from './chinese-characters.ts'
import { BARE_DATES, DATES, DATES_ALONE, EDGES } from './chinese-dates.ts'
import {
  afterBareWeekday,
  afterDate,
  afterPeriod,
  afterWeekday,
  anywhere,
  apart,
  beforeDoing,
  freely,
} from './chinese-ends.ts'
import { RANGES } from './chinese-ranges.ts'
import {
  BARE_SPANS,
  BARE_WEEKDAYS,
  BARE_WEEKEND,
  NAMED_WEEKDAYS,
  PERIODS,
  RELATIVE,
} from './chinese-relative.ts'
import { HOURS, TIMES } from './chinese-times.ts'
import { chineseKinds } from './chinese-words.ts'
import { type Ends, furthestRule, HAN, type Patterns, type Rule, rulesOf } from './patterns.ts'
import { type About, type Grammar, once, type Piece, type Reading } from './phrases.ts'

const rulesThatEnd = <T>(ends: Ends, patterns: Patterns<T>) =>
  rulesOf(patterns, { kinds: chineseKinds(), words: spelled, ends, together: true })

const pieces = once((): Rule<Piece>[] => [
  ...rulesThatEnd(freely, [...RELATIVE, ...DATES, ...TIMES]),
  ...rulesThatEnd(afterWeekday, NAMED_WEEKDAYS),
  ...rulesThatEnd(afterBareWeekday, BARE_WEEKDAYS),
  ...rulesThatEnd(afterPeriod, PERIODS),
  ...rulesThatEnd(afterDate, DATES_ALONE),
  ...rulesThatEnd(beforeDoing, [...EDGES, ...BARE_WEEKEND, ...HOURS]),
  ...rulesThatEnd(apart, [...BARE_DATES, ...BARE_SPANS]),
])

const ranges = once(() => rulesThatEnd(anywhere, RANGES))

/** Dates, times and ranges in Chinese, of both scripts. */
export const chinese: Grammar = {
  pieceAt: (text, at, about) => readAt(pieces, text, at, about),
  rangeAt: (text, at, about) => readAt(ranges, text, at, about),
  fromTo: [
    /^[从從自]?(.*[\u4e00-\u9fff].*?|.+?)\s*(?:到(?!现在|現在)|至(?!今))\s*(.+)$/,
    /^(.*[日号號月年度天一二三四五六末底初半])\s*[-~]\s*(.+)$/,
  ],
  since: /^[从從自]?(.+?)(?:以来|以來|起|至今|到现在|到現在)$/,
}

/** Words before a date that mean nothing. */
const FILLER = /[\s,]*(?:在|于|於|定于)(?=.)/y

/** Names and words that begin as dates do. */
const NAMES = [
  '今日头条',
  '今日資本',
  '今日资本',
  '明天系',
  '明日之',
  '周六福',
  '三点水',
  '三点式',
  '一号店',
  '一号位',
  '一点资讯',
]

function readAt<T>(
  rules: () => readonly Rule<T>[],
  text: string,
  from: number,
  about: About,
): Reading<T> | undefined {
  if (!hasChinese(text)) return undefined
  const plain = simplifiedOnce(text)
  FILLER.lastIndex = from
  const at = from + (FILLER.exec(plain)?.[0].length ?? 0)
  if (NAMES.some((name) => plain.startsWith(name, at))) return undefined
  const tokens = charactersFrom(plain, at)
  return tokens.length === 0 ? undefined : furthestRule(rules(), plain, tokens, 0, about)
}

let lastText = ''
let lastPlain: string | undefined

/** A phrase is asked for piece by piece: the text stays the same. */
function simplifiedOnce(text: string): string {
  if (lastText !== text || lastPlain === undefined) {
    lastText = text
    lastPlain = simplified(text)
  }
  return lastPlain
}

/** Most texts are in English and cost no more than this. */
function hasChinese(text: string): boolean {
  return HAN.test(text)
}
