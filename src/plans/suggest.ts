import { command } from '../cli/define.ts'
import { flag, option } from '../cli/fields.ts'
import { TIERS } from '../clients/client.ts'
import { markOf } from '../grid/grid.ts'
import { listed, say } from '../language/say.ts'
import type { Block, Line, Sheet } from '../output/document.ts'
import { keepPlan } from './keeping.ts'
import { type ContactPlan, type PlanRule, plansOf, sayRules } from './plan.ts'
import { planRows } from './rows.ts'
import { type Holding, holdingOf, type Whose } from './subject.ts'

export const suggestPlans = command({
  name: 'plan suggest',
  summary: 'Suggest contact plans for the tiers that have none, and set them if wanted',
  details: [
    'What is suggested are the days after which the grid marks a client as quiet too long. With --yes the tiers that have no plan get it; plans that are there stay.',
  ],
  fields: { set: option('--set', 'set what is suggested; --yes does too', flag()) },
  examples: [
    { line: 'crm plan suggest', says: 'with the commands to take what fits' },
    { line: 'crm plan suggest --yes', says: 'and set it for the tiers without a plan' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async ask(ctx, input) {
    if (input.set || ctx.yes) return input
    const missing = missingOf(plansOf(await planRows(ctx.book.db)))
    if (missing.length === 0) return input
    const said = listed(
      missing.map(({ whose, rules }) => say`${whose.subject} ${sayRules(rules)}‖tier and rules`),
    )
    return { set: await ctx.ask.confirm(say`Plan for tier ${said}?`) }
  },
  async run(ctx, input) {
    const { db } = ctx.book
    const plans = plansOf(await planRows(db))
    const missing = missingOf(plans)
    const taken = input.set || ctx.yes
    if (taken) {
      for (const { whose, rules } of missing) await keepPlan(ctx, whose, rules)
      if (missing.length > 0)
        ctx.book.describe(
          missing.map(({ whose, rules }) => say`${whose.name}: ${sayRules(rules)}`).join('; '),
        )
    }
    const rows: Suggested[] = []
    for (const tier of TIERS) {
      const suggestion = suggestionFor(tier)
      const plan = plans.find(({ scope, subject }) => scope === 'tier' && subject === tier)
      rows.push({ ...suggestion, plan, holding: await holdingOf(db, suggestion.whose) })
    }
    return {
      blocks: [sheetOf(rows, taken), ...closing(missing, taken)],
      json: rows.map(({ whose, rules, plan, holding }) => ({
        tier: whose.subject,
        clients: holding.clients,
        plan: plan ? sayRules(plan.rules) : null,
        suggested: sayRules(rules),
        command: commandFor({ whose, rules }),
        set: taken && !plan,
      })),
    }
  },
})

interface Suggestion {
  readonly whose: Whose
  readonly rules: readonly PlanRule[]
}

interface Suggested extends Suggestion {
  readonly plan: ContactPlan | undefined
  readonly holding: Holding
}

function suggestionFor(tier: string): Suggestion {
  const count = markOf(tier, undefined)
  return {
    whose: { scope: 'tier', subject: tier, client_id: null, name: say`Tier ${tier}` },
    rules: [{ codes: null, every: { count, unit: 'day' } }],
  }
}

function missingOf(plans: readonly ContactPlan[]): Suggestion[] {
  return TIERS.filter(
    (tier) => !plans.some(({ scope, subject }) => scope === 'tier' && subject === tier),
  ).map(suggestionFor)
}

function sheetOf(rows: readonly Suggested[], taken: boolean): Sheet {
  return {
    kind: 'sheet',
    columns: [
      { key: 'tier', title: 'Tier', type: 'text' },
      { key: 'clients', title: 'Clients', type: 'number' },
      { key: 'plan', title: taken ? 'Plan before' : 'Plan', type: 'text', prose: true },
      { key: 'suggested', title: taken ? 'Plan set' : 'Suggested', type: 'text' },
    ],
    rows: rows.map(({ whose, rules, plan, holding }) => ({
      tier: whose.subject,
      clients: holding.clients,
      plan: plan ? sayRules(plan.rules) : say`none yet`,
      suggested: plan && taken ? say`as before` : sayRules(rules),
    })),
  }
}

function closing(missing: readonly Suggestion[], taken: boolean): Block[] {
  const tell = (lines: Line[]): Block[] => [{ kind: 'text', lines }]
  if (missing.length === 0) return tell([say`Every tier has a plan: nothing was changed.`])
  if (taken) return tell([say`crm plan show says what that means for each client; crm undo takes it back.`])
  return tell([
    say`Take what fits, or change it:`,
    ...missing.map((one): Line => [{ text: `  ${commandFor(one)}`, tone: 'code', whole: true }]),
    say`crm plan suggest --yes sets all of them.`,
  ])
}

function commandFor({ whose, rules }: Suggestion): string {
  const said = rules.map(({ every }) => `any every ${every.count}d`).join(', ')
  return `crm plan set tier:${whose.subject} "${said}"`
}
