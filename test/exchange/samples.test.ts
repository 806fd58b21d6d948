import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures')
const fixture = (name: string) => readFileSync(join(FIXTURES, name))
type Record_ = Record<string, string>
const records = (content: string | Buffer): Record_[] =>
  parse(content, { columns: true, bom: true, skip_records_with_empty_values: true }) as Record_[]

/** What the two files hold, counted without the program. */
const people = records(fixture('consultant/clients.csv'))
const log = records(fixture('consultant/log.csv'))
const CODES: Readonly<Record<string, string>> = {
  call: 'T',
  t: 'T',
  phone: 'T',
  e: 'E',
  email: 'E',
  'e-mail': 'E',
  mail: 'E',
  m: 'M',
  meeting: 'M',
}
const good = log.filter(
  (row) =>
    row.Client !== 'Fatima Al-Sayed' &&
    people.some((person) => person.Name === row.Client) &&
    CODES[(row.Type ?? '').toLowerCase()] &&
    row.Date !== '2026-02-30',
)

function consultant(): App {
  const crm = app()
  crm.write('clients.csv', fixture('consultant/clients.csv'))
  crm.write('log.csv', fixture('consultant/log.csv'))
  return crm
}

const count = (crm: App, what: string) => Number(crm.rows(`select count(*) as n from ${what}`)[0]?.n)
const PEOPLE = "client where kind = 'person'"

describe('a consultant brings two files', () => {
  it('has what a person would count', () => {
    expect(new Set(people.map((person) => person.Name)).size - 1).toBe(44)
    expect(good.length).toBe(781)
  })

  it('nothing is written while a row is bad', async () => {
    const crm = consultant()
    const ran = await crm.run('import clients.csv')
    expect(ran).toMatchObject({ code: 2 })
    expect(ran.out).toContain('Nothing was imported from clients.csv: 1 row is bad.')
    expect(ran.out).toContain('│   15 │ Birthday │ 1974-02-30 does not exist: February 1974 has 28 days. │')
    expect(await crm.run('list')).toMatchObject({ out: expect.stringContaining('No book yet') })
  })

  it('takes in what is good, twice without a change, completes what was mended, and takes it all back', async () => {
    const crm = consultant()
    const first = await crm.run('import clients.csv --skip-bad --json')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.out)).toEqual({
      file: 'clients.csv',
      subject: 'clients',
      written: true,
      added: 44,
      changed: 0,
      unchanged: 0,
      besides: ['With 38 new organisations.'],
      bad_rows: 1,
      bad: [
        { line: 15, column: 'Birthday', reason: '1974-02-30 does not exist: February 1974 has 28 days.' },
      ],
      warnings: [
        { line: 24, column: 'Phone', reason: '“ask assistant” is no phone number; it is kept as written.' },
        {
          line: 48,
          column: '',
          reason: 'Alessandro Rossi is new; Alessandra Rossi (line 47) has rossi@rossimarmi.example too.',
        },
      ],
      remarks: ['Kept as fields of their own: “City”.'],
      saved_to: 'clients.bad.csv',
    })
    const second = JSON.parse(await crm.ok('import log.csv --skip-bad --json'))
    expect(second).toMatchObject({
      added: 781,
      changed: 0,
      unchanged: 0,
      bad_rows: 16,
      saved_to: 'log.bad.csv',
    })
    expect(second.bad).toEqual(expectedTroubles())
    expect(count(crm, PEOPLE)).toBe(44)
    expect(count(crm, 'touchpoint')).toBe(781)
    expect(count(crm, 'followup')).toBe(good.filter((row) => row['Next step']).length)
    expect(count(crm, "contact_point where value = 'ask assistant'")).toBe(1)

    const before = crm.rows('select * from journal')
    for (const file of ['clients.csv', 'log.csv']) {
      const again = JSON.parse(await crm.ok(`import ${file} --skip-bad --json`))
      expect(again).toMatchObject({ written: false, added: 0, changed: 0 })
    }
    expect(crm.rows('select * from journal')).toEqual(before)

    crm.write('clients.bad.csv', crm.read('clients.bad.csv').replace('1974-02-30,', '1974-02-28,'))
    const mended = crm
      .read('log.bad.csv')
      .replace(',fax,', ',call,')
      .replace('2026-02-30,', '2026-02-27,')
      .replace(',Amara Okafour,', ',Amara Okafor,')
      .replace(',Rossi,', ',Alessandra Rossi,')
    crm.write('log.bad.csv', mended)
    await crm.ok('import clients.bad.csv')
    await crm.ok('import log.bad.csv')
    expect(count(crm, PEOPLE)).toBe(45)
    expect(count(crm, 'touchpoint')).toBe(log.length)
    const notes = crm.rows(
      "select note from client where name in ('Fatima Al-Sayed', 'Aiko Tanaka') order by name",
    )
    expect(notes.map(({ note }) => note)).toEqual([
      people.find(({ Name }) => Name === 'Aiko Tanaka')?.Notes,
      people.find(({ Name }) => Name === 'Fatima Al-Sayed')?.Notes,
    ])

    for (let entries = 0; entries < 4; entries++) await crm.ok('undo --yes')
    for (const table of [
      'client',
      'contact_point',
      'attribute',
      'tag',
      'touchpoint',
      'followup',
      'client_key',
    ])
      expect([table, count(crm, table)]).toEqual([table, 0])
    expect(await crm.ok('undo --yes')).toContain('Nothing')
  })

  it('shows what a person would count in the files', async () => {
    const crm = consultant()
    await crm.ok('import clients.csv --skip-bad')
    await crm.ok('import log.csv --skip-bad')

    const grid = JSON.parse(await crm.ok('grid --month 2026-10 --json'))
    const cells = (grid.rows as { name: string; days: Record<string, { codes: string }> }[]).flatMap((row) =>
      Object.entries(row.days).flatMap(([day, { codes }]) =>
        [...codes].map((code) => `${row.name} ${day} ${code}`),
      ),
    )
    const october = good.filter((row) => row.Date?.startsWith('2026-10'))
    const counted = october.map((row) => `${row.Client} ${row.Date} ${CODES[row.Type?.toLowerCase() ?? '']}`)
    expect(cells.sort()).toEqual(counted.sort())

    const listed = JSON.parse(await crm.ok(['list', 'quiet:>30d', 'tier:A', 'kind:person', '--json']))
    const tiers = new Map(people.map((person) => [person.Name, person.Tier]))
    const last = new Map<string, string>()
    for (const { Client = '', Date: day = '' } of good)
      if (day > (last.get(Client) ?? '')) last.set(Client, day)
    const quiet = [...tiers].filter(
      ([name, tier]) => tier === 'A' && (last.get(name ?? '') ?? '') < '2026-10-23',
    )
    expect(listed.map(({ name }: { name: string }) => name).sort()).toEqual(
      quiet.map(([name]) => name).sort(),
    )

    const shown = JSON.parse(await crm.ok('show okafor --json'))
    expect(JSON.stringify(shown)).toContain('okafor@lagoonlogistics.example')

    await crm.ok('export touchpoints -o t.csv')
    const exported = records(crm.read('t.csv')).map(({ day, client, code, note }) => [
      day,
      client,
      code,
      note,
    ])
    const expected = good.map((row) => [
      row.Date,
      row.Client,
      CODES[row.Type?.toLowerCase() ?? ''],
      row['What was said'],
    ])
    expect(exported.sort()).toEqual(expected.sort())
  })
})

/** The bad rows of the log, found in the file by other means. */
function expectedTroubles() {
  const lines = fixture('consultant/log.csv').toString().split('\n')
  const at = (pattern: RegExp) => lines.flatMap((line, index) => (pattern.test(line) ? [index + 1] : []))
  const one = (pattern: RegExp, column: string, reason: string) =>
    at(pattern).map((line) => ({ line, column, reason }))
  return [
    ...one(/,fax,/, 'Type', '“fax” is no channel: there are T telephone, E e-mail, M meeting.'),
    ...one(/^2026-02-30/, 'Date', '2026-02-30 does not exist: February 2026 has 28 days.'),
    ...one(/,Fatima Al-Sayed,/, 'Client', 'There is no client “Fatima Al-Sayed”.'),
    ...one(/,Amara Okafour,/, 'Client', 'There is no client “Amara Okafour”. The nearest: #1 Amara Okafor.'),
    ...one(
      /,Rossi,/,
      'Client',
      '“Rossi” can be #40 Alessandra Rossi, #41 Alessandro Rossi or #79 Rossi Marmi.',
    ),
  ].sort((a, b) => a.line - b.line)
}

describe('a bank brings a file of Chinese Excel', () => {
  const bank = new TextDecoder('gb18030').decode(fixture('bank/clients-gbk.csv'))
  const clients = records(bank)

  it('needs no option and shows every name', async () => {
    const crm = app()
    crm.write('clients-gbk.csv', fixture('bank/clients-gbk.csv'))
    const ran = await crm.run('import clients-gbk.csv')
    expect(ran).toEqual({
      code: 0,
      out:
        'Imported clients-gbk.csv: 60 clients added.\n' +
        'With 10 new organisations.\nTake it back: crm undo\n',
      err:
        `Your book begins at ${crm.book}.\n` +
        'Read as Chinese text in GB18030.\n' +
        '“等级” holds no tier A, B or C: it is kept as a field of its own.\n' +
        'line 10, 生日: 农历1952年六月三十 does not exist: that month has 29 days. The 30th is kept on the 29th where a month has none.\n' +
        'line 12, 生日: 农历1965年正月三十 does not exist: that month has 29 days. The 30th is kept on the 29th where a month has none.\n',
    })
    const listed = JSON.parse(await crm.ok('list kind:person --limit 100 --json'))
    expect(listed.map(({ name }: { name: string }) => name).sort()).toEqual(
      clients.map((row) => row.姓名).sort(),
    )
    const points = crm.rows('select kind, value from contact_point order by id')
    expect(points.filter(({ kind }) => kind === 'wechat').length).toBe(
      clients.filter((row) => row.微信).length,
    )
    const tags = clients.flatMap((row) => row.关注?.split('、').filter(Boolean) ?? [])
    expect(count(crm, 'tag')).toBe(tags.length)
    expect(count(crm, "client where note = '=1+1'")).toBe(clients.filter((row) => row.备注 === '=1+1').length)
    const solar = clients.filter((row) => row.生日 && !row.生日.startsWith('农历'))
    expect(
      crm
        .rows("select birthday from client where birthday not like 'lunar:%' order by id")
        .map((r) => r.birthday),
    ).toEqual(solar.map((row) => row.生日?.replaceAll('/', '-')))
    expect(
      crm
        .rows("select birthday from client where birthday like 'lunar:%' order by id")
        .map((r) => r.birthday),
    ).toEqual(
      '1976-12-23 1952-06-30 1965-01-30 1964-11-30 1991-11-15 1980-04-23 1962-01-23 1960-03-08 1956-02-23 1972-04-01'
        .split(' ')
        .map((date) => `lunar:${date}`),
    )
    expect(await crm.ok('import clients-gbk.csv')).toContain('nothing to change')
  })
})
