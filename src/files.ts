import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from './errors.ts'
import { say } from './language/say.ts'

/** Files of the user's; paths are relative to where the command was started. */
export interface Files {
  /** The absolute path. */
  path(name: string): string
  exists(name: string): boolean
  /** Whether both names lead to the same file, through links too. */
  isSame(name: string, other: string): boolean
  isFolder(name: string): boolean
  /** Makes a folder for its owner alone, in one that is there; true where it was not there yet. */
  makeFolder(name: string): Promise<boolean>
  /** Removes a folder with nothing in it; one that holds something stays. */
  removeFolder(name: string): Promise<void>
  read(name: string): Promise<Uint8Array>
  /** The bytes in pieces. */
  stream(name: string): AsyncIterable<Uint8Array>
  /** Fails as `create` would where there can be no such file, before anything else is done. */
  expectRoom(name: string): void
  /** Begins a private file that is there whole or not at all. */
  create(name: string): Promise<Draftfile>
  remove(name: string): Promise<void>
  move(from: string, to: string): Promise<void>
}

/** A file being written under another name until it is finished. */
export interface Draftfile {
  write(chunk: string | Uint8Array): void | Promise<void>
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** The files of a user who stands in the folder `cwd`. */
export function filesIn(cwd: string, uid: () => string): Files {
  const path = (name: string) => resolve(cwd, name)
  return {
    path,
    exists: (name) => existsSync(path(name)),
    isSame: (name, other) => real(path(name)) === real(path(other)),
    isFolder: (name) => statSync(path(name), { throwIfNoEntry: false })?.isDirectory() ?? false,
    makeFolder: async (name) => makeFolder(path(name)),
    removeFolder: async (name) => removeFolder(path(name)),
    read: async (name) => readFileSync(path(name)),
    stream: (name) => createReadStream(path(name), { highWaterMark: 1 << 18 }),
    expectRoom: (name) => expectRoom(path(name)),
    create: async (name) => begin(path(name), uid().slice(-12)),
    remove: async (name) => rmSync(path(name), { force: true }),
    move: async (from, to) => renameSync(path(from), path(to)),
  }
}

/** Where a path leads; itself where nothing is there. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}

function makeFolder(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isDirectory()) return false
  if (there) throw new Failure('usage', say`${path} is no folder: nothing was written.`)
  if (!existsSync(dirname(path)))
    throw new Failure('notFound', say`There is no folder ${dirname(path)}: nothing was written.`)
  permitted(dirname(path), () => mkdirSync(path, { mode: 0o700 }))
  return true
}

function removeFolder(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // It holds something.
  }
}

/** Begins a file where there is none or a plain one; a device or a pipe is written to, never replaced. */
function begin(path: string, stamp: string): Draftfile {
  expectRoom(path)
  const there = statSync(path, { throwIfNoEntry: false })
  if (there && !there.isFile()) return writeInto(path)
  return writeBeside(there ? realpathSync(path) : path, stamp)
}

function expectRoom(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw new Failure('usage', say`${path} is a folder: nothing was written.`)
  if (!there && !existsSync(dirname(path)))
    throw new Failure('notFound', say`There is no folder ${dirname(path)}: nothing was written.`)
}

function writeBeside(path: string, stamp: string): Draftfile {
  const draft = `${path}.${stamp}.part`
  const handle = permitted(dirname(path), () => openSync(draft, 'wx', 0o600))
  return {
    write: (chunk) => writeAll(handle, chunk),
    async finish() {
      fsyncSync(handle)
      closeSync(handle)
      renameSync(draft, path)
    },
    async abandon() {
      closeSync(handle)
      rmSync(draft, { force: true })
    },
  }
}

function writeInto(path: string): Draftfile {
  const handle = permitted(path, () => openSync(path, 'w'))
  const close = async () => closeSync(handle)
  return { write: (chunk) => writeAll(handle, chunk), finish: close, abandon: close }
}

/** Says in one sentence where somebody may not write. */
function permitted<T>(place: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error
    throw new Failure('failed', say`${place} may not be written: nothing was written.`, { cause: error })
  }
}

function writeAll(handle: number, chunk: string | Uint8Array): void {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}
