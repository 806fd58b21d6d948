import { createRequire } from 'node:module'
import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { cardOf } from '../../src/exchange/cards/cards-export.ts'
import { clean, folded } from '../../src/exchange/cards/vcard-writing.ts'
import type { WholeClient } from '../../src/exchange/client-queries.ts'
import { app } from '../crm.ts'

/** It brings no types along. */
const vCard = createRequire(import.meta.url)('vcf') as new () => {
  parse(text: string): { readonly version: string; get(name: string): { valueOf(): string } }
}

/** Text as hostile as a book may hold it; what an address book cannot hold at all is known by `clean`. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      ...[
        '"',
        "'",
        ',',
        ';',
        ':',
        '\\',
        '\\n',
        '\n',
        '\r',
        '\t',
        '\0',
        '\x1b[31m',
        '=',
        '=\n',
        '^',
        '%',
        '%41',
      ],
      ...['(', ')', ' ', '  ', 'a', '张', '\u202e', '👩‍👧', 'é', '\u2028', '/', '<', '>'],
    ),
    maxLength: 40,
  }),
  fc.constantFrom(
    ...[
      'BEGIN:VCARD',
      'END:VCARD',
      'x\nEND:VCARD\nBEGIN:VCARD',
      'tel:+1',
      'mailto:a@x',
      '_$!<Home>!$_',
      'PHOTO:x',
    ],
    ...[
      'item1.TEL:1',
      '张'.repeat(60),
      '👩‍👧'.repeat(30),
      'ENCODING=QUOTED-PRINTABLE:=41=',
      '--0318',
      '10, A, 12345, X',
    ],
  ),
)
const seen = hostile.filter((text) => clean(text).trim() !== '')
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const label = fc.oneof(
  seen,
  fc.constantFrom(
    'mobile',
    'work',
    'home',
    'fax',
    'work fax',
    'home fax',
    'pager',
    'main',
    'other',
    'iPhone',
    'fax work',
  ),
)
const birthday = fc.constantFrom('1971-03-18', '--02-29', '2001-12-31', '--12-01')
const address = fc.oneof(
  seen,
  fc.constantFrom(
    '22 High St, Leeds, LS1 4AP, UK',
    'Main 1, Springfield, IL, 62701, USA',
    '上海市世纪大道100号 200120',
  ),
)

const clients = fc.uniqueArray(
  fc.record({
    uid: fc.uuid({ version: 7 }),
    kind: fc.constantFrom('person', 'organisation'),
    name: seen,
    title: maybe(seen),
    org: fc.nat(20),
    birthday: maybe(birthday),
    note: maybe(seen),
    points: fc.uniqueArray(
      fc.oneof(
        fc.record({
          kind: fc.constantFrom('email', 'phone', 'wechat', 'url'),
          label: maybe(label),
          value: seen,
        }),
        fc.record({ kind: fc.constant('address'), label: maybe(label), value: address }),
      ),
      { maxLength: 5, selector: ({ kind, value }) => `${kind} ${clean(value)}` },
    ),
    tags: fc.uniqueArray(seen, { maxLength: 3, selector: clean }),
    aliases: fc.uniqueArray(seen, { maxLength: 2, selector: clean }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ uid }) => uid },
)

type Made = typeof clients extends fc.Arbitrary<infer T> ? T : never

const AT = '2026-11-20T10:00:00+00:00'

/** A book as `export all` writes it. */
function bookOf(made: Made): unknown {
  const organisations = made.flatMap(({ kind }, index) => (kind === 'organisation' ? [index + 1] : []))
  let id = 0
  const listed = <T extends object>(rows: (client: (typeof made)[number]) => readonly T[]) =>
    made.flatMap((client, index) => rows(client).map((row) => ({ id: ++id, client_id: index + 1, ...row })))
  return {
    format: 'crm book',
    version: 2,
    client: made.map(({ uid, kind, name, title, org, birthday, note }, index) => ({
      id: index + 1,
      uid,
      kind,
      name,
      title,
      org_id: kind === 'person' ? (organisations[org % (organisations.length + 1)] ?? null) : null,
      tier: null,
      stage: null,
      owner: null,
      birthday,
      note,
      created_at: AT,
      updated_at: AT,
      archived_at: null,
      merged_into: null,
    })),
    contact_point: listed(({ points }) => points),
    tag: listed(({ tags }) => tags.map((name) => ({ name }))),
    alias: listed(({ aliases }) => aliases.map((name) => ({ name }))),
  }
}

/** What a card keeps of a client, as a card can hold it. */
function kept(json: string): unknown[] {
  const files = JSON.parse(json) as {
    uid: string
    kind: string
    name: string
    title: string | null
    org: { name: string } | null
    birthday: string | null
    note: string | null
    tags: string[]
    aliases: string[]
    points: { kind: string; label: string | null; value: string }[]
  }[]
  const text = (value: string | null) => (value === null ? null : clean(value))
  const order = (a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)
  return files.map((file) => ({
    uid: file.uid,
    kind: file.kind,
    name: text(file.name),
    title: text(file.title),
    org: text(file.org?.name ?? null),
    birthday: file.birthday,
    note: text(file.note),
    tags: file.tags.map(text),
    aliases: file.aliases.map(text),
    points: file.points
      .map((point) => ({ kind: point.kind, label: text(point.label), value: text(point.value) }))
      .toSorted(order),
  }))
}

describe('an exported address book', () => {
  it('restores names, numbers with their kinds, addresses, firms, titles, birthdays, notes and tags', async () => {
    await fc.assert(
      fc.asyncProperty(clients, fc.constantFrom('4.0', '3.0'), async (made, version) => {
        const crm = app()
        crm.write('book.json', JSON.stringify(bookOf(made)))
        await crm.ok('import book.json')
        await crm.ok(`export clients -o clients.vcf --vcard ${version}`)
        const before = kept(await crm.ok('export clients --json'))
        await crm.ok(['--db', crm.path('new.db'), 'import', 'clients.vcf'])
        expect(kept(await crm.ok(['--db', crm.path('new.db'), 'export', 'clients', '--json']))).toEqual(
          before,
        )
        expect(await crm.ok(['--db', crm.path('new.db'), 'import', 'clients.vcf'])).toContain(
          'nothing to change',
        )
      }),
      { numRuns: 25 },
    )
  })
})

function wholeClient(made: Made[number]): WholeClient {
  const { points, tags, aliases, org: _, ...row } = made
  const rows = <T extends object>(list: readonly T[]) =>
    list.map((each, id) => ({ id, client_id: 1, ...each }))
  return {
    id: 1,
    ...row,
    org_id: null,
    org: 'Acme; Sons, Ltd',
    orgUid: null,
    tier: 'A',
    stage: null,
    owner: null,
    created_at: AT,
    updated_at: AT,
    archived_at: null,
    merged_into: null,
    points: rows(points),
    fields: [],
    tags: tags.map((name, id) => ({ id, name })),
    aliases: aliases.map((name, id) => ({ id, name })),
  } as unknown as WholeClient
}

describe('a card, read by parsers of other hands', () => {
  it.each(['4.0', '3.0'] as const)('is what was written, in vCard %s', (version) => {
    fc.assert(
      fc.property(clients, ([made]) => {
        const client = wholeClient(made as Made[number])
        const text = cardOf(client, version)
        const jcard = ICAL.parse(text) as unknown as [string, [string, object, string, ...unknown[]][]]
        // ical.js leaves the backslash that vCard 3.0 asks for before a semicolon.
        const plain = (value: string) => (version === '3.0' ? value.replaceAll('\\;', ';') : value)
        const values = (name: string) =>
          jcard[1].filter(([own]) => own === name).map((each) => plain(String(each[3])))
        expect(values('fn')).toEqual([clean(client.name)])
        expect(values('version')).toEqual([version])
        expect(values('note')).toEqual(client.note === null ? [] : [clean(client.note)])
        expect(values('title')).toEqual(client.title === null ? [] : [clean(client.title)])
        const of = (kind: string) => client.points.filter((point) => point.kind === kind)
        expect(values('email').length + values('tel').length).toBe(of('email').length + of('phone').length)
        const other = new vCard().parse(text)
        expect(other.version).toBe(version)
        expect(other.get('uid').valueOf()).toBe(`urn:uuid:${client.uid}`)
      }),
      { numRuns: 60 },
    )
  })

  it('has lines of at most 75 octets that cut no character and end in CRLF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const plain = clean(text).replaceAll('\n', ' ')
        const lines = folded(`NOTE:${plain}`).split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(
          `NOTE:${plain}`,
        )
      }),
    )
  })
})
