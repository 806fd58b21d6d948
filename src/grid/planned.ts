import type { Expression, Kysely, SqlBool } from 'kysely'
import { addDays, type Day, type Range } from '../day.ts'
import { type PlanDays, planDays } from '../plans/coverage.ts'
import { planFinder, plansOf, type StoredRule, sayRule } from '../plans/plan.ts'
import { standingOf, tagsByClient } from '../plans/queries.ts'
import { walk } from '../plans/walk.ts'
import type { Schema } from '../store/schema.ts'
import type { PlanCall, Plans } from './late.ts'

/**
 * What the plans of a book come to in the days of a grid: one statement each for what is overdue today, for the rules
 * that call for contact in these days and for their contacts, unless both are known, and, where tags have plans, for who has these tags.
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
  const overdue = standingOf(plans, where, { until: addDays(today, -1) }).query
  const late = overdue ? (await overdue.execute(db)).rows : []
  return {
    calls: callsOf(known ?? (await planDays(db, plans, where, range)), range, today),
    holds: ({ id, tier }) => finder({ id, tier, tags: tagsOf.get(id) ?? [] }) !== undefined,
    overdue: new Set(late.map(({ client_id }) => Number(client_id))),
  }
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
