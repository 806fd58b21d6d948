import type { Kysely } from 'kysely'
import type { Schema } from '../store/schema.ts'

/** Every promise to these clients, whatever became of it, as a query: enough to count how promises were kept. */
export function promisesTo(db: Kysely<Schema>, clientIds: readonly number[]) {
  return db
    .selectFrom('followup')
    .select(['due', 'first_due', 'done_on', 'dropped_at'])
    .where('client_id', 'in', [...clientIds])
    .where('kind', '=', 'promise')
}
