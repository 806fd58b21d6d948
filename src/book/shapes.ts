import * as z from 'zod/mini'
import { type Shapes, text } from '../cli/shape.ts'

/** What the commands on the book print. */
export const shapes: Shapes = {
  'db path': z.strictObject({ path: text() }),
  'db check': z.strictObject({ whole: z.boolean(), faults: z.array(text()) }),
}
