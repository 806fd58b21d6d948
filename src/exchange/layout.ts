import { isDay } from '../day.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'
import { fromCsv } from '../output/safe.ts'
import { forShell } from '../output/shell.ts'
import {
  CLIENT_FIELDS,
  type ClientField,
  clientHeader,
  type Meant,
  SEVERAL,
  type Subject,
  subjectOf,
  TOUCHPOINT_FIELDS,
  type TouchpointField,
  touchpointHeader,
} from './headers.ts'
import { columnName, customNameIn, headerReading, isExport, isReason } from './own-file.ts'
import { presetLayout } from './presets/preset-layout.ts'
import { presetOf } from './presets/presets.ts'

/** What a column of a file is to the import. */
export type Column<F extends string> = {
  readonly index: number
  readonly header: string
} /** `labelAt` is the place of the cell that says which one it is; of a field of one's own, how it is called. */ & (
  | { readonly to: 'field'; readonly field: F; readonly label: string | null; readonly labelAt?: number }
  | { readonly to: 'custom'; readonly name: string; readonly labelAt?: number }
  | { readonly to: 'nothing' }
)

/** How the columns of a file are read. */
export interface Layout<F extends string = string> {
  readonly columns: readonly Column<F>[]
  /** Whether an export wrote the file, so that lists are written as it writes them and nothing is trimmed. */
  readonly own: boolean
  /** Whether the file is ours at all, so that what was guarded against being run as a formula is restored. */
  readonly guarded: boolean
  /** The program that wrote the file, and the places of the columns that are of use to it alone. */
  readonly preset?: { readonly name: string; readonly noise: readonly number[] }
  /** How many columns the file has, and how a row of it becomes one of `columns`, where there are more of these. */
  readonly width?: number
  readonly arrange?: (cells: readonly string[]) => readonly string[]
}

export interface Wanted {
  /** `Column=field` as typed. */
  readonly maps: readonly string[]
  readonly as: Subject | undefined
  /** The file's name, for errors. */
  readonly file: string
  /** Names of custom fields the book already has. */
  readonly customNames: readonly string[]
  /** Of a workbook, in which a text is no formula and was never guarded against being one. */
  readonly typed?: boolean
}

export type AnyLayout =
  | ({ readonly subject: 'clients' } & Layout<ClientField>)
  | ({ readonly subject: 'touchpoints' } & Layout<TouchpointField>)

/** Reads the header of a file; fails where it cannot be told what the file holds or whom its rows are about. */
export function layoutOf(headers: readonly string[], wanted: Wanted): AnyLayout {
  const own = isExport(headers)
  const guarded = !wanted.typed && (own || headers.some(isReason))
  const plain = headers
    .map((header) => (guarded ? fromCsv(header) : header))
    .map((header) => (own ? header : header.replace(/\s+/g, ' ').trim()))
  const english = headerReading(plain)
  const names = plain.map(english)
  refuseOthers(names, own, wanted)
  const maps = readMaps(plain, wanted)
  const preset = own || wanted.as === 'touchpoints' ? undefined : presetOf(plain)
  const subject =
    wanted.as ?? (preset ? 'clients' : subjectOf(names.map((name, index) => maps.get(index) ?? name)))
  if (!subject) throw untold(plain, wanted)
  if (subject === 'clients' && preset) {
    const columns = columnsOf(plain, maps, clientReading(own, english), wanted)
    const typed = new Map([...maps.keys()].map((index) => [index, columns[index] as Column<ClientField>]))
    const layout = presetLayout(preset, plain, typed, (_, index) => columns[index] as Column<ClientField>)
    return { subject, ...layout, own, guarded }
  }
  if (subject === 'clients') {
    const columns = columnsOf(plain, maps, clientReading(own, english), wanted)
    if (!['name', 'first name', 'last name', 'organisation', 'uid'].some((field) => has(columns, field)))
      throw missing(plain, wanted, 'name')
    return { subject, columns, own, guarded }
  }
  const columns = columnsOf(plain, maps, touchpointReading(english), wanted)
  if (!has(columns, 'day')) throw missing(plain, wanted, 'day')
  if (!has(columns, 'client') && !has(columns, 'client uid')) throw missing(plain, wanted, 'client')
  if (!has(columns, 'code')) throw missing(plain, wanted, 'code')
  return { subject, columns, own, guarded }
}

/** Refuses tables that look like a file of clients and are none. */
function refuseOthers(headers: readonly string[], own: boolean, wanted: Wanted): void {
  if (headers.some(isDay)) throw calendar(wanted)
  if (!own || !headers.includes('due') || !headers.includes('what')) return
  throw new Failure(
    'usage',
    say`${wanted.file} is a list of follow-ups: import takes clients, touchpoints or a whole book.`,
    { tip: wanted.typed && wanted.as ? `crm import ${wanted.file}` : 'crm export all -o book.json' },
  )
}

function calendar({ file, typed, as }: Wanted): Failure {
  if (typed && as)
    return new Failure('usage', say`${file} is a calendar with a column for each day, and no table.`, {
      tip: `crm import ${forShell(file)}`,
    })
  return new Failure(
    'usage',
    say`${file} is a calendar with a column for each day: such a one comes in as a workbook.`,
    { details: [say`In a spreadsheet, save it as “Excel workbook (.xlsx)”, then import that.`] },
  )
}

/** How the columns of one subject are understood. */
interface Reading<F extends string> {
  readonly fields: readonly F[]
  meant(header: string): Meant<F> | undefined
  /** What becomes of a column that means none of the fields. */
  other(header: string): { to: 'custom'; name: string } | { to: 'nothing' }
}

type English = (header: string) => string

function clientReading(own: boolean, english: English): Reading<ClientField> {
  const marked = (header: string) => (own ? customNameIn(header) : undefined)
  return {
    fields: CLIENT_FIELDS,
    meant: (header) => (marked(header) === undefined ? clientHeader(english(header)) : undefined),
    other: (header) => (header === '' ? { to: 'nothing' } : { to: 'custom', name: marked(header) ?? header }),
  }
}

function touchpointReading(english: English): Reading<TouchpointField> {
  return {
    fields: TOUCHPOINT_FIELDS,
    meant: (header) => touchpointHeader(english(header)),
    other: () => ({ to: 'nothing' }),
  }
}

function columnsOf<F extends string>(
  headers: readonly string[],
  maps: ReadonlyMap<number, string>,
  reading: Reading<F>,
  wanted: Wanted,
): Column<F>[] {
  const meant = headers.map((header, index) =>
    maps.has(index) || isReason(header) ? undefined : reading.meant(header),
  )
  const mapped = new Set([...maps.values()].map(fold))
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const at = { index, header }
    if (isReason(header)) return { ...at, to: 'nothing' }
    const asked = maps.get(index)
    if (asked !== undefined) return { ...at, ...mappedTo(asked, header, reading, wanted) }
    const here = meant[index]
    const better = meant.some(
      (other, place) =>
        other &&
        here &&
        other.field === here.field &&
        (other.rank < here.rank || (other.rank === here.rank && place < index)),
    )
    if (here && (SEVERAL.has(here.field) || (!better && !mapped.has(here.field)))) {
      return { ...at, to: 'field', field: here.field, label: here.label ?? null }
    }
    const other = reading.other(header)
    if (other.to === 'nothing') return { ...at, ...other }
    return { ...at, to: 'custom', name: unique(spelled(other.name, wanted.customNames), taken) }
  })
}

function mappedTo<F extends string>(asked: string, header: string, reading: Reading<F>, wanted: Wanted) {
  if (fold(asked) === 'ignore') return { to: 'nothing' } as const
  const meant = reading.fields.find((field) => field === fold(asked)) ?? reading.meant(asked)?.field
  if (meant) return { to: 'field', field: meant, label: null } as const
  const near = nearest(fold(asked), [...reading.fields, 'ignore'])
  const other = reading.other(asked)
  if (near === undefined && other.to === 'custom')
    return { to: 'custom', name: spelled(asked.trim(), wanted.customNames) } as const
  throw new Failure('usage', say`--map knows no field “${asked}” for the column “${header}”.`, {
    details: [say`fields: ${listed(reading.fields)}; ignore leaves the column out`],
    ...(near ? { tip: `--map "${header}=${near}"` } : {}),
  })
}

/** The columns that `--map` names, by their place. */
function readMaps(headers: readonly string[], wanted: Wanted): Map<number, string> {
  const maps = new Map<number, string>()
  for (const map of wanted.maps) {
    const parts = /^(.*)=([^=]*)$/s.exec(map)
    const [, column = '', field = ''] = parts ?? []
    if (!parts || column.trim() === '' || field.trim() === '')
      throw new Failure('usage', say`--map takes "Column=field", not “${map}”.`, {
        tip: say`--map "Firm=organisation"`,
      })
    const exact = headers.indexOf(column)
    const index = exact === -1 ? headers.findIndex((header) => fold(header) === fold(column)) : exact
    if (index === -1) {
      throw new Failure('usage', say`${wanted.file} has no column “${column}”.`, {
        details: [say`columns: ${listed(headers)}`],
      })
    }
    maps.set(index, field.trim())
  }
  return maps
}

/** The name as the book spells it already. */
function spelled(name: string, known: readonly string[]): string {
  return known.includes(name) ? name : (known.find((each) => fold(each) === fold(name)) ?? name)
}

function unique(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name} ${count}`
  taken.add(free)
  return free
}

/** The header of the column that holds a field; the field's own name where there is none. */
export function headerOf<F extends string>(layout: Layout<F>, field: F): string {
  return (
    layout.columns.find((column) => column.to === 'field' && column.field === field)?.header ??
    columnName(field)
  )
}

function has(columns: readonly Column<string>[], field: string): boolean {
  return columns.some((column) => column.to === 'field' && column.field === field)
}

function untold(headers: readonly string[], wanted: Wanted): Failure {
  return new Failure('usage', say`It cannot be told from its header what ${wanted.file} holds.`, {
    details: [
      say`columns: ${listed(headers)}`,
      say`clients need a name; touchpoints a day, a client and a type`,
    ],
    tip: `crm import ${wanted.file} --as clients --map "${headers[0] ?? 'Column'}=name"`,
  })
}

function missing(
  headers: readonly string[],
  wanted: Wanted,
  field: 'name' | 'day' | 'client' | 'code',
): Failure {
  const { file } = wanted
  const sentences = {
    name: say`No column of ${file} is known to hold the client’s name.`,
    day: say`No column of ${file} is known to hold the day of the contact.`,
    client: say`No column of ${file} is known to hold the client.`,
    code: say`No column of ${file} is known to hold how the contact was made.`,
  }
  return new Failure('usage', sentences[field], {
    details: [say`columns: ${listed(headers)}`],
    tip: `crm import ${file} --map "${headers[0] ?? 'Column'}=${field}"`,
  })
}
