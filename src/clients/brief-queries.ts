import type { Kysely } from 'kysely'
import type { FollowupRow, Schema } from '../store/schema.ts'

/** Every promise to these clients, whatever became of it: enough to count how promises were kept. */
export async function promisesTo(
  db: Kysely<Schema>,
  clientIds: readonly number[],
): Promise<Pick<FollowupRow, 'due' | 'first_due' | 'done_on' | 'dropped_at'>[]> {
  return db
    .selectFrom('followup')
    .select(['due', 'first_due', 'done_on', 'dropped_at'])
    .where('client_id', 'in', [...clientIds])
    .where('kind', '=', 'promise')
    .execute()
}
