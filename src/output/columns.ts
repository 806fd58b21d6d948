import { displayWidth } from '../language/width.ts'
import type { Column } from './document.ts'

/** Longer texts are measured no further than this. */
export const MEASURED = 400
/** What a column of text keeps at the least where room is short. */
const LEAST = 8
/** A column with longer texts than this is prose: it is wrapped and not cut. */
const PROSE = 48
/** What prose is granted before other texts get all they want, half of it where it is short; with less than the least it is no column. */
const READABLE = 32
const LEAST_PROSE = 16
/** What the other texts are granted before the prose, as far as they leave it half of the room. */
const FAIR = 18

/** How wide each column is, and which one is wrapped where it is longer than that (-1 for none). */
export interface Fit {
  readonly widths: readonly number[]
  readonly prose: number
}

/** The columns a value needs, up to what can matter. */
export function needOf(text: string): number {
  return displayWidth(text.length > MEASURED ? text.slice(0, MEASURED) : text)
}

/** Whether the columns a text needs are those that it takes. */
export function isMeasuredWhole(text: string): boolean {
  return text.length <= MEASURED
}

/**
 * Fits columns that would like `needs` into `width` with `gap` between them. Columns of text give way unless
 * they are to stay whole, the widest of them first; undefined where even so there is no room.
 */
export function fitColumns(
  columns: readonly Column[],
  needs: readonly number[],
  width: number,
  gap: number,
): Fit | undefined {
  const room = width - gap * (columns.length - 1)
  if (sum(needs) <= room) return { widths: needs, prose: -1 }
  const flexible = columns.flatMap((column, at) => (column.type === 'text' && !column.whole ? [at] : []))
  const wanted = flexible.map((at) => needs[at] as number)
  const free = room - (sum(needs) - sum(wanted))
  if (flexible.length === 0 || free < sum(wanted.map((want) => Math.min(LEAST, want)))) return undefined
  const declared = flexible.findIndex((at) => columns[at]?.prose)
  const widest = declared === -1 ? wanted.lastIndexOf(Math.max(...wanted)) : declared
  const isProse = declared !== -1 || (wanted[widest] as number) > PROSE
  const shares = isProse ? shareWithProse(wanted, widest, free) : share(wanted, free)
  if (isProse && (shares[widest] as number) < Math.min(LEAST_PROSE, wanted[widest] as number))
    return undefined
  const widths = [...needs]
  for (const [index, at] of flexible.entries()) widths[at] = shares[index] as number
  return { widths, prose: isProse ? (flexible[widest] as number) : -1 }
}

/** The others get what they want as far as the prose stays readable beside them; what they leave is the prose's. */
function shareWithProse(wanted: readonly number[], prose: number, room: number): number[] {
  const others = wanted.filter((_, at) => at !== prose)
  const want = wanted[prose] as number
  const granted = want > PROSE ? READABLE : Math.min(want, Math.max(LEAST_PROSE, Math.ceil(want / 2)))
  const fair = Math.min(Math.floor(room / 2), sum(others.map((want) => Math.min(want, FAIR))))
  const shares = share(others, Math.max(room - granted, fair))
  shares.splice(prose, 0, room - sum(shares))
  return shares
}

/** Parts the room; the first text says what the row is about and counts half as much again as another. */
function share(wanted: readonly number[], room: number): number[] {
  const [first = 0, ...others] = wanted
  if (sum(wanted) <= room) return [...wanted]
  const forFirst = Math.min(first, Math.floor((room * 3) / (2 * wanted.length + 1)))
  const shares = shareEqually(others, room - forFirst)
  return [Math.min(first, room - sum(shares)), ...shares]
}

/** Gives each what it wants or an equal share of what is left, the modest first. */
function shareEqually(wanted: readonly number[], room: number): number[] {
  const shares = [...wanted]
  let left = room
  const modestFirst = wanted
    .map((_, index) => index)
    .sort((a, b) => (wanted[a] as number) - (wanted[b] as number))
  for (const [done, index] of modestFirst.entries()) {
    shares[index] = Math.min(wanted[index] as number, Math.floor(left / (wanted.length - done)))
    left -= shares[index] as number
  }
  return shares
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
