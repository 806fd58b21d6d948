import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { COUNTED, GAP_TO_JUDGE_BY } from '../clients/rhythm.ts'
import type { Range } from '../day.ts'
import type { Schema } from '../store/schema.ts'
import type { GridClient } from './grid.ts'

type Db = Kysely<Schema>

/** The clients that fit a condition on `client`; with their organisations where people are rolled up. */
export async function gridClients(
  db: Db,
  where: Expression<SqlBool>,
  by: 'client' | 'org',
): Promise<GridClient[]> {
  const clients = db
    .selectFrom('client')
    .select(['client.id', 'client.name', 'client.tier', 'client.last_day', 'client.created_at'])
    .select(GAP_TO_JUDGE_BY.as('usual_gap'))
    .where(where)
  if (by === 'client') {
    const rows = await clients
      .select(sql<number>`case when ${COUNTED} then 0 else 1 end`.as('through'))
      .execute()
    return rows.map((row) => ({ ...row, through: Number(row.through) === 1 }))
  }
  const rows = await clients
    .leftJoin('client as o', 'o.id', 'client.org_id')
    .select(['o.id as org_id', 'o.name as org_name', 'o.tier as org_tier'])
    .execute()
  return rows.map(({ org_id, org_name, org_tier, ...client }) => ({
    ...client,
    org: org_id === null ? null : { id: org_id, name: org_name ?? '', tier: org_tier },
  }))
}

/** What to fetch: of all clients, of few by their ids, or of many by the condition that they fit. */
export interface Reach {
  readonly range: Range
  readonly clients: readonly number[] | Expression<SqlBool> | undefined
  /** Whether notes and the text of follow-ups are wanted. */
  readonly texts: boolean
}

/**
 * The touchpoints of the range, in no order. Of few clients they are looked up client by client; else the days are
 * read through their index, and without notes from it alone.
 */
export function marksWithin(db: Db, { range, clients, texts }: Reach) {
  const marks = db
    .selectFrom('touchpoint')
    .select(['id', 'client_id', 'day', 'code', 'time'])
    .$if(texts, (query) => query.select('note'))
    .where('day', '>=', range.from)
    .where('day', '<=', range.to)
  if (clients === undefined) return marks
  return isList(clients)
    ? marks.where('client_id', 'in', clients)
    : marks.where(UNINDEXED_CLIENT, 'in', fitting(db, clients))
}

/** The open follow-ups due in the range, in no order. */
export function stepsWithin(db: Db, { range, clients, texts }: Reach) {
  const steps = db
    .selectFrom('followup')
    .select(['id', 'client_id', 'due', 'kind'])
    .$if(texts, (query) => query.select('what'))
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('due', '>=', range.from)
    .where('due', '<=', range.to)
  if (clients === undefined) return steps
  return isList(clients)
    ? steps.where('client_id', 'in', clients)
    : steps.where(UNINDEXED_CLIENT, 'in', fitting(db, clients))
}

/** With the sign no planner goes client by client through thousands of them. */
const UNINDEXED_CLIENT = sql<number>`+client_id`

function fitting(db: Db, where: Expression<SqlBool>) {
  return db.selectFrom('client').select('client.id').where(where)
}

function isList(clients: readonly number[] | Expression<SqlBool>): clients is readonly number[] {
  return Array.isArray(clients)
}
