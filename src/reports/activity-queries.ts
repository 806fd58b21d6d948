import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { COUNTED } from '../clients/rhythm.ts'
import type { Day, Range } from '../day.ts'
import type { Schema } from '../store/schema.ts'

/** What contacts can be counted by. */
export const GROUPINGS = ['client', 'org', 'tag', 'tier', 'channel', 'owner', 'week', 'month'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Which contacts to count, and by what. */
export interface ActivityQuestion {
  /** On `client`. */
  readonly where: Expression<SqlBool>
  readonly range: Range
  readonly by: Grouping
  /** The channels that are counted each for itself. */
  readonly codes: readonly string[]
  /** Of weeks and months: the days of each. */
  readonly spans: readonly Range[]
}

/** Contacts counted: of one group, or of all. */
export interface Tally {
  /** Of a client or an organisation. */
  readonly id: number | null
  /** The group: a name, a tag, a letter, the first day of a week; null where there is none, such as no tag. */
  readonly name: string | null
  readonly tier: string | null
  readonly total: number
  readonly clients: number
  readonly days: number
  /** Contacts by channel, in the order of the codes asked for. */
  readonly counts: readonly number[]
}

/** Contacts counted by group, and all of them once. */
export interface Activity {
  readonly groups: readonly Tally[]
  readonly all: Tally
  /** How many clients fit, contacted or not; organisations with people count through them. */
  readonly fitting: number
}

type Counted = Readonly<Record<string, number | string | null>>

/** Counts contacts in one statement, in the engine; groups come in no order, and only those with a contact. */
export async function countActivity(db: Kysely<Schema>, question: ActivityQuestion): Promise<Activity> {
  const { rows } = await activityStatement(question).execute(db)
  const tallies = rows.map((row) => ({ whole: Number(row.whole) === 1, tally: tallyOf(row, question.codes) }))
  const all = rows.find((row) => Number(row.whole) === 1) as Counted
  return {
    groups: tallies.flatMap(({ whole, tally }) => (whole ? [] : [tally])),
    all: tallyOf(all, question.codes),
    fitting: Number(all.fitting),
  }
}

function tallyOf(row: Counted, codes: readonly string[]): Tally {
  return {
    id: row.id === null ? null : Number(row.id),
    name: row.name as string | null,
    tier: row.tier as string | null,
    total: Number(row.total ?? 0),
    clients: Number(row.clients),
    days: Number(row.days),
    counts: codes.map((_, at) => Number(row[`c${at}`] ?? 0)),
  }
}

/**
 * The statement. Contacts are first counted by day and client, which the index over both gives in its own order and
 * alone; what is counted by group is that.
 */
export function activityStatement(question: ActivityQuestion): RawBuilder<Counted> {
  const { where, by, codes } = question
  const { key, name, tier, join } = GROUP[by]
  const sums = codes.map((_, at) => sql`, sum(pairs.${sql.ref(`c${at}`)}) as ${sql.ref(`c${at}`)}`)
  const measures = sql`sum(pairs.n) as total, count(distinct pairs.client_id) as clients,
    count(distinct pairs.day) as days${joined(sums)}`
  return sql<Counted>`${spansOf(question)} pairs as (${pairsOf(question)})
    select 0 as whole, 0 as fitting, ${key} as id, ${name} as name, ${tier} as tier, ${measures}
      from pairs ${join} group by ${key}, ${name}, ${tier}
    union all
    select 1, (${fittingOf(where)}), null, null, null, ${measures} from pairs`
}

/** An organisation with people is no client of its own beside them, unless it was contacted itself. */
function fittingOf(where: Expression<SqlBool>): RawBuilder<unknown> {
  return sql`select count(*) from client where ${where}
    and (${COUNTED} or client.id in (select pairs.client_id from pairs))`
}

function pairsOf({ where, range, by, codes }: ActivityQuestion): RawBuilder<unknown> {
  const isSpan = by === 'week' || by === 'month'
  const part = isSpan ? sql`spans.first_day` : by === 'channel' ? sql`touchpoint.code` : undefined
  const counts = codes.map(
    (code, at) => sql`, sum(case when touchpoint.code = ${code} then 1 else 0 end) as ${sql.ref(`c${at}`)}`,
  )
  const days = isSpan
    ? sql`touchpoint.day >= spans.first_day and touchpoint.day <= spans.last_day`
    : sql`touchpoint.day >= ${range.from} and touchpoint.day <= ${range.to}`
  return sql`select ${part ? sql`${part} as part, ` : sql``}touchpoint.day, touchpoint.client_id, count(*) as n${joined(counts)}
    from ${isSpan ? sql`spans cross join ` : sql``}touchpoint
    where ${days} and +touchpoint.client_id in (select client.id from client where ${where})
    group by ${part ? sql`${part}, ` : sql``}touchpoint.day, touchpoint.client_id`
}

function spansOf({ spans }: ActivityQuestion): RawBuilder<unknown> {
  if (spans.length === 0) return sql`with`
  const values = spans.map(({ from, to }) => sql`(${from}, ${to})`)
  return sql`with spans (first_day, last_day) as (values ${sql.join(values)}),`
}

function joined(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return parts.length === 0 ? sql`` : sql.join([...parts], sql``)
}

interface Group {
  readonly key: RawBuilder<unknown>
  readonly name: RawBuilder<unknown>
  readonly tier: RawBuilder<unknown>
  readonly join: RawBuilder<unknown>
}

const NUMBER = sql`cast(null as integer)`
const TEXT = sql`cast(null as text)`
const CLIENT = sql`join client on client.id = pairs.client_id`
const PART: Group = { key: NUMBER, name: sql`pairs.part`, tier: TEXT, join: sql`` }

const GROUP: Readonly<Record<Grouping, Group>> = {
  client: { key: sql`client.id`, name: sql`client.name`, tier: sql`client.tier`, join: CLIENT },
  org: {
    key: sql`o.id`,
    name: sql`o.name`,
    tier: sql`o.tier`,
    join: sql`${CLIENT} left join client as o
      on o.id = case when client.kind = 'organisation' then client.id else client.org_id end`,
  },
  tag: {
    key: NUMBER,
    name: sql`tag.name`,
    tier: TEXT,
    join: sql`left join tag on tag.client_id = pairs.client_id`,
  },
  tier: { key: NUMBER, name: sql`client.tier`, tier: TEXT, join: CLIENT },
  owner: { key: NUMBER, name: sql`client.owner`, tier: TEXT, join: CLIENT },
  channel: PART,
  week: PART,
  month: PART,
}

/** The first day of a group that is a week or a month. */
export function firstDayOf(tally: Tally): Day {
  return tally.name as Day
}
