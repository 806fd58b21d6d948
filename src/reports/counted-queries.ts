import { type SqlBool, sql } from 'kysely'

/** A client that is counted as one: an organisation with people counts through them. */
export const COUNTED = sql<SqlBool>`not (client.kind = 'organisation' and exists (select 1 from client m
  where m.org_id = client.id and m.archived_at is null and m.merged_into is null))`
