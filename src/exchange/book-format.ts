import * as z from 'zod/mini'
import { isDay } from '../day.ts'
import type { JournalledTable } from '../store/schema.ts'

/** What a file of a whole book says of itself. */
export const BOOK_FORMAT = 'crm book'
/** Raised when a file of an older program could be misread. */
export const BOOK_VERSION = 2
/** The versions that are read. */
export const BOOK_VERSIONS = [1, BOOK_VERSION] as const

const id = z.int().check(z.positive())
const text = z.string()
const filled = z.string().check(z.minLength(1))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay, 'a day such as 2026-11-22'))
const count = z.int()

/** A column that files of version 1 lack, as they lack plans and segments. */
function nothingBefore<T>(schema: z.ZodMiniType<T | null>) {
  return z._default(schema, null as never)
}

/**
 * The tables of a book in the order they are written, and the columns of each in theirs. What is derived from
 * other rows is left out; the journal stays with its book.
 */
export const BOOK_TABLES = {
  channel: z.strictObject({ id, code: filled, name: text, words: text }),
  client: z.strictObject({
    id,
    uid: filled,
    kind: z.enum(['person', 'organisation']),
    name: text,
    title: z.nullable(text),
    org_id: z.nullable(id),
    tier: z.nullable(text),
    stage: z.nullable(text),
    owner: z.nullable(text),
    birthday: z.nullable(text),
    note: z.nullable(text),
    created_at: text,
    updated_at: text,
    archived_at: z.nullable(text),
    merged_into: z.nullable(id),
  }),
  contact_point: z.strictObject({
    id,
    client_id: id,
    kind: z.enum(['email', 'phone', 'address', 'wechat', 'url']),
    label: z.nullable(text),
    value: text,
  }),
  attribute: z.strictObject({ id, client_id: id, name: text, value: text }),
  alias: z.strictObject({ id, client_id: id, name: text }),
  tag: z.strictObject({ id, client_id: id, name: text }),
  touchpoint: z.strictObject({
    id,
    uid: filled,
    client_id: id,
    day,
    time: z.nullable(text),
    code: filled,
    note: text,
    direction: z.nullable(z.enum(['in', 'out'])),
    minutes: z.nullable(count),
    mood: z.nullable(count),
    event_uid: z.nullable(text),
    created_at: text,
  }),
  followup: z.strictObject({
    id,
    uid: filled,
    client_id: id,
    touchpoint_id: z.nullable(id),
    kind: z.enum(['next', 'promise', 'awaiting']),
    due: day,
    time: z.nullable(text),
    what: text,
    created_at: text,
    done_at: z.nullable(text),
    first_due: nothingBefore(z.nullable(day)),
    snoozes: z._default(count, 0),
    done_on: nothingBefore(z.nullable(day)),
    result: nothingBefore(z.nullable(text)),
    dropped_at: nothingBefore(z.nullable(text)),
    every: nothingBefore(z.nullable(text)),
    anchor: nothingBefore(z.nullable(day)),
  }),
  plan: z.strictObject({
    id,
    scope: z.enum(['tier', 'tag', 'client']),
    subject: text,
    client_id: z.nullable(id),
    codes: z.nullable(filled),
    every: z.nullable(filled),
    created_at: text,
  }),
  segment: z.strictObject({ id, name: filled, terms: filled, created_at: text }),
  brief_field: z.strictObject({ id, name: filled }),
} as const satisfies Readonly<Record<JournalledTable, z.ZodMiniType>>

export const BOOK_TABLE_NAMES = Object.keys(BOOK_TABLES) as JournalledTable[]

/** The columns of a table as a book's file has them. */
export function columnsOf(table: JournalledTable): string[] {
  return Object.keys(BOOK_TABLES[table].shape)
}
