import { describe, expect, it } from 'vitest'
import { BOOK_SAYS } from '../../src/exchange/book-columns.ts'
import { BOOK_TABLE_NAMES, columnsOf } from '../../src/exchange/book-format.ts'
import { app } from '../crm.ts'
import { exampleBook } from '../example.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: Schema
  readonly description?: string
  readonly default?: unknown
}

const KNOWN = new Set(
  '$schema $id title description type const enum anyOf pattern minLength minimum exclusiveMinimum maximum properties required additionalProperties items default'.split(
    ' ',
  ),
)

/** What of a value does not fit a schema, by a check that shares nothing with how the schema was made. */
function misfits(value: unknown, schema: Schema, at = '$'): string[] {
  const strange = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword))
  if (strange.length > 0) return [`${at}: the schema says ${strange}, which is not checked here`]
  if (schema.anyOf) {
    const fits = schema.anyOf.some((each) => misfits(value, each, at).length === 0)
    return fits ? [] : [`${at}: none of the kinds it may be`]
  }
  const wrong: string[] = []
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${at}: ${what}`)
  }
  const types = [schema.type ?? []].flat()
  const isOne = types.length === 0 || types.some((type) => typesOf(value).includes(type))
  must(isOne, `no ${types.join(' or ')}`)
  if ('const' in schema) must(value === schema.const, `not ${schema.const}`)
  if (schema.enum) must(schema.enum.includes(value), `none of ${schema.enum}`)
  if (typeof value === 'string') {
    must(value.length >= (schema.minLength ?? 0), 'too short')
    must(new RegExp(schema.pattern ?? '', 'u').test(value), `not like ${schema.pattern}`)
  }
  if (typeof value === 'number') {
    must(value >= (schema.minimum ?? value), 'too small')
    must(value > (schema.exclusiveMinimum ?? value - 1), 'too small')
    must(value <= (schema.maximum ?? value), 'too large')
  }
  if (Array.isArray(value)) {
    const { items } = schema
    if (items) wrong.push(...value.flatMap((each, index) => misfits(each, items, `${at}[${index}]`)))
  } else if (typeof value === 'object' && value !== null) {
    for (const name of schema.required ?? []) must(Object.hasOwn(value, name), `lacks ${name}`)
    for (const [name, each] of Object.entries(value)) {
      const inner = schema.properties?.[name]
      if (inner) wrong.push(...misfits(each, inner, `${at}.${name}`))
      else must(schema.additionalProperties !== false, `has ${name}`)
    }
  }
  return wrong
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['array']
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number']
  return [typeof value]
}

const schema = async () => JSON.parse(await app().ok('export schema')) as Schema

describe('the schema of a whole book', () => {
  it('fits the example book', async () => {
    const crm = app()
    await exampleBook(crm)
    const book = JSON.parse(await crm.ok('export all'))
    expect(book.client.length).toBeGreaterThan(3)
    expect(book.followup.length).toBeGreaterThan(1)
    expect(misfits(book, await schema())).toEqual([])
  })

  it('fits the sample book of the demo', async () => {
    const crm = app()
    await crm.ok('demo --keep demo.db')
    const book = JSON.parse(await crm.ok('--db demo.db export all'))
    expect(misfits(book, await schema())).toEqual([])
  })

  it('fits what came back from a file', async () => {
    const crm = app()
    await exampleBook(crm)
    await crm.ok('export all -o book.json')
    await crm.ok('--db new.db import book.json')
    const [one, other] = [await crm.ok('export all'), await crm.ok('--db new.db export all')]
    expect(JSON.parse(other)).toEqual(JSON.parse(one))
    expect(misfits(JSON.parse(other), await schema())).toEqual([])
  })

  it('fits a file of version 1, which is read', async () => {
    const crm = app()
    crm.write('old.json', JSON.stringify(VERSION_1))
    expect(misfits(VERSION_1, await schema())).toEqual([])
    await crm.ok('import old.json')
    expect(crm.rows('select what, done_on, snoozes, first_due from followup order by id')).toEqual([
      { what: 'call back', done_on: null, snoozes: 0, first_due: null },
      { what: 'send it', done_on: '2026-01-05', snoozes: 0, first_due: null },
    ])
  })

  it.each<[string, (book: typeof VERSION_1) => unknown, string]>([
    ['of another format', (book) => ({ ...book, format: 'x' }), '$.format: not crm book'],
    ['of a later version', (book) => ({ ...book, version: 3 }), '$.version: none of 1,2'],
    ['with a table of its own', (book) => ({ ...book, extra: [{ id: 1 }] }), '$: has extra'],
    [
      'without a name',
      (book) => ({ ...book, client: [{ ...book.client[0], name: null }] }),
      '$.client[0].name: no string',
    ],
    [
      'with a day that is none',
      (book) => ({ ...book, touchpoint: [{ ...book.touchpoint[0], day: '3/4/26' }] }),
      'not like',
    ],
  ])('does not fit a file %s, which is refused', async (_, change, expected) => {
    const crm = app()
    const changed = change(VERSION_1)
    expect(misfits(changed, await schema()).join('\n')).toContain(expected)
    crm.write('x.json', JSON.stringify(changed))
    expect((await crm.run('import x.json')).code).not.toBe(0)
  })

  it('says what every table and column means, in the order of the file', async () => {
    const { properties = {} } = await schema()
    expect(Object.keys(properties)).toEqual(['format', 'version', ...BOOK_TABLE_NAMES])
    for (const table of BOOK_TABLE_NAMES) {
      const list = properties[table]
      expect(list?.description).toBe(BOOK_SAYS[table].table)
      const columns = Object.entries(list?.items?.properties ?? {})
      expect(columns.map(([name]) => name)).toEqual(columnsOf(table))
      for (const [name, { description }] of columns) expect(description, `${table}.${name}`).toMatch(/\S/)
    }
  })

  it('is told of in help', async () => {
    const help = await app().ok('help book-file')
    for (const table of BOOK_TABLE_NAMES) expect(help).toContain(`  ${table} `)
    expect(help).toContain('crm export schema')
  })
})

const AT = '2026-01-02T10:00:00+08:00'
const FOLLOWUP = {
  client_id: 1,
  touchpoint_id: null,
  kind: 'next',
  due: '2026-01-09',
  time: null,
  created_at: AT,
}
const VERSION_1 = {
  format: 'crm book',
  version: 1,
  client: [
    {
      id: 1,
      uid: 'c1',
      kind: 'person',
      name: 'Ana',
      title: null,
      org_id: null,
      tier: 'A',
      stage: null,
      owner: null,
      birthday: '--03-18',
      note: null,
      created_at: AT,
      updated_at: AT,
      archived_at: null,
      merged_into: null,
    },
  ],
  touchpoint: [
    {
      id: 1,
      uid: 't1',
      client_id: 1,
      day: '2026-01-02',
      time: null,
      code: 'T',
      note: 'hello',
      direction: null,
      minutes: null,
      mood: null,
      event_uid: null,
      created_at: AT,
    },
  ],
  followup: [
    { id: 1, uid: 'f1', what: 'call back', done_at: null, ...FOLLOWUP },
    { id: 2, uid: 'f2', what: 'send it', done_at: '2026-01-05T09:00:00+08:00', ...FOLLOWUP },
  ],
}
