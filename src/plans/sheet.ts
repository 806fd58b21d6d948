import { expressionBuilder, type Kysely } from 'kysely'
import { type Day, daysBetween } from '../day.ts'
import { intervalText } from '../language/interval.ts'
import { sortedByName } from '../language/order.ts'
import { said as inWords, plural, say, toSay } from '../language/say.ts'
import type { Row, Sheet } from '../output/document.ts'
import type { Schema } from '../store/schema.ts'
import { rulesAsJson } from './keeping.ts'
import { type ContactPlan, planFinder, sayEvery, sayRule, sayRules, saySource } from './plan.ts'
import type { PlannedClient } from './queries.ts'
import type { Standing } from './standings.ts'

/** A plan with whose it is and for how many of the clients in question it is the one that holds. */
interface Counted {
  readonly plan: ContactPlan
  readonly name: string
  readonly clients: number
}

/** The plans in force: of tiers, then of tags, then of clients. */
async function counted(
  db: Kysely<Schema>,
  plans: readonly ContactPlan[],
  clients: readonly PlannedClient[],
): Promise<Counted[]> {
  const holds = planFinder(plans)
  const counts = new Map<ContactPlan, number>()
  for (const client of clients) {
    const plan = holds(client)
    if (plan) counts.set(plan, (counts.get(plan) ?? 0) + 1)
  }
  const names = await namesOf(db, plans)
  const of = (scope: ContactPlan['scope']) =>
    plans
      .filter((plan) => plan.scope === scope)
      .map((plan) => ({ plan, name: sayWhose(plan, names), clients: counts.get(plan) ?? 0 }))
  return (['tier', 'tag', 'client'] as const).flatMap((scope) => sortedByName(of(scope), ({ name }) => name))
}

function sayWhose({ scope, subject, client_id }: ContactPlan, names: ReadonlyMap<number, string>): string {
  if (scope === 'client') return names.get(client_id ?? 0) ?? `#${client_id}`
  return saySource({ scope, subject })
}

async function namesOf(db: Kysely<Schema>, plans: readonly ContactPlan[]): Promise<Map<number, string>> {
  if (!plans.some(({ scope }) => scope === 'client')) return new Map()
  const eb = expressionBuilder<Schema, 'client'>()
  const rows = await db
    .selectFrom('client')
    .select(['client.id', 'client.name'])
    .where(
      'client.id',
      'in',
      eb.selectFrom('plan').select('plan.client_id').where('plan.scope', '=', 'client'),
    )
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The plans in force as a table. */
export async function plansSheet(
  db: Kysely<Schema>,
  plans: readonly ContactPlan[],
  clients: readonly PlannedClient[],
): Promise<Sheet> {
  return {
    kind: 'sheet',
    title: say`Plans`,
    columns: [
      { key: 'whose', title: 'For', type: 'text', tone: () => 'strong' },
      { key: 'plan', title: 'Planned', type: 'text', prose: true },
      { key: 'clients', title: 'Clients', type: 'number' },
    ],
    rows: (await counted(db, plans, clients)).map(({ plan, name, clients: count }) => ({
      whose: name,
      plan: sayRules(plan.rules),
      clients: count,
    })),
    empty: say`There is no plan yet: ${'crm plan suggest'}, or ${inWords(toSay('crm plan set tier:A "T every 14d"'))}.`,
  }
}

/** The same for programs. */
export async function plansAsJson(
  db: Kysely<Schema>,
  plans: readonly ContactPlan[],
  clients: readonly PlannedClient[],
) {
  return (await counted(db, plans, clients)).map(({ plan, name, clients: count }) => ({
    scope: plan.scope,
    subject: plan.scope === 'client' ? { id: plan.client_id, name } : plan.subject,
    rules: rulesAsJson(plan.rules),
    clients: count,
  }))
}

/** A row for each client and rule. */
export function standingsSheet(standings: readonly Standing[], today: Day, said: string): Sheet {
  return {
    kind: 'sheet',
    title: said === '' ? say`Clients` : say`Clients: ${said}`,
    columns: [
      { key: 'id', title: '#', type: 'id', tone: () => 'quiet' },
      { key: 'client', title: 'Client', type: 'text', tone: () => 'strong' },
      { key: 'tier', title: 'Tier', type: 'text', spare: true },
      { key: 'rule', title: 'Planned', type: 'text', prose: true },
      { key: 'from', title: 'From', type: 'text' },
      { key: 'last', title: 'Last', type: 'day', spare: true },
      { key: 'due', title: 'Next', type: 'day' },
      { key: 'state', title: 'State', type: 'text', whole: true, tone: toneOfState },
      { key: 'late', title: 'Days late', type: 'number', hidden: true },
    ],
    rows: standings.map((standing) => rowOf(standing, today)),
    empty:
      said === ''
        ? say`No clients yet: ${inWords(toSay('crm add "Zhang Wei" --tier A'))}`
        : say`No client: ${said}.`,
  }
}

function rowOf(standing: Standing, today: Day): Row {
  const { client_id, client, tier, source, last, due } = standing
  const late = due === null ? null : daysBetween(due, today)
  return {
    id: client_id,
    client,
    tier,
    rule: sayStanding(standing),
    from: source ? saySource(source) : '',
    last,
    due,
    state: late === null ? '' : sayState(late),
    late,
  }
}

function sayStanding({ source, codes, every }: Standing): string {
  if (!source) return say`no plan`
  if (!every) return say`no contact`
  return source.scope === 'rhythm' ? say`about ${sayEvery(every)}` : sayRule(codes, every)
}

/** `6 days late`, `today`, `in 8 days`. */
function sayState(late: number): string {
  if (late === 0) return say`today`
  const days = Math.abs(late)
  return late > 0
    ? plural(days, say`1 day late`, say`${days} days late`)
    : plural(days, say`in 1 day`, say`in ${days} days`)
}

function toneOfState({ late }: Row): 'late' | 'soon' | undefined {
  if (late === null) return undefined
  return Number(late) > 0 ? 'late' : late === 0 ? 'soon' : undefined
}

/** For programs: `late` is days, less than none where it is to come. */
export function standingsAsJson(standings: readonly Standing[], today: Day) {
  return standings.map(({ client_id, client, tier, source, codes, every, last, due }) => ({
    id: client_id,
    name: client,
    tier,
    source: source ?? null,
    codes,
    every: every ? intervalText(every) : null,
    last,
    due,
    late: due === null ? null : daysBetween(due, today),
  }))
}
