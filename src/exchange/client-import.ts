import { tagSpellings } from '../clients/queries.ts'
import type { WriteContext } from '../context.ts'
import { emailKey, fold, phoneKey } from '../language/names.ts'
import { listed, plainly, plural, said, say } from '../language/say.ts'
import type { Line } from '../output/document.ts'
import { type BadRows, badRows } from './bad-rows.ts'
import { directoryOf, type KnownClient } from './client-matching.ts'
import { type ClientChange, type ClientsPlan, planClients } from './client-plan.ts'
import { idsOfUids, keyHits, type WholeClient, wholeClients } from './client-queries.ts'
import { type ClientEntry, type ClientReading, lunarField, readClient } from './client-rows.ts'
import { writeClients } from './client-writing.ts'
import type { CsvRow } from './csv.ts'
import { datesIn, isPlainDate, orderIn } from './date-order.ts'
import type { ClientField } from './headers.ts'
import type { Layout } from './layout.ts'
import { type ImportAsked, type Outcome, sayWritten } from './outcome.ts'
import { columnName } from './own-file.ts'
import type { Table } from './source.ts'
import { rowChunks } from './touchpoint-chunks.ts'
import { readTier, type Trouble } from './values.ts'

/** Imports a file of clients: all of it is read and planned before anything is written. */
export async function importClients(
  ctx: WriteContext,
  table: Table,
  layout: Layout<ClientField>,
  asked: ImportAsked,
): Promise<Outcome> {
  const rows: CsvRow[] = []
  for await (const some of rowChunks(table, layout, 10_000)) {
    rows.push(...some)
    ctx.progress(say`${rows.length} rows`)
  }
  const tiers = settleTiers(layout, rows)
  const read = readRows(rows, {
    layout: tiers.layout,
    order: birthdayOrder(layout, rows, asked, ctx.dateOrder),
    now: ctx.clock.now,
    tags: await tagSpellings(ctx.book.db),
  })
  return takeInClients(
    ctx,
    { ...read, file: table.name, bad: badRows(ctx, table.headers, asked.savesTo) },
    asked,
    [
      ...tiers.remarks,
      ...lunarRemarks(read.entries),
      ...presetRemarks(layout, rows),
      ...customRemarks(layout, read.entries),
      ...namelessRemarks(layout, rows),
    ],
  )
}

/** What was read of a file of clients: what its rows or cards say, and those that could not be read. */
export interface ClientsRead {
  readonly file: string
  readonly entries: readonly ClientEntry[]
  readonly spoiled: readonly { readonly row: CsvRow; readonly troubles: readonly Trouble[] }[]
  readonly warnings: readonly Trouble[]
  /** Gathers what is bad. */
  readonly bad: BadRows
}

/** Plans what was read against the book, writes it unless it is a rehearsal or something is bad, and reports. */
export async function takeInClients(
  ctx: WriteContext,
  read: ClientsRead,
  asked: ImportAsked,
  remarks: readonly string[],
): Promise<Outcome> {
  const { file, bad } = read
  const plan = planClients(read.entries, await directoryFor(ctx, read.entries))
  for (const { row, troubles } of byLine([...read.spoiled, ...plan.spoiled])) await bad.add(row, troubles)
  const refused = bad.count > 0 && !asked.skipBad
  try {
    if (!asked.dryRun && !refused) await writeClients(ctx, plan)
    ctx.book.describe(say`${file}: ${sayWritten(plan.added.length, plan.changed.length, 'clients')}`)
    return {
      subject: 'clients',
      file,
      added: plan.added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      besides: madeBesides(plan),
      badRows: bad.count,
      troubles: bad.troubles,
      warnings: byLine([...read.warnings, ...plan.warnings]),
      remarks,
      preview: previewOf(plan),
      savedTo: await bad.finish(),
    }
  } catch (error) {
    await bad.abandon()
    throw error
  }
}

/** What stands in columns without a name is not read, and that is said. */
function namelessRemarks(layout: Layout<ClientField>, rows: readonly CsvRow[]): string[] {
  const filled = layout.columns.filter(
    ({ header, to, index }) =>
      to === 'nothing' && header.trim() === '' && rows.some((row) => (row.cells[index] ?? '').trim() !== ''),
  )
  return filled.map(({ index }) => say`Not read: column ${index + 1}, which has no name.`)
}

/** A column of tiers of which none is A, B or C is a field of the user's own, but in an export of ours a mistake. */
function settleTiers(
  layout: Layout<ClientField>,
  rows: readonly CsvRow[],
): { layout: Layout<ClientField>; remarks: string[] } {
  const column = layout.own
    ? undefined
    : layout.columns.find((one) => one.to === 'field' && one.field === 'tier')
  const cells = column
    ? rows.map((row) => row.cells[column.index] ?? '').filter((cell) => cell.trim() !== '')
    : []
  if (!column || cells.length === 0 || cells.some((cell) => readTier(cell) !== undefined))
    return { layout, remarks: [] }
  const own = { index: column.index, header: column.header, to: 'custom', name: column.header } as const
  return {
    layout: { ...layout, columns: layout.columns.map((one) => (one === column ? own : one)) },
    remarks: [say`“${column.header}” holds no tier A, B or C: it is kept as a field of its own.`],
  }
}

function birthdayOrder(
  layout: Layout<ClientField>,
  rows: readonly CsvRow[],
  asked: ImportAsked,
  own: ImportAsked['dates'],
): ImportAsked['dates'] {
  const cells = datesIn(layout, ['birthday'], rows).filter(({ text }) => !isPlainDate(text))
  return orderIn(new Map(cells.map((cell) => [cell.text, cell])), asked.dates, own)
}

/** Reads all rows; those with troubles or with more cells than the header are bad. */
function readRows(rows: readonly CsvRow[], reading: ClientReading) {
  const entries: ClientEntry[] = []
  const spoiled: { row: CsvRow; troubles: Trouble[] }[] = []
  const warnings: Trouble[] = []
  for (const row of rows) {
    const read = readClient(row, reading)
    warnings.push(...read.warnings)
    if (read.troubles.length > 0) spoiled.push({ row, troubles: read.troubles })
    else entries.push(read.entry)
  }
  return { entries, spoiled, warnings }
}

/** The clients of the book that the rows may be about. */
async function directoryFor(ctx: WriteContext, entries: readonly ClientEntry[]) {
  const { db } = ctx.book
  const keys = new Set<string>()
  const uids = new Set<string>()
  for (const { name, org, uid, orgUid, points } of entries) {
    keys.add(fold(name))
    if (org !== null) keys.add(fold(org))
    for (const each of [uid, orgUid]) if (each !== null) uids.add(each)
    for (const { kind, value } of points) {
      if (kind === 'email') keys.add(emailKey(value))
      if (kind === 'phone') keys.add(phoneKey(value))
    }
  }
  keys.delete('')
  const hits = await keyHits(db, keys)
  const ids = new Set([...hits.map(({ id }) => id), ...(await idsOfUids(db, uids)).values()])
  const fileUids = new Set(entries.flatMap(({ uid }) => uid ?? []))
  return directoryOf((await wholeClients(db, ids)).map(knownFrom), hits, fileUids)
}

function knownFrom(file: WholeClient): KnownClient {
  return {
    ...file,
    orgId: file.org_id,
    archived: file.archived_at,
    tags: file.tags.map(({ name }) => name),
    aliases: file.aliases.map(({ name }) => name),
    attributes: new Map(file.fields.map(({ id, name, value }) => [name, { id, value }])),
  }
}

function madeBesides(plan: ClientsPlan): string[] {
  const count = plan.made.length
  return count === 0
    ? []
    : [plural(count, say`With 1 new organisation.`, say`With ${count} new organisations.`)]
}

/** Says that birthdays of another calendar are kept as they were written. */
export function lunarRemarks(
  entries: readonly ClientEntry[],
  calendar: 'lunar' | 'another' = 'lunar',
): string[] {
  const field = lunarField()
  const count = entries.filter(({ attributes }) => attributes.has(field)).length
  if (count === 0) return []
  const lunar = plural(
    count,
    say`1 birthday of the lunar calendar: kept as written in the field “${field}”.`,
    say`${count} birthdays of the lunar calendar: kept as written in the field “${field}”.`,
  )
  const another = plural(
    count,
    say`1 birthday of another calendar: kept as written in the field “${field}”.`,
    say`${count} birthdays of another calendar: kept as written in the field “${field}”.`,
  )
  return [calendar === 'lunar' ? lunar : another]
}

/** Says which program the file is of, and which of its columns were left out although something stood in them. */
function presetRemarks({ preset, columns }: Layout<ClientField>, rows: readonly CsvRow[]): string[] {
  if (!preset) return []
  const filled = preset.noise.filter((index) => rows.some((row) => (row.cells[index] ?? '').trim() !== ''))
  const left = listed(filled.map((index) => columns[index]?.header ?? ''))
  return [
    left === ''
      ? say`Read as an export of ${preset.name}.`
      : say`Read as an export of ${preset.name}; left out: ${left}.`,
  ]
}

function customRemarks(layout: Layout<ClientField>, entries: readonly ClientEntry[]): string[] {
  const found = layout.preset
    ? [...new Set(entries.flatMap(({ attributes }) => [...attributes.keys()]))]
    : layout.columns.flatMap((column) => (column.to === 'custom' && !layout.own ? [column.name] : []))
  const names = found.filter((name) => name !== lunarField() || !layout.preset).map((name) => say`“${name}”`)
  return names.length === 0 ? [] : [say`Kept as fields of their own: ${listed(names)}.`]
}

const PREVIEW = 20

function previewOf({ added, changed }: ClientsPlan): Line[] {
  return [...changed.map(sayChange), ...added.map(({ who }) => `+  ${who.name}`)].slice(0, PREVIEW)
}

function sayChange({ who, org, fields, points, tags, aliases, attributes }: ClientChange): string {
  const change = (name: string, before: string | null | undefined, after: string) =>
    say`${name} ${before ?? plainly('–')} → ${after}`
  const value = (field: string, text: string) => (field === 'kind' ? said(text) : text)
  const parts = [
    ...fields.map(({ field, before, after }) =>
      change(columnName(field), before && value(field, before), value(field, after)),
    ),
    ...(org ? [change(columnName('organisation'), who.known?.org, org.name)] : []),
    ...points.map((point) => `+${columnName(point.kind)} ${point.value}`),
    ...tags.map((tag) => `+${tag}`),
    ...aliases.map((alias) => say`also ${alias}`),
    ...attributes.map(({ name, before, after }) => change(name, before, after)),
  ]
  const whole = parts.reduce((before, next) => say`${before}; ${next}`)
  return `~  ${say`#${who.known?.id ?? 0} ${who.name}: ${whole}`}`
}

function byLine<T extends { readonly line: number } | { readonly row: CsvRow }>(items: T[]): T[] {
  const lineOf = (item: T) => ('row' in item ? item.row.line : item.line)
  return items.sort((a, b) => lineOf(a) - lineOf(b))
}
