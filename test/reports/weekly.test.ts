import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

/** A book as it grew, day by day. */
const STORY: readonly (readonly [string, string])[] = [
  ['2026-10-01', 'add "Zhang Wei" --org "Harbourlight Trading" --tier A --tag vip --birthday 1980-11-28'],
  ['2026-10-01', 'add 张伟 --tier B --birthday 11-23'],
  ['2026-10-01', 'add "Ana Pérez" --tier A'],
  ['2026-10-01', 'plan set tier:A "any every 14d"'],
  ['2026-10-20', 'log "zhang wei" T "asked about bonds"'],
  ['2026-10-27', 'log 张伟 E "谈了国债"'],
  ['2026-11-03', 'log ana M "signed" --promise "17 nov send the contract" --awaiting "13 nov her passport"'],
  [
    '2026-11-17',
    'log "zhang wei" M "lunch" --next "25 nov send prospectus" --promise "18 nov call the bank"',
  ],
  ['2026-11-18', 'log 张伟 T "问了基金的收益率" --next "19 nov 发招股书" --promise "24 nov 开户表"'],
  ['2026-11-19', 'done 4'],
  ['2026-11-19', 'add "Lucía Fernández" --tier C'],
]

beforeEach(() => {
  crm = app({ today: '2026-11-20' })
})

async function tell(): Promise<void> {
  for (const [today, line] of STORY) await crm.ok(line, { today })
}

describe('the report of a week', () => {
  beforeEach(tell)

  it('on a terminal', async () => {
    expect(await crm.ok('report weekly')).toMatchInlineSnapshot(`
      "Week 47, 16 to 22 November 2026, so far (Friday 20 November)
      2 contacts with 2 of 4 clients (four weeks before: 0.8 a week).
      1 promise broken, 1 due by Sunday 29 November, 1 kept (late).
      1 next step late, 1 due by Sunday 29 November, clients owe 1 answer (late).
      Plan kept to 50 % (1 of 2 planned contacts): 1 client is still to be contacted.
      1 client went quiet, 1 new client, 2 birthdays to come.

      Promises: 1 broken, 1 due by Sunday 29 November, 1 kept (late)
      State            Promised for    Client     Tier  What
      ───────────────  ──────────────  ─────────  ────  ─────────────────
      3 days late      Tue 2026-11-17  Ana Pérez  A     send the contract
      in 4 days        Tue 2026-11-24  张伟       B     开户表
      kept 1 day late  Wed 2026-11-18  Zhang Wei  A     call the bank

      What clients owe: 1 late
      State        Due             Client     Tier  What
      ───────────  ──────────────  ─────────  ────  ────────────
      7 days late  Fri 2026-11-13  Ana Pérez  A     her passport

      Next steps: 1 late, 1 due by Sunday 29 November
      State       Due             Client     Tier  What
      ──────────  ──────────────  ─────────  ────  ───────────────
      1 day late  Thu 2026-11-19  张伟       B     发招股书
      in 5 days   Wed 2026-11-25  Zhang Wei  A     send prospectus

      Contacts by channel (before: a week of the four before, on average)
      Channel    Letter  Contacts  Before  Clients
      ─────────  ──────  ────────  ──────  ───────
      telephone  T              1     0.3        1
      e-mail     E              0     0.3        0
      meeting    M              1     0.3        1

      Contacts by tier
      Tier  Contacts  Before  Contacted  Of clients
      ────  ────────  ──────  ─────────  ──────────
      A            1     0.5          1           2
      B            1     0.3          1           1
      C            0       0          0           1
      client by client: crm report activity --week 2026-W47

      Contact plan
      Tier  Clients  Planned  Done  Per cent
      ────  ───────  ───────  ────  ────────
      A           2        2     1        50
      The client not contacted yet is overdue: named below.

      Who went quiet: 1 client
      Client     Tier  Contact            From    Was due         Late  Last contact
      ─────────  ────  ─────────────────  ──────  ──────────────  ────  ──────────────
      Ana Pérez  A     any every 14 days  tier A  Tue 2026-11-17    3d  Tue 2026-11-03

      New clients: 1
      Client           Tier  Organisation  Since
      ───────────────  ────  ────────────  ──────────────
      Lucía Fernández  C                   Thu 2026-11-19

      Birthdays until Sunday 29 November
      Day             Client     Tier  Turns
      ──────────────  ─────────  ────  ─────
      Mon 2026-11-23  张伟       B
      Sat 2026-11-28  Zhang Wei  A        46

      The week, day by day  Mo Tu We Th Fr Sa Su
      Client                16 17 18 19[20]21 22   n  quiet
      Ana Pérez          A  .  o! .  .  :          0    17d !
      Zhang Wei          A  !  M  .  .  :          1     3d
      张伟               B  .  .  T  o  :          1     2d

      T telephone   M meeting   o next step, promise
      ! on a day: the planned contact did not come
      ! at the end: a planned contact is overdue
      "
    `)
  })

  it('names nobody twice: who was missed and is overdue stands where that is told', async () => {
    const own = app()
    const began = { today: '2026-10-01' }
    for (const line of [
      'add Old --tier A',
      'add Due --tier A',
      'add Quiet --tier A',
      'plan set tier:A "any every 14d"',
    ])
      await own.ok(line, began)
    await own.ok('log due E --on 2026-11-06', { today: '2026-11-06' })
    await own.ok('log quiet E --on 2026-11-04', { today: '2026-11-06' })
    const report = await own.ok('report weekly', { today: '2026-11-20' })
    expect(
      report.slice(report.indexOf('Contact plan'), report.indexOf('Nothing to tell')),
    ).toMatchInlineSnapshot(`
      "Contact plan
      Tier  Clients  Planned  Done  Per cent
      ────  ───────  ───────  ────  ────────
      A           3        3     0         0
      Of 3 clients not contacted yet, 2 are overdue: named below.

      Planned and not done yet, not overdue: 1 client
      Client  Tier  Plan               From    Done  Planned
      ──────  ────  ─────────────────  ──────  ────  ───────
      Due     A     any every 14 days  tier A     0        1

      Who went quiet: 1 client
      Client  Tier  Contact            From    Was due         Late  Last contact
      ──────  ────  ─────────────────  ──────  ──────────────  ────  ──────────────
      Quiet   A     any every 14 days  tier A  Wed 2026-11-18    2d  Wed 2026-11-04

      Overdue from before the week: 1 client
      Client  Tier  Contact            From    Was due         Late  Last contact
      ──────  ────  ─────────────────  ──────  ──────────────  ────  ────────────
      Old     A     any every 14 days  tier A  Thu 2026-10-15   36d

      "
    `)
    const { overdue, missed } = JSON.parse(await own.ok('report weekly --json', { today: '2026-11-20' }))
    expect([overdue.length, missed.length]).toEqual([2, 3])
  })

  it('as Markdown, for a mail', async () => {
    expect(await crm.ok('report weekly --format markdown')).toMatchInlineSnapshot(`
      "## Week 47, 16 to 22 November 2026, so far (Friday 20 November)

      2 contacts with 2 of 4 clients (four weeks before: 0.8 a week).\\
      **1 promise broken**, 1 due by Sunday 29 November, 1 kept (late).\\
      **1 next step late**, 1 due by Sunday 29 November, clients owe 1 answer (late).\\
      **Plan kept to 50 %** (1 of 2 planned contacts): 1 client is still to be contacted.\\
      **1 client went quiet**, 1 new client, 2 birthdays to come.

      ## Promises: 1 broken, 1 due by Sunday 29 November, 1 kept (late)

      | State | Promised for | Client | Tier | What |
      | --- | --- | --- | --- | --- |
      | 3 days late | Tue 2026-11-17 | Ana Pérez | A | send the contract |
      | in 4 days | Tue 2026-11-24 | 张伟 | B | 开户表 |
      | kept 1 day late | Wed 2026-11-18 | Zhang Wei | A | call the bank |

      ## What clients owe: 1 late

      | State | Due | Client | Tier | What |
      | --- | --- | --- | --- | --- |
      | 7 days late | Fri 2026-11-13 | Ana Pérez | A | her passport |

      ## Next steps: 1 late, 1 due by Sunday 29 November

      | State | Due | Client | Tier | What |
      | --- | --- | --- | --- | --- |
      | 1 day late | Thu 2026-11-19 | 张伟 | B | 发招股书 |
      | in 5 days | Wed 2026-11-25 | Zhang Wei | A | send prospectus |

      ## Contacts by channel (before: a week of the four before, on average)

      | Channel | Letter | Contacts | Before | Clients |
      | --- | --- | ---: | ---: | ---: |
      | telephone | T | 1 | 0.3 | 1 |
      | e-mail | E | 0 | 0.3 | 0 |
      | meeting | M | 1 | 0.3 | 1 |

      ## Contacts by tier

      | Tier | Contacts | Before | Contacted | Of clients |
      | --- | ---: | ---: | ---: | ---: |
      | A | 1 | 0.5 | 1 | 2 |
      | B | 1 | 0.3 | 1 | 1 |
      | C | 0 | 0 | 0 | 1 |

      client by client: crm report activity --week 2026-W47

      ## Contact plan

      | Tier | Clients | Planned | Done | Per cent |
      | --- | ---: | ---: | ---: | ---: |
      | A | 2 | 2 | 1 | 50 |

      The client not contacted yet is overdue: named below.

      ## Who went quiet: 1 client

      | Client | Tier | Contact | From | Was due | Late | Last contact |
      | --- | --- | --- | --- | --- | ---: | --- |
      | Ana Pérez | A | any every 14 days | tier A | Tue 2026-11-17 | 3d | Tue 2026-11-03 |

      ## New clients: 1

      | Client | Tier | Organisation | Since |
      | --- | --- | --- | --- |
      | Lucía Fernández | C |  | Thu 2026-11-19 |

      ## Birthdays until Sunday 29 November

      | Day | Client | Tier | Turns |
      | --- | --- | --- | ---: |
      | Mon 2026-11-23 | 张伟 | B |  |
      | Sat 2026-11-28 | Zhang Wei | A | 46 |

      ## The week, day by day

      | Client | Tier | Mo 16 | Tu 17 | We 18 | Th 19 | **Fr 20** | Sa 21 | Su 22 | n | quiet |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | ---: | ---: |
      | Ana Pérez | A |  | o! |  |  |  |  |  | 0 | **17d !** |
      | Zhang Wei | A | ! | M |  |  |  |  |  | 1 | 3d |
      | 张伟 | B |  |  | T | o |  |  |  | 1 | 2d |

      T telephone · M meeting · o next step, promise

      **!** on a day: the planned contact did not come

      **!** at the end: a planned contact is overdue
      "
    `)
  })

  it('for programs', async () => {
    const { grid, ...report } = JSON.parse(await crm.ok('report weekly --json'))
    expect(grid.rows).toHaveLength(3)
    expect(report).toMatchInlineSnapshot(`
      {
        "as_of": "2026-11-20",
        "awaiting": [
          {
            "client": "Ana Pérez",
            "client_id": 4,
            "day": "2026-11-13",
            "done_on": null,
            "id": 2,
            "late": 7,
            "snoozes": 0,
            "state": "late",
            "tier": "A",
            "time": null,
            "what": "her passport",
          },
        ],
        "birthdays": [
          {
            "birthday": "--11-23",
            "client": "张伟",
            "client_id": 3,
            "day": "2026-11-23",
            "tier": "B",
          },
          {
            "birthday": "1980-11-28",
            "client": "Zhang Wei",
            "client_id": 2,
            "day": "2026-11-28",
            "tier": "A",
          },
        ],
        "channels": [
          {
            "average": 0.25,
            "clients": 0,
            "code": "E",
            "contacts": 0,
          },
          {
            "average": 0.25,
            "clients": 1,
            "code": "M",
            "contacts": 1,
          },
          {
            "average": 0.25,
            "clients": 1,
            "code": "T",
            "contacts": 1,
          },
        ],
        "coverage": [
          {
            "clients": 2,
            "done": 1,
            "percent": 50,
            "planned": 2,
            "tier": "A",
          },
        ],
        "filter": "",
        "missed": [
          {
            "client": "Ana Pérez",
            "client_id": 4,
            "done": 0,
            "late": 0,
            "planned": 1,
            "rule": "any every 14 days",
            "source": "tier A",
            "tier": "A",
          },
        ],
        "new_clients": [
          {
            "client": "Lucía Fernández",
            "client_id": 5,
            "day": "2026-11-19",
            "org": null,
            "tier": "C",
          },
        ],
        "next": [
          {
            "client": "张伟",
            "client_id": 3,
            "day": "2026-11-19",
            "done_on": null,
            "id": 5,
            "late": 1,
            "snoozes": 0,
            "state": "late",
            "tier": "B",
            "time": null,
            "what": "发招股书",
          },
          {
            "client": "Zhang Wei",
            "client_id": 2,
            "day": "2026-11-25",
            "done_on": null,
            "id": 3,
            "late": 0,
            "snoozes": 0,
            "state": "open",
            "tier": "A",
            "time": null,
            "what": "send prospectus",
          },
        ],
        "overdue": [
          {
            "client": "Ana Pérez",
            "client_id": 4,
            "due": "2026-11-17",
            "last": "2026-11-03",
            "late": 3,
            "rule": "any every 14 days",
            "source": "tier A",
            "tier": "A",
          },
        ],
        "promises": [
          {
            "client": "Ana Pérez",
            "client_id": 4,
            "day": "2026-11-17",
            "done_on": null,
            "id": 1,
            "late": 3,
            "snoozes": 0,
            "state": "late",
            "tier": "A",
            "time": null,
            "what": "send the contract",
          },
          {
            "client": "张伟",
            "client_id": 3,
            "day": "2026-11-24",
            "done_on": null,
            "id": 6,
            "late": 0,
            "snoozes": 0,
            "state": "open",
            "tier": "B",
            "time": null,
            "what": "开户表",
          },
          {
            "client": "Zhang Wei",
            "client_id": 2,
            "day": "2026-11-18",
            "done_on": "2026-11-19",
            "id": 4,
            "late": 1,
            "snoozes": 0,
            "state": "kept late",
            "tier": "A",
            "time": null,
            "what": "call the bank",
          },
        ],
        "range": {
          "from": "2026-11-16",
          "to": "2026-11-22",
        },
        "so_far": true,
        "summary": {
          "awaiting": 1,
          "awaiting_late": 1,
          "birthdays": 2,
          "clients": 4,
          "clients_contacted": 2,
          "clients_missed": 1,
          "contacts": 2,
          "contacts_a_week_before": 0.75,
          "done": 1,
          "new_clients": 1,
          "next_due": 1,
          "next_late": 1,
          "overdue": 1,
          "planned": 2,
          "promises_broken": 1,
          "promises_dropped": 0,
          "promises_due": 1,
          "promises_kept": 1,
          "promises_kept_late": 1,
          "went_quiet": 1,
        },
        "tiers": [
          {
            "average": 0.5,
            "clients": 2,
            "contacted": 1,
            "contacts": 1,
            "tier": "A",
          },
          {
            "average": 0.25,
            "clients": 1,
            "contacted": 1,
            "contacts": 1,
            "tier": "B",
          },
          {
            "average": 0,
            "clients": 1,
            "contacted": 0,
            "contacts": 0,
            "tier": "C",
          },
        ],
        "until": "2026-11-29",
        "week": "2026-W47",
        "went_quiet": [
          {
            "client": "Ana Pérez",
            "client_id": 4,
            "due": "2026-11-17",
            "last": "2026-11-03",
            "late": 3,
            "rule": "any every 14 days",
            "source": "tier A",
            "tier": "A",
          },
        ],
      }
    `)
  })

  it('as a CSV file of each table, and never as one', async () => {
    expect(await crm.run('report weekly -o week/')).toMatchObject({ code: 0, out: '' })
    expect(readdirSync(crm.path('week'))).toEqual(
      [
        ...['awaiting', 'birthdays', 'channels', 'coverage', 'grid', 'missed', 'new-clients'],
        ...['next-steps', 'overdue', 'promises', 'summary', 'tiers', 'went-quiet'],
      ].map((name) => `${name}.csv`),
    )
    expect(crm.read('week/promises.csv')).toBe(
      [
        '\ufeffState,Promised for,Client,Tier,What,Days late,Done on,Snoozes,#,Client #',
        '3 days late,2026-11-17,Ana Pérez,A,send the contract,3,,0,1,4',
        'in 4 days,2026-11-24,张伟,B,开户表,0,,0,6,3',
        'kept 1 day late,2026-11-18,Zhang Wei,A,call the bank,1,2026-11-19,0,4,2',
        '',
      ].join('\r\n'),
    )
    expect(await crm.run('report weekly --format csv')).toEqual({
      code: 2,
      out: '',
      err:
        'crm: There are several tables in this, and CSV holds one.\n' +
        'Try: the same command with -o folder/ for a file of each, or with --json\n',
    })
    expect(await crm.run('report weekly -o week.csv')).toMatchObject({ code: 2, out: '' })
  })

  it('that is past, as it stood on its Sunday', async () => {
    const report = JSON.parse(await crm.ok('report weekly --week last --json'))
    expect(report).toMatchObject({ week: '2026-W46', as_of: '2026-11-15', so_far: false })
    expect(report.summary).toMatchObject({
      contacts: 0,
      promises_broken: 0,
      promises_due: 1,
      awaiting_late: 1,
      next_late: 0,
      new_clients: 0,
      overdue: 1,
    })
    expect(report.promises).toMatchObject([{ client: 'Ana Pérez', state: 'open' }])
    expect(report.overdue).toMatchObject([{ client: 'Zhang Wei', due: '2026-11-03', late: 12 }])
    const said = await crm.ok('report weekly --week 2026-W46')
    expect(said).toContain('Week 46, 9 to 15 November 2026\n')
    expect(said).toContain('open   Tue 2026-11-17  Ana Pérez  A     send the contract')
  })

  it('has the same past whether a contact was written down on its day or later', async () => {
    await crm.ok('log ana T "rang" --on 2026-11-10 --promise "23 nov ring again"')
    const { promises } = JSON.parse(await crm.ok('report weekly --week last --json', { today: '2026-11-25' }))
    expect(promises.map(({ what }: { what: string }) => what)).toContain('send the contract')
    const past = JSON.parse(await crm.ok('report weekly --week 46 --json', { today: '2026-11-25' }))
    expect(past.summary).toMatchObject({ contacts: 1, promises_due: 1 })
  })

  it('is of a filter', async () => {
    const said = await crm.ok('report weekly tag:vip')
    expect(said).toContain('Week 47, 16 to 22 November 2026, so far (Friday 20 November): tag vip\n')
    expect(said).toContain('1 contact with 1 of 1 client (four weeks before: 0.3 a week).\n')
    expect(said).not.toContain('张伟')
  })

  it('counts a promise by the day first agreed on, whatever it was snoozed to', async () => {
    await crm.ok('snooze 1 "in 3 weeks"')
    const { promises } = JSON.parse(await crm.ok('report weekly --json'))
    expect(promises[0]).toMatchObject({ id: 1, day: '2026-11-17', state: 'late', late: 3, snoozes: 1 })
  })

  it('is over on its Sunday, and cannot be of a week to come', async () => {
    expect(await crm.ok('report weekly', { today: '2026-11-22' })).toMatch(
      /^Week 47, 16 to 22 November 2026\n/,
    )
    const past = await crm.ok('report weekly --week 47', { today: '2026-11-25' })
    expect(past).toContain('\nquiet: the days without contact up to today, Wednesday 25 November\n')
    expect(await crm.run('report weekly --week next')).toEqual({
      code: 2,
      out: '',
      err: 'crm: Week 48, 23 to 29 November 2026 has not begun.\nTry: crm report weekly\n',
    })
  })

  it('names the first of many, and the command for the rest', async () => {
    for (let at = 1; at <= 17; at++)
      await crm.ok(`next ana "in ${at % 3} days" "step ${at}"`, { today: '2026-11-10' })
    const said = await crm.ok("report weekly 'tier:A,B'")
    expect(said).toContain('Next steps: 18 late\n')
    expect(said).toContain('and 3 more: crm due --kind next --within 9d tier:A,B\n')
    expect(JSON.parse(await crm.ok('report weekly --json')).next).toHaveLength(19)
  })
})

describe('the report of a week in which nothing was', () => {
  it('without a book', async () => {
    expect(await crm.ok('report weekly')).toContain('No book yet')
    expect(JSON.parse(await crm.ok('report weekly --json')).summary).toMatchObject({
      contacts: 0,
      clients: 0,
    })
  })

  it('has a line for each section', async () => {
    await crm.ok('add "Zhang Wei"', { today: '2026-10-01' })
    expect(await crm.ok('report weekly')).toMatchInlineSnapshot(`
      "Week 47, 16 to 22 November 2026, so far (Friday 20 November)
      No contacts (four weeks before: 0 a week).
      No promise broken or due.
      No next step late, none due by Sunday 29 November, nothing due from clients.
      No contact was planned.
      Nobody went quiet.

      Contacts by tier
      Tier  Contacts  Before  Contacted  Of clients
      ────  ────────  ──────  ─────────  ──────────
      none         0       0          0           1

      Nothing to tell
      No promise is broken or due, and none was kept.
      Nothing is due from clients.
      No next step is late or due.
      No contact in the week or in the four before.
      No contact was planned in the week.
      Nobody became overdue in the week.
      No client is new.
      No birthday until Sunday 29 November.

      The week, day by day  Mo Tu We Th Fr Sa Su
      Client                16 17 18 19[20]21 22   n  quiet
      Nothing.
      "
    `)
  })

  it('says nothing where that is wished', async () => {
    expect(await crm.run('report weekly --quiet-if-empty')).toEqual({ code: 0, out: '', err: '' })
    await crm.ok('add "Zhang Wei"', { today: '2026-10-01' })
    expect(await crm.run('report weekly --quiet-if-empty')).toEqual({ code: 0, out: '', err: '' })
    await crm.ok('log zhang T hello')
    expect(await crm.ok('report weekly --quiet-if-empty')).toContain('1 contact with 1 of 1 client')
  })
})
