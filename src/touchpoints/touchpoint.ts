import type { Kysely } from 'kysely'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { listed, said, say, toSay } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'

/** A way of contact: the letter in the grid, its name, and the words that mean it. */
export interface Channel {
  readonly code: string
  readonly name: string
  readonly words: readonly string[]
}

/** The channels every book has: the letters of the contact calendar. */
export const BUILT_IN: readonly Channel[] = [
  {
    code: 'T',
    name: toSay('telephone'),
    words: [
      'call',
      'called',
      'phone',
      'phoned',
      'telephone',
      'tel',
      '电话',
      '打电话',
      '致电',
      '来电',
      '通话',
      '電話',
    ],
  },
  {
    code: 'E',
    name: toSay('e-mail'),
    words: ['email', 'e-mail', 'mail', 'mailed', '邮件', '发邮件', '电邮', '电子邮件', '郵件'],
  },
  {
    code: 'M',
    name: toSay('meeting'),
    words: [
      'meeting',
      'meet',
      'met',
      'visit',
      'visited',
      '面谈',
      '会面',
      '拜访',
      '见面',
      '会议',
      '开会',
      '面談',
      '會議',
    ],
  },
]

/** The built-in channels and the user's own. */
export async function channelsOf(db: Kysely<Schema>): Promise<Channel[]> {
  const own = await db.selectFrom('channel').selectAll().orderBy('id').execute()
  return [
    ...BUILT_IN,
    ...own.map((row) => ({ code: row.code, name: row.name, words: row.words.split('\n').filter(Boolean) })),
  ]
}

/** The channel that a letter, a name or a word means, in any case; undefined for what is none. */
export function readCode(channels: readonly Channel[], typed: string): Channel | undefined {
  const word = fold(typed)
  return (
    channels.find((channel) => channel.code.toLowerCase() === word) ??
    channels.find(
      (channel) => fold(channel.name) === word || channel.words.some((known) => fold(known) === word),
    )
  )
}

/** The channel that was typed, or an error that lists what there is. */
export async function channelTyped(db: Kysely<Schema>, typed: string): Promise<Channel> {
  const builtIn = readCode(BUILT_IN, typed)
  if (builtIn) return builtIn
  const channels = await channelsOf(db)
  const found = readCode(channels, typed)
  if (found) return found
  throw noChannel(channels, typed)
}

/** The error for what is none of these channels. */
export function noChannel(channels: readonly Channel[], typed: string): Failure {
  return new Failure('usage', say`“${typed}” is no channel.`, {
    details: [say`Channels: ${listed(channels.map(({ code, name }) => `${code} ${said(name)}`))}`],
    tip: `crm channel add ${freeLetter(channels, typed)} "${typed}"`,
  })
}

/** A letter for a channel of one's own: that of its name where it is free. */
function freeLetter(channels: readonly Channel[], name: string): string {
  const taken = new Set(channels.map(({ code }) => code))
  const [own = ''] = fold(name).toUpperCase()
  return [own, 'W', ...LETTERS].find((letter) => /^[A-Z]$/.test(letter) && !taken.has(letter)) ?? 'W'
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
