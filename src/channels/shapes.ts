import * as z from 'zod/mini'
import { type Shapes, text } from '../cli/shape.ts'

const channel = () => z.strictObject({ code: text(), name: text(), words: z.array(text()) })

/** What the commands on channels print. */
export const shapes: Shapes = {
  'channel list': z.array(channel()),
  'channel add': channel(),
  'channel remove': z.strictObject({ code: text(), name: text() }),
}
