import type { Compilable } from 'kysely'
import type { Day } from '../../src/day.ts'
import type { Draft, NewRow } from '../../src/store/journal.ts'
import type { Book } from '../../src/store/open.ts'
import { clientRow, touchpointRow } from '../rows.ts'

const AT = '2026-01-05T10:00:00+00:00'

/** What a test says of a client; the rest is empty. */
export interface Made extends Partial<NewRow<'client'>> {
  name: string
  aliases?: string[]
  emails?: string[]
  phones?: string[]
  tags?: string[]
  fields?: Record<string, string>
  contacts?: string[]
}

/** Fills a book with clients in the given order, so that the first has id 1. */
export async function fill(book: Book, clients: readonly Made[]): Promise<void> {
  await book.write({ at: AT, actor: 'tester', command: 'add' }, async (draft) => {
    for (const made of clients) await make(draft, made)
  })
}

async function make(draft: Draft, made: Made): Promise<void> {
  const { aliases = [], emails = [], phones = [], tags = [], fields = {}, contacts = [], ...row } = made
  const uid = `uid-${made.name}-${await serial(draft)}`
  const client_id = await draft.insert('client', clientRow({ uid, created_at: AT, updated_at: AT, ...row }))
  for (const name of aliases) await draft.insert('alias', { client_id, name })
  for (const value of emails)
    await draft.insert('contact_point', { client_id, kind: 'email', label: null, value })
  for (const value of phones)
    await draft.insert('contact_point', { client_id, kind: 'phone', label: null, value })
  for (const name of tags) await draft.insert('tag', { client_id, name })
  for (const [name, value] of Object.entries(fields))
    await draft.insert('attribute', { client_id, name, value })
  for (const day of contacts) {
    const known = { uid: `touch-${client_id}-${day}`, day: day as Day, created_at: AT }
    await draft.insert('touchpoint', touchpointRow(client_id, known))
  }
}

async function serial(draft: Draft): Promise<number> {
  const row = await draft.db
    .selectFrom('client')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** How SQLite would run the query, one line per step. */
export function planOf(book: Book, query: Compilable): string {
  const { sql, parameters } = query.compile()
  const steps = book.engine.native?.prepare(`explain query plan ${sql}`).all(...parameters) ?? []
  return (steps as { detail: string }[]).map((step) => step.detail).join('\n')
}
