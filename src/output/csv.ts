import { Failure } from '../errors.ts'
import { say, sayerIn, toSay } from '../language/say.ts'
import {
  type Block,
  type Document,
  type Emit,
  type Facts,
  type Grid,
  type GridCell,
  type Look,
  lineText,
  type Row,
  type Sheet,
  type Value,
} from './document.ts'
import { each, type Gatherer, gather } from './lines.ts'
import { forCsv, forTerminalLines } from './safe.ts'
import { tablesOf } from './tables.ts'

const BYTE_ORDER_MARK = '\ufeff'
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/

/** One value as a field: safe from being run as a formula, quoted where it must be. */
type Field = (value: Value | undefined) => string

/** What a column or a fact is called in the language of the headers. */
type Name = (text: string) => string

interface Wording {
  readonly field: Field
  readonly name: Name
}

/** The heads of a grid beside its days. */
const TIER = toSay('Tier')
const CONTACTS = toSay('Contacts')
const QUIET_DAYS = toSay('Quiet days')

/** Writes the only sheet or grid, else the facts, as CSV (RFC 4180): CRLF, quotes only where they are needed. */
export async function writeCsv(document: Document, look: Look, emit: Emit): Promise<void> {
  const out = gather(emit)
  const field = fieldOf(look)
  const name = await sayerIn(look.headers ?? 'en')
  if (look.toFile) await out.add(BYTE_ORDER_MARK)
  const block = tableOf(document.blocks)
  if (block.kind === 'sheet') await writeSheet(namedIn(block, name), look.delimiter, field, out)
  else if (block.kind === 'grid') await writeGrid(block, look.delimiter, { field, name }, out)
  else await writeFacts(block, look.delimiter, { field, name }, out)
  await out.flush()
}

function tableOf(blocks: readonly Block[]): Sheet | Grid | Facts {
  const [table, another] = tablesOf(blocks)
  if (another)
    throw new Failure('usage', say`There are several tables in this, and CSV holds one.`, {
      tip: say`the same command with -o folder/ for a file of each, or with --json`,
    })
  if (table) return table
  throw new Failure('usage', say`There is no table in this to write as CSV.`, {
    tip: say`the same command with --json`,
  })
}

/** The columns under their names in a language, unless these are the user's own words. */
function namedIn(sheet: Sheet, name: Name): Sheet {
  const columns = sheet.columns.map((column) =>
    column.own ? column : { ...column, title: name(column.title) },
  )
  return { ...sheet, columns }
}

async function writeSheet(sheet: Sheet, delimiter: string, field: Field, out: Gatherer): Promise<void> {
  const { columns } = sheet
  await out.add(
    lineOf(
      columns.map((column) => field(column.title)),
      delimiter,
    ),
  )
  const keys = columns.map((column) => column.key)
  const numbers = columns.map(
    (column) => column.type === 'number' || column.type === 'id' || column.type === 'days',
  )
  if (keys.length === 1) {
    const [key] = keys as [string]
    return each(sheet.rows, (row) =>
      out.add(lineOf([cellOf(row[key], numbers[0] === true, field)], delimiter)),
    )
  }
  await each(sheet.rows, (row: Row) => {
    let line = ''
    for (let at = 0; at < keys.length; at++) {
      if (at > 0) line += delimiter
      const value = row[keys[at] as string]
      if (typeof value === 'number') line += value
      else if (value !== null && value !== undefined) line += cellOf(value, numbers[at] === true, field)
    }
    return out.add(`${line}\r\n`)
  })
}

function cellOf(value: Value | undefined, isNumber: boolean, field: Field): string {
  return isNumber && typeof value === 'string' && PLAIN_NUMBER.test(value) ? value : field(value)
}

/** A row for each client, a column for each day with the codes of its contacts, `o` where something is to do. */
async function writeGrid(
  grid: Grid,
  delimiter: string,
  { field, name }: Wording,
  out: Gatherer,
): Promise<void> {
  const days = grid.days.map(({ day }) => day)
  const heads = [name(grid.head), name(TIER), ...days, name(CONTACTS), name(QUIET_DAYS)]
  await out.add(lineOf(heads.map(field), delimiter))
  for (const row of grid.rows) {
    const values = [row.label, row.tier, ...row.cells.map(codesOf), row.count, row.quiet]
    const wait = out.add(lineOf(values.map(field), delimiter))
    if (wait) await wait
  }
}

function codesOf({ contacts, followups }: GridCell): string {
  if (contacts.length === 0) return followups.length > 0 ? 'o' : ''
  return contacts.map(({ code }) => code).join('')
}

async function writeFacts(
  { facts }: Facts,
  delimiter: string,
  { field, name }: Wording,
  out: Gatherer,
): Promise<void> {
  for (const { label, own, value } of facts)
    await out.add(lineOf([field(own ? label : name(label)), field(lineText(value))], delimiter))
}

/** A line of one empty field is quoted, because many readers take an empty line for no line. */
function lineOf(fields: readonly string[], delimiter: string): string {
  return `${fields.length === 1 && fields[0] === '' ? '""' : fields.join(delimiter)}\r\n`
}

function fieldOf(look: Look): Field {
  const delimiter = look.delimiter.replace(/[\\\]^-]/g, '\\$&')
  const needsQuotes = new RegExp(`["\\r\\n${delimiter}]|^\\s|\\s$`)
  return (value) => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number') return `${value}`
    const safe = forCsv(look.terminal ? forTerminalLines(value, look.ascii) : value)
    return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
}
