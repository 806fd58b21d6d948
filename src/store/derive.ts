import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '../day.ts'
import type { Read } from '../language/pinyin.ts'
import { DAYS_CONSIDERED, rhythmDue, usualGap } from '../rhythm.ts'
import { insertRows } from './bulk.ts'
import type { Engine } from './engine.ts'
import type { ClientKeyRow, Schema } from './schema.ts'
import { indexTexts, placeOf, unindex } from './search.ts'

type Db = Kysely<Schema>

/** How many ids one `in (…)` list holds. */
const IDS_PER_STATEMENT = 500
/** How many rows are read at a time where all are. */
const ROWS_PER_PAGE = 10_000

/** Makes the search keys of these clients anew. */
export async function refreshKeys(db: Db, engine: Engine, clientIds: Iterable<number>): Promise<void> {
  for (const ids of slices(clientIds, IDS_PER_STATEMENT)) {
    await db.deleteFrom('client_key').where('client_id', 'in', ids).execute()
    const clients = await db
      .selectFrom('client')
      .select(['id', 'kind', 'name'])
      .where('id', 'in', ids)
      .execute()
    const points = Map.groupBy(await rowsOfClients(db, 'contact_point', ['kind', 'value'], ids), clientOf)
    const aliases = Map.groupBy(await rowsOfClients(db, 'alias', ['name'], ids), clientOf)
    const named = clients.map(({ id, kind, name }) => {
      const own = points.get(id) ?? []
      const values = (of: string) => own.filter((point) => point.kind === of).map((point) => point.value)
      const names = [name, ...(aliases.get(id) ?? []).map((alias) => alias.name)]
      return { id, kind, names, emails: values('email'), phones: values('phone') }
    })
    const { isRead, keysOf } = await import('../language/keys.ts')
    const read = named.some(({ names }) => names.some(isRead)) ? await chineseReader() : undefined
    const keys: [number, ClientKeyRow['kind'], string][] = []
    for (const client of named) {
      for (const { kind, key } of keysOf(client, read)) keys.push([client.id, kind, key])
    }
    await insertRows(db, engine, 'client_key', ['client_id', 'kind', 'key'], keys)
  }
}

let reader: Promise<Read> | undefined

/** Only names with Chinese characters pay for the library that reads them. */
async function chineseReader(): Promise<Read> {
  reader ??= import('../language/pinyin.ts').then((pinyin) => pinyin.chineseReader())
  return reader
}

/** Makes the texts of these clients in the search index anew. */
export async function refreshTexts(db: Db, engine: Engine, clientIds: Iterable<number>): Promise<void> {
  for (const ids of slices(clientIds, IDS_PER_STATEMENT)) {
    await unindex(db, 'client', ids)
    const clients = await db
      .selectFrom('client')
      .select(['id', 'name', 'title', 'note'])
      .where('id', 'in', ids)
      .execute()
    const points = Map.groupBy(await rowsOfClients(db, 'contact_point', ['value'], ids), clientOf)
    const aliases = Map.groupBy(await rowsOfClients(db, 'alias', ['name'], ids), clientOf)
    const fields = Map.groupBy(await rowsOfClients(db, 'attribute', ['value'], ids), clientOf)
    const tags = Map.groupBy(await rowsOfClients(db, 'tag', ['name'], ids), clientOf)
    const texts = clients.map(({ id, name, title, note }) => {
      const said = [
        name,
        ...(aliases.get(id) ?? []).map((alias) => alias.name),
        title,
        note,
        ...(fields.get(id) ?? []).map((field) => field.value),
        ...(tags.get(id) ?? []).map((tag) => tag.name),
        ...(points.get(id) ?? []).map((point) => point.value),
      ]
      return { at: id, text: said.filter(Boolean).join('\n') }
    })
    await indexTexts(db, engine, 'client', texts)
  }
}

function rowsOfClients<
  T extends 'contact_point' | 'alias' | 'attribute' | 'tag',
  C extends keyof Schema[T] & string,
>(db: Db, table: T, columns: readonly C[], ids: readonly number[]) {
  return db
    .selectFrom(table as 'tag')
    .select(['client_id', ...(columns as readonly never[])])
    .where('client_id', 'in', [...ids])
    .orderBy('id')
    .execute() as unknown as Promise<(Pick<Schema[T], C> & { client_id: number })[]>
}

function clientOf({ client_id }: { readonly client_id: number }): number {
  return client_id
}

/**
 * Brings what is known of the contacts of these clients, and of the organisations they belong to, up to date:
 * the last day of all, the last by each channel, the usual gap, and the day from which it is exceeded.
 */
export async function refreshContacts(db: Db, clientIds: Iterable<number>): Promise<void> {
  const asked = [...clientIds]
  const many = asked.length > IDS_PER_STATEMENT
  for (const ids of slices(many ? await withOrganisations(db, asked) : asked, IDS_PER_STATEMENT)) {
    const some = sql.join(ids)
    const which = many
      ? sql`c.id in (${some})`
      : sql`c.id in (${some}) or c.id in (select p.org_id from client p where p.id in (${some}))`
    const { rows } = await sql<{
      id: number
      days: string | null
      last_day: Day | null
      usual_gap: number | null
    }>`select c.id, c.last_day, c.usual_gap, case c.kind
        when 'person' then ${daysWhere(sql`t.client_id = c.id`)}
        else ${daysWhere(sql`t.client_id in (${WITH_PEOPLE})`)} end as days
      from client c where ${which}`.execute(db)
    const changed = rows.flatMap(({ id, days, last_day, usual_gap }) => {
      const list = (days === null ? [] : days.split(',')) as Day[]
      const gap = usualGap(list)
      return (list[0] ?? null) === last_day && gap === usual_gap ? [] : [{ id, last: list[0] ?? null, gap }]
    })
    if (changed.length > 0) {
      const values = changed.map(({ id, last, gap }) => {
        const due = last === null || gap === null ? null : rhythmDue(last, gap)
        return sql`(${sql.lit(id)}, ${last}, ${sql.lit(gap ?? -1)}, ${due})`
      })
      await sql`with news (id, last, gap, due) as (values ${sql.join(values)})
        update client set last_day = cast(news.last as text), usual_gap = nullif(news.gap, -1),
          rhythm_due = cast(news.due as text)
        from news where client.id = news.id`.execute(db)
    }
    const all = sql.join(rows.map(({ id }) => sql.lit(id)))
    if (rows.length === 0) continue
    await sql`delete from last_contact where client_id in (${all})`.execute(db)
    await sql`insert into last_contact (client_id, code, day)
      select c.id, t.code, max(t.day) from client c
      join touchpoint t on t.client_id in (${WITH_PEOPLE})
      where c.id in (${all}) group by c.id, t.code`.execute(db)
  }
}

/** The ids with those of the organisations they belong to, each once. */
async function withOrganisations(db: Db, clientIds: readonly number[]): Promise<Set<number>> {
  const ids = new Set(clientIds)
  for (const some of slices(clientIds, IDS_PER_STATEMENT)) {
    const rows = await db.selectFrom('client').select('org_id').distinct().where('id', 'in', some).execute()
    for (const { org_id } of rows) if (org_id !== null) ids.add(org_id)
  }
  return ids
}

/** The last days of contact, newest first, with commas between them; of one client they stand in its index. */
function daysWhere(condition: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select string_agg(d.day, ',' order by d.day desc) from (
    select distinct t.day from touchpoint t where ${condition}
    order by t.day desc limit ${sql.lit(DAYS_CONSIDERED)}
  ) d)`
}

/** The ids of the client `c` and, of an organisation, of its people. */
const WITH_PEOPLE = sql`select m.id from client m
  where m.id = c.id or (m.org_id = c.id and m.merged_into is null)`

/** Makes everything that is derived from the rows anew. */
export async function rederive(db: Db, engine: Engine): Promise<void> {
  for (const searched of ['touchpoint', 'followup', 'client'] as const)
    await sql`delete from ${sql.table(`${searched}_search`)}`.execute(db)
  await eachPage(db, 'touchpoint', async (rows) => {
    const texts = rows.map(({ id, day, note }) => ({ at: placeOf(day, id), text: note }))
    await indexTexts(db, engine, 'touchpoint', texts)
  })
  await eachPage(db, 'followup', async (rows) => {
    const texts = rows.map((row) => ({ at: placeOf(row.due, row.id), text: followupText(row) }))
    await indexTexts(db, engine, 'followup', texts)
  })
  await eachPage(db, 'client', async (rows) => {
    const ids = rows.map(({ id }) => id)
    await refreshKeys(db, engine, ids)
    await refreshTexts(db, engine, ids)
    await refreshContacts(db, ids)
  })
}

/** What is searched of a follow-up. */
export function followupText(row: { readonly what: unknown; readonly result?: unknown }): string {
  return [row.what, row.result].filter(Boolean).join('\n')
}

async function eachPage<T extends 'touchpoint' | 'followup' | 'client'>(
  db: Db,
  table: T,
  work: (rows: Schema[T][]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = (await db
      .selectFrom(table as 'client')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_PER_PAGE)
      .execute()) as unknown as Schema[T][]
    if (rows.length === 0) return
    await work(rows)
    after = (rows.at(-1) as Schema[T]).id
  }
}

function* slices(ids: Iterable<number>, size: number): Generator<number[]> {
  const all = [...ids]
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}
