import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Day } from '../day.ts'
import type { Interval } from '../language/interval.ts'
import { sortedByName } from '../language/order.ts'
import { rhythmDue } from '../rhythm.ts'
import type { Schema } from '../store/schema.ts'
import { type ContactPlan, type PlanSource, planFinder } from './plan.ts'
import { type PlannedClient, standingOf } from './queries.ts'
import { contactOf, type PlannedContact } from './standing.ts'

/** A client with one rule that holds for it; without `every` no contact is planned, without a source there is no plan. */
export interface Standing {
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly source: PlanSource | undefined
  readonly codes: readonly string[] | null
  readonly every: Interval | undefined
  readonly last: Day | null
  readonly due: Day | null
}

/** Nothing is due later, and months can still be added to it. */
const EVER = '9000-01-01' as Day

/** What holds for each of these clients, by tier and name: all rules of its plan, else its rhythm, else nothing. */
export async function standingsOf(
  db: Kysely<Schema>,
  where: Expression<SqlBool>,
  plans: readonly ContactPlan[],
  clients: readonly PlannedClient[],
): Promise<Standing[]> {
  const { rules, query } = standingOf(plans, where, { until: EVER })
  const rows = query ? (await query.execute(db)).rows.map((row) => contactOf(row, rules)) : []
  const planned = Map.groupBy(rows, ({ client_id }) => client_id)
  const holds = planFinder(plans)
  const byTier = Map.groupBy(sortedByName(clients, nameOf), ({ tier }) => tier ?? '\uffff')
  return [...byTier.keys()]
    .sort()
    .flatMap((tier) => byTier.get(tier) as PlannedClient[])
    .flatMap((client) => standingsOfClient(client, planned.get(client.id) ?? [], holds(client)))
}

function nameOf({ name }: PlannedClient): string {
  return name
}

function standingsOfClient(
  client: PlannedClient,
  planned: readonly PlannedContact[],
  plan: ContactPlan | undefined,
): Standing[] {
  if (planned.length > 0) return planned.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const { id, name, tier, last_day: last, usual_gap } = client
  const nothing = { client_id: id, client: name, tier, codes: null, every: undefined, last, due: null }
  if (plan)
    return [
      { ...nothing, source: { scope: plan.scope, subject: plan.scope === 'client' ? '' : plan.subject } },
    ]
  if (usual_gap === null || last === null) return [{ ...nothing, source: undefined }]
  return [
    {
      ...nothing,
      source: { scope: 'rhythm', subject: '' },
      every: { count: usual_gap, unit: 'day' },
      due: rhythmDue(last, usual_gap),
    },
  ]
}
