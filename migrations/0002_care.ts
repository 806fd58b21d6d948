import { type Kysely, sql } from 'kysely'
import type { Engine } from './index.ts'

/** What keeps promises and plans: more of a follow-up, contact plans, segments, and a search over everything. */
export async function addCare(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await growFollowups(db)
  await createPlans(db)
  await createSegments(db)
  await growContacts(db)
  await createSearch(db, engine)
}

async function growFollowups(db: Kysely<unknown>): Promise<void> {
  const add = (name: string, type: 'text' | 'integer') =>
    db.schema
      .alterTable('followup')
      .addColumn(name, type, (c) => (type === 'integer' ? c.notNull().defaultTo(0) : c))
      .execute()
  for (const name of ['first_due', 'done_on', 'result', 'dropped_at', 'every', 'anchor'])
    await add(name, 'text')
  await add('snoozes', 'integer')
  await sql`update followup set done_on = substr(done_at, 1, 10) where done_at is not null`.execute(db)
  await sql`drop index followup_open`.execute(db)
  await sql`create index followup_open on followup (due, client_id)
    where done_at is null and dropped_at is null`.execute(db)
  await db.schema.createIndex('followup_done').on('followup').columns(['done_on', 'client_id']).execute()
  await sql`create index followup_dropped on followup (dropped_at, client_id)
    where dropped_at is not null`.execute(db)
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('plan')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('client_id', 'integer')
    .addColumn('codes', 'text')
    .addColumn('every', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('plan_client').on('plan').column('client_id').execute()
}

async function createSegments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('segment')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('terms', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('brief_field')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .execute()
}

async function growContacts(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('client').addColumn('usual_gap', 'integer').execute()
  await db.schema.alterTable('client').addColumn('rhythm_due', 'text').execute()
  await db.schema
    .createTable('last_contact')
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('last_contact_client')
    .unique()
    .on('last_contact')
    .columns(['client_id', 'code', 'day'])
    .execute()
  await sql`drop index touchpoint_client`.execute(db)
  await db.schema
    .createIndex('touchpoint_client')
    .on('touchpoint')
    .columns(['client_id', 'day', 'id', 'code'])
    .execute()
}

async function createSearch(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await sql`drop table touchpoint_search`.execute(db)
  for (const name of ['touchpoint_search', 'followup_search', 'client_search']) {
    const table = sql.table(name)
    if (engine.search === 'fts5') {
      await sql`create virtual table ${table} using fts5(
        words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
      )`.execute(db)
    } else {
      await sql`create table ${table} (rowid bigint primary key, words tsvector not null)`.execute(db)
      await sql`create index ${sql.ref(`${name}_words`)} on ${table} using gin (words)`.execute(db)
    }
  }
}
