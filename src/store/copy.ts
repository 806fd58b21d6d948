import { chmodSync, existsSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import { explainSqlite, type Native } from './sqlite.ts'

/** Copies an open book, while it is in use, to a new private file. */
export function copyBook(native: Native, to: string): void {
  if (existsSync(to)) throw new Failure('refused', say`${to} is there already: nothing was written.`)
  try {
    native.prepare('vacuum into ?').run(to)
    chmodSync(to, 0o600)
  } catch (error) {
    rmSync(to, { force: true })
    throw explainSqlite(error, to) ?? error
  }
}

/** Puts the file `from` in the place of the open book, which is closed; refused while anyone else has it open. */
export function replaceBook(native: Native, path: string, from: string): void {
  try {
    native.pragma('busy_timeout = 500')
    native.pragma('journal_mode = delete')
    native.close()
    renameSync(from, realpathSync(path))
  } catch (error) {
    rmSync(from, { force: true })
    throw explainSqlite(error, path) ?? error
  }
}
