import { type Kysely, sql } from 'kysely'
import type { Engine } from './index.ts'

/** The first schema: clients, touchpoints, follow-ups, the journal and what finds them. */
export async function createBook(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('sequence')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('next', 'integer', (c) => c.notNull())
    .execute()
  await createClients(db, engine)
  await createTouchpoints(db)
  await createJournal(db)
  await createSearch(db, engine)
}

async function createClients(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('client')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('uid', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('title', 'text')
    .addColumn('org_id', 'integer')
    .addColumn('tier', 'text')
    .addColumn('stage', 'text')
    .addColumn('owner', 'text')
    .addColumn('birthday', 'text')
    .addColumn('note', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('archived_at', 'text')
    .addColumn('merged_into', 'integer')
    .addColumn('last_day', 'text')
    .execute()
  await db.schema.createIndex('client_org').on('client').columns(['org_id', 'last_day']).execute()
  await db.schema.createIndex('client_tier').on('client').columns(['tier', 'last_day']).execute()
  await db.schema.createIndex('client_last_day').on('client').column('last_day').execute()
  await db.schema.createIndex('client_birthday').on('client').column('birthday').execute()

  await db.schema
    .createTable('contact_point')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('label', 'text')
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('contact_point_client').on('contact_point').column('client_id').execute()

  await db.schema
    .createTable('attribute')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('attribute_client')
    .unique()
    .on('attribute')
    .columns(['client_id', 'name'])
    .execute()
  await db.schema.createIndex('attribute_name').on('attribute').columns(['name', 'client_id']).execute()

  await db.schema
    .createTable('alias')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('alias_client').on('alias').column('client_id').execute()

  await db.schema
    .createTable('tag')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('tag_client').unique().on('tag').columns(['client_id', 'name']).execute()
  await db.schema.createIndex('tag_name').on('tag').columns(['name', 'client_id']).execute()

  await db.schema
    .createTable('client_key')
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', byteOrdered(engine), (c) => c.notNull())
    .execute()
  await db.schema.createIndex('client_key_client').on('client_key').column('client_id').execute()
  await db.schema
    .createIndex('client_key_key')
    .on('client_key')
    .columns(['key', 'kind', 'client_id'])
    .execute()
}

/** Text compared byte by byte, as ranges of keys need it: the embedded engine's default. */
function byteOrdered(engine: Engine) {
  return engine.search === 'fts5' ? ('text' as const) : sql`text collate "C"`
}

async function createTouchpoints(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('touchpoint')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('uid', 'text', (c) => c.notNull())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('time', 'text')
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('direction', 'text')
    .addColumn('minutes', 'integer')
    .addColumn('mood', 'integer')
    .addColumn('event_uid', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('touchpoint_uid').unique().on('touchpoint').column('uid').execute()
  await db.schema
    .createIndex('touchpoint_client')
    .on('touchpoint')
    .columns(['client_id', 'day', 'id'])
    .execute()
  await db.schema
    .createIndex('touchpoint_day')
    .on('touchpoint')
    .columns(['day', 'client_id', 'code', 'time'])
    .execute()

  await db.schema
    .createTable('followup')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('uid', 'text', (c) => c.notNull())
    .addColumn('client_id', 'integer', (c) => c.notNull())
    .addColumn('touchpoint_id', 'integer')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('due', 'text', (c) => c.notNull())
    .addColumn('time', 'text')
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('done_at', 'text')
    .execute()
  await db.schema.createIndex('followup_uid').unique().on('followup').column('uid').execute()
  await db.schema.createIndex('followup_client').on('followup').columns(['client_id', 'due']).execute()
  await sql`create index followup_open on followup (due, client_id) where done_at is null`.execute(db)
}

async function createJournal(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('journal')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('command', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('writes', 'integer', (c) => c.notNull())
    .addColumn('undoes', 'integer')
    .addColumn('undone_by', 'integer')
    .execute()
  await db.schema
    .createTable('change')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('journal_id', 'integer', (c) => c.notNull())
    .addColumn('table_name', 'text', (c) => c.notNull())
    .addColumn('row_id', 'integer', (c) => c.notNull())
    .addColumn('client_id', 'integer')
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute()
  await db.schema.createIndex('change_journal').on('change').columns(['journal_id', 'id']).execute()
  await db.schema.createIndex('change_client').on('change').columns(['client_id', 'journal_id']).execute()
  await db.schema
    .createTable('batch')
    .addColumn('journal_id', 'integer', (c) => c.notNull())
    .addColumn('table_name', 'text', (c) => c.notNull())
    .addColumn('first_id', 'integer', (c) => c.notNull())
    .addColumn('last_id', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('batch_journal').on('batch').column('journal_id').execute()
}

async function createSearch(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine.search === 'fts5') {
    await sql`create virtual table touchpoint_search using fts5(
      words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
    )`.execute(db)
    return
  }
  await sql`create table touchpoint_search (rowid integer primary key, words tsvector not null)`.execute(db)
  await sql`create index touchpoint_search_words on touchpoint_search using gin (words)`.execute(db)
}
