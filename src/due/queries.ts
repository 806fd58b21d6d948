import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Range } from '../day.ts'
import type { Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** A contact after which nothing is open with the client. */
export type LooseEnd = Awaited<ReturnType<ReturnType<typeof contactsWithoutNext>['execute']>>[number]

/**
 * The contacts within a range of clients that fit a condition on `client`, are not archived, and have no open
 * follow-up of any kind; newest first.
 */
export function contactsWithoutNext(db: Db, where: Expression<SqlBool>, range: Range) {
  return db
    .selectFrom('touchpoint')
    .crossJoin('client')
    .whereRef('client.id', '=', 'touchpoint.client_id')
    .select(['touchpoint.id', 'touchpoint.day', 'touchpoint.time', 'touchpoint.code', 'touchpoint.note'])
    .select(['client.id as client_id', 'client.name as client', 'client.tier as tier'])
    .where('touchpoint.day', '>=', range.from)
    .where('touchpoint.day', '<=', range.to)
    .where('client.archived_at', 'is', null)
    .where(where)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('followup')
            .select('followup.id')
            .whereRef('followup.client_id', '=', 'touchpoint.client_id')
            .where('followup.done_at', 'is', null)
            .where('followup.dropped_at', 'is', null),
        ),
      ),
    )
    .orderBy('touchpoint.day', 'desc')
    .orderBy('touchpoint.id', 'desc')
}

/** Whether there is any client at all. */
export async function hasClients(db: Db): Promise<boolean> {
  return (await db.selectFrom('client').select('id').limit(1).executeTakeFirst()) !== undefined
}
