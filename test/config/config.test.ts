import { statSync, symlinkSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { settingsPath } from '../../src/config/place.ts'
import { SETTINGS } from '../../src/config/settings.ts'
import { app } from '../crm.ts'

/** An app whose settings file is `settings/config.json` in its folder, which is not there yet. */
function configured(text?: string) {
  const crm = app()
  const env = { CRM_CONFIG: crm.path('settings/config.json') }
  if (text !== undefined) crm.write('settings/config.json', text)
  const run: typeof crm.run = (line, more = {}) => crm.run(line, { ...more, env: { ...env, ...more.env } })
  return { ...crm, run, file: env.CRM_CONFIG }
}

describe('config set, get and unset', () => {
  it('writes a private file of its own, whole, and says where', async () => {
    const crm = configured()
    expect(await crm.run('config set dates DMY')).toEqual({
      code: 0,
      out: `dates is now dmy, in ${crm.file}.\n`,
      err: '',
    })
    expect(crm.read('settings/config.json')).toBe('{\n  "dates": "dmy"\n}\n')
    expect(statSync(crm.file).mode & 0o777).toBe(0o600)
    expect(statSync(crm.path('settings')).mode & 0o777).toBe(0o700)
    expect((await crm.run('config get dates')).out).toBe('dmy\n')
    expect((await crm.run('config get dates --json')).out).toBe(
      '{\n  "name": "dates",\n  "value": "dmy",\n  "from": "file"\n}\n',
    )
    expect((await crm.run('config unset dates')).out).toBe(`dates is no longer set in ${crm.file}.\n`)
    expect((await crm.run('config unset dates')).out).toBe(`dates was not set in ${crm.file}.\n`)
    expect(await crm.run('config get dates')).toEqual({ code: 0, out: '', err: '' })
  })

  it('keeps what it does not know, and a link to the file', async () => {
    const crm = configured()
    crm.write('mine.json', '{"later": [1], "user": "ann"}')
    crm.write('settings/keep', '')
    symlinkSync(crm.path('mine.json'), crm.file)
    await crm.run('config set lang zh')
    expect(JSON.parse(crm.read('mine.json'))).toEqual({ later: [1], user: 'ann', lang: 'zh-CN' })
  })

  it.each([
    ['config set lang fr', 'crm: lang takes en, zh-CN, not “fr”.\n'],
    ['config set dates 3', 'crm: dates takes dmy, mdy, ymd, not “3”.\n'],
    ['config set ascii perhaps', 'crm: ascii takes on, off, not “perhaps”.\n'],
    ['config set langg zh', 'crm: There is no setting “langg”.\nTry: crm config set lang zh\n'],
    ['config unset colour', 'crm: There is no setting “colour”.\nTry: crm config unset color\n'],
    ['config get xyzzy', 'crm: There is no setting “xyzzy”.\nTry: crm config list\n'],
    [['config', 'set', 'user', 'a\nb'], 'crm: user takes a name, not “a b”.\n'],
  ])('refuses %s and writes nothing', async (line, err) => {
    const crm = configured()
    const ran = await crm.run(line)
    expect(ran.code).toBe(2)
    expect(ran.err).toBe(err)
    expect((await crm.run('config list --json')).out).not.toContain('"file"')
  })

  it('keeps a path from its root, so that it means the same everywhere', async () => {
    const crm = configured()
    await crm.run('config set book work.db')
    expect(JSON.parse(crm.read('settings/config.json'))).toEqual({ book: crm.path('work.db') })
    await crm.run('config set holidays cn')
    expect((await crm.run('config get holidays')).out).toBe('cn\n')
  })
})

describe('setting', () => {
  it('a language answers in it', async () => {
    const crm = configured()
    expect((await crm.run('config set lang zh-CN')).out).toMatch(/^lang 已设为 zh-CN，写入 .+。\n$/)
    expect((await crm.run('list --lang fr')).err).toBe('crm: 没有“fr”这种语言，可用的有：en、zh-CN。\n')
    expect((await crm.run('config set lang en')).out).toMatch(/^lang is now en, in /)
  })

  it('days off wants a file that is there, as every later command would read it', async () => {
    const crm = configured()
    const ran = await crm.run('config set holidays us')
    expect(ran.code).toBe(3)
    expect(ran.err).toBe(`crm: There is no file ${crm.path('us')}.\nTry: crm config set holidays cn\n`)
    crm.write('off.txt', '2026-12-24 off\n')
    expect((await crm.run('config set holidays off.txt')).code).toBe(0)
  })
})

describe('what comes first', () => {
  it('an option, then the environment, then the file, then what crm takes', async () => {
    const crm = configured('{"lang": "zh-CN", "user": "ann", "ascii": true}')
    const from = async (line: string, env = {}) => {
      const { out } = await crm.run(line, { env })
      const rows = JSON.parse(out) as { name: string; value: string; from: string }[]
      return Object.fromEntries(rows.map(({ name, value, from }) => [name, `${value} ${from}`]))
    }
    expect(await from('config list --json --lang en', { CRM_USER: 'bob', CRM_PAGER: '' })).toEqual({
      lang: 'en option',
      book: `${crm.book} environment`,
      user: 'bob environment',
      dates: 'null default',
      holidays: 'null default',
      editor: 'nano default',
      pager: 'null environment',
      color: 'auto default',
      ascii: 'on file',
    })
  })

  it('the file is read by every command: book, name, dates, drawing and language', async () => {
    const crm = configured()
    const elsewhere = crm.path('elsewhere.db')
    crm.write(
      'settings/config.json',
      JSON.stringify({ book: elsewhere, user: 'ann', dates: 'dmy', ascii: 'on', lang: 'zh-CN' }),
    )
    const env = { CRM_DB: '', CRM_USER: '' }
    expect((await crm.run('db path --lang en', { env })).out).toBe(`${elsewhere}\n`)
    expect((await crm.run('add Ann --lang en', { env })).code).toBe(0)
    expect((await crm.run('log Ann T hello --on 3/4 --json --lang en', { env })).out).toContain('2026-04-03')
    expect((await crm.run('history --json', { env })).out).toContain('"ann"')
    expect((await crm.run('list', { env })).out).not.toContain('─')
    expect((await crm.run('xyzzy', { env })).err).toContain('可以试试')
  })

  it('a book below ~ is in the home folder', async () => {
    const crm = configured('{"book": "~/mine.db"}')
    expect((await crm.run('db path', { env: { CRM_DB: '' } })).out).toBe(`${crm.path('mine.db')}\n`)
  })
})

describe('a file that cannot be used', () => {
  it.each([
    ['{', (file: string) => `crm: The settings file ${file} is no JSON object.\nTry: crm config edit\n`],
    ['[]', (file: string) => `crm: The settings file ${file} is no JSON object.\nTry: crm config edit\n`],
    [
      '{"dates": 5}',
      (file: string) => `crm: dates in ${file} takes dmy, mdy, ymd, not “5”.\nTry: crm config unset dates\n`,
    ],
    [
      '{"book": "rel.db"}',
      (file: string) =>
        `crm: book in ${file} takes the path of a file, from the root or from ~/, not “rel.db”.\n` +
        'Try: crm config unset book\n',
    ],
  ])('%s is one sentence and exit code 2, and config mends it', async (text, err) => {
    const crm = configured(text)
    expect(await crm.run('due')).toEqual({ code: 2, out: '', err: err(crm.file) })
    const listed = await crm.run('config list')
    expect(listed.code).toBe(0)
    expect(listed.err).toBe(`${err(crm.file).split('\n')[0]?.slice(5)}\n`)
    expect((await crm.run('--version')).code).toBe(0)
    expect((await crm.run('config edit', { edited: '{}\n' })).code).toBe(0)
    expect((await crm.run('due')).code).toBe(0)
  })

  it('an empty file is as good as none, and a folder in its place is said', async () => {
    const crm = configured('\n')
    expect((await crm.run('due')).code).toBe(0)
    expect((await crm.run('config set lang en')).code).toBe(0)
    const env = { CRM_CONFIG: crm.path('.') }
    const ran = await crm.run('config set lang en', { env })
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(/^crm: The settings file .* cannot be read\.\n$/)
  })

  it('a name that is no setting is told by the list and refused by edit', async () => {
    const crm = configured('{"langg": "zh"}')
    expect((await crm.run('due')).code).toBe(0)
    const wrong = `No setting is called so in ${crm.file}: langg.`
    expect((await crm.run('config list')).err).toBe(`${wrong}\n`)
    expect(await crm.run('config edit', { edited: '{"langg": "zh"}' })).toEqual({
      code: 2,
      out: '',
      err: `crm: ${wrong}\n  Nothing was changed.\n`,
    })
  })
})

describe('config edit and path', () => {
  it('saves what fits, and nothing where nothing was changed', async () => {
    const crm = configured()
    expect((await crm.run('config edit', { edited: '{\n}\n' })).out).toBe(
      `Nothing was changed in ${crm.file}.\n`,
    )
    const text = '{ "lang": "en" }\n'
    expect((await crm.run('config edit', { edited: text })).out).toBe(
      `Changed the settings in ${crm.file}.\n`,
    )
    expect(crm.read('settings/config.json')).toBe(text)
    expect((await crm.run('config path')).out).toBe(`${crm.file}\n`)
  })

  it('on a terminal one may mend a mistake, or leave all as it was', async () => {
    const crm = configured()
    const ran = await crm.run('config edit', {
      edited: '{"dates": "xyz"}',
      terminal: {},
      answers: [true, false],
    })
    expect(ran.code).toBe(2)
    expect(crm.asked.length).toBe(2)
    expect((await crm.run('config list --json')).out).not.toContain('"file"')
  })
})

describe('the place of the file', () => {
  const at = (platform: string, env: Record<string, string>) =>
    settingsPath({ platform, env, cwd: '/here', home: '/home/ann' })

  it.each([
    ['linux', {}, '/home/ann/.config/crm/config.json'],
    ['linux', { XDG_CONFIG_HOME: '/c' }, '/c/crm/config.json'],
    ['linux', { XDG_CONFIG_HOME: 'c' }, '/home/ann/.config/crm/config.json'],
    ['darwin', {}, '/home/ann/Library/Application Support/crm/config.json'],
    ['win32', {}, '/home/ann/AppData/Roaming/crm/config.json'],
    ['linux', { CRM_CONFIG: 'x.json' }, '/here/x.json'],
  ])('%s %j', (platform, env, path) => {
    expect(at(platform, env as Record<string, string>)).toBe(path)
  })
})

describe('the table of settings', () => {
  it('reads again what it has read', () => {
    for (const { read } of SETTINGS)
      for (const text of ['en', 'dmy', 'cn', '/a/b', 'nano', 'always', 'on', true]) {
        const value = read(text)
        if (value !== undefined) expect(read(value)).toBe(value)
      }
  })
})
