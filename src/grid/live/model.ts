import type { Day } from '../../day.ts'
import type { FollowupKind } from '../../followups/followup.ts'
import type { OpenFollowup } from '../../followups/queries.ts'
import type { Grid, GridCell, GridContact, GridRow, Line, Tone } from '../../output/document.ts'
import { type GridLayout, layOutGrid } from '../../output/grid-layout.ts'
import { daysThatFit } from '../../output/grid-window.ts'
import type { Channel } from '../../touchpoints/touchpoint.ts'
import type { Edited } from './line.ts'

/** What was read of the book: a calendar, and what is said of its cells. */
export interface Page {
  readonly grid: Grid
  /** The filter as it is typed. */
  readonly words: string
  readonly today: Day
  readonly channels: readonly Channel[]
  /** What is open with a client, whenever it is due. */
  readonly open: ReadonlyMap<number, readonly OpenFollowup[]>
  /** The last entry of the journal when it was read. */
  readonly journal: number
}

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** What the bottom line is written for. */
export type Writing =
  | { readonly for: 'note'; readonly contact: number; readonly row: GridRow }
  | { readonly for: 'followup'; readonly kind: FollowupKind; readonly row: GridRow }
  | { readonly for: 'filter' }

export type Mode =
  | { readonly kind: 'moving' }
  | { readonly kind: 'writing'; readonly what: Writing; readonly line: Edited }
  /** Whether an entry of the journal that was not made here is to be taken back. */
  | { readonly kind: 'asking'; readonly entry: number; readonly question: string }
  | { readonly kind: 'help' }

export interface Message {
  readonly line: Line
  readonly tone?: Tone
}

/** The whole state of the live calendar; every key makes another. */
export interface Live {
  readonly page: Page
  readonly layout: GridLayout
  readonly size: Size
  /** Where the cursor stands, and the first row and day that are shown. */
  readonly row: number
  readonly column: number
  readonly top: number
  readonly left: number
  /** Which of several contacts in the cell; the last where there is no such. */
  readonly chosen: number | undefined
  readonly mode: Mode
  readonly message: Message | undefined
}

/** Smaller screens say that they are too small. */
export const SMALLEST: Size = { columns: 40, rows: 12 }

/** A calendar as it is first shown: the cursor on today, or on the first day. */
export function liveOf(page: Page, size: Size): Live {
  const at = page.grid.days.findIndex(({ today }) => today)
  return resized(
    {
      page,
      layout: layoutFor(page.grid, size),
      size,
      row: 0,
      column: Math.max(0, at),
      top: 0,
      left: 0,
      chosen: undefined,
      mode: { kind: 'moving' },
      message: undefined,
    },
    size,
  )
}

/** The same on a screen of another size. */
export function resized(live: Live, size: Size): Live {
  return inView({ ...live, size, layout: layoutFor(live.page.grid, size) })
}

/**
 * What was read anew in place of what is shown; the cursor stays with its client, and on the day where there is one.
 * Other clients that were asked for are shown from the first.
 */
export function withPage(live: Live, page: Page, day: Day | undefined): Live {
  const id = rowAt(live)?.id
  const found = page.grid.rows.findIndex((row) => row.id === id)
  const column = page.grid.days.findIndex((each) => each.day === day)
  const near = page.words === live.page.words ? Math.min(live.row, page.grid.rows.length - 1) : 0
  const layout = layoutFor(page.grid, live.size)
  return inView({
    ...live,
    page,
    layout,
    row: found < 0 ? near : found,
    column: column < 0 ? Math.min(live.column, page.grid.days.length - 1) : column,
    chosen: undefined,
  })
}

/** The last column of a screen stays free: what is written there wraps on some terminals. */
export function widthOf({ columns }: Size): number {
  return columns - 1
}

function layoutFor(grid: Grid, size: Size): GridLayout {
  const look = { color: false, ascii: false, toFile: false, delimiter: ',', headers: 'en' } as const
  return layOutGrid(grid, { ...look, width: widthOf(size) })
}

/** How the rows of the screen are shared: clients, and what is said of the cell, which takes what few clients leave. */
export function roomOf({ rows }: Size, clients: number): { readonly body: number; readonly detail: number } {
  const least = Math.max(3, Math.min(10, Math.floor(rows / 4)))
  const body = Math.max(1, Math.min(clients, rows - AROUND - least))
  return { body, detail: rows - AROUND - body }
}

/** The title, two lines of head, one that is free, the message, and the line at the bottom. */
const AROUND = 6

/** Scrolls as little as shows the cursor. */
export function inView(live: Live): Live {
  const row = Math.max(0, Math.min(live.row, live.page.grid.rows.length - 1))
  const column = Math.max(0, Math.min(live.column, live.page.grid.days.length - 1))
  const { body } = roomOf(live.size, live.page.grid.rows.length)
  const fit = daysThatFit(live.layout, widthOf(live.size))
  return {
    ...live,
    row,
    column,
    top: scrolled(live.top, row, body, live.page.grid.rows.length),
    left: scrolled(live.left, column, fit, live.page.grid.days.length),
  }
}

function scrolled(first: number, at: number, room: number, count: number): number {
  const most = Math.max(0, count - room)
  return Math.min(most, Math.max(Math.min(first, at), at - room + 1))
}

export function rowAt({ page, row }: Live): GridRow | undefined {
  return page.grid.rows[row]
}

export function cellAt(live: Live): GridCell | undefined {
  return rowAt(live)?.cells[live.column]
}

export function dayAt({ page, column }: Live): Day | undefined {
  return page.grid.days[column]?.day
}

/** The contact that a note is written for: the chosen of several, else the last. */
export function contactAt(live: Live): GridContact | undefined {
  const contacts = cellAt(live)?.contacts ?? []
  return contacts.find(({ id }) => id === live.chosen) ?? contacts.at(-1)
}
