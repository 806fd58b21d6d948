import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type App, app } from './crm.ts'

/** The consultant’s two files, counted here by hand-made loops over dates, never by what the program counts with. */
const TODAY = '2026-11-20'
const FIXTURES = join(import.meta.dirname, 'fixtures/consultant')
const file = (name: string) => readFileSync(join(FIXTURES, name))
const records = (name: string) =>
  parse(file(name), { columns: true, bom: true, skip_records_with_empty_values: true }) as Record<
    string,
    string
  >[]

const LETTERS: Readonly<Record<string, string>> = { c: 'T', t: 'T', p: 'T', e: 'E', m: 'M' }
const letterOf = (type: string) =>
  type.toLowerCase() === 'mail' ? 'E' : LETTERS[type[0]?.toLowerCase() ?? '']

const tierOf = new Map(
  records('clients.csv')
    .filter((row) => row.Birthday !== '1974-02-30')
    .map((row) => [row.Name as string, row.Tier as string]),
)
const birthdayOf = new Map(
  records('clients.csv')
    .filter((row) => tierOf.has(row.Name as string) && row.Birthday)
    .map((row) => [row.Name as string, row.Birthday as string]),
)
const contacts = records('log.csv')
  .filter((row) => tierOf.has(row.Client as string) && row.Type !== 'fax' && row.Date !== '2026-02-30')
  .map((row) => ({
    client: row.Client as string,
    day: row.Date as string,
    code: letterOf(row.Type as string) as string,
    next: row['Next step'] ?? '',
    due: row['Next date'] ?? '',
  }))

/** Every day from one to another, stepping through the calendar. */
function* days(from: string, to: string): Generator<string> {
  const date = new Date(`${from}T12:00:00Z`)
  for (let day = from; day <= to; day = date.toISOString().slice(0, 10)) {
    yield day
    date.setUTCDate(date.getUTCDate() + 1)
  }
}

function plus(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** The plan of the test: by tier, letters (none is any) and days. */
const PLAN: Readonly<Record<string, readonly (readonly [letters: string, every: number])[]>> = {
  A: [
    ['T', 14],
    ['M', 60],
  ],
  B: [['', 30]],
  C: [['TM', 45]],
}
const fits = (letters: string, code: string) => letters === '' || letters.includes(code)

const rules = [...tierOf].flatMap(([client, tier]) =>
  (PLAN[tier] ?? []).map(([letters, every]) => ({ client, tier, letters, every })),
)

/** The day a rule asks for contact, as it stood at the end of a day; clients came into the book today. */
function dueDay(rule: (typeof rules)[number], asOf: string): string {
  let last = TODAY
  const own = contacts.filter(
    ({ client, code, day }) => client === rule.client && fits(rule.letters, code) && day <= asOf,
  )
  if (own.length > 0) last = own.map(({ day }) => day).reduce((a, b) => (a > b ? a : b))
  return plus(last, rule.every)
}

/**
 * What the plan asked of a rule within days, day by day: on a day that is due, a contact since the last one that
 * counted, up to that day, meets it; where there is none it is missed, and asked for again after the interval.
 */
function coverage(rule: (typeof rules)[number], from: string, to: string) {
  const came = (day: string) =>
    contacts.some((c) => c.client === rule.client && c.day === day && fits(rule.letters, c.code))
  let asked = dueDay(rule, plus(from, -1))
  if (asked < from) asked = from
  let latest = ''
  let gap = false
  const missed: string[] = []
  let done = 0
  let met = 0
  for (const day of days(from, to)) {
    if (came(day)) {
      latest = day
      if (gap) {
        done++
        gap = false
        asked = plus(day, rule.every)
        latest = ''
      }
    }
    if (day !== asked) continue
    if (latest === '') {
      missed.push(day)
      gap = true
      asked = plus(day, rule.every)
    } else {
      met++
      done++
      asked = plus(latest, rule.every)
      latest = ''
    }
  }
  return { planned: met + missed.length, done, missed }
}

function tally<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

async function consultant(): Promise<App> {
  const crm = app({ today: TODAY })
  crm.write('clients.csv', file('clients.csv'))
  crm.write('log.csv', file('log.csv'))
  await crm.ok('import clients.csv --skip-bad')
  await crm.ok('import log.csv --skip-bad')
  await crm.ok('plan set tier:A "T every 14d, M every 60d"')
  await crm.ok('plan set tier:B "any every 30d"')
  await crm.ok('plan set tier:C "T/M every 45d"')
  return crm
}

const json = async (crm: App, line: string) => JSON.parse(await crm.ok(`${line} --json`))
const steps = contacts.filter(({ next }) => next !== '')
const within = (from: string, to: string) => contacts.filter(({ day }) => day >= from && day <= to)
const names = (of: readonly { readonly client: string }[]) =>
  [...new Set(of.map(({ client }) => client))].sort()

/** Of each client, the rules that are due by a day. */
const dueBy = (day: string) =>
  rules.map((rule) => ({ ...rule, due: dueDay(rule, TODAY) })).filter(({ due }) => due <= day)

function coverageByTier(from: string, to: string) {
  return ['A', 'B', 'C'].map((tier) => {
    const own = rules
      .filter((rule) => rule.tier === tier)
      .map((rule) => ({ client: rule.client, ...coverage(rule, from, to) }))
      .filter(({ planned }) => planned > 0)
    const planned = own.reduce((sum, one) => sum + one.planned, 0)
    const done = own.reduce((sum, one) => sum + one.done, 0)
    return { tier, clients: names(own).length, planned, done, percent: Math.round((100 * done) / planned) }
  })
}

describe('the consultant’s Friday, counted from the files by other means', () => {
  it('due lists every step and every gap, each once', async () => {
    const due = (await json(await consultant(), 'due --within 7d --birthdays 30d')) as {
      kind: string
      client: string
      due: string
      what: string
    }[]
    const line = ({ client, due: day, what }: { client: string; due: string; what: string }) =>
      `${day} ${client}: ${what}`
    const until = plus(TODAY, 7)
    expect(
      due
        .filter(({ kind }) => kind === 'next')
        .map(line)
        .sort(),
    ).toEqual(
      steps
        .filter((step) => step.due <= until)
        .map(({ client, due: day, next }) => line({ client, due: day, what: next }))
        .sort(),
    )
    const gaps = new Map<string, string>()
    for (const { client, due: day } of dueBy(until)) {
      const first = gaps.get(client)
      if (first === undefined || day < first) gaps.set(client, day)
    }
    expect(
      due
        .filter(({ kind }) => kind === 'plan')
        .map(({ client, due: day }) => `${day} ${client}`)
        .sort(),
    ).toEqual([...gaps].map(([client, day]) => `${day} ${client}`).sort())
    const near = [...birthdayOf].filter(([, birthday]) =>
      [...days(TODAY, plus(TODAY, 30))].some((day) => day.slice(5) === birthday.slice(5)),
    )
    expect(names(due.filter(({ kind }) => kind === 'birthday'))).toEqual(
      near.map(([client]) => client).sort(),
    )
    expect(new Set(due.map(({ kind }) => kind))).toEqual(new Set(['next', 'plan', 'birthday']))
  })

  it('the weekly report has the same numbers, and the clients behind them', async () => {
    const report = await json(await consultant(), 'report weekly')
    const week = within('2026-11-16', '2026-11-22')
    const before = within('2026-10-19', '2026-11-15')
    expect(report.summary).toMatchObject({
      contacts: week.length,
      clients_contacted: names(week).length,
      clients: tierOf.size,
      contacts_a_week_before: before.length / 4,
      next_late: steps.filter(({ due }) => due < TODAY).length,
      next_due: steps.filter(({ due }) => due >= TODAY && due <= '2026-11-29').length,
      new_clients: [...tierOf.keys()].filter(
        (client) => !contacts.some((contact) => contact.client === client && contact.day < '2026-10-19'),
      ).length,
    })
    const byChannel = (of: typeof contacts) => tally(of, ({ code }) => code)
    expect(
      report.channels
        .map((row: Record<string, unknown>) => [row.code, row.contacts, row.average, row.clients])
        .sort(),
    ).toEqual(
      ['E', 'M', 'T'].map((code) => [
        code,
        byChannel(week)[code] ?? 0,
        (byChannel(before)[code] ?? 0) / 4,
        names(week.filter((contact) => contact.code === code)).length,
      ]),
    )
    const ofTier = (of: typeof contacts, tier: string) =>
      of.filter(({ client }) => tierOf.get(client) === tier)
    expect(report.tiers).toEqual(
      ['A', 'B', 'C'].map((tier) => ({
        tier,
        contacts: ofTier(week, tier).length,
        average: ofTier(before, tier).length / 4,
        contacted: names(ofTier(week, tier)).length,
        clients: [...tierOf.values()].filter((of) => of === tier).length,
      })),
    )
    expect(report.coverage.map(({ late: _, ...row }: { late?: number }) => row)).toEqual(
      coverageByTier('2026-11-16', TODAY),
    )
    expect(names(report.overdue)).toEqual(names(dueBy(plus(TODAY, -1))))
    expect(names(report.went_quiet)).toEqual(
      names(dueBy(plus(TODAY, -1)).filter(({ due }) => due >= '2026-11-16')),
    )
  })

  it.each(['', ' --month 2026-10', ' --week'])(
    'grid%s marks as overdue whom due lists as late',
    async (days) => {
      const grid = (await json(await consultant(), `grid${days}`)) as {
        rows: { name: string; late: boolean }[]
      }
      const late = grid.rows.filter((row) => row.late && tierOf.has(row.name)).map(({ name }) => name)
      expect(late.sort()).toEqual(names(dueBy(plus(TODAY, -1))))
    },
  )

  it.each([
    ['2026-11', '2026-11-01', TODAY],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2026-06', '2026-06-01', '2026-06-30'],
  ])('grid --coverage counts %s alike', async (month, from, to) => {
    const grid = await json(await consultant(), `grid --month ${month} --coverage`)
    expect(grid.coverage.tiers.map(({ late: _, ...row }: { late?: number }) => row)).toEqual(
      coverageByTier(from, to),
    )
  })
})
