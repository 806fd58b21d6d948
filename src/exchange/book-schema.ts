import * as z from 'zod/mini'
import type { Topic } from '../cli/help.ts'
import { said, say } from '../language/say.ts'
import type { JournalledTable } from '../store/schema.ts'
import { BOOK_SAYS } from './book-columns.ts'
import {
  BOOK_FORMAT,
  BOOK_TABLE_NAMES,
  BOOK_TABLES,
  BOOK_VERSION,
  BOOK_VERSIONS,
  columnsOf,
} from './book-format.ts'

interface Schema {
  description?: string
  [keyword: string]: unknown
}

/** The JSON Schema (2020-12) of a whole book's file, from what import checks it by; older versions fit it too. */
export function bookSchema(): Schema {
  const { $schema, ...whole } = z.toJSONSchema(
    z.strictObject({
      format: z.literal(BOOK_FORMAT),
      version: z.literal([...BOOK_VERSIONS]),
      ...tableLists(),
    }),
    { io: 'input', override: ({ jsonSchema }) => plain(jsonSchema as Schema) },
  ) as Schema & { properties: Record<string, Schema> }
  for (const table of BOOK_TABLE_NAMES) describe(table, whole.properties[table])
  return {
    $schema,
    $id: `urn:crm:book:${BOOK_VERSION}`,
    title: say`A whole book of crm`,
    description: say`What crm export all writes and crm import takes into an empty book: every table as an array of records by ascending id, the tables in this order. A later version adds columns with defaults.`,
    ...whole,
  }
}

function tableLists() {
  return Object.fromEntries(
    BOOK_TABLE_NAMES.map((table) => [table, z.optional(z.array(BOOK_TABLES[table] as z.ZodMiniType))]),
  )
}

/** Numbers need no bounds that are only those of the language. */
function plain(schema: Schema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}

function describe(table: JournalledTable, list: Schema | undefined): void {
  if (!list) return
  list.description = said(BOOK_SAYS[table].table)
  const { properties } = list.items as { properties: Record<string, Schema> }
  const says: Readonly<Record<string, string>> = BOOK_SAYS[table].columns
  for (const [column, schema] of Object.entries(properties)) schema.description = said(says[column] ?? '')
}

/** `crm help book-file`: the tables and columns of a whole book's file. */
export function bookFile(): Topic {
  const format = `"format": "${BOOK_FORMAT}"`
  const version = `"version": ${BOOK_VERSION}`
  return {
    title: 'A whole book as JSON',
    lines: [
      say`crm export all writes an object with ${format}, ${version}, and an array of records for each table; crm import takes it into an empty book. The tables and their columns:`,
      ...BOOK_TABLE_NAMES.map((table): [string, string] => [
        table,
        say`${said(BOOK_SAYS[table].table)}: ${columnsOf(table).join(', ')}`,
      ]),
      'crm export schema prints the JSON Schema, which says what each column means. Files of version 1, without plans and segments, are read too; a file of a later version is refused.',
    ],
  }
}
