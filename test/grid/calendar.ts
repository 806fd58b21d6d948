import type { Day } from '../../src/day.ts'
import type { Draft } from '../../src/store/journal.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import { fill, type Made } from '../clients/books.ts'
import type { App } from '../crm.ts'
import { stepRow, touchpointRow } from '../rows.ts'

export const AT = '2026-11-20T10:00:00+00:00'

/** Clients, and what stands in their calendar: `2026-11-03 10:00 T note`, or `2026-11-25 o what` for a next step. */
export type Calendar = readonly (readonly [client: Made, ...entries: string[]])[]

/** Writes a calendar; the first client has id 1, and ids of contacts follow the order given. */
export async function fillCalendar(book: Book, calendar: Calendar): Promise<void> {
  await fill(
    book,
    calendar.map(([client]) => client),
  )
  await book.write({ at: AT, actor: 'tester', command: 'log' }, async (draft) => {
    for (const [at, [, ...entries]] of calendar.entries())
      for (const entry of entries) await enter(draft, at + 1, entry)
  })
}

/** Makes an app's book with this calendar in it. */
export async function appCalendar(crm: App, calendar: Calendar): Promise<void> {
  const book = await openBook(crm.book, { create: true, stamp: 'test' })
  if (!book?.publish) throw new Error('the book is there already')
  await fillCalendar(book, calendar)
  await book.publish()
}

async function enter(draft: Draft, client: number, entry: string): Promise<void> {
  const [, day, time = null, code, text = ''] =
    /^(\S{10})(?: (\d\d:\d\d))? (\S+)(?: (.*))?$/.exec(entry) ?? []
  if (day === undefined || code === undefined) throw new Error(`no entry: ${entry}`)
  if (code === 'o') await draft.insert('followup', stepRow(client, { due: day as Day, time, what: text }))
  else await draft.insert('touchpoint', touchpointRow(client, { day: day as Day, time, code, note: text }))
}
