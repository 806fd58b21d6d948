import { emailKey, fold, samePhone, wordsOf } from '../language/names.ts'
import { listed, say } from '../language/say.ts'
import { type Directory, isWithin, type Planned } from './client-matching.ts'
import type { ClientEntry, NewPoint } from './client-rows.ts'
import type { CsvRow } from './csv.ts'
import type { Trouble } from './values.ts'

/** What an import will do to one client: all of a new one, the differences of one of the book. */
export interface ClientChange {
  readonly who: Planned
  /** The organisation it will belong to; undefined where that does not change. */
  readonly org: Planned | undefined
  /** Fields that change, with what they were. */
  readonly fields: readonly {
    readonly field: string
    readonly before: string | null
    readonly after: string
  }[]
  readonly points: readonly NewPoint[]
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly attributes: readonly {
    readonly name: string
    readonly before: string | null
    readonly after: string
  }[]
}

export interface ClientsPlan {
  readonly added: readonly ClientChange[]
  /** Organisations that the file's people belong to and nobody has named before. */
  readonly made: readonly ClientChange[]
  readonly changed: readonly ClientChange[]
  /** Clients of the file that are already as it says. */
  readonly unchanged: number
  /** Rows that cannot be given to one client. */
  readonly spoiled: readonly { readonly row: CsvRow; readonly troubles: readonly Trouble[] }[]
  readonly warnings: readonly Trouble[]
}

/** Plans the import of rows: those of one client are taken together in their order, then compared with the book. */
export function planClients(entries: readonly ClientEntry[], directory: Directory): ClientsPlan {
  const spoiled: { row: CsvRow; troubles: Trouble[] }[] = []
  const warnings: Trouble[] = []
  for (const entry of entries) {
    const found = directory.find(entry)
    const line = entry.row.line
    if (found.is === 'ambiguous') {
      const reason = say`${entry.name} can be ${listed(found.among.map(sayWho))}.`
      spoiled.push({ row: entry.row, troubles: [{ line, column: '', reason }] })
      continue
    }
    const who = found.is === 'known' ? found.who : newClient(entry)
    if (found.is === 'new') {
      directory.add(who)
      for (const { who: other, what } of found.shared) {
        const reason = say`${entry.name} is new; ${sayWho(other)} has ${what} too.`
        warnings.push({ line, column: '', reason })
      }
    } else if (found.by === 'email' || found.by === 'phone') {
      const reason =
        found.by === 'email'
          ? say`${entry.name} is taken for ${sayWho(who)}, who has the same e-mail.`
          : say`${entry.name} is taken for ${sayWho(who)}, who has the same phone.`
      warnings.push({ line, column: '', reason })
    }
    takeIn(who, entry, found.is === 'known' ? found.by : 'uid')
    directory.index(who)
  }
  return { ...changesOf(directory), spoiled, warnings }
}

function sayWho(who: Planned): string {
  if (who.known) return `#${who.known.id} ${who.name}`
  return say`${who.name} (line ${who.lines[0] ?? 0})`
}

function newClient(entry: ClientEntry): Planned {
  return {
    known: null,
    uid: entry.uid,
    kind: entry.kind ?? 'person',
    name: entry.name,
    org: null,
    fields: { title: null, tier: null, stage: null, owner: null, birthday: null, note: null, archived: null },
    created: null,
    points: [],
    tags: [],
    aliases: [],
    attributes: new Map(),
    lines: [],
  }
}

/** Takes a row into its client: what it says wins, what it leaves empty stays, lists grow. */
function takeIn(who: Planned, entry: ClientEntry, by: 'uid' | 'name' | 'alias' | 'email' | 'phone'): void {
  who.lines.push(entry.row.line)
  takeName(who, entry.name, by)
  if (entry.kind !== null) who.kind = entry.kind
  if (entry.org !== null || entry.orgUid !== null) who.org = { name: entry.org, uid: entry.orgUid }
  for (const field of ['title', 'tier', 'stage', 'owner', 'birthday', 'note', 'archived'] as const) {
    const value = entry[field]
    if (value !== null) who.fields[field] = value
  }
  who.created ??= entry.created
  const exact = by === 'uid' && entry.uid !== null && !entry.foreign
  for (const point of entry.points)
    if (!who.points.some((own) => (exact ? identical(own, point) : samePoint(own, point))))
      who.points.push(point)
  for (const tag of entry.tags)
    if (!who.tags.some((own) => own === tag || (!exact && fold(own) === fold(tag)))) who.tags.push(tag)
  for (const alias of entry.aliases) addAlias(who, alias, exact)
  for (const [name, value] of entry.attributes) who.attributes.set(name, value)
}

/** The fuller of two names is the name, and the other an alias; a file that knows the uid renames. */
function takeName(who: Planned, name: string, by: 'uid' | 'name' | 'alias' | 'email' | 'phone'): void {
  if (name === '' || name === who.name || by === 'alias') return
  if (by === 'uid' || by === 'name') {
    who.name = name
    return
  }
  const shorter = isWithin(wordsOf(name), wordsOf(who.name))
  const former = who.name
  if (!shorter) who.name = name
  addAlias(who, shorter ? name : former, false)
}

function addAlias(who: Planned, alias: string, exact: boolean): void {
  if (!exact && fold(alias) === fold(who.name)) return
  if (!who.aliases.some((own) => own === alias || (!exact && fold(own) === fold(alias))))
    who.aliases.push(alias)
}

function identical(one: NewPoint, other: NewPoint): boolean {
  return one.kind === other.kind && one.value === other.value
}

function samePoint(one: NewPoint, other: NewPoint): boolean {
  if (one.kind !== other.kind) return false
  if (one.value === other.value) return true
  if (one.kind === 'email') return emailKey(one.value) === emailKey(other.value)
  return one.kind === 'phone' ? samePhone(one.value, other.value) : fold(one.value) === fold(other.value)
}

function changesOf(directory: Directory): Omit<ClientsPlan, 'spoiled' | 'warnings'> {
  const added: ClientChange[] = []
  const changed: ClientChange[] = []
  const made: ClientChange[] = []
  let unchanged = 0
  const named = directory.all.filter((who) => who.lines.length > 0)
  for (const who of named) {
    const change = changeOf(who, organisationOf(who, directory, made))
    if (!who.known) added.push(change)
    else if (isChange(change)) changed.push(change)
    else unchanged++
  }
  return { added, made, changed, unchanged }
}

/** The organisation the client is to belong to, made where there is none; undefined where nothing changes. */
function organisationOf(who: Planned, directory: Directory, made: ClientChange[]): Planned | undefined {
  const { org, known } = who
  if (!org) return undefined
  const sameName = known?.org != null && org.name !== null && fold(known.org) === fold(org.name)
  if (sameName && org.uid === null) return undefined
  const found = directory.organisation(org)
  if (found) return found === who || (known && found.known?.id === known.orgId) ? undefined : found
  if (org.name === null || sameName) return undefined
  const organisation: Planned = {
    ...newClient({ name: org.name, kind: 'organisation', uid: org.uid } as ClientEntry),
  }
  directory.add(organisation)
  directory.index(organisation)
  made.push(changeOf(organisation, undefined))
  return organisation
}

function changeOf(who: Planned, org: Planned | undefined): ClientChange {
  const { known } = who
  const fields: { field: string; before: string | null; after: string }[] = []
  const compare = (field: string, before: string | null, after: string | null) => {
    if (after !== null && after !== before) fields.push({ field, before, after })
  }
  compare('name', known?.name ?? null, who.name)
  compare('kind', known?.kind ?? null, who.kind)
  for (const [field, after] of Object.entries(who.fields))
    compare(field, known?.[field as keyof Planned['fields']] ?? null, after)
  return {
    who,
    org,
    fields,
    points: who.points.slice(known?.points.length ?? 0),
    tags: who.tags.slice(known?.tags.length ?? 0),
    aliases: who.aliases.slice(known?.aliases.length ?? 0),
    attributes: [...who.attributes].flatMap(([name, after]) => {
      const before = known?.attributes.get(name)?.value ?? null
      return before === after ? [] : [{ name, before, after }]
    }),
  }
}

function isChange({ org, fields, points, tags, aliases, attributes }: ClientChange): boolean {
  return (
    org !== undefined || fields.length + points.length + tags.length + aliases.length + attributes.length > 0
  )
}
