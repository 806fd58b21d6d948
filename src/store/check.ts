import { type Kysely, sql } from 'kysely'
import { say } from '../language/say.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

type Db = Kysely<Schema>

/** What is wrong inside a book, in sentences; empty where all is well. */
export async function findFaults(db: Db, engine: Engine): Promise<string[]> {
  const faults: string[] = []
  const { native } = engine
  if (native) {
    const rows = native.pragma('integrity_check') as { integrity_check: string }[]
    for (const { integrity_check } of rows) if (integrity_check !== 'ok') faults.push(integrity_check)
    if (faults.length > 0) return faults
  }
  for (const { says, count } of counts) {
    const found = Number((await count(db).execute(db)).rows[0]?.n ?? 0)
    if (found > 0) faults.push(says(found))
  }
  return faults
}

const orphans = (table: string) => ({
  says: (n: number) => say`${n} rows of ${table} belong to no client.`,
  count: (_db: Db) =>
    sql<{ n: number }>`select count(*) as n from ${sql.table(table)} r
      where not exists (select 1 from client c where c.id = r.client_id)`,
})

const TEXTS = {
  touchpoint: {
    says: (n: number) => say`${n} notes are missing from the search index, or are there too often.`,
    where: sql`note <> ''`,
  },
  followup: {
    says: (n: number) => say`${n} follow-ups are missing from the search index, or are there too often.`,
    where: sql`(what <> '' or coalesce(result, '') <> '')`,
  },
  client: {
    says: (n: number) => say`${n} clients are missing from the search index, or are there too often.`,
    where: sql`name <> ''`,
  },
} as const

const unsearchable = (table: keyof typeof TEXTS) => ({
  says: TEXTS[table].says,
  count: () => sql<{
    n: number
  }>`select abs((select count(*) from ${sql.table(table)} where ${TEXTS[table].where})
      - (select count(*) from ${sql.table(`${table}_search`)})) as n`,
})

const counts: readonly {
  readonly says: (n: number) => string
  readonly count: (db: Db) => ReturnType<typeof sql<{ n: number }>>
}[] = [
  ...['touchpoint', 'followup', 'contact_point', 'attribute', 'alias', 'tag', 'client_key'].map(orphans),
  {
    says: (n) => say`${n} clients belong to an organisation that is not there.`,
    count: () => sql`select count(*) as n from client c where c.org_id is not null
      and not exists (select 1 from client o where o.id = c.org_id)`,
  },
  {
    says: (n) => say`${n} contact plans belong to no client.`,
    count: () => sql`select count(*) as n from plan p where p.client_id is not null
      and not exists (select 1 from client c where c.id = p.client_id)`,
  },
  {
    says: (n) => say`${n} clients cannot be found by their name.`,
    count: () => sql`select count(*) as n from client c
      where not exists (select 1 from client_key k where k.client_id = c.id)`,
  },
  {
    says: (n) => say`${n} clients have a wrong day of last contact.`,
    count: () => sql`select count(*) as n from client c where coalesce(c.last_day, '') <> coalesce((
      select max(d.day) from (
        select max(t.day) as day from touchpoint t where t.client_id = c.id
        union all
        select max(m.last_day) from client m where m.org_id = c.id and m.merged_into is null
      ) d), '')`,
  },
  {
    says: (n) => say`${n} clients have a wrong last contact by one of the channels.`,
    count: () => sql`with own as (
      select client_id, code, day from touchpoint
      union all
      select m.org_id, t.code, t.day from touchpoint t join client m on m.id = t.client_id
        where m.org_id is not null and m.merged_into is null
    ), made as (select client_id, code, max(day) as day from own group by client_id, code)
    select count(distinct d.client_id) as n from (
      select * from (select * from made except select client_id, code, day from last_contact) missing
      union
      select * from (select client_id, code, day from last_contact except select * from made) extra
    ) d`,
  },
  ...(['touchpoint', 'followup', 'client'] as const).map(unsearchable),
]
