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

/** Whose rules name which channels, as in `T/M`, with the name where it is a client's own plan. */
export async function channelRules(
  db: Kysely<Schema>,
): Promise<{ scope: string; subject: string; name: string | null; codes: string | null }[]> {
  return db
    .selectFrom('plan')
    .leftJoin('client', 'client.id', 'plan.client_id')
    .select(['plan.scope', 'plan.subject', 'client.name', 'plan.codes'])
    .where('plan.codes', 'is not', null)
    .orderBy('plan.id')
    .execute()
}
