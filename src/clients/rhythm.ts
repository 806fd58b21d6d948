import { type SqlBool, sql } from 'kysely'

/**
 * A client that stands for itself. An organisation that has people does not: it is counted, and judged by its rhythm,
 * through them.
 */
export const COUNTED = sql<SqlBool>`not (client.kind = 'organisation' and exists (select 1 from client m
  where m.org_id = client.id and m.archived_at is null and m.merged_into is null))`

/** The usual gap of a client that is judged by it. */
export const GAP_TO_JUDGE_BY = sql<number | null>`case when ${COUNTED} then client.usual_gap end`
