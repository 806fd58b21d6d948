import { expect, it } from 'vitest'
import { app } from '../crm.ts'
import { appCalendar, type Calendar } from './calendar.ts'

const CALENDAR: Calendar = [
  [{ name: 'Harbourlight Trading', kind: 'organisation', tier: 'B' }, '2026-11-10 E invitation'],
  [
    { name: 'Zhang Wei', tier: 'A', org_id: 1, tags: ['vip'] },
    '2026-10-31 T asked for a meeting',
    '2026-11-06 14:00 M signed the renewal; wants the papers by post, because the office moves in December',
    '2026-11-06 09:30 T confirmed the appointment',
    '2026-11-06 17:00 E sent the minutes',
    '2026-11-18 T asked about bonds',
    '2026-11-20 o send prospectus',
    '2026-11-27 10:00 o call back',
  ],
  [{ name: '张伟', tier: 'A', tags: ['贵宾'] }, '2026-09-20 M 初次面谈', '2026-11-25 o 回电确认'],
  [{ name: 'Li Wei', tier: 'B', org_id: 1 }, '2026-11-10 E sent the offer', '2026-11-22 W 问了利率'],
  [{ name: 'José Ñandú-Ibáñez y Compañía Limitada', tier: 'C' }, '2026-11-03 E'],
  [{ name: '👩‍🚀 Ana 🇧🇷' }, '2026-11-16 T', '2026-11-16 T again'],
  [{ name: 'Acme Ltd', kind: 'organisation', tier: 'C' }],
]

async function sample(columns = 80) {
  const crm = app({ env: { COLUMNS: `${columns}` } })
  await appCalendar(crm, CALENDAR)
  await crm.ok('channel add W WeChat')
  return crm
}

const run = async (line: string, columns?: number) => (await sample(columns)).run(line)

it('fits a month into 80 columns as two bands', async () => {
  expect(await run('grid')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "November 2026          Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Client                 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15
    张伟                A     .  .  .  .  .        .  .  .  .  .
    Zhang Wei           A     .  .  .  .  T+       .  .  .  .  .
    Harbourlight Tra..  B     .  .  .  .  .        .  E  .  .  .
    Li Wei              B     .  .  .  .  .        .  E  .  .  .
    Acme Ltd            C     .  .  .  .  .        .  .  .  .  .
    José Ñandú-Ibáñe..  C     .  E  .  .  .        .  .  .  .  .
    👩‍🚀 Ana 🇧🇷                 .  .  .  .  .        .  .  .  .  .

    November 2026          Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
    Client                 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
    张伟                A  .  .  .  .  .     :  .  .  o  .  .        .    0    63d !
    Zhang Wei           A  .  .  T  .  o     :  .  .  .  .  o        .    4     4d
    Harbourlight Tra..  B  .  .  .  .  .     :  .  .  .  .  .        .    1     0d
    Li Wei              B  .  .  .  .  .     W  .  .  .  .  .        .    2     0d
    Acme Ltd            C  .  .  .  .  .     :  .  .  .  .  .        .    0      – !
    José Ñandú-Ibáñe..  C  .  .  .  .  .     :  .  .  .  .  .        .    1    19d
    👩‍🚀 Ana 🇧🇷              TT .  .  .  .     :  .  .  .  .  .        .    2     6d

    T telephone   E e-mail   M meeting   W WeChat   o next step
    ! quiet too long: A 30, B 60, others 90 days
    ",
    }
  `)
})

it('fits a month into 140 columns as one band', async () => {
  expect(await run('grid', 140)).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "November 2026                Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
    Client                       01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
    张伟                      A     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  o  .  .        .    0    63d !
    Zhang Wei                 A     .  .  .  .  T+       .  .  .  .  .        .  .  T  .  o     :  .  .  .  .  o        .    4     4d
    Harbourlight Trading      B     .  .  .  .  .        .  E  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    1     0d
    Li Wei                    B     .  .  .  .  .        .  E  .  .  .        .  .  .  .  .     W  .  .  .  .  .        .    2     0d
    Acme Ltd                  C     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    0      – !
    José Ñandú-Ibáñez y Co..  C     .  E  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    1    19d
    👩‍🚀 Ana 🇧🇷                       .  .  .  .  .        .  .  .  .  .        TT .  .  .  .     :  .  .  .  .  .        .    2     6d

    T telephone   E e-mail   M meeting   W WeChat   o next step
    ! quiet too long: A 30, B 60, others 90 days
    ",
    }
  `)
})

it('prints what was said below a week', async () => {
  expect(await run('grid --week --notes')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Week 47, 16 to 22 November 2026
                                 Mo Tu We Th Fr Sa Su
    Client                       16 17 18 19 20 21[22]  n  quiet
    张伟                      A  .  .  .  .  .     :    0    63d !
    Zhang Wei                 A  .  .  T  .  o     :    1     4d
    Harbourlight Trading      B  .  .  .  .  .     :    0     0d
    Li Wei                    B  .  .  .  .  .     W    1     0d
    Acme Ltd                  C  .  .  .  .  .     :    0      – !
    José Ñandú-Ibáñez y Co..  C  .  .  .  .  .     :    0    19d
    👩‍🚀 Ana 🇧🇷                    TT .  .  .  .     :    2     6d

    T telephone   W WeChat   o next step
    ! quiet too long: A 30, B 60, others 90 days

    Zhang Wei
      Wed 18  T  asked about bonds
      Fri 20  o  send prospectus

    Li Wei
      Sun 22  W  问了利率

    👩‍🚀 Ana 🇧🇷
      Mon 16  T  again
    ",
    }
  `)
})

it('rolls people up under their organisation, and says whose a note is', async () => {
  expect(
    await run('grid --within "2026-11-02..2026-11-20" --by org --active --notes'),
  ).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "2 to 20 November 2026        Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Organisation                 02 03 04 05 06 07 08 09 10 11 12 13 14 15
    Harbourlight Trading      B  .  .  .  .  T+       .  EE .  .  .
    José Ñandú-Ibáñez y Co..  C  .  E  .  .  .        .  .  .  .  .
    👩‍🚀 Ana 🇧🇷                    .  .  .  .  .        .  .  .  .  .

    2 to 20 November 2026        Mo Tu We Th Fr
    Organisation                 16 17 18 19 20   n  quiet
    Harbourlight Trading      B  .  .  T  .  o    6     0d
    José Ñandú-Ibáñez y Co..  C  .  .  .  .  .    1    19d
    👩‍🚀 Ana 🇧🇷                    TT .  .  .  .    2     6d

    T telephone   E e-mail   M meeting   o next step

    Harbourlight Trading
      Fri 06  T 09:30  Zhang Wei: confirmed the appointment
              M 14:00  Zhang Wei: signed the renewal; wants the papers by post,
                       because the office moves in December
              E 17:00  Zhang Wei: sent the minutes
      Tue 10  E        invitation
              E        Li Wei: sent the offer
      Wed 18  T        Zhang Wei: asked about bonds
      Fri 20  o        Zhang Wei: send prospectus

    👩‍🚀 Ana 🇧🇷
      Mon 16  T        again
    ",
    }
  `)
})

it('crosses the end of the year', async () => {
  expect(await run('grid tier:B --week 2026-W53')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Week 53, 28 December 2026 to 3 January 2027: tier B
                                 Dec         Jan
                                 Mo Tu We Th Fr Sa Su
    Client                       28 29 30 31 01 02 03   n  quiet
    Harbourlight Trading      B  .  .  .  .  .          0     0d
    Li Wei                    B  .  .  .  .  .          0     0d
    ",
    }
  `)
})

it('counts quiet days up to today, whatever is shown, and today can be pretended', async () => {
  expect(
    await run('grid tier:A --month 2026-10 --quiet-after 3 --today 2026-11-20', 140),
  ).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "October 2026: tier A  Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa
    Client                01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31   n  quiet
    张伟               A  .  .        .  .  .  .  .        .  .  .  .  .        .  .  .  .  .        .  .  .  .  .       0    61d !
    Zhang Wei          A  .  .        .  .  .  .  .        .  .  .  .  .        .  .  .  .  .        .  .  .  .  .  T    1     2d

    T telephone
    ! quiet for more than 3 days
    ",
    }
  `)
})

it('sorts', async () => {
  expect(await run('grid --week --sort name --format csv')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Client,Tier,2026-11-16,2026-11-17,2026-11-18,2026-11-19,2026-11-20,2026-11-21,2026-11-22,Contacts,Quiet days
    Acme Ltd,C,,,,,,,,0,
    Harbourlight Trading,B,,,,,,,,0,0
    José Ñandú-Ibáñez y Compañía Limitada,C,,,,,,,,0,19
    Li Wei,B,,,,,,,W,1,0
    Zhang Wei,A,,,T,,o,,,1,4
    👩‍🚀 Ana 🇧🇷,,TT,,,,,,,2,6
    张伟,A,,,,,,,,0,63
    ",
    }
  `)
})

it('is a table in Markdown', async () => {
  expect(await run('grid --week zhang -张 --format markdown --notes')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "## Week 47, 16 to 22 November 2026: named “zhang”, not named “张”

    | Client | Tier | Mo 16 | Tu 17 | We 18 | Th 19 | Fr 20 | Sa 21 | **Su 22** | n | quiet |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- | ---: | ---: |
    | Zhang Wei | A |  |  | T |  | o |  |  | 1 | 4d |

    T telephone · o next step

    **Zhang Wei**

    - Wed 2026-11-18 T: asked about bonds
    - Fri 2026-11-20 o: send prospectus
    ",
    }
  `)
})

it('carries the touchpoints of each cell in JSON, on days with something only', async () => {
  const { code, out, err } = await run('grid zhang -张 --json')
  expect([code, err, JSON.parse(out)]).toMatchInlineSnapshot(`
    [
      0,
      "",
      {
        "by": "client",
        "filter": "named “zhang”, not named “张”",
        "range": {
          "from": "2026-11-01",
          "to": "2026-11-30",
        },
        "rows": [
          {
            "count": 4,
            "days": {
              "2026-11-06": {
                "codes": "TME",
                "followups": [],
                "touchpoints": [
                  {
                    "code": "T",
                    "id": 4,
                    "note": "confirmed the appointment",
                    "time": "09:30",
                  },
                  {
                    "code": "M",
                    "id": 3,
                    "note": "signed the renewal; wants the papers by post, because the office moves in December",
                    "time": "14:00",
                  },
                  {
                    "code": "E",
                    "id": 5,
                    "note": "sent the minutes",
                    "time": "17:00",
                  },
                ],
              },
              "2026-11-18": {
                "codes": "T",
                "followups": [],
                "touchpoints": [
                  {
                    "code": "T",
                    "id": 6,
                    "note": "asked about bonds",
                    "time": null,
                  },
                ],
              },
              "2026-11-20": {
                "codes": "",
                "followups": [
                  {
                    "id": 1,
                    "what": "send prospectus",
                  },
                ],
                "touchpoints": [],
              },
              "2026-11-27": {
                "codes": "",
                "followups": [
                  {
                    "id": 2,
                    "what": "call back",
                  },
                ],
                "touchpoints": [],
              },
            },
            "id": 2,
            "late": false,
            "name": "Zhang Wei",
            "quiet": 4,
            "tier": "A",
          },
        ],
        "today": "2026-11-22",
      },
    ]
  `)
})

it('names whose a touchpoint is in JSON where people are rolled up', async () => {
  const { rows } = JSON.parse((await run('grid org:harbourlight --by org --week --json')).out)
  expect(rows).toMatchInlineSnapshot(`
    [
      {
        "count": 2,
        "days": {
          "2026-11-18": {
            "codes": "T",
            "followups": [],
            "touchpoints": [
              {
                "client": "Zhang Wei",
                "code": "T",
                "id": 6,
                "note": "asked about bonds",
                "time": null,
              },
            ],
          },
          "2026-11-20": {
            "codes": "",
            "followups": [
              {
                "client": "Zhang Wei",
                "id": 1,
                "what": "send prospectus",
              },
            ],
            "touchpoints": [],
          },
          "2026-11-22": {
            "codes": "W",
            "followups": [],
            "touchpoints": [
              {
                "client": "Li Wei",
                "code": "W",
                "id": 9,
                "note": "问了利率",
                "time": null,
              },
            ],
          },
        },
        "id": 1,
        "late": false,
        "name": "Harbourlight Trading",
        "quiet": 0,
        "tier": "B",
      },
    ]
  `)
})

it('takes a word after --week for the filter where it is no week', async () => {
  expect(await run('grid --week -tag:vip tier:A')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Week 47, 16 to 22 November 2026: not tag vip, tier A
                                 Mo Tu We Th Fr Sa Su
    Client                       16 17 18 19 20 21[22]  n  quiet
    张伟                      A  .  .  .  .  .     :    0    63d !

    ! quiet too long: A 30, B 60, others 90 days
    ",
    }
  `)
})

it('says what is missing', async () => {
  const crm = app()
  expect(await crm.run('grid --json')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "{
      "range": {
        "from": "2026-11-01",
        "to": "2026-11-30"
      },
      "today": "2026-11-22",
      "filter": "",
      "by": "client",
      "rows": []
    }
    ",
    }
  `)
  await crm.ok('channel add W WeChat')
  expect(await crm.run('grid')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "November 2026  Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Client         01 02 03 04 05 06 07 08 09 10 11 12 13 14 15
    No clients yet: crm add "Zhang Wei" --tier A
    ",
    }
  `)
  const full = await sample()
  expect(await full.run('grid tier:B nobody --week')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Week 47, 16 to 22 November 2026: tier B, named “nobody”
                              Mo Tu We Th Fr Sa Su
    Client                    16 17 18 19 20 21[22]  n  quiet
    No client: tier B, named “nobody”.
    ",
    }
  `)
  expect(await full.run('grid tag:lost --week')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "No client has the tag “lost”.
    ",
      "out": "Week 47, 16 to 22 November 2026: tag lost
                              Mo Tu We Th Fr Sa Su
    Client                    16 17 18 19 20 21[22]  n  quiet
    No client: tag lost.
    ",
    }
  `)
  expect(await full.run('grid tier:C --month 2026-08 --active')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "August 2026: tier C  Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Client               01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16
    No contact and no next step with tier C in August 2026.
    ",
    }
  `)
})

it('refuses what is no grid', async () => {
  const crm = await sample()
  const refused = async (line: string) => {
    const { code, out, err } = await crm.run(line)
    return `${code} ${out}${err}`
  }
  expect(await refused('grid --month q4')).toMatchInlineSnapshot(`
    "2 crm: “q4” is not one month: it is October to December 2026.
    Try: crm grid --within "q4"
    "
  `)
  expect(await refused('grid --month 2026-02-30')).toMatchInlineSnapshot(`
    "2 crm: 2026-02-30 does not exist: February 2026 has 28 days.
    "
  `)
  expect(await refused('grid --week --month last')).toMatchInlineSnapshot(`
    "2 crm: One of --month, --week, --within or --from and --to says which days.
    "
  `)
  expect(await refused('grid --sort size')).toMatchInlineSnapshot(`
    "2 crm: --sort takes one of tier, name, quiet, count, not “size”.
    Try: crm grid --help
    "
  `)
  expect(await refused('grid --quiet-after soon')).toMatchInlineSnapshot(`
    "2 crm: --quiet-after takes a whole number from 0 to 36500, not “soon”.
    Try: crm grid --help
    "
  `)
  expect(await refused('grid tier:Z')).toMatchInlineSnapshot(`
    "2 crm: tier: takes A, B, C or none, not “Z”.
    Try: crm list 'tier:A,B'
    "
  `)
  expect(await refused('grid --within "last 2 years"')).toMatchInlineSnapshot(`
    "2 crm: A grid has at most 366 days; 23 November 2024 to 22 November 2026 has 730.
    Try: crm grid --within 2026
    "
  `)
})

const PLANNED: Calendar = [
  [
    { name: '张伟', tier: 'A', created_at: '2026-01-05T10:00:00+00:00' },
    '2026-10-25 T',
    '2026-11-10 T',
    '2026-11-24 o 回电确认',
  ],
  [
    { name: 'Zhang Wei', tier: 'A', created_at: '2026-01-05T10:00:00+00:00' },
    '2026-10-20 T',
    '2026-11-03 E only a letter',
    '2026-11-12 M',
  ],
  [{ name: 'Bo', tier: 'B', created_at: '2026-11-20T10:00:00+00:00' }],
  [
    { name: 'Quiet', tier: 'C' },
    '2026-10-01 E',
    '2026-10-06 E',
    '2026-10-11 E',
    '2026-10-16 E',
    '2026-10-21 E',
  ],
  [{ name: 'Old', tier: 'C' }, '2026-07-01 E'],
  [{ name: 'Please not', tier: 'A' }, '2026-01-02 T'],
]

async function planned(columns = 80) {
  const crm = app({ env: { COLUMNS: `${columns}` } })
  await appCalendar(crm, PLANNED)
  await crm.ok('plan set tier:A "T every 14d, M every 90d"')
  await crm.ok('plan set tier:B any every 7d')
  await crm.ok('plan set "please not" none')
  return crm
}

it('shows what was planned, what came, and what is to come', async () => {
  expect(await (await planned()).run('grid --coverage')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "November 2026  Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su
    Client         01 02 03 04 05 06 07 08 09 10 11 12 13 14 15
    Please not  A     .  .  .  .  .        .  .  .  .  .
    张伟        A  !  .  .  .  .  .     !  .  T  .  .  .
    Zhang Wei   A  !  .  E! .  .  .        .  .  .  M  .
    Bo          B     .  .  .  .  .        .  .  .  .  .
    Old         C     .  .  .  .  .        .  .  .  .  .
    Quiet       C     .  .  .  .  .        .  .  .  .  .

    November 2026  Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
    Client         16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
    Please not  A  .  .  .  .  .     :  .  .  .  .  .        .    0   324d
    张伟        A  .  .  .  .  .     :  .  o  .  .  .        .    1    12d !
    Zhang Wei   A  .  !  .  .  .     :  .  .  .  .  .        .    2    10d !
    Bo          B  .  .  .  .  .     :  .  .  .  .  c        .    0      –
    Old         C  .  .  .  .  .     :  .  .  .  .  .        .    0   144d !
    Quiet       C  .  .  .  .  .     :  .  .  .  .  .        .    0    32d !

    T telephone   E e-mail   M meeting   o next step   c contact planned
    ! on a day: the planned contact did not come
    ! at the end: a planned contact is overdue; without a plan, quiet for longer
    than usual; without either, quiet too long: A 30, B 60, others 90 days

    Plan coverage, 1 to 22 November 2026
    Tier  Clients  Planned  Done  Covered
    ────  ───────  ───────  ────  ───────
    A           2        5     2     40 %
    ",
    }
  `)
  expect(await (await planned(140)).run('grid --coverage')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "November 2026  Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su Mo
    Client         01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21[22]23 24 25 26 27 28 29 30   n  quiet
    Please not  A     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    0   324d
    张伟        A  !  .  .  .  .  .     !  .  T  .  .  .        .  .  .  .  .     :  .  o  .  .  .        .    1    12d !
    Zhang Wei   A  !  .  E! .  .  .        .  .  .  M  .        .  !  .  .  .     :  .  .  .  .  .        .    2    10d !
    Bo          B     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  c        .    0      –
    Old         C     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    0   144d !
    Quiet       C     .  .  .  .  .        .  .  .  .  .        .  .  .  .  .     :  .  .  .  .  .        .    0    32d !

    T telephone   E e-mail   M meeting   o next step   c contact planned
    ! on a day: the planned contact did not come
    ! at the end: a planned contact is overdue; without a plan, quiet for longer than usual; without either, quiet too long: A 30, B 60, others
    90 days

    Plan coverage, 1 to 22 November 2026
    Tier  Clients  Planned  Done  Covered
    ────  ───────  ───────  ────  ───────
    A           2        5     2     40 %
    ",
    }
  `)
})

it('shows plans in other formats; a spreadsheet has the contacts alone', async () => {
  const crm = await planned()
  const line = 'grid tier:A,B --from 2026-11-09 --to 2026-11-25'
  expect(await crm.ok(`${line} --coverage --format markdown`)).toMatchInlineSnapshot(`
    "## 9 to 25 November 2026: tier A or B

    | Client | Tier | Mo 09 | Tu 10 | We 11 | Th 12 | Fr 13 | Sa 14 | Su 15 | Mo 16 | Tu 17 | We 18 | Th 19 | Fr 20 | Sa 21 | **Su 22** | Mo 23 | Tu 24 | We 25 | n | quiet |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | ---: | ---: |
    | Please not | A |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  | 0 | 324d |
    | 张伟 | A | ! | T |  |  |  |  |  |  |  |  |  |  |  |  |  | o |  | 1 | **12d !** |
    | Zhang Wei | A | ! |  |  | M |  |  |  |  |  |  |  |  |  |  |  |  |  | 1 | **10d !** |
    | Bo | B |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  | 0 | – |

    T telephone · M meeting · o next step

    **!** on a day: the planned contact did not come

    **!** at the end: a planned contact is overdue

    ## Plan coverage, 9 to 22 November 2026

    | Tier | Clients | Planned | Done | Covered |
    | --- | ---: | ---: | ---: | ---: |
    | A | 2 | 4 | 2 | 50 % |
    "
  `)
  expect(await crm.ok(`${line} --coverage --format csv`)).toMatchInlineSnapshot(`
    "Client,Tier,2026-11-09,2026-11-10,2026-11-11,2026-11-12,2026-11-13,2026-11-14,2026-11-15,2026-11-16,2026-11-17,2026-11-18,2026-11-19,2026-11-20,2026-11-21,2026-11-22,2026-11-23,2026-11-24,2026-11-25,Contacts,Quiet days
    Please not,A,,,,,,,,,,,,,,,,,,0,324
    张伟,A,,T,,,,,,,,,,,,,,o,,1,12
    Zhang Wei,A,,,,M,,,,,,,,,,,,,,1,10
    Bo,B,,,,,,,,,,,,,,,,,,0,
    "
  `)
  const { rows, coverage } = JSON.parse(await crm.ok(`${line} --coverage --json`))
  const cells = rows.flatMap(({ name, days }: { name: string; days: Record<string, object> }) =>
    Object.entries(days).map(([day, { planned, gaps }]: [string, { planned?: object; gaps?: object }]) =>
      [name, day, JSON.stringify({ planned, gaps })].join(' '),
    ),
  )
  expect([cells, coverage]).toMatchInlineSnapshot(`
    [
      [
        "张伟 2026-11-09 {"gaps":[{"codes":["T"],"rule":"T every 14 days"},{"codes":["M"],"rule":"M every 90 days"}]}",
        "张伟 2026-11-10 {}",
        "张伟 2026-11-24 {"planned":[{"codes":["T"],"rule":"T every 14 days"}]}",
        "Zhang Wei 2026-11-09 {"gaps":[{"codes":["T"],"rule":"T every 14 days"},{"codes":["M"],"rule":"M every 90 days"}]}",
        "Zhang Wei 2026-11-12 {}",
      ],
      {
        "all": {
          "clients": 2,
          "done": 2,
          "percent": 50,
          "planned": 4,
        },
        "range": {
          "from": "2026-11-09",
          "to": "2026-11-22",
        },
        "tiers": [
          {
            "clients": 2,
            "done": 2,
            "percent": 50,
            "planned": 4,
            "tier": "A",
          },
        ],
      },
    ]
  `)
})

it('takes the plans of people under their organisation, and days of silence where they are asked for', async () => {
  const crm = app({ env: { COLUMNS: '80' } })
  await appCalendar(crm, [
    [{ name: 'Harbourlight', kind: 'organisation', tier: 'B' }],
    [{ name: 'Zhang Wei', tier: 'A', org_id: 1 }, '2026-11-01 T'],
    [{ name: 'Li Wei', tier: 'A', org_id: 1 }, '2026-11-05 T', '2026-11-15 E'],
  ])
  await crm.ok('plan set tier:A "T every 14d"')
  expect(await crm.ok('grid --by org --from 2026-11-14 --to 2026-11-27')).toMatchInlineSnapshot(`
    "14 to 27 November 2026  Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr
    Organisation            14 15 16 17 18 19 20 21[22]23 24 25 26 27   n  quiet
    Harbourlight         B     E! .  .  .  !  .     :  .  .  .  .  .    1     7d !

    E e-mail
    ! on a day: the planned contact did not come
    ! at the end: a planned contact is overdue
    "
  `)
  expect(await crm.ok('grid --week --quiet-after 10')).toMatchInlineSnapshot(`
    "Week 47, 16 to 22 November 2026
                                 Mo Tu We Th Fr Sa Su
    Client                       16 17 18 19 20 21[22]  n  quiet
    Zhang Wei                 A  !  .  .  .  .     :    0    21d !
    Li Wei                    A  .  .  .  !  .     :    0     7d
    Harbourlight              B  .  .  .  .  .     :    0     7d

    ! on a day: the planned contact did not come
    ! at the end: quiet for more than 10 days
    "
  `)
})
