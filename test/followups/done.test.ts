import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

/** Sunday 22 November; what is due was noted on Monday before. */
beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('add 张伟 --tier B')
  const monday = { today: '2026-11-16' }
  await crm.ok('log zhang T hello --next "20 nov send prospectus" --promise "fri 报告"', monday)
  await crm.ok('promise 张伟 20 nov 寄合同', monday)
  await crm.ok('await "zhang wei" thu signed contract', monday)
})

const states = () =>
  crm.rows('select id, due, done_at, done_on, result, dropped_at, snoozes from followup order by id')

describe('done', () => {
  it('closes, says so the second time, and can be undone', async () => {
    const before = states()
    expect(await crm.run('done 1')).toEqual({
      code: 0,
      out: 'Done #1  Zhang Wei: send prospectus (due Fri 2026-11-20)\n',
      err: '',
    })
    expect(crm.rows('select done_at, done_on, result from followup where id = 1')).toEqual([
      { done_at: '2026-11-22T10:00:00+00:00', done_on: '2026-11-22', result: null },
    ])
    const after = states()
    expect(await crm.ok('done 1 --note again --on yesterday --log T')).toBe(
      'Was done already #1  Zhang Wei: send prospectus (due Fri 2026-11-20)\n',
    )
    expect(states()).toEqual(after)
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual([{ n: 1 }])
    expect(await crm.ok('undo')).toContain('Took back done: #1 send prospectus')
    expect(states()).toEqual(before)
  })

  it('says of a promise whether it was kept, and how late it was', async () => {
    expect(await crm.ok('done 2 3 4 --on "20 nov" --note sent')).toBe(
      [
        'Done #2  Zhang Wei: 报告 (promised for Fri 2026-11-20, kept)',
        'Done #3  张伟: 寄合同 (promised for Fri 2026-11-20, kept)',
        'Done #4  Zhang Wei: signed contract (awaited by Thu 2026-11-19, 1 day late)',
        '',
      ].join('\n'),
    )
    expect(crm.rows('select done_on, result from followup where id = 3')).toEqual([
      { done_on: '2026-11-20', result: 'sent' },
    ])
    await crm.ok('undo')
    expect(await crm.ok('done 2')).toBe(
      'Done #2  Zhang Wei: 报告 (promised for Fri 2026-11-20, kept 2 days late)\n',
    )
  })

  it('counts a promise by its first day, snoozed or not', async () => {
    await crm.ok('snooze 2 3 in 2 weeks', { today: '2026-11-17' })
    expect(await crm.ok('done 2')).toBe(
      'Done #2  Zhang Wei: 报告 (promised for Fri 2026-11-20, kept 2 days late)\n',
    )
    expect(await crm.ok('done 3 --on "18 nov"')).toBe(
      'Done #3  张伟: 寄合同 (promised for Fri 2026-11-20, kept)\n',
    )
  })

  it('closes all or none', async () => {
    const before = states()
    expect(await crm.run('done 1 9 8')).toEqual({
      code: 3,
      out: '',
      err: 'crm: There is no follow-up #9, #8.\nTry: crm followup list\n',
    })
    expect(states()).toEqual(before)
  })

  it.each([
    [
      'done 1 --on tomorrow',
      'crm: “tomorrow” means Mon 2026-11-23, and that is still to come.\nTry: crm snooze 3 next fri\n',
    ],
    [
      'done 1 --log X',
      'crm: “X” is no channel.\n  Channels: T telephone, E e-mail, M meeting\nTry: crm channel add X "X"\n',
    ],
    ['done 1 --on soon', expect.stringContaining('crm: “soon” is not a date I understand.')],
  ])('refuses %s', async (line, err) => {
    const before = states()
    expect(await crm.run(line)).toEqual({ code: 2, out: '', err })
    expect(states()).toEqual(before)
  })

  it('gives the same as JSON', async () => {
    await crm.ok('done 1')
    expect(JSON.parse(await crm.ok('done 1 3 --log E --json'))).toEqual([
      {
        id: 1,
        kind: 'next',
        client: { id: 1, name: 'Zhang Wei' },
        due: '2026-11-20',
        what: 'send prospectus',
        closed: false,
        done_on: '2026-11-22',
        touchpoint: null,
        next: null,
      },
      {
        id: 3,
        kind: 'promise',
        client: { id: 2, name: '张伟' },
        due: '2026-11-20',
        what: '寄合同',
        closed: true,
        done_on: '2026-11-22',
        touchpoint: 2,
        next: null,
      },
    ])
  })
})

describe('done --log', () => {
  it('is one contact for each client, with the note or with what was done', async () => {
    expect(await crm.ok('done 1 2 3 --log call')).toBe(
      [
        'Done #1  Zhang Wei: send prospectus (due Fri 2026-11-20)',
        'Done #2  Zhang Wei: 报告 (promised for Fri 2026-11-20, kept 2 days late)',
        'Done #3  张伟: 寄合同 (promised for Fri 2026-11-20, kept 2 days late)',
        'Logged #2  T  Sun 2026-11-22 10:00  Zhang Wei',
        'Logged #3  T  Sun 2026-11-22 10:00  张伟',
        '',
      ].join('\n'),
    )
    expect(crm.rows('select client_id, day, time, code, note from touchpoint where id > 1')).toEqual([
      { client_id: 1, day: '2026-11-22', time: '10:00', code: 'T', note: 'send prospectus; 报告' },
      { client_id: 2, day: '2026-11-22', time: '10:00', code: 'T', note: '寄合同' },
    ])
    await crm.ok('undo')
    expect(crm.rows('select id from touchpoint')).toEqual([{ id: 1 }])
    expect(states().filter((row) => row.done_at !== null)).toEqual([])
  })

  it('is on the day it was done', async () => {
    expect(await crm.ok('done 1 --log E --on "fri 15:00" --note 已发')).toBe(
      [
        'Done #1  Zhang Wei: send prospectus (due Fri 2026-11-20)',
        'Logged #2  E  Fri 2026-11-20 15:00  Zhang Wei',
        '',
      ].join('\n'),
    )
    expect(crm.rows('select day, time, code, note from touchpoint where id = 2')).toEqual([
      { day: '2026-11-20', time: '15:00', code: 'E', note: '已发' },
    ])
    expect(crm.rows('select last_day from client where id = 1')).toEqual([{ last_day: '2026-11-20' }])
  })
})

describe('what comes again', () => {
  it('is made anew when it is done, counted from its first day', async () => {
    await crm.ok('promise "zhang wei" 31 jan 9:00 report --every 1m', { today: '2027-01-10' })
    expect(await crm.ok('done 5 --log E', { today: '2027-02-02' })).toBe(
      [
        'Done #5  Zhang Wei: report (promised for Sun 2027-01-31, kept 2 days late)',
        'Next #6  Sun 2027-02-28 09:00, every month',
        'Logged #2  E  Tue 2027-02-02 10:00  Zhang Wei',
        '',
      ].join('\n'),
    )
    expect(await crm.ok('done 6', { today: '2027-02-20' })).toBe(
      [
        'Done #6  Zhang Wei: report (promised for Sun 2027-02-28, kept)',
        'Next #7  Wed 2027-03-31 09:00, every month',
        '',
      ].join('\n'),
    )
    expect(
      crm.rows('select kind, due, time, what, client_id, every, anchor from followup where id > 5'),
    ).toEqual([
      {
        kind: 'promise',
        due: '2027-02-28',
        time: '09:00',
        what: 'report',
        client_id: 1,
        every: '1m',
        anchor: '2027-01-31',
      },
      {
        kind: 'promise',
        due: '2027-03-31',
        time: '09:00',
        what: 'report',
        client_id: 1,
        every: '1m',
        anchor: '2027-01-31',
      },
    ])
    await crm.ok('undo')
    expect(crm.rows('select id, done_at from followup where id > 5')).toEqual([{ id: 6, done_at: null }])
  })

  it('passes over the days that went by, and is not made twice', async () => {
    await crm.ok('next 张伟 25 nov 拜访 --every 2w')
    expect(await crm.ok('done 5', { today: '2027-01-12' })).toContain(
      'Next #6  Wed 2027-01-20, every 14 days',
    )
    await crm.ok('done 5', { today: '2027-01-13' })
    expect(crm.rows('select count(*) as n from followup where every is not null')).toEqual([{ n: 2 }])
  })

  it('ends when it is dropped, and begins again when that is undone', async () => {
    await crm.ok('next 张伟 25 nov 拜访 --every 2w')
    expect(await crm.ok('drop 5 1 --note 不需要了')).toBe(
      [
        'Dropped #5  张伟: 拜访 (due Wed 2026-11-25; every 14 days, now ended)',
        'Dropped #1  Zhang Wei: send prospectus (due Fri 2026-11-20)',
        '',
      ].join('\n'),
    )
    expect(crm.rows('select id, dropped_at, result from followup where dropped_at is not null')).toEqual([
      { id: 1, dropped_at: '2026-11-22T10:00:00+00:00', result: '不需要了' },
      { id: 5, dropped_at: '2026-11-22T10:00:00+00:00', result: '不需要了' },
    ])
    const after = states()
    expect(await crm.ok('drop 5 --note x')).toBe('Was dropped already #5  张伟: 拜访 (due Wed 2026-11-25)\n')
    expect(await crm.ok('done 5')).toBe('Was dropped already #5  张伟: 拜访 (due Wed 2026-11-25)\n')
    expect(states()).toEqual(after)
    await crm.ok('undo')
    expect(await crm.ok('done 5')).toContain('Next #6  Wed 2026-12-09')
  })
})
