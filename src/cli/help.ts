import { listed, said, say } from '../language/say.ts'
import { displayWidth, padEnd, wrap } from '../language/width.ts'
import type { Command } from './define.ts'
import { isGroup, type Program, unknownCommand } from './find.ts'
import { CSV_OPTIONS, FORMAT_OPTIONS, flagsOf, GLOBAL_OPTIONS } from './parse.ts'
import type { Shapes } from './shape.ts'

/** A page of help that is no command: its title and paragraphs, or lines of two columns. */
export interface Topic {
  readonly title: string
  readonly lines: readonly (string | readonly [string, string])[]
}

/** What help is made from: the commands, in which order they are shown, and the topics. */
export interface Manual {
  readonly program: Program
  readonly sections: readonly { readonly title: string; readonly names: readonly string[] }[]
  readonly topics: Readonly<Record<string, () => Promise<Topic>>>
  /** What the commands print as JSON, by their names. */
  readonly shapes: () => Promise<Shapes>
}

type Pair = readonly [string, string]

/** The help page of a command, a group, a topic, or of the whole program for an empty name. */
export async function help(manual: Manual, name: string, width: number): Promise<string> {
  const { program, topics } = manual
  const columns = Math.min(width, 100)
  if (name === '') return overview(manual, columns)
  if (Object.hasOwn(program, name)) return page(await (program[name] as Program[string])(), columns)
  if (isGroup(program, name)) return groupPage(program, name, columns)
  const topic = topics[name]
  if (topic) return topicPage(await topic(), columns)
  throw unknownCommand(program, name, Object.keys(topics))
}

/** The arguments of a command with what they are. */
export function argumentsOf(command: Command): Pair[] {
  return Object.values(command.fields)
    .filter((field) => field.kind === 'argument')
    .map((field): Pair => [flagsOf(field.flags), said(field.says)])
}

/** What a command does and how, as a paragraph each. */
export function paragraphsOf(command: Command): string[] {
  return [say`${said(command.summary)}.`, ...command.details.map(said)]
}

/** How a command is typed, without its options spelled out. */
export function usageOf(command: Command): string {
  const parts = Object.values(command.fields)
    .filter((field) => field.kind === 'argument')
    .map((field) => flagsOf(field.flags))
  return ['crm', command.name, ...parts, flagsOf('[options]')].filter(Boolean).join(' ')
}

/** Every option of a command with what it does. */
export function optionsOf(command: Command): Pair[] {
  const own = Object.values(command.fields)
    .filter((field) => field.kind === 'option')
    .map((field): Pair => [flagsOf(field.flags.replace(/\.\.\.$/, '')), said(field.says)])
  if (command.formats.length === 0) return own
  const isCsv = command.formats.includes('csv')
  const saysOf = (flags: string, says: string) => {
    if (flags.startsWith('--format')) return say`how to print: ${listed(command.formats)}`
    return flags.startsWith('-o') && isCsv
      ? say`write to a file; its ending picks the format, - is stdout, folder/ gets each table as CSV`
      : said(says)
  }
  const formats = FORMAT_OPTIONS.map(({ flags, says }): Pair => [flagsOf(flags), saysOf(flags, says)])
  const csv = isCsv ? CSV_OPTIONS.map(({ flags, says }): Pair => [flagsOf(flags), said(says)]) : []
  return [...own, ...formats, ...csv]
}

/** The global options as help shows them. */
export function globalOptions(): Pair[] {
  return GLOBAL_OPTIONS.filter((option) => !option.hidden).map(
    ({ flags, says }): Pair => [flagsOf(flags), said(says)],
  )
}

async function overview(manual: Manual, width: number): Promise<string> {
  const parts = [
    `${say`crm: your clients, your contacts with them, and whom you neglect.`}\n`,
    `${say`Usage: ${flagsOf('crm <command> [options]')}`}\n`,
  ]
  for (const { title, names } of manual.sections) {
    const commands = await Promise.all(names.map((name) => (manual.program[name] as Program[string])()))
    parts.push(
      block(
        said(title),
        commands.map(
          (command): Pair => [command.name === '' ? say`(nothing)` : command.name, said(command.summary)],
        ),
        width,
      ),
    )
  }
  parts.push(block(say`Options of every command`, globalOptions(), width))
  const topics = `crm help ${Object.keys(manual.topics).join(' | ')}`
  const more = say`More: ${flagsOf('crm help <command>')}, ${topics}`
  parts.push(`${wrap(more, width).join('\n')}\n`)
  return parts.join('\n')
}

function page(command: Command, width: number): string {
  const args = argumentsOf(command)
  const options = optionsOf(command)
  const [summary = '', ...details] = paragraphsOf(command)
  const examples = command.examples.map(({ line, says }) => `  ${said(line)}\n      ${said(says)}\n`)
  const parts = [
    `${summary}\n`,
    `${say`Usage: ${usageOf(command)}`}\n`,
    ...details.map((paragraph) => `${wrap(paragraph, width).join('\n')}\n`),
    args.length > 0 ? block(say`Arguments`, args, width) : '',
    options.length > 0 ? block(say`Options`, options, width) : '',
    `${say`Examples`}\n${examples.join('')}`,
    `${say`Options of every command: ${'crm --help'}`}\n`,
  ]
  return parts.filter((part) => part !== '').join('\n')
}

async function groupPage(program: Program, group: string, width: number): Promise<string> {
  const names = Object.keys(program).filter((name) => name.startsWith(`${group} `))
  const commands = await Promise.all(names.map((name) => (program[name] as Program[string])()))
  return [
    `${say`Usage: ${flagsOf(`crm ${group} <command> [options]`)}`}\n`,
    block(
      say`Commands`,
      commands.map((command): Pair => [command.name, said(command.summary)]),
      width,
    ),
    `${say`More: ${flagsOf(`crm help ${group} <command>`)}`}\n`,
  ].join('\n')
}

function topicPage(topic: Topic, width: number): string {
  const parts: string[] = [`${said(topic.title)}\n`]
  let pairs: Pair[] = []
  const flush = () => {
    if (pairs.length > 0) parts.push(columns(pairs, width))
    pairs = []
  }
  for (const line of topic.lines) {
    if (typeof line !== 'string') {
      pairs.push([flagsOf(line[0]), said(line[1])])
      continue
    }
    flush()
    parts.push(`${wrap(said(line), width).join('\n')}\n`)
  }
  flush()
  return parts.join('\n')
}

function block(title: string, pairs: readonly Pair[], width: number): string {
  return `${title}\n${columns(pairs, width)}`
}

/** Two columns, the second wrapped beside the first. */
function columns(pairs: readonly Pair[], width: number): string {
  const left = Math.min(28, Math.max(...pairs.map(([term]) => displayWidth(term))) + 2)
  return pairs
    .map(([term, says]) => {
      const lines = wrap(says, Math.max(20, width - left - 2))
      const [first = '', ...rest] = displayWidth(term) + 2 > left ? ['', ...lines] : lines
      const head = `  ${padEnd(term, left)}${first}`.trimEnd()
      return [head, ...rest.map((line) => `  ${' '.repeat(left)}${line}`)].join('\n')
    })
    .join('\n')
    .concat('\n')
}
