import * as z from 'zod/mini'
import {
  count,
  day,
  followupKind,
  id,
  instant,
  type Shape,
  type Shapes,
  says,
  text,
  time,
} from '../cli/shape.ts'
import { clientFile } from '../clients/shapes.ts'
import { calendar } from '../grid/shapes.ts'
import { bookSchema } from './book-schema.ts'

const troubles = () =>
  z.array(
    z.strictObject({
      line: count(),
      column: says('Its header; empty where the whole row is meant.', text()),
      reason: text(),
    }),
  )

const OUTCOME = {
  file: text(),
  written: z.boolean(),
  added: count(),
  changed: count(),
  unchanged: count(),
  bad: troubles(),
  warnings: troubles(),
  remarks: z.array(text()),
  saved_to: says('The file of the bad rows.', z.nullable(text())),
}

const imported: Shape = z.union([
  z.strictObject({ ...OUTCOME, subject: text(), besides: z.array(text()), bad_rows: count() }),
  says(
    'Of a contact calendar in a workbook.',
    z.strictObject({
      ...OUTCOME,
      subject: z.literal('calendar'),
      gone: count(),
      removed: count(),
      new_clients: z.array(text()),
      plan: z.array(
        z.strictObject({
          does: text(),
          client: text(),
          day: day(),
          code: text(),
          what: text(),
          cell: text(),
        }),
      ),
      bad_cells: count(),
    }),
  ),
])

/** What import and export print; a whole book has its own schema, see `crm export schema`. */
export const shapes: Shapes = {
  import: imported,
  'export clients': z.array(clientFile()),
  'export touchpoints': z.array(
    z.strictObject({
      day: day(),
      time: z.nullable(time()),
      client: text(),
      code: text(),
      note: text(),
      direction: z.nullable(z.enum(['in', 'out'])),
      minutes: z.nullable(count()),
      mood: z.nullable(z.int().check(z.minimum(-2), z.maximum(2))),
      id: id(),
      client_uid: text(),
      event_uid: z.nullable(text()),
      uid: text(),
    }),
  ),
  'export followups': z.array(
    z.strictObject({
      due: day(),
      time: z.nullable(time()),
      client: text(),
      what: text(),
      kind: followupKind(),
      first_due: z.nullable(day()),
      snoozes: count(),
      every: z.nullable(text()),
      done_on: z.nullable(day()),
      result: z.nullable(text()),
      done_at: z.nullable(instant()),
      dropped_at: z.nullable(instant()),
      created_at: instant(),
      id: id(),
      touchpoint_id: z.nullable(id()),
      client_uid: text(),
      uid: text(),
    }),
  ),
  'export grid': calendar(),
  'export all': { made: bookSchema },
  'export schema': says('A JSON Schema.', z.looseObject({ $schema: text() })),
}
