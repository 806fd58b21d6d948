import { describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

const CLIENTS = `姓名,公司,手机,邮箱,等级,标签,兴趣,
张伟,华信银行,13800138000,zw@hx.example,A,重点;贵宾,围棋,
李娜,华信银行,13900139000,ln@hx.example,B,,,x
王芳,,13700137000,wf@x.example,C,,书法,
`

/** A program that speaks Chinese, with the clients of the file above. */
async function withClients(): Promise<App> {
  const crm = app({ env: { CRM_LANG: 'zh-CN' } })
  crm.write('客户.csv', CLIENTS)
  await crm.ok('import 客户.csv')
  return crm
}

describe('an import in Chinese', () => {
  it('reports what came in, and the same file again', async () => {
    const crm = app({ env: { CRM_LANG: 'zh-CN' } })
    crm.write('客户.csv', CLIENTS)
    expect(await crm.run('import 客户.csv')).toEqual({
      code: 0,
      out: `已导入 客户.csv：新增 3 位客户。
同时新增 1 个单位。
撤销：crm undo
`,
      err: `客户册已建立：${crm.book}。
已存为自定义字段：“兴趣”。
未读取：第 8 列，该列没有名称。
`,
    })
    expect((await crm.run('import 客户.csv')).out).toBe('已导入 客户.csv：没有变动，3 条已存在。\n')
    expect(crm.rows('select summary from journal')).toEqual([{ summary: '客户.csv：新增 3 位客户' }])
  })

  it('rehearses with every change', async () => {
    const crm = await withClients()
    crm.write(
      '新.csv',
      '姓名,公司,邮箱,等级,标签,类型\n张伟,南方证券,zhang@nf.example,B,港股,\n陈静,,,A,,\n李女士,,ln@hx.example,,,\n',
    )
    expect(await crm.run('import 新.csv --dry-run')).toEqual({
      code: 0,
      out: `已试运行 新.csv：新增 2 位客户，更新 1 位；没有写入任何内容。
同时新增 1 个单位。
~  #1 张伟：等级 A → B；单位 华信银行 → 南方证券；+邮箱 zhang@nf.example；+港股
+  陈静
+  李女士
`,
      err: `已存为自定义字段：“类型”。
第 4 行：李女士 是新客户；与其共用 ln@hx.example 的有：#2 李娜。
`,
    })
  })

  it('refuses bad rows, and says in the saved file what is wrong with them', async () => {
    const crm = await withClients()
    crm.write('坏.csv', '姓名,等级,邮箱\n赵敏,D,zm@x.example\n,B,\n孙丽,A,不是邮箱\n周杰,A,z@x.example,多\n')
    const table = `
┌────┬──────┬─────────────────────────────────────┐
│ 行 │ 列   │ 原因                                │
├────┼──────┼─────────────────────────────────────┤
│  2 │ 等级 │ “D”不是等级，可用的等级是 A、B、C。 │
│  3 │      │ 这一行没有客户名称。                │
│  5 │      │ 这一行有 4 格，而标题行只有 3 格。  │
└────┴──────┴─────────────────────────────────────┘
`
    const warning = '第 4 行，邮箱：“不是邮箱”不是邮箱地址；已按原文保留。\n'
    expect(await crm.run('import 坏.csv')).toEqual({
      code: 2,
      out: `没有从 坏.csv 导入任何内容：3 行有误。
加 --skip-bad 则将新增 1 位客户；有误的行会另存，以便修正。
${table}`,
      err: warning,
    })
    expect(await crm.run('import 坏.csv --skip-bad')).toEqual({
      code: 0,
      out: `已导入 坏.csv：新增 1 位客户，3 行有误。
${table}
已另存到 坏.bad.csv。修正后再导入：crm import 坏.bad.csv
撤销：crm undo
`,
      err: warning,
    })
    expect(crm.read('坏.bad.csv')).toBe(
      [
        '\ufeffcrm：未导入的原因,姓名,等级,邮箱',
        '第 2 行：等级：“D”不是等级，可用的等级是 A、B、C。,赵敏,D,zm@x.example',
        '第 3 行：这一行没有客户名称。,,B,',
        '第 5 行：这一行有 4 格，而标题行只有 3 格。,周杰,A,z@x.example,多',
        '',
      ].join('\r\n'),
    )
    crm.write(
      '坏.bad.csv',
      crm
        .read('坏.bad.csv')
        .replace(',赵敏,D,', ',赵敏,C,')
        .replace(/^第 [35].*\r\n/gm, ''),
    )
    expect((await crm.run(['import', '坏.bad.csv'])).out).toBe(
      '已导入 坏.bad.csv：新增 1 位客户。\n撤销：crm undo\n',
    )
  })

  it('of contacts says whom it does not know, whom it cannot tell apart, and what lies in the past', async () => {
    const crm = await withClients()
    await crm.ok('add 张伟 --yes')
    crm.write(
      '联系.csv',
      `日期,客户,渠道,内容,下一步,下次日期,时长,方向,情绪
2026-11-20,李娜,电话,谈过债券,寄资料,2026-11-01,30,来电,1
2026-11-19,张伟,T,x,,,,,
2026-11-18,王方,T,x,,,,,
2026-12-20,李娜,E,x,打电话,,半天,左,5
`,
    )
    expect((await crm.run('import 联系.csv')).out).toBe(`没有从 联系.csv 导入任何内容：3 行有误。
加 --skip-bad 则将新增 1 条联系记录；有误的行会另存，以便修正。

┌────┬──────────┬───────────────────────────────────────────────────┐
│ 行 │ 列       │ 原因                                              │
├────┼──────────┼───────────────────────────────────────────────────┤
│  3 │ 客户     │ “张伟”可能是 #1 张伟 或 #5 张伟。                 │
│  4 │ 客户     │ 没有客户“王方”。最接近的是 #3 王芳。              │
│  5 │ 日期     │ 2026-12-20 还没有到。                             │
│  5 │ 方向     │ “左”不是方向：in 表示客户发起，out 表示我方发起。 │
│  5 │ 时长     │ “半天”不是 0 到 1440 之间的分钟数。               │
│  5 │ 情绪     │ “5”不是 -2 到 2 之间的情绪值。                    │
│  5 │ 下次日期 │ 下一步没有日期。                                  │
└────┴──────────┴───────────────────────────────────────────────────┘
`)
    expect(await crm.run('import 联系.csv --skip-bad --create-clients')).toEqual({
      code: 0,
      out: `已导入 联系.csv：新增 2 条联系记录，2 行有误。
同时新增 1 位客户。
同时新增 1 项跟进事项。
其中 1 项在今天之前已到期；过期的可以一并放弃：
crm drop --before today --dry-run

┌────┬──────────┬───────────────────────────────────────────────────┐
│ 行 │ 列       │ 原因                                              │
├────┼──────────┼───────────────────────────────────────────────────┤
│  3 │ 客户     │ “张伟”可能是 #1 张伟 或 #5 张伟。                 │
│  5 │ 日期     │ 2026-12-20 还没有到。                             │
│  5 │ 方向     │ “左”不是方向：in 表示客户发起，out 表示我方发起。 │
│  5 │ 时长     │ “半天”不是 0 到 1440 之间的分钟数。               │
│  5 │ 情绪     │ “5”不是 -2 到 2 之间的情绪值。                    │
│  5 │ 下次日期 │ 下一步没有日期。                                  │
└────┴──────────┴───────────────────────────────────────────────────┘

已另存到 联系.bad.csv。修正后再导入：crm import 联系.bad.csv
撤销：crm undo
`,
      err: '第 4 行，客户：没有客户“王方”。最接近的是 #3 王芳。将作为新客户添加。\n',
    })
    expect(crm.rows('select summary from journal order by id desc limit 1')).toEqual([
      { summary: '联系.csv：新增 2 条联系记录，1 位新客户' },
    ])
  })

  it('of clients says between whom it cannot choose', async () => {
    const crm = await withClients()
    await crm.ok('add 张伟 --yes')
    crm.write('a.csv', '姓名,等级\n张伟,B\n')
    expect((await crm.run('import a.csv')).out).toBe(`没有从 a.csv 导入任何内容：1 行有误。
加 --skip-bad 则没有变动；有误的行会另存，以便修正。

┌────┬────┬───────────────────────────────┐
│ 行 │ 列 │ 原因                          │
├────┼────┼───────────────────────────────┤
│  2 │    │ 张伟可能是 #1 张伟、#5 张伟。 │
└────┴────┴───────────────────────────────┘
`)
  })

  it('takes back what it exported in Chinese, the whole book too', async () => {
    const crm = await withClients()
    await crm.ok('log 张伟 T 谈过债券')
    expect(await crm.run('export clients -o c.csv --headers zh')).toEqual({
      code: 0,
      out: '',
      err: '已写入 c.csv。\n',
    })
    expect((await crm.run('import c.csv')).out).toBe('已导入 c.csv：没有变动，4 条已存在。\n')
    await crm.ok('export all -o 客户册.json')
    expect(await crm.run('--db new.db import 客户册.json')).toEqual({
      code: 0,
      out: '已导入 客户册.json：4 位客户、6 个联系方式、2 个字段、2 个标签、1 条联系记录。\n',
      err: `客户册已建立：${crm.path('new.db')}。\n`,
    })
    expect(crm.rows('select summary from journal order by id desc limit 2')).toEqual([
      { summary: '整本客户册（15 条记录），导出到 客户册.json' },
      { summary: '4 位客户，导出到 c.csv' },
    ])
    expect(await crm.run('import 客户册.json')).toEqual({
      code: 4,
      out: '',
      err: 'crm: 客户册不是空的：整本客户册只能导入空的客户册。\n可以试试：crm --db new.db import 客户册.json\n',
    })
  })
})

it('says how many more a rehearsal would add, and what a number is called', async () => {
  const crm = app({ env: { CRM_LANG: 'zh-CN' } })
  const rows = Array.from({ length: 23 }, (_, at) => `客户${at},138001380${String(at).padStart(2, '0')}`)
  crm.write('clients.csv', ['姓名,手机', ...rows, ''].join('\n'))
  expect(await crm.ok('import clients.csv --dry-run')).toMatch(/\+ {2}客户19\n另有 3 项\n$/)
  await crm.ok('import clients.csv')
  expect(await crm.ok('show 客户7')).toContain('电话      13800138007（手机）\n')
})

it('takes a name for the same however it is lined up in a table', async () => {
  const crm = app({ env: { CRM_LANG: 'zh-CN' } })
  crm.write('clients.csv', '姓名,单位\n王　芳,甲方\n欧阳 静,乙方\n张伟 李娜,丙方\n')
  await crm.ok('import clients.csv')
  const names = () =>
    crm.rows("select name from client where kind = 'person' order by id").map(({ name }) => name)
  expect(names()).toEqual(['王芳', '欧阳静', '张伟 李娜'])
  crm.write('again.csv', '姓名,单位\n王芳,甲方\n王  芳,甲方\n')
  crm.write('log.csv', '日期,客户,渠道\n2026-11-02,欧阳　静,电话\n')
  expect(await crm.ok('import again.csv')).toContain('没有变动')
  expect(await crm.ok('import log.csv')).toContain('新增 1 条联系记录')
  expect((await crm.run('add "王 芳"')).err).toContain('同名：#1 王芳')
  await crm.ok(['edit', '#1', '--name', '王　方'])
  expect(names()[0]).toBe('王方')
})
