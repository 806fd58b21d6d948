import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('add 张伟 --tier B')
  await crm.ok('add "Li Na"')
})

const rows = () =>
  crm.rows('select client_id, touchpoint_id, kind, due, time, what, every, anchor from followup order by id')
const row = (more: object) => ({
  client_id: 1,
  touchpoint_id: null,
  kind: 'next',
  time: null,
  every: null,
  anchor: null,
  ...more,
})

describe('next, promise, await', () => {
  it.each([
    [
      'next zhang fri send prospectus',
      'Next step #1  Zhang Wei: send prospectus (Fri 2026-11-27, in 5 days)\n',
      [row({ due: '2026-11-27', what: 'send prospectus' })],
    ],
    [
      'next zhang "fri send prospectus"',
      'Next step #1  Zhang Wei: send prospectus (Fri 2026-11-27, in 5 days)\n',
      [row({ due: '2026-11-27', what: 'send prospectus' })],
    ],
    [
      'promise 张伟 tomorrow 15:00 寄国债资料，附报价',
      'Promise #1  张伟: 寄国债资料，附报价 (Mon 2026-11-23 15:00, tomorrow)\n',
      [row({ client_id: 2, kind: 'promise', due: '2026-11-23', time: '15:00', what: '寄国债资料，附报价' })],
    ],
    [
      'await li in 2 weeks: the signed contract',
      'Awaiting #1  Li Na: the signed contract (Sun 2026-12-06, in 14 days)\n',
      [row({ client_id: 3, kind: 'awaiting', due: '2026-12-06', what: 'the signed contract' })],
    ],
    [
      'next zhang today 4 pm - ring back',
      'Next step #1  Zhang Wei: ring back (Sun 2026-11-22 16:00, today)\n',
      [row({ due: '2026-11-22', time: '16:00', what: 'ring back' })],
    ],
  ])('%s', async (line, out, made) => {
    expect(await crm.run(line)).toEqual({ code: 0, out, err: '' })
    expect(rows()).toEqual(made)
    await crm.ok('undo')
    expect(rows()).toEqual([])
  })

  it('are for several clients at once, and come again', async () => {
    expect(await crm.ok('promise "zhang wei,li" 31 dec yearly report --every 1y')).toBe(
      [
        'Promise #1  Zhang Wei: yearly report (Thu 2026-12-31, in 39 days; every 12',
        'months)',
        'Promise #2  Li Na: yearly report (Thu 2026-12-31, in 39 days; every 12 months)',
        '',
      ].join('\n'),
    )
    const report = { kind: 'promise', due: '2026-12-31', what: 'yearly report', every: '12m' }
    expect(rows()).toEqual([
      row({ ...report, anchor: '2026-12-31' }),
      row({ ...report, client_id: 3, anchor: '2026-12-31' }),
    ])
    expect(await crm.ok('undo')).toContain(
      'Took back promise: promise Zhang Wei, Li Na, Thu 2026-12-31: yearly report',
    )
    expect(rows()).toEqual([])
  })

  it('say when the client is archived', async () => {
    await crm.ok('archive li')
    expect(await crm.run('await li fri answer')).toEqual({
      code: 0,
      out: 'Awaiting #1  Li Na: answer (Fri 2026-11-27, in 5 days)\n',
      err: 'Li Na is archived; to bring back: crm unarchive 3\n',
    })
  })

  it('give the same as JSON', async () => {
    expect(JSON.parse(await crm.ok('await 张伟 15 jan 年报 --every 1y --json'))).toEqual([
      {
        id: 1,
        kind: 'awaiting',
        client: { id: 2, name: '张伟' },
        due: '2027-01-15',
        time: null,
        what: '年报',
        every: '12m',
      },
    ])
  })

  it.each([
    [
      'next zhang send prospectus',
      2,
      'crm: “send prospectus” does not begin with a date I understand.\n  Understood: tomorrow, fri 15:00, in 2 weeks, 3 dec, end of month, 2026-12-03\n',
    ],
    [
      'promise "zhang wei" fri 15:00',
      2,
      'crm: “fri 15:00” says when (Fri 2026-11-27 15:00) but not what.\nTry: crm promise "zhang wei" fri 15:00 send the offer\n',
    ],
    [
      'await 张伟 3/4 合同',
      2,
      'crm: “3/4” can be 3 April or 4 March.\n  Write “3 April”, “4 March” or a date such as 2026-12-03.\n',
    ],
    ['next zhang yesterday call', 2, 'crm: “yesterday” means Sat 2026-11-21, and that is past.\n'],
    ['promise zhang 2026-11-21 call', 2, 'crm: “2026-11-21” means Sat 2026-11-21, and that is past.\n'],
    [
      'next zhang 30 feb call',
      2,
      'crm: 30 February does not exist: February has 28 days, 29 in a leap year.\n',
    ],
    [
      'await zhang fri answer --every soon',
      2,
      'crm: --every takes an interval such as 2w, 3m or monthly, or lunar-year, not “soon”.\n',
    ],
    ['next zhang', 2, 'crm: Missing required argument when-and-what.\nTry: crm next --help\n'],
    ['promise nobody fri call', 3, expect.stringContaining('crm: No client fits “nobody”.')],
  ])('refuses, and writes nothing: %s', async (line, code, err) => {
    expect(await crm.run(line)).toEqual({ code, out: '', err })
    expect(rows()).toEqual([])
  })
})

describe('log', () => {
  it('takes next steps, promises and what is awaited, each as often as wanted', async () => {
    const line =
      'log zhang T hello --promise "thu send fees" --next "fri call" --awaiting "1 dec 合同" --promise "end of month 报告"'
    expect(await crm.run(line)).toEqual({
      code: 0,
      out: [
        'Logged #1  T  Sun 2026-11-22 10:00  Zhang Wei',
        'Before  the first contact in the book',
        'Open    #2  Thu 2026-11-26  promise: send fees  (in 4 days)',
        '        #1  Fri 2026-11-27  call  (in 5 days)',
        '        #3  Mon 2026-11-30  promise: 报告  (in 8 days)',
        '        #4  Tue 2026-12-01  awaiting: 合同  (in 9 days)',
        '',
      ].join('\n'),
      err: '',
    })
    expect(rows().map(({ touchpoint_id, kind, due }) => [touchpoint_id, kind, due])).toEqual([
      [1, 'next', '2026-11-27'],
      [1, 'promise', '2026-11-26'],
      [1, 'promise', '2026-11-30'],
      [1, 'awaiting', '2026-12-01'],
    ])
    expect(await crm.ok('show zhang')).toContain(
      [
        'Open',
        '#   Kind      Due             State      What',
        '──  ────────  ──────────────  ─────────  ─────────',
        '#2  promise   Thu 2026-11-26  in 4 days  send fees',
        '#1  next      Fri 2026-11-27  in 5 days  call',
        '#3  promise   Mon 2026-11-30  in 8 days  报告',
        '#4  awaiting  Tue 2026-12-01  in 9 days  合同',
      ].join('\n'),
    )
    await crm.ok('undo')
    expect(rows()).toEqual([])
  })

  it.each([
    [
      'log zhang T hello --promise "send fees"',
      'crm: “send fees” does not begin with a date I understand.\n  Understood: tomorrow, fri 15:00, in 2 weeks, 3 dec, end of month, 2026-12-03\n',
    ],
    [
      'log zhang T hello --next "fri call" --awaiting thu',
      'crm: “thu” says when (Thu 2026-11-26) but not what.\nTry: --awaiting "thu send the offer"\n',
    ],
  ])('refuses, and writes nothing: %s', async (line, err) => {
    expect(await crm.run(line)).toEqual({ code: 2, out: '', err })
    expect(rows()).toEqual([])
    expect(crm.rows('select id from touchpoint')).toEqual([])
  })
})
