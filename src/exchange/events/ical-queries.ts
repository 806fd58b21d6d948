import { type Kysely, sql } from 'kysely'
import type { FollowupRow, Schema } from '../../store/schema.ts'
import { clientsIn, type ExportScope, followupsIn } from '../export-queries.ts'

type Db = Kysely<Schema>

/** A follow-up with what its entry in a calendar says. */
export interface CalendarFollowup extends FollowupRow {
  readonly client: string
  /** An archived client's open follow-ups wait: for a calendar they are off. */
  readonly client_archived_at: string | null
  readonly phones: readonly string[]
  /** How often it was changed, and changed back; it only ever grows. */
  readonly revisions: number
  /** When it was last changed; null where it is as it was written. */
  readonly changedAt: string | null
}

/** A client's birthday with what its entry in a calendar says. */
export interface CalendarBirthday {
  readonly id: number
  readonly uid: string
  readonly name: string
  readonly birthday: string
  readonly phones: readonly string[]
}

/** The follow-ups of a scope for a calendar: the open ones of clients who are not archived, or all. */
export function calendarFollowups(db: Db, scope: ExportScope, all: boolean) {
  const query = followupsIn(db, scope)
  if (all) return query
  return query
    .where('followup.done_at', 'is', null)
    .where('followup.dropped_at', 'is', null)
    .where('client.archived_at', 'is', null)
}

export async function calendarFollowupPage(
  db: Db,
  scope: ExportScope & { readonly all: boolean },
  after: number,
  limit: number,
): Promise<CalendarFollowup[]> {
  const rows = await calendarFollowups(db, scope, scope.all)
    .selectAll('followup')
    .select(['client.name as client', 'client.archived_at as client_archived_at'])
    .where('followup.id', '>', after)
    .orderBy('followup.id')
    .limit(limit)
    .execute()
  const clients = [...new Set(rows.map(({ client_id }) => client_id))]
  if (clients.length === 0) return []
  const phones = await phonesByClient(db, clients)
  const revisions = new Map(
    (await revisionsQuery(db, clients).execute()).map(({ row_id, ...rest }) => [row_id, rest]),
  )
  return rows.map((row) => ({
    ...row,
    phones: phones.get(row.client_id) ?? [],
    revisions: Number(revisions.get(row.id)?.revisions ?? 0),
    changedAt: revisions.get(row.id)?.changed_at ?? null,
  }))
}

/** How often the follow-ups of these clients were changed, by their numbers; a change taken back is two. */
export function revisionsQuery(db: Db, clients: readonly number[]) {
  return db
    .selectFrom('change')
    .innerJoin('journal', 'journal.id', 'change.journal_id')
    .select('change.row_id')
    .select([
      sql<number>`count(*) + count(journal.undone_by)`.as('revisions'),
      sql<string>`max(journal.at)`.as('changed_at'),
    ])
    .where('change.client_id', 'in', clients)
    .where('change.table_name', '=', 'followup')
    .where('change.before', 'is not', null)
    .groupBy('change.row_id')
}

/** The birthdays of the clients of a scope who are not archived. */
export async function birthdayPage(
  db: Db,
  scope: ExportScope,
  after: number,
  limit: number,
): Promise<CalendarBirthday[]> {
  const rows = await clientsIn(db, scope)
    .select(['client.id', 'client.uid', 'client.name', 'client.birthday'])
    .where('client.birthday', '>', '')
    .where('client.archived_at', 'is', null)
    .where('client.id', '>', after)
    .orderBy('client.id')
    .limit(limit)
    .execute()
  const phones = await phonesByClient(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, birthday: row.birthday as string, phones: phones.get(row.id) ?? [] }))
}

async function phonesByClient(db: Db, clients: readonly number[]): Promise<Map<number, string[]>> {
  const phones = new Map<number, string[]>()
  if (clients.length === 0) return phones
  const rows = await db
    .selectFrom('contact_point')
    .select(['client_id', 'value'])
    .where('client_id', 'in', clients)
    .where('kind', '=', 'phone')
    .orderBy('id')
    .execute()
  for (const { client_id, value } of rows) phones.set(client_id, [...(phones.get(client_id) ?? []), value])
  return phones
}
