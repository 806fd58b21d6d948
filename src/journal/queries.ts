import type { Kysely } from 'kysely'
import type { ChangeRow, JournalRow, Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** Journal entries, the newest first; of one client where `clientId` is given. */
export async function entries(
  db: Db,
  asked: { readonly limit: number; readonly clientId?: number; readonly undoableOnly?: boolean },
): Promise<JournalRow[]> {
  let query = db.selectFrom('journal').selectAll().orderBy('id', 'desc').limit(asked.limit)
  if (asked.undoableOnly) query = query.where('writes', '>', 0).where('undone_by', 'is', null)
  const { clientId } = asked
  if (clientId !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('id', 'in', eb.selectFrom('change').select('journal_id').where('client_id', '=', clientId)),
        eb(
          'id',
          'in',
          eb
            .selectFrom('batch')
            .innerJoin('touchpoint', (join) =>
              join
                .onRef('touchpoint.id', '>=', 'batch.first_id')
                .onRef('touchpoint.id', '<=', 'batch.last_id'),
            )
            .select('batch.journal_id')
            .where('batch.table_name', '=', 'touchpoint')
            .where('touchpoint.client_id', '=', clientId),
        ),
        eb(
          'id',
          'in',
          eb
            .selectFrom('batch')
            .select('journal_id')
            .where('table_name', '=', 'client')
            .where('first_id', '<=', clientId)
            .where('last_id', '>=', clientId),
        ),
      ]),
    )
  }
  return query.execute()
}

/** What some entries changed in one client, row by row in the order it happened. */
export async function changesOf(
  db: Db,
  journalIds: readonly number[],
  clientId: number,
): Promise<ChangeRow[]> {
  if (journalIds.length === 0) return []
  return db
    .selectFrom('change')
    .selectAll()
    .where('journal_id', 'in', [...journalIds])
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute()
}
