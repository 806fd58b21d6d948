import * as z from 'zod/mini'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { listed, plural, say } from '../language/say.ts'
import type { Document } from '../output/document.ts'
import { JOURNALLED, type JournalledTable } from '../store/schema.ts'
import { BOOK_FORMAT, BOOK_TABLES, BOOK_VERSION, BOOK_VERSIONS } from './book-format.ts'
import { giveIdsFrom, looseEnd, nextIds } from './book-queries.ts'
import { nextId } from './client-queries.ts'
import { decoded } from './encoding.ts'
import { tableSize } from './export-queries.ts'
import { jsonPieces, type Piece } from './json-lists.ts'
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
    if (loose)
      throw new Failure(
        'usage',
        say`${source.name} is damaged: ${loose.record} refers to a ${loose.to} that is not in it.`,
      )
    for (const [table, next] of before) {
      if (next > (await nextId(db, table))) await giveIdsFrom(db, table, next)
    }
  }
  const filled = [...counts].filter(([, count]) => count > 0)
  const records = listed(filled.map(([table, count]) => COUNTED[table](count)))
  ctx.book.describe(say`${source.name}: ${records || say`nothing`}`)
  const held = records || say`the book has no records`
  const line = dryRun
    ? say`Rehearsed ${source.name}: ${held}; nothing was written.`
    : say`Imported ${source.name}: ${held}.`
  return {
    blocks: [{ kind: 'text', lines: [line] }],
    json: {
      file: source.name,
      subject: 'book',
      written: !dryRun && filled.length > 0,
      ...Object.fromEntries(counts),
    },
  }
}

const COUNTED: Readonly<Record<JournalledTable, (n: number) => string>> = {
  channel: (n) => plural(n, say`1 channel`, say`${n} channels`),
  client: (n) => plural(n, say`1 client`, say`${n} clients`),
  contact_point: (n) => plural(n, say`1 contact point`, say`${n} contact points`),
  attribute: (n) => plural(n, say`1 field`, say`${n} fields`),
  alias: (n) => plural(n, say`1 other name`, say`${n} other names`),
  tag: (n) => plural(n, say`1 tag`, say`${n} tags`),
  touchpoint: (n) => plural(n, say`1 touchpoint`, say`${n} touchpoints`),
  followup: (n) => plural(n, say`1 follow-up`, say`${n} follow-ups`),
  plan: (n) => plural(n, say`1 plan rule`, say`${n} plan rules`),
  segment: (n) => plural(n, say`1 segment`, say`${n} segments`),
  brief_field: (n) => plural(n, say`1 brief field`, say`${n} brief fields`),
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
    ctx.progress(say`${records} records`)
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
    if (!table) throw new Failure('usage', say`${file} holds “${name}”, which no book has.`)
    batches.push([table, [recordOf(table, value, file)]])
  }
  return batches
}

function recordOf(table: JournalledTable, value: unknown, file: string): { id: number } {
  const read = z.safeParse(BOOK_TABLES[table] as z.ZodMiniType<{ id: number }>, value)
  if (read.success) return table === 'followup' ? dated(read.data as Ended) : read.data
  const [issue] = read.error.issues
  const where = [table, ...(issue?.path ?? [])].join('.')
  throw new Failure('usage', say`${file} is damaged: a record’s ${where} is not as it should be.`, {
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
    say`${file} is a book’s file of version ${`${version}`}; this program reads 1 to ${BOOK_VERSION}.`,
  )
}

function checkOrder(table: JournalledTable, rows: Rows, last: number, file: string): void {
  let before = last
  for (const { id } of rows) {
    if (id <= before) throw new Failure('usage', say`${file} is damaged: ${table} ${id} is out of order.`)
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
    say`${file} is JSON, but no whole book: other files come in as CSV or a workbook.`,
    {
      tip: 'crm export all -o book.json',
    },
  )
}

function notEmpty(file: string): Failure {
  return new Failure('refused', say`The book is not empty: a whole book goes into an empty one.`, {
    tip: `crm --db new.db import ${file}`,
  })
}
