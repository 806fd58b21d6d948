import { type SqlBool, sql } from 'kysely'

/** Less than so many days of silence are never against anybody's rhythm. */
const LEAST_DAYS = 14

/** After so many days of silence a client whose usual gap is this is quiet for longer than usual. */
export function rhythmDays(usualGap: number): number {
  return Math.max(LEAST_DAYS, Math.ceil(usualGap * 1.5))
}

/** Whether a client is judged by its rhythm: an organisation that has people is not. */
export const OWN_RHYTHM = sql<SqlBool>`not (client.kind = 'organisation' and exists (select 1 from client m
  where m.org_id = client.id and m.archived_at is null and m.merged_into is null))`

/** The usual gap of a client that is judged by it. */
export const GAP_TO_JUDGE_BY = sql<number | null>`case when ${OWN_RHYTHM} then client.usual_gap end`
