import type { Day } from '../day.ts'

/** The Tuesday on which all phrases below are said, at `SAID_AT`. */
export const SAID_ON = '2026-11-24' as Day
export const SAID_AT = '10:30'

/** Phrases of one meaning, in both languages; help prints these rows and the tests read them. */
export interface DatePhrases {
  readonly phrases: readonly string[]
  /** Of something to come, as `2026-11-27` or `2026-11-27 15:00`. */
  readonly ahead?: string
  /** Of what was. */
  readonly back?: string
  /** As a range: `2026-11-01 2026-11-30`. */
  readonly range?: string
  /** The rule, where people differ, or why it is refused where no reading is given. */
  readonly meaning?: string
}

const both = (day: string) => ({ ahead: day, back: day })

const DAYS: readonly DatePhrases[] = [
  { phrases: ['today', '今天', '今日'], ...both('2026-11-24') },
  { phrases: ['yesterday', '昨天'], back: '2026-11-23' },
  { phrases: ['day before yesterday', '前天'], back: '2026-11-22' },
  { phrases: ['大前天'], back: '2026-11-21' },
  { phrases: ['tomorrow', 'tmr', '明天', '聽日'], ahead: '2026-11-25' },
  { phrases: ['day after tomorrow', '后天', '後天'], ahead: '2026-11-26' },
  { phrases: ['大后天'], ahead: '2026-11-27' },
  { phrases: ['tonight', '今晚'], ...both('2026-11-24'), meaning: 'a part of the day alone gives no time' },
  { phrases: ['now', 'just now', '现在', '刚才'], back: '2026-11-24 10:30' },
]

const WEEKDAYS: readonly DatePhrases[] = [
  {
    phrases: ['fri', 'friday', '周五', '星期五', '禮拜五'],
    ahead: '2026-11-27',
    back: '2026-11-20',
    meaning: 'the nearest in the direction',
  },
  {
    phrases: ['tue', '周二'],
    ahead: '2026-12-01',
    back: '2026-11-24',
    meaning: 'said on that very day: in a week, or today',
  },
  {
    phrases: ['this fri', '这周五', '本周五'],
    ...both('2026-11-27'),
    meaning: 'of this week, Monday to Sunday',
  },
  {
    phrases: ['this mon', '这周一'],
    ...both('2026-11-23'),
    meaning: 'of this week, even when it has gone: refused as past for something to come',
  },
  {
    phrases: ['next wed', '下周三', '下星期三', '下個禮拜三'],
    ahead: '2026-12-02',
    meaning: 'of the next week of the calendar, also when said on the day before that weekday',
  },
  { phrases: ['next sun', '下周日'], ahead: '2026-12-06', meaning: 'Sunday ends a week' },
  { phrases: ['wed after next', '下下周三'], ahead: '2026-12-09' },
  { phrases: ['last tue'], back: '2026-11-17', meaning: 'the latest before today' },
  {
    phrases: ['上周五'],
    back: '2026-11-20',
    meaning: 'of the last week of the calendar; on a Saturday that is eight days ago',
  },
  { phrases: ['coming fri'], ahead: '2026-11-27', meaning: 'the first after today' },
  {
    phrases: ['thu week', 'a week on thursday'],
    ahead: '2026-12-03',
    meaning: 'a week after the coming one',
  },
  { phrases: ['fri next week', 'fri in a week', '下周五'], ahead: '2026-12-04' },
  { phrases: ['weekend', '周末'], ahead: '2026-11-28', back: '2026-11-21', meaning: 'as a day its Saturday' },
  { phrases: ['next weekend', '下周末'], ahead: '2026-12-05' },
]

const AWAY: readonly DatePhrases[] = [
  {
    phrases: ['2w', '2 weeks', '两周'],
    ahead: '2026-12-08',
    back: '2026-11-10',
    meaning: 'from now or ago; d days, w weeks, m months, y years',
  },
  { phrases: ['in 2 weeks', '+2w', '两周后', '兩個星期後'], ahead: '2026-12-08' },
  { phrases: ['3 days ago', '-3d', '三天前'], back: '2026-11-21' },
  { phrases: ['in 10 days', '十天后', '十天内'], ahead: '2026-12-04', meaning: 'the last day is the day' },
  {
    phrases: ['in a month', 'next month', '一个月后', '下个月'],
    ahead: '2026-12-24',
    meaning: 'the same date; the 31st becomes the last of a shorter month',
  },
  { phrases: ['next week', '下周'], ahead: '2026-12-01', meaning: 'the same weekday' },
  { phrases: ['半个月后'], ahead: '2026-12-09', meaning: 'half a month is 15 days' },
  { phrases: ['一个半月后'], ahead: '2027-01-08' },
  { phrases: ['in half a year', '半年后'], ahead: '2027-05-24' },
  {
    phrases: ['in 3 working days', '三个工作日后'],
    ahead: '2026-11-27',
    meaning: 'Saturdays and Sundays do not count',
  },
  { phrases: ['next working day', '下个工作日'], ahead: '2026-11-25' },
  { phrases: ['2 hours ago', '两小时前'], back: '2026-11-24 08:30' },
]

const DATES: readonly DatePhrases[] = [
  { phrases: ['the 15th', '15号', '15日', '十五號'], ahead: '2026-12-15', back: '2026-11-15' },
  {
    phrases: ['3 dec', 'dec 3rd', '12月3日', '十二月三号'],
    ahead: '2026-12-03',
    back: '2025-12-03',
    meaning: 'the nearest in the direction, today included',
  },
  { phrases: ['fri 27 nov', '11月27日周五'], ahead: '2026-11-27', meaning: 'refused where it is no Friday' },
  {
    phrases: ['3 dec 2026', '2026-12-03', '2026/12/3', '20261203', '2026年12月3日', '二〇二六年十二月三日'],
    ...both('2026-12-03'),
  },
  { phrases: ['the 6th of next month', '下月6号', '下个月6日'], ahead: '2026-12-06' },
  { phrases: ['去年12月3日'], back: '2025-12-03' },
  { phrases: ['25/12', '12/25'], ahead: '2026-12-25', meaning: 'where it can be only one day' },
  {
    phrases: ['3.4.'],
    ahead: '2027-04-03',
    meaning: 'with full stops the day is first, unless the order is set',
  },
]

const EDGES: readonly DatePhrases[] = [
  {
    phrases: ['eom', 'end of month', 'month end', '本月底'],
    ...both('2026-11-30'),
    meaning: 'likewise eow, eoq and eoy',
  },
  {
    phrases: ['月底', '月末'],
    ahead: '2026-11-30',
    back: '2026-10-31',
    meaning: 'alone the nearest in the direction',
  },
  { phrases: ['月初'], ahead: '2026-12-01', back: '2026-11-01', meaning: 'the 1st' },
  { phrases: ['月中'], ahead: '2026-12-15', back: '2026-11-15', meaning: 'the 15th' },
  { phrases: ['mid nov', '11月中'], ahead: '2027-11-15', back: '2026-11-15' },
  { phrases: ['end of next month', '下月底'], ahead: '2026-12-31' },
  { phrases: ['last day of march', '3月底'], ahead: '2027-03-31' },
  { phrases: ['end of q1', 'q1 end', '一季度末'], ahead: '2027-03-31' },
  { phrases: ['eoq', '季度末', '本季度末'], ahead: '2026-12-31' },
  { phrases: ['eoy', 'end of year', '年底', '年底前'], ahead: '2026-12-31' },
  { phrases: ['eow', '本周内'], ahead: '2026-11-29', meaning: 'Sunday' },
  { phrases: ['last working day of the month', '本月最后一个工作日'], ahead: '2026-11-30' },
  { phrases: ['last friday of the month', '本月最后一个周五'], ahead: '2026-11-27' },
]

const TIMES: readonly DatePhrases[] = [
  { phrases: ['15:00', '3pm', '15点', '下午三点', '下午3:00'], ahead: '2026-11-24 15:00', meaning: 'today' },
  {
    phrases: ['fri at 3', 'fri 15:00', '周五三点', '周五下午三点', '週五下午三點'],
    ahead: '2026-11-27 15:00',
    meaning: 'hours 1 to 6 are in the afternoon unless night or morning is said',
  },
  { phrases: ['03:30', '3:30 am', '凌晨三点半'], ahead: '2026-11-24 03:30' },
  { phrases: ['half past 3', '三点半', '3点30分'], ahead: '2026-11-24 15:30' },
  { phrases: ['tonight at 8', '今晚八点'], ahead: '2026-11-24 20:00' },
  { phrases: ['noon', '中午'], ahead: '2026-11-24 12:00' },
  { phrases: ['midnight', '零点'], ahead: '2026-11-24 00:00', meaning: 'where the day begins' },
]

const RANGES: readonly DatePhrases[] = [
  {
    phrases: ['november', 'nov', '2026-11', '11月'],
    range: '2026-11-01 2026-11-30',
    meaning: 'the latest that has begun',
  },
  { phrases: ['last month', '上个月'], range: '2026-10-01 2026-10-31' },
  { phrases: ['dec 2025', '去年12月'], range: '2025-12-01 2025-12-31' },
  { phrases: ['this week', '本周', '这个星期'], range: '2026-11-23 2026-11-29', meaning: 'Monday to Sunday' },
  { phrases: ['week 47', '2026-W47', '第47周'], range: '2026-11-16 2026-11-22' },
  { phrases: ['weekend', '周末'], range: '2026-11-21 2026-11-22' },
  { phrases: ['q4', '四季度', '第四季度'], range: '2026-10-01 2026-12-31' },
  { phrases: ['h1', '上半年'], range: '2026-01-01 2026-06-30' },
  { phrases: ['last year', '去年'], range: '2025-01-01 2025-12-31' },
  {
    phrases: ['last 30 days', '30d', '最近30天', '近30天'],
    range: '2026-10-26 2026-11-24',
    meaning: 'today is the last',
  },
  { phrases: ['11月上旬'], range: '2026-11-01 2026-11-10' },
  { phrases: ['1-15 nov', '1 nov..15 nov', '11月1日到15日'], range: '2026-11-01 2026-11-15' },
  { phrases: ['mon..tue', '周一到周二'], range: '2026-11-23 2026-11-24' },
  { phrases: ['since monday', '自周一以来'], range: '2026-11-23 2026-11-24' },
  { phrases: ['ytd', '今年以来'], range: '2026-01-01 2026-11-24' },
]

const REFUSED: readonly DatePhrases[] = [
  {
    phrases: ['3/4'],
    meaning: 'refused: it can be 3 April or 4 March, unless the order of day and month is set',
  },
  { phrases: ['30 feb', '2月30日'], meaning: 'refused: there is no such day' },
  { phrases: ['may', '11月', '本周'], meaning: 'refused as a day: it is more than one' },
  { phrases: ['fri or sat call', '周五或周六拜访'], meaning: 'refused: it is more than one day' },
  { phrases: ['tonight at 12', '晚上12点'], meaning: 'refused: it lies between two days' },
  {
    phrases: ['月底账单', '三天打鱼', '周一鸣来访'],
    meaning:
      'refused: what only begins like a date is none; a space behind the date makes it one, as in 月底 账单',
  },
]

/** All of them, in the order of help. */
export const DATE_PHRASES = [
  ...DAYS,
  ...WEEKDAYS,
  ...AWAY,
  ...DATES,
  ...EDGES,
  ...TIMES,
  ...RANGES,
  ...REFUSED,
]
