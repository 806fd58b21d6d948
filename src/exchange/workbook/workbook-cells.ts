import type { Day } from '../../day.ts'
import { type DateSystem, isoMoment, type Moment, momentOf } from './workbook-dates.ts'
import { type NumberLook, textRun } from './workbook-styles.ts'
import { attribute, xmlSteps } from './workbook-xml.ts'
import { type Archive, damaged } from './workbook-zip.ts'

/** A cell that holds something. Rows and columns count from 0. */
export interface Cell {
  readonly row: number
  readonly column: number
  readonly kind: 'text' | 'number' | 'boolean' | 'moment' | 'error'
  /** What it holds as text: days as `2026-10-01`, numbers with all their digits. */
  readonly text: string
  readonly day?: Day | undefined
  /** `HH:MM`, or with seconds. */
  readonly time?: string | undefined
}

/** A rectangle of cells, both corners included. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The size of a sheet in every spreadsheet there is. */
const ROWS = 1_048_576
const COLUMNS = 16_384
const MOST_MERGES = 50_000

/** What cells are read with. */
export interface CellReading {
  readonly texts: readonly string[]
  readonly look: (style: number) => NumberLook
  readonly system: DateSystem
}

/** The filled cells of a sheet row by row, some rows at a time; `merges` is filled when all are read. */
export function* rowsOf(
  archive: Archive,
  part: string,
  reading: CellReading,
  merges: Area[],
): Generator<Cell[][]> {
  let rows: Cell[][] = []
  let cells: Cell[] = []
  let row = -1
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let within = false
  const run = textRun()
  const place = (reference: string | undefined) => {
    const at = reference === undefined ? { row, column: column + 1 } : placeOf(reference)
    if (!at || at.row < 0 || at.row >= ROWS || at.column >= COLUMNS) throw damaged(archive.file)
    if (at.row !== row) {
      flush()
      row = at.row
    }
    column = at.column
  }
  const flush = () => {
    if (cells.length > 0) rows.push(cells)
    cells = []
  }
  const steps = xmlSteps(archive.pieces(part), archive.file, {
    open(name, tag) {
      if (name === 'c') {
        place(attribute(tag, 'r'))
        type = attribute(tag, 't') ?? 'n'
        style = Number(attribute(tag, 's') ?? 0)
        value = ''
        run.begin()
      } else if (name === 'row') {
        flush()
        row = Number(attribute(tag, 'r') ?? row + 2) - 1
        column = -1
        if (!Number.isInteger(row) || row < 0 || row >= ROWS) throw damaged(archive.file)
      } else if (name === 'v') within = true
      else if (name === 'mergeCell') {
        const area = areaOf(attribute(tag, 'ref') ?? '')
        if (area && merges.length < MOST_MERGES) merges.push(area)
      } else run.open(name)
    },
    text(text) {
      if (within) value += text
      else run.text(text)
    },
    close(name) {
      if (name === 'v') within = false
      else if (name === 'c') {
        const read = readCell(type, value, run.end(), reading.look(style), reading)
        if (read.text !== '') cells.push({ row, column, ...read })
      } else run.close(name)
    },
  })
  merges.length = 0
  for (const _ of steps) {
    if (rows.length === 0) continue
    const now = rows
    rows = []
    yield now
  }
  flush()
  if (rows.length > 0) yield rows
}

type Read = Pick<Cell, 'kind' | 'text' | 'day' | 'time'>

function readCell(type: string, value: string, inline: string, look: NumberLook, reading: CellReading): Read {
  switch (type) {
    case 's':
      return { kind: 'text', text: reading.texts[Number(value)] ?? '' }
    case 'inlineStr':
      return { kind: 'text', text: inline === '' ? value : inline }
    case 'str':
      return { kind: 'text', text: value }
    case 'b':
      return {
        kind: 'boolean',
        text: value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE',
      }
    case 'e':
      return { kind: 'error', text: value }
    case 'd': {
      const moment = isoMoment(value.trim())
      return moment ? momentCell(moment) : { kind: 'text', text: value }
    }
    default:
      return readNumber(value.trim(), inline, look, reading.system)
  }
}

function readNumber(value: string, inline: string, look: NumberLook, system: DateSystem): Read {
  if (value === '') return { kind: 'text', text: inline }
  const number = Number(value)
  if (!Number.isFinite(number)) return { kind: 'text', text: value }
  const moment = look.is === 'moment' ? momentOf(number, system) : undefined
  if (moment) return momentCell(moment)
  if (look.is === 'elapsed') return { kind: 'number', text: elapsed(number) }
  const text = digitsOf(number)
  return { kind: 'number', text: look.is === 'padded' ? text.padStart(look.digits, '0') : text }
}

function momentCell({ day, time }: Moment): Read {
  return { kind: 'moment', text: [day, time].filter((part) => part !== undefined).join(' '), day, time }
}

function elapsed(days: number): string {
  const minutes = Math.round(days * 1440)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** The number as a spreadsheet shows it: fifteen digits, none of them as a power of ten. */
export function digitsOf(number: number): string {
  const text = String(Number(number.toPrecision(15)))
  const [, sign = '', whole = '', part = '', power] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  if (power === undefined || Math.abs(Number(power)) > 40) return text
  const shift = Number(power)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${part}`
  return `${sign}${whole}${part.padEnd(shift, '0')}`
}

/** The place that `B7` or `$B$7` names. */
export function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters = '', digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference.toUpperCase()) ?? []
  if (digits === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits) - 1, column: column - 1 }
}

function areaOf(reference: string): Area | undefined {
  const [from = '', to = from] = reference.split(':')
  const first = placeOf(from)
  const last = placeOf(to)
  return first && last
    ? { top: first.row, left: first.column, bottom: last.row, right: last.column }
    : undefined
}

/** `B7` for row 6 and column 1. */
export function addressOf({ row, column }: { readonly row: number; readonly column: number }): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `${letters}${row + 1}`
}
