import { addDays, type Day, isDay, type Range, weekday, weekStart } from '../day.ts'
import { type Direction, type Order, outsideCalendar, type Problem, weekdayName } from './calendar.ts'
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

export interface Rule<T> {
  readonly pattern: RegExp
  readonly read: (found: Found, about: About) => T | undefined
}

/** What one language knows of dates. A further language is one more of these in the list of dates.ts. */
export interface Grammar {
  /** Sticky; words before a piece that mean nothing, and the space around them. */
  readonly filler: RegExp
  /** Made when first asked for. */
  readonly pieces: () => readonly Rule<Piece>[]
  /** Made when first asked for. */
  readonly ranges: () => readonly Rule<Range | Problem>[]
  /** Each with the first and the last day or period of a range as its two groups. */
  readonly fromTo?: readonly RegExp[]
  /** With the first day of a range that ends today as its group. */
  readonly since?: RegExp
}

/** Patterns and what each reads, before they are compiled. */
export type Patterns<T> = readonly (readonly [pattern: string, read: Rule<T>['read']])[]

/** Keeps what a function made the first time. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Ends a piece: `fri:` and `dec.` do, `fri-sat`, `3:30` after `at 3` and `today's` do not. */
const EDGE = '(?=$|[\\s,;!?]|[.:](?:\\s|$))'

/**
 * Compiles rules written as patterns in which a space is any space or comma and `{name}` a fragment.
 * Of the patterns the one that reads furthest wins, of equals the first.
 */
export function rulesOf<T>(
  fragments: Readonly<Record<string, string>>,
  rules: Patterns<T>,
  edge: string = EDGE,
): Rule<T>[] {
  return rules.map(([pattern, read]) => {
    const source = filled(pattern, fragments)
    return { pattern: new RegExp(`(?:${source.replace(/ /g, '[\\s,]+')})${edge}`, 'y'), read }
  })
}

function filled(pattern: string, fragments: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([a-z]\w*)\}/g, (_, name: string) => filled(fragments[name] ?? '', fragments))
}

/** A rule's finding and where in the text it ends. */
interface Reading<T> {
  readonly found: T
  readonly end: number
}

/** What the rule that reads furthest from the position finds. */
export function furthest<T>(
  rules: readonly Rule<T>[],
  text: string,
  at: number,
  about: About,
): Reading<T> | undefined {
  let best: Reading<T> | undefined
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || pattern.lastIndex <= (best?.end ?? at)) continue
    const end = pattern.lastIndex
    const found = read(match.groups ?? {}, about)
    if (found !== undefined) best = { found, end }
  }
  return best
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
  for (const { filler, pieces } of grammars) {
    filler.lastIndex = at
    const afterFiller = filler.test(text) ? filler.lastIndex : at
    const afterSpace = at + spaceAt(text, at)
    for (const start of new Set([afterSpace, afterFiller])) {
      const reading = furthest(pieces(), text, start, about)
      if (reading && reading.end > (best?.end ?? at)) best = reading
    }
  }
  return best
}

function spaceAt(text: string, at: number): number {
  SPACE.lastIndex = at
  return SPACE.exec(text)?.[0].length ?? 0
}

const SPACE = /[\s,]*/y

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
  if (!isDay(day)) return outsideCalendar(text)
  if (piece.clock === undefined) return { day, time: null }
  const time = 'problem' in piece.clock ? piece.clock : timeOf(piece.clock, piece.part)
  return typeof time === 'string' ? { day, time } : time
}

function dayOfPiece({ day, scope, weekday: wanted }: Piece, about: About, text: string): Day | Problem {
  if (day === undefined) return wanted === undefined ? about.today : nearestWeekday(wanted, about)
  if (typeof day !== 'string') return day
  if (!isDay(day)) return outsideCalendar(text)
  if (wanted === undefined || wanted === weekday(day)) return day
  if (scope === 'week') return addDays(weekStart(day), wanted - 1)
  return { problem: `“${text}” contradicts itself: ${day} is a ${weekdayName(day)}.` }
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
