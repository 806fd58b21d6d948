import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { daysOf, marksIn, titleIn } from '../../src/exchange/workbook/calendar-days.ts'
import {
  clientsOfRows,
  hasClients,
  touchpointsOfIds,
  touchpointsWithin,
  withinDays,
} from '../../src/exchange/workbook/calendar-queries.ts'
import { addressOf, type Cell, digitsOf, placeOf } from '../../src/exchange/workbook/workbook-cells.ts'
import {
  type DateSystem,
  isBuiltInDate,
  isDateFormat,
  momentOf,
} from '../../src/exchange/workbook/workbook-dates.ts'
import { onEveryEngine } from '../stores.ts'

describe('dates of workbooks', () => {
  it.each<[number, DateSystem, string | undefined, string | undefined]>([
    [1, 1900, '1900-01-01', undefined],
    [59, 1900, '1900-02-28', undefined],
    [61, 1900, '1900-03-01', undefined],
    [46_296, 1900, '2026-10-01', undefined],
    [46_296.5, 1900, '2026-10-01', '12:00'],
    [46_296.999_999_9, 1900, '2026-10-02', undefined],
    [0.4375, 1900, undefined, '10:30'],
    [44_834, 1904, '2026-10-01', undefined],
    [0, 1904, '1904-01-01', undefined],
  ])('%d of %d is %s %s', (serial, system, day, time) => {
    expect(momentOf(serial, system)).toEqual({ day, time })
  })

  it('has no day for what lies outside of the calendar', () => {
    expect([momentOf(-1, 1900), momentOf(1e9, 1900), momentOf(Number.NaN, 1904)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it.each([
    'yyyy-mm-dd',
    'd',
    'm"月"d"日"',
    '[$-804]aaaa;d',
    'yyyy年m月d日',
    '[$-409]d\\-mmm\\-yy;@',
    'h:mm AM/PM',
    '[h]:mm',
    '"Day "d',
  ])('%s is a date', (code) => expect(isDateFormat(code)).toBe(true))

  it.each([
    'General',
    '0.00E+00',
    '#,##0 "days"',
    '\\d0',
    '[Red]0',
    '@',
    '0_d',
    '[$€-407]0.00',
    'G/通用格式',
    '[DBNum1]0',
    '0.0;d',
  ])('%s is none', (code) => expect(isDateFormat(code)).toBe(false))

  it('knows the built-in formats of East Asian programs', () => {
    expect([13, 14, 22, 27, 36, 47, 49, 50, 58, 59].filter(isBuiltInDate)).toEqual([
      14, 22, 27, 36, 47, 50, 58,
    ])
  })
})

describe('cells', () => {
  it.each([
    ['A1', 0, 0],
    ['$Z$9', 8, 25],
    ['aa10', 9, 26],
    ['XFD1048576', 1_048_575, 16_383],
  ])('%s', (reference, row, column) => {
    expect(placeOf(reference)).toEqual({ row, column })
    expect(addressOf({ row, column })).toBe(reference.replaceAll('$', '').toUpperCase())
  })

  it.each([
    [13_812_345_678, '13812345678'],
    [0.1 + 0.2, '0.3'],
    [1.2e21, '1200000000000000000000'],
    [-1.5e-7, '-0.00000015'],
    [1e300, '1e+300'],
    [-0, '0'],
  ])('%d is shown as %s', (number, text) => expect(digitsOf(number)).toBe(text))
})

describe('titles', () => {
  it.each([
    ['客户联络表 2026年10月', 2026, 10],
    ['October 2026', 2026, 10],
    ['2026 Oct', 2026, 10],
    ['2026-10', 2026, 10],
    ['10/2026', 2026, 10],
    ['２０２６年１０月', 2026, 10],
    ['十月', undefined, 10],
    ['十二月', undefined, 12],
    ['October', undefined, 10],
    ['2026年', 2026, undefined],
    ['2026年13月', 2026, undefined],
    ['Calls in 2026', 2026, undefined],
  ])('%s', (text, year, month) => expect(titleIn(text)).toEqual({ year, month }))

  it.each(['May Wong', '2026-10-05', 'T', '13812345678', '10月1日', 'Sheet1', ''])('%s is none', (text) => {
    expect(titleIn(text)?.month).toBeUndefined()
  })
})

describe('days', () => {
  const row = (texts: readonly (string | number)[]): Cell[] =>
    texts.map((text, column) => ({
      row: 0,
      column,
      text: String(text),
      kind: typeof text === 'number' ? 'number' : 'text',
    }))
  const days = (texts: readonly (string | number)[], title: { year?: number; month?: number } = {}) => {
    const marks = marksIn(row(texts))
    const read = marks && daysOf(marks, () => ({ year: title.year, month: title.month }), undefined)
    return typeof read === 'string' ? read : read?.map(({ day }) => day)
  }
  const OCTOBER = { year: 2026, month: 10 }

  it.each<[readonly (string | number)[], { year?: number; month?: number }, unknown]>([
    [[1, 2, 5], OCTOBER, ['2026-10-01', '2026-10-02', '2026-10-05']],
    [['1日', '2日', '3日'], OCTOBER, ['2026-10-01', '2026-10-02', '2026-10-03']],
    [['Thu 1', 'Fri\n2'], OCTOBER, ['2026-10-01', '2026-10-02']],
    [['10月1日', '10月2日（五）'], { year: 2026 }, ['2026-10-01', '2026-10-02']],
    [['30.12.', '31.12.', '1.1.'], { year: 2025 }, ['2025-12-30', '2025-12-31', '2026-01-01']],
    [['10/1', '10/2', '10/5'], { year: 2026 }, ['2026-10-01', '2026-10-02', '2026-10-05']],
    [['1 Oct', '2 Oct'], {}, 'year'],
    [[1, 2, 3], {}, 'month'],
    [[30, 31, 32], OCTOBER, ['2026-10-30', '2026-10-31']],
    [[3, 2, 1], OCTOBER, undefined],
    [[29, 30, 31], { year: 2026, month: 2 }, undefined],
  ])('%j', (texts, title, expected) => expect(days(texts, title)).toEqual(expected))
})

onEveryEngine('the contacts of a calendar', (open) => {
  it('are found by the index of clients and days', async () => {
    const book = await open()
    const range = { from: '2026-10-01' as Day, to: '2026-10-31' as Day }
    expect(await touchpointsWithin(book.db, [1, 2], range)).toEqual([])
    expect(await touchpointsOfIds(book.db, [1])).toEqual([])
    expect(await clientsOfRows(book.db, [1])).toEqual([])
    expect(await hasClients(book.db)).toBe(false)
    const { sql, parameters } = withinDays(book.db, [1, 2], range.from, range.to).compile()
    const plan = book.engine.native?.prepare(`explain query plan ${sql}`).all(...parameters) as
      | { detail: string }[]
      | undefined
    if (plan) {
      expect(plan.map(({ detail }) => detail)).toEqual([
        'SEARCH touchpoint USING INDEX touchpoint_client (client_id=? AND day>? AND day<?)',
      ])
    }
    await book.close()
  })
})
