import type { Expression, Kysely, SqlBool } from 'kysely'
import { addDays, type Day, type Range } from '../day.ts'
import { intervalsAfter } from '../language/interval.ts'
import { type PlanDays, planDays } from '../plans/coverage.ts'
import { planFinder, plansOf, type StoredRule, sayRule } from '../plans/plan.ts'
import { standingOf, tagsByClient } from '../plans/queries.ts'
import { walk } from '../plans/walk.ts'
import type { Schema } from '../store/schema.ts'
import type { PlanCall, Plans } from './late.ts'

/**
 * What the plans of a book come to in the days of a grid: one statement each for the rules that call for contact in
 * these days and for their contacts, unless both are known, for who has the tags that have plans, and, where today
 * is none of the days, for what is overdue.
 */
export async function readPlans(
  db: Kysely<Schema>,
  rows: readonly StoredRule[],
  where: Expression<SqlBool>,
  range: Range,
  today: Day,
  known?: PlanDays,
): Promise<Plans> {
  const plans = plansOf(rows)
  const finder = planFinder(plans)
  const tags = plans.filter(({ scope }) => scope === 'tag').map(({ subject }) => subject)
  const tagsOf = await tagsByClient(db, where, tags)
  const days = known ?? (await planDays(db, plans, where, range))
  return {
    calls: callsOf(days, range, today),
    holds: ({ id, tier }) => finder({ id, tier, tags: tagsOf.get(id) ?? [] }) !== undefined,
    overdue:
      range.from <= today && today <= range.to
        ? overdueWithin(days, today)
        : await overdueOn(db, plans, where, today),
  }
}

/** Whose contact is overdue today, a day of the range: the contacts of its days are known. */
function overdueWithin({ rules, standings, daysOf }: PlanDays, today: Day): Set<number> {
  const late = standings.filter(({ client_id, came, rule, last }) => {
    const known = rules[Number(rule)]
    if (!known) return false
    const latest = daysOf(Number(client_id), known.codes).at(-1) ?? last ?? came
    return intervalsAfter(latest, known.every) < today
  })
  return new Set(late.map(({ client_id }) => Number(client_id)))
}

async function overdueOn(
  db: Kysely<Schema>,
  plans: ReturnType<typeof plansOf>,
  where: Expression<SqlBool>,
  today: Day,
): Promise<Set<number>> {
  const { query } = standingOf(plans, where, { until: addDays(today, -1) })
  const late = query ? (await query.execute(db)).rows : []
  return new Set(late.map(({ client_id }) => Number(client_id)))
}

function callsOf({ rules, standings, daysOf }: PlanDays, range: Range, today: Day): PlanCall[] {
  const inOrder = standings.toSorted((a, b) => a.client_id - b.client_id || Number(a.rule) - Number(b.rule))
  return inOrder.flatMap(({ client_id, came, rule, last }) => {
    const known = rules[Number(rule)]
    if (!known) return []
    const { codes, every } = known
    const id = Number(client_id)
    const said = sayRule(codes, every)
    return walk(last ?? came, every, daysOf(id, codes), range, today).calls.map((call) => ({
      ...call,
      client_id: id,
      codes,
      rule: said,
    }))
  })
}
