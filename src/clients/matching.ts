import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { Failure } from '../errors.ts'
import { fold, readingTyped } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { type Filter, fieldNames } from './filter.ts'
import { fieldInChinese } from './filter-chinese.ts'
import type { Days } from './filter-days.ts'
import { type Written, type WrittenTerm, writtenOut } from './filter-segments.ts'
import type { Choice } from './filter-terms.ts'
import { chosen } from './filter-values.ts'
import { escapeLike, keyBegins } from './key-queries.ts'
import { exists, hasAttribute, havingAny } from './matching-things.ts'
import { customFieldNames, organisationsCalled, tagNames, valuesInUse } from './queries.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** A filter settled against a book. */
export interface Matching {
  /** For `.where(…)` of any query that has the table `client`. */
  readonly where: Where
  /** Said of values that no client has, with the nearest that one has. */
  readonly notices: readonly string[]
}

const eb = expressionBuilder<Schema, 'client'>()
const NOTHING: Where = sql<SqlBool>`1 = 0`

/**
 * Settles a filter: values are compared folded, custom fields and segments are looked up, and one condition comes
 * back. Merged clients never match; archived ones where the filter, or a segment it asks for, names `archived:` or an id.
 */
export async function matching(db: Db, filter: Filter): Promise<Matching> {
  const notices: string[] = []
  const written = await writtenOut(db, filter.terms)
  const conditions: Where[] = [eb('client.merged_into', 'is', null)]
  if (!written.some(namesArchived)) conditions.push(eb('client.archived_at', 'is', null))
  for (const term of written) conditions.push(await settled(db, term, notices))
  return { where: eb.and(conditions), notices }
}

async function settled(db: Db, { not, test }: WrittenTerm, notices: string[]): Promise<Where> {
  const condition =
    test.by === 'either' ? await either(db, test.of, notices) : await conditionOf(db, test, notices)
  return not ? eb.not(condition) : condition
}

async function either(db: Db, of: readonly (readonly WrittenTerm[])[], notices: string[]): Promise<Where> {
  const filters: Where[] = []
  for (const terms of of) {
    const conditions: Where[] = []
    for (const term of terms) conditions.push(await settled(db, term, notices))
    filters.push(eb.and(conditions))
  }
  return eb.or(filters)
}

/** Whether the term lets archived clients in; what is excluded lets nobody in. */
function namesArchived({ not, test }: WrittenTerm): boolean {
  if (test.by === 'either') return !not && test.of.some((terms) => terms.some(namesArchived))
  return test.by === 'archived' || test.by === 'id'
}

async function conditionOf(db: Db, test: Written, notices: string[]): Promise<Where> {
  switch (test.by) {
    case 'name':
      return eb.or(test.parts.map(named))
    case 'id':
      return eb('client.id', 'in', test.ids)
    case 'kind':
      return eb('client.kind', 'in', test.kinds as ('person' | 'organisation')[])
    case 'archived':
      return eb.or(test.states.map(archived))
    case 'last':
      return within('client.last_day', test.days)
    case 'added':
      return within(sql<string>`substr(client.created_at, 1, 10)`, test.days)
    case 'has':
      return havingAny(db, test.things)
    case 'org':
      return ofOrganisation(db, test.choices, notices)
    case 'tag':
      return tagged(db, test.choices, notices)
    case 'tier': {
      const tiers = test.choices.flatMap((c) => (c.is === 'text' ? [c.pattern] : []))
      return columnIn('tier', tiers, wantsNone(test.choices))
    }
    case 'stage':
    case 'owner':
    case 'title': {
      const known = await valuesInUse(db, test.by)
      return columnIn(test.by, chosen(test.by, test.choices, known, notices), wantsNone(test.choices))
    }
    case 'custom':
      return custom(db, test.field, test.choices, notices)
  }
}

/** Part of a name as it is written, or the beginning of one, or of a part of one, as it is read. */
function named(part: string): Where {
  const written = eb
    .selectFrom('client_key')
    .select('client_key.client_id')
    .where(sql<SqlBool>`client_key.kind = 'name'`)
    .where(sql<SqlBool>`client_key.key like ${`%${escapeLike(part)}%`} escape '\\'`)
  const reading = readingTyped(part)
  if (reading === '') return eb('client.id', 'in', written)
  const read = sql<number>`(select k.client_id from client_key k
    where ${keyBegins(reading, ['reading', 'sound'])})`
  return eb.or([eb('client.id', 'in', written), eb('client.id', 'in', read)])
}

function archived(state: string): Where {
  if (state === 'all') return sql<SqlBool>`1 = 1`
  return eb('client.archived_at', state === 'yes' ? 'is not' : 'is', null)
}

/** Of a column that may be null: null is outside of every span. */
function within(column: 'client.last_day' | Expression<string>, days: Days): Where {
  const spans = days.spans.map(({ from, to }) => {
    const ends: Where[] = [eb(column as 'client.last_day', 'is not', null)]
    if (from) ends.push(eb(column as 'client.last_day', '>=', from))
    if (to) ends.push(eb(column as 'client.last_day', '<=', to))
    return eb.and(ends)
  })
  if (days.never) spans.push(eb.and([eb(column as 'client.last_day', 'is', null)]))
  return eb.or(spans)
}

function columnIn(column: 'tier' | 'stage' | 'owner' | 'title', values: string[], none: boolean): Where {
  const own: Where[] = []
  if (values.length > 0)
    own.push(eb.and([eb(`client.${column}`, 'is not', null), eb(`client.${column}`, 'in', values)]))
  if (none) own.push(eb(`client.${column}`, 'is', null))
  return own.length === 0 ? NOTHING : eb.or(own)
}

async function tagged(db: Db, choices: readonly Choice[], notices: string[]): Promise<Where> {
  const own: Where[] = []
  if (choices.some((c) => c.is === 'text')) {
    const names = chosen('tag', choices, await tagNames(db), notices)
    if (names.length > 0) {
      const ids = eb.selectFrom('tag').select('tag.client_id').where('tag.name', 'in', names)
      own.push(eb('client.id', 'in', ids))
    }
  }
  if (wantsNone(choices)) own.push(eb.not(exists('tag')))
  return own.length === 0 ? NOTHING : eb.or(own)
}

async function ofOrganisation(db: Db, choices: readonly Choice[], notices: string[]): Promise<Where> {
  const own: Where[] = []
  for (const choice of choices) {
    if (choice.is === 'none') own.push(eb('client.org_id', 'is', null))
    if (choice.is !== 'text') continue
    const ids = await organisationsCalled(db, choice.pattern)
    if (ids.length === 0) notices.push(say`No organisation is called “${choice.typed}”.`)
    else
      own.push(
        eb.and([eb('client.org_id', 'is not', null), eb('client.org_id', 'in', ids)]),
        eb('client.id', 'in', ids),
      )
  }
  return own.length === 0 ? NOTHING : eb.or(own)
}

async function custom(db: Db, field: string, choices: readonly Choice[], notices: string[]): Promise<Where> {
  const names = await customNamed(db, field)
  const own: Where[] = []
  if (choices.some((c) => c.is !== 'none')) {
    const rows = await db
      .selectFrom('attribute')
      .select('value')
      .where('name', 'in', names)
      .groupBy('value')
      .execute()
    const values = chosen(
      field,
      choices,
      rows.map((row) => row.value),
      notices,
    )
    if (values.length > 0) {
      const ids = eb
        .selectFrom('attribute')
        .select('attribute.client_id')
        .where('attribute.name', 'in', names)
        .where(valueIn(values))
      own.push(eb('client.id', 'in', ids))
    }
  }
  if (wantsNone(choices)) own.push(eb.not(hasAttribute(names)))
  return own.length === 0 ? NOTHING : eb.or(own)
}

/** How many values are bound one by one; comparisons such as `turnover:>5` can choose very many. */
const MOST_BOUND = 5000

function valueIn(values: readonly string[]): Where {
  if (values.length <= MOST_BOUND) return eb('attribute.value' as never, 'in', values as never)
  throw new Failure('usage', say`The filter chooses more than 5000 different values: narrow it.`)
}

/** The custom field's names as written in the book, compared folded. */
async function customNamed(db: Db, field: string): Promise<string[]> {
  const known = await customFieldNames(db)
  const names = known.filter((name) => fold(name) === fold(field))
  if (names.length > 0) return names
  const near = fieldInChinese(field) ?? nearest(field, [...fieldNames(), ...known])
  throw new Failure(
    'usage',
    near ? say`There is no field “${field}”; the nearest is “${near}”.` : say`There is no field “${field}”.`,
    {
      details: [
        say`fields: ${listed(fieldNames())}`,
        ...(known.length > 0 ? [say`of your own: ${listed(known)}`] : []),
      ],
      tip: 'crm help filters',
    },
  )
}

function wantsNone(choices: readonly Choice[]): boolean {
  return choices.some((choice) => choice.is === 'none')
}
