import type { Day } from '../day.ts'
import { fileDateTrouble, type Order, readFileDate, type When } from '../language/dates.ts'
import { nameWritten } from '../language/names.ts'
import { listed, said, say } from '../language/say.ts'
import { type Channel, readCode } from '../touchpoints/touchpoint.ts'
import type { CsvRow } from './csv.ts'
import type { TouchpointField } from './headers.ts'
import type { Layout } from './layout.ts'
import { quoted, readDirection, readMinutes, readMood, readTime, type Trouble, trimmed } from './values.ts'

/** What one row says of a touchpoint; who the client is must still be found. */
export interface TouchpointEntry {
  readonly row: CsvRow
  readonly uid: string | null
  /** As written: a name, an e-mail, a phone or `#12`. */
  readonly client: string
  readonly clientUid: string | null
  readonly day: Day
  readonly time: string | null
  readonly code: string
  readonly note: string
  readonly direction: 'in' | 'out' | null
  readonly minutes: number | null
  readonly mood: number | null
  readonly eventUid: string | null
  readonly next: { readonly due: Day; readonly time: string | null; readonly what: string } | null
}

/** What rows are read with. */
export interface TouchpointReading {
  readonly layout: Layout<TouchpointField>
  readonly channels: readonly Channel[]
  readonly order: Order | undefined
  readonly today: Day
}

type Read<T> = { readonly value: T } | { readonly problem: string }

/** Reads rows of one file; days and channels that come again are read once. */
export function touchpointReader(
  reading: TouchpointReading,
): (row: CsvRow) => { entry: TouchpointEntry } | { troubles: Trouble[] } {
  const { layout, today } = reading
  const cells = cellsOf(layout)
  const day = remembered((text) => readDay(text, reading.order))
  const code = remembered((text) => readChannel(text, reading.channels))
  const clientIn = (text: string) => (layout.own ? text : nameWritten(trimmed(text)))

  return (row) => {
    cells.begin(row)
    const when = cells.read('day', day, () => say`The day is missing.`)
    if (when && when.day > today) cells.spoil('day', say`${when.day} is still to come.`)
    const time = cells.read('time', readTimeCell) ?? when?.time ?? null
    const channel = cells.read('code', code, () => say`How the contact was made is missing.`)
    const direction = cells.read('direction', readDirectionCell)
    const minutes = cells.read('minutes', readMinutesCell)
    const mood = cells.read('mood', readMoodCell)
    const due = cells.read('next date', day)
    const step = cells.text('next step').trim()
    if (step !== '' && cells.text('next date').trim() === '')
      cells.spoil('next date', say`The next step has no date.`)
    const client = clientIn(cells.text('client'))
    const clientUid = cells.text('client uid').trim().toLowerCase() || null
    if (client.trim() === '' && clientUid === null) cells.spoil('client', say`The client is missing.`)
    const troubles = cells.troubles()
    if (troubles) return { troubles }
    return {
      entry: {
        row,
        uid: cells.text('uid').trim().toLowerCase() || null,
        client,
        clientUid,
        day: (when as When).day,
        time,
        code: channel as string,
        note: cells.text('note'),
        direction,
        minutes,
        mood,
        eventUid: cells.text('event uid') || null,
        next: due && { due: due.day, time: due.time, what: step || say`Follow up` },
      },
    }
  }
}

/** The cells of one row after the other by their fields, and what is wrong with them. */
function cellsOf(layout: Layout<TouchpointField>) {
  const width = layout.columns.length
  const places = new Map<TouchpointField, { index: number; header: string }>()
  for (const column of layout.columns) if (column.to === 'field') places.set(column.field, column)
  let row: CsvRow = { line: 0, cells: [] }
  let troubles: Trouble[] | undefined

  const spoil = (column: string, reason: string) => {
    troubles ??= []
    troubles.push({ line: row.line, column, reason })
  }
  const text = (field: TouchpointField): string => {
    const place = places.get(field)
    return place === undefined ? '' : (row.cells[place.index] ?? '')
  }
  const headerOf = (field: TouchpointField) => places.get(field)?.header ?? ''

  return {
    begin(next: CsvRow) {
      row = next
      troubles = undefined
      if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== ''))
        spoil('', say`The row has ${row.cells.length} cells, the header ${width}.`)
    },
    text,
    /** What a cell means; null where it is empty, or where it is wrong, which is noted. */
    read<T>(field: TouchpointField, how: (cell: string) => Read<T>, needed?: () => string): T | null {
      const cell = text(field)
      if (cell === '' || cell.trim() === '') {
        if (needed !== undefined) spoil(headerOf(field), needed())
        return null
      }
      const result = how(cell)
      if ('value' in result) return result.value
      spoil(headerOf(field), result.problem)
      return null
    },
    spoil: (field: TouchpointField, reason: string) => spoil(headerOf(field), reason),
    troubles: () => troubles,
  }
}

function readDay(text: string, order: Order | undefined): Read<When> {
  const when = readFileDate(text, order)
  return when ? { value: when } : { problem: fileDateTrouble(text, order) }
}

function readChannel(text: string, channels: readonly Channel[]): Read<string> {
  const channel = readCode(channels, text)
  if (channel) return { value: channel.code }
  const known = listed(channels.map(({ code, name }) => `${code} ${said(name)}`))
  return { problem: say`${quoted(text)} is no channel: there are ${known}.` }
}

function readTimeCell(text: string): Read<string> {
  const time = readTime(text)
  return time ? { value: time } : { problem: say`${quoted(text)} is no time of day such as 15:30.` }
}

function readDirectionCell(text: string): Read<'in' | 'out'> {
  const direction = readDirection(text)
  return direction ? { value: direction } : { problem: say`${quoted(text)} is neither in nor out.` }
}

function readMinutesCell(text: string): Read<number> {
  const minutes = readMinutes(text)
  return minutes === undefined
    ? { problem: say`${quoted(text)} is no number of minutes from 0 to 1440.` }
    : { value: minutes }
}

function readMoodCell(text: string): Read<number> {
  const mood = readMood(text)
  return mood === undefined ? { problem: say`${quoted(text)} is no mood from -2 to 2.` } : { value: mood }
}

/** How many readings are kept; a log has few days and fewer channels. */
const MOST_REMEMBERED = 50_000

function remembered<T>(how: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let result = known.get(text)
    if (result === undefined) {
      result = how(text)
      if (known.size < MOST_REMEMBERED) known.set(text, result)
    }
    return result
  }
}
