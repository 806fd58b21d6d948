import type { Day } from '../../day.ts'
import { nameWritten } from '../../language/names.ts'
import { say } from '../../language/say.ts'
import type { Channel } from '../../touchpoints/touchpoint.ts'
import type { Trouble } from '../values.ts'
import { cellReader, type SaidContact } from './calendar-cells.ts'
import type { Calendar } from './calendar-finding.ts'
import { addressOf, type Cell } from './workbook-cells.ts'

/** A row of a calendar as it stands there. */
export interface SaidRow {
  readonly calendar: Calendar
  /** From 1. */
  readonly line: number
  /** `Sheet!A12` */
  readonly address: string
  readonly name: string
  /** The client's number in a sheet of ours. */
  readonly number: number | undefined
  readonly tier: string
  readonly contacts: readonly SaidInCell[]
  /** Days of cells that could not be read. */
  readonly badDays: readonly Day[]
}

export interface SaidInCell extends SaidContact {
  readonly address: string
  readonly day: Day
}

/** A cell that could not be read, as a row of a list of contacts that can be mended. */
export interface BadCell {
  readonly line: number
  readonly address: string
  readonly reason: string
  readonly day: Day | ''
  readonly client: string
  readonly text: string
  readonly note: string
}

/** What calendars say before anything is looked up. */
export interface SaidRows {
  readonly rows: readonly SaidRow[]
  readonly bad: readonly BadCell[]
  readonly warnings: readonly Trouble[]
}

/** Reads the rows of calendars, cell by cell. */
export function readCalendars(
  calendars: readonly Calendar[],
  { channels, today }: { readonly channels: readonly Channel[]; readonly today: Day },
): SaidRows {
  const rows: SaidRow[] = []
  const bad: BadCell[] = []
  const warnings: Trouble[] = []
  for (const calendar of calendars) {
    const own = calendar.numberColumn !== undefined
    const read = cellReader(channels, own)
    const found = calendar.rows.flatMap(
      (cells) => readRow(calendar, cells, read, today, { bad, warnings }) ?? [],
    )
    const isEmpty = own && found.every(({ number }) => number === undefined)
    rows.push(...(isEmpty ? found.filter(saysContact) : found))
  }
  return { rows, bad, warnings }
}

/** In a sheet of ours without any client a row of words alone says just that. */
function saysContact({ contacts, badDays }: SaidRow): boolean {
  return contacts.length + badDays.length > 0
}

function readRow(
  calendar: Calendar,
  cells: readonly Cell[],
  read: ReturnType<typeof cellReader>,
  today: Day,
  into: { readonly bad: BadCell[]; readonly warnings: Trouble[] },
): SaidRow | undefined {
  const { sheet, days, nameColumn, numberColumn, tier } = calendar
  const index = cells[0]?.row ?? 0
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  const textAt = (column: number | undefined) =>
    column === undefined ? '' : (byColumn.get(column)?.text.replace(/\r\n?/g, '\n').trim() ?? '')
  const number = /^\d{1,15}$/.test(textAt(numberColumn)) ? Number(textAt(numberColumn)) : undefined
  const name = number === undefined ? nameWritten(textAt(nameColumn)) : textAt(nameColumn)
  const line = index + 1
  const contacts: SaidInCell[] = []
  const badDays: Day[] = []
  for (const { column, day } of days) {
    const cell = byColumn.get(column)
    const place = addressOf({ row: index, column })
    const note = sheet.notes.get(place) ?? ''
    if (!cell && note === '') continue
    const address = `${sheet.name}!${place}`
    const result =
      cell?.kind === 'error'
        ? { problem: say`The cell holds an error: ${cell.text}.` }
        : read(cell?.text ?? '', note)
    const spoil = (reason: string) => {
      badDays.push(day)
      into.bad.push({ line, address, reason, day, client: name, text: cell?.text ?? '', note })
    }
    if ('problem' in result) spoil(result.problem)
    else if (result.contacts.length > 0 && name === '' && number === undefined)
      spoil(say`The row names no client.`)
    else if (day > today && result.contacts.some((contact) => contact.number === null))
      spoil(say`${day} is still to come.`)
    else contacts.push(...result.contacts.map((contact) => ({ ...contact, address, day })))
    if ('remark' in result && result.remark)
      into.warnings.push({ line, column: address, reason: result.remark })
  }
  if (name === '' && number === undefined) return undefined
  const address = `${sheet.name}!${addressOf({ row: index, column: nameColumn })}`
  return { calendar, line, address, name, number, tier: textAt(tier?.column), contacts, badDays }
}
