import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import { countPromises, lateness, promiseState } from '../../src/followups/promise.ts'
import { nextDue } from '../../src/followups/recurring.ts'
import { type Interval, intervalsAfter, intervalText } from '../../src/language/interval.ts'
import { app } from '../crm.ts'

const FIRST = '2026-11-02' as Day
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(FIRST, days))
const maybeDay = fc.option(day, { nil: null })

it('whether a promise was kept does not depend on snoozing', () => {
  const snoozes = fc.array(day, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(day, snoozes, maybeDay, day, (due, moved, done_on, today) => {
      const plain = { due, first_due: null, done_on, dropped_at: null }
      const snoozed = { ...plain, due: moved.at(-1) as Day, first_due: due }
      expect(lateness(snoozed, today)).toBe(lateness(plain, today))
      expect(promiseState(snoozed, today)).toBe(promiseState(plain, today))
      expect(countPromises([snoozed], today)).toEqual(countPromises([plain], today))
    }),
  )
})

it('nor does what the commands say of it', async () => {
  const crm = app({ today: FIRST })
  await crm.ok('add "Zhang Wei"')
  const ahead = fc.integer({ min: 0, max: 20 })
  await fc.assert(
    fc.asyncProperty(
      ahead,
      fc.array(ahead, { minLength: 1, maxLength: 3 }),
      ahead,
      async (due, moved, done) => {
        const on = (days: number) => addDays(FIRST, days)
        const promised: { id: number }[] = []
        for (let twin = 0; twin < 2; twin++)
          promised.push(...JSON.parse(await crm.ok(`promise zhang ${on(due)} report --json`)))
        const [plain, snoozed] = promised.map(({ id }) => id) as [number, number]
        for (const days of moved) await crm.ok(`snooze ${snoozed} ${on(days)}`)
        const said = await crm.ok(`done ${plain} ${snoozed}`, { today: on(done) })
        const [one, other] = said.split('\n').map((line) => line.replace(/#\d+/, '#'))
        expect(other).toBe(one)
      },
    ),
    { numRuns: 12 },
  )
})

it('what comes again comes on the first of its days after it was done', () => {
  const interval = fc.oneof(
    fc.record({ unit: fc.constant('day' as const), count: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ unit: fc.constant('month' as const), count: fc.integer({ min: 1, max: 24 }) }),
  )
  const since = fc.integer({ min: 0, max: 5 })
  const done = fc.integer({ min: -40, max: 2000 })
  fc.assert(
    fc.property(day, interval, since, done, (anchor, every: Interval, times, ahead) => {
      const due = intervalsAfter(anchor, every, times)
      const doneOn = addDays(due, ahead)
      const next = nextDue({ due, first_due: null, anchor, every: intervalText(every) }, doneOn) as Day
      const days = Array.from({ length: 2100 }, (_, at) => intervalsAfter(anchor, every, at))
      expect(next).toBe(days.find((each) => each > due && each > doneOn))
    }),
    { numRuns: 60 },
  )
})
