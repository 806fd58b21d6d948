import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import {
  type AgendaItem,
  KINDS,
  sayCounts,
  URGENCY,
  urgencyOrder,
  WITHIN_STEP,
} from '../../src/due/agenda.ts'
import type { PlannedContact } from '../../src/plans/standing.ts'

const today = '2026-11-22' as Day
const day = (from: number) => addDays(today, from)

function item(known: Partial<AgendaItem>): AgendaItem {
  return {
    kind: 'next',
    due: today,
    time: null,
    client_id: 1,
    client: 'Zhang Wei',
    tier: 'B',
    what: '',
    late: 0,
    id: null,
    followup: null,
    birthday: null,
    gaps: [],
    ...known,
  }
}

const rhythm = [{ source: { scope: 'rhythm', subject: '' } }] as unknown as readonly PlannedContact[]

const ordered = (items: readonly AgendaItem[]) => urgencyOrder(items, today).map(({ what }) => what)

describe('the rule of urgency', () => {
  it('is written down step by step', () => {
    expect(URGENCY).toEqual([
      'promises late or due today',
      'birthdays today',
      'next steps late or due today',
      'what clients owe, late or due today',
      'contacts that a plan asks for, late or due today',
      'clients silent for longer than is usual with them',
      'all that is coming, day by day, on one day in the order above',
    ])
    expect(WITHIN_STEP).toBe(
      'Within each: tier A, B, C, none; the earlier day first; the earlier time first; then by name.',
    )
  })

  it('puts the steps one after the other, whatever the tier and however late', () => {
    const steps = [
      item({ what: 'promise', kind: 'promise', tier: null }),
      item({ what: 'birthday', kind: 'birthday', tier: null }),
      item({ what: 'next', kind: 'next', due: day(-1), tier: 'C' }),
      item({ what: 'awaiting', kind: 'awaiting', due: day(-9), tier: 'B' }),
      item({ what: 'plan', kind: 'plan', due: day(-20), tier: 'B' }),
      item({ what: 'rhythm', kind: 'plan', due: day(-40), tier: 'A', gaps: rhythm }),
      item({ what: 'tomorrow', kind: 'plan', due: day(1), tier: 'A' }),
    ]
    expect(ordered(steps.toReversed())).toEqual(steps.map(({ what }) => what))
  })

  it('within a step goes by tier, day, time, name, text', () => {
    const same = [
      item({ what: 'A', tier: 'A' }),
      item({ what: 'B late', due: day(-2) }),
      item({ what: 'B 09:00', time: '09:00' }),
      item({ what: 'B 10:00', time: '10:00', client: 'A' }),
      item({ what: 'B Li', client: 'Li' }),
      item({ what: 'a' }),
      item({ what: 'b' }),
      item({ what: 'C', tier: 'C', due: day(-9) }),
      item({ what: 'none', tier: null, due: day(-9) }),
    ]
    expect(ordered(same.toReversed())).toEqual(same.map(({ what }) => what))
  })

  it('has what is coming by day, and on one day by kind', () => {
    const coming = [
      item({ what: 'tomorrow C', due: day(1), tier: 'C' }),
      item({ what: 'promise', due: day(2), kind: 'promise', tier: 'C' }),
      item({ what: 'birthday', due: day(2), kind: 'birthday' }),
      item({ what: 'next A', due: day(2), tier: 'A', time: '18:00' }),
      item({ what: 'next', due: day(2), time: '09:00' }),
      item({ what: 'awaiting', due: day(2), kind: 'awaiting', tier: 'A' }),
      item({ what: 'plan', due: day(2), kind: 'plan', tier: 'A' }),
      item({ what: 'later', due: day(3), kind: 'promise', tier: 'A' }),
    ]
    expect(ordered(coming.toReversed())).toEqual(coming.map(({ what }) => what))
  })

  it('drops nothing, not even what is twice the same', () => {
    expect(urgencyOrder([item({}), item({}), item({ id: 1 })], today)).toHaveLength(3)
  })

  it('gives one order, whatever order the items come in', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        due: fc.integer({ min: -3, max: 3 }).map(day),
        time: fc.constantFrom(null, '09:00', '15:00'),
        tier: fc.constantFrom(null, 'A', 'B', 'C'),
        client: fc.constantFrom('Ana', '张伟', 'Zhang Wei'),
        what: fc.constantFrom('', 'call', 'send'),
        gaps: fc.constantFrom([], rhythm),
        id: fc.integer({ min: 1, max: 50 }),
      }),
      { maxLength: 12 },
    )
    const shuffled = some.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
    )
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(urgencyOrder(other.map(item), today)).toEqual(urgencyOrder(one.map(item), today))
      }),
    )
  })
})

describe('the counts', () => {
  it('take a snoozed promise as coming until it reminds again, then as late', () => {
    const promise = (from: number) => ({ due: day(from), late: 4 })
    expect(sayCounts([promise(3), promise(0)], today)).toBe('1 late, 1 coming')
  })

  it.each([
    [[-3, -1, 0, 1, 5, 9], '2 late, 1 today, 3 coming'],
    [[0], '1 today'],
    [[4], '1 coming'],
    [[], ''],
  ])('of %j: %s', (days, said) => {
    expect(
      sayCounts(
        days.map((from) => ({ due: day(from), late: Math.max(0, -from) })),
        today,
      ),
    ).toBe(said)
  })
})
