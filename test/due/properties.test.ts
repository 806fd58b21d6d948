import fc from 'fast-check'
import { type SqlBool, sql } from 'kysely'
import { expect, it } from 'vitest'
import { addDays, type Day } from '../../src/day.ts'
import { type AgendaItem, KINDS, stepOf } from '../../src/due/agenda.ts'
import { readAgenda } from '../../src/due/read.ts'
import { whySayer } from '../../src/due/why.ts'
import type { Draft } from '../../src/store/journal.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import type { FollowupRow } from '../../src/store/schema.ts'
import { clientRow, stepRow, touchpointRow } from '../rows.ts'

const AT = '2026-10-01T10:00:00+00:00'
const ALL = sql<SqlBool>`1 = 1`
const today = '2026-11-22' as Day
const day = (from: number) => addDays(today, from)
const CLIENTS = 4

/** What happens in a book, in the order it is written down. */
type Event =
  | {
      readonly is: 'followup'
      readonly client: number
      readonly kind: FollowupRow['kind']
      readonly due: number
    }
  | { readonly is: 'contact'; readonly client: number; readonly day: number; readonly code: string }
  | { readonly is: 'done' | 'drop' | 'snooze'; readonly which: number }
  | { readonly is: 'archive'; readonly client: number }
  | { readonly is: 'undo' }

const client = fc.integer({ min: 0, max: CLIENTS - 1 })
const followup = fc.record({
  is: fc.constant('followup' as const),
  client,
  kind: fc.constantFrom<FollowupRow['kind']>('next', 'promise', 'awaiting'),
  due: fc.integer({ min: -20, max: 60 }),
})
const contact = fc.record({
  is: fc.constant('contact' as const),
  client,
  day: fc.integer({ min: -60, max: 0 }),
  code: fc.constantFrom('T', 'E', 'M'),
})
const change = fc.record({
  is: fc.constantFrom<'done' | 'drop' | 'snooze'>('done', 'drop', 'snooze'),
  which: fc.nat(20),
})
const archive = fc.record({ is: fc.constant('archive' as const), client })
const undo = fc.record({ is: fc.constant('undo' as const) })

const RULES = [
  { scope: 'tier', subject: 'A', codes: 'T', every: '14d' },
  { scope: 'tier', subject: 'A', codes: 'M', every: '1m' },
  { scope: 'tier', subject: 'B', codes: null, every: '30d' },
] as const

/** A book of four clients, in tiers A, B, C and none; the last two are judged by their own rhythm. */
async function emptyBook(order: readonly number[] = [0, 1, 2, 3]): Promise<{ book: Book; ids: number[] }> {
  const book = (await openBook(':memory:', { stamp: 'test' })) as Book
  const ids: number[] = []
  await write(book, async (draft) => {
    for (const at of order) {
      const birthday = at === 1 ? '1980-11-25' : null
      const known = {
        name: `client ${at}`,
        tier: ['A', 'B', 'C', null][at] ?? null,
        birthday,
        created_at: AT,
      }
      ids[at] = await draft.insert('client', clientRow(known))
    }
    for (const rule of RULES) await draft.insert('plan', { ...rule, client_id: null, created_at: AT })
  })
  return { book, ids }
}

async function write(book: Book, work: (draft: Draft) => Promise<void>): Promise<void> {
  await book.write({ at: AT, actor: 'tester', command: 'log' }, work)
}

/** Lets the events happen one command each. */
async function play(book: Book, ids: readonly number[], events: readonly Event[]): Promise<void> {
  for (const event of events)
    await write(book, async (draft) => {
      if (event.is === 'undo') await draft.undo()
      else if (event.is === 'archive')
        await draft.update('client', ids[event.client] as number, { archived_at: AT })
      else if (event.is === 'contact') {
        const { day: from, code } = event
        await draft.insert('touchpoint', touchpointRow(ids[event.client] as number, { day: day(from), code }))
      } else if (event.is === 'followup') {
        const { kind, due, client: of } = event
        await draft.insert(
          'followup',
          stepRow(ids[of] as number, { kind, due: day(due), what: `${kind} ${due}` }),
        )
      } else await changeOne(draft, event)
    })
}

async function changeOne(
  draft: Draft,
  { is, which }: Event & { is: 'done' | 'drop' | 'snooze' },
): Promise<void> {
  const row = await draft.db.selectFrom('followup').selectAll().where('id', '=', which).executeTakeFirst()
  if (!row || row.done_at !== null || row.dropped_at !== null) return
  const patch = {
    done: { done_at: AT, done_on: today },
    drop: { dropped_at: AT },
    snooze: { due: addDays(row.due, 5), first_due: row.first_due ?? row.due, snoozes: row.snoozes + 1 },
  }[is]
  await draft.update('followup', row.id, patch)
}

const everything = (book: Book) =>
  readAgenda(book.db, ALL, { today, until: undefined, birthdaysUntil: day(14) })

/** An item without the numbers that the book gave. */
const said = (item: AgendaItem) => {
  const { kind, due, client: name, tier, what, late } = item
  return [kind, due, name, tier, what, whySayer(today)(item), late].join(' | ')
}

it('the due list has every open follow-up once, and no closed one', async () => {
  const events = fc.array(
    fc.oneof({ weight: 4, arbitrary: followup }, { weight: 3, arbitrary: change }, contact, archive, undo),
    { maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(events, async (happened) => {
      const { book, ids } = await emptyBook()
      await play(book, ids, happened)
      const rows = await book.db
        .selectFrom('followup')
        .innerJoin('client', 'client.id', 'followup.client_id')
        .selectAll('followup')
        .select('client.archived_at')
        .execute()
      const open = rows.filter((row) => !row.done_at && !row.dropped_at && !row.archived_at)
      const items = await everything(book)
      const listed = items.flatMap(({ id }) => (id === null ? [] : [id]))
      expect(listed.toSorted((a, b) => a - b)).toEqual(open.map(({ id }) => id).sort((a, b) => a - b))
      const places = items.map(({ kind, id, client_id }) => `${kind} ${id ?? `of ${client_id}`}`)
      expect(new Set(places).size).toBe(places.length)
      await book.close()
    }),
    { numRuns: 60 },
  )
})

it('its steps never go back, and what is coming goes day by day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(followup, contact), { maxLength: 20 }), async (happened) => {
      const { book, ids } = await emptyBook()
      await play(book, ids, happened)
      const items = await everything(book)
      const steps = items.map((item) => stepOf(item, today))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      const coming = items
        .filter(({ due }) => due > today)
        .map(({ due, kind }) => `${due} ${KINDS.indexOf(kind)}`)
      expect(coming).toEqual(coming.toSorted())
      await book.close()
    }),
    { numRuns: 40 },
  )
})

it('does not depend on the order in which clients, follow-ups and contacts came into the book', async () => {
  const events = fc.array(fc.oneof(followup, contact), { maxLength: 16 })
  const both = events.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: CLIENTS }),
    ),
  )
  await fc.assert(
    fc.asyncProperty(both, async ([one, other, order]) => {
      const first = await emptyBook()
      await play(first.book, first.ids, one)
      const second = await emptyBook(order)
      await play(second.book, second.ids, other)
      expect((await everything(second.book)).map(said)).toEqual((await everything(first.book)).map(said))
      await first.book.close()
      await second.book.close()
    }),
    { numRuns: 40 },
  )
})

it('is the same for a contact logged late for an earlier day as for one logged on time', async () => {
  const days = fc.array(contact, { minLength: 1, maxLength: 16 })
  await fc.assert(
    fc.asyncProperty(days, fc.nat(), async (contacts, pick) => {
      const onTime = contacts.toSorted((a, b) => a.day - b.day)
      const forgotten = onTime[pick % onTime.length] as (typeof onTime)[number]
      const late = [...onTime.filter((one) => one !== forgotten), forgotten]
      const first = await emptyBook()
      await play(first.book, first.ids, onTime)
      const second = await emptyBook()
      await play(second.book, second.ids, late)
      expect((await everything(second.book)).map(said)).toEqual((await everything(first.book)).map(said))
      await first.book.close()
      await second.book.close()
    }),
    { numRuns: 40 },
  )
})
