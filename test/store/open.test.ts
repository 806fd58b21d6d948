import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { STEPS } from '../../migrations/index.ts'
import { findFaults } from '../../src/store/check.ts'
import { migrate, schemaState } from '../../src/store/migrate.ts'
import { type Book, bookOn, openBook, sqliteEngine } from '../../src/store/open.ts'
import { openNative } from '../../src/store/sqlite.ts'
import { app } from '../crm.ts'
import { notesWith, onEveryEngine } from '../stores.ts'

const AT = { at: '2026-11-22T10:00:00+00:00', actor: 'tester', command: 'channel add' }
let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crm-open-'))
  path = join(folder, 'deep', 'book.db')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

describe('a new book', () => {
  it('is private, and there only when it is published', async () => {
    const book = await openBook(path, { create: true, stamp: 's' })
    expect(existsSync(path)).toBe(false)
    expect(await book?.publish?.()).toBe(true)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['book.db'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700)
  })

  it('leaves nothing behind when it is not wanted', async () => {
    const book = await openBook(path, { create: true, stamp: 's' })
    await book?.close()
    expect(readdirSync(join(folder, 'deep'))).toEqual([])
    expect(await openBook(path, { stamp: 's' })).toBeUndefined()
  })

  it('gives way to one that was there first', async () => {
    const one = await openBook(path, { create: true, stamp: 'one' })
    const other = await openBook(path, { create: true, stamp: 'other' })
    await one?.write(AT, (draft) => draft.insert('channel', { code: 'W', name: 'WeChat', words: '' }))
    expect(await one?.publish?.()).toBe(true)
    expect(await other?.publish?.()).toBe(false)
    const book = await openBook(path, { stamp: 's' })
    expect(await book?.db.selectFrom('channel').select('code').execute()).toEqual([{ code: 'W' }])
    await book?.close()
  })
})

describe('a book that may only be read', () => {
  it('is read, and takes nothing', async () => {
    await (await openBook(path, { create: true, stamp: 's' }))?.publish?.()
    const book = await openBook(path, { stamp: 's', readOnly: true })
    expect(await book?.db.selectFrom('channel').select('code').execute()).toEqual([])
    const written = book?.write(AT, (draft) => draft.insert('channel', { code: 'W', name: 'W', words: '' }))
    await expect(written).rejects.toThrow('may not be written: nothing was changed.')
    await book?.close()
  })

  it('is not brought up to date, and no copy is made', async () => {
    await (await openBook(path, { create: true, stamp: 's' }))?.publish?.()
    const steps = [...STEPS, { name: '9998_later', up: async () => {} }]
    await expect(openBook(path, { stamp: 's', steps, readOnly: true })).rejects.toThrow(
      `${path} has to be brought up to date first, and it may only be read here.`,
    )
    expect(readdirSync(join(folder, 'deep'))).toEqual(['book.db'])
  })
})

describe('a book of another version', () => {
  it('is refused by an older program, and not touched', async () => {
    await (await openBook(path, { create: true, stamp: 's' }))?.publish?.()
    const native = new Database(path)
    native.exec("insert into kysely_migration values ('9999_from_the_future', '2030-01-01')")
    native.close()
    await expect(openBook(path, { stamp: 's' })).rejects.toThrow(
      `The book ${path} was written by a newer version of crm; this one would damage it.`,
    )
    expect(readdirSync(join(folder, 'deep'))).toEqual(['book.db'])
  })

  it('is backed up before it is brought up to date, and the user is told where', async () => {
    await (await openBook(path, { create: true, stamp: 's' }))?.publish?.()
    const steps = [
      ...STEPS,
      {
        name: '0999_later',
        up: async (db: never) => void (await sql`create table later (id integer)`.execute(db)),
      },
    ]
    const book = await openBook(path, { stamp: '20261122T100000', steps })
    const backup = `${path}.before-update-20261122T100000`
    expect(book?.notices).toEqual([
      `The book was brought up to date; as it was before, it is kept in ${backup}.`,
    ])
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(tables(path)).toContain('later')
    expect(tables(backup)).not.toContain('later')
    await book?.close()
  })
})

describe('what is no book', () => {
  it.each([
    ['text', 'Name,Phone\nZhang,1\n'.repeat(100), /is not a book: it is no SQLite file\.$/],
    ['an empty file', '', /is not a book of crm\.$/],
  ])('%s is refused, and left as it is', async (_, content, says) => {
    const file = join(folder, 'file.db')
    writeFileSync(file, content)
    await expect(openBook(file, { stamp: 's' })).rejects.toThrow(says)
    expect(statSync(file).size).toBe(content.length)
  })

  it('a database of something else is refused', async () => {
    const file = join(folder, 'other.db')
    const native = new Database(file)
    native.exec('create table client (id integer)')
    native.close()
    await expect(openBook(file, { stamp: 's' })).rejects.toThrow(/is not a book of crm\.$/)
  })

  it.each([
    ['log zhang T hello', 5],
    ['due', 5],
  ])('the command “%s” ends with exit code 5 and one sentence', async (line, code) => {
    const crm = app()
    crm.write('book.db', 'not a book at all, but long enough to be read as one'.repeat(20))
    expect(await crm.run(line)).toEqual({
      code,
      out: '',
      err: `crm: ${crm.book} is not a book: it is no SQLite file.\n`,
    })
  })

  it('a folder in its place is refused', async () => {
    const crm = app()
    const { code, err } = await crm.run(['due', '--db', crm.folder])
    expect({ code, err }).toEqual({ code: 5, err: `crm: The book ${crm.folder} cannot be opened.\n` })
  })

  it('a file in place of its folder is refused', async () => {
    const crm = app()
    crm.write('file', 'x')
    const { code, err } = await crm.run(['add', 'Zhang', '--db', crm.path('file/book.db')])
    expect({ code, err }).toEqual({
      code: 5,
      err: `crm: There can be no book at ${crm.path('file/book.db')}.\n`,
    })
  })
})

describe('a book in use', () => {
  it('is waited for, then said to be busy; nothing is changed', async () => {
    const crm = app()
    await crm.ok('add "Zhang Wei"')
    const other = new Database(crm.book)
    other.exec('begin immediate')
    const { code, err } = await crm.run('log zhang T hello', { env: { CRM_BUSY_MS: '50' } })
    other.exec('rollback')
    other.close()
    expect({ code, err }).toEqual({
      code: 5,
      err: `crm: The book ${crm.book} is in use by another program.\nTry: the same command again in a moment\n`,
    })
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual([{ n: 0 }])
  })
})

onEveryEngine('a migration', (open) => {
  it('keeps what a book of the first version holds, undo included, and makes what is derived', async () => {
    const book = await open(STEPS.slice(0, 1))
    await writeOldBook(book)
    await migrate(book.db, book.engine)
    expect(await findFaults(book.db, book.engine)).toEqual([])
    expect(await notesWith(book, '国债')).toEqual([5, 4, 3, 2, 1])
    expect(
      await book.db.selectFrom('client').select(['last_day', 'usual_gap', 'rhythm_due']).execute(),
    ).toEqual([{ last_day: '2026-11-15', usual_gap: 3, rhythm_due: '2026-11-29' }])
    const step = () =>
      book.db.selectFrom('followup').select(['done_at', 'done_on', 'snoozes']).executeTakeFirst()
    expect(await step()).toEqual({ done_at: AT.at, done_on: '2026-11-22', snoozes: 0 })
    await book.write({ ...AT, command: 'undo' }, (draft) => draft.undo())
    expect(await step()).toEqual({ done_at: null, done_on: '2026-11-22', snoozes: 0 })
    await book.close()
  })

  it('that fails leaves nothing of it, and no record', async () => {
    const book = await open()
    const steps = [
      ...STEPS,
      {
        name: '0998_half',
        async up(db: never) {
          await sql`create table half (id integer)`.execute(db)
          await sql`create table half (id integer)`.execute(db)
        },
      },
    ]
    await expect(migrate(book.db, book.engine, steps)).rejects.toThrow(/half/)
    await expect(sql`select * from half`.execute(book.db)).rejects.toThrow()
    expect(await schemaState(book.db)).toBe('current')
    expect(await schemaState(book.db, steps)).toBe('older')
    expect(await schemaState(book.db, [])).toBe('newer')
    await book.close()
  })
})

describe('every list query has an index behind it', () => {
  it.each([
    [
      'follow-ups that are due',
      "select * from followup where done_at is null and dropped_at is null and due <= '2026-11-22' order by due",
      'followup_open',
    ],
    [
      'the contact before',
      "select * from touchpoint where client_id = 1 and (day < '2026-11-22' or (day = '2026-11-22' and id < 9)) order by day desc, id desc limit 1",
      'touchpoint_client',
    ],
    ['who is quiet', "select * from client where last_day < '2026-10-01'", 'client_last_day'],
    ['the members of an organisation', 'select max(last_day) from client where org_id = 1', 'client_org'],
    ['what changed in a client', 'select journal_id from change where client_id = 1', 'change_client'],
  ])('%s', async (_, query, index) => {
    const book = bookOn(sqliteEngine(openNative(':memory:', { create: true })), ':memory:')
    await migrate(book.db, book.engine)
    const plan = book.engine.native?.prepare(`explain query plan ${query}`).all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join('\n')).toContain(index)
    await book.close()
  })
})

function tables(file: string): string[] {
  const native = new Database(file)
  try {
    return (native.prepare('select name from sqlite_master').all() as { name: string }[]).map(
      ({ name }) => name,
    )
  } finally {
    native.close()
  }
}

/** A client with five contacts three days apart, and a next step that the last command closed: as version 1 wrote it. */
async function writeOldBook(book: Book): Promise<void> {
  const db = book.db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const client = { id: 1, uid: 'c1', kind: 'person', name: 'Zhang Wei', created_at: AT.at, updated_at: AT.at }
  await db.insertInto('client').values(client).execute()
  for (let id = 1; id <= 5; id++) {
    const day = `2026-11-${String(3 * id).padStart(2, '0')}`
    const contact = { id, uid: `t${id}`, client_id: 1, day, code: 'T', note: '问国债', created_at: AT.at }
    await db.insertInto('touchpoint').values(contact).execute()
  }
  const open = { id: 1, uid: 'f1', client_id: 1, kind: 'next', due: '2026-11-25', what: 'x', done_at: null }
  await db
    .insertInto('followup')
    .values({ ...open, created_at: AT.at, done_at: AT.at })
    .execute()
  const entry = { id: 1, at: AT.at, actor: 'tester', command: 'done', summary: '', writes: 1 }
  await db.insertInto('journal').values(entry).execute()
  const change = { id: 1, journal_id: 1, table_name: 'followup', row_id: 1, client_id: 1 }
  const [before, after] = [open, { ...open, done_at: AT.at }].map((row) => JSON.stringify(row))
  await db
    .insertInto('change')
    .values({ ...change, before, after })
    .execute()
  for (const name of ['client', 'touchpoint', 'followup', 'journal', 'change'])
    await db.insertInto('sequence').values({ name, next: 10 }).execute()
}
