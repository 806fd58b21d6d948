import type { Readable, Writable } from 'node:stream'
import type { Clock } from '../context.ts'
import type { Document, Format } from '../output/document.ts'
import type { Command } from './define.ts'
import type { Shapes } from './shape.ts'

/** What a command that stays may ask of the program; each run reads the clock anew and is journalled as its own. */
export interface Commands {
  readonly names: readonly string[]
  /** What they print as JSON, by their names. */
  shapes(): Promise<Shapes>
  /** The manual page of all of them, as man reads it. */
  manualPage(): Promise<string>
  /** The moment as it is now, for what has been running for long. */
  clock(): Clock
  /** A command as it is declared, by its name as typed. */
  named(name: string): Promise<Command>
  /** Runs one with values as they would be typed; `use` gets what it returned while the book is still open. */
  run<R>(name: string, values: Readonly<Record<string, unknown>>, how: InnerRun, use: UseRun<R>): Promise<R>
}

export interface InnerRun {
  /** Stands before the command's name in the journal: `mcp log`. */
  readonly via: string
  /** As `--format` would; the command's own first format without it. */
  readonly format?: Format
  /** As `--yes` would. */
  readonly yes?: boolean
  /** How long to wait for another writer, in milliseconds, where the user has not said it. */
  readonly patience?: number
  /** The book may not be changed, not even brought up to date. */
  readonly readOnly?: boolean
}

/** What to make of a command's document; `entry` is the number of its journal entry, where it changed something. */
export type UseRun<R> = (
  document: Document,
  ran: { entry: number | undefined; notices: readonly string[]; clock: Clock },
) => R | Promise<R>

/** Both standard streams as a program at the other end uses them. */
export interface Conversation {
  readonly input: Readable
  readonly output: Writable
  /** Settled when the other end goes away or the system asks this program to end. */
  readonly over: Promise<void>
  /** Whether a person sits there and no program. */
  readonly atTerminal: boolean
  /** Talk for standard error. */
  remark(line: string): void
  /** Lets go of the streams, so that the program can end. */
  end(): void
}
