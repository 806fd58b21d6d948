import { chmodSync, closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import type { Step } from '../../migrations/index.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import type { Engine } from './engine.ts'
import { type Draft, type Entry, writeJournalled } from './journal.ts'
import { migrate, newerBook, schemaState } from './migrate.ts'
import type { Schema } from './schema.ts'
import { explainSqlite, type Native, openNative, sqliteDialect, writeAhead } from './sqlite.ts'

/** An open book. After this nobody knows which engine is below. */
export interface Book {
  readonly db: Kysely<Schema>
  readonly engine: Engine
  /** The file, or `:memory:`. */
  readonly where: string
  /** Said once to the user, such as where a backup was put before a migration. */
  readonly notices: readonly string[]
  /** One journalled transaction; tells whether anything was changed, and the number of its journal entry. */
  write<R>(
    entry: Entry,
    work: (draft: Draft) => Promise<R>,
  ): Promise<{ result: R; wrote: boolean; entry: number | undefined }>
  close(): Promise<void>
  /** Of a new book only: closes it and puts it in its place; false where another was put there first. */
  readonly publish?: () => Promise<boolean>
}

export interface OpenOptions {
  /** Path of the native addon, where it does not lie beside the library. */
  readonly addon?: string | undefined
  /** Makes the book where there is none. */
  readonly create?: boolean
  /** Nothing is changed, not even to bring the book up to date. */
  readonly readOnly?: boolean
  /** Tells this opening from all others; ends the names of files made beside the book. */
  readonly stamp: string
  /** How long to wait for another writer, in milliseconds. */
  readonly busyMs?: number | undefined
  /** The schema's steps; others than the program's own in tests only. */
  readonly steps?: readonly Step[]
}

/**
 * Opens the book at a path and brings its schema up to date; undefined where there is none and none is wanted.
 * A new book is made beside its place, and is there only once it is published.
 */
export async function openBook(path: string, options: OpenOptions): Promise<Book | undefined> {
  try {
    if (path === ':memory:') return await emptyBook(options)
    if (existsSync(path)) return await openExisting(path, options)
    return options.create ? await newBook(path, options) : undefined
  } catch (error) {
    throw explainSqlite(error, path) ?? explainFile(error, path) ?? error
  }
}

async function emptyBook(options: OpenOptions): Promise<Book> {
  const native = openNative(':memory:', { addon: options.addon, create: true })
  const book = bookOn(sqliteEngine(native), ':memory:')
  await migrate(book.db, book.engine)
  return book
}

/** A book over any engine whose schema is already in place or about to be migrated. */
export function bookOn(engine: Engine, where: string, notices: readonly string[] = []): Book {
  const db = new Kysely<Schema>({ dialect: engine.dialect })
  const explained = async <R>(work: Promise<R>): Promise<R> => {
    try {
      return await work
    } catch (error) {
      throw explainSqlite(error, where) ?? error
    }
  }
  return {
    db,
    engine,
    where,
    notices,
    write: (entry, work) => explained(writeJournalled(db, engine, entry, work)),
    close: () => db.destroy(),
  }
}

/** The embedded engine over an open connection. */
export function sqliteEngine(native: Native): Engine {
  return { dialect: sqliteDialect(native), search: 'fts5', maxBound: 32_000, bound: () => '?', native }
}

async function openExisting(path: string, options: OpenOptions): Promise<Book> {
  const native = openNative(path, { addon: options.addon, busyMs: options.busyMs })
  try {
    const engine = sqliteEngine(native)
    const book = bookOn(engine, path)
    const state = await schemaState(book.db, options.steps)
    if (state === 'newer') throw newerBook(path)
    if (state === 'empty') throw new Failure('unusable', say`${path} is not a book of crm.`)
    if (options.readOnly) {
      if (state !== 'current') throw outOfDate(path)
      native.exec('pragma query_only = on')
      return book
    }
    writeAhead(native)
    if (state === 'current') return book
    const backup = `${path}.before-update-${options.stamp}`
    native.prepare('vacuum into ?').run(backup)
    chmodSync(backup, 0o600)
    await migrate(book.db, engine, options.steps)
    return {
      ...book,
      notices: [say`The book was brought up to date; as it was before, it is kept in ${backup}.`],
    }
  } catch (error) {
    native.close()
    throw error
  }
}

function outOfDate(path: string): Failure {
  return new Failure(
    'unusable',
    say`${path} has to be brought up to date first, and it may only be read here.`,
    {
      tip: 'crm db check',
    },
  )
}

/** Makes the book under another name, so that no one ever meets half a book or an empty one. */
async function newBook(path: string, options: OpenOptions): Promise<Book> {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.new-${options.stamp}`
  closeSync(openSync(draft, 'wx', 0o600))
  const remove = () => {
    for (const ending of ['', '-wal', '-shm']) rmSync(draft + ending, { force: true })
  }
  try {
    const native = openNative(draft, { addon: options.addon })
    writeAhead(native)
    const book = bookOn(sqliteEngine(native), path)
    await migrate(book.db, book.engine)
    return {
      ...book,
      notices: [say`Your book begins at ${path}.`],
      async close() {
        await book.close()
        remove()
      },
      async publish() {
        await book.close()
        const first = moveUnlessThere(draft, path)
        remove()
        return first
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** Moves a file to a place where there is none yet; false where another was there first. */
function moveUnlessThere(from: string, to: string): boolean {
  try {
    linkSync(from, to)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || existsSync(to)) return false
    renameSync(from, to)
  }
  return true
}

/** What a file-system error means to a person, or undefined where it is none. */
function explainFile(error: unknown, path: string): Failure | undefined {
  const code = codeOf(error)
  const cause = { cause: error }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure(
      'unusable',
      say`The book cannot be made at ${path}: the folder may not be written.`,
      cause,
    )
  }
  if (code === 'ENOSPC')
    return new Failure('failed', say`The disk is full: no book was made at ${path}.`, cause)
  if (code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENOENT' || code === 'EEXIST') {
    return new Failure('unusable', say`There can be no book at ${path}.`, cause)
  }
  return undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
