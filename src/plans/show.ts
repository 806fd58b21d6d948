import { type Command, command } from '../cli/define.ts'
import { argument, type Input, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { ReadContext } from '../context.ts'
import { toSay } from '../language/say.ts'
import type { Block, Document } from '../output/document.ts'
import { plansOf } from './plan.ts'
import { type PlannedClient, plannedClients } from './queries.ts'
import { planRows } from './rows.ts'
import { plansAsJson, plansSheet, standingsAsJson, standingsSheet } from './sheet.ts'
import { type Standing, standingsOf } from './standings.ts'
import { tagsOf } from './subject.ts'

const details = [
  toSay(
    'First the plans of tiers, tags and clients, with for how many clients each is the one that holds. Then for each client ' +
      'the rule, where it comes from, the last contact that satisfied it, and when the next is due.',
  ),
  toSay(
    'Who has no plan is judged by the days that usually lie between contacts, where there were enough: such a client is due ' +
      'after half as much again, and never before a fortnight.',
  ),
]

const fields = {
  filter: argument('[filter...]', 'which clients, such as tier:A (crm help filters)', words()),
}
const formats = ['table', 'markdown', 'csv', 'xlsx', 'json'] as const

export const showPlans = command({
  name: 'plan show',
  summary: 'Show the contact plans, and for each client what holds and when it is due',
  details,
  fields,
  examples: [
    { line: 'crm plan show', says: 'everybody' },
    { line: 'crm plan show tier:A', says: 'key clients' },
  ],
  book: 'read',
  formats,
  pages: true,
  run: show,
})

/** Bare `crm plan` is `crm plan show`. */
export const plan: Command = command({
  name: 'plan',
  summary: 'The same as crm plan show',
  details: [...details, 'Plans are made with crm plan set, crm plan remove and crm plan suggest.'],
  fields,
  examples: [{ line: 'crm plan', says: 'which contact is planned with whom' }],
  book: 'read',
  formats,
  pages: true,
  run: show,
})

async function show(ctx: ReadContext, input: Input<typeof fields>): Promise<Document> {
  const { db } = ctx.book
  const { today } = ctx.clock
  const filter = readFilter(input.filter, { today, actor: ctx.actor })
  const { where, notices } = await matching(db, filter)
  const plans = plansOf(await planRows(db))
  const clients = await plannedClients(db, where, tagsOf(plans))
  const all = await standingsOf(db, where, plans, clients)
  const standings = filter.terms.length > 0 ? all : withoutMere(all, clients)
  const rules = await plansSheet(db, plans, clients)
  const blocks: Block[] = [rules, standingsSheet(standings, today, sayFilter(filter))]
  // CSV holds one table: the one that has a row for each client and rule.
  return {
    blocks: ctx.format === 'csv' ? blocks.slice(1) : blocks,
    json: {
      today,
      filter: sayFilter(filter),
      plans: await plansAsJson(db, plans, clients),
      clients: standingsAsJson(standings, today),
    },
    notices,
  }
}

/** Without organisations that have people, and neither a tier nor a plan: it is their people who are contacted. */
function withoutMere(standings: readonly Standing[], clients: readonly PlannedClient[]): Standing[] {
  const mere = new Set(clients.filter(({ through, tier }) => through && tier === null).map(({ id }) => id))
  return standings.filter(({ source, client_id }) => source !== undefined || !mere.has(client_id))
}
