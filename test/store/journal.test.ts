import { expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import type { NewRow } from '../../src/store/journal.ts'
import type { Book } from '../../src/store/open.ts'
import { clientRow, touchpointRow } from '../rows.ts'
import { notesWith, onEveryEngine } from '../stores.ts'

const AT = '2026-11-22T10:00:00+00:00'
const entry = (command: string) => ({ at: AT, actor: 'tester', command })

const client = (name: string, more: Partial<NewRow<'client'>> = {}) => clientRow({ name, ...more })
const touchpoint = (client_id: number, day: string, note: string) =>
  touchpointRow(client_id, { day: day as Day, note })

/** All that a book holds besides its journal, in a fixed order. */
async function contents(book: Book) {
  const { db } = book
  return {
    clients: await db.selectFrom('client').selectAll().orderBy('id').execute(),
    points: await db.selectFrom('contact_point').selectAll().orderBy('id').execute(),
    touchpoints: await db.selectFrom('touchpoint').selectAll().orderBy('id').execute(),
    keys: await db
      .selectFrom('client_key')
      .selectAll()
      .orderBy('client_id')
      .orderBy('kind')
      .orderBy('key')
      .execute(),
    found: await notesWith(book, 'bonds'),
  }
}

const undo = (book: Book) => book.write(entry('undo'), (draft) => draft.undo())

onEveryEngine('the journal', (open) => {
  it('undoes insert, change, removal and batch back to the very rows before', async () => {
    const book = await open()
    const states = [await contents(book)]
    await book.write(entry('add'), async (draft) => {
      const org = await draft.insert('client', client('Acme Ltd', { kind: 'organisation' }))
      const id = await draft.insert('client', client('Zhang Wei', { org_id: org }))
      await draft.insert('contact_point', {
        client_id: id,
        kind: 'phone',
        label: null,
        value: '+86 138 0013 8000',
      })
    })
    states.push(await contents(book))
    await book.write(entry('log'), (draft) =>
      draft.insert('touchpoint', touchpoint(2, '2026-11-20', 'asked about bonds')),
    )
    states.push(await contents(book))
    await book.write(entry('edit'), async (draft) => {
      await draft.update('client', 2, { name: '张伟', org_id: null })
      await draft.update('touchpoint', 1, { note: 'no more', day: '2026-11-10' as Day })
      await draft.remove('contact_point', 1)
    })
    states.push(await contents(book))
    await book.write(entry('import'), (draft) =>
      draft.insertMany('touchpoint', [
        touchpoint(1, '2026-11-21', 'bonds'),
        touchpoint(2, '2026-11-22', 'funds'),
      ]),
    )
    expect(await contents(book)).toMatchObject({ found: [2] })
    for (const state of states.reverse()) {
      expect((await undo(book)).result).toBeDefined()
      expect(await contents(book)).toEqual(state)
    }
    expect((await undo(book)).result).toBeUndefined()
    await book.close()
  })

  it('keeps the last day of a client and of the organisation it belongs to', async () => {
    const book = await open()
    await book.write(entry('add'), async (draft) => {
      await draft.insert('client', client('Acme Ltd', { kind: 'organisation' }))
      await draft.insert('client', client('Zhang Wei', { org_id: 1 }))
      await draft.insertMany('touchpoint', [
        touchpoint(2, '2026-11-02', 'a'),
        touchpoint(2, '2026-11-01', 'b'),
      ])
    })
    const days = () => book.db.selectFrom('client').select('last_day').orderBy('id').execute()
    expect(await days()).toEqual([{ last_day: '2026-11-02' }, { last_day: '2026-11-02' }])
    await book.write(entry('touchpoint remove'), (draft) => draft.remove('touchpoint', 1))
    expect(await days()).toEqual([{ last_day: '2026-11-01' }, { last_day: '2026-11-01' }])
    await book.write(entry('edit'), (draft) => draft.update('client', 2, { org_id: null }))
    expect(await days()).toEqual([{ last_day: null }, { last_day: '2026-11-01' }])
    await book.close()
  })

  it('keeps nothing, and no entry, of work that fails or changes nothing', async () => {
    const book = await open()
    const before = await contents(book)
    await expect(
      book.write(entry('add'), async (draft) => {
        await draft.insert('client', client('Zhang Wei'))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    const { wrote } = await book.write(entry('edit'), (draft) => draft.update('client', 1, { name: 'x' }))
    expect(wrote).toBe(false)
    expect(await contents(book)).toEqual(before)
    expect(await book.db.selectFrom('journal').selectAll().execute()).toEqual([])
    await book.close()
  })

  it('never gives an id twice', async () => {
    const book = await open()
    const add = (name: string) => book.write(entry('add'), (draft) => draft.insert('client', client(name)))
    expect((await add('a')).result).toBe(1)
    await undo(book)
    expect((await add('b')).result).toBe(2)
    await book.close()
  })

  it('finds one Chinese character inside a sentence', async () => {
    const book = await open()
    await book.write(entry('add'), async (draft) => {
      await draft.insert('client', client('张伟'))
      await draft.insertMany('touchpoint', [
        touchpoint(1, '2026-11-02', '他问了定期存款和国债的利率'),
        touchpoint(1, '2026-11-03', 'Café, Søren'),
      ])
    })
    const find = (phrase: string) => notesWith(book, phrase)
    expect([await find('债'), await find('国债'), await find('债国'), await find('cafe soren')]).toEqual([
      [1],
      [1],
      [],
      [2],
    ])
    await book.close()
  })
})
