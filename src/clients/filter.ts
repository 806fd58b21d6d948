import { Failure } from '../errors.ts'
import { fold, spelledOut } from '../language/names.ts'
import { listed, said, say } from '../language/say.ts'
import { readSegmentName } from '../segments/segment.ts'
import { CLIENT_KINDS, TIERS } from './client.ts'
import { daysOf, quietDays, sayAddedDays, sayLastDays, sayQuiet } from './filter-days.ts'
import { type About, type Choice, type Op, type Test, THINGS } from './filter-terms.ts'

/** A filter as read: every term must hold. */
export interface Filter {
  readonly terms: readonly Term[]
}

export interface Term {
  readonly not: boolean
  readonly test: Test
  /** In words, for titles. */
  readonly says: string
}

/** A field of the filter language. */
export interface FilterField {
  readonly name: string
  /** As typed, for help. */
  readonly example: string
  readonly says: string
  /** What may stand after the colon, for completion. */
  readonly values?: readonly string[]
  read(values: readonly string[], about: About): Test
  /** The term in words, as in “tier A or B”. */
  inWords(values: readonly string[]): string
}

/** Any of them: `A or B`. */
function either(texts: readonly string[]): string {
  return texts.reduce((before, next) => say`${before} or ${next}`)
}

function eitherOrNone(values: readonly string[]): string {
  return either(values.map((value) => (fold(value) === 'none' ? say`none‖value` : value)))
}

function thingSaid(value: string): string {
  return THINGS.some((thing) => thing === fold(value)) ? said(fold(value)) : value
}

/** The one table of the filter language: parser, help, completion and errors read it. */
export const FILTER_FIELDS: readonly FilterField[] = [
  {
    name: 'name',
    example: 'zhang',
    says: 'part of a name or an alias, or the beginning as it is read (zhangwei, zw); a bare word is a name',
    read: (values) => ({
      by: 'name',
      parts: [...new Set(values.flatMap((part) => [fold(part), fold(spelledOut(part))]))],
    }),
    inWords: (values) => say`named ${either(values.map((value) => say`“${value}”`))}`,
  },
  {
    name: 'tag',
    example: 'tag:vip,board',
    says: 'has the tag; tag:none has no tag, tag:renewal* begins so',
    read: (values) => ({ by: 'tag', choices: values.map(textChoice('tag')) }),
    inWords: (values) => say`tag ${eitherOrNone(values)}`,
  },
  {
    name: 'tier',
    example: 'tier:A,B',
    says: 'is in the tier: A, B, C or none',
    values: [...TIERS, 'none'],
    read: (values) => ({ by: 'tier', choices: values.map(tierChoice) }),
    inWords: (values) => say`tier ${eitherOrNone(values)}`,
  },
  {
    name: 'org',
    example: 'org:"Acme Ltd"',
    says: 'belongs to the organisation, or is it; a part of its name is enough',
    read: (values) => ({ by: 'org', choices: values.map(textChoice('org')) }),
    inWords: (values) => say`of ${eitherOrNone(values)}`,
  },
  {
    name: 'kind',
    example: 'kind:organisation',
    says: 'is a person or an organisation',
    values: CLIENT_KINDS,
    read: (values) => ({ by: 'kind', kinds: values.map(kindOf) }),
    inWords: (values) =>
      either(values.map((value) => (kindOf(value) === 'person' ? say`persons` : say`organisations`))),
  },
  {
    name: 'stage',
    example: 'stage:active',
    says: 'is at the stage; stage:none has none',
    read: (values) => ({ by: 'stage', choices: values.map(textChoice('stage')) }),
    inWords: (values) => say`stage ${eitherOrNone(values)}`,
  },
  {
    name: 'owner',
    example: 'owner:me',
    says: 'is looked after by this person; me is you',
    read: (values, about) => ({
      by: 'owner',
      choices: values.map((value) => textChoice('owner')(fold(value) === 'me' ? about.actor : value)),
    }),
    inWords: (values) => say`owner ${eitherOrNone(values)}`,
  },
  {
    name: 'title',
    example: 'title:*director*',
    says: 'has the job title; * stands for any text',
    read: (values) => ({ by: 'title', choices: values.map(textChoice('title')) }),
    inWords: (values) => say`title ${eitherOrNone(values)}`,
  },
  {
    name: 'quiet',
    example: 'quiet:30d',
    says: 'had no contact for so long or longer; also >30d, <2w, 1m..3m; who never had one is quiet for ever',
    read: (values, about) => ({ by: 'last', days: quietDays(values, about.today) }),
    inWords: (values) => either(values.map(sayQuiet)),
  },
  {
    name: 'last',
    example: 'last:<2026-10-01',
    says: 'had the last contact then; also 2026-10, a..b, never; who never had one is only in last:never',
    read: (values, about) => ({ by: 'last', days: daysOf('last', values, about.today) }),
    inWords: (values) => either(values.map(sayLastDays)),
  },
  {
    name: 'added',
    example: 'added:>=2026-01-01',
    says: 'came into the book then; also 2026-10, a..b',
    read: (values, about) => ({ by: 'added', days: daysOf('added', values, about.today) }),
    inWords: (values) => either(values.map(sayAddedDays)),
  },
  {
    name: 'has',
    example: 'has:birthday',
    says: 'has one: birthday, email, phone, address, wechat, url, note, org, title, tier, stage, owner, tag, alias, contact, followup or a field of your own',
    values: THINGS,
    read: (values) => ({ by: 'has', things: values.map(fold) }),
    inWords: (values) => say`with ${either(values.map(thingSaid))}`,
  },
  {
    name: 'id',
    example: 'id:12,15',
    says: 'has the number; #12 is the same',
    read: (values) => ({ by: 'id', ids: values.map(idOf) }),
    inWords: (values) => either(values.map((value) => (value.startsWith('#') ? value : `#${value}`))),
  },
  {
    name: 'archived',
    example: 'archived:yes',
    says: 'is archived: yes, no or all; without it the archived are left out',
    values: ['yes', 'no', 'all'],
    read: (values) => ({ by: 'archived', states: values.map(archivedState) }),
    inWords: (values) =>
      values.includes('all')
        ? say`archived or not`
        : values.includes('no')
          ? say`not archived`
          : say`archived`,
  },
]

/** Reads the words of a filter. A word with a colon that is no field of the table asks for a custom field. */
export function readFilter(words: readonly string[], about: About): Filter {
  return { terms: words.filter((word) => word.trim() !== '').map((word) => readTerm(word.trim(), about)) }
}

/** The filter in words for titles, such as “tier A or B, not tag lost”; empty where there is none. */
export function sayFilter(filter: Filter): string {
  return listed(filter.terms.map((term) => (term.not ? say`not ${term.says}` : term.says)))
}

/** The names of the built-in fields. */
export function fieldNames(): string[] {
  return FILTER_FIELDS.map((field) => field.name)
}

function readTerm(word: string, about: About): Term {
  const not = word.startsWith('-')
  const positive = not ? word.slice(1) : word
  if (/^[@＠]/.test(positive)) return segmentTerm(not, positive, about)
  const [, name, rest] = /^([^:："]+)[:：](.*)$/s.exec(positive) ?? ['', undefined, positive]
  const values = splitValues(rest as string)
  if (values.length === 0) throw nothingAfter(word, name)
  if (name === undefined) {
    const ids = values[0]?.startsWith('#') && values.every((value) => /^#?\d+$/.test(value))
    return termOf(fieldNamed(ids ? 'id' : 'name') as FilterField, not, values, about)
  }
  const field = fieldNamed(name)
  if (field) return termOf(field, not, values, about)
  const custom = { by: 'custom', field: name.trim(), choices: values.map(choice) } as const
  return { not, test: custom, says: say`${custom.field} ${eitherOrNone(values)}` }
}

/** `@vips` or `@vips,quiet`: the book is asked for their terms when the filter is settled. */
function segmentTerm(not: boolean, word: string, about: About): Term {
  const names = word.split(/[,，、]/).map(readSegmentName)
  return { not, test: { by: 'segment', names, about }, says: either(names.map((name) => `@${name}`)) }
}

function termOf(field: FilterField, not: boolean, values: readonly string[], about: About): Term {
  const says = field.inWords(values)
  return { not, test: field.read(values, about), says }
}

/** A built-in field by its name in any case. */
export function fieldNamed(name: string): FilterField | undefined {
  const folded = fold(name)
  return FILTER_FIELDS.find((field) => field.name === folded)
}

/** What stands between commas; a comma inside double quotes stays. */
function splitValues(text: string): string[] {
  const values = text.match(/(?:"[^"]*"|[^,，、])+/g) ?? []
  return values.map((value) => value.replace(/"/g, '').trim()).filter((value) => value !== '')
}

function nothingAfter(word: string, name: string | undefined): Failure {
  if (name === undefined)
    return new Failure('usage', say`“${word}” is no filter.`, { tip: 'crm list tag:vip' })
  const field = fieldNamed(name)
  const example = field?.example ?? `${name}:value`
  return new Failure(
    'usage',
    say`Nothing stands after “${word}”; a shell takes > and < for itself unless the word is in quotes.`,
    { tip: `crm list '${example}'` },
  )
}

function choice(value: string): Choice {
  if (fold(value) === 'none') return { is: 'none' }
  const [, op, typed] = /^(>=|<=|>|<|=)?\s*(.*)$/s.exec(value) as unknown as [
    string,
    string | undefined,
    string,
  ]
  if (op !== undefined && op !== '=') return { is: 'compared', op: op as Op, typed }
  return { is: 'text', pattern: fold(typed), typed }
}

function textChoice(field: string): (value: string) => Choice {
  return (value) => {
    const read = choice(value)
    if (read.is !== 'compared') return read
    throw new Failure('usage', say`${field}: takes a text, not “${value}”.`, { tip: exampleOf(field) })
  }
}

function tierChoice(value: string): Choice {
  const read = textChoice('tier')(value)
  const tier = read.is === 'text' ? TIERS.find((t) => fold(t) === read.pattern) : undefined
  if (read.is === 'none') return read
  if (tier) return { is: 'text', pattern: tier, typed: tier }
  throw new Failure('usage', say`tier: takes ${listed(TIERS)} or none, not “${value}”.`, {
    tip: exampleOf('tier'),
  })
}

function kindOf(value: string): string {
  const typed = fold(value)
  const kind = typed.startsWith('org') ? 'organisation' : CLIENT_KINDS.find((k) => k.startsWith(typed))
  if (kind) return kind
  throw new Failure('usage', say`kind: takes person or organisation, not “${value}”.`)
}

function archivedState(value: string): string {
  const typed = fold(value)
  if (typed === 'yes' || typed === 'no' || typed === 'all') return typed
  throw new Failure('usage', say`archived: takes yes, no or all, not “${value}”.`)
}

function idOf(value: string): number {
  const [, digits] = /^#?(\d{1,15})$/.exec(value) ?? []
  if (digits !== undefined) return Number(digits)
  throw new Failure('usage', say`id: takes numbers such as 12, not “${value}”.`)
}

function exampleOf(name: string): string {
  return `crm list '${FILTER_FIELDS.find((field) => field.name === name)?.example}'`
}
