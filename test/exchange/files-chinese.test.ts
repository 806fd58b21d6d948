import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { clientHeader } from '../../src/exchange/headers.ts'
import { LOCALES, said, speak } from '../../src/language/say.ts'
import { isWord, TIER_HEAD, WORDS } from '../../src/output/calendar-sheet.ts'
import { type App, app } from '../crm.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures')
const zh = { env: { CRM_LANG: 'zh-CN' } }

/** What an import of a file of the fixtures says in Chinese. */
async function saidOf(path: string, more = '', crm: App = app(zh)): Promise<string> {
  const name = path.replace(/^.*\//, '')
  crm.write(name, readFileSync(join(FIXTURES, path)))
  const { out, err } = await crm.run(`import ${name} ${more}`)
  return out + err
}

describe('imports in Chinese', () => {
  it('of a contact calendar with bad cells', async () => {
    expect(await saidOf('workbooks/bad-cells.xlsx')).toMatchInlineSnapshot(`
      "没有从 bad-cells.xlsx 导入任何内容：5 个单元格有误。
      加 --skip-bad 则：新增 1 次联系，2 位新客户；有误的单元格会另存，以便修正。

      ┌─────────┬───────────────────────────────────────────────────────┐
      │ 单元格  │ 原因                                                  │
      ├─────────┼───────────────────────────────────────────────────────┤
      │ Week!D2 │ “fax”不是渠道，现有的渠道是 T 电话、E 邮件、M 面谈。  │
      │ Week!E2 │ 单元格里是错误值：#N/A。                              │
      │ Week!F2 │ “TRUE”不是渠道，现有的渠道是 T 电话、E 邮件、M 面谈。 │
      │ Week!C3 │ 这一行没有客户姓名。                                  │
      │ Week!C4 │ “√”不是渠道，现有的渠道是 T 电话、E 邮件、M 面谈。    │
      └─────────┴───────────────────────────────────────────────────────┘
      "
    `)
    expect(await saidOf('workbooks/openpyxl.xlsx', '--dry-run')).toMatchInlineSnapshot(`
      "已试运行 openpyxl.xlsx：新增 4 次联系，2 位新客户；没有写入任何内容。
      新客户：Ana Silva、Ben Cole。

         客户       日期             渠道  内容                 单元格
      ─  ─────────  ───────────────  ────  ───────────────────  ──────────
      +  Ana Silva  2026-10-05 周一  T     “asked about bonds”  October!C3
      +  Ana Silva  2026-10-07 周三  T     “follow-up”          October!E3
      +  Ana Silva  2026-10-07 周三  E     “sent the list”      October!E3
      +  Ben Cole   2026-10-06 周二  M     “lunch”              October!D4
      "
    `)
  })

  it('of a calendar that was edited', async () => {
    const crm = app({ ...zh, today: '2026-11-20' })
    await crm.ok('add 张伟')
    await crm.ok('log 张伟 T 谈了国债 --on 2026-11-03')
    await crm.ok('log 张伟 E 已发报价 --on 2026-11-04')
    await crm.ok('export grid --month 2026-11 -o g.xlsx')
    await crm.ok('undo')
    await crm.ok('log 张伟 M 午餐 --on 2026-11-04')
    expect(await crm.run('import g.xlsx --dry-run')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "2026年11月!G4：联系 #2 后来已从客户册中删除：不再加入。
      ",
        "out": "已试运行 g.xlsx：没有变动，1 条已存在；没有写入任何内容。
      ",
      }
    `)
  })

  it('of address books', async () => {
    expect(await saidOf('cards/broken-lines.vcf')).toMatchInlineSnapshot(`
      "没有从 broken-lines.vcf 导入任何内容：1 张名片有误。
      加 --skip-bad 则将新增 1 位客户；有误的名片会另存，以便修正。

      ┌────┬─────────────┬─────────────────────────────────────────┐
      │ 行 │ 名片        │ 原因                                    │
      ├────┼─────────────┼─────────────────────────────────────────┤
      │  4 │ 第 1 张名片 │ “this line is none”不是名片里的内容行。 │
      └────┴─────────────┴─────────────────────────────────────────┘
      未读取：THIRD（1 张名片）。
      "
    `)
    expect(await saidOf('cards/logo-key-sound.vcf', '--dry-run')).toMatchInlineSnapshot(`
      "已试运行 logo-key-sound.vcf：新增 1 位客户；没有写入任何内容。
      +  All Attached
      略过：1 张照片、1 个徽标、1 个密钥、1 段录音。
      "
    `)
    expect(await saidOf('cards/gbk-unsaid.vcf', '--dry-run')).toMatchInlineSnapshot(`
      "已试运行 gbk-unsaid.vcf：新增 1 位客户；没有写入任何内容。
      +  刘洋
      第 1 行，第 1 张名片：已按 GB18030 编码的中文读取。
      "
    `)
  })

  it('of meetings', async () => {
    const crm = app({ ...zh, today: '2026-11-20' })
    await crm.ok('add "Tom Baker"')
    expect(await saidOf('calendars/broken.ics', '', crm)).toMatchInlineSnapshot(`
      "已试运行 broken.ics：新增 1 条联系记录；没有写入任何内容。
      仅凭姓名识别：Tom Baker。
      略过：2 项没有已知客户。
      没有认识的人：2026-11-02 “Ends before it begins, and its text goes on without
      being fo…”；2026-11-03 “No UID, dashes in the date”。
      要导入，请输入：crm import broken.ics --as touchpoints
      +  2026-11-03  13:00  Tom Baker  “Tom Baker”
      第 4 行：事件“No beginning”没有开始时间。
      第 11 行：事件“31 November”的开始时间“20261131T100000”不是日期。
      第 14 行：事件“Cut off”没有结尾。
      第 42 行：“Nowhere”的时区“Nowhere/Land”无法识别。
      "
    `)
  })

  it.each([
    ['binary.xlsb', 'binary.xlsb 是二进制工作簿（.xlsb），不是 .xlsx 工作簿。'],
    ['encrypted.xlsx', 'encrypted.xlsx 有密码保护。'],
    ['cut-off.xlsx', 'cut-off.xlsx 不完整：缺少结尾。'],
    ['no-year.xlsx', '10月!B1：看不出这些日期是哪一年的。'],
  ])('of %s that cannot be read', async (name, sentence) => {
    expect(await saidOf(`workbooks/${name}`)).toContain(`crm: ${sentence}\n`)
  })
})

describe('files in one language read in the other', () => {
  afterAll(() => speak('en'))

  it.each(LOCALES)('the words of a calendar in %s are those that are read', async (locale) => {
    await speak(locale)
    expect(WORDS.filter((word) => !isWord(said(word[0]), word))).toEqual([])
    expect(clientHeader(said(TIER_HEAD))?.field).toBe('tier')
    expect(['Client', 'Organisation'].map((head) => clientHeader(said(head))?.field)).toEqual([
      'name',
      'organisation',
    ])
  })

  it.each([
    ['zh-CN', 'en'],
    ['zh-CN', 'zh-CN'],
    ['en', 'zh-CN'],
  ])('cards and follow-ups written in %s bring nothing new in %s', async (written, read) => {
    const crm = app({ today: '2026-11-20' })
    await crm.ok(
      'add 张伟 --tier A --birthday 1980-02-03 --phone 13800138000 --set 爱好=登山 --tag 贵宾 --note 老客户',
    )
    await crm.ok('add 远洋贸易 --organisation --alias 远洋')
    await crm.ok('promise 张伟 "2026-11-19 发招募说明书"', { today: '2026-11-10' })
    await crm.ok('await 张伟 "2026-11-18 10:00 签字"', { today: '2026-11-10' })
    await crm.ok('next 张伟 "2026-11-17 回访"', { today: '2026-11-10' })
    await crm.ok('done 3')
    const before = crm.rows('select * from client')
    await crm.ok(`export clients -o book.vcf --lang ${written}`)
    await crm.ok(`export followups -o steps.ics --all --lang ${written}`)
    const nothing = read === 'en' ? 'nothing to change' : '没有变动'
    for (const line of ['import book.vcf', 'import steps.ics --as touchpoints --yes'])
      expect((await crm.run(`${line} --lang ${read}`)).out).toContain(nothing)
    expect(crm.rows('select * from client')).toEqual(before)
  })

  it('a calendar file in Chinese', async () => {
    const crm = app({ ...zh, today: '2026-11-20' })
    await crm.ok('add 张伟 --birthday 1980-02-03 --phone 13800138000')
    await crm.ok('promise 张伟 "2026-11-25 发招募说明书"')
    await crm.ok('export followups -o steps.ics')
    const lines = crm.read('steps.ics').split('\r\n')
    expect(
      lines.filter((line) => /^(?:SUMMARY|DESCRIPTION|CATEGORIES|X-WR)/.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "X-WR-CALNAME:跟进事项",
        "SUMMARY:承诺：发招募说明书（张伟）",
        "DESCRIPTION:电话：13800138000",
        "CATEGORIES:承诺",
        "DESCRIPTION:承诺：发招募说明书（张伟）",
        "SUMMARY:生日：张伟",
        "DESCRIPTION:出生于 1980 年\\n电话：13800138000",
        "CATEGORIES:生日",
        "DESCRIPTION:生日：张伟",
      ]
    `)
  })
})
