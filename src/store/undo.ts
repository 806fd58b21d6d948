import type { Kysely, Transaction } from 'kysely'
import type { AnyRow, Rows } from './rows.ts'
import type { Schema } from './schema.ts'

/** The entries that undo can still take back, as a query to narrow and order. */
export function undoable(db: Kysely<Schema>) {
  return db.selectFrom('journal').selectAll().where('writes', '>', 0).where('undone_by', 'is', null)
}

/** Puts back every row as it was before the journal entry. */
export async function takeBack(tx: Transaction<Schema>, rows: Rows, journal: number): Promise<void> {
  await takeBackChanges(tx, rows, journal)
  await takeBackBatches(tx, rows, journal)
}

async function takeBackChanges(tx: Transaction<Schema>, rows: Rows, journal: number): Promise<void> {
  const changes = await tx
    .selectFrom('change')
    .selectAll()
    .where('journal_id', '=', journal)
    .orderBy('id', 'desc')
    .execute()
  for (const change of changes) {
    const before = change.before === null ? null : (JSON.parse(change.before) as AnyRow)
    const after = change.after === null ? null : (JSON.parse(change.after) as AnyRow)
    if (before && after) await rows.change(change.table_name, after, before)
    else if (before) await rows.put(change.table_name, before)
    else if (after) await rows.drop(change.table_name, after)
  }
}

async function takeBackBatches(tx: Transaction<Schema>, rows: Rows, journal: number): Promise<void> {
  const batches = await tx.selectFrom('batch').selectAll().where('journal_id', '=', journal).execute()
  for (const batch of batches) await rows.dropRange(batch.table_name, batch.first_id, batch.last_id)
}
