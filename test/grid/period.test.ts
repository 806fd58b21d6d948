import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { Failure } from '../../src/errors.ts'
import { type PeriodTyped, readPeriod, sayRange, weekOrWord } from '../../src/grid/period.ts'

const today = '2026-11-22' as Day
const read = async (typed: PeriodTyped, on = today) => {
  const { from, to } = await readPeriod(typed, { today: on })
  return `${from} ${to}`
}

describe('the days asked for', () => {
  it.each<[PeriodTyped, string]>([
    [{}, '2026-11-01 2026-11-30'],
    [{ month: '2026-10' }, '2026-10-01 2026-10-31'],
    [{ month: 'last' }, '2026-10-01 2026-10-31'],
    [{ month: 'Next' }, '2026-12-01 2026-12-31'],
    [{ month: 'february' }, '2026-02-01 2026-02-28'],
    [{ month: '2' }, '2026-02-01 2026-02-28'],
    [{ month: '2026-10-15' }, '2026-10-01 2026-10-31'],
    [{ month: 'last week' }, '2026-11-01 2026-11-30'],
    [{ week: true }, '2026-11-16 2026-11-22'],
    [{ week: 'last' }, '2026-11-09 2026-11-15'],
    [{ week: '1' }, '2025-12-29 2026-01-04'],
    [{ week: '2026-W53' }, '2026-12-28 2027-01-03'],
    [{ week: 'yesterday' }, '2026-11-16 2026-11-22'],
    [{ within: 'last 30 days' }, '2026-10-24 2026-11-22'],
    [{ within: 'q4' }, '2026-10-01 2026-12-31'],
    [{ from: 'october' }, '2026-10-01 2026-11-22'],
    [{ from: 'december 2026' }, '2026-12-01 2026-12-31'],
    [{ from: '2026-10-12', to: '2026-11-06' }, '2026-10-12 2026-11-06'],
    [{ from: 'nov 2025', to: 'feb 2026' }, '2025-11-01 2026-02-28'],
    [{ to: '2026-11-12' }, '2026-11-01 2026-11-12'],
  ])('%o are %s', async (typed, range) => {
    expect(await read(typed)).toBe(range)
  })

  it('are this month, whatever today is', async () => {
    expect(await read({}, '2028-02-29' as Day)).toBe('2028-02-01 2028-02-29')
    expect(await read({ month: 'last' }, '2026-03-31' as Day)).toBe('2026-02-01 2026-02-28')
  })

  it.each<[PeriodTyped, string]>([
    [{ month: 'q4' }, '“q4” is not one month: it is October to December 2026.'],
    [{ week: '2026-10' }, '“2026-10” is not one week: it is October 2026.'],
    [{ month: 'brumaire' }, '“brumaire” is not a day, month or range of days I understand.'],
    [{ month: '13' }, '“13” is not a day, month or range of days I understand.'],
    [{ week: '54' }, '2026-W54 does not exist: 2026 has weeks 01 to 53.'],
    [
      { month: '2026-10', week: true },
      'One of --month, --week, --within or --from and --to says which days.',
    ],
    [{ within: 'q4', to: 'today' }, 'One of --month, --week, --within or --from and --to says which days.'],
    [
      { from: '2026-11-20', to: '2026-11-10' },
      'The range from 2026-11-20 to 2026-11-10 ends before it begins.',
    ],
    [
      { within: 'last 2 years' },
      'A grid has at most 366 days; 23 November 2024 to 22 November 2026 has 730.',
    ],
  ])('%o are refused', async (typed, message) => {
    const error = await read(typed).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Failure)
    expect([(error as Failure).kind, (error as Failure).message]).toEqual(['usage', message])
  })
})

it.each([
  [undefined, undefined, []],
  [true, true, []],
  ['last', 'last', []],
  ['47', '47', []],
  ['2026-W99', '2026-W99', []],
  ['zhang', true, ['zhang']],
  ['tag:q3', true, ['tag:q3']],
  ['-tag:lost', true, ['-tag:lost']],
  ['#12', true, ['#12']],
] as const)('after --week %s is a week or a word of the filter', async (typed, week, word) => {
  expect(await weekOrWord(typed, today)).toEqual({ week, word })
})

it.each([
  ['2026-11-01', '2026-11-30', 'November 2026'],
  ['2028-02-01', '2028-02-29', 'February 2028'],
  ['2026-11-16', '2026-11-22', 'Week 47, 16 to 22 November 2026'],
  ['2026-12-28', '2027-01-03', 'Week 53, 28 December 2026 to 3 January 2027'],
  ['2025-12-29', '2026-01-04', 'Week 1, 29 December 2025 to 4 January 2026'],
  ['2026-10-26', '2026-11-01', 'Week 44, 26 October to 1 November 2026'],
  ['2026-11-22', '2026-11-22', 'Sunday 22 November 2026'],
  ['2026-10-24', '2026-11-22', '24 October to 22 November 2026'],
  ['2026-10-01', '2026-12-31', 'October to December 2026'],
  ['2025-12-01', '2026-01-31', 'December 2025 to January 2026'],
  ['2026-01-01', '2026-12-31', '2026'],
  ['2026-11-02', '2026-11-30', '2 to 30 November 2026'],
])('%s to %s is said as %s', (from, to, said) => {
  expect(sayRange({ from: from as Day, to: to as Day })).toBe(said)
})
