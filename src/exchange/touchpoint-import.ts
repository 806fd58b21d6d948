import type { WriteContext } from '../context.ts'
import { listed, plural, say } from '../language/say.ts'
import type { Line } from '../output/document.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { badRows } from './bad-rows.ts'
import { ownerFinder } from './client-finding.ts'
import { nextId } from './client-queries.ts'
import type { TouchpointField } from './headers.ts'
import { headerOf, type Layout } from './layout.ts'
import { type ImportAsked, type Outcome, sayWritten, shortly } from './outcome.ts'
import { columnName, isReason } from './own-file.ts'
import type { Table } from './source.ts'
import { chunksOf, type Spoiled } from './touchpoint-chunks.ts'
import { type ChunkPlan, type Owned, planChunk, takenIds } from './touchpoint-plan.ts'
import { hasTouchpoints, touchpointsOfUids, touchpointsOn } from './touchpoint-queries.ts'
import type { TouchpointEntry } from './touchpoint-rows.ts'
import { planSteps, type Step, writeChunk } from './touchpoint-writing.ts'
import type { Trouble } from './values.ts'

const PREVIEW = 20

/** Imports a file of touchpoints in chunks, within the one transaction of the command. */
export async function importTouchpoints(
  ctx: WriteContext,
  table: Table,
  layout: Layout<TouchpointField>,
  asked: ImportAsked,
): Promise<Outcome> {
  const bad = badRows(ctx, table.headers, asked.savesTo)
  try {
    const tally = await importChunks(ctx, table, layout, asked, bad)
    const savedTo = await bad.finish()
    const written = [
      sayWritten(tally.added, tally.changed, 'touchpoints'),
      ...(tally.clients > 0
        ? [plural(tally.clients, say`1 client new`, say`${tally.clients} clients new`)]
        : []),
    ]
    ctx.book.describe(say`${table.name}: ${written.reduce((before, next) => say`${before}, ${next}`)}`)
    return {
      ...tally,
      subject: 'touchpoints',
      file: table.name,
      besides: [
        ...(tally.clients > 0
          ? [plural(tally.clients, say`With 1 new client.`, say`With ${tally.clients} new clients.`)]
          : []),
        ...(tally.steps > 0
          ? [plural(tally.steps, say`With 1 follow-up.`, say`With ${tally.steps} follow-ups.`)]
          : []),
        ...(tally.past > 0 ? saysPast(tally.past) : []),
      ],
      badRows: bad.count,
      troubles: bad.troubles,
      remarks: unread(layout),
      savedTo,
    }
  } catch (error) {
    await bad.abandon()
    throw error
  }
}

async function importChunks(
  ctx: WriteContext,
  table: Table,
  layout: Layout<TouchpointField>,
  asked: ImportAsked,
  bad: ReturnType<typeof badRows>,
) {
  const { db } = ctx.book
  const tally = { added: 0, changed: 0, unchanged: 0, steps: 0, past: 0, clients: 0 }
  const warnings: Trouble[] = []
  const preview: Line[] = []
  const finder = ownerFinder(db)
  const taken = takenIds()
  const since = await nextId(db, 'touchpoint')
  const isFirst = !(await hasTouchpoints(db))
  const reading = { channels: await channelsOf(db), today: ctx.clock.today }
  const clientColumn = headerOf(layout, 'client')
  let rows = 0
  for await (const chunk of chunksOf(table, layout, reading, { given: asked.dates, own: ctx.dateOrder })) {
    const { owned, spoiled, made } = await ownersOf(chunk.entries, finder, {
      create: asked.createClients,
      column: clientColumn,
    })
    const plan = planChunk(owned, await rowsOfBook(ctx, owned, { since, isFirst }), taken, since)
    const steps = await planSteps(db, plan)
    const left = [...chunk.spoiled, ...spoiled, ...plan.spoiled].sort((a, b) => a.row.line - b.row.line)
    for (const { row, troubles } of left) await bad.add(row, troubles)
    const late = new Set(steps.filter(({ touchpoint }) => touchpoint !== undefined).map(({ owned }) => owned))
    const same = plan.same.filter((one) => !late.has(one.owned)).length
    tally.added += plan.added.length
    tally.changed += plan.changed.length + plan.same.length - same
    tally.unchanged += same
    tally.steps += steps.length
    tally.past += steps.filter(({ next }) => next.due < ctx.clock.today).length
    tally.clients += made.length
    warnings.push(...made)
    if (preview.length < PREVIEW) preview.push(...previewOf(plan, steps).slice(0, PREVIEW - preview.length))
    if (!asked.dryRun && (bad.count === 0 || asked.skipBad)) await writeChunk(ctx, plan, steps)
    rows += chunk.rows
    ctx.progress(say`${rows} rows`)
  }
  return { ...tally, warnings, preview }
}

/** An old log is full of next steps that nobody closed; they would stand first in every list. */
function saysPast(count: number): string[] {
  const past = plural(
    count,
    say`1 of them was due before today; what is past can be closed at once:`,
    say`${count} of them were due before today; what is past can be closed at once:`,
  )
  return [past, 'crm drop --before today --dry-run']
}

type Finder = ReturnType<typeof ownerFinder>

/** The rows whose client is found, or new where new ones are wanted; `made` says which are. */
async function ownersOf(
  entries: readonly TouchpointEntry[],
  finder: Finder,
  { create, column }: { readonly create: boolean; readonly column: string },
): Promise<{ owned: Owned[]; spoiled: Spoiled[]; made: Trouble[] }> {
  const findings = await finder.find(entries)
  const owned: Owned[] = []
  const spoiled: Spoiled[] = []
  const made: Trouble[] = []
  for (const [index, entry] of entries.entries()) {
    let finding = finder.learnt(entry) ?? findings[index]
    if (finding?.is === 'unknown' && create && canBeName(entry.client)) {
      const reason = say`${finding.reason} It is taken for a new one.`
      const learnt = finder.learn(entry)
      finding = learnt.finding
      if (learnt.isNew) made.push({ line: entry.row.line, column, reason })
    }
    if (finding?.is === 'known') owned.push({ entry, owner: finding.owner })
    else {
      const troubles = [{ line: entry.row.line, column, reason: finding?.reason ?? '' }]
      spoiled.push({ row: entry.row, troubles })
    }
  }
  return { owned, spoiled, made }
}

/** No number, address or `#12`: none of these names somebody. */
function canBeName(text: string): boolean {
  return /\p{L}/u.test(text) && !/[@#]/.test(text)
}

/** The touchpoints of the book that rows may be. */
async function rowsOfBook(
  ctx: WriteContext,
  owned: readonly Owned[],
  at: { readonly since: number; readonly isFirst: boolean },
) {
  const { db } = ctx.book
  const uids = owned.flatMap(({ entry }) => entry.uid ?? [])
  const pairs = new Map<string, readonly [number, string]>()
  if (!at.isFirst) {
    for (const { entry, owner } of owned)
      if (owner.id !== undefined) pairs.set(`${owner.id} ${entry.day}`, [owner.id, entry.day])
  }
  return {
    byUid: await touchpointsOfUids(db, uids),
    onTheirDays: await touchpointsOn(db, [...pairs.values()], at.since),
  }
}

function previewOf(plan: ChunkPlan, steps: readonly Step[]): Line[] {
  const line = (mark: string, { entry, owner }: Owned, more: string) =>
    [mark, entry.day, entry.code, owner.name, more].filter((word) => word !== '').join('  ')
  const late = steps.filter(({ touchpoint }) => touchpoint !== undefined)
  return [
    ...plan.added.slice(0, PREVIEW).map((owned) => line('+', owned, shortly(owned.entry.note))),
    ...plan.changed.map(({ owned, patch }) => line('~', owned, listed(Object.keys(patch).map(patchName)))),
    ...late.map(({ owned, next }) => line('~', owned, say`next: ${next.due} ${next.what}`)),
  ]
}

/** `client` of `client_id`, in the reader's language. */
function patchName(column: string): string {
  return columnName(column.replace(/_id$/, '').replaceAll('_', ' '))
}

/** Says which columns of the file were not read, because touchpoints have no fields of one's own. */
function unread(layout: Layout<TouchpointField>): string[] {
  const names = layout.columns.filter(({ to, header }) => to === 'nothing' && header !== '')
  const others = names.map(({ header }) => header).filter((header) => !isReason(header))
  return others.length === 0 ? [] : [say`Not read: ${listed(others.map((header) => `“${header}”`))}.`]
}
