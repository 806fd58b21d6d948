import * as z from 'zod/mini'
import { count, day, id, range, type Shapes, says, text, time } from '../cli/shape.ts'
import { calendar, covered } from '../grid/shapes.ts'

const WHO = { client_id: id(), client: text(), tier: z.nullable(text()) }

const items = () =>
  z.array(
    z.strictObject({
      id: id(),
      ...WHO,
      what: text(),
      day: says('The day agreed on; of a step of one’s own the day it is due.', day()),
      time: z.nullable(time()),
      snoozes: count(),
      state: z.enum(['late', 'open', 'kept', 'kept late', 'dropped']),
      late: says('Days after that day.', count()),
      done_on: z.nullable(day()),
    }),
  )

const RULE = { rule: says('In words.', text()), source: says('Where the rule comes from, in words.', text()) }

const quiet = () =>
  z.array(z.strictObject({ ...WHO, due: day(), last: z.nullable(day()), late: count(), ...RULE }))

const SUMMARY = [
  'contacts',
  'clients_contacted',
  'clients',
  'promises_broken',
  'promises_due',
  'promises_kept',
  'promises_kept_late',
  'promises_dropped',
  'awaiting',
  'awaiting_late',
  'next_late',
  'next_due',
  'planned',
  'done',
  'clients_missed',
  'went_quiet',
  'overdue',
  'new_clients',
  'birthdays',
] as const

const summary = () =>
  z.strictObject({
    ...(Object.fromEntries(SUMMARY.map((key) => [key, count()])) as Record<
      (typeof SUMMARY)[number],
      ReturnType<typeof count>
    >),
    contacts_a_week_before: says('On average of the four weeks before.', z.number()),
  })

const weekly = () =>
  z.strictObject({
    week: says('Such as 2026-W47.', text()),
    range: range(),
    as_of: says('The last day that is judged.', day()),
    so_far: z.boolean(),
    until: says('What is due until this day is named.', day()),
    filter: says('In words.', text()),
    summary: summary(),
    promises: items(),
    awaiting: items(),
    next: items(),
    channels: z.array(
      z.strictObject({ code: z.nullable(text()), contacts: count(), average: z.number(), clients: count() }),
    ),
    tiers: z.array(
      z.strictObject({
        tier: z.nullable(text()),
        contacts: count(),
        average: z.number(),
        contacted: count(),
        clients: count(),
      }),
    ),
    coverage: z.array(z.strictObject({ tier: z.nullable(text()), ...covered() })),
    missed: z.array(z.strictObject({ ...WHO, planned: count(), done: count(), late: count(), ...RULE })),
    went_quiet: quiet(),
    overdue: quiet(),
    new_clients: z.array(z.strictObject({ ...WHO, org: z.nullable(text()), day: day() })),
    birthdays: z.array(z.strictObject({ ...WHO, birthday: text(), day: day() })),
    grid: calendar(),
  })

const schedule = () =>
  says(
    'With --schedule.',
    z.strictObject({
      file: text(),
      recipes: z.array(
        z.strictObject({
          name: text(),
          steps: z.array(z.strictObject({ says: text(), copy: z.array(text()) })),
        }),
      ),
    }),
  )

const tally = () => ({
  contacts: count(),
  clients: count(),
  days: count(),
  channels: says('Contacts by letter.', z.record(text(), count())),
})

/** What the reports print. */
export const shapes: Shapes = {
  'report weekly': z.union([weekly(), schedule()]),
  'report activity': z.strictObject({
    range: range(),
    filter: says('In words.', text()),
    by: z.enum(['client', 'org', 'tag', 'tier', 'channel', 'owner', 'week', 'month']),
    channels: z.array(z.strictObject({ code: text(), name: text() })),
    clients: says('How many fit the filter.', count()),
    total: z.strictObject(tally()),
    rows: z.array(
      z.strictObject({
        id: z.optional(id()),
        name: z.nullable(text()),
        tier: z.optional(z.nullable(text())),
        from: z.optional(day()),
        to: z.optional(day()),
        ...tally(),
      }),
    ),
  }),
}
