import type { Day } from '../day.ts'
import { toSay } from '../language/say.ts'
import type { Days } from './filter-days.ts'

/** What the words of a filter are read against. */
export interface About {
  readonly today: Day
  /** Whom `owner:me` means. */
  readonly actor: string
}

/** One choice among the values after a colon; a pattern is folded, its `*` stands for any text. */
export type Choice =
  | { readonly is: 'text'; readonly pattern: string; readonly typed: string }
  | { readonly is: 'none' }
  | { readonly is: 'compared'; readonly op: Op; readonly typed: string }

export type Op = '<' | '<=' | '>' | '>='

export type Test =
  | { readonly by: 'name'; readonly parts: readonly string[] }
  | { readonly by: 'id'; readonly ids: readonly number[] }
  | { readonly by: 'tag' | 'tier' | 'stage' | 'owner' | 'title' | 'org'; readonly choices: readonly Choice[] }
  | { readonly by: 'kind'; readonly kinds: readonly string[] }
  | { readonly by: 'archived'; readonly states: readonly string[] }
  | { readonly by: 'last' | 'added'; readonly days: Days }
  | { readonly by: 'has'; readonly things: readonly string[] }
  | { readonly by: 'segment'; readonly names: readonly string[]; readonly about: About }
  | { readonly by: 'custom'; readonly field: string; readonly choices: readonly Choice[] }

/** What `has:` may ask for besides custom fields. */
export const THINGS = [
  toSay('birthday'),
  toSay('email'),
  toSay('phone'),
  toSay('address'),
  toSay('wechat'),
  toSay('url'),
  toSay('note'),
  toSay('org'),
  toSay('title'),
  toSay('tier'),
  toSay('stage'),
  toSay('owner'),
  toSay('tag'),
  toSay('alias'),
  toSay('contact'),
  toSay('followup'),
] as const
