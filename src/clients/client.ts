import type { Day } from '../day.ts'
import { clauses, say, toSay } from '../language/say.ts'

/** Whom a command is about, as the resolver gives it: enough to name the client and to write to it. */
export interface Who {
  readonly id: number
  readonly uid: string
  readonly kind: ClientKind
  readonly name: string
  readonly tier: string | null
  readonly orgId: number | null
  /** The name of the organisation the person belongs to. */
  readonly org: string | null
  /** The day of the last contact, for an organisation its people's included. */
  readonly lastDay: Day | null
  readonly archivedAt: string | null
}

export const CLIENT_KINDS = ['person', 'organisation'] as const
export type ClientKind = (typeof CLIENT_KINDS)[number]

export const TIERS = ['A', 'B', 'C'] as const
export type Tier = (typeof TIERS)[number]

/** The rank of those without a tier: after every other. */
export const NO_TIER = 999

/** The place of a tier in lists: A, B, C first, those without one last. */
export function tierRank(tier: string | null): number {
  return tier === null ? NO_TIER : Math.min(tier.charCodeAt(0), NO_TIER - 1)
}

/** What the parts of a client are called, to be said. */
export const PART_NAMES = {
  name: toSay('name'),
  kind: toSay('kind'),
  organisation: toSay('organisation'),
  title: toSay('title'),
  tier: toSay('tier'),
  stage: toSay('stage'),
  owner: toSay('owner'),
  birthday: toSay('birthday'),
  note: toSay('note'),
  email: toSay('email'),
  phone: toSay('phone'),
  address: toSay('address'),
  wechat: toSay('wechat'),
  url: toSay('url'),
} as const

export const POINT_KINDS = ['email', 'phone', 'address', 'wechat', 'url'] as const
export type PointKind = (typeof POINT_KINDS)[number]

/** One line that tells a client from its namesakes: name, organisation, tier, last contact. */
export function labelOf(who: Who): string {
  const { name, kind, org, tier, lastDay, archivedAt } = who
  return clauses([
    name,
    ...(kind === 'organisation' ? [say`organisation`] : org === null ? [] : [org]),
    ...(tier === null ? [] : [say`tier ${tier}`]),
    lastDay === null ? say`no contact yet` : say`last contact ${lastDay}`,
    ...(archivedAt === null ? [] : [say`archived`]),
  ])
}
