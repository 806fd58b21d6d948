import { existsSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { type App, app } from '../crm.ts'

let crm: App

beforeEach(async () => {
  crm = app()
  await crm.ok('add "Zhang Wei" --tier A')
  await crm.ok('log zhang T "asked about bonds" --on 2026-11-10')
})

describe('where the output goes', () => {
  it.each([
    ['list.csv', '﻿'],
    ['list.json', '['],
    ['list.md', '| '],
    ['list.txt', '#'],
  ])('-o %s picks the format by its ending', async (file, begins) => {
    expect(await crm.run(['touchpoint', 'list', '-o', file])).toEqual({
      code: 0,
      out: '',
      err: `Wrote ${file}.\n`,
    })
    expect(crm.read(file).startsWith(begins)).toBe(true)
    expect(crm.read(file)).toContain('asked about bonds')
    expect(statSync(crm.path(file)).mode & 0o777).toBe(0o600)
  })

  it('-o - is standard output, and a pipe gets no byte order mark', async () => {
    const piped = await crm.ok('touchpoint list --format csv -o -')
    expect(piped).toBe(await crm.ok('touchpoint list --format csv'))
    expect(piped.startsWith('#')).toBe(true)
  })

  it('is the same in machine formats whatever the terminal', async () => {
    for (const format of ['csv', 'json', 'markdown']) {
      const plain = await crm.ok(`touchpoint list --format ${format}`)
      const wide = await crm.ok(`touchpoint list --format ${format}`, { terminal: { columns: 30 } })
      expect(wide).toBe(plain)
    }
  })

  it('leaves a file alone when the command fails, and nothing half beside it', async () => {
    crm.write('list.csv', 'mine')
    expect(await crm.run('show nobody -o list.json')).toMatchObject({ code: 3 })
    expect(await crm.run('touchpoint list nobody -o list.csv')).toMatchObject({ code: 3 })
    expect(crm.read('list.csv')).toBe('mine')
    expect(readdirSync(crm.folder).sort()).toEqual(['book.db', 'list.csv'])
  })

  it('follows a link to its file', async () => {
    crm.write('real/list.csv', 'old')
    symlinkSync(crm.path('real/list.csv'), crm.path('link.csv'))
    await crm.ok('touchpoint list -o link.csv')
    expect(crm.read('real/list.csv')).toContain('asked about bonds')
    expect(lstatSync(crm.path('link.csv')).isSymbolicLink()).toBe(true)
  })

  it('is never in a folder that is not there', async () => {
    expect(await crm.run('touchpoint list -o none/list.csv')).toEqual({
      code: 3,
      out: '',
      err: `crm: There is no folder ${crm.path('none')}: nothing was written.\n`,
    })
  })

  it('is never the book itself, not by a link either', async () => {
    crm.write('week/mine.txt', '')
    symlinkSync(crm.book, crm.path('link.csv'))
    symlinkSync(crm.book, crm.path('week/touchpoint-list.csv'))
    for (const place of ['link.csv', 'week/'])
      expect(await crm.run(`touchpoint list -o ${place}`)).toMatchObject({ code: 4, out: '' })
    expect(await crm.run('touchpoint list --format csv -o book.db')).toEqual({
      code: 4,
      out: '',
      err: 'crm: book.db is the book itself: nothing was written.\n',
    })
    expect(await crm.run('db check')).toMatchObject({ code: 0 })
  })

  it.each([
    [
      'touchpoint list --format html',
      'crm: crm touchpoint list cannot print html: it prints table, markdown, csv, xlsx, json.\n',
    ],
    [
      'export touchpoints --format markdown',
      'crm: crm export touchpoints cannot print markdown: it prints csv, xlsx, json.\n',
    ],
    [
      'export touchpoints -o out.unknown',
      'crm: out.unknown does not tell its format.\nTry: the same command with --format csv\n',
    ],
    [
      'history -o november.xlsx',
      'crm: crm history cannot print xlsx: it prints table, markdown, csv, json.\n',
    ],
    ['touchpoint list --format csv --delimiter x', 'crm: --delimiter takes one of , ; | or tab, not “x”.\n'],
  ])('refuses: %s', async (line, err) => {
    expect(await crm.run(line)).toEqual({ code: 2, out: '', err })
  })
})

describe('a folder', () => {
  const ROOM = 'crm: There is no folder'

  it('gets a CSV file of each table, whether it was there or not', async () => {
    expect(await crm.run('touchpoint list -o new/')).toEqual({
      code: 0,
      out: '',
      err: 'Wrote touchpoint-list.csv into new/.\n',
    })
    await crm.ok('touchpoint list --format csv -o new')
    expect(readdirSync(crm.path('new'))).toEqual(['touchpoint-list.csv'])
    expect(crm.read('new/touchpoint-list.csv')).toContain('asked about bonds')
    expect(statSync(crm.path('new/touchpoint-list.csv')).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['none/new/', 3, ROOM],
    ['book.db/', 2, 'is no folder: nothing was written.'],
    ['new/ --json', 2, 'crm: new/ is a folder, and those are for CSV: nothing was written.\nTry: '],
    ['new/ --format table', 2, 'crm: new/ is a folder, and those are for CSV: nothing was written.\nTry: '],
  ])('-o %s is refused', async (line, code, err) => {
    const ran = await crm.run(`touchpoint list -o ${line}`)
    expect(ran).toMatchObject({ code, out: '' })
    expect(ran.err).toContain(err)
    expect(readdirSync(crm.folder)).toEqual(['book.db'])
  })

  it('is left as it was where a file cannot be written', async () => {
    crm.write('there/touchpoint-list.csv/mine', '')
    expect(await crm.run('touchpoint list -o there/')).toMatchObject({ code: 2, out: '' })
    expect(readdirSync(crm.path('there'))).toEqual(['touchpoint-list.csv'])
  })
})

describe('colours', () => {
  const coloured = (text: string) => text.includes('\u001b[')
  it.each([
    [{}, false],
    [{ terminal: {} }, true],
    [{ terminal: {}, env: { NO_COLOR: '1' } }, false],
    [{ terminal: {}, env: { TERM: 'dumb' } }, false],
    [{ env: { FORCE_COLOR: '1' } }, true],
    [{ terminal: {}, env: { FORCE_COLOR: '0' } }, false],
    [{ env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  ])('%j: %s', async (options, wanted) => {
    expect(coloured(await crm.ok('touchpoint list', options))).toBe(wanted)
    expect(coloured(await crm.ok('touchpoint list --no-color', options))).toBe(false)
  })
})

describe('the pager', () => {
  const terminal = { columns: 80, rows: 3 }
  it('shows what is longer than the terminal, once', async () => {
    const { out } = await crm.run('touchpoint list', {
      terminal: { ...terminal, rows: 2 },
      env: { NO_COLOR: '1' },
    })
    expect(out).toBe('')
    expect(crm.paged).toEqual([await crm.ok('touchpoint list')])
  })

  it.each([
    ['what fits', 'touchpoint list', { terminal: { rows: 50 } }],
    ['with --no-pager', 'touchpoint list --no-pager', { terminal }],
    ['where the pager is cat', 'touchpoint list', { terminal, env: { CRM_PAGER: 'cat' } }],
    ['in machine formats', 'touchpoint list --json', { terminal }],
    ['in a pipe', 'touchpoint list', {}],
  ])('does not come %s', async (_, line, options) => {
    expect((await crm.run(line, options)).out).toContain('asked about bonds')
    expect(crm.paged).toEqual([])
  })
})

describe('without a book', () => {
  it.each(['list', 'due', 'grid', 'history', 'touchpoint list', ''])(
    '“%s” says how to begin, with exit code 0',
    async (line) => {
      const empty = app()
      const { code, out, err } = await empty.run(line, { env: { COLUMNS: '200' } })
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain(`No book yet at ${empty.book}.`)
      expect(out).toContain('crm add "Zhang Wei"')
      expect(existsSync(empty.book)).toBe(false)
    },
  )

  it.each(['list', 'due', 'history', 'touchpoint list'])('“%s --json” is an empty list', async (line) => {
    expect(await app().run(`${line} --json`)).toMatchObject({ code: 0, out: '[]\n' })
  })

  it.each([
    'log zhang T',
    'tag zhang +vip',
    'done 1',
    'undo',
    'import none.csv',
    'touchpoint remove 1',
    'add ""',
  ])('“%s” makes none', async (line) => {
    const empty = app()
    await empty.run(line)
    expect(readdirSync(empty.folder)).toEqual([])
  })
})
