import { describe, expect, it } from 'vitest'
import { app } from './crm.ts'

describe('the day is that of the user’s clock', () => {
  it.each([
    ['east of everybody', 840, '00:10'],
    ['west of everybody', -720, '23:50'],
    ['half past', 345, '05:30'],
  ])('%s', async (_, offset, time) => {
    const crm = app({ offset, time, today: '2026-11-30' })
    await crm.ok('add "Zhang Wei" --tier A')
    await crm.ok('plan set tier:A "any every 1d"')
    await crm.ok('promise zhang today send the fees')
    await crm.ok('next zhang tomorrow call')
    await crm.ok('snooze 2 1 dec 09:00')
    const due: unknown[] = JSON.parse(await crm.ok('due --json'))
    expect(due).toMatchObject([
      { kind: 'promise', due: '2026-11-30' },
      { kind: 'next', due: '2026-12-01' },
      { kind: 'plan', due: '2026-12-01' },
    ])
    await crm.ok('done 1 --log E')
    expect(crm.rows('select done_on from followup where id = 1')).toEqual([{ done_on: '2026-11-30' }])
    expect(crm.rows('select day from touchpoint')).toEqual([{ day: '2026-11-30' }])
    expect(await crm.ok('followup list --state kept')).toContain('kept')
    const week = JSON.parse(await crm.ok('report weekly --json'))
    expect(week).toMatchObject({
      week: '2026-W49',
      as_of: '2026-11-30',
      summary: { promises_kept: 1, contacts: 1 },
    })
    expect(week.summary).toMatchObject({ new_clients: 1 })
  })
})

describe('what comes again', () => {
  it.each([
    ['31 jan', '1m', ['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']],
    ['29 jan', '1m', ['2027-02-28', '2027-03-29', '2027-04-29', '2027-05-29']],
    ['30 nov', '3m', ['2027-02-28', '2027-05-30', '2027-08-30', '2027-11-30']],
    ['28 feb', '1y', ['2028-02-28', '2029-02-28', '2030-02-28', '2031-02-28']],
    ['2028-02-29', '1y', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['31 dec', '2w', ['2027-01-14', '2027-01-28', '2027-02-11', '2027-02-25']],
  ])('on %s every %s keeps its day, done late or not', async (first, every, expected) => {
    const crm = app({ today: '2026-11-22' })
    await crm.ok('add "Zhang Wei"')
    await crm.ok(`next zhang ${first} call --every ${every}`)
    const dues: unknown[] = []
    for (let id = 1; id <= expected.length; id++) {
      const [{ due }] = crm.rows('select due from followup where id = ?', id) as [{ due: string }]
      const done = JSON.parse(await crm.ok(`done ${id} --json`, { today: id % 2 === 0 ? '2026-11-22' : due }))
      dues.push(done[0].next.due)
    }
    expect(dues).toEqual(expected)
  })

  it.each([
    ['2027-01-31', 'in 1 month', '2027-02-28'],
    ['2028-02-29', 'in 12 months', '2029-02-28'],
    ['2028-01-31', 'end of month', '2028-01-31'],
    ['2028-02-01', 'end of month', '2028-02-29'],
    ['2026-12-31', 'tomorrow', '2027-01-01'],
    ['2026-12-28', 'next fri', '2027-01-08'],
    ['2027-12-31', '29 feb', '2028-02-29'],
  ])('on %s “%s” is %s for next, snooze and edit', async (today, words, day) => {
    const crm = app({ today })
    await crm.ok('add "Zhang Wei"')
    await crm.ok(`next zhang ${words} call`)
    await crm.ok('next zhang 9000-01-01 call')
    await crm.ok('next zhang 9000-01-01 call')
    await crm.ok(`snooze #2 ${words}`)
    await crm.ok(['followup', 'edit', '3', '--due', words])
    expect(crm.rows('select due from followup')).toEqual([{ due: day }, { due: day }, { due: day }])
  })
})

describe('weeks about the turn of a year', () => {
  it.each([
    ['2027-01-01', '', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-01-04', '', '2027-W01', '2027-01-04', '2027-01-10'],
    ['2027-01-04', '--week last', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-01-10', '--week 2026-W53', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2025-12-29', '', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-01-05', '--week 1', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2024-12-31', '', '2025-W01', '2024-12-30', '2025-01-05'],
  ])('on %s report weekly %s is of %s', async (today, week, name, from, to) => {
    const crm = app({ today })
    await crm.ok('add "Zhang Wei"')
    const report = JSON.parse(await crm.ok(`report weekly ${week} --json`))
    expect(report).toMatchObject({ week: name, range: { from, to } })
    const grid = JSON.parse(await crm.ok(`grid --week ${name} --json`))
    expect(grid.range).toEqual({ from, to })
  })
})
