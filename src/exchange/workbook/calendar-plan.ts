import type { Day } from '../../day.ts'
import { say } from '../../language/say.ts'
import type { TouchpointRow } from '../../store/schema.ts'
import type { Owner } from '../client-finding.ts'
import type { Trouble } from '../values.ts'
import type { SaidContact } from './calendar-cells.ts'
import { isSameNote } from './calendar-sheet.ts'

/** A contact of a sheet, and whose it is. */
export interface Said extends SaidContact {
  /** `Sheet!F12` */
  readonly address: string
  /** The row of the sheet, from 1, for those who look it up. */
  readonly line: number
  readonly day: Day
  /** The client of the row: its people's contacts stand in it too, where it is an organisation. */
  readonly row: Owner
  /** Whose contact it is. */
  readonly owner: Owner
}

/** What a sheet does to the book. */
export interface CalendarPlan {
  readonly added: readonly Said[]
  readonly changed: readonly {
    readonly touchpoint: TouchpointRow
    readonly said: Said
    readonly patch: CalendarPatch
  }[]
  /** Contacts of the book whose letters were taken out of a sheet that we wrote. */
  readonly gone: readonly TouchpointRow[]
  readonly same: number
  readonly warnings: readonly Trouble[]
}

export type CalendarPatch = Partial<Pick<TouchpointRow, 'client_id' | 'day' | 'time' | 'code' | 'note'>>

/** What a sheet is compared with. */
export interface Compared {
  /** Whether we wrote the sheet out of this book, so that its numbers hold and what is missing was taken out. */
  readonly own: boolean
  /** The highest number of a touchpoint when the sheet was written: what came later is not gone. */
  readonly last: number
  readonly book: readonly TouchpointRow[]
  /** In whose row a client's contacts stand: its own, or that of its organisation. */
  readonly rowOf: (client: number) => number | undefined
  /** Whether a row and day stand in the sheet and were read. */
  readonly covers: (row: number, day: Day) => boolean
}

/** Compares what a sheet says with the book: by number first, then by client, day and channel. */
export function planCalendar(said: readonly Said[], compared: Compared): CalendarPlan {
  const { book, own, rowOf } = compared
  const byId = new Map(book.map((touchpoint) => [touchpoint.id, touchpoint]))
  const matched = new Map<Said, TouchpointRow>()
  const claimed = new Set<number>()
  const claim = (one: Said, touchpoint: TouchpointRow | undefined) => {
    if (!touchpoint || claimed.has(touchpoint.id) || matched.has(one)) return
    claimed.add(touchpoint.id)
    matched.set(one, touchpoint)
  }
  const numbered = own ? said.filter(({ number }) => number !== null) : []
  const atHome = (one: Said, touchpoint: TouchpointRow | undefined) =>
    touchpoint?.day === one.day && rowOf(touchpoint.client_id) === one.row.id
  for (const one of numbered) {
    const touchpoint = byId.get(one.number as number)
    if (atHome(one, touchpoint)) claim(one, touchpoint)
  }
  for (const one of numbered) claim(one, byId.get(one.number as number))
  claimByContent(said, book, claimed, claim, compared)
  return { ...comparedWith(said, matched, compared), gone: goneFrom(compared, claimed) }
}

/** The k-th contact of a client, day and channel is the k-th in the book; those with the same note first. */
function claimByContent(
  said: readonly Said[],
  book: readonly TouchpointRow[],
  claimed: ReadonlySet<number>,
  claim: (one: Said, touchpoint: TouchpointRow | undefined) => void,
  { rowOf }: Compared,
): void {
  const pools = Map.groupBy(book, ({ client_id, day, code }) => `${rowOf(client_id)} ${day} ${code}`)
  const free = (one: Said, fits: (touchpoint: TouchpointRow) => boolean) =>
    pools
      .get(`${one.row.id} ${one.day} ${one.code}`)
      ?.find((touchpoint) => !claimed.has(touchpoint.id) && isWith(one, touchpoint) && fits(touchpoint))
  for (const fits of FITS) {
    for (const one of said) {
      if (one.row.id !== undefined)
        claim(
          one,
          free(one, (touchpoint) => fits(one, touchpoint)),
        )
    }
  }
}

const FITS: readonly ((one: Said, touchpoint: TouchpointRow) => boolean)[] = [
  (one, { note, time }) => isSameNote(note, one.note) && time === one.time,
  (one, { note }) => isSameNote(note, one.note),
  (one, { time }) => one.time !== null && time === one.time,
  (one, { note }) => one.note === '' || note === '' || one.note.includes(note),
  (one, { time }) => one.time === null || time === null,
]

function isWith(one: Said, touchpoint: TouchpointRow): boolean {
  return one.owner.id === one.row.id || one.owner.id === touchpoint.client_id
}

function comparedWith(
  said: readonly Said[],
  matched: ReadonlyMap<Said, TouchpointRow>,
  { own, book, rowOf, last }: Compared,
): Omit<CalendarPlan, 'gone'> {
  const added: Said[] = []
  const changed: CalendarPlan['changed'][number][] = []
  const warnings: Trouble[] = []
  const ids = new Set(book.map(({ id }) => id))
  let same = 0
  for (const one of said) {
    const warn = (reason: string) => warnings.push({ line: one.line, column: one.address, reason })
    const touchpoint = matched.get(one)
    if (!touchpoint) {
      const isRemoved = own && one.number !== null && one.number <= last && !ids.has(one.number)
      if (isRemoved) warn(say`Contact #${one.number} was removed from the book since: it is not added again.`)
      else added.push(one)
      continue
    }
    const exact = own && one.number === touchpoint.id
    const patch = exact ? exactPatch(one, touchpoint, rowOf) : loosePatch(one, touchpoint, own)
    if (patch === 'other-note') {
      warn(say`The book has another note of contact #${touchpoint.id}: that one stays.`)
      same++
    } else if (Object.keys(patch).length > 0) changed.push({ touchpoint, said: one, patch })
    else same++
  }
  return { added, changed, same, warnings }
}

/** What a person changed of a contact that the sheet knows by its number. */
function exactPatch(
  { code, time, note, day, row }: Said,
  touchpoint: TouchpointRow,
  rowOf: Compared['rowOf'],
): CalendarPatch {
  return {
    ...(code === touchpoint.code ? {} : { code }),
    ...(time === null || time === touchpoint.time ? {} : { time }),
    ...(isSameNote(touchpoint.note, note) ? {} : { note }),
    ...(day === touchpoint.day ? {} : { day }),
    ...(rowOf(touchpoint.client_id) === row.id || row.id === undefined ? {} : { client_id: row.id }),
  }
}

/** Of a contact found by its day and channel: what the book has not yet; another note is left alone. */
function loosePatch(
  { time, note }: Said,
  touchpoint: TouchpointRow,
  own: boolean,
): CalendarPatch | 'other-note' {
  const patch = { ...(time !== null && touchpoint.time === null ? { time } : {}) }
  if (note === '' || isSameNote(touchpoint.note, note)) return patch
  if (own || touchpoint.note === '' || note.includes(touchpoint.note)) return { ...patch, note }
  return touchpoint.note.includes(note) ? patch : 'other-note'
}

/** What stood in the sheet when it was written and stands there no more. */
function goneFrom(
  { own, last, book, rowOf, covers }: Compared,
  claimed: ReadonlySet<number>,
): TouchpointRow[] {
  if (!own) return []
  return book.filter(({ id, client_id, day }) => {
    const row = rowOf(client_id)
    return id <= last && !claimed.has(id) && row !== undefined && covers(row, day)
  })
}
