import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { nativeForm, type User, user } from './forms.ts'

const NOBODY = 65_534
let crm: string

beforeAll(() => {
  crm = nativeForm()
})

const asRoot = process.getuid?.() === 0 && process.platform === 'linux'

/** Somebody with a cache of their own, who may read what root wrote but not write it. */
function guest(someone: User): { run: (args: readonly string[]) => ReturnType<User['run']> } {
  const program = join(someone.home, 'crm')
  cpSync(crm, program)
  chmodSync(program, 0o755)
  chmodSync(someone.home, 0o755)
  const cache = join(someone.home, 'guest')
  mkdirSync(cache)
  chownSync(cache, NOBODY, NOBODY)
  return { run: (args) => someone.run(program, args, { uid: NOBODY, env: { XDG_CACHE_HOME: cache } }) }
}

describe.runIf(asRoot)('without leave to write', () => {
  test('a folder that may not be written: no book, one sentence, exit code 5', async () => {
    const someone = user()
    const book = join(someone.home, 'closed', 'book.db')
    mkdirSync(join(someone.home, 'closed'))
    const ended = await guest(someone).run(['add', 'Zhang Wei', '--db', book])
    expect(ended).toEqual({
      code: 5,
      signal: null,
      out: '',
      err: `crm: The book cannot be made at ${book}: the folder may not be written.\n`,
    })
    expect(readdirSync(join(someone.home, 'closed'))).toEqual([])
  })

  test('a book that may not be read: one sentence, exit code 5', async () => {
    const someone = user()
    const book = join(someone.home, 'closed', 'book.db')
    expect(await someone.run(crm, ['add', 'Zhang Wei', '--db', book])).toMatchObject({ code: 0 })
    chmodSync(join(someone.home, 'closed'), 0o755)
    const visitor = guest(someone)
    for (const args of [['list'], ['log', 'zhang', 'T']]) {
      expect(await visitor.run([...args, '--db', book])).toEqual({
        code: 5,
        signal: null,
        out: '',
        err: `crm: The book ${book} cannot be opened.\n`,
      })
    }
  })

  test('a book that may be read and not written is not changed, and says why', async () => {
    const someone = user()
    const book = join(someone.home, 'closed', 'book.db')
    await someone.run(crm, ['add', 'Zhang Wei', '--db', book])
    chmodSync(join(someone.home, 'closed'), 0o755)
    chmodSync(book, 0o644)
    const ended = await guest(someone).run(['log', 'zhang', 'T', 'hello', '--db', book])
    expect(ended.code).toBe(5)
    expect(ended.err).toMatch(
      /^crm: The book .* (may not be written: nothing was changed|cannot be opened)\.\n$/,
    )
    expect((await someone.run(crm, ['touchpoint', 'list', '--db', book, '--json'])).out).toBe('[]\n')
  })
})

describe.runIf(asRoot && canMount())('a full disk', () => {
  test('refuses the log in one sentence; what was there stays', async () => {
    const { home, run } = user()
    const disk = join(home, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk])
    onTestFinished(() => {
      execFileSync('umount', ['-l', disk])
    })
    const book = join(disk, 'book.db')
    await run(crm, ['add', 'Zhang Wei', '--db', book])
    const note = 'x'.repeat(100_000)
    let ended = await run(crm, ['log', 'zhang', 'T', '-', '--db', book], { input: note })
    let logged = 0
    while (ended.code === 0 && logged < 20) {
      logged++
      ended = await run(crm, ['log', 'zhang', 'T', '-', '--db', book], { input: note })
    }
    expect(logged).toBeGreaterThan(0)
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toBe(`crm: The disk is full: nothing was written to ${book}.\n`)
    expect(await run(crm, ['db', 'check', '--db', book])).toMatchObject({ code: 0 })
    const listed = await run(crm, ['touchpoint', 'list', '--json', '--db', book])
    expect(JSON.parse(listed.out)).toHaveLength(logged)
  })

  test('a report that does not fit leaves no half file', async () => {
    const { home, run } = user()
    const disk = join(home, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk])
    onTestFinished(() => {
      execFileSync('umount', ['-l', disk])
    })
    await run(crm, ['add', 'Zhang Wei'])
    await run(crm, ['log', 'zhang', 'T', '-'], { input: 'x'.repeat(100_000) })
    const ended = await run(crm, ['touchpoint', 'list', '-o', join(disk, 'list.csv')])
    expect(ended).toMatchObject({ code: 1, out: '', err: 'crm: The disk is full: nothing was written.\n' })
    expect(readdirSync(disk)).toEqual([])
  })
})

describe.runIf(asRoot)('a folder of tables', () => {
  test('that may not be written: one sentence, and the folder as it was', async () => {
    const someone = user()
    chmodSync(someone.home, 0o755)
    const folder = join(someone.home, 'closed')
    mkdirSync(folder)
    const book = join(someone.home, 'guest', 'book.db')
    const visitor = guest(someone)
    await visitor.run(['add', 'Zhang Wei', '--db', book])
    for (const place of [folder, join(folder, 'new/'), join(folder, 'list.csv')]) {
      expect(await visitor.run(['touchpoint', 'list', '-o', place, '--db', book])).toEqual({
        code: 1,
        signal: null,
        out: '',
        err: `crm: ${folder} may not be written: nothing was written.\n`,
      })
    }
    expect(readdirSync(folder)).toEqual([])
  })

  test.runIf(canMount())('on a full disk: one sentence, and the old files as they were', async () => {
    const { home, run } = user()
    const disk = join(home, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
    onTestFinished(() => {
      execFileSync('umount', ['-l', disk])
    })
    await run(crm, ['add', 'Zhang Wei'])
    expect(await run(crm, ['touchpoint', 'list', '-o', `${disk}/`])).toMatchObject({ code: 0 })
    const before = readFileSync(join(disk, 'touchpoint-list.csv'), 'utf8')
    await run(crm, ['log', 'zhang', 'T', '-'], { input: 'x'.repeat(100_000) })
    for (const folder of [`${disk}/`, join(disk, 'new/')]) {
      const ended = await run(crm, ['touchpoint', 'list', '-o', folder])
      expect(ended).toMatchObject({ code: 1, out: '', err: 'crm: The disk is full: nothing was written.\n' })
    }
    expect(readdirSync(disk)).toEqual(['touchpoint-list.csv'])
    expect(readFileSync(join(disk, 'touchpoint-list.csv'), 'utf8')).toBe(before)
  })
})

describe.runIf(process.platform === 'linux')('a file that is none', () => {
  test('a pipe with a name is written to and stays a pipe', async () => {
    const { home, run } = user()
    await run(crm, ['add', 'Zhang Wei'])
    const pipe = join(home, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [read, wrote] = await Promise.all([
      run('/bin/cat', [pipe]),
      run(crm, ['list', '--format', 'csv', '-o', pipe]),
    ])
    expect(wrote).toMatchObject({ code: 0, out: '' })
    expect(read.out).toContain('Zhang Wei')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
  })
})

describe.runIf(process.platform === 'linux')('a full standard output', () => {
  test('is said, with exit code 1', async () => {
    const { run } = user()
    await run(crm, ['add', 'Zhang Wei'])
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
    const ended = await run(crm, ['list'], { stdout: openSync('/dev/full', 'w') })
    expect(ended).toMatchObject({ code: 1, err: 'crm: The disk is full: nothing was written.\n' })
  })
})

function canMount(): boolean {
  if (!asRoot) return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    execFileSync('umount', ['-l', '/mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
