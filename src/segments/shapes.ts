import * as z from 'zod/mini'
import { count, type Shapes, says, text } from '../cli/shape.ts'
import { listedClient } from '../clients/shapes.ts'

const terms = () => says('The words of the filter.', z.array(text()))

/** What the commands on segments print. */
export const shapes: Shapes = {
  'segment save': z.strictObject({
    name: text(),
    terms: terms(),
    clients: count(),
    was: says('What it held before.', z.nullable(terms())),
  }),
  'segment list': z.array(z.strictObject({ name: text(), terms: text(), clients: z.nullable(count()) })),
  'segment show': z.strictObject({
    name: text(),
    terms: terms(),
    says: text(),
    clients: z.array(listedClient()),
  }),
  'segment remove': z.strictObject({ name: text(), terms: terms() }),
}
