import {
  type Block,
  type Document,
  type Emit,
  type Look,
  lineText,
  type Row,
  type Sheet,
  type Value,
} from './document.ts'
import { each, type Gatherer, gather } from './lines.ts'
import { forJson } from './safe.ts'

/**
 * Writes the document's own JSON, else what its blocks hold: an object's entries one to a line, a list's items
 * one to a line, what is inside an item on that line. Lists may be iterables, also asynchronous ones, and are
 * written as they come.
 */
export async function writeJson(document: Document, _look: Look, emit: Emit): Promise<void> {
  const out = gather(emit)
  await writeValue(jsonOf(document), '', out)
  await out.add('\n')
  await out.flush()
}

async function writeValue(value: unknown, indent: string, out: Gatherer): Promise<void> {
  if (isList(value)) return writeList(value, indent, out)
  if (isPlainObject(value)) return writeObject(value, indent, out)
  await out.add(compact(value))
}

async function writeObject(
  value: Readonly<Record<string, unknown>>,
  indent: string,
  out: Gatherer,
): Promise<void> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  if (entries.length === 0) return out.add('{}')
  const inner = `${indent}  `
  for (const [index, [key, entry]] of entries.entries()) {
    await out.add(`${index === 0 ? '{' : ','}\n${inner}${compact(key)}: `)
    await writeValue(entry, inner, out)
  }
  await out.add(`\n${indent}}`)
}

async function writeList(
  list: Iterable<unknown> | AsyncIterable<unknown>,
  indent: string,
  out: Gatherer,
): Promise<void> {
  if (Array.isArray(list) && list.every((item) => typeof item !== 'object' || item === null)) {
    return out.add(compact(list))
  }
  let before = `[\n${indent}  `
  const next = (item: unknown) => {
    const text = before + compact(item)
    before = `,\n${indent}  `
    return out.add(text)
  }
  await each(list, next)
  await out.add(before.startsWith('[') ? '[]' : `\n${indent}]`)
}

function compact(value: unknown): string {
  return forJson(JSON.stringify(value) ?? 'null')
}

function isList(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return (
    typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
  )
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !('toJSON' in value)
}

/** What a document is as JSON: its own, else the rows of its only sheet, else a list of what each block holds; lists may be iterables. */
export function jsonOf(document: Document): unknown {
  if ('json' in document) return document.json
  const { blocks } = document
  const sheets = blocks.filter((block) => block.kind === 'sheet')
  if (sheets.length === 1) return rowsOf(sheets[0] as Sheet)
  const [only] = blocks
  if (blocks.length === 1 && only) return blockOf(only)
  return blocks.map(blockOf)
}

function blockOf(block: Block): unknown {
  if (block.kind === 'sheet') return rowsOf(block)
  if (block.kind === 'text') return block.lines.map(lineText)
  if (block.kind === 'facts')
    return block.facts.map(({ label, value }) => ({ label, value: lineText(value) }))
  const days = block.days.map(({ day }) => day)
  const rows = block.rows.map(({ cells, ...row }) => ({
    ...row,
    days: cells.flatMap((cell, at) => {
      const filled = cell.contacts.length > 0 || cell.followups.length > 0
      return filled ? [{ day: days[at], ...cell }] : []
    }),
  }))
  return { title: block.title, days, rows }
}

/** Rows as objects of the sheet's columns, hidden ones too, in their order. */
function rowsOf({ columns, rows }: Sheet): Iterable<unknown> | AsyncIterable<unknown> {
  const keys = columns.map((column) => column.key)
  const objectOf = (row: Row) => {
    const object: Record<string, Value> = {}
    for (const key of keys) object[key] = row[key] ?? null
    return object
  }
  return Symbol.asyncIterator in rows ? mapAsync(rows, objectOf) : mapSync(rows, objectOf)
}

function* mapSync(rows: Iterable<Row>, map: (row: Row) => unknown): Generator<unknown> {
  for (const row of rows) yield map(row)
}

async function* mapAsync(rows: AsyncIterable<Row>, map: (row: Row) => unknown): AsyncGenerator<unknown> {
  for await (const row of rows) yield map(row)
}
