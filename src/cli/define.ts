import type { Context, ReadContext, WriteContext } from '../context.ts'
import type { Document, Format } from '../output/document.ts'
import type { Field, Fields, Input } from './fields.ts'

/** What a command does with the book: `read` meets an empty one where there is none, `write` makes it. */
export type BookUse = 'none' | 'read' | 'write'

type ContextFor<B extends BookUse> = B extends 'write'
  ? WriteContext
  : B extends 'read'
    ? ReadContext
    : Context

export interface Example {
  /** A whole command line, run by the tests against the example book. */
  readonly line: string
  readonly says: string
}

interface Definition<F extends Fields, B extends BookUse> {
  /** As typed: `log`, or `touchpoint list`. */
  readonly name: string
  readonly summary: string
  /** Paragraphs of the help, below the summary. */
  readonly details?: readonly string[]
  readonly fields: F
  readonly examples: readonly Example[]
  readonly book: B
  /** What `--format` may ask for; the first is the default. Without it the command only talks. */
  readonly formats?: readonly Format[]
  /** Long answers go through the pager on a terminal. */
  readonly pages?: boolean
  /** Asks on a terminal for what is missing, before anything is opened for writing. */
  readonly ask?: (ctx: AskContext, input: Input<F>) => Promise<Input<F>>
  /** Whether this input only rehearses: everything runs and nothing is kept. */
  readonly rehearses?: (input: Input<F>) => boolean
  /** Whether no book is an empty one to this input: it asks for silence where there is nothing to say, or for no client. */
  readonly silent?: (input: Input<F>) => boolean
  readonly run: (ctx: ContextFor<B>, input: Input<F>) => Document | Promise<Document>
}

/** A context whose prompts are there; the book is open for reading. */
export type AskContext = ReadContext & { readonly ask: NonNullable<Context['ask']> }

/** A command as the kernel sees it: its input type is its own business. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly details: readonly string[]
  readonly fields: Readonly<Record<string, Field<unknown>>>
  readonly examples: readonly Example[]
  readonly book: BookUse
  readonly formats: readonly Format[]
  readonly pages: boolean
  readonly ask: ((ctx: AskContext, input: never) => Promise<unknown>) | undefined
  readonly rehearses: ((input: never) => boolean) | undefined
  readonly silent: ((input: never) => boolean) | undefined
  readonly run: (ctx: never, input: never) => Document | Promise<Document>
}

/** Declares a command; the input of `run` has the types of its fields. */
export function command<F extends Fields, B extends BookUse>(definition: Definition<F, B>): Command {
  return {
    details: [],
    formats: [],
    pages: false,
    ask: undefined,
    rehearses: undefined,
    silent: undefined,
    ...definition,
  }
}
