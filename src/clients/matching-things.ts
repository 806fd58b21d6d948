import { type Expression, expressionBuilder, type Kysely, type SqlBool } from 'kysely'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { POINT_KINDS } from './client.ts'
import { THINGS } from './filter-terms.ts'
import { customFieldNames } from './queries.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

const eb = expressionBuilder<Schema, 'client'>()

/** Who has one of these: a contact point, a field, a tag, a follow-up, or a field of one's own. */
export async function havingAny(db: Db, things: readonly string[]): Promise<Where> {
  const own: Where[] = []
  for (const thing of things) own.push(await hasOne(db, thing))
  return eb.or(own)
}

async function hasOne(db: Db, thing: string): Promise<Where> {
  const point = POINT_KINDS.find((kind) => kind === thing)
  if (point) {
    return eb.exists(
      eb
        .selectFrom('contact_point')
        .select('contact_point.id')
        .whereRef('contact_point.client_id', '=', 'client.id')
        .where('contact_point.kind', '=', point),
    )
  }
  switch (thing as (typeof THINGS)[number]) {
    case 'birthday':
    case 'note':
    case 'title':
    case 'tier':
    case 'stage':
    case 'owner':
      return eb(`client.${thing as 'note'}`, 'is not', null)
    case 'org':
      return eb('client.org_id', 'is not', null)
    case 'contact':
      return eb('client.last_day', 'is not', null)
    case 'tag':
    case 'alias':
      return exists(thing as 'tag' | 'alias')
    case 'followup':
      return eb.exists(
        eb
          .selectFrom('followup')
          .select('followup.id')
          .whereRef('followup.client_id', '=', 'client.id')
          .where('followup.done_at', 'is', null)
          .where('followup.dropped_at', 'is', null),
      )
    default:
      return hasAttribute(await customThing(db, thing))
  }
}

async function customThing(db: Db, thing: string): Promise<string[]> {
  const known = await customFieldNames(db)
  const names = known.filter((name) => fold(name) === thing)
  if (names.length > 0) return names
  const near = nearest(thing, [...THINGS, ...known])
  throw new Failure(
    'usage',
    near ? say`has: knows no “${thing}”; the nearest is “${near}”.` : say`has: knows no “${thing}”.`,
    {
      details: [say`has: ${listed([...THINGS, ...known])}`],
    },
  )
}

/** Who has rows of this table. */
export function exists(table: 'tag' | 'alias'): Where {
  return eb.exists(
    eb
      .selectFrom(table)
      .select(`${table}.id` as 'tag.id')
      .whereRef(`${table}.client_id` as 'tag.client_id', '=', 'client.id'),
  )
}

/** Who has a field of one's own of one of these names. */
export function hasAttribute(names: readonly string[]): Where {
  return eb.exists(
    eb
      .selectFrom('attribute')
      .select('attribute.id')
      .whereRef('attribute.client_id', '=', 'client.id')
      .where('attribute.name', 'in', names),
  )
}
