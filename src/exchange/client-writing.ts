import type { WriteContext } from '../context.ts'
import type { NewRow } from '../store/journal.ts'
import type { JournalledTable } from '../store/schema.ts'
import type { Planned } from './client-matching.ts'
import type { ClientChange, ClientsPlan } from './client-plan.ts'
import { nextId } from './client-queries.ts'

type Writing = Pick<WriteContext, 'book' | 'uid' | 'clock'>

/** Does what a plan says: new clients as a batch, changes one by one. */
export async function writeClients(ctx: Writing, plan: ClientsPlan): Promise<void> {
  const fresh = [...plan.added, ...plan.made]
  const ids = new Map<Planned, number>()
  const first = await nextId(ctx.book.db, 'client')
  for (const [index, { who }] of fresh.entries()) ids.set(who, first + index)
  const idOf = (who: Planned) => who.known?.id ?? (ids.get(who) as number)
  await ctx.book.insertMany(
    'client',
    fresh.map(({ who, org }) => newRow(ctx, who, org ? idOf(org) : null)),
  )
  for (const change of plan.changed) await changeClient(ctx, change, idOf)
  await writeBelongings(ctx, [...fresh, ...plan.changed], idOf)
}

function newRow(ctx: Writing, who: Planned, org: number | null): NewRow<'client'> {
  const { title, tier, stage, owner, birthday, note, archived } = who.fields
  return {
    uid: who.uid ?? ctx.uid(),
    kind: who.kind,
    name: who.name,
    title,
    org_id: org,
    tier,
    stage,
    owner,
    birthday,
    note,
    created_at: who.created ?? ctx.clock.now,
    updated_at: ctx.clock.now,
    archived_at: archived,
    merged_into: null,
  }
}

async function changeClient(
  ctx: Writing,
  { who, org, fields }: ClientChange,
  idOf: (who: Planned) => number,
): Promise<void> {
  const patch: Record<string, unknown> = { updated_at: ctx.clock.now }
  for (const { field, after } of fields) patch[field === 'archived' ? 'archived_at' : field] = after
  if (org) patch.org_id = idOf(org)
  await ctx.book.update('client', idOf(who), patch as Partial<NewRow<'client'>>)
}

/** Contact points, tags, aliases and custom fields of clients old and new. */
async function writeBelongings(
  ctx: Writing,
  changes: readonly ClientChange[],
  idOf: (who: Planned) => number,
): Promise<void> {
  const rows = <T extends JournalledTable>(make: (change: ClientChange, client_id: number) => NewRow<T>[]) =>
    changes.flatMap((change) => make(change, idOf(change.who)))
  await ctx.book.insertMany(
    'contact_point',
    rows<'contact_point'>(({ points }, client_id) =>
      points.map(({ kind, label, value }) => ({ client_id, kind, label, value })),
    ),
  )
  await ctx.book.insertMany(
    'alias',
    rows<'alias'>(({ aliases }, client_id) => aliases.map((name) => ({ client_id, name }))),
  )
  await ctx.book.insertMany(
    'tag',
    rows<'tag'>(({ tags }, client_id) => tags.map((name) => ({ client_id, name }))),
  )
  await ctx.book.insertMany(
    'attribute',
    rows<'attribute'>(({ attributes }, client_id) =>
      attributes
        .filter(({ before }) => before === null)
        .map(({ name, after }) => ({ client_id, name, value: after })),
    ),
  )
  for (const { who, attributes } of changes) {
    for (const { name, before, after } of attributes) {
      const id = before === null ? undefined : who.known?.attributes.get(name)?.id
      if (id !== undefined) await ctx.book.update('attribute', id, { value: after })
    }
  }
}
