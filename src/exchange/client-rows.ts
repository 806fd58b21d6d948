import { type ClientKind, POINT_KINDS, type PointKind, TIERS } from '../clients/client.ts'
import { fileDateTrouble, readBirthday } from '../language/dates.ts'
import { lunarText } from '../language/lunar.ts'
import { isLunarSaid, keptOnThe29th, readLunar } from '../language/lunar-words.ts'
import { fold, nameWritten, phoneDigits } from '../language/names.ts'
import { listed, say } from '../language/say.ts'
import type { CsvRow } from './csv.ts'
import type { ClientField } from './headers.ts'
import type { Column, Layout } from './layout.ts'
import { isEmail, quoted, readKind, readTier, type Trouble, trimmed, valuesOf } from './values.ts'

/** A contact point as a file has it. */
export interface NewPoint {
  readonly kind: PointKind
  readonly label: string | null
  readonly value: string
}

/** What one row says of a client; null and empty lists say nothing. */
export interface ClientEntry {
  readonly row: CsvRow
  /** Whether another program gave it its uid: its numbers may be written in another way than the book's. */
  readonly foreign?: boolean
  readonly uid: string | null
  readonly name: string
  readonly kind: ClientKind | null
  readonly org: string | null
  readonly orgUid: string | null
  readonly title: string | null
  readonly tier: string | null
  readonly stage: string | null
  readonly owner: string | null
  readonly birthday: string | null
  readonly note: string | null
  readonly created: string | null
  readonly archived: string | null
  readonly points: readonly NewPoint[]
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly attributes: ReadonlyMap<string, string>
}

/** What rows are read with. */
export interface ClientReading {
  readonly layout: Layout<ClientField>
  /** The order of day and month in birthdays. */
  readonly order: 'dmy' | 'mdy' | 'ymd' | undefined
  /** The moment of the import, for rows that say that a client is archived but not when. */
  readonly now: string
  /** Tags as they are spelled already, by their folded text; those of the file are added. */
  readonly tags: Map<string, string>
}

/** Where birthdays of the moon's calendar are kept that are not understood. */
export function lunarField(): string {
  return say`lunar birthday‖field`
}
const UID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i
const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/

/** What a row says of a client. A row with troubles is bad; warnings let it pass. */
export function readClient(
  row: CsvRow,
  reading: ClientReading,
): { entry: ClientEntry; troubles: Trouble[]; warnings: Trouble[] } {
  const { layout } = reading
  const troubles: Trouble[] = []
  const warnings: Trouble[] = []
  const told = new Map<ClientField, string>()
  const points: NewPoint[] = []
  const tags: string[] = []
  const aliases: string[] = []
  const attributes = new Map<string, string>()
  const note = (into: Trouble[], column: Column<ClientField>, reason: string) => {
    into.push({ line: row.line, column: column.header, reason })
  }
  const cells = layout.arrange?.(row.cells) ?? row.cells
  for (const column of layout.columns) {
    const cell = cells[column.index] ?? ''
    if (column.to === 'nothing' || cell.trim() === '') continue
    if (column.to === 'custom') {
      const name = labelBeside(column, cells) ?? column.name
      attributes.set(name, layout.own ? cell : trimmed(cell))
      continue
    }
    const { field } = column
    const label = labelBeside(column, cells) ?? column.label
    const kind = POINT_KINDS.find((each) => each === field)
    if (kind) {
      const values = valuesOf(cell, kind, layout.own)
      points.push(...values.map((one) => ({ kind, value: one.value, label: one.label ?? label })))
      for (const { value } of values) {
        const strange = strangeness(kind, value)
        if (strange) note(warnings, column, strange)
      }
    } else if (field === 'tags' || field === 'aliases') {
      const values = valuesOf(cell, field, layout.own).map(({ value }) => value)
      if (field === 'aliases') aliases.push(...values)
      else tags.push(...(layout.own ? values : values.map((tag) => spelled(tag, reading.tags))))
    } else if (field === 'birthday' && isLunarSaid(cell)) {
      const lunar = readLunar(cell)
      if (lunar && !('problem' in lunar)) {
        told.set(field, lunarText(lunar))
        const short = keptOnThe29th(lunar)
        if (short !== undefined) note(warnings, column, short)
      } else attributes.set(lunarField(), cell.trim())
    } else {
      const read = readField(field, cell, reading)
      if ('problem' in read) note(troubles, column, read.problem)
      else told.set(field, read.value)
    }
  }
  const width = layout.width ?? layout.columns.length
  if (row.cells.slice(width).some((cell) => cell.trim() !== '')) {
    const reason = say`The row has ${row.cells.length} cells, the header ${width}.`
    troubles.push({ line: row.line, column: '', reason })
  }
  const { name, kind } = nameIn(told)
  if (name === '' && troubles.length === 0)
    troubles.push({ line: row.line, column: '', reason: say`The row names nobody.` })
  const text = (field: ClientField) => told.get(field) ?? null
  const entry: ClientEntry = {
    row,
    uid: text('uid')?.toLowerCase() ?? null,
    name,
    kind: kind ?? (text('kind') as ClientKind | null),
    org: kind ? null : text('organisation'),
    orgUid: text('organisation uid'),
    title: text('title'),
    tier: text('tier'),
    stage: text('stage'),
    owner: text('owner'),
    birthday: text('birthday'),
    note: text('note'),
    created: text('created'),
    archived: text('archived'),
    points,
    tags,
    aliases,
    attributes,
  }
  return { entry, troubles, warnings }
}

/** What another column says of this one, such as `* Work` in Google's “Phone 1 - Type”. */
function labelBeside(
  { labelAt }: { readonly labelAt?: number },
  cells: readonly string[],
): string | undefined {
  const said = labelAt === undefined ? '' : (cells[labelAt] ?? '').replace(/^\s*\*\s*/, '').trim()
  if (said === '') return undefined
  return USUAL_LABEL.test(said) ? said.toLowerCase().replace(/ ?fax$/, ' fax') : said
}

/** Labels that programs write in capitals or not, of numbers and addresses, of people and of days. */
const USUAL_LABEL =
  /^(?:work|home|mobile|main|pager|other|(?:work|home|other) ?fax|spouse|(?:domestic )?partner|child|mother|father|parent|brother|sister|friend|relative|manager|assistant|referred by|anniversary)$/i

/** The tag as it is spelled already; a new one is remembered. */
export function spelled(tag: string, known: Map<string, string>): string {
  const key = fold(tag)
  const there = known.get(key)
  if (there === undefined) known.set(key, tag)
  return there ?? tag
}

/** The name of the person; of the organisation where the row has no person. */
function nameIn(said: ReadonlyMap<ClientField, string>): { name: string; kind?: ClientKind } {
  const whole = said.get('name')
  if (whole !== undefined) return { name: whole }
  const first = said.get('first name') ?? ''
  const last = said.get('last name') ?? ''
  const chinese = /^\p{Script=Han}+$/u.test(first + last)
  const joined = chinese ? last + first : `${first} ${last}`.trim()
  if (joined !== '') return { name: joined }
  const org = said.get('organisation')
  return org === undefined ? { name: '' } : { name: org, kind: 'organisation' }
}

function readField(
  field: ClientField,
  cell: string,
  reading: ClientReading,
): { value: string } | { problem: string } {
  const text = reading.layout.own ? cell : trimmed(cell)
  switch (field) {
    case 'name':
      return { value: reading.layout.own ? text : nameWritten(text) }
    case 'uid':
    case 'organisation uid':
      return UID.test(text.trim())
        ? { value: text.trim() }
        : { problem: say`${quoted(cell)} is no uid of a book.` }
    case 'kind': {
      const kind = readKind(text)
      return kind ? { value: kind } : { problem: say`${quoted(cell)} is neither person nor organisation.` }
    }
    case 'tier': {
      const tier = readTier(text)
      return tier
        ? { value: tier }
        : { problem: say`${quoted(cell)} is no tier: there are ${listed(TIERS)}.` }
    }
    case 'birthday': {
      const birthday = readBirthday(text, reading.order)
      return birthday ? { value: birthday } : { problem: birthdayTrouble(text, reading.order) }
    }
    case 'created':
    case 'archived':
      if (INSTANT.test(text)) return { value: text }
      return field === 'archived' && /^(?:yes|y|true|x|1|是)$/i.test(text)
        ? { value: reading.now }
        : { problem: say`${quoted(cell)} is no moment such as 2026-11-22.` }
    case 'note':
      return { value: cell }
    default:
      return { value: text }
  }
}

function birthdayTrouble(text: string, order: ClientReading['order']): string {
  const trouble = fileDateTrouble(text, order)
  const yearless = say`“${text}” has no year.`
  return trouble === '' || trouble === yearless ? say`${quoted(text)} is no birthday.` : trouble
}

function strangeness(kind: PointKind, value: string): string | undefined {
  if (kind === 'email' && !isEmail(value))
    return say`${quoted(value)} is no e-mail address; it is kept as written.`
  if (kind === 'phone' && /^\d(?:\.\d+)?e\+?\d+$/i.test(value))
    return say`${quoted(value)} was cut short by a spreadsheet; it is kept as written.`
  if (kind === 'phone' && phoneDigits(value) === '')
    return say`${quoted(value)} is no phone number; it is kept as written.`
  return undefined
}
