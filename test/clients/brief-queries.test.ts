import { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { promisesTo } from '../../src/clients/brief-queries.ts'
import { readBriefing } from '../../src/clients/briefing.ts'
import type { Day } from '../../src/day.ts'
import { fieldCounts, fieldUses } from '../../src/fields/queries.ts'
import { type Book, openBook } from '../../src/store/open.ts'
import type { Schema } from '../../src/store/schema.ts'
import { stepRow, touchpointRow } from '../rows.ts'
import { onEveryEngine } from '../stores.ts'
import { fill, planOf } from './books.ts'

const AT = '2026-11-20T10:00:00+00:00'
const today = '2026-11-22' as Day

/** An organisation of so many people, each with a contact and a promise. */
async function organisation(book: Book, size: number): Promise<void> {
  await fill(book, [{ name: 'Harbourlight', kind: 'organisation', fields: { city: 'Leeds' } }])
  await fill(
    book,
    Array.from({ length: size }, (_, at) => ({ name: `person ${at}`, org_id: 1, fields: { city: 'York' } })),
  )
  await book.write({ at: AT, actor: 'tester', command: 'log' }, async (draft) => {
    for (let id = 2; id <= size + 1; id++) {
      await draft.insert('touchpoint', touchpointRow(id, {}))
      await draft.insert('followup', stepRow(id, { kind: 'promise', due: '2026-11-20' as Day }))
    }
  })
}

async function briefed(book: Book) {
  let statements = 0
  const log = () => void statements++
  const db = new Kysely<Schema>({ dialect: book.engine.dialect, log })
  const briefing = await readBriefing(db, 1, today)
  return { briefing, statements }
}

onEveryEngine('the brief of a book', (open) => {
  it('has what the people of an organisation have, in as many statements for many as for few', async () => {
    const few = await open()
    await organisation(few, 2)
    const one = await briefed(few)
    expect(one.briefing).toMatchObject({
      people: { length: 2 },
      contacts: { length: 2 },
      promises: { broken: 2 },
    })
    expect(await fieldCounts(few.db)).toEqual([{ field: 'city', clients: 3 }])
    const many = await open()
    await organisation(many, 12)
    const other = await briefed(many)
    expect(other.briefing).toMatchObject({
      people: { length: 12 },
      contacts: { length: 3 },
      mine: { length: 12 },
    })
    expect(other.statements).toBe(one.statements)
    await few.close()
    await many.close()
  })

  it('is none of a client that is not there', async () => {
    const book = await open()
    expect(await readBriefing(book.db, 9, today)).toBeUndefined()
    await book.close()
  })
})

describe('the plan of SQLite', () => {
  it('reads the promises of the client alone, and counts fields along their index', async () => {
    const book = (await openBook(':memory:', { stamp: 'test' })) as Book
    expect(planOf(book, promisesTo(book.db, [1, 2]))).toBe(
      'SEARCH followup USING INDEX followup_client (client_id=?)',
    )
    expect(planOf(book, fieldUses(book.db)).split('\n')).toEqual([
      'SCAN attribute USING COVERING INDEX attribute_name',
      'SEARCH client USING INTEGER PRIMARY KEY (rowid=?)',
    ])
    await book.close()
  })
})
