import { addDays, type Day, type Range, weekday, weekStart } from '../day.ts'
import { type Direction, type Order, type Problem, weekdayName } from './calendar.ts'
import { say } from './say.ts'
import { type Clock, type Part, timeOf } from './times.ts'

/** What a phrase is read against. */
export interface About {
  readonly today: Day
  /** `HH:MM` */
  readonly now?: string
  readonly direction: Direction
  /** Of the numbers in dates such as 3/4; without it these are refused. */
  readonly order?: Order
}

/** What one rule finds; pieces side by side (`fri`, `27 nov`, `at 3`) make a phrase. */
export interface Piece {
  readonly day?: Day | Problem
  /** A `date` may have its weekday beside it; a day that stands for its `week` a weekday of that week. */
  readonly scope?: 'date' | 'week'
  readonly weekday?: number
  readonly clock?: Clock | Problem
  readonly part?: Part
}

export type Found = Readonly<Record<string, string | undefined>>

/** What was found and where in the text it ends. */
export interface Reading<T> {
  readonly found: T
  readonly end: number
}

/** What one language knows of dates. A further language is one more of these in the list of dates.ts. */
export interface Grammar {
  /** The longest piece from the position in a folded text on, after space and words that mean nothing. */
  readonly pieceAt: (text: string, at: number, about: About) => Reading<Piece> | undefined
  /** Likewise of periods such as months. */
  readonly rangeAt: (text: string, at: number, about: About) => Reading<Range | Problem> | undefined
  /** Each with the first and the last day or period of a range as its two groups. */
  readonly fromTo?: readonly RegExp[]
  /** With the first day of a range that ends today as its group. */
  readonly since?: RegExp
}

/** Keeps what a function made the first time. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The pieces at the front of a folded text that make one phrase, put together, and where it ends. */
export function phraseAtFront(
  grammars: readonly Grammar[],
  text: string,
  about: About,
): { readonly piece: Piece; readonly end: number } | undefined {
  let piece: Piece = {}
  let end = 0
  for (;;) {
    const next = nextPiece(grammars, text, end, about)
    const joined = next && join(piece, next.found)
    if (!joined) break
    piece = joined
    end = next.end
  }
  if (piece.day === undefined && piece.weekday === undefined && piece.clock === undefined) return undefined
  return { piece, end }
}

function nextPiece(
  grammars: readonly Grammar[],
  text: string,
  at: number,
  about: About,
): Reading<Piece> | undefined {
  let best: Reading<Piece> | undefined
  for (const { pieceAt } of grammars) {
    const reading = pieceAt(text, at, about)
    if (reading && reading.end > (best?.end ?? at)) best = reading
  }
  return best
}

function join(whole: Piece, next: Piece): Piece | undefined {
  for (const slot of ['day', 'weekday', 'clock', 'part'] as const) {
    if (whole[slot] !== undefined && next[slot] !== undefined) return undefined
  }
  const joined = { ...whole, ...next }
  if (joined.day !== undefined && joined.weekday !== undefined && !joined.scope) return undefined
  return joined
}

/** The day and time a phrase means, or why it means none. */
export function settled(
  piece: Piece,
  about: About,
  text: string,
): { day: Day; time: string | null } | Problem {
  const day = dayOfPiece(piece, about, text)
  if (typeof day !== 'string') return day
  if (piece.clock === undefined) return { day, time: null }
  const time = 'problem' in piece.clock ? piece.clock : timeOf(piece.clock, piece.part)
  return typeof time === 'string' ? { day, time } : time
}

function dayOfPiece({ day, scope, weekday: wanted }: Piece, about: About, text: string): Day | Problem {
  if (day === undefined) return wanted === undefined ? about.today : nearestWeekday(wanted, about)
  if (typeof day !== 'string') return day
  if (wanted === undefined || wanted === weekday(day)) return day
  if (scope === 'week') return addDays(weekStart(day), wanted - 1)
  return { problem: say`“${text}” contradicts itself: ${day} is a ${weekdayName(day)}.` }
}

/** In the past the latest, today included; in the future the first after today. */
export function nearestWeekday(wanted: number, about: Pick<About, 'today' | 'direction'>): Day {
  const ahead = (wanted - weekday(about.today) + 7) % 7
  if (about.direction === 'past') return addDays(about.today, ahead === 0 ? 0 : ahead - 7)
  return addDays(about.today, ahead === 0 ? 7 : ahead)
}

/** Lower case, full-width forms as ASCII, special spaces, dashes and quotes as plain ones; same length. */
export function folded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  return text
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/、/g, ',')
    .replace(/[A-Z]/g, (char) => char.toLowerCase())
}
