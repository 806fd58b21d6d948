import type { Patterns } from './patterns.ts'
import type { Found, Piece } from './phrases.ts'
import { clockOf } from './times.ts'

/** Times of day. */
export const TIMES: Patterns<Piece> = [
  ['at|@? {clock} {seconds}? {half}?', time],
  ['at|@? {hour} {half}', time],
  ['at|@? {dottedClock} {half}', time],
  ['at|@ {dottedTime}', time],
  ["at|@? {hourSaid} o'clock|oclock {half}?", time],
  ['at|@? {frenchClock}', time],
  ['at|@? {frenchHour}', time],
  ['at|@ {hourOfDay}', time],
  ['at|@? half past {hourSaid}', ({ clock }) => time({ clock: `${clock}:30` })],
  ['at|@? a? quarter past {hourSaid}', ({ clock }) => time({ clock: `${clock}:15` })],
  ['at|@? a? quarter to {hourSaid}', ({ clock }) => time({ clock: `${hourBefore(clock)}:45` })],
  ['at|@? noon|midday', () => time({ clock: '12', half: 'pm' })],
  ['at|@? midnight', () => time({ clock: '00' })],
]

function time({ clock = '', half }: Found): Piece {
  const [hour = '', minute] = clock.split(/[:.h]/)
  return { clock: clockOf(hour, minute || undefined, half) }
}

function hourBefore(hour: string | undefined): number {
  return hour === '1' ? 12 : Number(hour) - 1
}
