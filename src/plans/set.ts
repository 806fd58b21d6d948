import { command } from '../cli/define.ts'
import { argument, text, words } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { plural, say } from '../language/say.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { keepPlan, rulesAsJson } from './keeping.ts'
import { readRules, sayRules } from './plan.ts'
import { checkTag, holdingOf, sayPlan, whoseTyped } from './subject.ts'

export const setPlan = command({
  name: 'plan set',
  summary: 'Plan how often a tier, a tag or a client is contacted',
  details: [
    'A rule is channels and how often: T every 14d; T/M every 2 weeks, where either will do; any every month. ' +
      'Several rules have commas between them. “none” plans no contact at all.',
    'The most specific plan holds: that of the client, else of a tag (of several the one that asks most often), else of the tier. ' +
      'The clock of each rule begins anew with every contact that satisfies it.',
  ],
  fields: {
    who: argument('<who>', 'tier:A, tag:vip, or a client', text()),
    rules: argument('[rules...]', 'such as "T every 14d, M every 90d", "any monthly" or none', words()),
  },
  examples: [
    {
      line: 'crm plan set tier:A "T every 14d, M every 90d"',
      says: 'a call a fortnight and a meeting a quarter',
    },
    {
      line: 'crm plan set tag:vip "T/M every 2 weeks"',
      says: 'a call or a meeting, for everybody with a tag',
    },
    { line: 'crm plan set "zhang wei" any every 30d', says: 'one client, on any channel' },
    { line: 'crm plan set 张伟 none', says: 'no contact is planned, whatever the tier says' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    if (input.rules.length === 0)
      throw new Failure('usage', say`What contact is planned, and how often?`, {
        tip: say`crm plan set ${input.who} "T every 14d, M every 90d"`,
      })
    const rules = readRules(input.rules.join(' '), await channelsOf(ctx.book.db))
    const whose = await whoseTyped(ctx, input.who)
    await checkTag(ctx, whose)
    const before = await keepPlan(ctx, whose, rules)
    const holding = await holdingOf(ctx.book.db, whose)
    const said = sayRules(rules)
    if (before !== said) ctx.book.describe(say`${whose.name}: ${said}`)
    const plan = sayPlan(whose, holding, rules)
    const lines = [
      before === said ? say`${plan}. It was so already.` : say`${plan}.`,
      ...(before === undefined || before === said ? [] : [say`Before: ${before}.`]),
    ]
    const others = holding.clients - holding.held
    if (others > 0)
      lines.push(
        plural(
          others,
          say`1 of them has a plan that goes before it.`,
          say`${others} of them have a plan that goes before it.`,
        ),
      )
    if (whose.archived) lines.push(say`${whose.name} is archived: the plan holds once it is back.`)
    return {
      blocks: [{ kind: 'text', lines }],
      json: {
        scope: whose.scope,
        subject: whose.scope === 'client' ? { id: whose.client_id, name: whose.name } : whose.subject,
        rules: rulesAsJson(rules),
        before: before ?? null,
        ...holding,
      },
    }
  },
})
