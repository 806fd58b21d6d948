import { describe, expect, it, test } from 'vitest'
import { app } from '../crm.ts'
import { exampleBook } from '../example.ts'

async function begun() {
  const crm = app()
  await exampleBook(crm)
  await crm.ok('add "Zoë Lindqvist" --set city=Göteborg')
  await crm.ok('add "Old Client" --tag lost')
  await crm.ok('archive "old client"')
  return crm
}

describe('list', () => {
  it('lists everybody but the archived, key tiers first', async () => {
    const crm = await begun()
    expect(await crm.run('list', { env: { COLUMNS: '140' } })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "#   Name                  Organisation          Tier  Tags  Last contact    Quiet  Next
      ──  ────────────────────  ────────────────────  ────  ────  ──────────────  ─────  ──────────────
      #2  Zhang Wei             Harbourlight Trading  A     vip   Thu 2026-11-12    10d  Mon 2026-11-23
      #4  Li Wei                Harbourlight Trading  B           Thu 2026-10-22    31d
      #3  张伟                                        B     贵宾  Mon 2026-11-16     6d  Fri 2026-11-27
      #5  Acme Ltd                                    C
      #1  Harbourlight Trading                                    Thu 2026-11-12    10d
      #6  Zoë Lindqvist
      ",
      }
    `)
  })

  it('lists whom a filter fits', async () => {
    const crm = await begun()
    expect(await crm.run('list tier:A,B quiet:7d -tag:贵宾 --sort quiet')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "2 clients: tier A or B, quiet for 7 days or more, not tag 贵宾
      #   Name       Organisation          Tier  Tags  Quiet  Next
      ──  ─────────  ────────────────────  ────  ────  ─────  ──────────────
      #4  Li Wei     Harbourlight Trading  B             31d
      #2  Zhang Wei  Harbourlight Trading  A     vip     10d  Mon 2026-11-23
      ",
      }
    `)
    expect(await crm.run('list city:goteborg')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "1 client: city goteborg
      #   Name           Last contact  Quiet
      ──  ─────────────  ────────────  ─────
      #6  Zoë Lindqvist
      ",
      }
    `)
    expect(await crm.run('list archived:yes --sort name')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "1 client: archived
      #   Name        Tags  Last contact  Quiet
      ──  ──────────  ────  ────────────  ─────
      #7  Old Client  lost
      ",
      }
    `)
  })

  it('says so where nobody fits, and what may be a slip', async () => {
    const crm = await begun()
    expect(await crm.run('list tag:vipp tier:A')).toEqual({
      code: 0,
      out: 'No client: tag vipp, tier A.\n',
      err: 'No client has the tag “vipp”; the nearest is “vip”.\n',
    })
    expect(await crm.run('list tag:vipp --json')).toMatchObject({ code: 0, out: '[]\n' })
  })

  it('sorts', async () => {
    const crm = await begun()
    const names = async (line: string) =>
      JSON.parse(await crm.ok(`${line} --json`)).map((c: { name: string }) => c.name)
    expect(await names('list')).toEqual([
      'Zhang Wei',
      'Li Wei',
      '张伟',
      'Acme Ltd',
      'Harbourlight Trading',
      'Zoë Lindqvist',
    ])
    expect(await names('list --sort name')).toEqual([
      'Acme Ltd',
      'Harbourlight Trading',
      'Li Wei',
      'Zhang Wei',
      'Zoë Lindqvist',
      '张伟',
    ])
    expect(await names('list --sort quiet')).toEqual([
      'Acme Ltd',
      'Zoë Lindqvist',
      'Li Wei',
      'Harbourlight Trading',
      'Zhang Wei',
      '张伟',
    ])
    expect(await names('list --sort added --limit 2')).toEqual(['Acme Ltd', 'Harbourlight Trading'])
  })

  it('says how many more there are', async () => {
    const crm = await begun()
    const { out, err } = await crm.run('list --limit 1 --format csv')
    expect({ out: out.replace(/[0-9a-f-]{36}/, 'uid'), err }).toMatchInlineSnapshot(`
      {
        "err": "5 more; --limit 6 shows them.
      ",
        "out": "#,Name,Organisation,Tier,Tags,Last contact,Quiet,Next,Kind,Title,Stage,Owner,Added,Archived,uid
      2,Zhang Wei,Harbourlight Trading,A,vip,2026-11-12,10,2026-11-23,person,,,,2026-11-22T10:00:00+00:00,,uid
      ",
      }
    `)
  })

  it('gives each client as JSON', async () => {
    const crm = await begun()
    expect(
      JSON.parse((await crm.ok('list tag:vip --json')).replace(/[0-9a-f-]{36}/, 'uid')),
    ).toMatchInlineSnapshot(`
      [
        {
          "archived_at": null,
          "created_at": "2026-11-22T10:00:00+00:00",
          "id": 2,
          "kind": "person",
          "last_day": "2026-11-12",
          "name": "Zhang Wei",
          "next": "2026-11-23",
          "org": "Harbourlight Trading",
          "owner": null,
          "quiet": 10,
          "stage": null,
          "tags": [
            "vip",
          ],
          "tier": "A",
          "title": null,
          "uid": "uid",
        },
      ]
    `)
  })

  it.each([
    [
      'list citi:Leeds',
      'There is no field “citi”; the nearest is “city”.\n  fields: name, tag, tier, org, kind, stage, owner, title, quiet, last, added, has, id, archived\n  of your own: city, hobby\nTry: crm help filters\n',
    ],
    ['list tier:D', "tier: takes A, B, C or none, not “D”.\nTry: crm list 'tier:A,B'\n"],
    [
      'list quiet:',
      "Nothing stands after “quiet:”; a shell takes > and < for itself unless the word is in quotes.\nTry: crm list 'quiet:30d'\n",
    ],
    [
      'list last:2026-02-30',
      "last: takes a day that exists such as 2026-10-01, not “2026-02-30”.\n  also a month 2026-10, a year 2026, a week 2026-w40, today, yesterday, and <, <=, >, >= or a..b of these\nTry: crm list 'last:>=2026-01-01'\n",
    ],
    ['list @vip,', 'The name of a segment is missing.\nTry: crm segment save quiet-vips tag:vip quiet:30d\n'],
    ['list --sort size', '--sort takes one of tier, name, quiet, added, not “size”.\nTry: crm list --help\n'],
  ])('%s is refused', async (line, err) => {
    const crm = await begun()
    expect(await crm.run(line)).toEqual({ code: 2, out: '', err: `crm: ${err}` })
  })

  it('tells of no book yet, and gives programs an empty list', async () => {
    const crm = app()
    expect((await crm.run('list')).out).toMatch(/^No book yet/)
    expect(await crm.run('list --json')).toEqual({ code: 0, out: '[]\n', err: '' })
  })
})

test('names are found by German and Nordic letters and by what stands for them', async () => {
  const crm = app()
  for (const name of ['Jürgen Müller', 'Mueller Anna', 'Ødegård AS']) await crm.ok(['add', name])
  const found = async (typed: string): Promise<string[]> =>
    JSON.parse(await crm.ok(['list', typed, '--json'])).map(({ name }: { name: string }) => name)
  expect(await found('müller')).toEqual(['Jürgen Müller', 'Mueller Anna'])
  expect(await found('mueller')).toEqual(['Jürgen Müller', 'Mueller Anna'])
  expect(await found('muller')).toEqual(['Jürgen Müller'])
  expect(await found('odegaard')).toEqual(['Ødegård AS'])
})
