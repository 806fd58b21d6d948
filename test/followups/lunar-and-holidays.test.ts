import { describe, expect, it } from 'vitest'
import { type AppOptions, app } from '../crm.ts'

const begun = async (options: AppOptions = {}) => {
  const crm = app({ today: '2026-09-20', ...options })
  await crm.ok('add 张伟')
  return crm
}

describe('what comes again each lunar year', () => {
  it('keeps its lunar date', async () => {
    const crm = await begun()
    expect(await crm.ok('next 张伟 农历八月十五 寄月饼 --every lunar-year')).toBe(
      'Next step #1  张伟: 寄月饼 (Fri 2026-09-25, in 5 days; every lunar year)\n',
    )
    expect(await crm.ok('due')).toContain('寄月饼 (in 5 days, every lunar year)')
    const again = []
    for (const id of [1, 2]) again.push((await crm.ok(`done ${id}`, { today: '2026-09-25' })).split('\n')[1])
    expect(again).toEqual([
      'Next #2  Wed 2027-09-15, every lunar year',
      'Next #3  Tue 2028-10-03, every lunar year',
    ])
  })

  it.each(['lunar-year', 'lunar year', '农历每年', '每年农历', 'Lunar Yearly'])(
    '--every "%s"',
    async (every) => {
      const crm = await begun()
      await crm.ok(['next', '张伟', '腊月廿三', '拜访', '--every', every])
      expect(crm.rows('select due, every, anchor from followup')).toEqual([
        { due: '2027-01-30', every: 'lunar-year', anchor: '2027-01-30' },
      ])
    },
  )

  it('of a leap month comes in the plain month of other years', async () => {
    const crm = await begun({ today: '2025-07-20' })
    await crm.ok('next 张伟 农历闰六月初一 call --every lunar-year')
    expect(await crm.ok('done 1', { today: '2025-07-25' })).toContain(
      'Next #2  Tue 2026-07-14, every lunar year',
    )
  })

  it('is the last day of the year each year, and a leap month where there is one', async () => {
    const crm = await begun({ today: '2025-12-01' })
    await crm.ok('next 张伟 农历腊月三十 call --every lunar-year')
    await crm.ok('next 张伟 农历闰五月初三 visit --every lunar-year')
    expect(crm.rows('select due, anchor from followup')).toEqual([
      { due: '2026-02-16', anchor: '2024-02-09' },
      { due: '2026-06-17', anchor: '2009-06-25' },
    ])
  })

  it('may be a festival by its name', async () => {
    const crm = await begun()
    expect(await crm.ok('next 张伟 除夕 拜年 --every lunar-year')).toBe(
      'Next step #1  张伟: 拜年 (Fri 2027-02-05, in 138 days; every lunar year)\n',
    )
  })

  it('is pointed out where years of the sun were asked for', async () => {
    const crm = await begun()
    const { err } = await crm.run('next 张伟 农历八月十五 寄月饼 --every 1y')
    expect(err).toBe(
      'It comes again on the same day of the sun’s calendar; on the lunar date: --every lunar-year\n',
    )
  })
})

describe('days off', () => {
  it('move what comes again to the next workday, and the answer says so', async () => {
    const crm = await begun({ env: { CRM_HOLIDAYS: 'cn' } })
    await crm.ok('next 张伟 21 sep review --every 10d')
    expect(await crm.ok('done 1')).toBe(
      'Done #1  张伟: review (due Mon 2026-09-21)\n' +
        'Next #2  Thu 2026-10-08, every 10 days; moved from Thu 2026-10-01 (国庆节)\n',
    )
    expect(await crm.ok('done 2', { today: '2026-10-08' })).toContain(
      'Next #3  Mon 2026-10-12, every 10 days; moved from Sun 2026-10-11, a day off\n',
    )
  })

  it('leave a lunar date alone: it is for the day itself', async () => {
    const crm = await begun({ env: { CRM_HOLIDAYS: 'cn' }, today: '2025-10-05' })
    await crm.ok('next 张伟 农历八月十五 call --every lunar-year')
    expect(await crm.ok('done 1', { today: '2025-10-06' })).toContain(
      'Next #2  Fri 2026-09-25, every lunar year\n',
    )
  })

  it('leave a day that was typed, and are pointed out', async () => {
    const crm = await begun({ env: { CRM_HOLIDAYS: 'cn' } })
    expect(await crm.run('next 张伟 1 oct call')).toEqual({
      code: 0,
      out: 'Next step #1  张伟: call (Thu 2026-10-01, in 11 days)\n',
      err: 'Thu 2026-10-01 is a day off (国庆节); the next workday is Thu 2026-10-08.\n',
    })
    const remark = 'Thu 2026-10-01 is a day off (国庆节); the next workday is Thu 2026-10-08.\n'
    for (const line of ['log 张伟 T rates --next "1 oct call"', 'followup edit 1 --due "1 oct 10:00"'])
      expect((await crm.run(line)).err).toContain(remark)
    expect((await crm.run('snooze 1 2 oct')).err).toContain('Fri 2026-10-02 is a day off')
    expect(await crm.run('promise 张伟 26 sep send it', { env: { CRM_HOLIDAYS: '' } })).toMatchObject({
      err: '',
    })
  })

  it('are not guessed of a year that is not known', async () => {
    const crm = await begun({ env: { CRM_HOLIDAYS: 'cn' } })
    await crm.ok('next 张伟 2 nov call --every 2m')
    expect(await crm.run('done 1', { today: '2026-11-02' })).toMatchObject({
      out: expect.stringContaining('Next #2  Sat 2027-01-02, every 2 months\n'),
      err: 'No days off are known for 2027: Sat 2027-01-02 was not moved.\n',
    })
  })

  it('come from a file of one’s own', async () => {
    const crm = await begun()
    crm.write('off.txt', '# our own\n2026-09-28 off Stocktaking\n2026-09-29,休\n2026-10-03 work\n')
    const env = { CRM_HOLIDAYS: crm.path('off.txt') }
    await crm.ok('next 张伟 21 sep call --every 1w')
    expect(await crm.ok('done 1', { env })).toContain(
      'Next #2  Wed 2026-09-30, every 7 days; moved from Mon 2026-09-28 (Stocktaking)\n',
    )
    crm.write('bad.txt', '2026-09-28 off\n2026-9-29 off\n')
    expect(await crm.run('done 2', { env: { CRM_HOLIDAYS: crm.path('bad.txt') } })).toEqual({
      code: 2,
      out: '',
      err: `crm: ${crm.path('bad.txt')}, line 2: a day off is written as 2026-10-01 off.\n`,
    })
    expect(await crm.run('done 2', { env: { CRM_HOLIDAYS: '/nowhere' } })).toMatchObject({ code: 2 })
    expect(crm.rows('select count(*) as open from followup where done_at is null')).toEqual([{ open: 1 }])
  })
})

describe('a planned contact that falls on a day off', () => {
  it('is due on the next workday, and says so', async () => {
    const crm = await begun({ env: { CRM_HOLIDAYS: 'cn' }, today: '2026-09-24' })
    await crm.ok('edit 张伟 --tier A')
    await crm.ok('plan set tier:A "T every 7d"')
    await crm.ok('log 张伟 T rates')
    expect(await crm.ok('due --within 30d')).toContain(
      'Thu 2026-10-08  张伟    A     call (T every 7 days: in 14 days, last Thu\n' +
        '                              2026-09-24, moved from Thu 2026-10-01 (国庆节))\n',
    )
    expect(await crm.ok('due')).toBe('Nothing is due.\n')
    expect(await crm.ok('due', { today: '2026-10-09' })).toContain('1 day late')
    expect(await crm.ok('today', { today: '2026-10-02' })).not.toContain('张伟    A     call')
    expect(await crm.ok('due', { env: { CRM_HOLIDAYS: '' }, today: '2026-10-09' })).toContain('8 days late')
  })
})
