import * as z from 'zod/mini'
import { clientKind, day, followupKind, id, instant, type Shapes, says, text, time } from '../cli/shape.ts'

const OF = { client_id: id(), client: text(), client_uid: text() }

/** What the search prints. */
export const shapes: Shapes = {
  find: z.strictObject({
    contacts: z.array(
      z.strictObject({
        id: id(),
        uid: text(),
        day: day(),
        time: z.nullable(time()),
        code: text(),
        note: text(),
        ...OF,
      }),
    ),
    followups: z.array(
      z.strictObject({
        id: id(),
        uid: text(),
        kind: followupKind(),
        due: day(),
        time: z.nullable(time()),
        what: text(),
        result: z.nullable(text()),
        done_at: z.nullable(instant()),
        done_on: z.nullable(day()),
        dropped_at: z.nullable(instant()),
        state: z.enum(['open', 'done', 'dropped']),
        ...OF,
      }),
    ),
    clients: z.array(
      z.strictObject({
        id: id(),
        uid: text(),
        name: text(),
        kind: clientKind(),
        tier: z.nullable(text()),
        found_in: z.array(z.strictObject({ field: text(), text: text() })),
      }),
    ),
    more: says(
      'Of which kinds there is more than is given.',
      z.strictObject({ contacts: z.boolean(), followups: z.boolean(), clients: z.boolean() }),
    ),
  }),
}
