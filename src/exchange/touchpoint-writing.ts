import { newClient } from '../clients/new-client.ts'
import type { WriteContext } from '../context.ts'
import { openFollowup } from '../followups/followup.ts'
import type { Draft } from '../store/journal.ts'
import type { Owner } from './client-finding.ts'
import type { ChunkPlan, Owned } from './touchpoint-plan.ts'
import { followupsOf } from './touchpoint-queries.ts'
import type { TouchpointEntry } from './touchpoint-rows.ts'

type Writing = Pick<WriteContext, 'book' | 'uid' | 'clock'>

/** A next step to be added: to a touchpoint of the book, or to the one that the row adds. */
export interface Step {
  readonly owned: Owned
  readonly next: NonNullable<TouchpointEntry['next']>
  readonly touchpoint: number | undefined
}

/** The next steps of a chunk that the book does not have; one that was put off or done is there. */
export async function planSteps(db: Draft['db'], plan: ChunkPlan): Promise<Step[]> {
  const steps: Step[] = []
  const add = (owned: Owned, touchpoint: number | undefined) => {
    const { next } = owned.entry
    if (next) steps.push({ owned, next, touchpoint })
  }
  for (const owned of plan.added) add(owned, undefined)
  for (const { row, owned } of [...plan.changed, ...plan.same]) add(owned, row.id)
  const old = new Set(steps.flatMap(({ touchpoint }) => touchpoint ?? []))
  if (old.size === 0) return steps
  const clients = new Set(
    steps.flatMap(({ owned, touchpoint }) => (touchpoint ? (owned.owner.id ?? []) : [])),
  )
  const there = new Set<string>()
  for (const { touchpoint_id, what } of await followupsOf(db, [...clients], old)) {
    there.add(`${touchpoint_id} ${what}`)
  }
  return steps.filter(({ touchpoint, next }) => !there.has(`${touchpoint} ${next.what}`))
}

/** Does what the plan of a chunk says. */
export async function writeChunk(ctx: Writing, plan: ChunkPlan, steps: readonly Step[]): Promise<void> {
  await writeClients(ctx, plan)
  const first = await ctx.book.insertMany(
    'touchpoint',
    plan.added.map(({ entry, owner }) => ({
      uid: entry.uid ?? ctx.uid(),
      client_id: owner.id as number,
      day: entry.day,
      time: entry.time,
      code: entry.code,
      note: entry.note,
      direction: entry.direction,
      minutes: entry.minutes,
      mood: entry.mood,
      event_uid: entry.eventUid,
      created_at: ctx.clock.now,
    })),
  )
  for (const { row, patch } of plan.changed) await ctx.book.update('touchpoint', row.id, patch)
  const ids =
    steps.length === 0 ? undefined : new Map(plan.added.map((owned, index) => [owned, first + index]))
  await ctx.book.insertMany(
    'followup',
    steps.map(({ owned, next, touchpoint }) =>
      openFollowup({
        uid: ctx.uid(),
        client_id: owned.owner.id as number,
        touchpoint_id: touchpoint ?? ids?.get(owned) ?? null,
        kind: 'next',
        due: next.due,
        time: next.time,
        what: next.what,
        created_at: ctx.clock.now,
      }),
    ),
  )
}

/** Adds the clients of rows whose client is new. */
async function writeClients(ctx: Writing, plan: ChunkPlan): Promise<void> {
  const fresh = new Set<Owner>()
  for (const { owner } of plan.added) if (owner.id === undefined) fresh.add(owner)
  const owners = [...fresh]
  const first = await ctx.book.insertMany(
    'client',
    owners.map(({ name }) => newClient(ctx, { kind: 'person', name })),
  )
  for (const [index, owner] of owners.entries()) owner.id = first + index
}
