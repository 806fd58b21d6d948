import { type SqlBool, sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Day } from '../../src/day.ts'
import { clientsToGreet, greetingsWithin, wasGreeted } from '../../src/greetings/queries.ts'
import { onEveryEngine } from '../stores.ts'

const range = { from: '2026-09-18' as Day, to: '2026-09-28' as Day }

onEveryEngine('greetings', (open) => {
  it('are the contacts of the days whose note has one of the words, in any case', async () => {
    const book = await open()
    const at = '2026-09-20T10:00:00+00:00'
    await book.write({ at, actor: 'tester', command: 'test' }, async (draft) => {
      const client = { title: null, tier: null, stage: null, owner: null, birthday: null, note: null }
      const rest = { created_at: at, updated_at: at, archived_at: null, merged_into: null }
      const org_id = await draft.insert('client', {
        uid: 'o',
        kind: 'organisation',
        name: '银行',
        org_id: null,
        ...client,
        ...rest,
      })
      const id = await draft.insert('client', {
        uid: 'p',
        kind: 'person',
        name: '张伟',
        org_id,
        ...client,
        ...rest,
      })
      const notes = [
        ['2026-09-17', '中秋快乐'],
        ['2026-09-18', '中秋快乐'],
        ['2026-09-19', 'HAPPY MID-AUTUMN'],
        ['2026-09-20', 'about bonds'],
        ['2026-09-28', 'Women’s Day'],
        ['2026-09-29', '中秋'],
      ] as const
      for (const [day, note] of notes)
        await draft.insert('touchpoint', {
          uid: `${day}`,
          client_id: id,
          day: day as Day,
          time: null,
          code: 'T',
          note,
          direction: null,
          minutes: null,
          mood: null,
          event_uid: null,
          created_at: at,
        })
    })
    const words = ['中秋', 'mid-autumn', "women's day", '50%']
    const found = await greetingsWithin(book.db, range, words)
    expect(found.map(({ day }) => day)).toEqual(['2026-09-18', '2026-09-19', '2026-09-28'])
    expect(await wasGreeted(book.db, range, ['mid-autumn'])).toBe(true)
    expect(await wasGreeted(book.db, range, ['%'])).toBe(false)
    const people = sql<SqlBool>`client.kind = 'person'`
    expect(await clientsToGreet(book.db, people)).toEqual([
      { id: 2, client: '张伟', kind: 'person', tier: null, org: '银行' },
    ])
    await book.close()
  })
})
