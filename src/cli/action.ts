import * as z from 'zod/mini'
import type { Context, World } from '../context.ts'
import { contextOf } from '../context.ts'
import { Ambiguous, Declined, Failure, NeedsYes } from '../errors.ts'
import type { Document } from '../output/document.ts'
import { forTerminal } from '../output/safe.ts'
import type { Book } from '../store/open.ts'
import type { Command } from './define.ts'
import { type Globals, parse } from './parse.ts'
import { expectOutput, render } from './render.ts'

/** What a run settled on the terminal before it was run again. */
interface Settled {
  yes: boolean
  readonly choices: Map<string, number>
}

type AnyRun = (ctx: Context & { book?: unknown }, input: unknown) => Document | Promise<Document>

/** Runs one command: argv to input, input to document, document to output. Gives the kind of its ending. */
export async function act(
  command: Command,
  argv: readonly string[],
  world: World,
): Promise<NonNullable<Document['exit']>> {
  const { values, globals } = parse(command, argv)
  let input = readInput(command, values)
  const settled: Settled = { yes: globals.yes === true, choices: new Map() }
  let asked = false
  for (;;) {
    const ctx = await contextOf(world, command, globals, settled)
    try {
      if (command.ask && ctx.ask && !asked) {
        input = await askFor(command, ctx, input)
        asked = true
      }
      return await runOnce(command, ctx, input, world, globals)
    } catch (error) {
      if (!ctx.ask || !(await settle(ctx, world, error, settled))) throw error
    }
  }
}

/** Checks what was typed against the fields; the first that does not fit is the error. */
function readInput(command: Command, values: Record<string, unknown>): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(command.fields)) {
    const read = z.safeParse(field.schema, values[key])
    if (read.success) {
      input[key] = read.data
      continue
    }
    const label = field.kind === 'option' ? (/--[\w-]+/.exec(field.flags)?.[0] ?? field.flags) : field.flags
    const [issue] = read.error.issues
    const given = wordAt(values[key], issue?.path ?? [])
    const not = given === undefined ? '' : `, not “${given}”`
    throw new Failure('usage', `${label} takes ${issue?.message ?? 'another value'}${not}.`, {
      tip: `crm ${command.name} --help`.replace('  ', ' '),
    })
  }
  return input
}

/** The word an error is about: what was typed, or of several words one. */
function wordAt(typed: unknown, path: readonly PropertyKey[]): string | undefined {
  const word = Array.isArray(typed) && typeof path[0] === 'number' ? typed[path[0]] : typed
  return typeof word === 'string' ? word : undefined
}

async function askFor(
  command: Command,
  ctx: Context,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const book = (await ctx.openBook(ctx.bookPath)) ?? (await ctx.openBook(':memory:'))
  try {
    return (await command.ask?.({ ...ctx, book } as never, input as never)) as Record<string, unknown>
  } finally {
    await book?.close()
  }
}

async function runOnce(
  command: Command,
  ctx: Context,
  input: Record<string, unknown>,
  world: World,
  globals: Globals,
): Promise<NonNullable<Document['exit']>> {
  const run = command.run as AnyRun
  const show = async (document: Document, book?: Book) => {
    await render(document, { command, ctx, world, globals, notices: book?.notices ?? [] })
    return document.exit ?? 'done'
  }
  if (command.book === 'none') return show(await run(ctx, input))
  if (command.book === 'read') return readRun(command, ctx, input, show)
  expectOutput(ctx)
  const rehearsal = command.rehearses?.(input as never) ?? false
  for (;;) {
    const book = await openForWriting(ctx, rehearsal)
    try {
      const { document, wrote } = await writeRun(run, command, ctx, input, book, rehearsal)
      if (book.publish && wrote && !(await book.publish())) continue
      return await show(document, wrote || !book.publish ? book : undefined)
    } finally {
      await book.close()
    }
  }
}

async function readRun(
  command: Command,
  ctx: Context,
  input: Record<string, unknown>,
  show: (document: Document, book?: Book) => Promise<NonNullable<Document['exit']>>,
): Promise<NonNullable<Document['exit']>> {
  const book = await ctx.openBook(ctx.bookPath)
  if (book) {
    try {
      return await show(await (command.run as AnyRun)({ ...ctx, book }, input), book)
    } finally {
      await book.close()
    }
  }
  const silent = command.silent?.(input as never) ?? false
  if (!silent && (ctx.format === 'table' || command.formats.length === 0))
    return show(noBookYet(ctx.bookPath))
  const empty = await ctx.openBook(':memory:')
  try {
    return await show(await (command.run as AnyRun)({ ...ctx, book: empty }, input))
  } finally {
    await empty?.close()
  }
}

async function openForWriting(ctx: Context, rehearsal: boolean): Promise<Book> {
  const book = rehearsal
    ? ((await ctx.openBook(ctx.bookPath)) ?? (await ctx.openBook(':memory:')))
    : await ctx.openBook(ctx.bookPath, { create: true })
  if (!book) throw new Failure('unusable', `There can be no book at ${ctx.bookPath}.`)
  return book
}

/** Carries a document out of a transaction that is to be rolled back. */
class Discard extends Error {
  readonly document: Document

  constructor(document: Document) {
    super('discarded')
    this.document = document
  }
}

async function writeRun(
  run: AnyRun,
  command: Command,
  ctx: Context,
  input: unknown,
  book: Book,
  rehearsal: boolean,
): Promise<{ document: Document; wrote: boolean }> {
  const entry = { at: ctx.clock.now, actor: ctx.actor, command: command.name }
  try {
    const { result, wrote } = await book.write(entry, async (draft) => {
      const document = await run(
        { ...ctx, book: { ...draft, engine: book.engine, reader: book.db } } as never,
        input,
      )
      if (rehearsal || document.discard) throw new Discard(document)
      return document
    })
    return { document: result, wrote }
  } catch (error) {
    if (error instanceof Discard) return { document: error.document, wrote: false }
    throw error
  }
}

/** Asks what only a person can say; true where the command may be run again. */
async function settle(ctx: Context, world: World, error: unknown, settled: Settled): Promise<boolean> {
  if (!ctx.ask) return false
  if (error instanceof Ambiguous && !settled.choices.has(error.reference)) {
    const id = await ctx.ask.choose(
      `Which “${error.reference}”?`,
      error.candidates.map((candidate) => ({ label: candidate.label, value: candidate.id })),
    )
    settled.choices.set(error.reference, id)
    return true
  }
  if (error instanceof NeedsYes && !settled.yes) {
    const said = [error.message, ...error.details.map((line) => `  ${line}`)]
    world.err(said.map((line) => `${forTerminal(line)}\n`).join(''))
    settled.yes = await ctx.ask.confirm(error.question)
    if (!settled.yes) throw new Declined()
    return true
  }
  return false
}

function noBookYet(path: string): Document {
  return {
    blocks: [
      {
        kind: 'text',
        lines: [
          [
            { text: 'No book yet', tone: 'strong' },
            { text: ` at ${path}.`, whole: true },
          ],
          '',
          [
            {
              text: 'Begin with a client:   crm add "Zhang Wei" --phone "+86 138 0000 0000" --tier A',
              whole: true,
            },
          ],
          'or with what you have: crm import clients.csv',
          'or look around first:  crm demo',
        ],
      },
    ],
  }
}
