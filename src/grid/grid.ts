import { type Day, daysBetween, daysIn, type Range, weekday } from '../day.ts'
import type { GridCell, GridContact, GridDay, GridRow } from '../output/document.ts'

/** A client as the grid needs it; `org` only where people are rolled up under their organisations. */
export interface GridClient {
  readonly id: number
  readonly name: string
  readonly tier: string | null
  readonly last_day: Day | null
  /** Day or instant from which the client is in the book. */
  readonly created_at: string
  readonly org?: { readonly id: number; readonly name: string; readonly tier: string | null } | null
}

/** A touchpoint as the grid needs it. */
export interface Mark {
  readonly id: number
  readonly client_id: number
  readonly day: Day
  readonly time: string | null
  readonly code: string
  /** Absent where it was not asked for. */
  readonly note?: string
}

/** An open follow-up as the grid needs it. */
export interface Step {
  readonly id: number
  readonly client_id: number
  readonly due: Day
  /** Absent where it was not asked for. */
  readonly what?: string
}

export const SORTS = ['tier', 'name', 'quiet', 'count'] as const
export type Sort = (typeof SORTS)[number]

/** What the cells are laid out for. */
export interface Frame {
  readonly range: Range
  readonly today: Day
  readonly sort: Sort
  /** Days of silence after which a row is late, whatever its tier. */
  readonly quietAfter?: number | undefined
  /** Leaves out rows in which nothing stands. */
  readonly active?: boolean
}

/** Days of silence after which a client of the tier is late; who has no tier is looked after like C. */
export const QUIET_AFTER: Readonly<Record<string, number>> = { A: 30, B: 60, C: 90 }
export const QUIET_AFTER_OTHERS = 90

const EMPTY: GridCell = { contacts: [], followups: [] }

/** A cell while it is being filled. */
interface Filling {
  readonly contacts: GridContact[]
  readonly followups: { readonly id: number; readonly what: string }[]
}

/** A row while it is being filled: one client, or an organisation with its people. */
interface Line {
  readonly id: number
  readonly label: string
  tier: string | null
  lastDay: Day | null
  since: string
  readonly cells: (Filling | GridCell)[]
  count: number
  filled: boolean
}

/** Days, sorted rows, and what stands in their cells: the codes and how many follow-ups. */
export interface Layout {
  readonly days: readonly GridDay[]
  readonly rows: readonly GridRow[]
  readonly codes: ReadonlySet<string>
  readonly steps: number
}

/**
 * Puts contacts and open follow-ups into the cells of clients × days and sorts the rows.
 * What belongs to no client given, or lies outside the range, is left out.
 */
export function layOut(
  clients: readonly GridClient[],
  marks: readonly Mark[],
  steps: readonly Step[],
  frame: Frame,
): Layout {
  const days = daysIn(frame.range)
  const columnOf = new Map<Day, number>(days.map((day, at) => [day, at]))
  const { lines, lineOf, names } = linesFor(clients, days.length)
  const cellAt = (client: number, day: Day): Filling | undefined => {
    const line = lineOf.get(client)
    const column = columnOf.get(day)
    if (line === undefined || column === undefined) return undefined
    line.filled = true
    if (line.cells[column] === EMPTY) line.cells[column] = { contacts: [], followups: [] }
    return line.cells[column] as Filling
  }
  const codes = new Set<string>()
  let stepsShown = 0
  for (const { id, client_id, day, code, time, note = '' } of marks) {
    const cell = cellAt(client_id, day)
    if (!cell) continue
    codes.add(code)
    cell.contacts.push({ id, code, time, note, client: names.get(client_id) ?? '' })
    ;(lineOf.get(client_id) as Line).count++
  }
  for (const { id, client_id, due, what = '' } of steps) {
    const cell = cellAt(client_id, due)
    if (!cell) continue
    stepsShown++
    cell.followups.push({ id, what })
  }
  const rows = lines.filter((line) => line.filled || !frame.active).map((line) => rowOf(line, frame))
  return {
    days: days.map((day) => dayOf(day, frame.today)),
    rows: sorted(rows, frame.sort),
    codes,
    steps: stepsShown,
  }
}

/** One line for each client or organisation; an organisation without a tier has the best of its people. */
function linesFor(clients: readonly GridClient[], width: number) {
  const byId = new Map<number, Line>()
  const lineOf = new Map<number, Line>()
  const names = new Map<number, string>()
  for (const client of clients) {
    const { id, name, tier } = client.org ?? client
    let line = byId.get(id)
    if (!line) {
      line = { id, label: name, tier, ...newLine(width) }
      byId.set(id, line)
    }
    if (client.org?.tier === null && tierRank(client.tier) < tierRank(line.tier)) line.tier = client.tier
    if (client.last_day !== null && (line.lastDay ?? '') < client.last_day) line.lastDay = client.last_day
    if (line.since === '' || client.created_at < line.since) line.since = client.created_at
    lineOf.set(client.id, line)
    names.set(client.id, client.name)
  }
  return { lines: [...byId.values()], lineOf, names }
}

function newLine(width: number) {
  return {
    lastDay: null,
    since: '',
    cells: new Array<Filling | GridCell>(width).fill(EMPTY),
    count: 0,
    filled: false,
  }
}

function rowOf({ id, label, tier, lastDay, since, cells, count }: Line, frame: Frame): GridRow {
  for (const cell of cells) if (cell !== EMPTY) settle(cell as Filling)
  const { today } = frame
  const quiet = lastDay === null ? null : Math.max(0, daysBetween(lastDay, today))
  const silence = quiet ?? daysBetween(since.slice(0, 10) as Day, today)
  return { id, label, tier, cells, count, quiet, late: silence > markOf(tier, frame.quietAfter) }
}

/** In the order they happened; those without a time come last, in the order they were logged. */
function settle({ contacts, followups }: Filling): void {
  if (contacts.length > 1) contacts.sort((a, b) => compare(a.time ?? '~', b.time ?? '~') || a.id - b.id)
  if (followups.length > 1) followups.sort((a, b) => a.id - b.id)
}

/** Days of silence after which a row is late. */
export function markOf(tier: string | null, quietAfter: number | undefined): number {
  return quietAfter ?? QUIET_AFTER[tier ?? ''] ?? QUIET_AFTER_OTHERS
}

function dayOf(day: Day, today: Day): GridDay {
  return { day, today: day === today, rest: weekday(day) > 5 }
}

function sorted(rows: GridRow[], sort: Sort): GridRow[] {
  const byTier = (a: GridRow, b: GridRow) => tierRank(a.tier) - tierRank(b.tier)
  const byQuiet = (a: GridRow, b: GridRow) => compareNumbers(b.quiet ?? Infinity, a.quiet ?? Infinity)
  const byLabel = sort === 'name' ? nameOrder(rows) : (a: GridRow, b: GridRow) => compare(a.label, b.label)
  const orders = {
    tier: [byTier, byQuiet],
    quiet: [byQuiet, byTier],
    name: [],
    count: [(a: GridRow, b: GridRow) => b.count - a.count, byTier, byQuiet],
  }[sort]
  return rows.sort((a, b) => {
    for (const order of orders) {
      const found = order(a, b)
      if (found !== 0) return found
    }
    return byLabel(a, b) || a.id - b.id
  })
}

/** A, B, C first, then other tiers, then those without one. */
function tierRank(tier: string | null): number {
  return tier === null ? 1000 : tier.charCodeAt(0)
}

/** As people sort names; the collator costs a start-up, so plain ASCII goes without. */
function nameOrder(rows: readonly GridRow[]): (a: GridRow, b: GridRow) => number {
  if (rows.every(({ label }) => /^[\x20-\x7e]*$/.test(label)))
    return (a, b) => compare(a.label.toLowerCase(), b.label.toLowerCase())
  const { compare: collate } = new Intl.Collator('zh', { numeric: true })
  return (a, b) => collate(a.label, b.label)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
