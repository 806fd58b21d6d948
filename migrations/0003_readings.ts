import { type Kysely, sql } from 'kysely'

/** Names are found by how they are read as well: there are more keys, and those searched for a part stand apart. */
export async function addReadings(db: Kysely<unknown>): Promise<void> {
  await sql`create index client_key_name on client_key (key, client_id) where kind = 'name'`.execute(db)
}
