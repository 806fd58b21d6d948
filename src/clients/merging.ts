import type { Kysely } from 'kysely'
import type { WriteContext } from '../context.ts'
import { fold } from '../language/names.ts'
import type { ClientRow, Schema } from '../store/schema.ts'
import { asTyped, isSamePoint } from './changes.ts'
import { PART_NAMES } from './client.ts'
import type { ClientFile } from './file.ts'
import { clientFile } from './queries.ts'

type Db = Kysely<Schema>

/** What a merge does, row by row; a plan can be said or carried out, and so the two cannot differ. */
export interface MergePlan {
  readonly keep: ClientFile
  readonly other: ClientFile
  /** Ids of rows that go to the kept client. */
  readonly touchpoints: readonly number[]
  readonly followups: readonly number[]
  readonly points: readonly number[]
  readonly tags: readonly number[]
  readonly fields: readonly number[]
  readonly aliases: readonly number[]
  /** Rules of the other's own contact plan: they go to a kept client without one, else they end. */
  readonly rules: readonly number[]
  readonly endedRules: readonly number[]
  /** Touchpoints of one meeting with both: the kept client has its own row of it. */
  readonly doubles: readonly number[]
  /** People of the other organisation, and clients that were merged into the other before. */
  readonly members: readonly number[]
  readonly merged: readonly number[]
  /** Columns that are empty at the kept client and filled at the other. */
  readonly columns: Partial<ClientRow>
  /** The other's name, where the kept client is not found by it yet. */
  readonly alias: string | undefined
  readonly conflicts: readonly { readonly what: string; readonly kept: string; readonly left: string }[]
}

/** Works out what a merge of two clients of one kind moves and what it leaves. */
export async function planMerge(db: Db, keepId: number, otherId: number): Promise<MergePlan> {
  const keep = await clientFile(db, keepId)
  const other = await clientFile(db, otherId)
  if (!keep || !other) throw new Error('a client to merge is gone')
  const kept = new Set([keep.name, ...keep.aliases.map((alias) => alias.name)].map(fold))
  const fieldsKept = new Map(keep.fields.map((field) => [fold(field.name), field]))
  const { touchpoints, doubles } = await touchpointsToMove(db, keepId, otherId)
  const { columns, conflicts } = columnsToMove(keep, other)
  const rules = await ruleIds(db, otherId)
  const hasPlan = rules.length > 0 && (await ruleIds(db, keepId)).length > 0
  return {
    keep,
    other,
    touchpoints,
    doubles,
    followups: await followupIds(db, otherId),
    rules: hasPlan ? [] : rules,
    endedRules: hasPlan ? rules : [],
    points: other.points.filter((point) => !keep.points.some((own) => isSamePoint(own, point))).map(idOf),
    tags: other.tags.filter((tag) => !keep.tags.some((own) => own.name === tag.name)).map(idOf),
    fields: other.fields.filter((field) => !fieldsKept.has(fold(field.name))).map(idOf),
    aliases: other.aliases.filter((alias) => !kept.has(fold(alias.name))).map(idOf),
    members: (await db.selectFrom('client').select('id').where('org_id', '=', otherId).execute()).map(idOf),
    merged: (await db.selectFrom('client').select('id').where('merged_into', '=', otherId).execute()).map(
      idOf,
    ),
    columns,
    alias: kept.has(fold(other.name)) ? undefined : other.name,
    conflicts: [
      ...conflicts,
      ...other.fields.flatMap((field) => {
        const own = fieldsKept.get(fold(field.name))
        return own && own.value !== field.value
          ? [{ what: own.name, kept: own.value, left: field.value }]
          : []
      }),
    ],
  }
}

/** Carries the plan out, row by row, so that it is undone in one step. */
export async function joinFiles(ctx: WriteContext, plan: MergePlan): Promise<void> {
  const { book, clock } = ctx
  const client_id = plan.keep.id
  for (const id of plan.doubles) await book.remove('touchpoint', id)
  for (const id of plan.touchpoints) await book.update('touchpoint', id, { client_id })
  for (const id of plan.followups) await book.update('followup', id, { client_id })
  for (const id of plan.rules) await book.update('plan', id, { client_id })
  for (const id of plan.endedRules) await book.remove('plan', id)
  for (const id of plan.points) await book.update('contact_point', id, { client_id })
  for (const id of plan.tags) await book.update('tag', id, { client_id })
  for (const id of plan.fields) await book.update('attribute', id, { client_id })
  for (const id of plan.aliases) await book.update('alias', id, { client_id })
  if (plan.alias !== undefined) await book.insert('alias', { client_id, name: plan.alias })
  for (const id of plan.members) await book.update('client', id, { org_id: client_id })
  for (const id of plan.merged) await book.update('client', id, { merged_into: client_id })
  await book.update('client', client_id, { ...plan.columns, updated_at: clock.now })
  await book.update('client', plan.other.id, {
    merged_into: client_id,
    archived_at: plan.other.archived_at ?? clock.now,
    updated_at: clock.now,
  })
}

const FILLED = ['org_id', 'title', 'tier', 'stage', 'owner', 'birthday'] as const

/** What fills a gap; notes are joined, and of what both have the kept one stays. */
function columnsToMove(keep: ClientFile, other: ClientFile): Pick<MergePlan, 'columns' | 'conflicts'> {
  const columns: Record<string, string | number> = {}
  const conflicts: { what: string; kept: string; left: string }[] = []
  for (const column of FILLED) {
    const [own, left] = [keep[column], other[column]]
    if (left === null || own === left) continue
    if (own === null) columns[column] = left
    else if (column === 'org_id')
      conflicts.push({ what: PART_NAMES.organisation, kept: `${keep.org}`, left: `${other.org}` })
    else conflicts.push({ what: PART_NAMES[column], kept: asTyped(String(own)), left: asTyped(String(left)) })
  }
  if (other.note !== null && other.note !== keep.note) {
    columns.note = keep.note === null ? other.note : `${keep.note}\n\n${other.note}`
  }
  return { columns: columns as Partial<ClientRow>, conflicts }
}

async function touchpointsToMove(db: Db, keepId: number, otherId: number) {
  const rows = await db
    .selectFrom('touchpoint')
    .select(['id', 'client_id', 'event_uid'])
    .where('client_id', '=', otherId)
    .orderBy('id')
    .execute()
  const events = rows.flatMap((row) => row.event_uid ?? [])
  const shared = new Set(events.length === 0 ? [] : await eventsOf(db, keepId))
  const isDouble = (row: { event_uid: string | null }) => row.event_uid !== null && shared.has(row.event_uid)
  return {
    touchpoints: rows.filter((row) => !isDouble(row)).map(idOf),
    doubles: rows.filter(isDouble).map(idOf),
  }
}

async function eventsOf(db: Db, clientId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('touchpoint')
    .select('event_uid')
    .where('client_id', '=', clientId)
    .where('event_uid', 'is not', null)
    .execute()
  return rows.map((row) => row.event_uid as string)
}

async function followupIds(db: Db, clientId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('followup')
    .select('id')
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute()
  return rows.map(idOf)
}

async function ruleIds(db: Db, clientId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('plan')
    .select('id')
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute()
  return rows.map(idOf)
}

function idOf(row: { readonly id: number }): number {
  return row.id
}
