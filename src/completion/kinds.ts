import type { Field } from '../cli/fields.ts'

/** What may stand at a place of the command line. */
export type Kind =
  | 'client'
  | 'organisation'
  | 'filter'
  | 'channel'
  | 'tag'
  | 'segment'
  | 'field'
  | 'owner'
  | 'stage'
  | 'file'
  | 'setting'
  | 'shell'
  | 'command'
  | 'festival'
  | 'planned'
  | 'urgency'
  | 'tagging'

/** What a placeholder in the flags of an argument or an option stands for. */
const PLACEHOLDERS: Readonly<Record<string, Kind>> = {
  client: 'client',
  keep: 'client',
  other: 'client',
  who: 'client',
  'who-and-tags': 'tagging',
  filter: 'filter',
  'festival-and-filter': 'filter',
  'id-or-filter': 'filter',
  code: 'channel',
  channel: 'channel',
  letter: 'channel',
  tag: 'tag',
  file: 'file',
  path: 'file',
  folder: 'file',
  setting: 'setting',
  shell: 'shell',
  command: 'command',
}

/** Places whose placeholder says too little. */
const PLACES: Readonly<Record<string, Kind | 'any'>> = {
  'segment show <name>': 'segment',
  'segment remove <name>': 'segment',
  'segment save <name>': 'segment',
  'field mark <names...>': 'field',
  'field unmark <names...>': 'field',
  'channel add <letter>': 'any',
  'plan set <who>': 'planned',
  'plan remove <who>': 'planned',
  'due --kind <kinds>': 'urgency',
  'add --org <name>': 'organisation',
  'edit --org <name>': 'organisation',
  'add --owner <name>': 'owner',
  'edit --owner <name>': 'owner',
  'add --stage <text>': 'stage',
  'edit --stage <text>': 'stage',
}

/** What an argument or an option of a command takes, the words before it of the same argument counted; undefined for free text. */
export function kindOf(command: string, flags: string, before: number): Kind | undefined {
  if (flags.includes('festival') && before === 0) return 'festival'
  const place = PLACES[`${command} ${flags.replace(/(--[\w-]+ .*)\.\.\.$/, '$1')}`]
  if (place !== undefined) return place === 'any' ? undefined : place
  const [, placeholder = ''] = /[<[]([\w-]+)(?:\.\.\.)?[>\]]/.exec(flags) ?? []
  return PLACEHOLDERS[placeholder]
}

/** What is used of a schema here. */
interface Definition {
  readonly type: string
  readonly innerType?: Schema
  readonly element?: Schema
  readonly in?: Schema
  readonly out?: Schema
  readonly options?: readonly Schema[]
  readonly entries?: Readonly<Record<string, string>>
}
interface Schema {
  readonly _zod: { readonly def: Definition }
}

/** The words that a field takes, where its schema lists them. */
export function wordsOf(field: Pick<Field<unknown>, 'schema'>): readonly string[] {
  return listedIn(field.schema as unknown as Schema)
}

function listedIn(schema: Schema | undefined): readonly string[] {
  if (!schema) return []
  const { entries, innerType, element, options = [], in: from, out: to } = schema._zod.def
  if (entries) return Object.values(entries)
  return [innerType, element, to, from, ...options].map(listedIn).find((words) => words.length > 0) ?? []
}
