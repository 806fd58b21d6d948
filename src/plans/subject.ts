import type { Kysely } from 'kysely'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import { TIERS } from '../clients/client.ts'
import { tagNames, tagSpellings } from '../clients/queries.ts'
import { findClient } from '../clients/reference.ts'
import type { WriteContext } from '../context.ts'
import { Failure, NeedsYes } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, plural, said, say, toSay } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { type ContactPlan, planFinder, plansOf, sayRules } from './plan.ts'
import { plannedClients, type Subject } from './queries.ts'
import { planRows } from './rows.ts'

const EXAMPLE = toSay('crm plan set tier:A "T every 14d"')

/** Whose plan is meant, and how it is said. */
export interface Whose extends Subject {
  /** `Tier A`, `Tag vip`, or the client's name. */
  readonly name: string
  /** Of a client: its plan waits until it is brought back. */
  readonly archived?: boolean
}

/** Whose plan a word means: `tier:A`, `tag:vip`, or any reference to a client. */
export async function whoseTyped(ctx: WriteContext, typed: string): Promise<Whose> {
  const [, field, rest = ''] = /^([^:："\s]+)[:：](.*)$/s.exec(typed.trim()) ?? []
  const value = rest.replaceAll('"', '').trim()
  if (field === undefined) return ofClient(ctx, typed)
  switch (fold(field)) {
    case 'tier':
      return ofTier(value)
    case 'tag':
      return ofTag(ctx.book.db, value)
    default:
      throw new Failure('usage', say`A plan is for a tier, a tag or a client, not for “${typed}”.`, {
        tip: said(EXAMPLE),
      })
  }
}

async function ofClient(ctx: WriteContext, typed: string): Promise<Whose> {
  const who = await findClient(ctx, typed)
  return {
    scope: 'client',
    subject: '',
    client_id: who.id,
    name: who.name,
    archived: who.archivedAt !== null,
  }
}

function ofTier(value: string): Whose {
  const tier = TIERS.find((one) => fold(one) === fold(value))
  if (!tier)
    throw new Failure('usage', say`There is no tier “${value}”: there are ${listed(TIERS)}.`, {
      tip: said(EXAMPLE),
    })
  return { scope: 'tier', subject: tier, client_id: null, name: say`Tier ${tier}` }
}

/** A tag as it is written in the book, or among the plans. */
async function ofTag(db: Kysely<Schema>, value: string): Promise<Whose> {
  if (value === '')
    throw new Failure('usage', say`Which tag? It stands after “tag:”.`, { tip: said(EXAMPLE) })
  const subject = (await tagSpellings(db)).get(fold(value)) ?? value
  return { scope: 'tag', subject, client_id: null, name: say`Tag ${subject}` }
}

/** Asks for a yes where no client has the tag: most often it is a slip. */
export async function checkTag(ctx: WriteContext, { scope, subject }: Whose): Promise<void> {
  if (scope !== 'tag' || ctx.yes) return
  const names = await tagNames(ctx.book.db)
  if (names.includes(subject)) return
  const near = nearest(subject, names)
  const others = names.filter((name) => name !== near).slice(0, MOST_TAGS)
  throw new NeedsYes(say`No client has the tag “${subject}”.`, say`Make a plan for it all the same?`, {
    details: [
      ...(near === undefined ? [] : [say`nearest: ${near}`]),
      ...(others.length === 0
        ? []
        : [say`tags: ${listed([...(near === undefined ? [] : [near]), ...others])}`]),
    ],
  })
}

const MOST_TAGS = 10

/** How many clients a subject has, and for how many of them its plan is the one that holds. */
export interface Holding {
  readonly clients: number
  readonly held: number
}

/** Counts whom a plan is for. */
export async function holdingOf(db: Kysely<Schema>, whose: Subject): Promise<Holding> {
  const plans = plansOf(await planRows(db))
  const clients = await plannedClients(db, clientsOf(whose), tagsOf(plans))
  const holds = planFinder(plans)
  const held = clients.filter((client) => isOf(holds(client), whose))
  return { clients: clients.length, held: held.length }
}

/** The tags that have a plan. */
export function tagsOf(plans: readonly ContactPlan[]): string[] {
  return plans.filter(({ scope }) => scope === 'tag').map(({ subject }) => subject)
}

function isOf(plan: ContactPlan | undefined, { scope, subject, client_id }: Subject): boolean {
  return plan?.scope === scope && plan.subject === subject && plan.client_id === client_id
}

function clientsOf({ scope, subject, client_id }: Subject): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'client'>()
  if (scope === 'tier') return eb('client.tier', '=', subject)
  if (scope === 'client') return eb('client.id', '=', client_id)
  return eb('client.id', 'in', eb.selectFrom('tag').select('tag.client_id').where('tag.name', '=', subject))
}

/** Whose plan and what it says, such as `Tier A (12 clients): T every 14 days`. */
export function sayPlan(whose: Whose, { clients }: Holding, rules: ContactPlan['rules']): string {
  const said = sayRules(rules)
  if (whose.scope === 'client') return say`${whose.name}: ${said}`
  return plural(
    clients,
    say`${whose.name} (1 client): ${said}`,
    say`${whose.name} (${clients} clients): ${said}`,
  )
}
