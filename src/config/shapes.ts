import * as z from 'zod/mini'
import { type Shapes, says, text } from '../cli/shape.ts'

const setting = {
  name: text(),
  value: z.nullable(text()),
  from: says('Where the value comes from.', text()),
}

/** What the commands on settings print. */
export const shapes: Shapes = {
  'config list': z.array(z.strictObject({ ...setting, variable: text() })),
  'config get': z.strictObject(setting),
  'config set': z.strictObject({ name: text(), value: text() }),
  'config unset': z.strictObject({ name: text(), removed: z.boolean() }),
  'config edit': z.strictObject({ path: text(), changed: z.boolean() }),
  'config path': z.strictObject({ path: text() }),
}
