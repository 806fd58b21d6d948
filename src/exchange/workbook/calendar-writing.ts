import { newClient } from '../../clients/new-client.ts'
import type { WriteContext } from '../../context.ts'
import type { Owner } from '../client-finding.ts'
import { readTier } from '../values.ts'
import type { CalendarPlan } from './calendar-plan.ts'
import type { SaidRow } from './calendar-rows.ts'

/** A client that a row adds. */
export interface MadeClient {
  readonly owner: Owner
  readonly row: SaidRow
}

/** Does what the plan says; what is gone from the sheet is removed only where that is asked for. */
export async function writeCalendar(
  ctx: Pick<WriteContext, 'book' | 'uid' | 'clock'>,
  made: readonly MadeClient[],
  plan: CalendarPlan,
  removes: boolean,
): Promise<void> {
  await writeClients(ctx, made)
  await ctx.book.insertMany(
    'touchpoint',
    plan.added.map(({ owner, day, time, code, note }) => ({
      uid: ctx.uid(),
      client_id: owner.id as number,
      day,
      time,
      code,
      note,
      direction: null,
      minutes: null,
      mood: null,
      event_uid: null,
      created_at: ctx.clock.now,
    })),
  )
  for (const { touchpoint, patch } of plan.changed) await ctx.book.update('touchpoint', touchpoint.id, patch)
  if (removes) for (const { id } of plan.gone) await ctx.book.remove('touchpoint', id)
}

async function writeClients(
  ctx: Pick<WriteContext, 'book' | 'uid' | 'clock'>,
  made: readonly MadeClient[],
): Promise<void> {
  const first = await ctx.book.insertMany(
    'client',
    made.map(({ owner, row }) =>
      newClient(ctx, {
        kind: row.calendar.byOrganisation ? 'organisation' : 'person',
        name: owner.name,
        tier: readTier(row.tier) ?? null,
      }),
    ),
  )
  for (const [index, { owner }] of made.entries()) owner.id = first + index
  await ctx.book.insertMany(
    'attribute',
    made
      .filter(({ row }) => row.tier !== '' && readTier(row.tier) === undefined)
      .map(({ owner, row }) => ({
        client_id: owner.id as number,
        name: row.calendar.tier?.head ?? '',
        value: row.tier,
      })),
  )
}
