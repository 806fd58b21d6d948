import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

export const ROOT = resolve(import.meta.dirname, '../..')

/** The executable, built anew where a source is newer. */
export function nativeForm(): string {
  const out = join(ROOT, 'dist', 'crm')
  execFileSync(process.execPath, [join(ROOT, 'bin', 'build.ts'), '--if-stale'], { stdio: 'pipe' })
  return out
}

/** What npm packs, unpacked into `folder` as npm installs it; gives the launcher. */
export function portableForm(folder: string): string {
  const checkout = join(folder, 'checkout')
  for (const name of [
    'bin',
    'src',
    'migrations',
    'package.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
  ].filter((n) => existsSync(join(ROOT, n)))) {
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'))
  const env = { ...process.env, npm_config_offline: 'true', npm_config_loglevel: 'error' }
  execFileSync('npm', ['pack', '--pack-destination', folder], { cwd: checkout, env, stdio: 'pipe' })
  const installed = join(folder, 'lib')
  mkdirSync(join(installed, 'node_modules'), { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, `crm-${VERSION}.tgz`), '-C', installed])
  symlinkSync(join(ROOT, 'node_modules', 'better-sqlite3'), join(installed, 'node_modules', 'better-sqlite3'))
  return join(installed, 'package', 'dist', 'crm')
}

/** Both forms, for the tests of the file that asks; the names are filled in before its first test. */
export function bothForms(): { native: string; portable: string } {
  const forms = { native: '', portable: '' }
  const folder = mkdtempSync(join(tmpdir(), 'crm-forms-'))
  beforeAll(() => {
    forms.native = nativeForm()
    forms.portable = portableForm(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return forms
}

export const VERSION = '0.1.0'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
}

export interface Start {
  readonly input?: string | Uint8Array
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Another user of the machine; only root may ask for it. */
  readonly uid?: number
  /** A file descriptor in place of the pipe. */
  readonly stdout?: number
  /** Sent in place of the end of the input, when the process has begun to read it: give it more than a pipe holds. */
  readonly kill?: NodeJS.Signals
}

/** A user of their own: home, cache and temporary folder are private, and gone after the test. */
export interface User {
  readonly home: string
  readonly cache: string
  readonly temporary: string
  readonly env: Readonly<Record<string, string>>
  run(command: string, args: readonly string[], more?: Start): Promise<Ended>
}

export function user(): User {
  const home = mkdtempSync(join(tmpdir(), 'crm-user-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const temporary = join(home, 'tmp')
  mkdirSync(temporary)
  chmodSync(temporary, 0o700)
  const env = {
    HOME: home,
    TMPDIR: temporary,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    // The portable launcher finds the Node of these tests; the executable needs none.
    PATH: `${join(ROOT, 'node_modules', '.bin')}:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    USER: 'ann',
  }
  const run = (command: string, args: readonly string[], more: Start = {}) =>
    end(command, args, { cwd: home, ...more, env: { ...env, ...more.env } })
  return { home, cache: env.XDG_CACHE_HOME, temporary, env, run }
}

function end(command: string, args: readonly string[], start: Start): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: start.cwd,
      env: { ...start.env },
      ...(start.uid === undefined ? {} : { uid: start.uid, gid: start.uid }),
      stdio: ['pipe', start.stdout ?? 'pipe', 'pipe'],
    })
    const read = { out: [] as Buffer[], err: [] as Buffer[] }
    child.stdout?.on('data', (chunk) => read.out.push(chunk))
    child.stderr?.on('data', (chunk) => read.err.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ code, signal, out: String(Buffer.concat(read.out)), err: String(Buffer.concat(read.err)) })
    })
    // A program that does not read its input may be gone before all is written.
    child.stdin?.on('error', () => undefined)
    const { kill } = start
    if (kill) child.stdin?.write(start.input ?? '', () => child.kill(kill))
    else child.stdin?.end(start.input ?? '')
  })
}
