import { execFile } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '../../src/errors.ts'
import { addonPlace, type PackedAddon, unpackAddon } from '../../src/store/addon.ts'

const uid = process.getuid?.() ?? 0
const bytes = Buffer.alloc(300_000, 'addon ')

let base: string
let folder: string
let path: string
let addon: PackedAddon

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'crm-addon-'))
  folder = join(base, 'cache', 'crm')
  path = join(folder, 'better-sqlite3-abc.node')
  addon = { source: join(base, 'packed'), hash: 'abc', size: bytes.length }
  writeFileSync(addon.source, bytes)
})

afterEach(() => rmSync(base, { recursive: true, force: true }))

const unpack = (folders = [folder], as = uid) => unpackAddon(addon, { folders, uid: as })
const mode = (name: string) => lstatSync(name).mode & 0o777

function refused(run: () => unknown): Failure {
  try {
    run()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('It was not refused.')
}

/** Puts a file there as a first run would have. */
function plant(content: Uint8Array | string, fileMode = 0o500): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(path, content)
  chmodSync(path, fileMode)
}

describe('unpackAddon', () => {
  test('unpacks once, for this user alone', () => {
    expect(unpack()).toBe(path)
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect([mode(folder), mode(path)]).toEqual([0o700, 0o500])
    expect(readdirSync(folder)).toEqual(['better-sqlite3-abc.node'])
  })

  test('a second run only looks', () => {
    const first = unpack()
    const before = lstatSync(first)
    rmSync(addon.source)
    expect(unpack()).toBe(first)
    expect(lstatSync(first).ino).toBe(before.ino)
  })

  test.each([
    ['cut short', bytes.subarray(0, 1000)],
    ['empty', ''],
  ])('a file that is %s is replaced', (_, content) => {
    plant(content)
    unpack()
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('first runs at once all get the whole addon', async () => {
    const script = `
      import { readFileSync } from 'node:fs'
      const { unpackAddon } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/addon.ts'))})
      const path = unpackAddon(${JSON.stringify(addon)}, { folders: [${JSON.stringify(folder)}], uid: ${uid} })
      console.log(readFileSync(path).length)`
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
    const results = await Promise.all(Array.from({ length: 6 }, run))
    expect(results.map((result) => result.stdout)).toEqual(Array(6).fill(`${bytes.length}\n`))
    expect(readdirSync(folder)).toEqual(['better-sqlite3-abc.node'])
  })

  test.each([0o720, 0o702, 0o777])('a folder of mode %o is refused', (folderMode) => {
    plant(bytes)
    chmodSync(folder, folderMode)
    const failure = refused(() => unpack())
    expect(failure.kind).toBe('unusable')
    expect(failure.message).toBe(
      `${folder} may be written by other users: the database engine is not loaded from there.`,
    )
  })

  test.each([0o520, 0o502])('a file of mode %o is refused', (fileMode) => {
    plant(bytes, fileMode)
    expect(refused(() => unpack()).message).toContain(`${path} may be written by other users`)
    expect(mode(path)).toBe(fileMode)
  })

  test('a folder of another user is refused, even an empty one', () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    expect(refused(() => unpack([folder], uid + 1)).message).toContain(`${folder} belongs to another user`)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a folder of another user is refused, and none beside it is tried', () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const second = join(base, 'second')
    refused(() => unpack([folder, second], uid + 1))
    expect(readdirSync(base)).not.toContain('second')
  })

  test('a symbolic link is refused in place of the folder and of the file', () => {
    const elsewhere = join(base, 'elsewhere')
    mkdirSync(elsewhere, { mode: 0o700 })
    mkdirSync(join(base, 'cache'))
    symlinkSync(elsewhere, folder)
    expect(refused(() => unpack()).message).toContain(`${folder} is not a folder of its own`)
    rmSync(folder)
    mkdirSync(folder, { mode: 0o700 })
    symlinkSync(addon.source, path)
    expect(refused(() => unpack()).message).toContain(`${path} is not a plain file`)
  })

  test('where the cache cannot be written the next folder is used', () => {
    writeFileSync(join(base, 'cache'), 'a file where the folder should be')
    const second = join(base, 'second')
    expect(unpack([folder, second])).toBe(join(second, 'better-sqlite3-abc.node'))
    expect(mode(second)).toBe(0o700)
  })

  test('where none can be written it says so in one sentence', () => {
    writeFileSync(join(base, 'cache'), '')
    const failure = refused(() => unpack())
    expect(failure.kind).toBe('unusable')
    expect(failure.message).toBe(`The database engine cannot be unpacked into ${folder}.`)
    expect(failure.details).toHaveLength(1)
  })
})

describe('addonPlace', () => {
  const place = (platform: string, env: Record<string, string> = {}, home = '/home/ann') =>
    addonPlace({ env, home, platform, uid: 1000 }).folders

  test.runIf(process.platform !== 'win32')('the cache folder of the platform, then the temporary one', () => {
    expect(place('linux')).toEqual(['/home/ann/.cache/crm', '/tmp/crm-1000'])
    expect(place('linux', { XDG_CACHE_HOME: '/c', TMPDIR: '/t' })).toEqual(['/c/crm', '/t/crm-1000'])
    expect(place('darwin')).toEqual(['/home/ann/Library/Caches/crm', '/tmp/crm-1000'])
  })

  test('a relative path, which would depend on where crm is started, is not used', () => {
    expect(place('linux', { XDG_CACHE_HOME: 'c', TMPDIR: '.' })).toEqual(place('linux'))
    expect(place('linux', {}, '')).toEqual(['/tmp/crm-1000'])
  })
})
