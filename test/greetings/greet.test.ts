import { describe, expect, it } from 'vitest'
import { type AppOptions, app } from '../crm.ts'

const begun = async (options: AppOptions = {}) => {
  const crm = app({ today: '2026-09-20', ...options })
  await crm.ok('add 张伟 --tier A')
  await crm.ok('add 李娜 --tier B --org 银行')
  await crm.ok('add 王芳')
  await crm.ok('log 张伟 M --on 2025-10-03 送了月饼')
  await crm.ok('log 李娜 E --on 2025-10-12 中秋')
  await crm.ok('log 王芳 T --on 2025-10-05 about bonds')
  await crm.ok('log 王芳 T --on 2026-09-19 Happy Mid-Autumn Festival')
  return crm
}
const logged = "select client_id, day, time, code, note from touchpoint where day = '2026-09-20'"

describe('greet', () => {
  it('lists whom to greet by tier, and how they were greeted a year ago', async () => {
    const crm = await begun()
    expect(await crm.run('greet 中秋')).toEqual({
      code: 0,
      out: `Mid-Autumn Festival: Fri 2026-09-25 (in 5 days)
#   Client  Tier  Last year       How  Note      This year       By
──  ──────  ────  ──────────────  ───  ────────  ──────────────  ──
#1  张伟    A     Fri 2025-10-03  M    送了月饼
#3  李娜    B
#4  王芳                                         Sat 2026-09-19  T
2 to greet, 1 greeted; 1 greeted last year
`,
      err: '',
    })
    expect(JSON.parse(await crm.ok('greet mid autumn tier:A --json'))).toEqual([
      {
        id: 1,
        client: '张伟',
        tier: 'A',
        org: null,
        last_year: '2025-10-03',
        how: 'M',
        note: '送了月饼',
        greeted: null,
        greeted_how: null,
        greeted_note: null,
        festival: 'mid-autumn',
        festival_day: '2026-09-25',
      },
    ])
    expect(await crm.ok('greet 中秋 kind:organisation')).toContain('银行')
  })

  it('logs the greetings of those who are not greeted yet in one step', async () => {
    const crm = await begun()
    expect(await crm.ok('greet 中秋 tier:A,B --log E --dry-run')).toBe(
      'Would log E for 2 clients on Sun 2026-09-20: Happy Mid-Autumn Festival\n张伟, 李娜\n',
    )
    expect(crm.rows(logged)).toEqual([])
    expect(await crm.ok('greet 中秋 tier:A,B --log e-mail')).toBe(
      'Logged E for 2 clients on Sun 2026-09-20: Happy Mid-Autumn Festival\n张伟, 李娜\nTake it back: crm undo\n',
    )
    const row = { day: '2026-09-20', time: null, code: 'E', note: 'Happy Mid-Autumn Festival' }
    expect(crm.rows(logged)).toEqual([
      { client_id: 1, ...row },
      { client_id: 3, ...row },
    ])
    expect(await crm.ok('greet 中秋 tier:A,B --log E')).toBe('Everybody is greeted: nothing was logged.\n')
    expect(await crm.ok('undo')).toContain('Took back greet: Mid-Autumn Festival: 2 clients')
    expect(crm.rows(logged)).toEqual([])
  })

  it('notes what was said, with the festival where it does not name it', async () => {
    const crm = await begun()
    await crm.ok(['greet', '中秋', 'tier:A', '--log', 'T', '--note', 'rang, had time for a chat'])
    await crm.ok(['greet', '中秋', 'tier:B', '--log', 'T', '--note', '送了月饼', '--on', 'yesterday'])
    expect(crm.rows('select day, note from touchpoint order by id desc limit 2')).toEqual([
      { day: '2026-09-19', note: '送了月饼' },
      { day: '2026-09-20', note: 'Mid-Autumn Festival: rang, had time for a chat' },
    ])
    expect(await crm.ok('greet 中秋')).toContain('0 to greet, 3 greeted')
  })

  it('asks before everybody is logged', async () => {
    const crm = await begun()
    expect(await crm.run('greet 中秋 --log E')).toEqual({
      code: 4,
      out: '',
      err: 'crm: This logs a greeting for 2 clients: everybody who is not greeted yet.\nTry: the same command with --yes\n',
    })
    expect(await crm.ok('greet 中秋 --log E --yes')).toContain('1 was greeted already.\n')
  })

  it('is of those alone who were greeted a year ago, where that is asked for', async () => {
    const crm = await begun()
    expect(await crm.ok('greet 中秋 --again --log E')).toContain('Logged E for 1 client on Sun 2026-09-20')
    expect(crm.rows(logged)).toMatchObject([{ client_id: 1 }])
  })

  it('logs hundreds as a batch that is undone in one step', async () => {
    const crm = app({ today: '2026-09-20' })
    crm.write('many.csv', `name\n${Array.from({ length: 300 }, (_, at) => `Client ${at}\n`).join('')}`)
    await crm.ok('import many.csv')
    expect(await crm.ok('greet 中秋 --log E --yes')).toContain('Logged E for 300 clients')
    expect(crm.rows('select count(*) as n, max(last_day) as day from client')).toEqual([
      { n: 300, day: '2026-09-20' },
    ])
    await crm.ok('undo')
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual([{ n: 0 }])
    expect(crm.rows('select count(*) as n, max(last_day) as day from client')).toEqual([
      { n: 300, day: null },
    ])
  })

  it.each([
    ['greet 中球', '“中球” is no festival known here.'],
    [
      'greet christmas tier:A --log E',
      'Christmas is on Fri 2026-12-25: greetings are logged from Fri 2026-12-11 to Thu 2026-12-31, not on Sun 2026-09-20.',
    ],
    ['greet eid', '“eid” can be Eid al-Fitr or Eid al-Adha.'],
    ['greet 中秋 --note hello', '--note, --on and --dry-run are for --log.'],
    ['greet --log E', 'Which festival?'],
    ['greet 中秋 tier:A --log X', '“X” is no channel.'],
    [
      'greet eid-al-fitr --today 2034-01-01',
      'The days of Eid al-Fitr are known from 2024 to 2033; none is guessed.',
    ],
  ])('%s is refused, and nothing is logged', async (line, why) => {
    const crm = await begun()
    const before = crm.rows('select count(*) as n from touchpoint')
    const { code, err } = await crm.run(line)
    expect({ code, err: err.split('\n')[0] }).toEqual({ code: 2, err: `crm: ${why}` })
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual(before)
  })

  it('is of the festival that has just been until its greetings are over', async () => {
    const crm = await begun()
    const titleOn = async (today: string) => (await crm.ok('greet 春节', { today })).split('\n')[0]
    expect(await titleOn('2026-02-16')).toBe('Spring Festival: tomorrow, Tue 2026-02-17')
    expect(await titleOn('2026-02-17')).toBe('Spring Festival: today, Tue 2026-02-17')
    expect(await titleOn('2026-02-18')).toBe('Spring Festival: yesterday, Tue 2026-02-17')
    expect(await titleOn('2026-03-04')).toBe('Spring Festival: Tue 2026-02-17 (15 days ago)')
    expect(await titleOn('2026-03-05')).toBe('Spring Festival: Sat 2027-02-06 (in 338 days)')
  })

  it('alone lists the festivals to come', async () => {
    const crm = app({ today: '2026-09-20' })
    expect((await crm.ok('greet')).split('\n').slice(0, 4).join('\n')).toBe(
      `Festivals to come
Day             Away  Festival                In Chinese  Typed as
──────────────  ────  ──────────────────────  ──────────  ───────────────
Fri 2026-09-25    5d  Mid-Autumn Festival     中秋        mid-autumn`,
    )
  })
})

describe('the morning', () => {
  it('names a festival of the coming week on which clients were greeted a year ago', async () => {
    const crm = await begun()
    const line = 'Mid-Autumn Festival: Fri 2026-09-25 (in 5 days): crm greet mid-autumn\n'
    expect(await crm.ok('today')).toContain(line)
    expect(JSON.parse(await crm.ok('today --json'))).toMatchObject({
      festival: { festival: 'mid-autumn', day: '2026-09-25' },
    })
    expect(await crm.ok('today', { today: '2026-09-17' })).not.toContain('Festival')
    expect(await crm.ok('today', { today: '2026-10-15' })).not.toContain('Ninth')
  })
})

describe('in Chinese', () => {
  it('lists, logs in the words of the festival, and knows greetings of either language', async () => {
    const crm = await begun()
    expect(await crm.ok('greet 中秋 --lang zh-CN')).toBe(
      `中秋：2026-09-25 周五（5 天后）
#   客户  等级  单位  去年             方式  备注      今年             渠道
──  ────  ────  ────  ───────────────  ────  ────────  ───────────────  ────
#1  张伟  A           2025-10-03 周五  M     送了月饼
#3  李娜  B     银行
#4  王芳                                               2026-09-19 周六  T
待问候 2 位，已问候 1 位；去年问候过 1 位
`,
    )
    expect(await crm.ok('greet 中秋 tier:A --log E --lang zh-CN')).toBe(
      '已给 1 位客户记一次 E（2026-09-20 周日）：中秋节快乐\n张伟\n撤销：crm undo\n',
    )
    expect(await crm.ok('greet mid-autumn tier:A --log E')).toBe(
      'Everybody is greeted: nothing was logged.\n',
    )
  })
})
