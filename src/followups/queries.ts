import type { Kysely } from 'kysely'
import type { Day } from '../day.ts'
import type { FollowupRow, Schema } from '../store/schema.ts'

type Db = Kysely<Schema>

/** A follow-up with the name and tier of its client. */
export interface NamedFollowup extends FollowupRow {
  readonly client: string
  readonly tier: string | null
}

/** What a list of follow-ups shows. */
export type DueFollowup = Pick<
  NamedFollowup,
  'id' | 'uid' | 'client_id' | 'due' | 'time' | 'what' | 'client' | 'tier'
>

/** The open follow-ups of some clients, the most urgent first. */
export async function openFollowupsOf(
  db: Db,
  clientIds: readonly number[],
  limit: number,
): Promise<NamedFollowup[]> {
  return named(db)
    .where('followup.done_at', 'is', null)
    .where('followup.dropped_at', 'is', null)
    .where('followup.client_id', 'in', [...clientIds])
    .orderBy('followup.due')
    .orderBy('followup.id')
    .limit(limit)
    .execute()
}

export async function followupsByIds(db: Db, ids: readonly number[]): Promise<NamedFollowup[]> {
  return named(db)
    .where('followup.id', 'in', [...ids])
    .execute()
}

/** Open follow-ups due on or before a day, as a query that a filter on `client` may narrow. */
export function dueUntil(db: Db, until: Day) {
  return ofClients(db)
    .select([
      'followup.id',
      'followup.uid',
      'followup.client_id',
      'followup.due',
      'followup.time',
      'followup.what',
    ])
    .where('followup.done_at', 'is', null)
    .where('followup.dropped_at', 'is', null)
    .where('followup.due', '<=', until)
    .where('client.archived_at', 'is', null)
    .orderBy('followup.due')
    .orderBy('followup.id')
}

function named(db: Db) {
  return ofClients(db).selectAll('followup')
}

function ofClients(db: Db) {
  return db
    .selectFrom('followup')
    .innerJoin('client', 'client.id', 'followup.client_id')
    .select(['client.name as client', 'client.tier as tier'])
}
