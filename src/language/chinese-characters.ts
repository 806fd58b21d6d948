import type { Kind, Token } from './patterns.ts'
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

export function isFigures(text: string): boolean {
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
export function oneFrom(table: Readonly<Record<string, string | number>>): Kind {
  const word = spelled(Object.keys(table))
  return (tokens, at) => {
    const seen = word(tokens, at)
    return seen && { value: String(table[seen.value]), took: seen.took }
  }
}

/** Whether the token is the text and touches what stands before it. */
export function isGlued(tokens: readonly Token[], at: number, text: string): boolean {
  return tokens[at]?.glued === true && tokens[at]?.text === text
}
