import { expect, it } from 'vitest'
import { app } from '../crm.ts'
import { appCalendar, type Calendar } from '../grid/calendar.ts'

const CALENDAR: Calendar = [
  [{ name: 'Harbourlight Trading', kind: 'organisation', tier: 'B' }],
  [{ name: 'Zhang Wei', tier: 'A', org_id: 1, tags: ['vip'] }, '2026-10-30 M', '2026-11-05 T'],
  [{ name: '张伟', tier: 'A', tags: ['贵宾'] }, '2026-11-10 T'],
  [{ name: 'Ana Pérez' }, '2026-10-01 E', '2026-10-06 E', '2026-10-11 E', '2026-10-16 E', '2026-10-21 E'],
  [{ name: 'Bo', tier: 'C' }],
]

async function sample() {
  const crm = app({ env: { COLUMNS: '100' } })
  await appCalendar(crm, CALENDAR)
  return crm
}

const rules = (crm: ReturnType<typeof app>) =>
  crm
    .rows('select scope, subject, client_id, codes, every from plan order by id')
    .map((row) => Object.values(row).join(' '))

it('sets a plan, says for how many, and what was before; undo brings that back', async () => {
  const crm = await sample()
  expect(await crm.run('plan set tier:a "T every 14d, M every 90d"')).toEqual({
    code: 0,
    out: 'Tier A (2 clients): T every 14 days, M every 90 days.\n',
    err: '',
  })
  expect(rules(crm)).toEqual(['tier A  T 14d', 'tier A  M 90d'])
  expect(await crm.ok('plan set 张伟 none')).toBe('张伟: no contact is planned.\n')
  expect(await crm.ok('plan set tier:A any every month')).toBe(
    'Tier A (2 clients): any every month.\nBefore: T every 14 days, M every 90 days.\n1 of them has a plan that goes before it.\n',
  )
  expect(await crm.ok('plan set tier:A any monthly')).toBe(
    'Tier A (2 clients): any every month. It was so already.\n1 of them has a plan that goes before it.\n',
  )
  expect(rules(crm)).toEqual(['client  3  ', 'tier A   1m'])
  await crm.ok('undo')
  expect(rules(crm)).toEqual(['tier A  T 14d', 'tier A  M 90d', 'client  3  '])
  expect(await crm.ok('plan remove tier:A')).toBe(
    'Removed the plan of Tier A, which was: T every 14 days, M every 90 days.\n',
  )
  expect(await crm.run('plan remove tier:A')).toEqual({
    code: 3,
    out: '',
    err: 'crm: Tier A has no plan.\nTry: crm plan show\n',
  })
})

it('of an archived client waits', async () => {
  const crm = await sample()
  await crm.ok('archive bo')
  expect(await crm.ok('plan set "#5" any monthly')).toBe(
    'Bo: any every month.\nBo is archived: the plan holds once it is back.\n',
  )
})

it('refuses a tag that nobody has, unless it is meant', async () => {
  const crm = await sample()
  expect(await crm.run('plan set tag:vpi any every 14d')).toMatchInlineSnapshot(`
    {
      "code": 4,
      "err": "crm: No client has the tag “vpi”.
      nearest: vip
      tags: vip, 贵宾
    Try: the same command with --yes
    ",
      "out": "",
    }
  `)
  expect(await crm.ok('plan set tag:vpi any every 14d --yes')).toBe(
    'Tag vpi (0 clients): any every 14 days.\n',
  )
  expect(await crm.ok('plan set tag:VIP T every 2 weeks')).toBe('Tag vip (1 client): T every 14 days.\n')
  expect(await crm.run('plan set tier:A')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "err": "crm: What contact is planned, and how often?
    Try: crm plan set tier:A "T every 14d, M every 90d"
    ",
      "out": "",
    }
  `)
  expect(await crm.run('plan set tier:A Q every 14d')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "err": "crm: “Q” is no channel.
      Channels: T telephone, E e-mail, M meeting
    Try: crm channel add Q "Q"
    ",
      "out": "",
    }
  `)
  expect(await crm.run('plan set stage:x any monthly')).toMatchInlineSnapshot(`
    {
      "code": 2,
      "err": "crm: A plan is for a tier, a tag or a client, not for “stage:x”.
    Try: crm plan set tier:A "T every 14d"
    ",
      "out": "",
    }
  `)
  expect(await crm.run('plan set nobody any monthly')).toMatchInlineSnapshot(`
    {
      "code": 3,
      "err": "crm: No client fits “nobody”.
    Try: crm add "nobody"
    ",
      "out": "",
    }
  `)
})

it('shows the plans, and for each client what holds and why', async () => {
  const crm = await sample()
  expect(await crm.run('plan')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Plans
    There is no plan yet: crm plan suggest, or crm plan set tier:A "T every 14d".

    Clients
    #   Client                Tier  Planned             From        Next            State
    ──  ────────────────────  ────  ──────────────────  ──────────  ──────────────  ────────────
    #2  Zhang Wei             A     no plan
    #3  张伟                  A     no plan
    #1  Harbourlight Trading  B     no plan
    #5  Bo                    C     no plan
    #4  Ana Pérez                   about every 5 days  own rhythm  Wed 2026-11-04  18 days late
    ",
    }
  `)
  await crm.ok('plan set tier:A "T every 14d, M every 90d"')
  await crm.ok('plan set tag:vip "T/M every 2 weeks"')
  await crm.ok('plan set bo none')
  expect(await crm.run('plan show')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Plans
    For      Planned                           Clients
    ───────  ────────────────────────────────  ───────
    tier A   T every 14 days, M every 90 days        1
    tag vip  T or M every 14 days                    1
    Bo       no contact is planned                   1

    Clients
    #   Client                Tier  Planned               From        Next            State
    ──  ────────────────────  ────  ────────────────────  ──────────  ──────────────  ─────────────
    #2  Zhang Wei             A     T or M every 14 days  tag vip     Thu 2026-11-19  3 days late
    #3  张伟                  A     M every 90 days       tier A      Sun 2026-04-05  231 days late
    #3  张伟                  A     T every 14 days       tier A      Tue 2026-11-24  in 2 days
    #1  Harbourlight Trading  B     no plan
    #5  Bo                    C     no contact            own plan
    #4  Ana Pérez                   about every 5 days    own rhythm  Wed 2026-11-04  18 days late
    ",
    }
  `)
  expect(await crm.run('plan show tier:A --format csv')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "#,Client,Tier,Planned,From,Last,Next,State,Days late
    2,Zhang Wei,A,T or M every 14 days,tag vip,2026-11-05,2026-11-19,3 days late,3
    3,张伟,A,M every 90 days,tier A,,2026-04-05,231 days late,231
    3,张伟,A,T every 14 days,tier A,2026-11-10,2026-11-24,in 2 days,-2
    ",
    }
  `)
  expect(await crm.ok('plan tag:vip --format markdown')).toMatchInlineSnapshot(`
    "## Plans

    | For | Planned | Clients |
    | --- | --- | ---: |
    | tier A | T every 14 days, M every 90 days | 0 |
    | tag vip | T or M every 14 days | 1 |
    | Bo | no contact is planned | 0 |

    ## Clients: tag vip

    | \\# | Client | Tier | Planned | From | Last | Next | State |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | #2 | Zhang Wei | A | T or M every 14 days | tag vip | Thu 2026-11-05 | Thu 2026-11-19 | 3 days late |
    "
  `)
  const json = JSON.parse(await crm.ok('plan ana --json'))
  expect(json.clients).toEqual([
    {
      id: 4,
      name: 'Ana Pérez',
      tier: null,
      source: { scope: 'rhythm', subject: '' },
      codes: null,
      every: '5d',
      last: '2026-10-21',
      due: '2026-11-04',
      late: 18,
    },
  ])
})

it('suggests plans for tiers without one, and sets them where they are taken', async () => {
  const crm = await sample()
  await crm.ok('plan set tier:B T every 14d')
  expect(await crm.run('plan suggest')).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "",
      "out": "Tier  Clients  Plan             Suggested
    ────  ───────  ───────────────  ─────────────────
    A           2  none yet         any every 30 days
    B           1  T every 14 days  any every 60 days
    C           1  none yet         any every 90 days

    Take what fits, or change it:
      crm plan set tier:A "any every 30d"
      crm plan set tier:C "any every 90d"
    crm plan suggest --yes sets all of them.
    ",
    }
  `)
  expect(rules(crm)).toEqual(['tier B  T 14d'])
  const asked = await crm.run('plan suggest', { terminal: { columns: 100 }, answers: [true] })
  expect([asked.code, crm.asked]).toEqual([0, ['Plan for tier A any every 30 days, C any every 90 days?']])
  expect(rules(crm)).toEqual(['tier B  T 14d', 'tier A   30d', 'tier C   90d'])
  await crm.ok('undo')
  expect(rules(crm)).toEqual(['tier B  T 14d'])
  expect(await crm.ok('plan suggest --yes')).toMatchInlineSnapshot(`
    "Tier  Clients  Plan before      Plan set
    ────  ───────  ───────────────  ─────────────────
    A           2  none yet         any every 30 days
    B           1  T every 14 days  as before
    C           1  none yet         any every 90 days

    crm plan show says what that means for each client; crm undo takes it back.
    "
  `)
})
