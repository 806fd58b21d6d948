import type { Context, World } from '../context.ts'
import { Failure } from '../errors.ts'
import { listed, say } from '../language/say.ts'
import { type Document, type Line, type Look, lineText } from '../output/document.ts'
import { forTerminal } from '../output/safe.ts'
import { writerFor } from '../output/write.ts'
import { wantsAscii, wantsColor } from './color.ts'
import type { Command } from './define.ts'
import type { Globals } from './parse.ts'

/** How much text is gathered before it is written. */
const CHUNK = 65_536

interface Rendering {
  readonly command: Command
  readonly ctx: Context
  readonly world: World
  readonly globals: Globals
  /** What the book had to say when it was opened. */
  readonly notices: readonly string[]
}

/** Writes a document in the asked format to stdout, a pager or a file; notices go to stderr. */
export async function render(document: Document, to: Rendering): Promise<void> {
  const { ctx, world } = to
  let said: readonly Line[] = []
  if (ctx.output !== undefined && ctx.toFolder) await toFolder(document, to, ctx.output)
  else if (ctx.output !== undefined) said = await toFile(document, to, ctx.output)
  else if (
    to.command.pages &&
    world.terminal.stdout &&
    to.globals.pager !== false &&
    ctx.format === 'table'
  ) {
    await toPager(document, to)
  } else said = await toStdout(document, to)
  for (const notice of [...to.notices, ...(document.notices ?? []), ...said])
    world.err(`${safeLine(notice)}\n`)
}

async function toStdout(document: Document, to: Rendering): Promise<readonly Line[]> {
  if (isSilent(document)) return []
  const write = await writerFor(to.ctx.format)
  let waiting = ''
  const flush = () => {
    if (waiting !== '') to.world.out(waiting)
    waiting = ''
  }
  const said = await write(document, lookOf(to, false), (chunk) => {
    if (typeof chunk === 'string') waiting += chunk
    if (typeof chunk !== 'string' || waiting.length >= CHUNK) flush()
    if (typeof chunk !== 'string') to.world.out(chunk)
  })
  flush()
  return said
}

async function toPager(document: Document, to: Rendering): Promise<void> {
  if (isSilent(document)) return
  const { writeTable } = await import('../output/table.ts')
  const parts: string[] = []
  await writeTable(document, lookOf(to, false), (text) => {
    parts.push(text)
  })
  const whole = parts.join('')
  const lines = whole.split('\n').length
  const pager = to.world.env.CRM_PAGER ?? to.world.env.PAGER ?? 'less -FRX'
  if (
    lines <= to.world.terminal.rows ||
    pager === '' ||
    pager === 'cat' ||
    !(await to.world.page(pager, whole))
  ) {
    to.world.out(whole)
  }
}

/** Fails where the output cannot go to its file: said before a command writes, while it is true that nothing was. */
export function expectOutput({
  files,
  output,
  toFolder,
  bookPath,
}: Pick<Context, 'files' | 'output' | 'toFolder' | 'bookPath'>): void {
  if (output === undefined || toFolder) return
  if (files.isSame(output, bookPath))
    throw new Failure('refused', say`${output} is the book itself: nothing was written.`)
  files.expectRoom(output)
}

async function toFile(document: Document, to: Rendering, file: string): Promise<readonly Line[]> {
  expectOutput(to.ctx)
  const write = await writerFor(to.ctx.format)
  const queue = await to.ctx.files.create(file)
  let said: readonly Line[] = []
  try {
    if (!isSilent(document) || to.ctx.format === 'xlsx')
      said = await write(document, lookOf(to, true), (chunk) => queue.write(chunk))
    await queue.finish()
  } catch (error) {
    await queue.abandon()
    throw error
  }
  to.world.err(`${say`Wrote ${forTerminal(file)}.`}\n`)
  return said
}

async function toFolder(document: Document, to: Rendering, folder: string): Promise<void> {
  if (isSilent(document)) return
  const { writeFolder } = await import('./folder.ts')
  const names = await writeFolder(document, lookOf(to, true), to.ctx, folder, to.command.name)
  to.world.err(
    `${say`Wrote ${listed(names.map((name) => forTerminal(name)))} into ${forTerminal(folder)}.`}\n`,
  )
}

/** A document without anything in it prints nothing, not even an empty list; a file of it is empty, but for a workbook, which then has no table. */
function isSilent({ blocks, json, encoded }: Document): boolean {
  return blocks.length === 0 && json === undefined && encoded === undefined
}

function lookOf(to: Rendering, toFileNow: boolean): Look {
  const { env, terminal } = to.world
  const onTerminal = terminal.stdout && !toFileNow
  return {
    width: onTerminal ? terminal.columns : Number(env.COLUMNS) || 80,
    color: wantsColor(env, to.globals.color !== false, onTerminal),
    ascii: wantsAscii(env, to.globals),
    toFile: toFileNow,
    terminal: onTerminal,
    delimiter: to.ctx.delimiter,
    headers: to.ctx.headers,
  }
}

function safeLine(line: Line): string {
  return forTerminal(lineText(line))
}
