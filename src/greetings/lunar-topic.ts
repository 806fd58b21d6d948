import type { Topic } from '../cli/help.ts'

/** `crm help lunar`: dates of the lunar calendar, and days off. */
export const lunar: Topic = {
  title: 'Lunar dates, festivals and days off',
  lines: [
    'A date of the lunar calendar has 农历, 阴历, 旧历 or lunar before it: as a birthday and wherever a date is read. 正月, 冬月, 腊月, 初一 to 初十, 廿一 to 廿九 and 闰 say so by themselves.',
    ['农历1972-八月十五', 'a day with its year; also 农历1972年8月15日, lunar:1972-08-15'],
    ['农历八月十五', 'a birthday without its year; as a date the next one, or the last; also lunar:08-15'],
    ['农历1990-闰五月初三', 'in a leap month; also lunar:1990-L05-03'],
    ['春节、除夕、明年中秋', 'festivals of the lunar calendar by name, alone and with a space behind'],
    ['crm next zhang 农历八月十五 寄月饼 --every lunar-year', 'each year on the lunar date; also 农历每年'],
    'In a year that has not that leap month, it is the plain month of the same number; the 30th of a month of 29 days is the 29th. The lunar calendar is known from 1900 to 2100, and agrees with the Hong Kong Observatory.',
    'Festivals are asked for by their names in either language: crm greet lists them, with their days.',
    [
      'crm config set holidays cn',
      'the statutory holidays and make-up workdays of China, 2020 to 2026; CRM_HOLIDAYS=cn is the same for one command',
    ],
    [
      'crm config set holidays ~/days-off.txt',
      'a file of your own, with lines such as 2026-10-01 off National Day and 2026-10-10 work',
    ],
    'What comes again (--every) and planned contacts then move from a day off to the next workday; of the years that are known, Saturdays and Sundays are days off too. A date that was typed stays, and is pointed out. What is kept on a lunar date is for that very day. Of other years nothing is guessed.',
  ],
}
