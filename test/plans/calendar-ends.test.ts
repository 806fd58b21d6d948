import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { walk } from '../../src/plans/walk.ts'
import { spansOf } from '../../src/reports/spans.ts'
import { app } from '../crm.ts'

const LAST = '9999-12-31' as Day
const DECEMBER = { from: '9999-12-01' as Day, to: LAST }

describe('on the last days of the calendar', () => {
  it.each([
    ['called for and missed', '9999-11-01', [], LAST],
    ['contacted on the last day of all', '9999-12-20', [LAST], LAST],
    ['still to come', '9999-12-20', [], '9999-12-20'],
  ] as const)('a walk ends: %s', (_, start, contacts, today) => {
    for (const every of [
      { count: 3, unit: 'day' },
      { count: 1, unit: 'month' },
    ] as const) {
      const { calls } = walk(start as Day, every, contacts as readonly Day[], DECEMBER, today as Day)
      expect(calls.length).toBeLessThan(12)
    }
  })

  it('weeks and months end with them', () => {
    expect(spansOf(DECEMBER, 'month')).toEqual([DECEMBER])
    expect(spansOf(DECEMBER, 'week').at(-1)).toEqual({ from: '9999-12-27', to: LAST })
  })

  it.each([LAST, '1000-01-01'])('every view answers on %s', async (today) => {
    const crm = app({ today: '2026-11-22' })
    await crm.ok('add "Zhang Wei" --tier A --birthday 02-29')
    for (const day of ['11-20', '11-10', '10-20', '10-01', '09-12'])
      await crm.ok(`log zhang T hello --on 2026-${day}`)
    await crm.ok('next zhang 1 dec call --every 1m')
    await crm.ok('add "Li Wei"')
    await crm.ok('log li T hello --next "today call"', { today: LAST })
    const views = [
      'due',
      'due --within all --birthdays 365d',
      'today',
      'plan',
      'brief zhang',
      'grid --coverage',
    ]
    const reports = [
      'report weekly',
      'report activity --by week',
      'report activity --by month',
      'list quiet:1d',
    ]
    for (const plan of [
      '',
      'plan set tier:A "T every 3d, M every 3m"',
      'plan set "li wei" "any every 100y"',
    ]) {
      if (plan !== '') await crm.ok(plan)
      for (const line of [...views, ...reports]) {
        expect(await crm.run(line, { today }), `${plan}; ${line}`).toMatchObject({ code: 0, err: '' })
      }
    }
  })
})
