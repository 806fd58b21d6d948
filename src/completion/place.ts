import type { Command } from '../cli/define.ts'
import type { Field } from '../cli/fields.ts'
import { isGroup, type Program } from '../cli/find.ts'
import { FORMAT_OPTIONS, GLOBAL_OPTIONS } from '../cli/parse.ts'
import type { TypedLine } from './shells.ts'

/** Where the cursor stands: in a command's name, at an option, in the value of one, or at an argument. */
export type Place =
  | { readonly at: 'name'; readonly name: readonly string[] }
  | { readonly at: 'help'; readonly name: readonly string[] }
  | { readonly at: 'option'; readonly command: Command }
  | {
      readonly at: 'value'
      readonly command: Command | undefined
      readonly flags: string
      readonly lead: string
    }
  /** `before` counts the words that stand at arguments already. */
  | {
      readonly at: 'argument'
      readonly command: Command
      readonly flags: string
      readonly before: number
    }
  | { readonly at: 'nowhere' }

/** What follows a command line so far; the definition of its one command is loaded, no other. */
export async function placeOf(program: Program, line: TypedLine): Promise<Place> {
  const { name, command, rest, waiting } = await readNames(program, line.words)
  if (waiting) return { at: 'value', command, flags: waiting, lead: '' }
  if (!command) {
    if (name[0] === 'help') return { at: 'help', name: name.slice(1) }
    return line.current.startsWith('-') ? { at: 'nowhere' } : { at: 'name', name }
  }
  return placeIn(program, command, rest, line.current)
}

async function placeIn(
  program: Program,
  command: Command,
  rest: readonly string[],
  current: string,
): Promise<Place> {
  const flags = optionFlags(command)
  let arguments_ = 0
  let isOver = false
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] as string
    if (word === '--') isOver = true
    else if (!isOver && optionNamed(flags, word) !== undefined) {
      const option = optionNamed(flags, word) as string
      if (!takesValue(option)) continue
      if (at === rest.length - 1) return { at: 'value', command, flags: option, lead: '' }
      at++
    } else if (isOver || !/^--\w[\w-]*=/.test(word)) arguments_++
  }
  const assigned = isOver ? null : /^(--[\w-]+)=/.exec(current)
  const option = assigned && optionNamed(flags, assigned[1] as string)
  if (assigned && option) return { at: 'value', command, flags: option, lead: assigned[0] }
  if (!isOver && /^-(-|$)/.test(current)) return { at: 'option', command }
  const field = argumentAt(command, arguments_)
  // A command that is a group too, as plan is beside plan set.
  if (arguments_ === 0 && isGroup(program, command.name) && current !== '' && !field)
    return { at: 'name', name: command.name.split(' ') }
  return field ? { at: 'argument', command, flags: field.flags, before: arguments_ } : { at: 'nowhere' }
}

function argumentAt(command: Command, index: number): Field<unknown> | undefined {
  const fields = Object.values(command.fields).filter(({ kind }) => kind === 'argument')
  const last = fields.at(-1)
  return fields[index] ?? (last?.flags.includes('...') ? last : undefined)
}

/** The command that is named, and what follows its name; `waiting` is a global option whose value comes next. */
async function readNames(program: Program, words: readonly string[]) {
  const name: string[] = []
  const globals = [...GLOBAL_OPTIONS, ...FORMAT_OPTIONS].map(({ flags }) => flags)
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (word.startsWith('-')) {
      const option = optionNamed(globals, word)
      if (!option || !takesValue(option)) continue
      if (at === words.length - 1) return { name, rest: [], command: undefined, waiting: option }
      at++
      continue
    }
    name.push(word)
    const joined = name.join(' ')
    const next = words[at + 1]
    const goesOn =
      isGroup(program, joined) && (next === undefined || Object.hasOwn(program, `${joined} ${next}`))
    const load = Object.hasOwn(program, joined) ? program[joined] : undefined
    if (load && !goesOn) return { name, command: await load(), rest: words.slice(at + 1) }
  }
  return { name, command: undefined, rest: [] }
}

/** The flags of every option a command takes. */
function optionFlags(command: Command): string[] {
  const own = Object.values(command.fields).filter(({ kind }) => kind === 'option')
  const formats = command.formats.length > 0 ? FORMAT_OPTIONS : []
  const globals = GLOBAL_OPTIONS.filter(({ hidden }) => !hidden)
  return [...own, ...formats, ...globals].map(({ flags }) => flags)
}

function optionNamed(flags: readonly string[], word: string): string | undefined {
  return flags.find((one) => one.split(/[ ,]+/).includes(word))
}

function takesValue(flags: string): boolean {
  return flags.includes('<')
}
