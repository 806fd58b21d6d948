import * as z from 'zod/mini'
import { day, id, type Shapes, says, text } from '../cli/shape.ts'

const coming = () =>
  z.strictObject({
    day: day(),
    days: z.int(),
    name: text(),
    chinese: text(),
    festival: says('As it is typed.', text()),
  })

const greetable = () =>
  z.strictObject({
    id: id(),
    client: text(),
    tier: z.nullable(text()),
    org: z.nullable(text()),
    last_year: says('The day of the last greeting a year ago.', z.nullable(day())),
    how: z.nullable(text()),
    note: z.nullable(text()),
    greeted: says('The day of the greeting of this year.', z.nullable(day())),
    greeted_how: z.nullable(text()),
    greeted_note: z.nullable(text()),
    festival: text(),
    festival_day: day(),
  })

const logged = () =>
  z.strictObject({
    id: says('The number of the client.', id()),
    client: text(),
    day: day(),
    code: text(),
    note: text(),
    logged: says('False where it was only rehearsed.', z.boolean()),
  })

/** What `greet` prints: festivals to come, whom to greet, or what was logged. */
export const shapes: Shapes = {
  greet: z.union([z.array(coming()), z.array(greetable()), z.array(logged())]),
}
