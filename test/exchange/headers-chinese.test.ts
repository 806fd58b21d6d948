import { describe, expect, it, onTestFinished } from 'vitest'
import { clientHeader, touchpointHeader } from '../../src/exchange/headers.ts'
import { readDirection, readKind, VALUES } from '../../src/exchange/values.ts'
import { columns } from '../../src/language/messages/zh-CN/columns.ts'
import { said, speak } from '../../src/language/say.ts'
import { writeCsv } from '../../src/output/csv.ts'
import { type App, app } from '../crm.ts'

const FIRST =
  '客户名称,类型,单位,职务,等级,阶段,负责人,标签,邮箱,电话,地址,微信,网址,生日,备注,别名,编号,创建时间,归档时间,单位唯一标识,唯一标识'

async function with_(...lines: (string | readonly string[])[]): Promise<App> {
  const crm = app()
  for (const line of lines) await crm.ok(line)
  return crm
}

describe('the names of columns in Chinese', () => {
  it('stand above an export whatever language is spoken, and the values stay as they are', async () => {
    const crm = await with_('add 张伟 --tier A --org 华信银行', 'log 张伟 T 谈过债券')
    expect((await crm.ok('export clients --headers zh')).split('\r\n')).toEqual([
      FIRST,
      expect.stringMatching(/^华信银行,organisation,,/),
      expect.stringMatching(/^张伟,person,华信银行,,A,/),
      '',
    ])
    expect(await crm.ok('export clients --headers zh-CN --lang zh-CN')).toBe(
      await crm.ok('export clients --headers zh'),
    )
    expect((await crm.ok('export touchpoints --headers zh')).split('\r\n').slice(0, 2)).toEqual([
      '日期,时间,客户,渠道,备注,方向,分钟,情绪,编号,客户唯一标识,活动唯一标识,唯一标识',
      expect.stringMatching(/^2026-11-22,10:00,张伟,T,谈过债券,/),
    ])
    expect(await crm.ok('export followups --headers zh')).toBe(
      '到期日,时间,客户,事项,类型,最初到期日,延后次数,重复周期,完成日期,结果,完成时间,放弃时间,创建时间,编号,联系编号,客户唯一标识,唯一标识\r\n',
    )
  })

  it('stay English where nothing else is asked for, in a run in Chinese too', async () => {
    const crm = await with_('add 张伟')
    const english = await crm.ok('export clients')
    expect(english).toMatch(/^name,kind,organisation,/)
    expect(await crm.ok('export clients --lang zh-CN')).toBe(english)
    expect(await crm.ok('export clients --headers en')).toBe(english)
  })

  it('are each of one column alone', () => {
    const words = Object.entries(columns).flatMap(([key, word]) => (key === 'uid' ? [] : [word]))
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  })

  it('mark a field of one’s own that would be taken for one of them', async () => {
    const crm = await with_('add 张伟 --set 创建时间=去年 --set 爱好=围棋')
    const [head = '', row = ''] = (await crm.ok('export clients --headers zh')).split('\r\n')
    const cells = row.split(',')
    const fields = head
      .split(',')
      .flatMap((name, at) => (/爱好|自定义/.test(name) ? [[name, cells[at]]] : []))
    expect(fields.sort()).toEqual([
      ['爱好', '围棋'],
      ['自定义：创建时间', '去年'],
    ])
    crm.write('a.csv', await crm.ok('export clients --headers zh'))
    expect(await crm.ok('import a.csv')).toBe('Imported a.csv: nothing to change, 1 already there.\n')
  })

  it('stand above the rows that an import of such a file saves, which come in when they are mended', async () => {
    const crm = await with_('add 张伟 --tier A --phone +8613800138000')
    const mended = await crm.ok('export clients --headers zh')
    crm.write('a.csv', mended.replace(',A,', ',甲,'))
    const { out } = await crm.run('import a.csv --skip-bad --lang zh-CN')
    expect(out).toContain('已另存到 a.bad.csv')
    const saved = crm.read('a.bad.csv')
    expect(saved).toContain(`crm：未导入的原因,${FIRST}`)
    expect(saved).toContain(",'+8613800138000,")
    crm.write('a.bad.csv', saved.replace(',甲,', ',B,'))
    expect(await crm.ok('import a.bad.csv')).toBe(
      'Imported a.bad.csv: 1 client changed.\nTake it back: crm undo\n',
    )
    expect(crm.rows('select tier from client')).toEqual([{ tier: 'B' }])
    expect(crm.rows('select value from contact_point')).toEqual([{ value: '+8613800138000' }])
  })

  it('stand above a grid and beside facts, but never in place of the user’s own words', async () => {
    const crm = await with_('add 张伟 --tier A')
    const [grid = ''] = (await crm.ok('export grid --month 2026-10 --headers zh')).split('\r\n')
    expect(grid).toMatch(/^客户,等级,2026-10-01,.*,2026-10-31,联系次数,未联系天数$/)
    const look = {
      width: 80,
      color: false,
      ascii: false,
      toFile: false,
      delimiter: ',',
      headers: 'zh-CN',
    } as const
    const facts = [
      { label: 'Client', value: '张伟' },
      { label: 'Client', own: true, value: '自定义' },
    ]
    let text = ''
    await writeCsv({ blocks: [{ kind: 'facts', facts }] }, look, (piece) => {
      text += piece
    })
    expect(text).toBe('客户,张伟\r\nClient,自定义\r\n')
  })

  it('of a list of contacts are those of a file to import', async () => {
    const crm = await with_('add 张伟', 'log 张伟 T 谈过债券')
    crm.write('log.csv', await crm.ok('touchpoint list 张伟 --format csv --headers zh'))
    expect(await crm.ok('import log.csv')).toBe('Imported log.csv: nothing to change, 1 already there.\n')
  })

  it('go to the files of a folder', async () => {
    const crm = await with_('add 张伟')
    await crm.ok('export clients -o out/ --headers zh')
    expect(crm.read('out/clients.csv').split('\r\n')[0]).toBe(`\ufeff${FIRST}`)
  })

  it('are refused where there is no CSV, or in a language that is not spoken', async () => {
    const crm = await with_('add 张伟')
    expect(await crm.run('export clients --json --headers zh')).toEqual({
      code: 2,
      out: '',
      err: 'crm: --headers is for CSV alone.\nTry: the same command with --format csv\n',
    })
    expect(await crm.run('export clients --headers fr')).toEqual({
      code: 2,
      out: '',
      err: 'crm: --headers takes en or zh, not “fr”.\n',
    })
  })

  it('of a list of follow-ups are known for what they are', async () => {
    const crm = await with_('add 张伟', ['log', '张伟', 'T', '谈过', '--next', 'fri 寄资料'])
    crm.write('f.csv', await crm.ok('export followups --headers zh'))
    expect(await crm.run('import f.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('f.csv is a list of follow-ups'),
    })
  })
})

describe('a workbook in Chinese', () => {
  it('has words for what is of a fixed set, and they are read back', async () => {
    await speak('zh-CN')
    onTestFinished(() => speak('en'))
    expect([readKind(said('person')), readKind(said('organisation'))]).toEqual(['person', 'organisation'])
    expect([readDirection(said('in')), readDirection(said('out'))]).toEqual(['in', 'out'])
    expect(VALUES.filter((word) => !/^\p{Script=Han}+$/u.test(said(word)))).toEqual([])
  })
})

describe('usual names of columns in Chinese', () => {
  it.each([
    ['name', '姓名 名称 客户 客户名称 客戶 客戶名稱 聯絡人 联系人'],
    ['organisation', '单位 單位 公司 公司名稱 工作单位 工作單位 企業 机构 機構'],
    ['title', '职务 職務 职位 職位 職稱'],
    ['phone', '电话 電話 手机 手機 手机号 手機號碼 联系电话 聯絡電話 移动电话 行動電話 座机'],
    ['email', '邮箱 郵箱 电子邮件 電子郵件 电子邮箱 電郵'],
    ['birthday', '生日 出生日期 出生年月日'],
    ['tier', '等级 等級 客户等级 客戶等級 级别 級別'],
    ['tags', '标签 標籤 分组 分組'],
    ['note', '备注 備註 说明 說明'],
    ['owner', '负责人 負責人 客户经理 客戶經理'],
    ['stage', '阶段 階段 状态 狀態'],
    ['address', '地址 通讯地址 通訊地址 联系地址 聯絡地址'],
    ['wechat', '微信 微信号 微信號'],
    ['url', '网址 網址 网站 網站'],
    ['aliases', '别名 別名 昵称 暱稱 英文名'],
  ])('%s of a client', (field, words) => {
    for (const word of words.split(' ')) expect([word, clientHeader(word)?.field]).toEqual([word, field])
  })

  it.each([
    ['day', '日期 联系日期 聯絡日期 拜访日期 拜訪日期 沟通日期 溝通日期'],
    ['time', '时间 時間 时刻'],
    ['client', '客户 客戶 客户名称 姓名 联系人 聯絡人 单位 公司'],
    ['code', '方式 渠道 联系方式 聯絡方式 沟通方式 溝通方式 类型 類型'],
    ['note', '备注 備註 内容 內容 记录 記錄 沟通内容'],
    ['direction', '方向'],
    ['minutes', '时长 時長 分钟 分鐘'],
    ['mood', '情绪 情緒 心情'],
    ['next step', '下一步 待办 待辦 后续行动'],
    ['next date', '下次日期 下次联系日期 下次聯絡日期 截止日期'],
  ])('%s of a contact', (field, words) => {
    for (const word of words.split(' ')) expect([word, touchpointHeader(word)?.field]).toEqual([word, field])
  })
})
