import type { Kysely } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { StoredRule } from './plan.ts'

/** Every rule of every plan, in the order they were set; apart from what reads them, which is loaded where there are any. */
export async function planRows(db: Kysely<Schema>): Promise<StoredRule[]> {
  return db
    .selectFrom('plan')
    .select(['scope', 'subject', 'client_id', 'codes', 'every'])
    .orderBy('id')
    .execute()
}
