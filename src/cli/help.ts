import { padEnd, wrap } from '../language/width.ts'
import type { Command } from './define.ts'
import { isGroup, type Program, unknownCommand } from './find.ts'
import { FORMAT_OPTIONS, GLOBAL_OPTIONS } from './parse.ts'

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
  throw unknownCommand(program, name)
}

/** How a command is typed, without its options spelled out. */
export function usageOf(command: Command): string {
  const parts = Object.values(command.fields)
    .filter((field) => field.kind === 'argument')
    .map((field) => field.flags)
  return ['crm', command.name, ...parts, '[options]'].filter(Boolean).join(' ')
}

/** Every option of a command with what it does. */
export function optionsOf(command: Command): Pair[] {
  const own = Object.values(command.fields)
    .filter((field) => field.kind === 'option')
    .map((field): Pair => [field.flags.replace(/\.\.\.$/, ''), field.says])
  if (command.formats.length === 0) return own
  const isCsv = command.formats.includes('csv')
  const saysOf = (flags: string, says: string) => {
    if (flags.startsWith('--format')) return `how to print: ${command.formats.join(', ')}`
    return flags.startsWith('-o') && isCsv ? `${says}, folder/ gets each table as CSV` : says
  }
  const formats = FORMAT_OPTIONS.map(({ flags, says }): Pair => [flags, saysOf(flags, says)])
  const delimiter: Pair[] = isCsv
    ? [['--delimiter <character>', 'between the fields of CSV: , ; | or tab']]
    : []
  return [...own, ...formats, ...delimiter]
}

/** The global options as help shows them. */
export function globalOptions(): Pair[] {
  return GLOBAL_OPTIONS.filter((option) => !option.hidden).map(({ flags, says }): Pair => [flags, says])
}

async function overview(manual: Manual, width: number): Promise<string> {
  const parts = [
    'crm: your clients, your contacts with them, and whom you neglect.\n',
    'Usage: crm <command> [options]\n',
  ]
  for (const { title, names } of manual.sections) {
    const commands = await Promise.all(names.map((name) => (manual.program[name] as Program[string])()))
    parts.push(
      block(
        title,
        commands.map((command): Pair => [command.name === '' ? '(nothing)' : command.name, command.summary]),
        width,
      ),
    )
  }
  parts.push(block('Options of every command', globalOptions(), width))
  parts.push(`More: crm help <command>, crm help ${Object.keys(manual.topics).join(' | ')}\n`)
  return parts.join('\n')
}

function page(command: Command, width: number): string {
  const args = Object.values(command.fields)
    .filter((field) => field.kind === 'argument')
    .map((field): Pair => [field.flags, field.says])
  const parts = [
    `${command.summary}.\n`,
    `Usage: ${usageOf(command)}\n`,
    ...command.details.map((paragraph) => `${wrap(paragraph, width).join('\n')}\n`),
    args.length > 0 ? block('Arguments', args, width) : '',
    optionsOf(command).length > 0 ? block('Options', optionsOf(command), width) : '',
    `Examples\n${command.examples.map(({ line, says }) => `  ${line}\n      ${says}\n`).join('')}`,
    'Options of every command: crm --help\n',
  ]
  return parts.filter((part) => part !== '').join('\n')
}

async function groupPage(program: Program, group: string, width: number): Promise<string> {
  const names = Object.keys(program).filter((name) => name.startsWith(`${group} `))
  const commands = await Promise.all(names.map((name) => (program[name] as Program[string])()))
  return [
    `Usage: crm ${group} <command> [options]\n`,
    block(
      'Commands',
      commands.map((command): Pair => [command.name, command.summary]),
      width,
    ),
    `More: crm help ${group} <command>\n`,
  ].join('\n')
}

function topicPage(topic: Topic, width: number): string {
  const parts: string[] = [`${topic.title}\n`]
  let pairs: Pair[] = []
  const flush = () => {
    if (pairs.length > 0) parts.push(columns(pairs, width))
    pairs = []
  }
  for (const line of topic.lines) {
    if (typeof line !== 'string') {
      pairs.push(line)
      continue
    }
    flush()
    parts.push(`${wrap(line, width).join('\n')}\n`)
  }
  flush()
  return parts.join('\n')
}

function block(title: string, pairs: readonly Pair[], width: number): string {
  return `${title}\n${columns(pairs, width)}`
}

/** Two columns, the second wrapped beside the first. */
function columns(pairs: readonly Pair[], width: number): string {
  const left = Math.min(28, Math.max(...pairs.map(([term]) => term.length)) + 2)
  return pairs
    .map(([term, says]) => {
      const lines = wrap(says, Math.max(20, width - left - 2))
      const [first = '', ...rest] = term.length + 2 > left ? ['', ...lines] : lines
      const head = `  ${padEnd(term, left)}${first}`.trimEnd()
      return [head, ...rest.map((line) => `  ${' '.repeat(left)}${line}`)].join('\n')
    })
    .join('\n')
    .concat('\n')
}
