import { say } from '../language/say.ts'
import type { Column, Line, Row, Sheet } from '../output/document.ts'

/** How the document is made up. */
export interface WeeklyLook {
  readonly said: string
  /** Printed for people: sums up, and names the first of long lists only. */
  readonly forPeople: boolean
  /** All of it, for people too: the summary in words, and then every table whole. */
  readonly inWorkbook?: boolean
  /** What has nothing to tell is told in a line each, together, and not under headings of its own. */
  readonly gathersEmpty?: boolean
  readonly channelNames: ReadonlyMap<string, string>
  /** A command that lists all of a kind; undefined on a page, whose readers have no terminal. */
  readonly commandFor: (kind: ListKind) => string | undefined
}

export type ListKind = 'promise' | 'awaiting' | 'next' | 'contacts' | 'plan' | 'clients' | 'grid' | 'birthday'

/** Of longer lists people see so many. */
export const SHOWN = 15

/** Columns that name a client. */
export const CLIENT: Column = { key: 'client', title: 'Client', type: 'text' }
export const TIER: Column = { key: 'tier', title: 'Tier', type: 'text', spare: true }
export const CLIENT_ID: Column = { key: 'client_id', title: 'Client #', type: 'id', hidden: true }

/** `and 7 more: crm due`; on a page `and 7 more`. */
export function sayMore(count: number, command: string | undefined): Line {
  return command === undefined
    ? say`and ${count} more`
    : [{ text: say`and ${count} more: ${command}`, whole: true }]
}

/** For people the first rows, and below them how many more there are and what lists them. */
export function limited(
  sheet: Sheet,
  rows: readonly Row[],
  kind: ListKind,
  { forPeople, commandFor }: WeeklyLook,
  most = SHOWN,
): Sheet {
  if (!forPeople || rows.length <= most) return sheet
  const more = sayMore(rows.length - most, commandFor(kind))
  return { ...sheet, rows: rows.slice(0, most), foot: [more] }
}
