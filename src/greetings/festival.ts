import { addDays, type Day, dayOf, weekday } from '../day.ts'
import { solarOf } from '../language/lunar.ts'
import { toSay } from '../language/say.ts'

/** A day on which clients are greeted. */
export interface Festival {
  /** As it is typed and as programs read it. */
  readonly key: string
  /** In English, to be said. */
  readonly name: string
  readonly chinese: string
  /** Further names by which it is asked for, and known in a note, in small letters. */
  readonly words: readonly string[]
  /** Words that name it in a note written around its day and may mean another festival elsewhere. */
  readonly inNotes?: readonly string[]
  /** What is noted of a greeting; it names the festival in every language. */
  readonly greeting: string
  /** So many days before and after it a contact that names it is a greeting. */
  readonly before: number
  readonly after: number
  /** The day of it in a year: of those of the lunar calendar in the lunar year. */
  dayIn(year: number): Day | undefined
}

const USUAL = { before: 7, after: 3 } as const

const onLunar = (month: number, date: number) => (year: number) => solarOf({ year, month, leap: false, date })
const onDay = (month: number, date: number) => (year: number) => dayOf(year, month, date)

/** Every festival there is: the one table for the command, its list and the notes it reads. */
export const FESTIVALS: readonly Festival[] = [
  {
    ...USUAL,
    key: 'new-year',
    name: toSay('New Year'),
    chinese: '元旦',
    words: ['new year’s day', 'new year', '元旦节'],
    inNotes: ['新年'],
    greeting: toSay('Happy New Year'),
    after: 7,
    dayIn: onDay(1, 1),
  },
  {
    ...USUAL,
    key: 'laba',
    name: toSay('Laba Festival'),
    chinese: '腊八',
    words: ['腊八节'],
    greeting: toSay('Happy Laba Festival'),
    dayIn: onLunar(12, 8),
  },
  {
    ...USUAL,
    key: 'new-years-eve',
    name: toSay('Chinese New Year’s Eve'),
    chinese: '除夕',
    words: ['除夕夜', '年三十', '大年三十', 'lunar new year’s eve'],
    greeting: toSay('Best wishes for Chinese New Year’s Eve'),
    dayIn: (year) => {
      const next = solarOf({ year: year + 1, month: 1, leap: false, date: 1 })
      return next && addDays(next, -1)
    },
  },
  {
    ...USUAL,
    key: 'spring-festival',
    name: toSay('Spring Festival'),
    chinese: '春节',
    words: ['chinese new year', 'lunar new year', 'cny', '大年初一', '农历新年'],
    inNotes: ['新年', '新春', '拜年', '过年', 'new year'],
    greeting: toSay('Happy Spring Festival'),
    before: 14,
    after: 15,
    dayIn: onLunar(1, 1),
  },
  {
    ...USUAL,
    key: 'lantern',
    name: toSay('Lantern Festival'),
    chinese: '元宵',
    words: ['元宵节', '上元节'],
    greeting: toSay('Happy Lantern Festival'),
    dayIn: onLunar(1, 15),
  },
  {
    ...USUAL,
    key: 'womens-day',
    name: toSay('Women’s Day'),
    chinese: '妇女节',
    words: ['三八', '三八节', '三八妇女节', '女神节'],
    greeting: toSay('Happy Women’s Day'),
    dayIn: onDay(3, 8),
  },
  {
    ...USUAL,
    key: 'qingming',
    name: toSay('Qingming'),
    chinese: '清明',
    words: ['清明节', 'tomb-sweeping day', 'ching ming'],
    greeting: toSay('In thought of you at Qingming'),
    dayIn: qingming,
  },
  {
    ...USUAL,
    key: 'labour-day',
    name: toSay('Labour Day'),
    chinese: '劳动节',
    words: ['五一', '五一节', '五一劳动节', 'labor day', 'may day'],
    greeting: toSay('Happy Labour Day'),
    dayIn: onDay(5, 1),
  },
  {
    ...USUAL,
    key: 'dragon-boat',
    name: toSay('Dragon Boat Festival'),
    chinese: '端午',
    words: ['dragon boat', '端午节', '端阳'],
    inNotes: ['粽子'],
    greeting: toSay('Happy Dragon Boat Festival'),
    dayIn: onLunar(5, 5),
  },
  {
    ...USUAL,
    key: 'qixi',
    name: toSay('Qixi'),
    chinese: '七夕',
    words: ['七夕节'],
    greeting: toSay('Happy Qixi'),
    dayIn: onLunar(7, 7),
  },
  {
    ...USUAL,
    key: 'teachers-day',
    name: toSay('Teachers’ Day'),
    chinese: '教师节',
    words: [],
    greeting: toSay('Happy Teachers’ Day'),
    dayIn: onDay(9, 10),
  },
  {
    ...USUAL,
    key: 'mid-autumn',
    name: toSay('Mid-Autumn Festival'),
    chinese: '中秋',
    words: ['mid autumn', 'moon festival', '中秋节'],
    inNotes: ['月饼', 'mooncake', 'moon cake'],
    greeting: toSay('Happy Mid-Autumn Festival'),
    dayIn: onLunar(8, 15),
  },
  {
    ...USUAL,
    key: 'national-day',
    name: toSay('National Day of China'),
    chinese: '国庆',
    words: ['national day', '国庆节'],
    greeting: toSay('Happy National Day'),
    dayIn: onDay(10, 1),
  },
  {
    ...USUAL,
    key: 'double-ninth',
    name: toSay('Double Ninth Festival'),
    chinese: '重阳',
    words: ['double ninth', 'chongyang', '重阳节'],
    greeting: toSay('Happy Double Ninth Festival'),
    dayIn: onLunar(9, 9),
  },
  {
    ...USUAL,
    key: 'christmas',
    name: toSay('Christmas'),
    chinese: '圣诞',
    words: ['圣诞节', 'xmas', 'weihnachten', 'navidad', 'noël'],
    greeting: toSay('Merry Christmas'),
    before: 14,
    after: 6,
    dayIn: onDay(12, 25),
  },
  {
    ...USUAL,
    key: 'easter',
    name: toSay('Easter'),
    chinese: '复活节',
    words: ['easter sunday', 'ostern', 'pascua', 'pâques'],
    greeting: toSay('Happy Easter'),
    dayIn: easter,
  },
  {
    ...USUAL,
    key: 'thanksgiving',
    name: toSay('Thanksgiving'),
    chinese: '感恩节',
    words: ['thanksgiving day'],
    greeting: toSay('Happy Thanksgiving'),
    dayIn: (year) => {
      const first = dayOf(year, 11, 1)
      return first && addDays(first, ((11 - weekday(first)) % 7) + 21)
    },
  },
  {
    ...USUAL,
    key: 'eid-al-fitr',
    name: toSay('Eid al-Fitr'),
    chinese: '开斋节',
    words: ['eid ul-fitr', 'eid-ul-fitr', '肉孜节'],
    inNotes: ['eid', 'ramadan'],
    greeting: toSay('Eid Mubarak, for Eid al-Fitr'),
    dayIn: listedDays(
      '2024-04-10 2025-03-30 2026-03-20 2027-03-09 2028-02-26 2029-02-14 2030-02-04 2031-01-24 2032-01-14 2033-01-03',
    ),
  },
  {
    ...USUAL,
    key: 'eid-al-adha',
    name: toSay('Eid al-Adha'),
    chinese: '宰牲节',
    words: ['eid ul-adha', 'eid-ul-adha', '古尔邦节', '古尔邦'],
    inNotes: ['eid'],
    greeting: toSay('Eid Mubarak, for Eid al-Adha'),
    dayIn: listedDays(
      '2024-06-16 2025-06-06 2026-05-27 2027-05-16 2028-05-05 2029-04-24 2030-04-13 2031-04-02 2032-03-22 2033-03-12',
    ),
  },
  {
    ...USUAL,
    key: 'diwali',
    name: toSay('Diwali'),
    chinese: '排灯节',
    words: ['deepavali'],
    greeting: toSay('Happy Diwali'),
    dayIn: listedDays(
      '2024-10-31 2025-10-20 2026-11-08 2027-10-29 2028-10-17 2029-11-05 2030-10-26 2031-11-14 2032-11-02 2033-10-22 2034-11-10 2035-10-30',
    ),
  },
]

/** When the sun stands at 15°, by the rule that holds from 2000 to 2099. */
function qingming(year: number): Day | undefined {
  const of = year - 2000
  if (of < 0 || of > 99) return undefined
  return dayOf(year, 4, Math.floor(of * 0.2422 + 4.81) - Math.floor(of / 4))
}

/** Easter Sunday of the western churches: the rule of Gauss as Lichtenberg has completed it. */
function easter(year: number): Day | undefined {
  const century = Math.floor(year / 100)
  const golden = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25)
  const moon = (19 * (year % 19) + golden) % 30
  const moved = Math.floor((moon + Math.floor((year % 19) / 11)) / 29)
  const full = 21 + moon - moved
  const sunday = 7 - ((year + Math.floor(year / 4) + 2 - Math.floor((3 * century + 3) / 4)) % 7)
  const start = dayOf(year, 3, 1)
  return start && addDays(start, full + 7 - ((((full - sunday) % 7) + 7) % 7) - 1)
}

/** Days that no rule of ours gives; other years are not known. */
function listedDays(list: string): (year: number) => Day | undefined {
  const days = list.split(' ') as Day[]
  return (year) => days.find((day) => day.startsWith(`${year}-`))
}
