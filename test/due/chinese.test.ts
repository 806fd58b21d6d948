import { expect, it } from 'vitest'
import { app } from '../crm.ts'

it('says what is due in Chinese, birthdays of the lunar calendar with their day of this year', async () => {
  const crm = app({ today: '2026-09-20', env: { CRM_HOLIDAYS: 'cn' } })
  await crm.ok('add 张伟 --tier A --birthday 农历1972-八月十五')
  await crm.ok('add 李娜 --tier B --birthday 1990-09-25')
  await crm.ok('plan set tier:A "T every 7d"')
  await crm.ok('log 张伟 T rates --on 2026-09-18')
  await crm.ok('promise 张伟 "2026-09-20" 寄资料')
  await crm.ok('await 李娜 "2026-09-21 15:00" 合同 --every lunar-year')
  expect(await crm.ok('due --lang zh-CN', { today: '2026-09-21' })).toBe(
    `1 项逾期、1 项今天到期、3 项即将到期
#   到期             客户  等级  事项和原因
──  ───────────────  ────  ────  ───────────────────────────────────────────────
#1  2026-09-20 周日  张伟  A     寄资料（承诺，逾期 1 天）
#2  2026-09-21 周一  李娜  B     合同（等待对方，今天 15:00，农历每年）
    2026-09-25 周五  张伟  A     生日（4 天后满 54 岁，农历八月十五）
    2026-09-25 周五  李娜  B     生日（4 天后满 36 岁）
    2026-09-28 周一  张伟  A     电话（T 每 7 天：7 天后，上次 2026-09-18 周五，
                                 由 2026-09-25 周五（中秋节）顺延）
`,
  )
  expect((await crm.ok('today --lang zh-CN', { today: '2026-09-21' })).split('\n')[0]).toBe(
    '2026-09-21 周一：1 项逾期、1 项今天到期',
  )
})
