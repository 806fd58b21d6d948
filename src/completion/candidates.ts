import type { Kysely } from 'kysely'
import { globalOptions, type Manual, optionsOf } from '../cli/help.ts'
import { FILTER_FIELDS, fieldNamed } from '../clients/filter.ts'
import { SETTINGS } from '../config/settings.ts'
import { fold } from '../language/names.ts'
import { LOCALES, said } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { type Candidate, fromBook } from './from-book.ts'
import { type Kind, kindOf, wordsOf } from './kinds.ts'
import { type Place, placeOf } from './place.ts'
import { SHELLS, type TypedLine } from './shells.ts'

/** What can follow a command line so far. */
export interface Candidates {
  readonly found: readonly Candidate[]
  /** Whether the names of files may stand there. */
  readonly files: boolean
}

/** Opens the book the line is about, for reading; undefined where there is none. */
type OpenBook = () => Promise<Kysely<Schema> | undefined>

/** Everything that may stand at the cursor; the book is opened only where something of it may. */
export async function candidatesFor(manual: Manual, line: TypedLine, open: OpenBook): Promise<Candidates> {
  const place = await placeOf(manual.program, line)
  if (place.at === 'value' || place.at === 'argument') return valuesAt(manual, place, line, open)
  return { found: beginningWith(line.current, namesAt(manual, place)), files: false }
}

function namesAt(manual: Manual, place: Exclude<Place, { at: 'value' | 'argument' }>): Candidate[] {
  if (place.at === 'nowhere') return []
  if (place.at === 'option')
    return [...optionsOf(place.command), ...globalOptions()].map(([flags, says]) => ({
      value: /--[\w-]+/.exec(flags)?.[0] ?? flags,
      says,
    }))
  const before = place.name.map((word) => `${word} `).join('')
  const names = [
    ...Object.keys(manual.program),
    ...(place.at === 'help' ? Object.keys(manual.topics) : before === '' ? ['help'] : []),
  ]
  const next = names
    .filter((name) => name !== '' && name.startsWith(before))
    .map((name) => name.slice(before.length).split(' ')[0] as string)
  const titles = new Map(
    manual.sections.flatMap(({ title, names }) => names.map((name) => [name, title] as const)),
  )
  return [...new Set(next)].map((value) => ({ value, says: said(titles.get(before + value) ?? '') }))
}

async function valuesAt(
  manual: Manual,
  place: Extract<Place, { at: 'value' | 'argument' }>,
  line: TypedLine,
  open: OpenBook,
): Promise<Candidates> {
  const { command, flags } = place
  const lead = place.at === 'value' ? place.lead : ''
  const typed = line.current.slice(lead.length)
  const led = ({ value, ...more }: Candidate) => ({ ...more, value: lead + value })
  const field = Object.values(command?.fields ?? {}).find((one) => one.flags === flags)
  const words = field ? wordsOf(field) : globalWords(flags, command?.formats ?? [])
  if (words.length > 0) return { found: beginningWith(typed, plain(words)).map(led), files: false }
  if (command?.name === 'config set' && flags === '<value>') {
    const setting = SETTINGS.find(({ name }) => name === line.words.at(-1))
    const values = /^[\w-]+(, [\w-]+)+$/.test(setting?.takes ?? '') ? (setting?.takes.split(', ') ?? []) : []
    return { found: beginningWith(typed, plain(values)), files: setting?.path !== undefined }
  }
  const kind = kindOf(command?.name ?? '', flags, place.at === 'argument' ? place.before : 0)
  if (kind === undefined) return { found: [], files: false }
  if (kind === 'file') return { found: [], files: lead === '' }
  const found = await ofKind(manual, kind, typed, open)
  return { found: found.map(led), files: false }
}

/** Words of the options that every command takes. */
function globalWords(flags: string, formats: readonly string[]): readonly string[] {
  if (flags.startsWith('--format')) return formats
  if (flags.startsWith('--headers')) return ['en', 'zh']
  return flags.startsWith('--lang') ? LOCALES : []
}

async function ofKind(
  manual: Manual,
  kind: Kind,
  typed: string,
  open: OpenBook,
): Promise<readonly Candidate[]> {
  if (kind === 'setting') return beginningWith(typed, plain(SETTINGS.map(({ name }) => name)))
  if (kind === 'shell') return beginningWith(typed, plain(SHELLS))
  if (kind === 'command') return beginningWith(typed, namesAt(manual, { at: 'name', name: [] }))
  if (kind === 'festival') return beginningWith(typed, await festivals())
  if (kind === 'urgency') return listedWords(typed, (await import('../due/agenda.ts')).KINDS)
  const db = await open()
  const known = async (kind: Kind, typed: string) => (db ? fromBook(db, kind, typed) : [])
  if (kind === 'filter') return filterWords(known, typed)
  if (kind === 'tagging') return taggingWords(known, typed)
  if (kind === 'planned')
    return (await filterWords(known, typed)).filter(({ value }) => !/^(?!tier:|tag:)[^:]*:|^@/.test(value))
  const found = await known(kind, typed)
  return found.some(({ byKey }) => byKey) ? found : beginningWith(typed, found)
}

/** Festivals by what is typed for them in either language. */
async function festivals(): Promise<Candidate[]> {
  const { FESTIVALS } = await import('../greetings/festival.ts')
  const { sayFestival } = await import('../greetings/naming.ts')
  return FESTIVALS.flatMap((festival) => [
    { value: festival.key, says: sayFestival(festival) },
    { value: festival.chinese, says: said(festival.name) },
  ])
}

/** One more word of a list with commas. */
function listedWords(typed: string, words: readonly string[]): Candidate[] {
  const comma = typed.lastIndexOf(',') + 1
  const before = typed.slice(0, comma)
  const left = words.filter((word) => !before.split(',').includes(word))
  return beginningWith(typed.slice(comma), plain(left)).map((one) => ({ ...one, value: before + one.value }))
}

/** Whom to tag, as names or as a filter, and the tags with their signs. */
async function taggingWords(
  known: (kind: Kind, typed: string) => Promise<Candidate[]>,
  typed: string,
): Promise<Candidate[]> {
  const sign = /^[+-]/.exec(typed)?.[0]
  if (sign === undefined) return /[:@]/.test(typed) ? filterWords(known, typed) : known('client', typed)
  return beginningWith(typed.slice(1), await known('tag', '')).map((tag) => ({
    ...tag,
    value: sign + tag.value,
  }))
}

/** Words of a filter: fields, what may stand after their colon, segments, and names. */
async function filterWords(
  known: (kind: Kind, typed: string) => Promise<Candidate[]>,
  word: string,
): Promise<Candidate[]> {
  const [, not = '', typed = ''] = /^(-?)(.*)$/s.exec(word) ?? []
  const under = (candidate: Candidate, lead: string) => ({
    ...candidate,
    value: not + lead + candidate.value,
  })
  if (typed.startsWith('@')) {
    const segments = await known('segment', '')
    return beginningWith(typed.slice(1), segments).map((one) => under(one, '@'))
  }
  const [, name = '', before = '', last = ''] = /^([^:]+):(.*,)?([^,]*)$/s.exec(typed) ?? []
  if (name !== '') {
    const field = fieldNamed(name)
    const kind = ({ tag: 'tag', owner: 'owner', stage: 'stage', org: 'organisation' } as const)[
      field?.name as 'tag' | 'owner' | 'stage' | 'org'
    ]
    const listed = plain(field?.values ?? [])
    const values = kind ? [...listed, ...(await known(kind, last))] : listed
    return beginningWith(last, values).map((one) => under(one, `${name}:${before}`))
  }
  const fields = FILTER_FIELDS.map(({ name, says }) => ({ value: `${name}:`, says, open: true }))
  const segments = (await known('segment', '')).map((one) => ({ ...one, value: `@${one.value}` }))
  const names = not === '' && typed !== '' ? await known('client', typed) : []
  return [...beginningWith(typed, [...fields, ...segments]), ...names].map((one) => under(one, ''))
}

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, says: '' }))
}

/** Those that begin as was typed, whatever the case and the accents. */
function beginningWith(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const start = fold(typed)
  return candidates.filter(
    ({ value }) => value.startsWith(typed) || (start !== '' && fold(value).startsWith(start)),
  )
}
