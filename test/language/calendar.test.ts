import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, dateOf, monthOf, yearOf } from '../../src/day.ts'
import {
  monthName,
  monthShort,
  monthTitle,
  nameOfWritten,
  sayDate,
  sayDay,
  sayDayOfYear,
  sayLongDay,
  sayShortDay,
  sayWhen,
  weekdayHead,
  weekdayName,
  weekdayShort,
} from '../../src/language/calendar.ts'
import { type Locale, speak } from '../../src/language/say.ts'

const DAY = '2026-11-06' as Day

const everyWay = () => [
  sayDay(DAY),
  sayWhen({ day: DAY, time: null }),
  sayWhen({ day: DAY, time: '15:00' }),
  sayLongDay(DAY),
  sayDayOfYear(DAY),
  sayShortDay(DAY, true),
  sayShortDay(DAY, false),
  sayDate(monthOf(DAY), dateOf(DAY)),
  weekdayName(DAY),
  weekdayShort(DAY),
  weekdayHead(DAY),
  monthName(11),
  monthShort(11),
  monthTitle(yearOf(DAY), 11),
  nameOfWritten({ month: 11, date: 6 }),
  nameOfWritten({ year: 2026, month: 11, date: 6 }),
]

describe.each<[Locale, string[]]>([
  [
    'en',
    [
      'Fri 2026-11-06',
      'Fri 2026-11-06',
      'Fri 2026-11-06 15:00',
      'Friday 6 November 2026',
      'Friday 6 November',
      'Fri 06 Nov',
      'Fri 06',
      '6 November',
      'Friday',
      'Fri',
      'Fr',
      'November',
      'Nov',
      'November 2026',
      '6 November',
      '6 November 2026',
    ],
  ],
  [
    'zh-CN',
    [
      '2026-11-06 周五',
      '2026-11-06 周五',
      '2026-11-06 周五 15:00',
      '2026年11月6日 周五',
      '11月6日 周五',
      '11月6日 周五',
      '6日 周五',
      '11月6日',
      '星期五',
      '周五',
      '五',
      '11月',
      '11月',
      '2026年11月',
      '11月6日',
      '2026年11月6日',
    ],
  ],
])('a day in %s', (locale, ways) => {
  beforeAll(() => speak(locale))
  afterAll(() => speak('en'))

  it('is said as its readers write days', () => {
    expect(everyWay()).toEqual(ways)
  })
})
