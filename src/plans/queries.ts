import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { COUNTED, GAP_TO_JUDGE_BY } from '../clients/rhythm.ts'
import { taggings } from '../clients/tag-queries.ts'
import type { Day, Range } from '../day.ts'
import { intervalText, latestBefore } from '../language/interval.ts'
import type { Schema } from '../store/schema.ts'
import type { ContactPlan, Planned, PlanRule, PlanSource, StoredRule } from './plan.ts'

export { planRows } from './rows.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** Whose plan: a tier, a tag, or a client. */
export type Subject = Pick<StoredRule, 'scope' | 'subject' | 'client_id'>

/** A client with a rule that holds for it. */
export interface StandingRow {
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  /** The day it came into the book. */
  readonly came: Day
  /** Which of the rules asked for; null is its own rhythm. */
  readonly rule: number | null
  readonly usual_gap: number | null
  /** The last day of a contact that satisfies the rule. */
  readonly last: Day | null
}

/** A rule with where it comes from. */
export interface SourcedRule extends PlanRule {
  readonly source: PlanSource
}

/** What is wanted of the rules that hold for clients. */
export interface StandingQuestion {
  /** Rules whose interval ends later are left out. */
  readonly until: Day
  /** Contacts on this day and after it do not count. */
  readonly before?: Day
  /** Takes in every rule of those without a contact, whenever it is due. */
  readonly uncontacted?: boolean
  /** Own rhythms that are due by then; none where it is not given. */
  readonly rhythmUntil?: Day
}

/** Rules numbered as the statement gives them back, and the statement; undefined where nothing can come out. */
export interface Standing {
  readonly rules: readonly SourcedRule[]
  readonly query: RawBuilder<StandingRow> | undefined
}

/**
 * The rules that hold for clients and are due, as one statement: a part for each kind of plan that there is, in
 * which the day that the last contact may have at most is a number beside its rule.
 */
export function standingOf(
  plans: readonly ContactPlan[],
  where: Where,
  { until, before, uncontacted = false, rhythmUntil }: StandingQuestion,
): Standing {
  const rules: SourcedRule[] = []
  const tables: RawBuilder<unknown>[] = []
  const parts: RawBuilder<unknown>[] = []
  const have = scopesOf(plans)

  /** Number of the rule, number of its channels within its part, and the latest last contact of those who are due. */
  const numbers = (ways: Ways, source: PlanSource, { codes, every }: PlanRule) => {
    let way = ways.findIndex((known) => codesKey(known) === codesKey(codes))
    if (way < 0) way = ways.push(codes) - 1
    const rule = rules.push({ source, codes, every }) - 1
    return sql`${sql.lit(rule)}, ${sql.lit(way)}, ${latestBefore(until, every)}`
  }
  const part = (ways: Ways, from: RawBuilder<unknown>, condition: RawBuilder<unknown>) => {
    parts.push(sql`select ${CLIENT}, r.rule as rule, r.cut as cut, ${lastOf(ways, before)} as last_day
      from ${from} where ${LIVE} and ${where} and ${condition}`)
  }

  const [tierWays, tagWays, ownWays]: [Ways, Ways, Ways] = [[], [], []]
  const ofTiers = have.tier.flatMap(({ subject, rules: own }) =>
    own.map((rule) => sql`(${subject}, ${numbers(tierWays, { scope: 'tier', subject }, rule)})`),
  )
  const ofTags = have.tag.flatMap(({ subject, rules: own }, place) =>
    own.map(
      (rule) => sql`(${subject}, ${sql.lit(place)}, ${numbers(tagWays, { scope: 'tag', subject }, rule)})`,
    ),
  )
  const own = new Map(
    have.client.flatMap((plan) =>
      plan.rules.map((rule) => [`${codesKey(rule.codes)} ${intervalText(rule.every)}`, rule]),
    ),
  )
  const ofClients = [...own.values()].map(
    (rule) =>
      sql`(${codesKey(rule.codes)}, ${intervalText(rule.every)}, ${numbers(ownWays, { scope: 'client', subject: '' }, rule)})`,
  )
  if (have.tag.length > 0) {
    const places = have.tag.map(({ subject }, place) => sql`(${subject}, ${sql.lit(place)})`)
    tables.push(sql`tag_plan (name, place) as (values ${sql.join(places)})`)
  }
  if (ofTiers.length > 0) {
    tables.push(sql`tier_rule (tier, rule, way, cut) as (values ${sql.join(ofTiers)})`)
    // A cross join, which SQLite leaves as it is: clients are read in their order, and not tier by tier through an index.
    part(
      tierWays,
      sql`client cross join tier_rule r`,
      sql`r.tier = client.tier and ${notOwn(have)} and ${notTagged(have)}`,
    )
  }
  if (ofTags.length > 0) {
    tables.push(sql`tag_rule (name, place, rule, way, cut) as (values ${sql.join(ofTags)})`)
    part(
      tagWays,
      sql`tag_rule r join tag held on held.name = r.name join client on client.id = held.client_id`,
      sql`${notOwn(have)} and not exists (select 1 from tag b join tag_plan bp on bp.name = b.name
        where b.client_id = client.id and bp.place < r.place)`,
    )
  }
  if (ofClients.length > 0) {
    tables.push(sql`own_rule (codes, every, rule, way, cut) as (values ${sql.join(ofClients)})`)
    part(
      ownWays,
      sql`plan p join own_rule r on r.codes = coalesce(p.codes, '') and r.every = p.every
        join client on client.id = p.client_id`,
      sql`p.scope = 'client'`,
    )
  }
  const selects: RawBuilder<unknown>[] = []
  if (parts.length > 0) {
    const none = uncontacted ? sql`last_day is null or last_day <= cut` : sql`coalesce(last_day, came) <= cut`
    selects.push(sql`select client_id, client, tier, came, rule, usual_gap, last_day as last
      from (${sql.join(parts, sql` union all `)}) s where ${none}`)
  }
  if (rhythmUntil !== undefined) selects.push(rhythms(have, where, rhythmUntil))
  if (selects.length === 0) return { rules, query: undefined }
  const head = tables.length > 0 ? sql`with ${sql.join(tables)} ` : sql``
  return { rules, query: sql<StandingRow>`${head}${sql.join(selects, sql` union all `)}` }
}

const CLIENT = sql`client.id as client_id, client.name as client, client.tier as tier,
  substr(client.created_at, 1, 10) as came, client.usual_gap as usual_gap`
const LIVE = sql<SqlBool>`client.archived_at is null and client.merged_into is null`

interface Scopes {
  readonly tier: readonly ContactPlan[]
  readonly tag: readonly ContactPlan[]
  readonly client: readonly ContactPlan[]
}

function scopesOf(plans: readonly ContactPlan[]): Scopes {
  const of = (scope: ContactPlan['scope']) => plans.filter((plan) => plan.scope === scope)
  return { tier: of('tier'), tag: of('tag'), client: of('client') }
}

function codesKey(codes: readonly string[] | null): string {
  return codes === null ? '' : codes.join('/')
}

function notOwn({ client }: Scopes): RawBuilder<unknown> {
  if (client.length === 0) return sql`1 = 1`
  return sql`not exists (select 1 from plan o where o.client_id = client.id)`
}

function notTagged({ tag }: Scopes): RawBuilder<unknown> {
  if (tag.length === 0) return sql`1 = 1`
  return sql`not exists (select 1 from tag b join tag_plan bp on bp.name = b.name where b.client_id = client.id)`
}

/** The channels that the rules of a part of the statement ask for, each once. */
type Ways = (readonly string[] | null)[]

/** The last day of a contact by the channels of `r.way`, before a day where one is given. */
function lastOf(ways: Ways, before: Day | undefined): RawBuilder<unknown> {
  if (ways.length === 1) return lastBy(ways[0] ?? null, before)
  const cases = ways.map((codes, at) => sql`when ${sql.lit(at)} then ${lastBy(codes, before)}`)
  return sql`case r.way ${sql.join(cases, sql` `)} end`
}

function lastBy(codes: readonly string[] | null, before: Day | undefined): RawBuilder<unknown> {
  if (codes === null) {
    if (before === undefined) return sql`client.last_day`
    return sql`case when client.last_day < ${before} then client.last_day else ${stepBack(before, sql``)} end`
  }
  const day =
    before === undefined
      ? sql`l.day`
      : sql`case when l.day < ${before} then l.day else ${stepBack(before, sql`and t.code = l.code`)} end`
  return sql`(select max(${day}) from last_contact l where l.client_id = client.id and l.code in (${sql.join(codes)}))`
}

/** Back through the index from a day to the last contact before it; of an organisation through each of its people's. */
function stepBack(before: Day, and: RawBuilder<unknown>): RawBuilder<unknown> {
  const of = (id: RawBuilder<unknown>) =>
    sql`(select t.day from touchpoint t where t.client_id = ${id} and t.day < ${before} ${and}
      order by t.day desc limit 1)`
  return sql`case client.kind when 'organisation' then (select max(${of(sql`m.id`)}) from client m
    where m.id = client.id or (m.org_id = client.id and m.merged_into is null)) else ${of(sql`client.id`)} end`
}

/** Those without a plan who are quiet for longer than usual by a day. */
function rhythms(have: Scopes, where: Where, until: Day): RawBuilder<unknown> {
  const tiers = have.tier.map(({ subject }) => subject)
  const notTier =
    tiers.length === 0 ? sql`1 = 1` : sql`(client.tier is null or client.tier not in (${sql.join(tiers)}))`
  return sql`select client.id as client_id, client.name as client, client.tier as tier,
    substr(client.created_at, 1, 10) as came, cast(null as integer) as rule, client.usual_gap as usual_gap,
    client.last_day as last from client
    where ${LIVE} and ${where} and client.rhythm_due <= ${until}
    and ${notTier} and ${notOwn(have)} and ${notTagged(have)} and ${COUNTED}`
}

/** A day on which a client was contacted by a channel; `org_id` is the organisation that is contacted by it too. */
export interface ContactDay {
  readonly client_id: number
  readonly org_id: number | null
  readonly day: Day
  readonly code: string
}

/** The days of contact of all clients within a range, in no order; read from the index of days alone. */
export function contactDays({ from, to }: Range): RawBuilder<ContactDay> {
  return sql<ContactDay>`select distinct t.client_id, t.day, t.code,
    case when c.merged_into is null then c.org_id end as org_id
    from touchpoint t join client c on c.id = t.client_id
    where t.day >= ${from} and t.day <= ${to}`
}

/** The rows of one subject's plan. */
export async function rowsOfSubject(
  db: Db,
  subject: Subject,
): Promise<(StoredRule & { readonly id: number })[]> {
  return db
    .selectFrom('plan')
    .select(['id', 'scope', 'subject', 'client_id', 'codes', 'every'])
    .where('scope', '=', subject.scope)
    .where('subject', '=', subject.subject)
    .where('client_id', subject.client_id === null ? 'is' : '=', subject.client_id)
    .orderBy('id')
    .execute()
}

/** A client as plans look at it; the tags are those that have a plan. */
export interface PlannedClient extends Planned {
  readonly name: string
  readonly last_day: Day | null
  /** The days that usually lie between contacts, where it can be judged by them. */
  readonly usual_gap: number | null
  /** Whether it is an organisation whose people stand for it. */
  readonly through: boolean
}

/** The clients that fit a condition and may have plans, with the tags among these. */
export async function plannedClients(
  db: Db,
  where: Where,
  tags: readonly string[],
): Promise<PlannedClient[]> {
  const clients = await db
    .selectFrom('client')
    .select(['client.id', 'client.name', 'client.tier', 'client.last_day', GAP_TO_JUDGE_BY.as('usual_gap')])
    .select(sql<number>`case when ${COUNTED} then 0 else 1 end`.as('through'))
    .where(LIVE)
    .where(where)
    .execute()
  const tagsOf = await tagsByClient(db, where, tags)
  return clients.map((client) => ({
    ...client,
    through: Number(client.through) === 1,
    tags: tagsOf.get(client.id) ?? [],
  }))
}

/** Which of these tags the clients that fit a condition have; nothing is asked where there are none. */
export async function tagsByClient(
  db: Db,
  where: Where,
  tags: readonly string[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>()
  for (const { client_id, name } of await taggings(db, where, tags)) {
    const own = found.get(client_id)
    if (own) own.push(name)
    else found.set(client_id, [name])
  }
  return found
}
