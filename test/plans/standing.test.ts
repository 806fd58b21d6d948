import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFilter } from '../../src/clients/filter.ts'
import { matching } from '../../src/clients/matching.ts'
import { addDays, type Day, daysBetween } from '../../src/day.ts'
import { intervalsAfter, readInterval } from '../../src/language/interval.ts'
import { plansOf, type StoredRule, sayRule, saySource } from '../../src/plans/plan.ts'
import { standingOf } from '../../src/plans/queries.ts'
import { type PlannedContact, plannedUntil } from '../../src/plans/standing.ts'
import { usualGap } from '../../src/rhythm.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { fill, type Made, planOf } from '../clients/books.ts'
import { touchpointRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'

const AT = '2026-01-05T10:00:00+00:00'
const day = (text: string) => text as Day
const today = day('2026-11-22')
const ALL = sql<boolean>`1 = 1`

/** `tier:A T 14d`, `tag:vip - -`, `#3 - 30d`: scope, codes (- is any), interval (- is none). */
function ruleRow(line: string): StoredRule {
  const [who = '', codes = '', every = ''] = line.split(' ')
  const [, scope, subject = ''] = /^(tier|tag):(.*)$/.exec(who) ?? []
  return {
    scope: (scope ?? 'client') as StoredRule['scope'],
    subject,
    client_id: scope ? null : Number(who.slice(1)),
    codes: codes === '-' ? null : codes,
    every: every === '-' ? null : every,
  }
}

async function setPlans(book: Book, rules: readonly StoredRule[]): Promise<void> {
  await book.write({ at: AT, actor: 'tester', command: 'plan set' }, async (draft) => {
    for (const rule of rules) await draft.insert('plan', { ...rule, created_at: AT })
  })
}

interface Contact {
  readonly client: number
  readonly day: Day
  readonly code: string
}

async function logAll(book: Book, contacts: readonly Contact[]): Promise<void> {
  for (const { client, ...known } of contacts) {
    await book.write({ at: AT, actor: 'tester', command: 'log' }, async (draft) => {
      await draft.insert('touchpoint', touchpointRow(client, known))
    })
  }
}

/** Empties a book that many runs share. */
async function clear(book: Book): Promise<void> {
  for (const table of [
    'touchpoint',
    'last_contact',
    'plan',
    'tag',
    'client',
    'client_key',
    'journal',
    'change',
    'batch',
    'sequence',
    'touchpoint_search',
    'followup_search',
    'client_search',
  ])
    await sql`delete from ${sql.table(table)}`.execute(book.db)
}

const say = ({ client, source, codes, every, due, last }: PlannedContact) =>
  `${due} ${client}: ${sayRule(codes, every)} (${saySource(source)}) since ${last ?? 'never'}`

const said = (contacts: readonly PlannedContact[]) => contacts.map(say).sort()

/** The same, slowly: every client and every rule looked at one by one. */
function slowly(
  clients: readonly Made[],
  contacts: readonly Contact[],
  rows: readonly StoredRule[],
  until: Day,
): PlannedContact[] {
  const found: PlannedContact[] = []
  const plans = plansOf(rows)
  for (const [at, made] of clients.entries()) {
    const id = at + 1
    if (made.archived_at) continue
    const people = clients.flatMap((other, index) => (other.org_id === id ? [index + 1] : []))
    const own = contacts.filter(({ client }) => client === id || people.includes(client))
    const lastOf = (codes: readonly string[] | null) =>
      own
        .filter(({ code }) => codes === null || codes.includes(code))
        .map((contact) => contact.day)
        .sort()
        .at(-1) ?? null
    const who = { client_id: id, client: made.name, tier: made.tier ?? null }
    const came = day(String(made.created_at).slice(0, 10))
    const byTag = plans
      .filter((plan) => plan.scope === 'tag' && made.tags?.includes(plan.subject))
      .map((plan) => ({
        plan,
        perDay: plan.rules.reduce(
          (sum, { every }) => sum + 1 / (every.unit === 'day' ? every.count : every.count * 30.4375),
          0,
        ),
      }))
      .sort((a, b) => b.perDay - a.perDay || (a.plan.subject < b.plan.subject ? -1 : 1))
    const plan =
      plans.find((one) => one.scope === 'client' && one.client_id === id) ??
      byTag[0]?.plan ??
      plans.find((one) => one.scope === 'tier' && one.subject === made.tier)
    if (plan) {
      for (const { codes, every } of plan.rules) {
        const last = lastOf(codes)
        const due = intervalsAfter(last ?? came, every)
        const subject = plan.scope === 'client' ? '' : plan.subject
        if (due <= until)
          found.push({ ...who, source: { scope: plan.scope, subject }, codes, every, due, last })
      }
      continue
    }
    const days = [...new Set(own.map((contact) => contact.day))].sort().reverse().slice(0, 13)
    const gap = usualGap(days)
    if (
      gap === null ||
      clients.some((other) => other.org_id === id && !other.archived_at && made.kind === 'organisation')
    )
      continue
    const due = addDays(days[0] as Day, Math.max(14, Math.ceil(gap * 1.5)))
    if (due > until || due > today) continue
    found.push({
      ...who,
      source: { scope: 'rhythm', subject: '' },
      codes: null,
      every: { count: gap, unit: 'day' },
      due,
      last: days[0] as Day,
    })
  }
  return found
}

const weekly = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => addDays(day(from), at * 7))

const CLIENTS: Made[] = [
  { name: 'Harbourlight', kind: 'organisation', tier: 'A', contacts: ['2026-08-01'] },
  { name: 'Zhang Wei', tier: 'A', org_id: 1, tags: ['vip'], contacts: ['2026-11-01'] },
  { name: '张伟', tier: 'A', contacts: ['2026-11-10'] },
  { name: 'Ana', tier: 'B', tags: ['vip', '贵宾'], contacts: ['2026-10-01'] },
  { name: 'Bo', tier: 'C', contacts: weekly('2026-09-01', 8) },
  { name: 'Cy', created_at: '2026-11-01T10:00:00+00:00', tier: 'A' },
  { name: 'Gone', tier: 'A', archived_at: '2026-11-10T10:00:00Z' },
  { name: 'Quiet please', tier: 'A', tags: ['vip'] },
]

const PLANS = ['tier:A T 14d', 'tier:A M 3m', 'tag:vip - 30d', 'tag:贵宾 E/M 2w', '#8 - -'].map((line) =>
  ruleRow(line),
)

onEveryEngine('what is planned', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
    await fill(book, CLIENTS)
    await setPlans(book, PLANS)
  })
  afterAll(() => book.close())

  it('is due an interval after the last contact that satisfies, by the most specific plan', async () => {
    expect(said(await plannedUntil(book.db, ALL, today, today))).toEqual([
      '2026-01-19 Ana: E or M every 14 days (tag 贵宾) since never',
      '2026-04-05 Harbourlight: M every 3 months (tier A) since never',
      '2026-04-05 张伟: M every 3 months (tier A) since never',
      '2026-11-03 Bo: any every 7 days (own rhythm) since 2026-10-20',
      '2026-11-15 Cy: T every 14 days (tier A) since never',
      '2026-11-15 Harbourlight: T every 14 days (tier A) since 2026-11-01',
    ])
  })

  it('has the last day included, and rhythms never before they are due', async () => {
    const by = async (until: string, on = today) =>
      said(await plannedUntil(book.db, ALL, day(until), on)).filter((line) => /Zhang|Bo|张/.test(line))
    expect(await by('2026-11-23')).not.toContainEqual(expect.stringContaining('2026-11-24'))
    expect(await by('2026-11-24')).toContain('2026-11-24 张伟: T every 14 days (tier A) since 2026-11-10')
    expect(await by('2026-12-01')).toContain(
      '2026-12-01 Zhang Wei: any every 30 days (tag vip) since 2026-11-01',
    )
    expect(await by('2026-12-01', day('2026-11-02'))).not.toContainEqual(expect.stringContaining('Bo'))
    expect(await by('2026-12-01', day('2026-11-03'))).toContainEqual(expect.stringContaining('Bo'))
  })

  it('keeps to the condition', async () => {
    const filter = readFilter(['tag:vip', '-ana'], { today, actor: 'tester' })
    const { where } = await matching(book.db, filter)
    expect(said(await plannedUntil(book.db, where, day('2027-01-01'), today))).toEqual([
      '2026-12-01 Zhang Wei: any every 30 days (tag vip) since 2026-11-01',
    ])
  })
})

const anyDay = fc.integer({ min: 0, max: 120 }).map((count) => addDays(day('2026-08-15'), count))
const anyClient = fc.record({
  name: fc.constantFrom('Ana', '张伟', 'Zoë'),
  tier: fc.constantFrom('A', 'B', 'C', null),
  tags: fc.uniqueArray(fc.constantFrom('vip', '贵宾', 'board')),
  kind: fc.constantFrom('person', 'person', 'organisation' as const),
  org_id: fc.constantFrom(null, null, 1),
  created_at: anyDay.map((on) => `${on}T10:00:00+00:00`),
  archived_at: fc.constantFrom(null, null, null, AT),
})
const anyContact = fc.record({
  client: fc.integer({ min: 1, max: 4 }),
  day: anyDay,
  code: fc.constantFrom('T', 'E', 'M'),
})
const anyRules = fc
  .uniqueArray(fc.constantFrom('tier:A', 'tier:B', 'tag:vip', 'tag:贵宾', 'tag:board', '#2', '#3'))
  .chain((subjects) =>
    fc.tuple(
      ...subjects.map((who) =>
        fc.oneof(
          fc.constant([`${who} - -`]),
          fc
            .uniqueArray(fc.constantFrom('T', 'E/M', '-'), { minLength: 1, maxLength: 2 })
            .chain((codes) =>
              fc.tuple(
                ...codes.map((by) =>
                  fc.constantFrom('7d', '14d', '30d', '1m', '3m').map((every) => `${who} ${by} ${every}`),
                ),
              ),
            ),
        ),
      ),
    ),
  )
  .map((lines) => lines.flat().map((line) => ruleRow(line)))

onEveryEngine('whatever is planned and logged', (open) => {
  let book: Book
  beforeAll(async () => {
    book = await open()
  })
  afterAll(() => book.close())

  it('comes out as it would one by one, logged late or on time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyClient, { minLength: 4, maxLength: 4 }),
        fc.array(anyContact, { maxLength: 20 }),
        anyRules,
        anyDay,
        async (made, contacts, rules, until) => {
          const clients = made.map(
            (client, at): Made => ({
              ...client,
              org_id: at === 0 ? null : client.org_id,
              ...(at === 0 && { kind: 'organisation' as const }),
            }),
          )
          const expected = said(slowly(clients, contacts, rules, until))
          for (const order of [contacts, contacts.toSorted((a, b) => (a.day < b.day ? -1 : 1))]) {
            await clear(book)
            await fill(book, clients)
            await logAll(book, order)
            await setPlans(book, rules)
            expect(said(await plannedUntil(book.db, ALL, until, today))).toEqual(expected)
          }
        },
      ),
      { numRuns: book.engine.native ? 150 : 15 },
    )
  })
})

describe('the plan of SQLite', () => {
  const explained = async (lines: readonly string[]) => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    const { query } = standingOf(plansOf(lines.map((line) => ruleRow(line))), ALL, {
      until: today,
      rhythmUntil: today,
    })
    const steps = planOf(book, { compile: () => query?.compile(book.db) } as never)
    await book.close()
    return steps
  }

  it('reads clients once, and their last contacts through an index', async () => {
    const steps = await explained(['tier:A T 14d', 'tier:B - 30d'])
    expect(steps).toMatchInlineSnapshot(`
      "COMPOUND QUERY
      LEFT-MOST SUBQUERY
      MATERIALIZE tier_rule
      SCAN 2 CONSTANT ROWS
      SCAN client
      SCAN r
      CORRELATED SCALAR SUBQUERY 3
      SEARCH l USING COVERING INDEX last_contact_client (client_id=? AND code=?)
      CORRELATED SCALAR SUBQUERY 3
      SEARCH l USING COVERING INDEX last_contact_client (client_id=? AND code=?)
      UNION ALL
      SCAN client
      CORRELATED SCALAR SUBQUERY 6
      SEARCH m USING INDEX client_org (org_id=?)"
    `)
  })

  it('begins with the tag, and with the plan, where those have one', async () => {
    const steps = await explained(['tag:vip T 14d', '#3 - 30d'])
    expect(steps).toMatchInlineSnapshot(`
      "COMPOUND QUERY
      LEFT-MOST SUBQUERY
      CO-ROUTINE s
      COMPOUND QUERY
      LEFT-MOST SUBQUERY
      CO-ROUTINE tag_rule
      SCAN CONSTANT ROW
      SCAN r
      SEARCH held USING COVERING INDEX tag_name (name=?)
      SEARCH client USING INTEGER PRIMARY KEY (rowid=?)
      CORRELATED SCALAR SUBQUERY 5
      SEARCH o USING COVERING INDEX plan_client (client_id=?)
      CORRELATED SCALAR SUBQUERY 6
      MATERIALIZE tag_plan
      SCAN CONSTANT ROW
      SCAN bp
      SEARCH b USING COVERING INDEX tag_client (client_id=? AND name=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH l USING COVERING INDEX last_contact_client (client_id=? AND code=?)
      CORRELATED SCALAR SUBQUERY 4
      SEARCH l USING COVERING INDEX last_contact_client (client_id=? AND code=?)
      UNION ALL
      CO-ROUTINE own_rule
      SCAN CONSTANT ROW
      SCAN p
      SEARCH client USING INTEGER PRIMARY KEY (rowid=?)
      SCAN r
      SCAN s
      UNION ALL
      SCAN client
      CORRELATED SCALAR SUBQUERY 10
      SEARCH o USING COVERING INDEX plan_client (client_id=?)
      CORRELATED SCALAR SUBQUERY 11
      SCAN bp
      SEARCH b USING COVERING INDEX tag_client (client_id=? AND name=?)
      CORRELATED SCALAR SUBQUERY 12
      SEARCH m USING INDEX client_org (org_id=?)"
    `)
  })
})

it('a rule without an interval means that no contact is planned', () => {
  expect(plansOf([ruleRow('tier:A - -')])).toEqual([
    { scope: 'tier', subject: 'A', client_id: null, rules: [] },
  ])
  expect(daysBetween(today, intervalsAfter(today, readInterval('2w') as never))).toBe(14)
})
