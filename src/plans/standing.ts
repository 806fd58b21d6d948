import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Day } from '../day.ts'
import { type Interval, intervalsAfter } from '../language/interval.ts'
import { rhythmDue } from '../rhythm.ts'
import type { Schema } from '../store/schema.ts'
import { type ContactPlan, type PlanSource, plansOf } from './plan.ts'
import { type SourcedRule, type StandingRow, standingOf } from './queries.ts'
import { planRows } from './rows.ts'

/** A contact that a plan, or a client's own rhythm, calls for. */
export interface PlannedContact {
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly source: PlanSource
  /** The letters of which one satisfies; null is any. */
  readonly codes: readonly string[] | null
  /** Of a rhythm the usual gap. */
  readonly every: Interval
  readonly due: Day
  /** The last day of a contact that satisfied, null where there was none. */
  readonly last: Day | null
}

/**
 * What is planned with the clients that fit a condition, due on or before a day: one entry for each client and rule,
 * in no order. Own rhythms only where they are due by today. All plans, where they are known, are not read again.
 */
export async function plannedUntil(
  db: Kysely<Schema>,
  where: Expression<SqlBool>,
  until: Day,
  today: Day,
  known?: readonly ContactPlan[],
): Promise<PlannedContact[]> {
  const plans = known ?? plansOf(await planRows(db))
  const rhythmUntil = until < today ? until : today
  const { rules, query } = standingOf(plans, where, { until, rhythmUntil })
  if (!query) return []
  const { rows } = await query.execute(db)
  const after = intervalsRemembered()
  return rows.map((row) => contactOf(row, rules, after))
}

/** Thousands of contacts have few rules, each with an interval of its own, and few days. */
function intervalsRemembered(): (day: Day, every: Interval) => Day {
  const known = new Map<Interval, Map<Day, Day>>()
  return (day, every) => {
    const before = known.get(every)?.get(day)
    if (before !== undefined) return before
    const due = intervalsAfter(day, every)
    const days = known.get(every) ?? new Map<Day, Day>()
    known.set(every, days.set(day, due))
    return due
  }
}

/** A row of the statement as a planned contact with the day it is due. */
export function contactOf(
  row: StandingRow,
  rules: readonly SourcedRule[],
  after: (day: Day, every: Interval) => Day = intervalsAfter,
): PlannedContact {
  const { client, tier, came, rule, last } = row
  const client_id = Number(row.client_id)
  const known = rule === null ? undefined : rules[Number(rule)]
  if (known) {
    const { source, codes, every } = known
    return { client_id, client, tier, source, codes, every, due: after(last ?? came, every), last }
  }
  const gap = Number(row.usual_gap)
  return {
    client_id,
    client,
    tier,
    source: { scope: 'rhythm', subject: '' },
    codes: null,
    every: { count: gap, unit: 'day' },
    due: rhythmDue(last ?? came, gap),
    last,
  }
}
