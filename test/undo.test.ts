import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rederive } from '../src/store/derive.ts'
import { openBook } from '../src/store/open.ts'
import { type App, app } from './crm.ts'
import { exampleBook } from './example.ts'

const TABLES = [
  ...['client', 'contact_point', 'attribute', 'alias', 'tag', 'channel', 'touchpoint', 'followup'],
  ...['plan', 'segment', 'brief_field'],
]
/** So many contacts that there is a rhythm. */
const OFTEN = `Date,Client,Type,Note\n${[3, 9, 11, 20, 25, 29].map((day) => `2026-10-${String(day).padStart(2, '0')},Li Wei,T,gold\n`).join('')}`
const WORDS = 'bonds OR lunch OR gold OR fees OR wei'

/** Everything a book holds besides its journal and its numbering. */
function contents({ rows }: Pick<App, 'rows'>): Record<string, unknown> {
  const searched = ['touchpoint', 'followup', 'client']
  return {
    ...Object.fromEntries(TABLES.map((table) => [table, rows(`select * from ${table} order by id`)])),
    keys: rows('select * from client_key order by client_id, kind, key'),
    lastContacts: rows('select * from last_contact order by client_id, code'),
    found: searched.map((table) =>
      rows(`select rowid from ${table}_search where words match '${WORDS}' order by rowid`),
    ),
  }
}

/** The same of a copy in which all that is derived was made anew. */
async function madeAnew(crm: App): Promise<Record<string, unknown>> {
  const copy = crm.path('anew.db')
  copyFileSync(crm.book, copy)
  const book = await openBook(copy, { stamp: 'anew' })
  if (!book) throw new Error('there is no copy')
  await book.db.transaction().execute((tx) => rederive(tx, book.engine))
  await book.close()
  const native = new Database(copy)
  try {
    return contents({ rows: (sql) => native.prepare(sql).all() as Record<string, unknown>[] })
  } finally {
    native.close()
  }
}

const COMMANDS = [
  'add "Ana Pérez" --org "Bodegas Álvarez" --email ana@bodegas.example --tag wine,vip --set city=Logroño',
  'add "Wei Zhang" --phone "+86 139 1111 2222"',
  'log zhang T "asked about bonds" --on yesterday --next "fri call"',
  'log "zhang wei,li wei" M lunch --mood 1',
  'edit "zhang wei" --tier B --title CFO --org "Nordkap Marine" --email new@x.example --set city=Leeds',
  'edit "li wei" --clear tier,org --name "Li Wei Ming"',
  'tag 张伟 +gold -贵宾',
  'tag kind:person +everyone',
  'archive acme',
  'unarchive acme',
  'merge "zhang wei" 张伟 --yes',
  'done 1 2',
  'touchpoint edit 1 "talked about gold" --on 2026-11-01 --code E',
  'touchpoint remove 2',
  'channel add W WeChat --word 微信',
  'import clients.csv',
  'import log.csv',
  'import more.csv --create-clients',
  'import often.csv',
  'next li fri send the fees',
  'promise "zhang wei,li wei" thu the fees --every 1m',
  'await 张伟 31 jan accounts --every 1m',
  'log li T "about gold" --promise "mon fees" --awaiting "tue lunch" --next "wed gold"',
  'snooze 1 next fri',
  'snooze 1 2 in 2 weeks',
  'done 1 2 3 --log E --note "sent the fees" --on yesterday',
  'done 3 4 5',
  'drop 1 3 --note "no gold"',
  'followup edit 1 --due "next fri" --what "gold again" --kind promise --every 2w',
  'followup edit 2 --client li --every none',
  'plan set tier:B "T every 2w, any every 30d"',
  'plan set tag:gold "M every 3m" --yes',
  'plan set "zhang wei" none',
  'plan set 张伟 "T/M every 10d"',
  'plan remove tier:B',
  'plan remove "zhang wei"',
  'segment save key-clients kind:person',
  'segment save round @key-clients quiet:1d',
  'segment remove key-clients',
  'segment remove round',
  'tag @key-clients +gold -vip',
  'tag @round +lunch',
  'field mark city',
  'field unmark hobby',
]

describe('undo', () => {
  it('keeps what is derived as if made anew, and goes back through any commands to the very rows before each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 10 }),
        async (lines) => {
          const crm = app()
          await exampleBook(crm)
          crm.write(
            'more.csv',
            'Date,Client,Type,Note,Next step,Next date\n2026-11-02,New One,M,gold,call,2026-12-01\n',
          )
          crm.write('often.csv', OFTEN)
          const states: Record<string, unknown>[] = []
          for (const line of lines) {
            const before = contents(crm)
            const entries = crm.rows('select max(id) as n from journal where writes > 0')
            await crm.run(line)
            const wrote = crm.rows('select max(id) as n from journal where writes > 0')
            if (JSON.stringify(wrote) !== JSON.stringify(entries)) states.push(before)
            else expect(contents(crm), line).toEqual(before)
          }
          expect(await crm.run('db check')).toMatchObject({ code: 0 })
          expect(contents(crm)).toEqual(await madeAnew(crm))
          for (const state of states.reverse()) {
            await crm.ok('undo')
            expect(contents(crm)).toEqual(state)
          }
          expect(await crm.run('db check')).toMatchObject({ code: 0 })
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('of certain entries takes back the last change only where it is one of them', async () => {
    const crm = app()
    await crm.ok('add "Acme Ltd"')
    await crm.ok('log acme T hello')
    expect(await crm.run('undo --entry 1')).toEqual({
      code: 4,
      out: '',
      err: 'crm: The last change is another, #2 (log: T Acme Ltd, Sun 2026-11-22 10:00): nothing was taken back.\nTry: crm undo --list\n',
    })
    expect(await crm.ok('undo --entry 1 --entry 2')).toContain('Took back log: T Acme Ltd')
    expect(await crm.ok('undo --entry 1')).toContain('Took back add: Acme Ltd')
    expect(await crm.ok('undo --entry 1')).toBe('Nothing can be taken back.\n')
  })

  it('lists what would be taken back, the next first, and says when there is nothing', async () => {
    const crm = app()
    await crm.ok('add "Zhang Wei"')
    await crm.ok('log zhang T hello')
    await crm.ok('export touchpoints')
    const listed: { command: string }[] = JSON.parse(await crm.ok('undo --list --json'))
    expect(listed.map(({ command }) => command)).toEqual(['log', 'add'])
    expect(await crm.ok('undo')).toContain('Took back log: T Zhang Wei, Sun 2026-11-22 10:00')
    expect(await crm.ok('undo')).toContain('Took back add: Zhang Wei')
    expect(await crm.run('undo')).toEqual({ code: 0, out: 'Nothing can be taken back.\n', err: '' })
    const history: { command: string; undone_by: number | null }[] = JSON.parse(
      await crm.ok('history --json'),
    )
    expect(history.map(({ command, undone_by }) => [command, undone_by])).toEqual([
      ['undo', null],
      ['undo', null],
      ['export touchpoints', null],
      ['log', 4],
      ['add', 5],
    ])
  })
})
