import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromNumber, isDay } from '../../src/day.ts'
import { fileDateTrouble, orderOf, readBirthday, readFileDate } from '../../src/language/dates.ts'

function read(...given: Parameters<typeof readFileDate>): string | undefined {
  const when = readFileDate(...given)
  return when && `${when.day} ${when.time ?? '-'}`
}

test.each([
  ['2026-11-03', '2026-11-03 -'],
  [' 2026-11-03 ', '2026-11-03 -'],
  ['2026-11-3', '2026-11-03 -'],
  ['2026/11/3', '2026-11-03 -'],
  ['2026.11.03', '2026-11-03 -'],
  ['20261103', '2026-11-03 -'],
  ['3.11.2026', '2026-11-03 -'],
  ['03.11.26', '2026-11-03 -'],
  ['25/4/2026', '2026-04-25 -'],
  ['4/25/2026', '2026-04-25 -'],
  ['4/4/2026', '2026-04-04 -'],
  ['3 Nov 2026', '2026-11-03 -'],
  ['3rd of November 2026', '2026-11-03 -'],
  ['3-Nov-2026', '2026-11-03 -'],
  ['03-Nov-26', '2026-11-03 -'],
  ['3 Sept. 1999', '1999-09-03 -'],
  ['November 3, 2026', '2026-11-03 -'],
  ['Nov 3rd 2026', '2026-11-03 -'],
  ['2026-Nov-03', '2026-11-03 -'],
  ['Tue Nov 03 2026', '2026-11-03 -'],
  ['Tuesday, 3 November 2026', '2026-11-03 -'],
  ['Tue 2026-11-03', '2026-11-03 -'],
  ['2026年11月3日', '2026-11-03 -'],
  ['2026 年 11 月 3 号', '2026-11-03 -'],
  ['2026年11月3日星期二', '2026-11-03 -'],
  ['2026年11月3號', '2026-11-03 -'],
  ['二〇二六年十一月三日', '2026-11-03 -'],
  ['二零二六年十一月二十三日', '2026-11-23 -'],
  ['2026年11月3日 下午3點05分', '2026-11-03 15:05'],
  ['２０２６／１１／３', '2026-11-03 -'],
  ['2026-11-03 14:05', '2026-11-03 14:05'],
  ['2026-11-03 9:05', '2026-11-03 09:05'],
  ['2026-11-03 3:05', '2026-11-03 03:05'],
  ['2026-11-03 14:05:33.250', '2026-11-03 14:05'],
  ['2026-11-03T14:05', '2026-11-03 14:05'],
  ['2026-11-03T23:30:00-08:00', '2026-11-03 23:30'],
  ['2026-11-03T00:30:00.000Z', '2026-11-03 00:30'],
  ['2026-11-03 00:00:00', '2026-11-03 -'],
  ['2026-11-03T00:00:00Z', '2026-11-03 -'],
  ['2026-11-03 00:00', '2026-11-03 00:00'],
  ['25/4/2026 2:05 PM', '2026-04-25 14:05'],
  ['11/23/2026, 12:05:09 AM', '2026-11-23 00:05'],
  ['2026年11月3日 14:05', '2026-11-03 14:05'],
  ['2026/11/3 下午2:05', '2026-11-03 14:05'],
  ['2026年11月3日 上午9时05分', '2026-11-03 09:05'],
  ['Tue, 3 Nov 2026 14:05:09 +0100', '2026-11-03 14:05'],
])('“%s” in a file is %s', (text, meaning) => {
  expect(read(text)).toBe(meaning)
  expect(fileDateTrouble(text)).toBe('')
})

test.each([
  ['3/4/2026', 'dmy', '2026-04-03 -'],
  ['3/4/2026', 'mdy', '2026-03-04 -'],
  ['3-4-2026', 'dmy', '2026-04-03 -'],
  ['3/4/26', 'mdy', '2026-03-04 -'],
  ['26/03/04', 'ymd', '2026-03-04 -'],
  ['03/04/50', 'dmy', '1950-04-03 -'],
  ['3.4.2026', 'mdy', '2026-03-04 -'],
  ['2026/3/4', 'dmy', '2026-03-04 -'],
  ['3/4/2026 14:05', 'dmy', '2026-04-03 14:05'],
  ['25/4/2026', 'mdy', undefined],
  ['3/4/2026', 'ymd', undefined],
] as const)('“%s” in order %s is %s', (text, order, meaning) => {
  expect(read(text, order)).toBe(meaning)
})

test.each([
  ['', '“” is not a date.'],
  ['tomorrow', '“tomorrow” is not a date.'],
  ['fri', '“fri” is not a date.'],
  ['in 2 weeks', '“in 2 weeks” is not a date.'],
  ['13800138000', '“13800138000” is not a date.'],
  ['46329', '“46329” is not a date.'],
  ['2026-11-03 call', '“2026-11-03 call” is not a date.'],
  ['农历1955年六月三十', '“农历1955年六月三十” is not a date.'],
  ['3 Nov', '“3 Nov” has no year.'],
  ['3/4/2026', '“3/4/2026” can be 3 April 2026 or 4 March 2026.'],
  ['03/04/26', '“03/04/26” can be 3 April 2026 or 4 March 2026 or 26 April 2003.'],
  ['2026-02-30', '2026-02-30 does not exist: February 2026 has 28 days.'],
  ['20260230', '20260230 does not exist: February 2026 has 28 days.'],
  ['30/2/2026', '30/2/2026 does not exist: February 2026 has 28 days.'],
  ['2026-13-01', '2026-13-01 does not exist: months run from 1 to 12.'],
  ['45/99/2026', '“45/99/2026” is not a date.'],
  ['2026-11-03 25:00', '25:00 is not a time of day: hours run from 00 to 23.'],
  ['Mon 2026-11-03', '“Mon 2026-11-03” contradicts itself: 2026-11-03 is a Tuesday.'],
])('“%s” in a file is refused', (text, message) => {
  expect(readFileDate(text)).toBeUndefined()
  expect(fileDateTrouble(text)).toBe(message)
})

test('what the order asks for is said', () => {
  expect(fileDateTrouble('25/4/2026', 'mdy')).toBe('25/4/2026 does not exist: months run from 1 to 12.')
  expect(fileDateTrouble('3/4/2026', 'ymd')).toBe('“3/4/2026” is not in the order of year, month and day.')
})

test.each([
  [[], undefined],
  [['', 'none', '2026-11-03', '3 Nov 2026', '2026年11月3日'], undefined],
  [['3/4/2026', '25/4/2026'], 'dmy'],
  [['3/4/2026', '4/25/2026'], 'mdy'],
  [['3/4/2026', '5/6/2026', ''], 'ambiguous'],
  [['25/4/2026', '4/25/2026'], 'ambiguous'],
  [['4/4/2026'], 'dmy'],
  [['2026/3/4', '2026/11/12'], 'ymd'],
  [['2026/3/4', '3/4/2026'], 'ambiguous'],
  [['2026/3/4', '25/4/2026'], 'dmy'],
  [['3-4-2026', '25-4-2026'], 'dmy'],
  [['3/4/2026 14:05', '25/4/2026 9:00'], 'dmy'],
  [['30/02/2026', '3/4/2026'], 'dmy'],
  [['99/99/2026', '3/4/2026', '4/25/2026'], 'mdy'],
  [['03/04/26', '25/04/26'], 'ambiguous'],
  [['3/4/26', '25/4/26'], 'dmy'],
  [['99/12/31', '98/01/02'], 'ymd'],
  [['3.4.2026', '5.6.2026'], 'dmy'],
  [['3.4.2026', '4/25/2026'], 'ambiguous'],
  [['11.22.2026', '3.4.2026'], 'ambiguous'],
  [['3/18', '12/25'], 'mdy'],
] as const)('the order of %j is %s', (texts, order) => {
  expect(orderOf(texts)).toBe(order)
})

test.each([
  ['1971-03-18', '1971-03-18'],
  ['03-18', '--03-18'],
  ['--03-18', '--03-18'],
  ['--0318', '--03-18'],
  ['03-04', '--03-04'],
  ['18 March', '--03-18'],
  ['March 18', '--03-18'],
  ['18 mar 1971', '1971-03-18'],
  ['一九七二年八月十五日', '1972-08-15'],
  ['八月十五日', '--08-15'],
  ["18 mar '71", '1971-03-18'],
  ['1951/05/14', '1951-05-14'],
  ['19510514', '1951-05-14'],
  ['14.5.1951', '1951-05-14'],
  ['14.5.', '--05-14'],
  ['14.5.45', '1945-05-14'],
  ['14.5.08', '2008-05-14'],
  ['5/18', '--05-18'],
  ['1951年5月14日', '1951-05-14'],
  ['5月14日', '--05-14'],
  ['1971-03-18 00:00:00', '1971-03-18'],
  ['29 feb', '--02-29'],
  ['29 feb 1971', undefined],
  ['30 feb', undefined],
  ['18-03', undefined],
  ['3/4', undefined],
  ['3/4/1971', undefined],
  ['农历1955年6月30日', undefined],
  ['March 1971', undefined],
  ['unknown', undefined],
  ['', undefined],
])('the birthday “%s” is %s', (text, birthday) => {
  expect(readBirthday(text)).toBe(birthday)
})

test('the order settles a doubtful birthday', () => {
  expect(readBirthday('3/4', 'dmy')).toBe('--04-03')
  expect(readBirthday('3/4/1971', 'mdy')).toBe('1971-03-04')
  expect(readBirthday('18-03', 'dmy')).toBe('--03-18')
})

const anyDay = fc.integer({ min: -354_285, max: 2_932_896 }).map(dayFromNumber)

test('a day written in the order of its column is read back, and never as another', () => {
  const order = fc.constantFrom('dmy', 'mdy', 'ymd')
  fc.assert(
    fc.property(fc.array(anyDay, { minLength: 1 }), order, fc.constantFrom('/', '-'), (days, said, mark) => {
      const column = days.map((day) => {
        const [y = '', m = '', d = ''] = day.split('-').map((part) => String(Number(part)))
        return said === 'ymd' ? `${y}/${m}/${d}` : [...(said === 'dmy' ? [d, m] : [m, d]), y].join(mark)
      })
      expect(column.map((text) => readFileDate(text, said)?.day)).toEqual(days)
      const found = orderOf(column)
      if (found !== 'ambiguous') expect(column.map((text) => readFileDate(text, found)?.day)).toEqual(days)
    }),
  )
})

test('birthdays as they are kept are read back', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(readBirthday(day)).toBe(day)
      expect(readBirthday(`-${day.slice(4)}`)).toBe(`-${day.slice(4)}`)
    }),
  )
})

test('any text gives a day that exists or a sentence', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const when = readFileDate(text)
      if (when) expect(isDay(when.day)).toBe(true)
      else expect(fileDateTrouble(text)).toMatch(/[.]$/)
    }),
  )
})
