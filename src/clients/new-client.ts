import type { Context } from '../context.ts'
import type { NewRow } from '../store/journal.ts'

/** A whole client row from what is known; the rest is empty. */
export function newClient(
  ctx: Pick<Context, 'uid' | 'clock'>,
  known: Pick<NewRow<'client'>, 'kind' | 'name'> & Partial<NewRow<'client'>>,
): NewRow<'client'> {
  return {
    uid: ctx.uid(),
    title: null,
    org_id: null,
    tier: null,
    stage: null,
    owner: null,
    birthday: null,
    note: null,
    created_at: ctx.clock.now,
    updated_at: ctx.clock.now,
    archived_at: null,
    merged_into: null,
    ...known,
  }
}
