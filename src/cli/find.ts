import { Failure } from '../errors.ts'
import { nearest } from '../language/nearest.ts'
import { say } from '../language/say.ts'
import type { Command } from './define.ts'
import { FORMAT_OPTIONS, GLOBAL_OPTIONS } from './parse.ts'

/** The command tree: names as typed, each loaded only when it is asked for. */
export type Program = Readonly<Record<string, () => Promise<Command>>>

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'version' }
  /** `topic` is the name of a command or of a group, empty for the whole program. */
  | { readonly kind: 'help'; readonly topic: string; readonly argv: readonly string[] }
  | { readonly kind: 'command'; readonly name: string; readonly argv: readonly string[] }

const TAKES_VALUE = new Set(
  [...GLOBAL_OPTIONS, ...FORMAT_OPTIONS]
    .filter(({ flags }) => flags.includes('<'))
    .flatMap(({ flags }) => flags.replace(/ <.*/, '').split(', ')),
)

/** Finds the command's name among global options and words; the rest of the line stays in order. */
export function readRequest(program: Program, argv: readonly string[]): Request {
  const rest: string[] = []
  const name: string[] = []
  let at = 0
  for (; at < argv.length; at++) {
    const element = argv[at] as string
    if (element === '--version' || element === '-V') return { kind: 'version' }
    if (element === '--help' || element === '-h') return { kind: 'help', topic: name.join(' '), argv: rest }
    if (element.startsWith('-')) {
      rest.push(element)
      if (TAKES_VALUE.has(element) && at + 1 < argv.length) rest.push(argv[++at] as string)
      continue
    }
    name.push(element)
    if (isWhole(program, name.join(' '), argv[at + 1])) {
      at++
      break
    }
  }
  const joined = name.join(' ')
  if (name[0] === 'help')
    return {
      kind: 'help',
      topic: wordsAmong(argv.slice(at)).join(' '),
      argv: rest,
    }
  if (joined !== '' && !Object.hasOwn(program, joined)) {
    if (isGroup(program, joined)) return { kind: 'help', topic: joined, argv: rest }
    throw unknownCommand(program, joined)
  }
  const tail = argv.slice(at)
  const end = tail.indexOf('--')
  const words = end === -1 ? tail : tail.slice(0, end)
  if (words.includes('--help') || words.includes('-h')) return { kind: 'help', topic: joined, argv: rest }
  return { kind: 'command', name: joined, argv: [...rest, ...tail] }
}

/** The words of a line: neither options nor what options take. */
function wordsAmong(argv: readonly string[]): string[] {
  return argv.filter((word, at) => !word.startsWith('-') && !TAKES_VALUE.has(argv[at - 1] ?? ''))
}

/** Whether no longer name can come of what was typed; a group may be a command too, as `plan` is beside `plan set`. */
function isWhole(program: Program, name: string, next: string | undefined): boolean {
  if (!isGroup(program, name)) return true
  return Object.hasOwn(program, name) && !Object.hasOwn(program, `${name} ${next}`)
}

export function isGroup(program: Program, name: string): boolean {
  return Object.keys(program).some((key) => key.startsWith(`${name} `))
}

/** The error for a name that is no command, with the nearest that is; where help was wanted, among its topics too. */
export function unknownCommand(program: Program, name: string, topics: readonly string[] = []): Failure {
  const commands = Object.keys(program).filter((key) => key !== '')
  const near = nearest(name, [...topics, ...commands])
  return new Failure('usage', say`There is no command “${name}”.`, {
    tip: near ? `crm ${topics.length > 0 ? 'help ' : ''}${near}` : 'crm --help',
  })
}
