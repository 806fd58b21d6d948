import { readdirSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app({ env: { COLUMNS: '200' } })
  await crm.ok('add "Zhang Wei"')
  await crm.ok('log zhang T "asked about bonds"')
})

describe('db path', () => {
  it('tells the place by flag, environment and default, in this order', async () => {
    expect(await crm.ok('db path --db other.db')).toBe(`${crm.path('other.db')}\n`)
    expect(await crm.ok('db path')).toBe(`${crm.book}\n`)
    const env = { CRM_DB: '', XDG_DATA_HOME: '/data' }
    expect(await crm.ok('db path', { env })).toBe('/data/crm/book.db\n')
    expect(await crm.ok('db path', { env: { CRM_DB: '' } })).toBe(`${crm.path('.local/share/crm/book.db')}\n`)
  })

  it('is JSON for programs', async () => {
    expect(JSON.parse(await crm.ok('db path --json'))).toEqual({ path: crm.book })
    expect(JSON.parse(await crm.ok('db check --json'))).toEqual({ whole: true, faults: [] })
  })

  it('passes over a relative XDG_DATA_HOME, as its specification asks', async () => {
    const env = { CRM_DB: '', XDG_DATA_HOME: 'data' }
    expect(await crm.ok('db path', { env })).toBe(`${crm.path('.local/share/crm/book.db')}\n`)
  })

  it('is one line, however long and narrow', async () => {
    const long = `/${'a folder/'.repeat(20)}book.db`
    expect(await crm.ok(['db', 'path', '--db', long], { env: { COLUMNS: '40' } })).toBe(`${long}\n`)
  })
})

describe('db backup', () => {
  it('names a folder that is not there', async () => {
    expect(await crm.run('db backup none/copy.db')).toEqual({
      code: 3,
      out: '',
      err: `crm: There is no folder ${crm.path('none')}: nothing was written.\n`,
    })
  })
})

describe('db check', () => {
  it('finds a whole book whole', async () => {
    expect(await crm.run('db check')).toEqual({ code: 0, out: 'The book is whole.\n', err: '' })
  })

  it.each([
    ['delete from client where id = 1', '1 rows of touchpoint belong to no client.'],
    ["update client set last_day = '2020-01-01'", '1 clients have a wrong day of last contact.'],
    ['delete from client_key', '1 clients cannot be found by their name.'],
    ['delete from touchpoint_search where rowid > 0', '1 notes are missing from the search index'],
    [
      "insert into last_contact values (77, 'T', '2026-01-01')",
      '1 clients have a wrong last contact by one of the channels.',
    ],
    ['delete from last_contact', '1 clients have a wrong last contact by one of the channels.'],
    [
      "insert into plan values (9, 'client', '', 77, 'T', '14d', '2026-11-20T10:00:00+00:00')",
      '1 contact plans belong to no client.',
    ],
    ['update client set org_id = 77', '1 clients belong to an organisation that is not there.'],
  ])('finds the damage of “%s”', async (damage, says) => {
    const native = new Database(crm.book)
    native.exec(damage)
    native.close()
    const { code, out, err } = await crm.run('db check')
    expect(code).toBe(5)
    expect(out).toContain(says)
    expect(err).toBe('Restore the last backup: crm db restore <file>\n')
  })
})

describe('db backup', () => {
  it('copies the book while it is open, private, and never over a file', async () => {
    const other = new Database(crm.book)
    other.exec("begin immediate; update client set name = 'never committed'")
    expect(await crm.run('db backup copy.db')).toEqual({
      code: 0,
      out: `The book is copied to ${crm.path('copy.db')}.\n`,
      err: '',
    })
    other.exec('rollback')
    other.close()
    expect(statSync(crm.path('copy.db')).mode & 0o777).toBe(0o600)
    expect(await crm.ok('touchpoint list --db copy.db --json')).toContain('asked about bonds')
    expect(await crm.run('db backup copy.db')).toEqual({
      code: 4,
      out: '',
      err: `crm: ${crm.path('copy.db')} is there already: nothing was written.\n`,
    })
  })
})

describe('db restore', () => {
  it('puts the backup in place and keeps the book as it was', async () => {
    await crm.ok('db backup copy.db')
    await crm.ok('log zhang M "after the backup"')
    expect(await crm.run('db restore copy.db')).toEqual({
      code: 4,
      out: '',
      err: `crm: This puts ${crm.path('copy.db')} in the place of the book ${crm.book}.\nTry: the same command with --yes\n`,
    })
    const kept = `${crm.book}.before-restore-20261122T100000`
    expect(await crm.run('db restore copy.db --yes')).toEqual({
      code: 0,
      out: `Restored ${crm.book} from ${crm.path('copy.db')}.\nThe book as it was is kept in ${kept}.\n`,
      err: '',
    })
    expect(crm.rows('select note from touchpoint')).toEqual([{ note: 'asked about bonds' }])
    expect(await crm.ok(['touchpoint', 'list', '--db', kept])).toContain('after the backup')
    expect(readdirSync(crm.folder).sort()).toEqual([
      'book.db',
      'book.db.before-restore-20261122T100000',
      'copy.db',
    ])
    await crm.ok('log zhang T again')
  })

  it('asks on a terminal', async () => {
    await crm.ok('db backup copy.db')
    const said = `This puts ${crm.path('copy.db')} in the place of the book ${crm.book}.\n`
    expect(await crm.run('db restore copy.db', { terminal: {}, answers: [false] })).toEqual({
      code: 4,
      out: '',
      err: `${said}crm: Nothing was changed.\n`,
    })
    expect(await crm.run('db restore copy.db', { terminal: {}, answers: [true] })).toMatchObject({ code: 0 })
    expect(crm.asked).toEqual(['Restore it?', 'Restore it?'])
  })

  it('brings back a book that is gone, or no book any more', async () => {
    await crm.ok('db backup copy.db')
    crm.write('book.db', 'overwritten by mistake, with something that is no book at all'.repeat(10))
    await crm.ok('db restore copy.db --yes')
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual([{ n: 1 }])
    await crm.ok(['db', 'restore', 'copy.db', '--db', 'new.db'])
    expect(await crm.ok('touchpoint list --db new.db')).toContain('asked about bonds')
  })

  it.each([
    ['a file that is not there', 'none.db', 3],
    ['what is no book', 'text.db', 5],
    ['a damaged backup', 'damaged.db', 5],
  ])('refuses %s, and leaves the book alone', async (_, file, code) => {
    crm.write('text.db', 'no book'.repeat(100))
    await crm.ok('db backup damaged.db')
    const native = new Database(crm.path('damaged.db'))
    native.exec('delete from client')
    native.close()
    const before = readdirSync(crm.folder).sort()
    expect(await crm.run(['db', 'restore', file, '--yes'])).toMatchObject({ code, out: '' })
    expect(readdirSync(crm.folder).sort()).toEqual(before)
    expect(crm.rows('select count(*) as n from touchpoint')).toEqual([{ n: 1 }])
  })
})
