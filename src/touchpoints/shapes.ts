import * as z from 'zod/mini'
import { client, count, day, followupKind, id, instant, type Shapes, says, text, time } from '../cli/shape.ts'

const HOW = {
  direction: z.nullable(z.enum(['in', 'out'])),
  minutes: z.nullable(count()),
  mood: z.nullable(z.int().check(z.minimum(-2), z.maximum(2))),
}

const WHEN = { day: day(), time: z.nullable(time()), code: text() }

const row = () =>
  z.strictObject({
    id: id(),
    uid: text(),
    client_id: id(),
    ...WHEN,
    note: text(),
    ...HOW,
    event_uid: says('Shared by the contacts of one meeting with several clients.', z.nullable(text())),
    created_at: instant(),
    client: text(),
  })

/** What the commands on contacts print. */
export const shapes: Shapes = {
  log: z.array(
    z.strictObject({
      id: id(),
      client: client(),
      ...WHEN,
      note: text(),
      before: says(
        'The contact before it.',
        z.nullable(z.strictObject({ id: id(), day: day(), code: text(), note: text() })),
      ),
      open: says(
        'What is open with this client.',
        z.array(
          z.strictObject({
            id: id(),
            kind: followupKind(),
            due: day(),
            time: z.nullable(time()),
            what: text(),
          }),
        ),
      ),
    }),
  ),
  'touchpoint list': z.array(
    z.strictObject({ id: id(), ...WHEN, client: text(), note: text(), ...HOW, uid: text() }),
  ),
  'touchpoint edit': row(),
  'touchpoint remove': z.array(row()),
}
