import { HolidayUtil } from 'lunar-typescript'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, weekday } from '../../src/day.ts'
import { isOff, nameOff, workdayFrom } from '../../src/language/workdays.ts'
import { chineseDaysOff } from '../../src/language/workdays-cn.ts'

const cn = chineseDaysOff()

describe('the days off of China', () => {
  it('are those of lunar-typescript, day by day', () => {
    for (let day = '2020-01-01' as Day; day < '2027-01-01'; day = addDays(day, 1)) {
      const set = HolidayUtil.getHoliday(day)
      expect(isOff(cn, day), day).toBe(set ? !set.isWork() : weekday(day) > 5)
    }
    expect([...cn.years]).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026])
  })

  it('are not guessed of a year that is not known', () => {
    expect(isOff(cn, '2027-10-02' as Day)).toBe(false)
    expect(workdayFrom(cn, '2027-10-02' as Day)).toBe('2027-10-02')
  })

  it('have names', () => {
    expect([nameOff(cn, '2026-10-01' as Day), nameOff(cn, '2026-11-22' as Day)]).toEqual(['国庆节', ''])
  })
})

describe('workdays', () => {
  it.each([
    ['2026-09-30', '2026-09-30', 'a workday'],
    ['2026-10-01', '2026-10-08', 'the holiday week'],
    ['2026-10-10', '2026-10-10', 'a Saturday that is worked on'],
    ['2026-11-21', '2026-11-23', 'a Saturday'],
  ])('from %s: %s, %s', (day, next) => {
    expect(workdayFrom(cn, day as Day)).toBe(next)
  })
})
