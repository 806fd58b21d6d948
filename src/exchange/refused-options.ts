import { Failure } from '../errors.ts'
import { said, say, toSay } from '../language/say.ts'
import { forShell } from '../output/shell.ts'

/** What a file to import turned out to be. */
export type FileKind = 'cards' | 'events' | 'book' | 'workbook' | 'table'

type Given = Readonly<Record<'map' | 'dates' | 'skipBad' | 'createClients' | 'remove', unknown>> &
  Readonly<Partial<Record<'as' | 'encoding' | 'delimiter', unknown>>>

const SPELLED: Readonly<Record<keyof Given, string>> = {
  as: '--as',
  map: '--map',
  dates: '--dates',
  skipBad: '--skip-bad',
  createClients: '--create-clients',
  remove: '--remove',
  encoding: '--encoding',
  delimiter: '--delimiter',
}

const WITHOUT: Readonly<
  Record<FileKind, { readonly is: string; readonly options: readonly (keyof Given)[] }>
> = {
  cards: { is: toSay('an address book'), options: ['as', 'map', 'createClients', 'remove', 'delimiter'] },
  events: {
    is: toSay('a calendar'),
    options: ['map', 'dates', 'skipBad', 'createClients', 'remove', 'encoding', 'delimiter'],
  },
  book: {
    is: toSay('a whole book'),
    options: ['as', 'map', 'dates', 'skipBad', 'createClients', 'remove', 'encoding', 'delimiter'],
  },
  workbook: { is: toSay('a workbook'), options: ['encoding', 'delimiter'] },
  table: { is: toSay('a table'), options: ['remove'] },
}

/** Refuses an option that means nothing for what the file is: without effect it would deceive. */
export function refuseOptions(
  kind: FileKind,
  file: { readonly name: string; readonly typed: string },
  given: Given,
): void {
  const { is, options } = WITHOUT[kind]
  const option = options.find((name) => isGiven(given[name]))
  if (option === undefined) return
  throw new Failure('usage', say`${file.name} is ${said(is)}: ${SPELLED[option]} is not for it.`, {
    tip: `crm import ${forShell(file.typed)}`,
  })
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false
}
