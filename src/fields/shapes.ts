import * as z from 'zod/mini'
import { count, type Shapes, says, text } from '../cli/shape.ts'

const marked = () => z.strictObject({ marked: says('All that are marked now.', z.array(text())) })

/** What the commands on fields of one's own print. */
export const shapes: Shapes = {
  'field list': z.array(z.strictObject({ field: text(), clients: count(), marked: z.boolean() })),
  'field mark': marked(),
  'field unmark': marked(),
}
