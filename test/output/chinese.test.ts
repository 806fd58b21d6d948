import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { speak } from '../../src/language/say.ts'
import type { GridCell, Sheet } from '../../src/output/document.ts'
import { CLIENTS, daysOf, gridOf, gridRow, NOVEMBER, written } from './samples.ts'
import { notesOf, workbookOf } from './workbooks.ts'

beforeAll(() => speak('zh-CN'))
afterAll(() => speak('en'))

const ROW = gridRow(1, '张伟', 'A', ['3:T@10:05 谈了国债', '27:o 发招募说明书'], 2)
const PLANNED = gridOf([
  {
    ...ROW,
    cells: ROW.cells.map((cell, at) => ({
      ...cell,
      ...(at === 8 && { gaps: [{ codes: null, rule: '任意渠道，每月' }] }),
      ...(at === 23 && { planned: [{ codes: ['T'], rule: 'T，每 14 天' }] }),
    })) as GridCell[],
  },
])

describe('a workbook in Chinese', () => {
  it('of a calendar has Chinese heads, months and weekdays, and room for them', async () => {
    const { sheets, parts } = await workbookOf([PLANNED])
    const [sheet] = sheets
    expect(sheet?.name).toBe('2026年11月')
    expect(sheet?.rows[1]?.slice(3, 10)).toEqual(['日', '一', '二', '三', '四', '五', '六'])
    expect(sheet?.rows[2]?.filter((cell) => typeof cell === 'string')).toEqual([
      '客户',
      '#',
      '等级',
      '联系次数',
      '未联系天数',
    ])
    expect(sheet?.rows[5]?.[0]).toBe('图例')
    expect(Object.values(notesOf(sheet))).toEqual([
      '#1 T 10:05\n谈了国债',
      '未按计划联系\n任意渠道，每月',
      '计划联系\nT，每 14 天',
      '#100 o\n发招募说明书',
    ])
    expect(parts['xl/styles.xml']).toContain('formatCode="0&quot;天&quot;_ _!"')
    expect(parts['xl/styles.xml']).toContain('<name val="等线"/>')
    const widths = parts['xl/worksheets/sheet1.xml']?.match(/width="[\d.]+"/g) ?? []
    expect(widths.at(-1)).toBe('width="11.70"')
  })

  it('of two months names both over the days, and of a quarter has a sheet for each', async () => {
    const two = gridOf([gridRow(1, '张伟', null, [], null, 10)], { days: daysOf('2026-10-27', '2026-11-05') })
    expect((await workbookOf([two])).sheets[0]?.rows[1]?.filter((cell) => cell !== null)).toEqual([
      '10月',
      '11月',
    ])
    const days = daysOf('2026-10-01', '2026-12-31')
    const quarter = gridOf([gridRow(1, '张伟', null, [], null, days.length)], { days, title: '第四季度' })
    const { sheets } = await workbookOf([quarter])
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.[0]])).toEqual([
      ['2026年10月', '2026年10月（第四季度）'],
      ['2026年11月', '2026年11月（第四季度）'],
      ['2026年12月', '2026年12月（第四季度）'],
    ])
  })

  it('of tables has Chinese names of sheets and columns', async () => {
    const promises: Sheet = { ...CLIENTS, name: 'promises', title: '承诺：1 项未兑现，2 项到期' }
    const { name: _, ...plain } = { ...CLIENTS, name: '', title: '联系（之前：每周平均）' }
    const touchpoints: Sheet = { ...CLIENTS, name: 'touchpoints' }
    const { sheets, parts } = await workbookOf([promises, plain, touchpoints])
    expect(sheets.map(({ name }) => name)).toEqual(['承诺', '联系', '联系记录'])
    expect(parts['xl/styles.xml']).toContain('formatCode="0&quot;天&quot;"')
  })
})

describe('a page in Chinese', () => {
  it('says its language and has no English of its own', async () => {
    const page = await written('html', {
      blocks: [{ ...PLANNED, title: '2026年11月', legend: [] }],
      about: '联系日历',
    })
    expect(page).toContain('<html lang="zh-CN">')
    const text = page
      .replace(/<head>[\s\S]*<\/head>/, '')
      .replace(/aria-label="([^"]*)"[^>]*>/g, '>$1 ')
      .replace(/<[^>]*>/g, ' ')
    expect(text.match(/[A-Za-z]{2,}/g)).toBeNull()
    expect(page).toContain('aria-label="11月22日 周日，今天"')
    expect(page).toContain('<p>10:05 <span class="code">T</span> 谈了国债</p>')
    expect(page).toContain('<p><span class="late">!</span> 计划未做：任意渠道，每月</p>')
  })

  it('says days as Chinese does, the date in its own span', async () => {
    const page = await written('html', [CLIENTS])
    expect(page).toContain('<time datetime="2026-11-20"><span class="date">2026-11-20</span> 周五</time>')
    expect(page).toContain('>63天</td>')
  })

  it('of a calendar has no more than the marks and names in other letters', async () => {
    const page = await written('html', [NOVEMBER])
    expect(page).toContain('<span class="wd">日</span>22')
  })
})
