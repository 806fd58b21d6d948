import * as z from 'zod/mini'
import { type Shapes, says, text } from '../cli/shape.ts'

/** What the commands for programs print. */
export const shapes: Shapes = {
  schema: says('A JSON Schema.', z.looseObject({ $schema: text(), $id: text(), title: text() })),
}
