import type { Context } from '../context.ts'
import { Failure } from '../errors.ts'
import { said, say, toSay } from '../language/say.ts'
import { type CsvRow, csvReader, delimiterOf } from './csv.ts'
import {
  type Bytes,
  decoded,
  type Encoding,
  encodingOf,
  frontOf,
  isContainer,
  jsonStart,
  otherKind,
  textStart,
} from './encoding.ts'
import { presetOf } from './presets/presets.ts'

/** A file to import: its bytes can be read again from the beginning. */
export interface Source {
  /** As typed; `standard input` for `-`. */
  readonly name: string
  readonly bytes: Bytes
  /** The bracket with which it begins, where it is JSON. */
  readonly json: '{' | '[' | undefined
  /** What its first words say it is; undefined for all else. */
  readonly says: 'vcard' | 'calendar' | 'workbook' | undefined
}

/** The rows of a CSV file below its header. */
export interface Table {
  readonly name: string
  /** Says which encoding was recognised, where that was a guess. */
  readonly guessed: string | undefined
  readonly headers: readonly string[]
  /** The rows in pieces, from the first one each time; empty ones are left out. */
  rows(): AsyncGenerator<CsvRow[]>
}

/** Text enough to tell the delimiter by. */
const SAMPLE = 65_536

/** Opens a file; fails where there is none, or where it is nothing that can be imported. */
export async function openSource(ctx: Pick<Context, 'files' | 'stdin'>, file: string): Promise<Source> {
  const name = file === '-' ? say`standard input` : file
  const bytes = file === '-' ? held(await ctx.stdin()) : streamed(ctx, file)
  const front = await frontOf(bytes)
  if (front.length === 0) throw new Failure('usage', say`${name} is empty.`)
  if (isContainer(front)) return { name, bytes, json: undefined, says: 'workbook' }
  const other = otherKind(front)
  if (other && /\.xls[xmb]?$/i.test(name))
    throw new Failure('usage', say`${name} is no workbook, whatever its name says: it is ${other}.`, {
      details: [say`Open it in a spreadsheet and save it as “Excel workbook (.xlsx)”, then import that.`],
    })
  if (other) {
    throw new Failure('usage', say`${name} is no CSV file: it is ${other}.`, {
      details: [say`In a spreadsheet, save it as “CSV UTF-8”, then import that.`],
    })
  }
  return { name, bytes, json: jsonStart(front), says: textStart(front) }
}

function held(whole: Uint8Array): Bytes {
  return async function* () {
    if (whole.length > 0) yield whole
  }
}

function streamed(ctx: Pick<Context, 'files'>, file: string): Bytes {
  return async function* () {
    try {
      yield* ctx.files.stream(file)
    } catch (error) {
      throw explained(error, file) ?? error
    }
  }
}

function explained(error: unknown, file: string): Failure | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Failure('notFound', say`There is no file ${file}.`)
  if (code === 'EISDIR') return new Failure('usage', say`${file} is a folder, not a file.`)
  if (code === 'EACCES' || code === 'EPERM') return new Failure('failed', say`${file} may not be read.`)
  return undefined
}

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: toSay('Chinese text in GB18030'),
  'windows-1252': toSay('Western European text in Windows-1252'),
}

/** Reads the header of a CSV file; encoding and delimiter are recognised where they are not given. */
export async function openTable(
  source: Source,
  given: { readonly encoding?: Encoding | undefined; readonly delimiter?: string | undefined },
): Promise<Table> {
  const { name, bytes } = source
  const encoding = given.encoding ?? (await encodingOf(bytes))
  if (encoding === 'damaged') {
    throw new Failure('usage', say`${name} is UTF-8, but some of its bytes are none.`, {
      tip: `crm import ${name} --encoding utf-8`,
    })
  }
  const sample = await sampleOf(bytes, encoding)
  const delimiter = given.delimiter ?? delimiterOf(sample)
  const every = () => rowsIn(bytes, encoding, delimiter)
  const first = await headerIn(every())
  if (!first) throw new Failure('usage', say`${name} is empty.`)
  return {
    name,
    guessed:
      given.encoding || encoding.startsWith('utf') ? undefined : say`Read as ${said(NAMES[encoding])}.`,
    headers: first.cells,
    async *rows() {
      let header = true
      for await (const rows of every()) {
        const below: CsvRow[] = header ? rows.filter(({ line }) => line > first.line) : rows
        if (below.length > 0) yield below
        header = header && below.length === 0
      }
    },
  }
}

/** How many rows a program may write above its header. */
const MOST_ABOVE = 20

/** The first row, or below a line or two of prose the header of a program that writes such lines. */
async function headerIn(rows: AsyncGenerator<CsvRow[]>): Promise<CsvRow | undefined> {
  const front: CsvRow[] = []
  for await (const some of rows) {
    front.push(...some.slice(0, MOST_ABOVE))
    if (front.length >= MOST_ABOVE || isHeader(front[0])) break
  }
  const [first] = front
  if (!first || isHeader(first)) return first
  return front.slice(0, MOST_ABOVE).find(({ cells }) => presetOf(cells)) ?? first
}

function isHeader(row: CsvRow | undefined): boolean {
  return (row?.cells.filter((cell) => cell.trim() !== '').length ?? 0) > 1
}

async function sampleOf(bytes: Bytes, encoding: Encoding): Promise<string> {
  let sample = ''
  for await (const text of decoded(bytes, encoding)) {
    sample += text
    if (sample.length >= SAMPLE) break
  }
  return sample
}

async function* rowsIn(bytes: Bytes, encoding: Encoding, delimiter: string): AsyncGenerator<CsvRow[]> {
  const reader = csvReader(delimiter)
  const filled = (rows: CsvRow[]) =>
    rows.filter(
      ({ cells, line }) =>
        cells.some((cell) => cell.trim() !== '') && !(line === 1 && isSeparatorLine(cells)),
    )
  for await (const text of decoded(bytes, encoding)) {
    const rows = filled(reader.push(text))
    if (rows.length > 0) yield rows
  }
  const rows = filled(reader.end())
  if (rows.length > 0) yield rows
}

/** Excel's line that says what parts the cells, itself parted by it. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=/i.test(cells[0] ?? '') && cells.length <= 2
}
