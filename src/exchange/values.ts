import type { ClientKind, Tier } from '../clients/client.ts'
import { readFileDate } from '../language/dates.ts'
import { fold, phoneDigits } from '../language/names.ts'
import { say, toSay } from '../language/say.ts'
import { type Listed, splitList } from './lists.ts'

/** What is wrong with a cell, or strange about it. */
export interface Trouble {
  readonly line: number
  /** The header of the column; empty where the row as a whole is meant. */
  readonly column: string
  readonly reason: string
}

/** Without the spaces around it that nobody meant; every other character stays. */
export function trimmed(text: string): string {
  return text.replace(/^[ \u00a0\u3000]+|[ \u00a0\u3000]+$/g, '')
}

/** What parts several values in a cell of a file from elsewhere. */
const BETWEEN = {
  tags: /[;,、，；|\n]| ::: /,
  aliases: /[;、；\n]| ::: /,
  email: /[;,、，；\n]| ::: /,
  phone: /[;,、，；\n]| \/ | or | ::: /,
  wechat: /[;,、\s]/,
  url: /[;,\s]/,
  address: / ::: /,
} as const

/** The values of a cell that may hold several; e-mails and phones are parted only where every part is one. */
export function valuesOf(cell: string, what: keyof typeof BETWEEN, own: boolean): Listed[] {
  if (own) return splitList(cell)
  const parts = cell
    .split(BETWEEN[what])
    .filter((part) => part.trim() !== '')
    .map(trimmed)
  return valuesAmong(cell, parts, what).map((value) => ({ value, label: null }))
}

function valuesAmong(cell: string, parts: readonly string[], what: keyof typeof BETWEEN): readonly string[] {
  if (what === 'phone') return parts.every((part) => phoneDigits(part) !== '') ? parts : [trimmed(cell)]
  if (what !== 'email') return parts
  const addresses = parts.map((part) => /^[^<>]*<([^<>\s]+@[^<>\s]+)>$/.exec(part)?.[1] ?? part)
  if (addresses.every(isEmail)) return addresses
  const words = cell.split(/[;,\s]+/).filter((word) => word !== '')
  return words.every(isEmail) ? words : [trimmed(cell)]
}

/** Whether a text has the shape of an e-mail address. */
export function isEmail(text: string): boolean {
  return /^\S+@\S+$/.test(text)
}

/** Words of the book that people read in a workbook in their language, and that are read back. */
export const VALUES = [
  toSay('person'),
  toSay('organisation'),
  toSay('in'),
  toSay('out'),
  toSay('next'),
  toSay('promise'),
  toSay('awaiting'),
] as const

/** A, B or C, also written “Tier A” or “A类”. */
export function readTier(text: string): Tier | undefined {
  const [, letter] = /^(?:tier|class|grade)?\s*([abc])\s*[类级類級]?$/i.exec(text.trim()) ?? []
  return letter?.toUpperCase() as Tier | undefined
}

const KINDS: Readonly<Record<ClientKind, RegExp>> = {
  person: /^(?:p|person|people|individual|contact|个人|個人|人)$/,
  organisation:
    /^(?:o|org|organi[sz]ation|company|firm|business|account|公司|企业|企業|单位|單位|机构|機構|组织|組織)$/,
}

export function readKind(text: string): ClientKind | undefined {
  const word = fold(text)
  return KINDS.person.test(word) ? 'person' : KINDS.organisation.test(word) ? 'organisation' : undefined
}

export function readDirection(text: string): 'in' | 'out' | undefined {
  const word = fold(text)
  if (
    /^(?:in|incoming|inbound|received|from|from client|from them|by them|来|来电|來電|呼入|收到|他方|对方|對方|客户发起|客户来访)$/.test(
      word,
    )
  )
    return 'in'
  return /^(?:out|outgoing|outbound|sent|made|to|to client|by me|by us|去|去电|去電|呼出|发出|發出|我方|己方|我方发起)$/.test(
    word,
  )
    ? 'out'
    : undefined
}

/** Minutes written as `45`, `45 min`, `1:30`, `1.5 h` or `45分钟`, at most a day. */
export function readMinutes(text: string): number | undefined {
  const word = fold(text)
  const [, minutes] = /^(\d{1,4})(?:\.0+)?\s*(?:m|min|mins|minutes?|分|分钟)?$/.exec(word) ?? []
  if (minutes !== undefined) return withinDay(Number(minutes))
  const [, h, m] = /^(\d{1,2}):(\d\d)(?::00)?$/.exec(word) ?? []
  if (h !== undefined) return withinDay(Number(h) * 60 + Number(m))
  const [, hours] = /^(\d{1,2}(?:\.\d+)?)\s*(?:h|hrs?|hours?|小时)$/.exec(word) ?? []
  return hours === undefined ? undefined : withinDay(Math.round(Number(hours) * 60))
}

function withinDay(minutes: number): number | undefined {
  return minutes <= 1440 ? minutes : undefined
}

/** A whole number from -2 to 2. */
export function readMood(text: string): number | undefined {
  const [, sign = '', digit] = /^([+\-−－]?)([012])(?:\.0+)?$/.exec(text.trim()) ?? []
  if (digit === undefined) return undefined
  return sign === '' || sign === '+' ? Number(digit) : 0 - Number(digit)
}

/** A time of day as `HH:MM`. */
export function readTime(text: string): string | undefined {
  if (/^\d\d:\d\d$/.test(text) && text < '24:00' && text.slice(3) < '60') return text
  if (/^0?0:00:00$/.test(text.trim())) return '00:00'
  return readFileDate(`2000-01-01 ${text.trim()}`)?.time ?? undefined
}

/** The cell, cut for a sentence. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? say`“${line.slice(0, 60)}…”` : say`“${line}”`
}
