import type { Expression, Kysely, SqlBool } from 'kysely'
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
    .where(where)
  if (by === 'client') return clients.execute()
  const rows = await clients
    .leftJoin('client as o', 'o.id', 'client.org_id')
    .select(['o.id as org_id', 'o.name as org_name', 'o.tier as org_tier'])
    .execute()
  return rows.map(({ org_id, org_name, org_tier, ...client }) => ({
    ...client,
    org: org_id === null ? null : { id: org_id, name: org_name ?? '', tier: org_tier },
  }))
}

/** What to fetch: of all clients or of few, with notes or without. */
export interface Reach {
  readonly range: Range
  /** Undefined means all: the whole range is read through its index. */
  readonly clientIds: readonly number[] | undefined
  /** Whether notes and the text of follow-ups are wanted. */
  readonly texts: boolean
}

/** The touchpoints of the range, in no order; without notes they come from the index on the day alone. */
export function marksWithin(db: Db, { range, clientIds, texts }: Reach) {
  const marks = db
    .selectFrom('touchpoint')
    .select(['id', 'client_id', 'day', 'code', 'time'])
    .$if(texts, (query) => query.select('note'))
    .where('day', '>=', range.from)
    .where('day', '<=', range.to)
  return clientIds ? marks.where('client_id', 'in', [...clientIds]) : marks
}

/** The open follow-ups due in the range, in no order. */
export function stepsWithin(db: Db, { range, clientIds, texts }: Reach) {
  const steps = db
    .selectFrom('followup')
    .select(['id', 'client_id', 'due'])
    .$if(texts, (query) => query.select('what'))
    .where('done_at', 'is', null)
    .where('due', '>=', range.from)
    .where('due', '<=', range.to)
  return clientIds ? steps.where('client_id', 'in', [...clientIds]) : steps
}
