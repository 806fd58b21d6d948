import * as z from 'zod/mini'
import { id, instant, type Shapes, says, text } from '../cli/shape.ts'

const ENTRY = { id: id(), at: instant(), actor: text(), command: text() }
const undone = () => says('The entry that took it back.', z.nullable(id()))
const entries = () => z.array(z.strictObject({ ...ENTRY, summary: text(), undone_by: undone() }))

/** What the commands on the journal print. */
export const shapes: Shapes = {
  undo: z.union([
    says(
      'What was taken back; null where there was nothing.',
      z.nullable(z.strictObject({ id: id(), command: text(), summary: text(), at: instant() })),
    ),
    says('With --list, what can be taken back.', entries()),
  ]),
  history: z.union([
    entries(),
    says(
      'Of one client, with each value before and after in words.',
      z.array(z.strictObject({ ...ENTRY, what: z.array(text()), undone_by: undone() })),
    ),
  ]),
}
