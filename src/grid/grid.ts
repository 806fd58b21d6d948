import { tierRank } from '../clients/client.ts'
import { type Day, daysBetween, daysIn, type Range, weekday } from '../day.ts'
import { listed, say } from '../language/say.ts'
import type { GridCell, GridContact, GridDay, GridPlanned, GridRow, GridStep } from '../output/document.ts'
import type { FollowupRow } from '../store/schema.ts'
import { type LateBy, type Plans, verdictOf } from './late.ts'
import { type Sort, sortRows } from './order.ts'

/** A client as the grid needs it; `org` only where people are rolled up under their organisations. */
export interface GridClient {
  readonly id: number
  readonly name: string
  readonly tier: string | null
  readonly last_day: Day | null
  /** The days that usually lie between contacts, where it is judged by them. */
  readonly usual_gap?: number | null
  /** Day or instant from which the client is in the book. */
  readonly created_at: string
  /** Whether it is an organisation whose people stand for it. */
  readonly through?: boolean
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
  /** A next step where it is not said. */
  readonly kind?: FollowupRow['kind']
  /** Absent where it was not asked for. */
  readonly what?: string
}

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

/** Days of silence after which a client of the tier is late; C and those without a tier have more. */
const QUIET_AFTER: Readonly<Record<string, number>> = { A: 30, B: 60 }
const QUIET_AFTER_OTHERS = 90

const MINUTES_PER_DAY = 1440
const NO_CONTACTS: GridContact[] = []
const NO_STEPS: GridStep[] = []
const EMPTY: GridCell = { contacts: NO_CONTACTS, followups: NO_STEPS }

/** A cell while it is being filled. */
interface Filling {
  /** Each list is made with the first that it holds. */
  contacts: GridContact[]
  followups: GridStep[]
  planned?: GridPlanned[]
  gaps?: GridPlanned[]
}

/** A row while it is being filled: one client, or an organisation with its people. */
interface Line {
  readonly id: number
  readonly label: string
  tier: string | null
  lastDay: Day | null
  since: string
  /** Shared by all lines in which nothing stands. */
  cells: GridCell[]
  count: number
  /** Whether anybody in it is judged by a plan or a rhythm, and by which of them is late. */
  judged: boolean
  lateBy: LateBy | undefined
}

/** Days, sorted rows, and what stands in their cells: the codes and how many follow-ups. */
export interface Layout {
  readonly days: readonly GridDay[]
  readonly rows: readonly GridRow[]
  readonly codes: ReadonlySet<string>
  readonly steps: number
  /** Of which kinds the follow-ups are. */
  readonly kinds: ReadonlySet<FollowupRow['kind']>
  /** By what rows are late. */
  readonly lateBy: ReadonlySet<LateBy>
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
  plans?: Plans,
): Layout {
  const days = daysIn(frame.range)
  const columnOf = columnsOf(days)
  const blank = new Array<GridCell>(days.length).fill(EMPTY)
  const { lines, lineOf, names } = linesFor(clients, blank, frame, plans)
  const crowded: Filling[] = []
  const codes = new Set<string>()
  const kinds = new Set<FollowupRow['kind']>()
  let stepsShown = 0
  const cellAt = (line: Line, column: number): Filling => {
    if (line.cells === blank) line.cells = blank.slice()
    if (line.cells[column] !== EMPTY) return line.cells[column] as Filling
    const cell: Filling = { contacts: NO_CONTACTS, followups: NO_STEPS }
    line.cells[column] = cell
    return cell
  }
  for (const { id, client_id, day, code, time, note = '' } of marks) {
    const line = lineOf.get(client_id)
    const column = columnOf(day)
    if (!line || column === undefined) continue
    const cell = cellAt(line, column)
    const client = names.size === 0 ? line.label : (names.get(client_id) ?? line.label)
    const contact = { id, code, time, note, client }
    if (cell.contacts === NO_CONTACTS) cell.contacts = [contact]
    else if (cell.contacts.push(contact) === 2) crowded.push(cell)
    line.count++
    codes.add(code)
  }
  for (const { id, client_id, due, kind = 'next', what = '' } of steps) {
    const line = lineOf.get(client_id)
    const column = columnOf(due)
    if (!line || column === undefined) continue
    const cell = cellAt(line, column)
    const client = names.get(client_id)
    const step = client === undefined ? { id, what } : { id, what, client }
    if (cell.followups === NO_STEPS) cell.followups = [step]
    else if (cell.followups.push(step) === 2) crowded.push(cell)
    stepsShown++
    kinds.add(kind)
  }
  for (const cell of crowded) putInOrder(cell)
  const shown = new Set(frame.active ? lines.filter(({ cells }) => cells !== blank) : lines)
  for (const { client_id, day, missed, codes, rule } of plans?.calls ?? []) {
    const line = lineOf.get(client_id)
    const column = columnOf(day)
    if (!line || !shown.has(line) || column === undefined) continue
    const cell = cellAt(line, column)
    const client = names.get(client_id)
    const planned = client === undefined ? { codes, rule } : { codes, rule, client }
    const kind = missed ? 'gaps' : 'planned'
    const own = cell[kind]
    if (own) own.push(planned)
    else cell[kind] = [planned]
  }
  const silence = silenceUntil(frame.today)
  const lateBy = new Set<LateBy>()
  const rows = [...shown].map((line) => rowOf(line, silence, frame.quietAfter, lateBy))
  return {
    days: days.map((day) => dayOf(day, frame.today)),
    rows: sortRows(rows, frame.sort),
    codes,
    steps: stepsShown,
    kinds,
    lateBy,
  }
}

/** Which column a day has; days mostly come in order, so the last one is remembered. */
function columnsOf(days: readonly Day[]): (day: Day) => number | undefined {
  const columns = new Map<Day, number>(days.map((day, at) => [day, at]))
  let last: Day | undefined
  let column: number | undefined
  return (day) => {
    if (day !== last) {
      last = day
      column = columns.get(day)
    }
    return column
  }
}

/**
 * One line for each client or organisation, and of those within another's line their names. An organisation
 * without a tier has the best of its people.
 */
function linesFor(
  clients: readonly GridClient[],
  blank: GridCell[],
  { today, quietAfter }: Frame,
  plans: Plans | undefined,
) {
  const lines: Line[] = []
  const lineOf = new Map<number, Line>()
  const names = new Map<number, string>()
  const rolledUp = new Map<number, Line>()
  for (const client of clients) {
    const { org } = client
    let line = org === undefined ? undefined : rolledUp.get(org?.id ?? client.id)
    if (!line) {
      line = newLine(org ?? client, blank)
      lines.push(line)
      if (org !== undefined) rolledUp.set(line.id, line)
    }
    if (org) names.set(client.id, client.name)
    if (org?.tier === null && tierRank(client.tier) < tierRank(line.tier)) line.tier = client.tier
    if (client.last_day !== null && (line.lastDay ?? '') < client.last_day) line.lastDay = client.last_day
    if (line.since === '' || client.created_at < line.since) line.since = client.created_at
    lineOf.set(client.id, line)
    const verdict = quietAfter === undefined ? verdictOf(client, today, plans) : undefined
    if (!verdict) continue
    line.judged = true
    if (verdict.late && line.lateBy !== 'plan') line.lateBy = verdict.by
  }
  return { lines, lineOf, names }
}

function newLine(
  { id, name, tier }: { readonly id: number; readonly name: string; readonly tier: string | null },
  blank: GridCell[],
): Line {
  return {
    id,
    label: name,
    tier,
    lastDay: null,
    since: '',
    cells: blank,
    count: 0,
    judged: false,
    lateBy: undefined,
  }
}

function rowOf(
  line: Line,
  daysSince: (day: Day) => number,
  quietAfter: number | undefined,
  lateBy: Set<LateBy>,
): GridRow {
  const { id, label, tier, lastDay, cells, count } = line
  const quiet = lastDay === null ? null : daysSince(lastDay)
  const silence = quiet ?? daysSince(line.since.slice(0, 10) as Day)
  const by = line.judged ? line.lateBy : silence > markOf(tier, quietAfter) ? 'marks' : undefined
  if (by) lateBy.add(by)
  return { id, label, tier, cells, count, quiet, late: by !== undefined }
}

/** Counts days up to a day, 0 from what is later; few days come again and again. */
export function silenceUntil(today: Day): (day: Day) => number {
  const known = new Map<Day, number>()
  return (day) => {
    let days = known.get(day)
    if (days === undefined) {
      days = Math.max(0, daysBetween(day, today))
      known.set(day, days)
    }
    return days
  }
}

/** In the order they happened; those without a time come last, in the order they were logged. */
function putInOrder({ contacts, followups }: Filling): void {
  if (contacts.length > 1) contacts.sort((a, b) => minuteOf(a) - minuteOf(b) || a.id - b.id)
  if (followups.length > 1) followups.sort((a, b) => a.id - b.id)
}

function minuteOf({ time }: GridContact): number {
  return time === null ? MINUTES_PER_DAY : Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The days of silence by tier, as in `A 30, B 60, others 90 days`. */
export function sayMarks(): string {
  const tiers = Object.entries(QUIET_AFTER).map(([tier, days]) => `${tier} ${days}`)
  return listed([...tiers, say`others ${QUIET_AFTER_OTHERS} days`])
}

/** Days of silence after which a row is late. */
export function markOf(tier: string | null, quietAfter: number | undefined): number {
  return quietAfter ?? QUIET_AFTER[tier ?? ''] ?? QUIET_AFTER_OTHERS
}

function dayOf(day: Day, today: Day): GridDay {
  return { day, today: day === today, rest: weekday(day) > 5 }
}
