import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bun, DEFINES } from './bun.ts'

/**
 * Compiles the program with its SQLite addon into one executable, which replaces `out` at once.
 * A Bun target such as `bun-darwin-arm64` builds for that platform; Bun fetches its runtime.
 */
export function buildNative(
  root: string,
  out: string,
  target: string | undefined,
): { platform: string; bytes: number } {
  const began = new Date()
  const addon = addonFor(root, target)
  mkdirSync(dirname(out), { recursive: true })
  const folder = mkdtempSync(join(dirname(out), '.build-'))
  try {
    const entry = join(folder, 'entry.ts')
    writeFileSync(entry, entrySource(root, addon))
    const file = join(folder, 'crm')
    const script = join(root, 'bin', 'build', 'executable.ts')
    bun(root, [script, entry, file, target ?? 'bun', JSON.stringify(DEFINES)])
    const ending = existsSync(file) ? '' : '.exe'
    chmodSync(file + ending, 0o755)
    // A source edited while the build ran is newer than the result.
    utimesSync(file + ending, began, began)
    renameSync(file + ending, out + ending)
    return { platform: addon.platform, bytes: statSync(out + ending).size }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether anything the executable is made of is newer than it. */
export function isStale(root: string, out: string): boolean {
  const made = statSync(out, { throwIfNoEntry: false }) ?? statSync(`${out}.exe`, { throwIfNoEntry: false })
  // The portable launcher, left where a packing was broken off, is small.
  if (!made || made.size < 1e6) return true
  const sources = ['bin', 'src', 'migrations'].flatMap((folder) => [
    folder,
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  ])
  return [...sources, 'package.json', 'node_modules/.package-lock.json'].some((name) => {
    const source = statSync(join(root, name), { throwIfNoEntry: false })
    return source !== undefined && source.mtimeMs >= made.mtimeMs
  })
}

interface Addon {
  readonly file: string
  readonly platform: string
}

/** The prebuilt addon for a Bun target such as `bun-linux-x64-musl`, or for this machine. */
function addonFor(root: string, target: string | undefined): Addon {
  const folder = join(root, 'node_modules', 'better-sqlite3')
  if (target === undefined) {
    const { getPrebuildPath } = createRequire(import.meta.url)(join(folder, 'lib', 'binding.js')) as {
      getPrebuildPath(): string | null
    }
    const file = getPrebuildPath()
    if (!file) throw new Error(`better-sqlite3 has no binary for ${process.platform}-${process.arch}.`)
    return { file, platform: `${process.platform}-${process.arch}` }
  }
  const [, system = '', arch = ''] = target.split('-')
  const name = { linux: 'linux', darwin: 'darwin', windows: 'win32' }[system]
  const libc = name === 'linux' && target.split('-').includes('musl') ? 'musl' : ''
  const platform = `${name}${libc}-${arch.replace('aarch64', 'arm64')}`
  const file = join(folder, 'prebuilds', `${platform}.node`)
  if (!existsSync(file)) throw new Error(`better-sqlite3 has no binary for ${target}.`)
  return { file, platform }
}

function entrySource(root: string, addon: Addon): string {
  const bytes = readFileSync(addon.file)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return [
    `import source from ${JSON.stringify(addon.file)} with { type: 'file' }`,
    `import { start } from ${JSON.stringify(join(root, 'bin', 'binary.ts'))}`,
    `await start({ source, hash: '${hash}', size: ${bytes.length} })`,
    '',
  ].join('\n')
}
