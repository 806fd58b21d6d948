import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

/** Sunday 22 November: promises kept, kept late, broken and to come, and others beside them. */
beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('add 张伟 --tier B')
  const on = (today: string, line: string) => crm.ok(line, { today })
  await on('2026-11-02', 'promise "zhang wei" 6 nov send fees')
  await on('2026-11-02', 'promise "zhang wei" 9 nov comparison of the three offers')
  await on('2026-11-02', 'promise 张伟 10 nov 寄合同')
  await on('2026-11-02', 'promise "zhang wei" 16 nov quarterly report --every 3m')
  await on('2026-11-02', 'next 张伟 16 nov 15:00 回电')
  await on('2026-11-02', 'await "zhang wei" 24 nov signed contract')
  await on('2026-11-05', 'done 1')
  await on('2026-11-12', 'done 2 --note "sent all three"')
  await on('2026-11-09', 'snooze 3 20 nov')
  await on('2026-11-14', 'done 3')
  await on('2026-11-16', 'snooze 4 25 nov')
  await on('2026-11-17', 'done 5')
  await on('2026-11-17', 'next 张伟 fri lunch')
  await on('2026-11-18', 'drop 7 --note 不需要了')
})

describe('followup list', () => {
  it('lists what is open by its day, and how promises were kept', async () => {
    expect(await crm.run('followup list')).toEqual({
      code: 0,
      out: [
        '#   Kind      Due             State        Snoozed  Client     What',
        '──  ────────  ──────────────  ───────────  ───────  ─────────  ────────────────',
        '#6  awaiting  Tue 2026-11-24  in 2 days             Zhang Wei  signed contract',
        '#4  promise   Wed 2026-11-25  6 days late        1  Zhang Wei  quarterly report',
        'Promises: 1 kept, 2 kept late (by 3.5 days on average, 4 at most), 1 broken (by',
        '6 days)',
        '',
      ].join('\n'),
      err: '',
    })
  })

  it('lists all, closed ones too', async () => {
    expect(await crm.ok('followup list --state all', { env: { COLUMNS: '140' } })).toMatchInlineSnapshot(`
      "#   Kind      Due             State             Snoozed  Every  Client     What                            Said
      ──  ────────  ──────────────  ────────────────  ───────  ─────  ─────────  ──────────────────────────────  ──────────────
      #1  promise   Fri 2026-11-06  kept                              Zhang Wei  send fees
      #2  promise   Mon 2026-11-09  kept 3 days late                  Zhang Wei  comparison of the three offers  sent all three
      #5  next      Mon 2026-11-16  done 1 day late                   张伟       15:00 回电
      #3  promise   Fri 2026-11-20  kept 4 days late        1         张伟       寄合同
      #7  next      Fri 2026-11-20  dropped                           张伟       lunch                           不需要了
      #6  awaiting  Tue 2026-11-24  in 2 days                         Zhang Wei  signed contract
      #4  promise   Wed 2026-11-25  6 days late             1  3m     Zhang Wei  quarterly report
      Promises: 1 kept, 2 kept late (by 3.5 days on average, 4 at most), 1 broken (by 6 days)
      "
    `)
  })

  it.each([
    ['', [6, 4]],
    ['--state all', [1, 2, 5, 3, 7, 6, 4]],
    ['--state done', [1, 2, 5, 3]],
    ['--state dropped', [7]],
    ['--state kept', [1]],
    ['--state late', [2, 3]],
    ['--state broken', [4]],
    ['--kind promise', [4]],
    ['--kind awaiting --state all', [6]],
    ['tier:B --state all', [5, 3, 7]],
    ['--state all --from "10 nov"', [5, 3, 7, 6, 4]],
    ['--state all --to "10 nov"', [1, 2, 5, 3, 7, 6, 4]],
    ['--state all --from "1 nov" --to "10 nov"', [1, 2]],
    ['--state all --from "1 oct" --to "31 oct"', []],
    ['--from today --to fri', [6, 4]],
    ['--from today --to tue', [6]],
    ['--state all --from "last week" --to "last week"', [2]],
  ])('%s', async (options, ids) => {
    const found: { id: number }[] = JSON.parse(await crm.ok(`followup list ${options} --json`))
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  it('says when there is nothing, with exit code 0', async () => {
    expect(await crm.run('followup list --state broken tier:B')).toEqual({
      code: 0,
      out: 'No promise is broken for tier B.\nPromises: 0 kept, 1 kept late (by 4 days), 0 broken\n',
      err: '',
    })
    expect(await crm.run('followup list --kind awaiting tier:B')).toEqual({
      code: 0,
      out: 'No follow-up is open for tier B.\n',
      err: '',
    })
  })

  it('gives everything as JSON', async () => {
    const [row] = JSON.parse(await crm.ok('followup list --state broken --json'))
    expect(row).toEqual({
      id: 4,
      kind: 'promise',
      due: '2026-11-25',
      time: null,
      state: '6 days late',
      first_due: '2026-11-16',
      snoozes: 1,
      every: '3m',
      client: 'Zhang Wei',
      what: 'quarterly report',
      result: null,
      late: 6,
      done_on: null,
      dropped_at: null,
      client_id: 1,
      uid: expect.any(String),
    })
  })

  it.each([
    [
      'followup list --state kept --kind next',
      'crm: Only promises are kept.\nTry: crm followup list --kind promise --state kept\n',
    ],
    [
      'followup list --state lost',
      'crm: --state takes one of open, done, dropped, kept, late, broken, all, not “lost”.\nTry: crm followup list --help\n',
    ],
    ['followup list --from soon', expect.stringContaining('crm: “soon” is not a day, month or range')],
  ])('refuses %s', async (line, err) => {
    expect(await crm.run(line)).toEqual({ code: 2, out: '', err })
  })
})

describe('followup edit', () => {
  const state = (id: number) =>
    crm.rows(
      'select client_id, kind, due, time, what, first_due, snoozes, every, anchor from followup where id = ?',
      id,
    )[0]

  it('agrees on another day: the word counts from it, and what comes again too', async () => {
    const before = state(4)
    expect(await crm.run('followup edit 4 --due "4 dec 10:00"')).toEqual({
      code: 0,
      out: [
        'Changed #4  Zhang Wei: quarterly report (promise, Fri 2026-12-04 10:00, in 12',
        'days, every 3 months)',
        '',
      ].join('\n'),
      err: '',
    })
    expect(state(4)).toEqual({
      client_id: 1,
      kind: 'promise',
      due: '2026-12-04',
      time: '10:00',
      what: 'quarterly report',
      first_due: null,
      snoozes: 1,
      every: '3m',
      anchor: '2026-12-04',
    })
    expect(await crm.ok('done 4', { today: '2026-12-04' })).toContain(
      '(promised for Fri 2026-12-04, kept)\nNext #8  Thu 2027-03-04 10:00, every 3 months',
    )
    await crm.ok('undo')
    expect(await crm.ok('undo')).toContain('Took back followup edit: #4 Zhang Wei: quarterly report')
    expect(state(4)).toEqual(before)
  })

  it('changes what else there is', async () => {
    await crm.ok('followup edit 6 --what 寄回合同 --kind next --client 张伟 --every 2w')
    expect(state(6)).toMatchObject({
      client_id: 2,
      kind: 'next',
      what: '寄回合同',
      due: '2026-11-24',
      every: '14d',
      anchor: '2026-11-24',
    })
    await crm.ok('followup edit #6 --every none')
    expect(state(6)).toMatchObject({ every: null, anchor: null })
    expect(await crm.ok('followup edit 6 --kind next')).toBe(
      'Nothing to change in #6  张伟: 寄回合同 (next step, Tue 2026-11-24, in 2 days)\n',
    )
  })

  it('corrects what is closed', async () => {
    expect(await crm.ok('followup edit 2 --due 2026-11-12')).toBe(
      'Changed #2  Zhang Wei: comparison of the three offers (promise, Thu 2026-11-12,\nkept)\n',
    )
  })

  it.each([
    ['followup edit 9 --what x', 3, 'crm: There is no follow-up #9.\nTry: crm followup list\n'],
    ['followup edit 4', 2, 'crm: What is to be changed?\nTry: crm followup edit --help\n'],
    ['followup edit 4 --due yesterday', 2, 'crm: “yesterday” means Sat 2026-11-21, and that is past.\n'],
    ['followup edit 4 --due "fri call"', 2, expect.stringContaining('“call” is left over')],
    [
      'followup edit 4 --every soon',
      2,
      'crm: --every takes an interval such as 2w, 3m or monthly, or lunar-year, not “soon”.\n',
    ],
  ])('refuses %s', async (line, code, err) => {
    const before = state(4)
    expect(await crm.run(line)).toEqual({ code, out: '', err })
    expect(state(4)).toEqual(before)
  })
})

it('is told in the history in words', async () => {
  await crm.ok('done 4 --on yesterday --note 已寄')
  await crm.ok('snooze 6 fri')
  await crm.ok('followup edit 6 --every 2w')
  const told: { command: string; what: string[] }[] = JSON.parse(await crm.ok('history "zhang wei" --json'))
  expect(told.slice(0, 9).map(({ command, what }) => [command, what])).toMatchInlineSnapshot(`
    [
      [
        "followup edit",
        [
          "awaiting #6 every: – → 14d",
        ],
      ],
      [
        "snooze",
        [
          "awaiting #6 due: 2026-11-24 → 2026-11-27",
        ],
      ],
      [
        "done",
        [
          "promise #4 done on Sat 2026-11-21: 已寄",
          "+ promise Tue 2027-02-16: quarterly report, every 3m",
        ],
      ],
      [
        "snooze",
        [
          "promise #4 due: 2026-11-16 → 2026-11-25",
        ],
      ],
      [
        "done",
        [
          "promise #2 done: sent all three",
        ],
      ],
      [
        "done",
        [
          "promise #1 done",
        ],
      ],
      [
        "await",
        [
          "+ awaiting Tue 2026-11-24: signed contract",
        ],
      ],
      [
        "promise",
        [
          "+ promise Mon 2026-11-16: quarterly report, every 3m",
        ],
      ],
      [
        "promise",
        [
          "+ promise Mon 2026-11-09: comparison of the three offers",
        ],
      ],
    ]
  `)
})
