import * as z from 'zod/mini'
import type { JsonSchema } from './json-schema.ts'

/** What `--json` prints, as a schema: what is published by `crm schema` and held against every output by a test. */
export type Shape = z.ZodMiniType
/** Shapes by the names of their commands; a schema that is made elsewhere stands for itself. */
export type Shapes = Readonly<Record<string, Shape | { readonly made: () => JsonSchema }>>

export const text = () => z.string()
export const id = () => z.int().check(z.positive())
/** How many of something. */
export const count = () => z.int().check(z.nonnegative())
export const day = () => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** The time of a day, to the minute. */
export const time = () => z.string().check(z.regex(/^\d{2}:\d{2}$/))
/** A moment with its offset from UTC. */
export const instant = () => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/))

/** A client, by number and name. */
export const client = () => z.strictObject({ id: id(), name: text() })
export const range = () => z.strictObject({ from: day(), to: day() })
export const clientKind = () => z.enum(['person', 'organisation'])
export const followupKind = () => z.enum(['next', 'promise', 'awaiting'])

/** With a sentence for whoever reads the schema. */
export function says<S extends Shape>(sentence: string, shape: S): S {
  z.globalRegistry.add(shape, { description: sentence })
  return shape
}
