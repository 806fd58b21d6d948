import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Day, Range } from '../day.ts'
import type { Interval } from '../language/interval.ts'
import type { Schema } from '../store/schema.ts'
import { type ContactPlan, type PlanSource, plansOf, satisfies } from './plan.ts'
import { type ContactDay, contactDays, type SourcedRule, type StandingRow, standingOf } from './queries.ts'
import { planRows } from './rows.ts'
import { walk } from './walk.ts'

/** What a plan called for with a client by one rule in a range of days, and how much of it was done. */
export interface CoverageRow {
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly source: PlanSource
  readonly codes: readonly string[] | null
  readonly every: Interval
  readonly planned: number
  readonly done: number
  /** Of those done, how many came after their day. */
  readonly late: number
}

/** The same of all clients of a tier together. */
export interface TierCoverage {
  readonly tier: string | null
  readonly clients: number
  readonly planned: number
  readonly done: number
  /** Whole per cent. */
  readonly percent: number
}

/** What is known of a range of days, from which coverage and the calls of its days are reckoned. */
export interface PlanDays {
  readonly rules: readonly SourcedRule[]
  /** Each client and rule that may call in the range, in no order. */
  readonly standings: readonly StandingRow[]
  /** The days of the range on which a client was contacted as a rule wants it. */
  readonly daysOf: (client: number, codes: readonly string[] | null) => Day[]
}

/** Reads it: one statement for the rules, one for the contacts. */
export async function planDays(
  db: Kysely<Schema>,
  plans: readonly ContactPlan[],
  where: Expression<SqlBool>,
  range: Range,
): Promise<PlanDays> {
  const asked = { until: range.to, before: range.from, uncontacted: true }
  const { rules, query } = standingOf(plans, where, asked)
  const standings = query ? (await query.execute(db)).rows : []
  const contacts = standings.length > 0 ? (await contactDays(range).execute(db)).rows : []
  return { rules, standings, daysOf: daysByClient(contacts) }
}

/**
 * What was planned and done in a range of days up to today, one row for each client and rule that called for contact
 * in it. The plan as it is now judges past days too.
 */
export async function coverageOf(
  db: Kysely<Schema>,
  where: Expression<SqlBool>,
  range: Range,
  today: Day,
): Promise<CoverageRow[]> {
  if (today < range.from) return []
  return coverageIn(await planDays(db, plansOf(await planRows(db)), where, range), range, today)
}

/** The same of what was read. */
export function coverageIn({ rules, standings, daysOf }: PlanDays, range: Range, today: Day): CoverageRow[] {
  const days = { from: range.from, to: range.to < today ? range.to : today }
  return standings.flatMap(({ client_id, client, tier, came, rule, last }) => {
    const known = rules[Number(rule)]
    if (!known) return []
    const { source, codes, every } = known
    const counts = coverage(last ?? came, every, daysOf(Number(client_id), codes), days, today)
    return counts.planned === 0
      ? []
      : [{ client_id: Number(client_id), client, tier, source, codes, every, ...counts }]
  })
}

/**
 * How often a rule called for contact in a range up to today, and how often one came, late or not; see `walk`. So
 * what is planned and not done is what the grid marks.
 */
export function coverage(
  start: Day,
  every: Interval,
  contacts: readonly Day[],
  range: Range,
  today: Day,
): Pick<CoverageRow, 'planned' | 'done' | 'late'> {
  const { calls, inTime, late } = walk(start, every, contacts, range, today)
  const until = calls.filter(({ day }) => day <= today).length
  return { planned: inTime + until, done: inTime + late, late }
}

/** Gives the days on which a client, or one of its people, was contacted as a rule wants it; in order, each once. */
function daysByClient(
  contacts: readonly ContactDay[],
): (client: number, codes: readonly string[] | null) => Day[] {
  const known = new Map<number, ContactDay[]>()
  const add = (id: number, contact: ContactDay) => {
    const own = known.get(id)
    if (own) own.push(contact)
    else known.set(id, [contact])
  }
  for (const contact of contacts) {
    add(Number(contact.client_id), contact)
    if (contact.org_id !== null) add(Number(contact.org_id), contact)
  }
  return (client, codes) => {
    const days = (known.get(client) ?? []).filter(({ code }) => satisfies(codes, code)).map(({ day }) => day)
    return [...new Set(days)].sort()
  }
}

/** Sums by tier: A, B, C, and last those without one. */
export function coverageByTier(rows: readonly CoverageRow[]): TierCoverage[] {
  const tiers = Map.groupBy(rows, ({ tier }) => tier)
  const rank = (tier: string | null) => tier ?? '\uffff'
  return [...tiers.keys()]
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((tier) => ({ tier, ...sumOf(tiers.get(tier) as CoverageRow[]) }))
}

/** Clients, planned, done and per cent of all rows together. */
export function sumOf(rows: readonly CoverageRow[]): Omit<TierCoverage, 'tier'> {
  let planned = 0
  let done = 0
  for (const row of rows) {
    planned += row.planned
    done += row.done
  }
  const clients = new Set(rows.map(({ client_id }) => client_id)).size
  return { clients, planned, done, percent: planned === 0 ? 100 : Math.round((done / planned) * 100) }
}
