import type { Kysely } from 'kysely'
import type { BriefFieldRow, Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** The fields that the brief shows, in the order in which they were marked. */
export async function briefFields(db: Db): Promise<BriefFieldRow[]> {
  return db.selectFrom('brief_field').selectAll().orderBy('id').execute()
}

/** Every field in use with how many live clients have it, the most used first. */
export async function fieldCounts(db: Db): Promise<{ field: string; clients: number }[]> {
  const rows = await fieldUses(db).execute()
  return rows
    .map((row) => ({ field: row.name, clients: Number(row.clients) }))
    .sort((a, b) => b.clients - a.clients || (a.field < b.field ? -1 : 1))
}

/** The same as a query, in no order. */
export function fieldUses(db: Db) {
  return db
    .selectFrom('attribute')
    .innerJoin('client', 'client.id', 'attribute.client_id')
    .select(['attribute.name', (eb) => eb.fn.count('attribute.client_id').distinct().as('clients')])
    .where('client.archived_at', 'is', null)
    .groupBy('attribute.name')
}
