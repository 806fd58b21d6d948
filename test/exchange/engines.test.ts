import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { WriteContext } from '../../src/context.ts'
import type { Day } from '../../src/day.ts'
import { importClients } from '../../src/exchange/client-import.ts'
import { touchpointPage } from '../../src/exchange/export-queries.ts'
import { type AnyLayout, layoutOf } from '../../src/exchange/layout.ts'
import type { ImportAsked, Outcome } from '../../src/exchange/outcome.ts'
import { pagesOf } from '../../src/exchange/pages.ts'
import { openSource, openTable } from '../../src/exchange/source.ts'
import { importTouchpoints } from '../../src/exchange/touchpoint-import.ts'
import { onTheseDays, touchpointsOn } from '../../src/exchange/touchpoint-queries.ts'
import type { Book } from '../../src/store/open.ts'
import { uidMaker } from '../../src/uid.ts'
import { onEveryEngine } from '../stores.ts'

const NOW = '2026-11-22T10:00:00+00:00'
const ASKED: ImportAsked = {
  dates: undefined,
  dryRun: false,
  skipBad: true,
  createClients: false,
  savesTo: undefined,
}
const uid = uidMaker(
  () => 1_795_000_000_000,
  (bytes) => bytes.fill(7),
)

/** Imports a fixture into a book on any engine. */
async function imported(book: Book, name: string): Promise<{ outcome: Outcome; wrote: boolean }> {
  const content = readFileSync(join(import.meta.dirname, '../fixtures', name))
  const world = { stdin: async () => content, files: undefined as never }
  const table = await openTable(await openSource(world, '-'), {})
  const layout: AnyLayout = layoutOf(table.headers, { maps: [], as: undefined, file: name, customNames: [] })
  const { result, wrote } = await book.write({ at: NOW, actor: 'tester', command: 'import' }, (draft) => {
    const ctx = {
      book: { ...draft, engine: book.engine, reader: book.db },
      clock: { today: '2026-11-22' as Day, time: '10:00', now: NOW },
      dateOrder: undefined,
      uid,
      progress() {},
    } as unknown as WriteContext
    return layout.subject === 'clients'
      ? importClients(ctx, table, layout, ASKED)
      : importTouchpoints(ctx, table, layout, ASKED)
  })
  return { outcome: result, wrote }
}

onEveryEngine('an import', (open) => {
  it('takes in clients and touchpoints, changes nothing the second time, and is undone', async () => {
    const book = await open()
    const counts: unknown[] = []
    for (const name of [
      'consultant/clients.csv',
      'consultant/log.csv',
      'consultant/clients.csv',
      'consultant/log.csv',
    ]) {
      const { outcome, wrote } = await imported(book, name)
      counts.push([outcome.added, outcome.changed, outcome.unchanged, outcome.badRows, wrote])
    }
    expect(counts).toEqual([
      [44, 0, 0, 1, true],
      [781, 0, 0, 16, true],
      [0, 0, 44, 1, false],
      [0, 0, 781, 16, false],
    ])
    const ids: number[] = []
    const page = (db: Book['db'], after: number) => touchpointPage(db, {}, after, 100)
    for await (const { id } of pagesOf(book.db, page, () => {})) ids.push(id)
    expect(ids).toEqual(Array.from({ length: 781 }, (_, index) => index + 1))
    for (let entries = 0; entries < 2; entries++) {
      await book.write({ at: NOW, actor: 'tester', command: 'undo' }, (draft) => draft.undo())
    }
    const left = await book.db.selectFrom('client').select(sql<number>`count(*)`.as('n')).executeTakeFirst()
    expect(Number(left?.n)).toBe(0)
    await book.close()
  })

  it('looks touchpoints up by client and day through their index', async () => {
    const book = await open()
    expect(
      await touchpointsOn(
        book.db,
        [
          [1, '2026-11-03'],
          [2, '2026-11-04'],
        ],
        10,
      ),
    ).toEqual([])
    if (book.engine.native) {
      const query = onTheseDays([
        [1, '2026-11-03'],
        [2, '2026-11-04'],
      ]).compile(book.db)
      const plan = book.engine.native.prepare(`explain query plan ${query.sql}`).all(...query.parameters)
      expect((plan as { detail: string }[]).map(({ detail }) => detail)).toContainEqual(
        expect.stringMatching(/^SEARCH t USING INDEX touchpoint_(?:day|client) \(.*=\? AND .*=\?\)$/),
      )
    }
    await book.close()
  })
})
