import { beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { readSnooze } from '../../src/followups/snoozing.ts'
import { type App, app, words } from '../crm.ts'

const today = '2026-11-22' as Day

describe('what is snoozed, and until when', () => {
  it.each([
    ['3 next fri', [3], '2026-11-27'],
    ['3 next week', [3], '2026-11-29'],
    ['3 fri', [3], '2026-11-27'],
    ['#3 in 2 weeks', [3], '2026-12-06'],
    ['3 4 in 2 weeks', [3, 4], '2026-12-06'],
    ['3 4 dec', [3], '2026-12-04'],
    ['3 4 5 dec', [3, 4], '2026-12-05'],
    ['3 #4 5 dec', [3, 4], '2026-12-05'],
    ['3 4 fri', [3, 4], '2026-11-27'],
    ['3 4 2026-12-01', [3, 4], '2026-12-01'],
    ['3 "4 dec"', [3], '2026-12-04'],
    ['3 today', [3], '2026-11-22'],
  ])('%s', (line, ids, day) => {
    const read = readSnooze(words(line), { today })
    expect([read.ids, read.when.day]).toEqual([ids, day])
  })

  it.each([
    ['3', 'Until when? “3” names follow-ups but no day.'],
    ['3 #4', 'Until when? “3 #4” names follow-ups but no day.'],
    ['fri', '“fri” does not begin with the number of a follow-up.'],
    ['3 soon', '“soon” is not a date I understand.'],
    ['3 fri call', '“fri call” is not a date I understand: “call” is left over.'],
    ['3 yesterday', '“yesterday” means Sat 2026-11-21, and that is past.'],
    ['3 3/4', '“3/4” can be 3 April or 4 March.'],
  ])('refuses %s', (line, message) => {
    expect(() => readSnooze(words(line), { today })).toThrow(expect.objectContaining({ message }))
  })
})

describe('snooze', () => {
  let crm: App

  beforeEach(async () => {
    crm = app()
    await crm.ok('add "Zhang Wei"')
    await crm.ok('add 张伟')
    await crm.ok('next zhang 20 nov 15:00 call', { today: '2026-11-16' })
    await crm.ok('promise 张伟 20 nov 寄合同', { today: '2026-11-16' })
  })

  const states = () => crm.rows('select due, time, first_due, snoozes from followup order by id')

  it('moves the reminder, keeps the day agreed and counts', async () => {
    const before = states()
    expect(await crm.run('snooze 1 2 next fri')).toEqual({
      code: 0,
      out: [
        'Snoozed #1  Zhang Wei: call (now Fri 2026-11-27 15:00, in 5 days; snoozed once)',
        'Snoozed #2  张伟: 寄合同 (now Fri 2026-11-27, in 5 days; snoozed once; promised',
        'for Fri 2026-11-20)',
        '',
      ].join('\n'),
      err: '',
    })
    expect(states()).toEqual([
      { due: '2026-11-27', time: '15:00', first_due: '2026-11-20', snoozes: 1 },
      { due: '2026-11-27', time: null, first_due: '2026-11-20', snoozes: 1 },
    ])
    expect(await crm.ok('snooze 1 mon 9:00')).toBe(
      'Snoozed #1  Zhang Wei: call (now Mon 2026-11-23 09:00, tomorrow; snoozed twice)\n',
    )
    expect(await crm.ok('snooze 1 tomorrow')).toBe(
      'Unchanged #1  Zhang Wei: call (due Mon 2026-11-23 09:00 already)\n',
    )
    expect(states()[0]).toEqual({ due: '2026-11-23', time: '09:00', first_due: '2026-11-20', snoozes: 2 })
    expect(await crm.ok('undo')).toContain('Took back snooze: #1 call to Mon 2026-11-23 09:00')
    await crm.ok('undo')
    expect(states()).toEqual(before)
  })

  it('refuses what is closed or unknown, all or none', async () => {
    await crm.ok('done 1')
    await crm.ok('add "Li Na"')
    await crm.ok('next li fri call')
    await crm.ok('drop 3')
    const before = states()
    expect(await crm.run('snooze 2 1 fri')).toEqual({
      code: 4,
      out: '',
      err: 'crm: #1 call (Zhang Wei) is done: there is nothing to snooze.\nTry: crm due\n',
    })
    expect(await crm.run('snooze 3 fri')).toMatchObject({
      code: 4,
      err: 'crm: #3 call (Li Na) is dropped: there is nothing to snooze.\nTry: crm due\n',
    })
    expect(await crm.run('snooze 2 9 fri')).toMatchObject({ code: 3, err: /no follow-up #9/ })
    expect(states()).toEqual(before)
  })

  it('gives the same as JSON', async () => {
    expect(JSON.parse(await crm.ok('snooze 2 fri --json'))).toEqual([
      {
        id: 2,
        kind: 'promise',
        client: { id: 2, name: '张伟' },
        due: '2026-11-27',
        time: null,
        first_due: '2026-11-20',
        snoozes: 1,
        what: '寄合同',
      },
    ])
  })
})
