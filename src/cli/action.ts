import * as z from 'zod/mini'
import type { Context, World } from '../context.ts'
import { clockOf, contextOf } from '../context.ts'
import { Ambiguous, Declined, Failure, NeedsYes } from '../errors.ts'
import { said, say, toSay } from '../language/say.ts'
import type { Document } from '../output/document.ts'
import { forTerminal } from '../output/safe.ts'
import type { Book } from '../store/open.ts'
import type { Commands } from './commands.ts'
import type { Command } from './define.ts'
import { unknownCommand } from './find.ts'
import type { Manual } from './help.ts'
import { flagsOf, type Globals, parse } from './parse.ts'
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
  manual: Manual,
): Promise<NonNullable<Document['exit']>> {
  const { values, globals } = parse(command, argv)
  const commands = commandsOf(manual, world, globals)
  let input = readInput(command, values)
  const settled: Settled = { yes: globals.yes === true, choices: new Map() }
  let asked = false
  for (;;) {
    const ctx = await contextOf(world, command, globals, settled, commands)
    try {
      if (command.ask && ctx.ask && !asked) {
        input = await askFor(command, ctx, input)
        asked = true
      }
      return await runOnce(command, ctx, input, async (document, { book }) => {
        await render(document, { command, ctx, world, globals, notices: book?.notices ?? [] })
        return document.exit ?? 'done'
      })
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
    const takes = issue?.message ?? say`another value`
    const wrong =
      given === undefined
        ? say`${flagsOf(label)} takes ${takes}.`
        : say`${flagsOf(label)} takes ${takes}, not “${given}”.`
    throw new Failure('usage', wrong, {
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

/** The program as a command that stays is given it. */
function commandsOf(manual: Manual, world: World, globals: Globals): Commands {
  const { program, shapes } = manual
  const named = async (name: string) => {
    const load = program[name]
    if (!load) throw unknownCommand(program, name)
    return load()
  }
  const commands: Commands = {
    clock: () => clockOf(world, globals.today),
    names: Object.keys(program),
    named,
    shapes,
    manualPage: async () => (await import('./roff.ts')).manualPage(manual),
    async run(name, values, how, use) {
      const command = await named(name)
      const { via, format, yes = false, readOnly = false, patience } = how
      if (readOnly && command.book !== 'read')
        throw new Failure('refused', say`The book may only be read here: ${`crm ${name}`} was not run.`)
      const input = readInput(command, values)
      const { output: _output, json: _json, ...rest } = globals
      const asked = { ...rest, input: false, ...(format === undefined ? {} : { format }) }
      const ctx = await contextOf(world, command, asked, { yes, choices: new Map() }, commands)
      const inner = { ...ctx, ...silenced(), openBook: openingWith(ctx, readOnly, patience) }
      return runOnce(
        command,
        inner,
        input,
        (document, { book, entry }) => {
          const missing = command.book === 'read' && !book ? [say`No book yet at ${ctx.bookPath}.`] : []
          return use(document, { entry, notices: book?.notices ?? missing, clock: ctx.clock })
        },
        via,
      )
    },
  }
  return commands
}

/** What a command run by another may not touch: the streams and the terminal are that one's. */
function silenced(): Pick<Context, 'stdin' | 'edit' | 'progress' | 'ask' | 'screen'> {
  const closed = async (): Promise<never> => {
    throw new Failure('usage', say`There is no standard input and no editor here: give the text itself.`)
  }
  return { stdin: closed, edit: closed, progress() {}, ask: undefined, screen: () => undefined }
}

function openingWith(ctx: Context, readOnly: boolean, busyMs: number | undefined): Context['openBook'] {
  return (path, options) => ctx.openBook(path, { ...options, busyMs, ...(readOnly ? { readOnly } : {}) })
}

/** Takes a document while the book it came from is open. */
type Show<R> = (
  document: Document,
  from: { book?: Book | undefined; entry?: number | undefined },
) => R | Promise<R>

async function runOnce<R>(
  command: Command,
  ctx: Context,
  input: Record<string, unknown>,
  show: Show<R>,
  via?: string,
): Promise<R> {
  const run = command.run as AnyRun
  if (command.book === 'none') return show(await run(ctx, input), {})
  if (command.book === 'read') return readRun(command, ctx, input, show)
  expectOutput(ctx)
  const rehearsal = command.rehearses?.(input as never) ?? false
  const name = via === undefined ? command.name : `${via} ${command.name}`
  for (;;) {
    const book = await openForWriting(ctx, rehearsal)
    try {
      const { document, wrote, entry } = await writeRun(run, name, ctx, input, book, rehearsal)
      if (book.publish && wrote && !(await book.publish())) continue
      return await show(document, { book: wrote || !book.publish ? book : undefined, entry })
    } finally {
      await book.close()
    }
  }
}

async function readRun<R>(
  command: Command,
  ctx: Context,
  input: Record<string, unknown>,
  show: Show<R>,
): Promise<R> {
  const book = await ctx.openBook(ctx.bookPath)
  if (book) {
    try {
      return await show(await (command.run as AnyRun)({ ...ctx, book }, input), { book })
    } finally {
      await book.close()
    }
  }
  const silent = command.silent?.(input as never) ?? false
  if (!silent && (ctx.format === 'table' || command.formats.length === 0))
    return show(noBookYet(ctx.bookPath), {})
  const empty = await ctx.openBook(':memory:')
  try {
    return await show(await (command.run as AnyRun)({ ...ctx, book: empty }, input), {})
  } finally {
    await empty?.close()
  }
}

async function openForWriting(ctx: Context, rehearsal: boolean): Promise<Book> {
  const book = rehearsal
    ? ((await ctx.openBook(ctx.bookPath)) ?? (await ctx.openBook(':memory:')))
    : await ctx.openBook(ctx.bookPath, { create: true })
  if (!book) throw new Failure('unusable', say`There can be no book at ${ctx.bookPath}.`)
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
  name: string,
  ctx: Context,
  input: unknown,
  book: Book,
  rehearsal: boolean,
): Promise<{ document: Document; wrote: boolean; entry?: number | undefined }> {
  const by = { at: ctx.clock.now, actor: ctx.actor, command: name }
  try {
    const { result, wrote, entry } = await book.write(by, async (draft) => {
      const document = await run(
        { ...ctx, book: { ...draft, engine: book.engine, reader: book.db } } as never,
        input,
      )
      if (rehearsal || document.discard) throw new Discard(document)
      return document
    })
    return { document: result, wrote, entry }
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
      say`Which “${error.reference}”?`,
      error.candidates.map((candidate) => ({ label: candidate.label, value: candidate.id })),
    )
    settled.choices.set(error.reference, id)
    return true
  }
  if (error instanceof NeedsYes && !settled.yes) {
    const lines = [error.message, ...error.details.map((line) => `  ${line}`)]
    world.err(lines.map((line) => `${forTerminal(line)}\n`).join(''))
    settled.yes = await ctx.ask.confirm(error.question)
    if (!settled.yes) throw new Declined()
    return true
  }
  return false
}

/** Three ways to begin. */
const FIRST_STEPS = {
  add: toSay('crm add "Zhang Wei" --phone "+86 138 0000 0000" --tier A'),
  import: 'crm import clients.csv',
  demo: 'crm demo',
}

function noBookYet(path: string): Document {
  return {
    blocks: [
      {
        kind: 'text',
        lines: [
          [{ text: say`No book yet at ${path}.`, tone: 'strong', whole: true }],
          '',
          [
            {
              text: say`Begin with a client:   ${said(FIRST_STEPS.add)}`,
              whole: true,
            },
          ],
          say`or with what you have: ${FIRST_STEPS.import}`,
          say`or look around first:  ${FIRST_STEPS.demo}`,
        ],
      },
    ],
  }
}
