import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/errors.ts'
import { planFinder, plansOf, readRules, type StoredRule, sayRules, saySource } from '../../src/plans/plan.ts'
import { BUILT_IN } from '../../src/touchpoints/touchpoint.ts'

const CHANNELS = [...BUILT_IN, { code: 'W', name: 'WeChat', words: ['微信'] }]

describe('rules', () => {
  it.each([
    ['T every 14d', 'T every 14 days'],
    ['T every 14d, M every 90d', 'T every 14 days, M every 90 days'],
    ['T every 14d，M every 3m', 'T every 14 days, M every 3 months'],
    ['T/M every 2 weeks', 'T or M every 14 days'],
    ['m or t EVERY 14D', 'T or M every 14 days'],
    ['电话或微信 every 30d', 'T or W every 30 days'],
    ['call, any quarterly', undefined],
    ['call every day; meeting yearly', 'T every day, M every 12 months'],
    ['any every month', 'any every month'],
    ['any monthly', 'any every month'],
    ['every 30d', 'any every 30 days'],
    ['none', 'no contact is planned'],
    ['None', 'no contact is planned'],
  ])('“%s” are “%s”', (typed, said) => {
    if (said === undefined) expect(() => readRules(typed, CHANNELS)).toThrow(Failure)
    else expect(sayRules(readRules(typed, CHANNELS))).toBe(said)
  })

  it.each([
    ['', 'What contact is planned?'],
    ['T', '“T” does not say how often: a rule is written as T every 14d.'],
    ['T every', '“T every” does not say how often: a rule is written as T every 14d.'],
    ['T every blue moon', '“blue moon” is no interval: it is written as 14d, 2 weeks, 3m or monthly.'],
    ['T every 0d', '“0d” is no interval: it is written as 14d, 2 weeks, 3m or monthly.'],
    ['Q every 14d', '“Q” is no channel.'],
    ['T every 14d, call every 30d', 'There are two rules for T: one of them is enough.'],
    ['any every 14d, any every 30d', 'There are two rules for any contact: one of them is enough.'],
  ])('“%s” are none', (typed, message) => {
    expect(() => readRules(typed, CHANNELS)).toThrow(message)
  })
})

const row = (
  scope: StoredRule['scope'],
  subject: string,
  every: string | null,
  client_id: number | null = null,
) => ({
  scope,
  subject,
  client_id,
  codes: null,
  every,
})

it('the most specific plan holds; of tags the one that asks most often, then by name', () => {
  const holds = planFinder(
    plansOf([
      row('tier', 'A', '30d'),
      row('tag', 'rare', '3m'),
      row('tag', 'often', '7d'),
      row('tag', 'also', '7d'),
      row('tag', 'off', null),
      row('client', '', null, 3),
    ]),
  )
  const held = (id: number, tier: string | null, tags: string[]) => {
    const plan = holds({ id, tier, tags })
    return plan && `${saySource(plan)}: ${sayRules(plan.rules)}`
  }
  expect(held(1, 'A', [])).toBe('tier A: any every 30 days')
  expect(held(1, 'B', [])).toBeUndefined()
  expect(held(1, 'A', ['off'])).toBe('tag off: no contact is planned')
  expect(held(1, 'A', ['rare', 'off'])).toBe('tag rare: any every 3 months')
  expect(held(1, null, ['rare', 'often', 'also'])).toBe('tag also: any every 7 days')
  expect(held(3, 'A', ['often'])).toBe('own plan: no contact is planned')
})
