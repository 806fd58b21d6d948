import { Failure } from '../errors.ts'
import { daysAbout, type Interval, intervalText, readInterval } from '../language/interval.ts'
import { fold } from '../language/names.ts'
import { compareText } from '../language/order.ts'
import { either, listed, plural, said, say, toSay } from '../language/say.ts'
import type { PlanRow } from '../store/schema.ts'
import { type Channel, noChannel, readCode } from '../touchpoints/touchpoint.ts'

/** One rule of a plan: a contact by one of these channels, or by any, within each interval. */
export interface PlanRule {
  /** The letters of which one satisfies the rule; null is any. */
  readonly codes: readonly string[] | null
  readonly every: Interval
}

/** Where a rule comes from; `subject` is the tier or the tag, else empty. */
export interface PlanSource {
  readonly scope: 'client' | 'tag' | 'tier' | 'rhythm'
  readonly subject: string
}

/** All rules of one subject; without any no contact is planned. */
export interface ContactPlan {
  readonly scope: 'client' | 'tag' | 'tier'
  readonly subject: string
  /** Of a client's own plan. */
  readonly client_id: number | null
  readonly rules: readonly PlanRule[]
}

export type StoredRule = Pick<PlanRow, 'scope' | 'subject' | 'client_id' | 'codes' | 'every'>

/** What is typed for no contact at all, and for a contact on whichever channel. */
const NOTHING: ReadonlySet<string> = new Set(['none', '无', '不联系'])
const ANY: ReadonlySet<string> = new Set(['any', '任意', '任何', '不限', '联系'])

const EXAMPLE = toSay('crm plan set tier:A "T every 14d, M every 90d"')

/** Reads `T every 14d, M every 90d`, `T/M every 2 weeks`, `any monthly` or `none`, which has no rules. */
export function readRules(text: string, channels: readonly Channel[]): PlanRule[] {
  const typed = text.normalize('NFKC').trim()
  if (NOTHING.has(fold(typed))) return []
  const rules = typed
    .split(/[,、;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => readRule(part, channels))
  if (rules.length === 0) throw new Failure('usage', say`What contact is planned?`, { tip: said(EXAMPLE) })
  const channelsAsked = rules.map(({ codes }) => codesText(codes))
  const twice = channelsAsked.find((codes, at) => channelsAsked.indexOf(codes) !== at)
  if (twice !== undefined)
    throw new Failure(
      'usage',
      twice === null
        ? say`There are two rules for any contact: one of them is enough.`
        : say`There are two rules for ${twice}: one of them is enough.`,
    )
  return rules
}

function readRule(part: string, channels: readonly Channel[]): PlanRule {
  const [, by, length] =
    /^(.*?)\s*(?:\bevery\b|(?=每))\s*(.+)$/i.exec(part) ?? /^(\S+)\s+(.+)$/.exec(part) ?? []
  const every = length === undefined ? undefined : readInterval(length)
  if (by === undefined || length === undefined || every === undefined) throw noInterval(part, length)
  return { codes: readCodes(by, channels), every }
}

function noInterval(part: string, length: string | undefined): Failure {
  if (length !== undefined && /\bevery\s+\S/i.test(part))
    return new Failure(
      'usage',
      say`“${length}” is no interval: it is written as 14d, 2 weeks, 3m or monthly.`,
      {
        tip: said(EXAMPLE),
      },
    )
  return new Failure('usage', say`“${part}” does not say how often: a rule is written as T every 14d.`, {
    tip: said(EXAMPLE),
  })
}

function readCodes(typed: string, channels: readonly Channel[]): string[] | null {
  const words = typed
    .split(/\/|\s+or\s+|或/i)
    .map((word) => word.trim())
    .filter(Boolean)
  if (typed.trim() === '' || words.some((word) => ANY.has(fold(word)))) return null
  if (words.length === 0)
    throw new Failure('usage', say`“${typed}” names no channel: a rule is written as T every 14d.`, {
      tip: said(EXAMPLE),
    })
  const codes = words.map((word) => {
    const channel = readCode(channels, word)
    if (!channel) throw noChannel(channels, word)
    return channel.code
  })
  const order = channels.map(({ code }) => code)
  return [...new Set(codes)].sort((a, b) => order.indexOf(a) - order.indexOf(b))
}

/** The rules as they are kept, one row each; a plan without rules is one row that says so. */
export function rulesToKeep(rules: readonly PlanRule[]): Pick<PlanRow, 'codes' | 'every'>[] {
  if (rules.length === 0) return [{ codes: null, every: null }]
  return rules.map(({ codes, every }) => ({ codes: codesText(codes), every: intervalText(every) }))
}

function codesText(codes: readonly string[] | null): string | null {
  return codes === null ? null : codes.join('/')
}

/** The plans that rows come to; those of tags in the order in which they win. */
export function plansOf(rows: readonly StoredRule[]): ContactPlan[] {
  const plans = [...Map.groupBy(rows, keyOf).values()].map((own): ContactPlan => {
    const { scope, subject, client_id } = own[0] as StoredRule
    return { scope, subject, client_id, rules: own.flatMap(ruleOf) }
  })
  return plans.sort((a, b) => oftenness(b) - oftenness(a) || compareText(a.subject, b.subject))
}

function keyOf({ scope, subject, client_id }: StoredRule): string {
  return `${scope} ${client_id ?? ''} ${subject}`
}

function ruleOf({ codes, every }: StoredRule): PlanRule[] {
  const interval = every === null ? undefined : readInterval(every)
  return interval ? [{ codes: codes === null ? null : codes.split('/'), every: interval }] : []
}

/** Contacts per day that a plan asks for. */
function oftenness({ rules }: ContactPlan): number {
  return rules.reduce((sum, { every }) => sum + 1 / daysAbout(every), 0)
}

/** What decides which plan a client has. */
export interface Planned {
  readonly id: number
  readonly tier: string | null
  readonly tags: readonly string[]
}

/**
 * Which of the plans holds for a client: its own, else that of a tag, of several the one that asks most often, then
 * by name, else that of its tier.
 */
export function planFinder(plans: readonly ContactPlan[]): (client: Planned) => ContactPlan | undefined {
  const own = new Map(plans.map((plan) => [plan.client_id, plan]))
  const byTag = plans.filter((plan) => plan.scope === 'tag')
  const byTier = new Map(plans.filter((plan) => plan.scope === 'tier').map((plan) => [plan.subject, plan]))
  return ({ id, tier, tags }) =>
    own.get(id) ??
    (tags.length === 0 ? undefined : byTag.find((plan) => tags.includes(plan.subject))) ??
    byTier.get(tier ?? '')
}

/** Whether a contact by this channel satisfies a rule. */
export function satisfies(codes: readonly string[] | null, code: string): boolean {
  return codes === null || codes.includes(code)
}

/** A rule in words, such as `T every 14 days` or `any every month`. */
export function sayRule(codes: readonly string[] | null, every: Interval): string {
  return codes === null ? say`any ${sayEvery(every)}` : say`${either(codes)} ${sayEvery(every)}‖rule`
}

/** `every 14 days`, `every month`. */
export function sayEvery({ count, unit }: Interval): string {
  return unit === 'day'
    ? plural(count, say`every day`, say`every ${count} days`)
    : plural(count, say`every month`, say`every ${count} months`)
}

/** All rules of a plan in words. */
export function sayRules(rules: readonly PlanRule[]): string {
  if (rules.length === 0) return say`no contact is planned`
  return listed(rules.map(({ codes, every }) => sayRule(codes, every)))
}

/** Where a rule comes from, in words. */
export function saySource({ scope, subject }: PlanSource): string {
  if (scope === 'client') return say`own plan`
  if (scope === 'rhythm') return say`own rhythm`
  return scope === 'tier' ? say`tier ${subject}` : say`tag ${subject}`
}
