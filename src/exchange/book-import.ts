import * as z from 'zod/mini'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import type { Document } from '../output/document.ts'
import { JOURNALLED, type JournalledTable } from '../store/schema.ts'
import { BOOK_FORMAT, BOOK_TABLES, BOOK_VERSION, BOOK_VERSIONS } from './book-format.ts'
import { giveIdsFrom, looseEnd, nextIds } from './book-queries.ts'
import { nextId } from './client-queries.ts'
import { decoded } from './encoding.ts'
import { tableSize } from './export-queries.ts'
import { jsonPieces, type Piece } from './json-lists.ts'
import { sayCount } from './outcome.ts'
import type { Source } from './source.ts'

/** Takes a whole book, as `export all` wrote it, into a book that is empty: numbers and uids stay. */
export async function importBook(ctx: WriteContext, source: Source, dryRun: boolean): Promise<Document> {
  const { db } = ctx.book
  if (source.json !== '{') throw notOurs(source.name)
  for (const table of JOURNALLED) if ((await tableSize(db, table)) > 0) throw notEmpty(source.name)
  const before = await nextIds(db)
  const counts = await importRecords(ctx, source, dryRun)
  if (!dryRun) {
    const loose = await looseEnd(db)
    if (loose) throw new Failure('usage', `${source.name} is damaged: ${loose}.`)
    for (const [table, next] of before) {
      if (next > (await nextId(db, table))) await giveIdsFrom(db, table, next)
    }
  }
  const said = [...counts]
    .filter(([, count]) => count > 0)
    .map(([table, count]) => sayCount(count, PLURALS[table]))
    .join(', ')
  ctx.book.describe(`${source.name}: ${said || 'nothing'}`)
  const head = dryRun ? `Rehearsed ${source.name}: ` : `Imported ${source.name}: `
  const tail = dryRun ? '; nothing was written.' : '.'
  return {
    blocks: [{ kind: 'text', lines: [`${head}${said || 'the book has no records'}${tail}`] }],
    json: {
      file: source.name,
      subject: 'book',
      written: !dryRun && said !== '',
      ...Object.fromEntries(counts),
    },
  }
}

const PLURALS: Readonly<Record<JournalledTable, string>> = {
  channel: 'channels',
  client: 'clients',
  contact_point: 'contact points',
  attribute: 'fields',
  alias: 'other names',
  tag: 'tags',
  touchpoint: 'touchpoints',
  followup: 'follow-ups',
  plan: 'plan rules',
  segment: 'segments',
  brief_field: 'brief fields',
}

type Rows = readonly { readonly id: number }[]

async function importRecords(
  ctx: WriteContext,
  source: Source,
  dryRun: boolean,
): Promise<Map<JournalledTable, number>> {
  const counts = new Map<JournalledTable, number>()
  const lastIds = new Map<JournalledTable, number>()
  const head = new Map<string, unknown>()
  let records = 0
  for await (const pieces of jsonPieces(decoded(source.bytes, 'utf-8'))) {
    for (const [table, rows] of batchesIn(pieces, head, source.name)) {
      checkOrder(table, rows, lastIds.get(table) ?? 0, source.name)
      lastIds.set(table, rows.at(-1)?.id ?? 0)
      counts.set(table, (counts.get(table) ?? 0) + rows.length)
      records += rows.length
      if (!dryRun) await writeRows(ctx, table, rows)
    }
    ctx.progress(`${records} records`)
  }
  ctx.progress('')
  checkHead(head, source.name)
  return counts
}

/** The records of some pieces by table, checked; what the file says of itself is put into `head`. */
function batchesIn(
  pieces: readonly Piece[],
  head: Map<string, unknown>,
  file: string,
): [JournalledTable, Rows][] {
  const batches: [JournalledTable, { id: number }[]][] = []
  for (const { is, name, value } of pieces) {
    if (is === 'member') {
      head.set(name, value)
      continue
    }
    const last = batches.at(-1)
    if (last?.[0] === name) {
      last[1].push(recordOf(last[0], value, file))
      continue
    }
    checkHead(head, file)
    const table = JOURNALLED.find((each) => each === name)
    if (!table) throw new Failure('usage', `${file} holds “${name}”, which no book has.`)
    batches.push([table, [recordOf(table, value, file)]])
  }
  return batches
}

function recordOf(table: JournalledTable, value: unknown, file: string): { id: number } {
  const read = z.safeParse(BOOK_TABLES[table] as z.ZodMiniType<{ id: number }>, value)
  if (read.success) return table === 'followup' ? dated(read.data as Ended) : read.data
  const [issue] = read.error.issues
  const where = [table, ...(issue?.path ?? [])].join('.')
  throw new Failure('usage', `${file} is damaged: a record’s ${where} is not as it should be.`, {
    details: [JSON.stringify(value).slice(0, 200)],
  })
}

interface Ended {
  readonly id: number
  readonly done_at: string | null
  readonly done_on: string | null
}

/** In files of version 1 the day a follow-up was done is told by its instant alone. */
function dated<T extends Ended>(row: T): T {
  return { ...row, done_on: row.done_on ?? row.done_at?.slice(0, 10) ?? null }
}

function checkHead(head: ReadonlyMap<string, unknown>, file: string): void {
  if (head.get('format') !== BOOK_FORMAT) throw notOurs(file)
  const version = head.get('version')
  if (BOOK_VERSIONS.some((each) => each === version)) return
  throw new Failure(
    'unusable',
    `${file} is a book’s file of version ${version}; this program reads 1 to ${BOOK_VERSION}.`,
  )
}

function checkOrder(table: JournalledTable, rows: Rows, last: number, file: string): void {
  let before = last
  for (const { id } of rows) {
    if (id <= before) throw new Failure('usage', `${file} is damaged: ${table} ${id} is out of order.`)
    before = id
  }
}

/** Writes records with the ids they have: each run without gaps is a batch. */
async function writeRows(ctx: WriteContext, table: JournalledTable, rows: Rows): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    const first = rows[from] as Rows[number]
    let to = from + 1
    while (rows[to]?.id === first.id + (to - from)) to++
    if ((await nextId(ctx.book.db, table)) !== first.id) await giveIdsFrom(ctx.book.db, table, first.id)
    const run = rows.slice(from, to).map(({ id: _, ...row }) => row)
    await ctx.book.insertMany(table, run as never)
    from = to
  }
}

function notOurs(file: string): Failure {
  return new Failure(
    'usage',
    `${file} is JSON, but no whole book: other files come in as CSV or a workbook.`,
    {
      tip: 'crm export all -o book.json',
    },
  )
}

function notEmpty(file: string): Failure {
  return new Failure('refused', 'The book is not empty: a whole book goes into an empty one.', {
    tip: `crm --db new.db import ${file}`,
  })
}
