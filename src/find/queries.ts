import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '../day.ts'
import type { Engine } from '../store/engine.ts'
import type { ClientRow, FollowupRow, Schema, TouchpointRow } from '../store/schema.ts'
import { holds, idAt, type Phrase, placedWithin, type Searched } from '../store/search.ts'

/** The book that is searched. */
export interface Searchable {
  readonly db: Kysely<Schema>
  readonly engine: Engine
}

/** What is looked for: every phrase, of clients that a condition on `client` holds for. */
export interface Question {
  readonly phrases: readonly Phrase[]
  readonly where: Expression<SqlBool>
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly limit: number
}

interface OfClient {
  readonly client: string
  readonly client_uid: string
}

export type FoundContact = OfClient &
  Pick<TouchpointRow, 'id' | 'uid' | 'client_id' | 'day' | 'time' | 'code' | 'note'>

export type FoundFollowup = OfClient &
  Pick<
    FollowupRow,
    | 'id'
    | 'uid'
    | 'client_id'
    | 'kind'
    | 'due'
    | 'time'
    | 'what'
    | 'result'
    | 'done_at'
    | 'done_on'
    | 'dropped_at'
  >

/** The contacts whose notes hold the phrases, newest first. */
export async function contactsFound(book: Searchable, asked: Question): Promise<FoundContact[]> {
  const { rows } = await contactQuery(book.engine, asked).execute(book.db)
  return rows
}

/** The index is read backwards and never sorted; `cross join` keeps it outermost. */
export function contactQuery(engine: Engine, asked: Question): RawBuilder<FoundContact> {
  return sql`select t.id, t.uid, t.client_id, t.day, t.time, t.code, t.note,
      client.name as client, client.uid as client_uid
    from touchpoint_search cross join touchpoint t cross join client
    where ${placed(engine, 'touchpoint', asked)} and t.id = ${idAt('touchpoint_search.rowid')}
      and client.id = t.client_id and ${asked.where}
    order by touchpoint_search.rowid desc limit ${asked.limit}`
}

/** The follow-ups, whatever became of them, that hold the phrases; the last due first. */
export async function followupsFound(book: Searchable, asked: Question): Promise<FoundFollowup[]> {
  const { rows } = await followupQuery(book.engine, asked).execute(book.db)
  return rows
}

export function followupQuery(engine: Engine, asked: Question): RawBuilder<FoundFollowup> {
  return sql`select f.id, f.uid, f.client_id, f.kind, f.due, f.time, f.what, f.result, f.done_at, f.done_on,
      f.dropped_at, client.name as client, client.uid as client_uid
    from followup_search cross join followup f cross join client
    where ${placed(engine, 'followup', asked)} and f.id = ${idAt('followup_search.rowid')}
      and client.id = f.client_id and ${asked.where}
    order by followup_search.rowid desc limit ${asked.limit}`
}

function placed(engine: Engine, searched: Searched, { phrases, from, to }: Question): RawBuilder<SqlBool> {
  const ends = placedWithin(`${searched}_search.rowid`, from, to)
  return sql.join([holds(engine, searched, phrases), ...ends], sql` and `)
}

/** One text that is known of a client; `label` is the kind of a contact point, or the name of a field of one's own. */
export interface ClientText {
  readonly client_id: number
  readonly field: 'name' | 'alias' | 'title' | 'note' | 'tag' | 'point' | 'attribute'
  readonly label: string
  readonly text: string
}

export type FoundClient = Pick<ClientRow, 'id' | 'uid' | 'name' | 'kind' | 'tier'>

/** Clients of whom something holds each phrase, the last added first, below an id. */
export async function clientsFound(
  { db, engine }: Searchable,
  asked: Question,
  below: number,
): Promise<FoundClient[]> {
  const { rows } = await clientQuery(engine, asked, below).execute(db)
  return rows
}

export function clientQuery(engine: Engine, asked: Question, below: number): RawBuilder<FoundClient> {
  return sql`select client.id, client.uid, client.name, client.kind, client.tier
    from client_search cross join client
    where ${holds(engine, 'client', asked.phrases)} and client_search.rowid < ${sql.lit(below)}
      and client.id = client_search.rowid and ${asked.where}
    order by client_search.rowid desc limit ${asked.limit}`
}

/** Everything that is searched of these clients. */
export async function textsOf(db: Kysely<Schema>, ids: readonly number[]): Promise<ClientText[]> {
  if (ids.length === 0) return []
  const some = sql.join(ids.map((id) => sql.lit(id)))
  const { rows } = await sql<ClientText>`
    select client_id, field, label, text from (
      select id as client_id, 0 as rank, 0 as row_id, 'name' as field, '' as label, name as text from client where id in (${some})
      union all
      select client_id, 1, id, 'alias', '', name from alias where client_id in (${some})
      union all
      select id, 2, 0, 'title', '', title from client where id in (${some}) and title is not null
      union all
      select client_id, 3, id, 'tag', '', name from tag where client_id in (${some})
      union all
      select client_id, 4, id, 'point', kind, value from contact_point where client_id in (${some})
      union all
      select client_id, 5, id, 'attribute', name, value from attribute where client_id in (${some})
      union all
      select id, 6, 0, 'note', '', note from client where id in (${some}) and note is not null
    ) known order by client_id, rank, row_id`.execute(db)
  return rows
}

/** Every word of a name, and every tag, that a live client has. */
export async function knownWords(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select distinct k.key as word from client_key k join client on client.id = k.client_id
      where k.kind = 'word' and client.archived_at is null
    union
    select distinct t.name from tag t join client on client.id = t.client_id where client.archived_at is null
    order by word`.execute(db)
  return rows.map(({ word }) => word)
}
