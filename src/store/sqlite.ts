import { closeSync, fsyncSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** How long a writer waits for another before the book is called busy. */
const BUSY_MS = 20_000

/** The native connection; only bulk reads and checks use it directly. */
export type Native = Database.Database

/** Opens a SQLite file (or `:memory:`) without changing it, with the settings every book is used with. */
export function openNative(
  path: string,
  options: { addon?: string | undefined; busyMs?: number | undefined; create?: boolean },
): Native {
  const native = new Database(path, {
    timeout: options.busyMs ?? BUSY_MS,
    fileMustExist: !options.create,
    ...(options.addon === undefined ? {} : { nativeBinding: options.addon }),
  })
  native.exec('pragma trusted_schema = off; pragma synchronous = normal')
  return native
}

/** Lets readers read while a writer writes; set once, the file remembers it. */
export function writeAhead(native: Native): void {
  if (native.pragma('journal_mode', { simple: true }) === 'delete') native.pragma('journal_mode = wal')
}

/**
 * Closes the connection with all it committed on the disk. The last to close moves everything into the book and
 * syncs it; where others have it open still, what was committed lies in the write-ahead log, and that is synced here.
 * A sync at every commit would say the same with three more.
 */
function closeDurably(native: Native): void {
  const log = `${native.name}-wal`
  native.close()
  try {
    const handle = openSync(log, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

/** Kysely over the connection: writers begin at once, schema changes are transactional, statements are kept. */
export function sqliteDialect(native: Native): Dialect {
  const statements = new Map<string, Database.Statement>()
  const database = {
    prepare(sql: string) {
      let statement = statements.get(sql)
      if (!statement) {
        statement = native.prepare(sql)
        if (sql.length < 100_000) statements.set(sql, statement)
      }
      return statement
    },
    close: () => closeDurably(native),
  }
  return new ImmediateDialect({ database: database as never }, native)
}

type Config = ConstructorParameters<typeof SqliteDriver>[0]

class ImmediateDialect extends SqliteDialect {
  readonly #config: Config
  readonly #native: Native

  constructor(config: Config, native: Native) {
    super(config)
    this.#config = config
    this.#native = native
  }

  override createDriver() {
    return new ImmediateDriver(this.#config, this.#native)
  }

  override createAdapter() {
    return new TransactionalAdapter()
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #native: Native

  constructor(config: Config, native: Native) {
    super(config)
    this.#native = native
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  /** A full or failing disk has rolled back already; a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#native.inTransaction) await super.rollbackTransaction(connection)
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** What a SQLite error means to a person, or undefined where it is none of these. */
export function explainSqlite(error: unknown, path: string): Failure | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const cause = { cause: error }
  if (code === 'ERR_DLOPEN_FAILED') {
    return new Failure('unusable', say`The database engine cannot be loaded.`, {
      ...cause,
      details: [(error as Error).message],
      tip: say`XDG_CACHE_HOME=<a folder that programs may run from> crm …`,
    })
  }
  if (!code.startsWith('SQLITE_')) return undefined
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Failure('unusable', say`The book ${path} is in use by another program.`, {
      ...cause,
      tip: say`the same command again in a moment`,
    })
  }
  if (code === 'SQLITE_NOTADB')
    return new Failure('unusable', say`${path} is not a book: it is no SQLite file.`, cause)
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new Failure('unusable', say`The book ${path} is damaged.`, {
      ...cause,
      tip: say`crm db restore <backup>`,
    })
  }
  if (code === 'SQLITE_FULL')
    return new Failure('failed', say`The disk is full: nothing was written to ${path}.`, cause)
  if (code.startsWith('SQLITE_READONLY')) {
    return new Failure('unusable', say`The book ${path} may not be written: nothing was changed.`, cause)
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM' || code === 'SQLITE_AUTH') {
    return new Failure('unusable', say`The book ${path} cannot be opened.`, cause)
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new Failure('failed', say`The disk failed while ${path} was used: nothing was changed.`, cause)
  }
  return undefined
}
