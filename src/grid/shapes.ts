import * as z from 'zod/mini'
import { count, day, id, range, type Shapes, says, text, time } from '../cli/shape.ts'

const planned = () =>
  z.optional(
    z.array(
      z.strictObject({
        codes: says('The letters of which one satisfies; null is any.', z.nullable(z.array(text()))),
        rule: says('In words.', text()),
        client: z.optional(text()),
      }),
    ),
  )

const cell = () =>
  z.strictObject({
    codes: says('The letters of its contacts, in the order they happened.', text()),
    touchpoints: z.array(
      z.strictObject({
        id: id(),
        client: says('Whose it is, where a row holds several clients.', z.optional(text())),
        code: text(),
        time: z.nullable(time()),
        note: text(),
      }),
    ),
    followups: z.array(z.strictObject({ id: id(), what: text(), client: z.optional(text()) })),
    planned: says('What a plan calls for on a day to come.', planned()),
    gaps: says('What a plan called for and did not get.', planned()),
  })

/** What contact plans called for, and what was done. */
export const covered = () => ({ clients: count(), planned: count(), done: count(), percent: count() })

/** The contact calendar. */
export const calendar = () =>
  z.strictObject({
    range: range(),
    today: day(),
    filter: says('In words.', text()),
    by: z.enum(['client', 'org']),
    rows: z.array(
      z.strictObject({
        id: id(),
        name: text(),
        tier: z.nullable(text()),
        count: says('Contacts within these days.', count()),
        quiet: says('Days since the last contact of all.', z.nullable(z.int())),
        late: z.boolean(),
        days: says('The days on which there is something.', z.record(day(), cell())),
      }),
    ),
    coverage: z.optional(
      z.strictObject({
        range: range(),
        tiers: z.array(z.strictObject({ tier: z.nullable(text()), ...covered() })),
        all: z.strictObject(covered()),
      }),
    ),
  })

/** What the calendar prints. */
export const shapes: Shapes = { grid: calendar() }
