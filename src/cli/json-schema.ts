import * as z from 'zod/mini'
import { said } from '../language/say.ts'
import type { Field } from './fields.ts'

/** A JSON Schema of draft 2020-12, or a part of one. */
export interface JsonSchema {
  description?: string
  [keyword: string]: unknown
}

/** What a field takes, from the schema that checks it: for programs that give values and not words of a line. */
export function fieldSchema(field: Field<unknown>): JsonSchema {
  const { $schema: _, default: _none, ...schema } = schemaOf(field.schema, 'output')
  return { ...schema, description: said(field.says) }
}

/** The JSON Schema of a shape; numbers need no bounds that are only those of the language. */
export function schemaOf(shape: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    },
  }) as JsonSchema
}
