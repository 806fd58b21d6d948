import { Command as Commander, CommanderError, Option } from 'commander'
import { Failure } from '../errors.ts'
import { plural, said, say } from '../language/say.ts'
import type { Command } from './define.ts'
import type { Field } from './fields.ts'

/** What every command takes. */
export interface Globals {
  readonly db?: string
  readonly color: boolean
  readonly ascii: boolean
  readonly yes: boolean
  readonly input: boolean
  readonly today?: string
  readonly debug: boolean
  readonly pager: boolean
  readonly format?: string
  readonly json?: boolean
  readonly output?: string
  readonly delimiter?: string
  readonly headers?: string
}

/** The options every command takes, one table for parser, help and reference. */
export const GLOBAL_OPTIONS: readonly {
  readonly flags: string
  readonly says: string
  readonly hidden?: boolean
}[] = [
  { flags: '--db <path>', says: 'the book to use (CRM_DB)' },
  { flags: '--lang <language>', says: 'en or zh-CN (CRM_LANG; else what the system speaks)' },
  { flags: '--no-color', says: 'no colours (NO_COLOR; FORCE_COLOR for the contrary)' },
  { flags: '--ascii', says: 'plain ASCII where the drawing is ours' },
  { flags: '--yes', says: 'yes to the question the command would ask' },
  { flags: '--no-input', says: 'never ask' },
  { flags: '--no-pager', says: 'never page (CRM_PAGER, PAGER)' },
  { flags: '--today <day>', says: 'pretend that today is another day', hidden: true },
  { flags: '--debug', says: 'show where an error arose' },
]

/** The options of commands that print data. */
export const FORMAT_OPTIONS: readonly { readonly flags: string; readonly says: string }[] = [
  { flags: '--format <format>', says: 'how to print' },
  { flags: '--json', says: 'short for --format json' },
  {
    flags: '-o, --output <file>',
    says: 'write to a file; its ending picks the format, - is stdout',
  },
]

/** The options of commands that print CSV. */
export const CSV_OPTIONS: readonly { readonly flags: string; readonly says: string }[] = [
  { flags: '--delimiter <character>', says: 'between the fields of CSV: , ; | or tab' },
  { flags: '--headers <language>', says: 'the column names of CSV: en or zh' },
]

/** Marks a word that looks like an option; commander never sees the dash. */
const WORD = '\u0000'

/** Takes a command line apart: field values as typed, and the global options. */
export function parse(
  command: Command,
  argv: readonly string[],
): { values: Record<string, unknown>; globals: Globals } {
  const commander = new Commander(command.name)
  commander
    .exitOverride()
    .helpOption(false)
    .configureOutput({ writeErr: () => {}, writeOut: () => {} })
  const fields = Object.entries(command.fields)
  const positional = fields.filter(([, field]) => field.kind === 'argument')
  for (const [, field] of positional) commander.argument(field.flags)
  const named = fields.filter(([, field]) => field.kind === 'option')
  const attributes = new Map<string, string>()
  for (const [key, field] of named) {
    const made = optionOf(field)
    attributes.set(made.attributeName(), key)
    commander.addOption(made)
  }
  for (const { flags } of GLOBAL_OPTIONS) commander.addOption(new Option(flags))
  if (command.formats.length > 0)
    for (const { flags } of FORMAT_OPTIONS) commander.addOption(new Option(flags))
  if (command.formats.includes('csv'))
    for (const { flags } of CSV_OPTIONS) commander.addOption(new Option(flags))

  try {
    commander.parse(guardWords(argv, commander.options, positional.length > 0), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) throw usageFailure(error, command)
    throw error
  }

  const values: Record<string, unknown> = {}
  positional.forEach(([key], index) => {
    const value: unknown = commander.processedArgs[index]
    if (value !== undefined) values[key] = unguard(value)
  })
  const options: Record<string, unknown> = commander.opts()
  for (const [attribute, key] of attributes) {
    if (options[attribute] !== undefined) values[key] = unguard(options[attribute])
  }
  return { values, globals: options as unknown as Globals }
}

function optionOf(field: Field<unknown>): Option {
  const repeated = field.flags.endsWith('...')
  const made = new Option(repeated ? field.flags.slice(0, -3) : field.flags)
  if (repeated) made.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
  return made
}

/** Hides words that begin with a dash from commander: notes such as "- not happy" and filters such as -tag:lost. */
function guardWords(argv: readonly string[], options: readonly Option[], takesWords: boolean): string[] {
  const declared = new Map(
    options.flatMap((o) => [o.long, o.short].filter((f) => f != null).map((f) => [f, o] as const)),
  )
  const out: string[] = []
  for (let at = 0; at < argv.length; at++) {
    const element = argv[at] as string
    if (element === '--') return [...out, ...argv.slice(at)]
    const known = declared.get(element.startsWith('--') ? (element.split('=', 1)[0] as string) : element)
    out.push(known || !looksLikeWord(element) || !takesWords ? element : WORD + element)
    if (known?.required && !element.includes('=') && at + 1 < argv.length) out.push(argv[++at] as string)
  }
  return out
}

/** Every option of ours but `-o` has a long name, so what begins with one dash and is not declared is a word. */
function looksLikeWord(element: string): boolean {
  if (!element.startsWith('-') || element === '-') return false
  return !element.startsWith('--') || /[\s\u0080-\uffff]/.test(element)
}

function unguard(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unguard)
  return typeof value === 'string' && value.startsWith(WORD) ? value.slice(1) : value
}

function usageFailure(error: CommanderError, command: Command): Failure {
  const [, option = ''] = /unknown option '--([\w-]+)/.exec(error.message) ?? []
  const argument = command.fields[option]
  if (argument?.kind === 'argument') {
    return new Failure('usage', say`There is no --${option}: the ${option} is written without it.`, {
      tip: `crm ${command.name} --help`,
    })
  }
  return new Failure('usage', sayUsage(error), { tip: `crm ${command.name} --help`.replace('  ', ' ') })
}

/** What the parser says, which it says in English, as sentences of ours. */
function sayUsage({ code, message }: CommanderError): string {
  const [, named = ''] = /'(.*?)'/.exec(message) ?? []
  if (code === 'commander.missingArgument') return say`Missing required argument ${said(named)}.`
  if (code === 'commander.optionMissingArgument') return say`Option ${flagsOf(named)} argument missing.`
  if (code === 'commander.unknownOption') {
    const [, near] = /\(Did you mean (.*)\?\)$/.exec(message) ?? []
    return near === undefined
      ? say`Unknown option ${named}.`
      : say`Unknown option ${named}; did you mean ${near.replace(/^one of /, '')}?`
  }
  const [, expected = '', got = '', words = ''] =
    /Expected (\d+) .* but got (\d+): (.*)\.$/s.exec(message) ?? []
  if (code === 'commander.excessArguments')
    return plural(
      Number(expected),
      say`Too many arguments. Expected 1 argument but got ${got}: ${words}.`,
      say`Too many arguments. Expected ${expected} arguments but got ${got}: ${words}.`,
    )
  return message
}

/** What is typed as it is stays; words that stand for something, such as `<client>`, are in the reader's language. */
export function flagsOf(flags: string): string {
  return flags.replace(/([<[])([^<>[\]]+?)(\.{3})?([>\]])/g, (_, open, word, more = '', close) => {
    return `${open}${said(word)}${more}${close}`
  })
}

/** The delimiter that was typed for `--delimiter`; a tab may be written as `tab`. */
export function delimiterTyped(typed: string): string {
  const delimiter = typed === 'tab' || typed === '\\t' ? '\t' : typed
  if (/^[,;\t|]$/.test(delimiter)) return delimiter
  throw new Failure('usage', say`--delimiter takes one of , ; | or tab, not “${typed}”.`)
}
