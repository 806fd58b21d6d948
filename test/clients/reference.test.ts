import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hitsQuery, keyBegins, keyIs, keysOfWords, nameHolds } from '../../src/clients/key-queries.ts'
import { findClient, findClients, suggestClients } from '../../src/clients/reference.ts'
import { Ambiguous, Failure } from '../../src/errors.ts'
import { fold } from '../../src/language/names.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { onEveryEngine } from '../stores.ts'
import { fill, planOf } from './books.ts'

const ARCHIVED = '2026-06-01T10:00:00+00:00'

async function example(open: () => Promise<Book>): Promise<Book> {
  const book = await open()
  await fill(book, [
    { name: 'Harbourlight Trading', kind: 'organisation' },
    {
      name: 'Zhang Wei',
      org_id: 1,
      tier: 'A',
      phones: ['+86 138 0013 8000'],
      emails: ['Wei@Harbour.example'],
      contacts: ['2026-11-18'],
    },
    { name: '张伟', phones: ['139 1234 5678'], contacts: ['2026-11-02'] },
    { name: 'Zhang Weimin', aliases: ['Old Zhang'] },
    { name: 'Amara Okafor', org_id: 1, emails: ['okafor@lagoon.example'] },
    { name: 'Acme, Inc', kind: 'organisation' },
    { name: 'Zoë Lindqvist', archived_at: ARCHIVED },
    { name: 'Zoe Linden' },
    { name: 'A. Okafor', archived_at: ARCHIVED, merged_into: 5 },
    { name: '100% Juice_Co', kind: 'organisation' },
    { name: 'Li Wei' },
  ])
  return book
}

const find = async (book: Book, reference: string, choices = new Map<string, number>()) =>
  findClient({ book, choices }, reference).then(
    (who) => who.name,
    (error: unknown) => {
      if (error instanceof Ambiguous) return error.candidates.map((c) => c.id)
      if (error instanceof Failure) return `${error.kind}: ${error.message}`
      throw error
    },
  )

onEveryEngine('a client reference', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await example(open)
  })
  afterAll(() => book.close())

  it('takes the whole name before a word, a word before a beginning, a beginning before a part', async () => {
    const cases: [string, string | number[]][] = [
      ['zhang wei', 'Zhang Wei'],
      ['  ZHANG   WEI ', 'Zhang Wei'],
      ['wei zhang', 'Zhang Wei'],
      ['old zhang', 'Zhang Weimin'],
      ['zhang', [2, 4]],
      ['zhang weim', 'Zhang Weimin'],
      ['min yo', 'No client fits “min yo”.'],
      ['min ha', 'Zhang Weimin'],
      ['weimin', 'Zhang Weimin'],
      ['wei', [2, 11]],
      ['ao', 'Amara Okafor'],
      ['zw', [2, 4]],
      ['okaf', 'Amara Okafor'],
      ['ok am', 'Amara Okafor'],
      ['kafo', 'Amara Okafor'],
      ['张伟', '张伟'],
      ['伟', '张伟'],
      ['Acme, Inc', 'Acme, Inc'],
      ['zoe', 'Zoe Linden'],
      ['lindqvist', 'Zoë Lindqvist'],
      ['0% j', '100% Juice_Co'],
      ['%', '100% Juice_Co'],
      ['_', '100% Juice_Co'],
    ]
    for (const [reference, expected] of cases) {
      const found = await find(book, reference)
      expect([reference, found]).toEqual([
        reference,
        typeof expected === 'string' && expected.startsWith('No ') ? `notFound: ${expected}` : expected,
      ])
    }
  })

  it('knows e-mail addresses, phone numbers in any format, and numbers of the book', async () => {
    const cases: [string, string | number[]][] = [
      ['wei@harbour.example', 'Zhang Wei'],
      ['okafor@lag', 'Amara Okafor'],
      ['@lagoon', 'Amara Okafor'],
      ['13800138000', 'Zhang Wei'],
      ['0086-138-0013-8000', 'Zhang Wei'],
      ['(+86) 139-1234-5678', '张伟'],
      ['00138000', 'Zhang Wei'],
      ['+1 500 0013 8000', 'notFound: No client fits “+1 500 0013 8000”.'],
      ['#3', '张伟'],
      ['3', '张伟'],
      ['#9', 'Amara Okafor'],
      ['#99', 'notFound: There is no client #99.'],
      ['A. Okafor', 'Amara Okafor'],
      ['', 'usage: A client is wanted here, not an empty text.'],
    ]
    for (const [reference, expected] of cases)
      expect([reference, await find(book, reference)]).toEqual([reference, expected])
  })

  it('takes archived clients last, or first where one is brought back', async () => {
    const finder = { book, choices: new Map() }
    expect((await findClient(finder, 'zoe lind')).name).toBe('Zoe Linden')
    expect((await findClient(finder, 'zoe lind', { archived: 'first' })).name).toBe('Zoë Lindqvist')
    expect((await findClient(finder, 'amara', { archived: 'first' })).name).toBe('Amara Okafor')
  })

  it('lists those it cannot tell apart, the last contacted first, and takes what was chosen', async () => {
    const error = await findClient({ book, choices: new Map() }, 'wei').catch((e: unknown) => e)
    expect(error).toBeInstanceOf(Ambiguous)
    expect({ ...(error as Ambiguous), message: (error as Ambiguous).message }).toMatchObject({
      message: '“wei” fits 2 clients.',
      details: [
        '#2 Zhang Wei, Harbourlight Trading, tier A, last contact 2026-11-18',
        '#11 Li Wei, no contact yet',
      ],
      tip: 'the same command with 2 in place of the name',
    })
    expect(await find(book, 'wei', new Map([['wei', 11]]))).toBe('Li Wei')
  })

  it('names the nearest where none fits', async () => {
    const failure = async (reference: string) => {
      const error = (await findClient({ book, choices: new Map() }, reference).catch(
        (e: unknown) => e,
      )) as Failure
      return { message: error.message, details: error.details, tip: error.tip }
    }
    expect(await failure('Amara Okafour')).toEqual({
      message: 'No client fits “Amara Okafour”.',
      details: ['nearest: #5 Amara Okafor, Harbourlight Trading, no contact yet'],
      tip: 'crm list',
    })
    expect((await failure('okafro')).details).toHaveLength(1)
    expect(await failure('Ingrid Haugen')).toEqual({
      message: 'No client fits “Ingrid Haugen”.',
      details: [],
      tip: 'crm add "Ingrid Haugen"',
    })
  })

  it('splits lists at commas that are in nobody’s name', async () => {
    const names = async (list: string) =>
      (await findClients({ book, choices: new Map() }, list)).map((w) => w.name)
    expect(await names('zhang wei,li')).toEqual(['Zhang Wei', 'Li Wei'])
    expect(await names('acme, inc')).toEqual(['Acme, Inc'])
    expect(await names('li,Acme, Inc，张伟、li wei,')).toEqual(['Li Wei', 'Acme, Inc', '张伟'])
    await expect(names(',')).rejects.toThrow('not an empty text')
  })

  it('suggests live clients, better fits first', async () => {
    const names = async (typed: string, limit: number) =>
      (await suggestClients(book.db, typed, limit)).map((w) => w.name)
    expect(await names('', 2)).toEqual(['Zhang Wei', 'Harbourlight Trading'])
    expect(await names('zhang wei', 5)).toEqual(['Zhang Wei', '张伟', 'Zhang Weimin'])
    expect(await names('lin', 5)).toEqual(['Zoe Linden'])
  })
})

it('looks up whole keys and beginnings through the index', async () => {
  const book = await example(async () => (await openBook(':memory:', { stamp: '' })) as Book)
  for (const tests of [
    [keyIs('zhang wei', ['name']), keyIs('zw', ['word', 'initials'])],
    [keyBegins('zh', ['name', 'email']), keysOfWords(['zhang', 'we'], 'begins')],
    [keysOfWords(['zhang', 'wei'], 'whole')],
    [keyIs('zhangwei', ['reading']), keyIs('zw', ['word', 'initials', 'sound'])],
    [keyBegins('zhangw', ['reading', 'sound']), keysOfWords(['zhang', 'w'], 'begins', ['word', 'sound'])],
  ]) {
    const plan = planOf(book, { compile: () => hitsQuery(tests).compile(book.db) })
    expect(plan).toContain('USING COVERING INDEX client_key_key (key')
    expect(plan).not.toMatch(/SCAN/)
  }
  const parts = { compile: () => hitsQuery([nameHolds([['伟'], ['zhang', 'wei']])]).compile(book.db) }
  expect(planOf(book, parts)).toContain('USING COVERING INDEX client_key_name')
  await book.close()
})

it('finds whatever can be a name by that name', async () => {
  const aName = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((name) => fold(name) !== '' && !/^\s*#\d+\s*$/.test(name))
  await fc.assert(
    fc.asyncProperty(fc.array(aName, { minLength: 1, maxLength: 8 }), async (names) => {
      const book = (await openBook(':memory:', { stamp: '' })) as Book
      await fill(
        book,
        names.map((name) => ({ name })),
      )
      for (const [index, name] of names.entries()) {
        const found = await findClient({ book, choices: new Map() }, name).then(
          (who) => [who.id],
          (error: unknown) => (error instanceof Ambiguous ? error.candidates.map((one) => one.id) : []),
        )
        expect(found).toContain(index + 1)
      }
      await book.close()
    }),
    { numRuns: 60 },
  )
})
