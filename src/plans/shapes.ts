import * as z from 'zod/mini'
import { client, count, day, id, type Shapes, says, text } from '../cli/shape.ts'

const codes = () => says('The letters of which one satisfies; null is any.', z.nullable(z.array(text())))
const rules = () => z.array(z.strictObject({ codes: codes(), every: text() }))
const scope = () => z.enum(['tier', 'tag', 'client'])
const subject = () => z.union([text(), client()])

const plans = () =>
  z.strictObject({
    today: day(),
    filter: says('In words.', text()),
    plans: z.array(z.strictObject({ scope: scope(), subject: subject(), rules: rules(), clients: count() })),
    clients: says(
      'A row for each client and rule.',
      z.array(
        z.strictObject({
          id: id(),
          name: text(),
          tier: z.nullable(text()),
          source: z.nullable(
            z.strictObject({ scope: z.enum(['tier', 'tag', 'client', 'rhythm']), subject: text() }),
          ),
          codes: codes(),
          every: z.nullable(text()),
          last: z.nullable(day()),
          due: z.nullable(day()),
          late: says('Days late; below zero while there is time.', z.nullable(z.int())),
        }),
      ),
    ),
  })

/** What the commands on contact plans print. */
export const shapes: Shapes = {
  plan: plans(),
  'plan show': plans(),
  'plan set': z.strictObject({
    scope: scope(),
    subject: subject(),
    rules: rules(),
    before: says('The plan it replaces, in words.', z.nullable(text())),
    clients: count(),
    held: says('Of how many of these it is the plan that holds.', count()),
  }),
  'plan remove': z.strictObject({ removed: says('In words.', text()) }),
  'plan suggest': z.array(
    z.strictObject({
      tier: text(),
      clients: count(),
      plan: says('The plan there is, in words.', z.nullable(text())),
      suggested: says('In words.', text()),
      command: text(),
      set: z.boolean(),
    }),
  ),
}
