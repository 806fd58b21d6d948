import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { nativeForm, ROOT, user } from './forms.ts'

let crm: string

beforeAll(() => {
  crm = nativeForm()
})

describe('the executable', () => {
  test('needs no Node and no other file', async () => {
    const { home, run } = user()
    const alone = join(home, 'alone')
    mkdirSync(alone)
    copyFileSync(crm, join(alone, 'crm'))
    const env = { PATH: '/nonexistent', XDG_CACHE_HOME: join(home, 'cache') }
    expect(await run(join(alone, 'crm'), ['add', 'Ann'], { cwd: alone, env })).toMatchObject({ code: 0 })
    expect(readdirSync(alone)).toEqual(['crm'])
  })

  test('leaves its addon in the user’s cache, private, and nothing in the temporary folder', async () => {
    const { cache, temporary, run } = user()
    expect(await run(crm, ['add', 'Ann'])).toMatchObject({ code: 0 })
    expect(readdirSync(temporary)).toEqual([])
    const [name = '', ...others] = readdirSync(join(cache, 'crm'))
    expect(others).toEqual([])
    expect(name).toMatch(/^better-sqlite3-[0-9a-f]{32}\.node$/)
    expect(lstatSync(join(cache, 'crm')).mode & 0o777).toBe(0o700)
    expect(lstatSync(join(cache, 'crm', name)).mode & 0o777).toBe(0o500)
  })

  test('does not load an addon from a folder others may write', async () => {
    const { cache, home, run } = user()
    mkdirSync(join(cache, 'crm'), { recursive: true })
    chmodSync(join(cache, 'crm'), 0o777)
    const ended = await run(crm, ['add', 'Ann'])
    expect(ended).toMatchObject({ code: 5, out: '' })
    expect(ended.err).toContain('may be written by other users')
    expect(readdirSync(home)).not.toContain('data')
  })

  test('mends an addon that was cut short', async () => {
    const { cache, run } = user()
    await run(crm, ['add', 'Ann'])
    const file = join(cache, 'crm', readdirSync(join(cache, 'crm'))[0] as string)
    const whole = readFileSync(file)
    chmodSync(file, 0o700)
    writeFileSync(file, whole.subarray(0, 4096))
    expect(await run(crm, ['list'])).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(file).equals(whole)).toBe(true)
  })

  test('an addon that cannot be loaded: one sentence and why', async () => {
    const { cache, run } = user()
    await run(crm, ['add', 'Ann'])
    const file = join(cache, 'crm', readdirSync(join(cache, 'crm'))[0] as string)
    chmodSync(file, 0o700)
    writeFileSync(file, Buffer.alloc(lstatSync(file).size))
    const ended = await run(crm, ['list'])
    expect(ended).toMatchObject({ code: 5, out: '' })
    expect(ended.err).toMatch(
      /^crm: The database engine cannot be loaded\.\n {2}.*better-sqlite3-.*\nTry: XDG_CACHE_HOME=.*\n$/,
    )
  })

  test('works where the cache cannot be made', async () => {
    const { home, temporary, run } = user()
    writeFileSync(join(home, 'file'), '')
    const env = { XDG_CACHE_HOME: join(home, 'file') }
    expect(await run(crm, ['add', 'Ann'], { env })).toMatchObject({ code: 0 })
    expect(readdirSync(temporary)).toEqual([`crm-${process.getuid?.()}`])
  })

  test('does not carry the folder it was built in', () => {
    expect(readFileSync(crm).includes(join(ROOT, 'node_modules'))).toBe(false)
  })
})
