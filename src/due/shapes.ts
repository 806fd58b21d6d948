import * as z from 'zod/mini'
import { client, count, day, id, type Shapes, says, text, time } from '../cli/shape.ts'

const agenda = () =>
  z.array(
    z.strictObject({
      id: says('The number of the follow-up; null where it is none.', z.nullable(id())),
      due: day(),
      client: text(),
      tier: z.nullable(text()),
      what: text(),
      why: says('Why it is named, in words.', text()),
      kind: z.enum(['promise', 'birthday', 'next', 'awaiting', 'plan']),
      time: z.nullable(time()),
      state: says('How it stands, in words.', text()),
      late: says('Days late.', count()),
      rule: says('Of a planned contact, in words.', z.nullable(text())),
      source: says('Where the rule comes from, in words.', z.nullable(text())),
      last: z.nullable(day()),
      first_due: z.nullable(day()),
      snoozes: z.nullable(count()),
      every: says('After which interval it comes again.', z.nullable(text())),
      client_id: id(),
      uid: z.nullable(text()),
    }),
  )

const morning = () =>
  z.strictObject({
    today: day(),
    due: agenda(),
    coming: says('How many more are coming.', count()),
    since: day(),
    contacts: says(
      'Contacts since then after which nothing is open.',
      z.array(
        z.strictObject({
          id: id(),
          day: day(),
          time: z.nullable(time()),
          code: text(),
          note: text(),
          tier: z.nullable(text()),
          client: client(),
        }),
      ),
    ),
    festival: says(
      'A festival of the coming week on which clients were greeted a year ago.',
      z.nullable(z.strictObject({ festival: text(), day: day() })),
    ),
  })

/** What the commands on what is due print. */
export const shapes: Shapes = { '': morning(), today: morning(), due: agenda() }
