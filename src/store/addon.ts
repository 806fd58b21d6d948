import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** The native addon as it lies inside the program's one file. */
export interface PackedAddon {
  /** Where its bytes can be read. */
  readonly source: string
  /** Of its bytes; taken when the program is built, so that no start has to. */
  readonly hash: string
  /** In bytes. */
  readonly size: number
}

/** The user, and the folders that may hold the unpacked addon, the best first. */
export interface AddonPlace {
  readonly folders: readonly string[]
  /** Undefined where the platform has no user ids; nothing is then asked about owners and modes. */
  readonly uid: number | undefined
}

/** The user's cache folder, and for a home that cannot be written a folder of the user's in the temporary one. */
export function addonPlace(world: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly platform: string
  readonly uid: number | undefined
}): AddonPlace {
  const { env, home, platform, uid } = world
  const absolute = (path: string | undefined) => (path && isAbsolute(path) ? path : undefined)
  const windows = absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local')
  const cache =
    platform === 'win32'
      ? join(windows, 'crm', 'Cache')
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches', 'crm')
        : join(absolute(env.XDG_CACHE_HOME) ?? join(home, '.cache'), 'crm')
  const temporary =
    platform === 'win32' ? join(windows, 'Temp', 'crm') : join(absolute(env.TMPDIR) ?? '/tmp', `crm-${uid}`)
  return { folders: [cache, temporary].filter(isAbsolute), uid }
}

/**
 * The path of the addon as a file of the user's own, unpacked where it is not there yet or damaged.
 * A folder or file that another user owns or may write is refused: what lies there would run as this user.
 */
export function unpackAddon(addon: PackedAddon, place: AddonPlace): string {
  let cause: unknown
  for (const folder of place.folders) {
    const path = join(folder, `better-sqlite3-${addon.hash}.node`)
    try {
      if (isReady(addon, folder, path, place.uid)) return path
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if (!isReady(addon, folder, path, place.uid)) unpack(addon, folder, path, place.uid)
      return path
    } catch (error) {
      if (error instanceof Failure) throw error
      cause ??= error
    }
  }
  throw new Failure(
    'unusable',
    say`The database engine cannot be unpacked into ${place.folders.reduce((before, next) => say`${before} or ${next}`)}.`,
    {
      details: cause instanceof Error ? [cause.message] : [],
      tip: say`XDG_CACHE_HOME=<a folder you may write> crm …`,
      cause,
    },
  )
}

function isReady(addon: PackedAddon, folder: string, path: string, uid: number | undefined): boolean {
  const around = lstatSync(folder, { throwIfNoEntry: false })
  if (!around) return false
  if (!around.isDirectory())
    throw refusal(
      say`${folder} is not a folder of its own: the database engine is not loaded from there.`,
      `rm ${folder}`,
    )
  refuseStrangers(folder, around, uid)
  const file = lstatSync(path, { throwIfNoEntry: false })
  if (!file) return false
  if (!file.isFile())
    throw refusal(
      say`${path} is not a plain file: the database engine is not loaded from there.`,
      `rm -r ${path}`,
    )
  refuseStrangers(path, file, uid)
  return file.size === addon.size
}

function refuseStrangers(path: string, found: Stats, uid: number | undefined): void {
  if (uid === undefined) return
  if (found.uid !== uid)
    throw refusal(
      say`${path} belongs to another user: the database engine is not loaded from there.`,
      say`XDG_CACHE_HOME=<a folder of yours> crm …`,
    )
  if (found.mode & 0o022)
    throw refusal(
      say`${path} may be written by other users: the database engine is not loaded from there.`,
      `rm -r ${path}`,
    )
}

function refusal(message: string, tip: string): Failure {
  return new Failure('unusable', message, { tip })
}

/** Whoever comes first, each writes a file of its own and renames it: no one ever sees half an addon. */
function unpack(addon: PackedAddon, folder: string, path: string, uid: number | undefined): void {
  const draft = mkdtempSync(join(folder, '.unpack-'))
  try {
    const file = join(draft, 'addon.node')
    write(file, readFileSync(addon.source))
    renameSync(file, path)
  } catch (error) {
    // Windows does not replace a file that another run has already loaded.
    if (!isReady(addon, folder, path, uid)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function write(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o500)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
