import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

const begun = async () => {
  const crm = app({ today: '2026-09-20' })
  await crm.ok('add 张伟 --tier A --birthday 农历1972-八月十五')
  return crm
}

describe('a birthday of the lunar calendar', () => {
  it.each([
    ['农历1972-八月十五', 'lunar:1972-08-15', '农历1972年八月十五, turns 54 on Fri 2026-09-25 (in 5 days)'],
    ['农历八月十五', 'lunar:--08-15', '农历八月十五, next on Fri 2026-09-25 (in 5 days)'],
    ['lunar:1972-08-15', 'lunar:1972-08-15', '农历1972年八月十五, turns 54 on Fri 2026-09-25 (in 5 days)'],
    ['lunar:08-15', 'lunar:--08-15', '农历八月十五, next on Fri 2026-09-25 (in 5 days)'],
    [
      '阴历1990年闰五月初三',
      'lunar:1990-L05-03',
      '农历1990年闰五月初三, turns 37 on Mon 2027-06-07 (in 260 days)',
    ],
    [
      'lunar:1990-L5-03',
      'lunar:1990-L05-03',
      '农历1990年闰五月初三, turns 37 on Mon 2027-06-07 (in 260 days)',
    ],
    ['旧历冬月廿三', 'lunar:--11-23', '农历冬月廿三, next on Thu 2026-12-31 (in 102 days)'],
    ['正月初一', 'lunar:--01-01', '农历正月初一, next on Sat 2027-02-06 (in 139 days)'],
    ['农历腊月三十', 'lunar:--12-30', '农历腊月三十, next on Fri 2027-02-05 (in 138 days)'],
    [
      '農曆一九七二年八月十五',
      'lunar:1972-08-15',
      '农历1972年八月十五, turns 54 on Fri 2026-09-25 (in 5 days)',
    ],
  ])('%s is kept as %s', async (typed, kept, said) => {
    const crm = app({ today: '2026-09-20' })
    const out = await crm.ok(['add', '李娜', '--birthday', typed])
    expect(out).toBe(`Added 李娜  #1\nBirthday  ${said}\n`)
    expect(crm.rows('select birthday from client')).toEqual([{ birthday: kept }])
  })

  it('that no month of that year had is pointed out, and kept on the 29th', async () => {
    const crm = app({ today: '2026-02-10' })
    expect(await crm.run('add 李娜 --birthday 农历1965-正月三十')).toEqual({
      code: 0,
      out: 'Added 李娜  #1\nBirthday  农历1965年正月三十, turns 61 on Wed 2026-03-18 (in 36 days)\n',
      err:
        `Your book begins at ${crm.book}.\n` +
        '农历1965年正月三十 does not exist: that month has 29 days. The 30th is kept on the 29th where a month has none.\n',
    })
  })

  it.each([
    ['农历1972-闰八月初一', '农历1972年闰八月初一 does not exist: that year has no leap month.'],
    ['农历1990-闰四月初一', '农历1990年闰四月初一 does not exist: the leap month of that year is 闰五月.'],
    ['农历1850-八月十五', 'The lunar calendar is known from 1900 to 2100, not in 1850.'],
    ['农历2026-十月初一', 'The birthday 2026-11-09 is still to come.'],
    [
      '农历生日',
      '“农历生日” is no lunar birthday.\nTry: --birthday 农历1972-八月十五, or --birthday lunar:08-15 without the year',
    ],
  ])('%s is refused, and nobody is added', async (typed, why) => {
    const crm = app({ today: '2026-09-20' })
    expect(await crm.run(['add', '李娜', '--birthday', typed])).toEqual({
      code: 2,
      out: '',
      err: `crm: ${why}\n`,
    })
  })

  it('stands in due, brief and the weekly report with its day of this year', async () => {
    const crm = await begun()
    expect(await crm.ok('due')).toBe(
      `1 coming
Due             Client  Tier  What, and why
──────────────  ──────  ────  ───────────────────────────────────────────
Fri 2026-09-25  张伟    A     birthday (turns 54 in 5 days, 农历八月十五)
`,
    )
    expect(await crm.ok('brief 张伟')).toContain(
      'Birthday      农历1972年八月十五, turns 54 on Fri 2026-09-25 (in 5 days)\n',
    )
    expect(await crm.ok('report weekly')).toContain(
      'Day             Client  Tier  Turns  Lunar\n' +
        '──────────────  ──────  ────  ─────  ────────────\n' +
        'Fri 2026-09-25  张伟    A        54  农历八月十五\n',
    )
    expect(JSON.parse(await crm.ok('brief 张伟 --json'))).toMatchObject({
      birthday: 'lunar:1972-08-15',
      next_birthday: '2026-09-25',
    })
    expect(await crm.ok('list has:birthday --format csv')).toContain('张伟')
  })

  it('is changed and undone like any other', async () => {
    const crm = await begun()
    expect(await crm.ok('edit 张伟 --birthday 腊月廿三')).toBe(
      'Changed 张伟  #1\n  birthday lunar:12-23, was lunar:1972-08-15\n',
    )
    await crm.ok('undo')
    expect(crm.rows('select birthday from client')).toEqual([{ birthday: 'lunar:1972-08-15' }])
  })

  it('leaves by CSV, vCard and JSON and comes in again', async () => {
    const crm = await begun()
    await crm.ok('add 李娜 --birthday 农历闰八月三十')
    const kept = [{ birthday: 'lunar:1972-08-15' }, { birthday: 'lunar:--L08-30' }]
    for (const line of ['export clients -o c.csv', 'export clients -o c.vcf', 'export all -o c.json']) {
      await crm.ok(line)
      const other = app({ today: '2026-09-20' })
      const file = line.split(' ').at(-1) as string
      await other.ok(['import', crm.path(file)])
      expect(other.rows('select birthday from client order by id'), line).toEqual(kept)
    }
  })

  it('leaves by iCalendar as its next ten days', async () => {
    const crm = await begun()
    await crm.ok('export followups -o due.ics')
    const days = [...crm.read('due.ics').matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)
    expect(days).toEqual(
      '20260925 20270915 20281003 20290922 20300912 20311001 20320919 20330908 20340927 20350916'.split(' '),
    )
  })

  it('comes in from a file as people write it; what cannot be is kept as written', async () => {
    const crm = app({ today: '2026-09-20' })
    crm.write(
      'people.csv',
      '姓名,生日\n甲,农历1972年八月十五\n乙,1972-08-15（农历）\n丙,农历腊月廿三\n丁,农历1972年闰八月初一\n戊,1972-08-15\n',
    )
    const { code, out, err } = await crm.run('import people.csv')
    expect({ code, said: (out + err).includes('1 birthday of the lunar calendar: kept as written') }).toEqual(
      {
        code: 0,
        said: true,
      },
    )
    expect(crm.rows('select name, birthday from client order by id')).toEqual([
      { name: '甲', birthday: 'lunar:1972-08-15' },
      { name: '乙', birthday: 'lunar:1972-08-15' },
      { name: '丙', birthday: 'lunar:--12-23' },
      { name: '丁', birthday: null },
      { name: '戊', birthday: '1972-08-15' },
    ])
    expect(crm.rows('select name, value from attribute')).toEqual([
      { name: 'lunar birthday', value: '农历1972年闰八月初一' },
    ])
  })
})
