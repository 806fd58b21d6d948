import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type Day, dayFromNumber } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import { sayLongDay } from '../../src/language/calendar.ts'
import { type Direction, readRange, readWhen, readWhenAtFront, sayWhen } from '../../src/language/dates.ts'
import { LOCALES, speak } from '../../src/language/say.ts'
import { CHINESE } from './phrases/chinese.ts'
import { UNDERSTOOD } from './phrases/english.ts'

const TUESDAY = '2026-11-24' as Day
const ABOUT = { today: TUESDAY, now: '10:30', direction: 'future' } as const

afterEach(() => speak('en'))

function refusal(reading: () => unknown): string[] {
  try {
    return [`not refused: ${reading()}`]
  } catch (error) {
    if (error instanceof Failure && error.kind === 'usage') return [error.message, ...(error.details ?? [])]
    throw error
  }
}

function front(text: string): string {
  const { when, rest } = readWhenAtFront(text, ABOUT)
  return `${sayWhen(when)} | ${rest}`
}

describe('at the front of a text', () => {
  test.each([
    ['周五下午三点发资料', 'Fri 2026-11-27 15:00 | 发资料'],
    ['週五下午三點發資料', 'Fri 2026-11-27 15:00 | 發資料'],
    ['下周三发招股书', 'Wed 2026-12-02 | 发招股书'],
    ['下个礼拜三和王总吃饭', 'Wed 2026-12-02 | 和王总吃饭'],
    ['周五：发资料', 'Fri 2026-11-27 | 发资料'],
    ['周五:发资料', 'Fri 2026-11-27 | 发资料'],
    ['周五，发资料。', 'Fri 2026-11-27 | 发资料。'],
    ['周五、发资料', 'Fri 2026-11-27 | 发资料'],
    ['fri：发资料', 'Fri 2026-11-27 | 发资料'],
    ['fri:发资料', 'Fri 2026-11-27 | 发资料'],
    ['fri发资料', 'Fri 2026-11-27 | 发资料'],
    ['2w 发资料', 'Tue 2026-12-08 | 发资料'],
    ['eom发账单', 'Mon 2026-11-30 | 发账单'],
    ['2026-12-03：发资料', 'Thu 2026-12-03 | 发资料'],
    ['2026-12-03发资料', 'Thu 2026-12-03 | 发资料'],
    ['12/25发资料', 'Fri 2026-12-25 | 发资料'],
    ['周五15:00发资料', 'Fri 2026-11-27 15:00 | 发资料'],
    ['明天call Bob', 'Wed 2026-11-25 | call Bob'],
    ['明天 3pm 发资料', 'Wed 2026-11-25 15:00 | 发资料'],
    ['今天下班前发邮件', 'Tue 2026-11-24 | 发邮件'],
    ['周五（11月27日）发资料', 'Fri 2026-11-27 | 发资料'],
    ['周五前发资料', 'Fri 2026-11-27 | 发资料'],
    ['月底前发账单', 'Mon 2026-11-30 | 发账单'],
    ['月底发账单', 'Mon 2026-11-30 | 发账单'],
    ['月底 账单', 'Mon 2026-11-30 | 账单'],
    ['15日前交材料', 'Tue 2026-12-15 | 交材料'],
    ['三天后天气会谈', 'Fri 2026-11-27 | 天气会谈'],
    ['三天 打鱼', 'Fri 2026-11-27 | 打鱼'],
    ['两周：回访', 'Tue 2026-12-08 | 回访'],
    ['周五三点建议书', 'Fri 2026-11-27 | 三点建议书'],
    ['三点开会', 'Tue 2026-11-24 15:00 | 开会'],
    ['周五前往上海', 'Fri 2026-11-27 | 前往上海'],
    ['周五到机场接人', 'Fri 2026-11-27 | 到机场接人'],
    ['周五后续跟进', 'Fri 2026-11-27 | 后续跟进'],
    ['周五早餐会', 'Fri 2026-11-27 | 早餐会'],
    ['周五晚宴', 'Fri 2026-11-27 | 晚宴'],
    ['周五晚7点晚宴', 'Fri 2026-11-27 19:00 | 晚宴'],
    ['周一见', 'Mon 2026-11-30 | 见'],
    ['周一起草合同', 'Mon 2026-11-30 | 起草合同'],
    ['下周一起吃饭', 'Tue 2026-12-01 | 一起吃饭'],
    ['下周三亚出差', 'Tue 2026-12-01 | 三亚出差'],
    ['下周四川出差', 'Tue 2026-12-01 | 四川出差'],
    ['下周二手房评估', 'Tue 2026-12-01 | 二手房评估'],
    ['周二手续办理', 'Tue 2026-12-01 | 手续办理'],
    ['下周五期货交割', 'Fri 2026-12-04 | 期货交割'],
    ['周五晚上海见', 'Fri 2026-11-27 | 上海见'],
    ['明早上海出差', 'Wed 2026-11-25 | 上海出差'],
    ['明早上8点出发', 'Wed 2026-11-25 08:00 | 出发'],
    ['三天后天津出差', 'Fri 2026-11-27 | 天津出差'],
    ['三点评审', 'Tue 2026-11-24 15:00 | 评审'],
    ['下周一定稿', 'Mon 2026-11-30 | 定稿'],
    ['下周三个客户来访', 'Tue 2026-12-01 | 三个客户来访'],
    ['下周三家访', 'Wed 2026-12-02 | 家访'],
    ['下周3个客户来访', 'Tue 2026-12-01 | 3个客户来访'],
    ['下周 3 份资料', 'Tue 2026-12-01 | 3 份资料'],
    ['15号会议', 'Tue 2026-12-15 | 会议'],
    ['12月3日股东会', 'Thu 2026-12-03 | 股东会'],
    ['明年再联系', 'Wed 2027-11-24 | 再联系'],
    ['12月3日（周四）15:00 发资料', 'Thu 2026-12-03 15:00 | 发资料'],
    ['中午吃饭', 'Tue 2026-11-24 12:00 | 吃饭'],
  ])('“%s” is %s', (text, meaning) => {
    expect(front(text)).toBe(meaning)
  })

  test.each([
    '周一鸣来访',
    '周一鸣',
    '周三福',
    '周杰伦演唱会',
    '周六福珠宝',
    '三天打鱼两天晒网',
    '两周年庆',
    '半年报',
    '月底账单',
    '年底奖金',
    '周末愉快',
    '三点建议',
    '两点说明',
    '三号线',
    '15号楼',
    '3号产品',
    '今日头条对接',
    '明天系',
    '今天的会',
    '周五的资料',
    '周五后发资料',
    '周五以后',
    '周五起休假',
    '明后天拜访',
    '三五天后回访',
    '十几天后回访',
    '几天后回访',
    '过两天回访',
    '改天拜访',
    '每周五例会',
    '周五粮液调研',
    '下周日程安排',
    '周日常会议',
    '明天津客户',
    '9点评',
    '七天连锁酒店',
    '年后联系',
    '春节后联系',
    '大概周五回访',
    '十一月二十七',
    '26.12.3 路演',
    '2026年的计划',
    '20261203元到账',
    '3d打印',
    '12月3.5亿',
    '农产品',
  ])('“%s” is refused', (text) => {
    expect(refusal(() => front(text))[0]).toBe(`“${text}” does not begin with a date I understand.`)
  })

  test.each([
    ['周五或周六拜访', '周五或周六'],
    ['周五 或周六拜访', '周五 或周六'],
    ['周五下午或周六上午拜访', '周五下午或周六上午'],
    ['周五到周日出差', '周五到周日'],
    ['周五至周日出差', '周五至周日'],
    ['周五和周六拜访', '周五和周六'],
    ['周五-周日出差', '周五-周日'],
    ['周五、周六拜访', '周五、周六'],
    ['下周三、四拜访', '下周三、四'],
    ['周三/周四 拜访', '周三/周四'],
    ['3号、5号交钱', '3号、5号'],
    ['12月拜访', '12月', '2026-12-01 to 2026-12-31'],
    ['一月工资单', '一月', '2027-01-01 to 2027-01-31'],
    ['明年3月联系', '明年3月', '2027-03-01 to 2027-03-31'],
    ['明年3月 联系', '明年3月', '2027-03-01 to 2027-03-31'],
    ['下月中旬拜访', '下月中旬', '2026-12-11 to 2026-12-20'],
    ['今年回访', '今年', '2026-01-01 to 2026-12-31'],
    ['本周回访', '本周', '2026-11-23 to 2026-11-29'],
  ])('“%s” is more than one day', (text: string, said: string, days?: string) => {
    const message =
      days === undefined ? `“${said}” is more than one day.` : `“${said}” is more than one day: ${days}.`
    expect(refusal(() => front(text))[0]).toBe(message)
  })

  test.each([
    ['周三、给他回电', '给他回电'],
    ['周三、三方会谈', '三方会谈'],
    ['周三、四川客户来访', '四川客户来访'],
    ['周三，下周一会议的材料', '下周一会议的材料'],
    ['周三 到账提醒', '到账提醒'],
    ['周三和五矿集团吃饭', '和五矿集团吃饭'],
    ['周三到五矿集团拜访', '到五矿集团拜访'],
    ['周三 - 周四会议的材料', '周四会议的材料'],
    ['周三 和张总吃饭', '和张总吃饭'],
  ])('“%s” is one day', (text, what) => {
    expect(readWhenAtFront(text, ABOUT)).toMatchObject({ when: { day: '2026-11-25' }, rest: what })
  })

  test('no space is told where the day would be another', () => {
    const [, ...details] = refusal(() => front('周五后发资料'))
    expect(details).toEqual(['Understood: 明天、周五下午三点、两周后、12月3日、月底、2026-12-03'])
  })

  test('of a date that wants a space, the space is told', () => {
    const examples = 'Understood: 明天、周五下午三点、两周后、12月3日、月底、2026-12-03'
    expect(refusal(() => front('月底账单'))).toEqual([
      '“月底账单” does not begin with a date I understand.',
      'If “月底” is the date, write a space behind it: “月底 账单”.',
      examples,
    ])
    expect(refusal(() => front('周一鸣来访'))).toEqual([
      '“周一鸣来访” does not begin with a date I understand.',
      'If “周一” is the date, write a space behind it: “周一 鸣来访”.',
      examples,
    ])
    expect(refusal(() => front('周杰伦'))).toEqual([
      '“周杰伦” does not begin with a date I understand.',
      examples,
    ])
  })
})

test.each([
  ['2月30日', '30 February does not exist: February has 28 days, 29 in a leap year.'],
  ['2027年2月29日', '29 February 2027 does not exist: February 2027 has 28 days.'],
  ['本月31号', '31 November 2026 does not exist: November 2026 has 30 days.'],
  ['十三月一日', '1 month 13 does not exist: months run from 1 to 12.'],
  ['13月底', 'There is no month 13: months run from 1 to 12.'],
  ['11月26日（周五）', '“11月26日（周五）” contradicts itself: 2026-11-26 is a Thursday.'],
  ['下午25点', '25:00 is not a time of day: hours run from 00 to 23.'],
  ['3点75分', '3:75 is not a time of day: minutes run from 00 to 59.'],
  ['晚上12点', '12 at night lies between two days: write 00:00 and the day it begins.'],
  ['今晚两点', '2 at night lies between two days: write 02:00 and the day it begins.'],
  ['11月', '“11月” is more than one day: 2026-11-01 to 2026-11-30.'],
  ['本周', '“本周” is more than one day: 2026-11-23 to 2026-11-29.'],
  ['去年12月', '“去年12月” is more than one day: 2025-12-01 to 2025-12-31.'],
  ['四季度', '“四季度” is more than one day: 2026-10-01 to 2026-12-31.'],
  ['下周 3', '“下周 3” is not a date I understand: “3” is left over.'],
  ['3', '“3” is not a date I understand.'],
  ['上午', '“上午” is not a date I understand.'],
  ['最近', '“最近” is not a date I understand.'],
  ['周八', '“周八” is not a date I understand.'],
])('“%s” is refused', (phrase, message) => {
  expect(refusal(() => readWhen(phrase, ABOUT).day)[0]).toBe(message)
})

const anyDay = fc.integer({ min: -354_285, max: 2_932_896 }).map(dayFromNumber)
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const anyDirection = fc.constantFrom<Direction>('past', 'future')

test.each(LOCALES)('what is said of a day and time in %s is read back', async (locale) => {
  await speak(locale)
  fc.assert(
    fc.property(anyDay, fc.option(anyTime), anyDay, anyDirection, (day, time, today, direction) => {
      const said = sayWhen({ day, time })
      expect(readWhen(said, { today, direction })).toEqual({ day, time, text: said })
      // A number after an English date is its year where it can hardly be anything else.
      if (locale === 'zh-CN' || /^(?:19|20|21)/.test(day))
        expect(readWhen(sayLongDay(day), { today, direction }).day).toBe(day)
    }),
  )
})

test('a day written in any Chinese way is read back', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDirection, (day, today, direction) => {
      const [year = '', month, date] = day.split('-').map(Number)
      const han = `${[...String(year)].map((each) => '〇一二三四五六七八九'[Number(each)]).join('')}年`
      const ways = [
        `${year}年${month}月${date}日`,
        `${year} 年 ${month} 月 ${date} 号`,
        `${han}${hanNumber(Number(month))}月${hanNumber(Number(date))}日`,
        `${han}${hanNumber(Number(month))}月${hanNumber(Number(date))}號`,
      ]
      for (const way of ways) expect(readWhen(way, { today, direction }).day).toBe(day)
    }),
  )
})

function hanNumber(number: number): string {
  const ones = number % 10 === 0 ? '' : '一二三四五六七八九'[(number % 10) - 1]
  const tens = Math.floor(number / 10)
  return tens === 0 ? `${ones}` : `${tens === 1 ? '' : '一二三'[tens - 1]}十${ones}`
}

const anyPhrase = fc.constantFrom(
  ...[...Object.entries(CHINESE), ...Object.entries(UNDERSTOOD)].flatMap(([reference, phrases]) =>
    Object.keys(phrases).map((phrase) => ({ phrase, reference })),
  ),
)

test('a phrase of either language means the same on any day with something to do behind it, and its day is read back', () => {
  fc.assert(
    fc.property(anyPhrase, anyDay, fc.string({ unit: 'grapheme' }), ({ phrase, reference }, today, note) => {
      const direction = reference.slice(15) as Direction
      const about = { today, now: '10:30', direction }
      const alone = outcome(() => readWhen(phrase, about))
      const what = `发资料 ${note}`.trimEnd()
      const spaced = outcome(() => readWhenAtFront(`${phrase} ${what}`, about).when)
      expect(spaced).toBe(alone)
      if (alone.startsWith('“')) return
      expect(outcome(() => readWhen(alone, about))).toBe(alone)
    }),
  )
})

/** What was read, in words; of a refusal nothing but that. */
function outcome(reading: () => { day: Day; time: string | null }): string {
  try {
    return sayWhen(reading())
  } catch (error) {
    if (error instanceof Failure && error.kind === 'usage') return '“'
    throw error
  }
}

test('no text of two hundred characters throws anything but a refusal, or takes long', () => {
  const piece = fc.constantFrom(
    ...'周 星期 一 二 三 十 五 日 天 上 下 上上 这 个 月 年 底 初 末 前 后 内 点 半 分 刻 号 到 至 年初 第 季度 今天 明天 最近 过去 2026 15 3:30 - ~ : fri next 2w （ ） ， 、 廿 〇 發 週'.split(
      ' ',
    ),
  )
  const noise = fc.array(
    fc.oneof({ weight: 9, arbitrary: piece }, fc.string({ unit: 'grapheme', maxLength: 3 })),
    {
      maxLength: 80,
    },
  )
  const began = performance.now()
  fc.assert(
    fc.property(noise, anyDay, anyDirection, (pieces, today, direction) => {
      const text = pieces.join('').slice(0, 200)
      outcome(() => readWhen(text, { today, now: '23:59', direction }))
      outcome(() => readWhenAtFront(text, { today, direction }).when)
      outcome(() => ({ day: readRange(text, { today, direction }).to, time: null }))
    }),
    { numRuns: 300 },
  )
  expect((performance.now() - began) / 300).toBeLessThan(20)
})

test('a Chinese reader is refused in Chinese, with Chinese examples', async () => {
  await speak('zh-CN')
  expect(refusal(() => readWhen('someday', ABOUT).day)).toEqual([
    '“someday”不是能识别的日期。',
    '可用：明天、周五下午三点、两周后、12月3日、月底、2026-12-03',
  ])
  expect(refusal(() => readWhen('2月30日', ABOUT).day)).toEqual(['2月30日不存在：2月有 28 天，闰年 29 天。'])
  expect(refusal(() => readWhen('3/4', ABOUT).day)).toEqual([
    '“3/4”可能是4月3日，也可能是3月4日。',
    '请写“4月3日”“3月4日”，或 2026-12-03 这样的日期。',
  ])
})
