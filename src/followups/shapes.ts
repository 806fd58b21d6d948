import * as z from 'zod/mini'
import { client, count, day, followupKind, id, instant, type Shapes, says, text, time } from '../cli/shape.ts'

const every = () => says('After which interval it comes again, such as 2w.', z.nullable(text()))

const HEAD = { id: id(), kind: followupKind(), client: client() }

const added = () =>
  z.array(z.strictObject({ ...HEAD, due: day(), time: z.nullable(time()), what: text(), every: every() }))

const STATE = {
  first_due: says('The day first agreed, where it was snoozed since.', z.nullable(day())),
  done_on: z.nullable(day()),
  result: says('What came of it.', z.nullable(text())),
  dropped_at: z.nullable(instant()),
}

/** What the commands on follow-ups print. */
export const shapes: Shapes = {
  next: added(),
  promise: added(),
  await: added(),
  done: z.array(
    z.strictObject({
      ...HEAD,
      due: day(),
      what: text(),
      closed: says('Whether this command closed it.', z.boolean()),
      done_on: z.nullable(day()),
      touchpoint: says('The contact that was logged with it.', z.nullable(id())),
      next: says('The next one of what recurs.', z.nullable(z.strictObject({ id: id(), due: day() }))),
    }),
  ),
  snooze: z.array(
    z.strictObject({
      ...HEAD,
      due: day(),
      time: z.nullable(time()),
      first_due: z.nullable(day()),
      snoozes: count(),
      what: text(),
    }),
  ),
  drop: z.array(z.strictObject({ ...HEAD, due: z.optional(day()), what: text(), closed: z.boolean() })),
  'followup list': z.array(
    z.strictObject({
      id: id(),
      kind: followupKind(),
      due: day(),
      time: z.nullable(time()),
      state: says('In words.', text()),
      snoozes: z.nullable(count()),
      every: every(),
      client: text(),
      what: text(),
      late: says('Days late.', count()),
      ...STATE,
      client_id: id(),
      uid: text(),
    }),
  ),
  'followup edit': z.strictObject({
    client: text(),
    tier: z.nullable(text()),
    id: id(),
    uid: text(),
    client_id: id(),
    touchpoint_id: z.nullable(id()),
    kind: followupKind(),
    due: day(),
    time: z.nullable(time()),
    what: text(),
    created_at: instant(),
    done_at: z.nullable(instant()),
    ...STATE,
    every: every(),
    anchor: says('The day from which the intervals are counted.', z.nullable(day())),
    snoozes: count(),
  }),
}
