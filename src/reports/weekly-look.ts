import type { Column, Row, Sheet } from '../output/document.ts'

/** How the document is made up. */
export interface WeeklyLook {
  readonly said: string
  /** Printed for people: sums up, and names the first of long lists only. */
  readonly forPeople: boolean
  readonly channelNames: ReadonlyMap<string, string>
  /** A command that lists all of a kind. */
  readonly commandFor: (kind: ListKind) => string
}

export type ListKind = 'promise' | 'awaiting' | 'next' | 'contacts' | 'plan' | 'clients' | 'grid' | 'birthday'

/** Of longer lists people see so many. */
export const SHOWN = 15

/** Columns that name a client. */
export const CLIENT: Column = { key: 'client', title: 'Client', type: 'text' }
export const TIER: Column = { key: 'tier', title: 'Tier', type: 'text', spare: true }
export const CLIENT_ID: Column = { key: 'client_id', title: 'Client #', type: 'id', hidden: true }

/** For people the first rows, and below them how many more there are and what lists them. */
export function limited(
  sheet: Sheet,
  rows: readonly Row[],
  kind: ListKind,
  { forPeople, commandFor }: WeeklyLook,
  most = SHOWN,
): Sheet {
  if (!forPeople || rows.length <= most) return sheet
  const more = `and ${rows.length - most} more: ${commandFor(kind)}`
  return { ...sheet, rows: rows.slice(0, most), foot: [[{ text: more, whole: true }]] }
}
