import type { Patterns } from './patterns.ts'
import type { Found, Piece } from './phrases.ts'
import { clockOf, type Part } from './times.ts'

/** Times of day that are sure to be some: `下午三点半`, `3点15分`, `9:30`. */
export const TIMES: Patterns<Piece> = [
  ['{part} {clock}', time],
  ['{part} {hour} {minute}?', time],
  ['{hour} {minute}', time],
  ['{hour} 差 一刻', ({ hour }) => ({ clock: clockOf(String(Number(hour) - 1), '45') })],
]

/** `三点`, which may also be three points. */
export const HOURS: Patterns<Piece> = [['{hour}', time]]

function time({ part, hour, minute, clock }: Found): Piece {
  const [h = '', m] = clock?.split(':') ?? [hour, minute]
  return { clock: clockOf(h, m), ...(part === undefined ? {} : { part: part as Part }) }
}
