import { Failure } from '../errors.ts'
import { emailKey, fold, samePhone } from '../language/names.ts'
import { listed, said, say } from '../language/say.ts'
import type { Draft } from '../store/journal.ts'
import type { ClientRow, ContactPointRow } from '../store/schema.ts'
import { type ClientKind, PART_NAMES, POINT_KINDS } from './client.ts'
import type { ClientFile } from './file.ts'
import type { Profile } from './profile.ts'

/** What `edit` was told, read. */
export interface Wish {
  readonly name?: string | undefined
  readonly kind: ClientKind
  readonly org?: { readonly id: number; readonly name: string } | undefined
  readonly profile: Profile
  /** Values of contact points, aliases and tags to take away. */
  readonly remove: readonly string[]
  /** Names of fields to empty, several with commas. */
  readonly clear: readonly string[]
}

type Table = 'contact_point' | 'alias' | 'tag' | 'attribute'

/** What differs from the file as it is. */
export interface Changes {
  readonly columns: Partial<ClientRow>
  readonly points: Profile['points']
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly fields: readonly {
    readonly id: number | undefined
    readonly name: string
    readonly value: string
  }[]
  readonly gone: readonly { readonly table: Table; readonly id: number }[]
  /** Each change in a few words. */
  readonly says: readonly string[]
}

const COLUMNS = ['title', 'tier', 'stage', 'owner', 'birthday', 'note'] as const

/** Compares a wish with the file; what is so already is no change. */
export function changesOf(file: ClientFile, wish: Wish): Changes {
  const cleared = namesIn(wish.clear).map((name) => clearing(file, name))
  const gone = [...cleared.flatMap((one) => one.gone), ...wish.remove.map((value) => removal(file, value))]
  const left = withoutRows(file, gone)
  const { columns, says } = columnChanges(file, wish, cleared)
  const { profile } = wish
  const points = profile.points.filter(
    (point, index) =>
      ![...left.points, ...profile.points.slice(0, index)].some((own) => isSamePoint(own, point)),
  )
  const tags = profile.tags.filter((tag) => !left.tags.some((own) => own.name === tag))
  const names = [wish.name ?? file.name, ...left.aliases.map((alias) => alias.name)]
  const aliases = profile.aliases.filter((alias) => !names.includes(alias))
  const fields = profile.fields.flatMap(({ name, value }) => {
    const own = left.fields.find((field) => fold(field.name) === fold(name))
    return own?.value === value
      ? []
      : [{ id: own?.id, name: own?.name ?? name, value, was: own?.value ?? null }]
  })
  return {
    columns,
    points,
    tags,
    aliases,
    fields,
    gone,
    says: [
      ...new Set(gone.map((one) => say`${one.says} taken away`)),
      ...says,
      ...fields.map(({ name, value, was }) => sayColumn(name, value, was)),
      ...points.map(({ kind, value }) => say`${said(PART_NAMES[kind])} ${value} added`),
      ...aliases.map((alias) => say`alias ${alias} added`),
      ...tags.map((tag) => say`tag ${tag} added`),
    ],
  }
}

/** A birthday without its year is kept as `--03-18`; people write 03-18. */
export function asTyped<T extends string | null>(value: T): T {
  return (value?.replace(/^(lunar:)?--(?=L?\d\d-\d\d$)/, '$1') ?? null) as T
}

function namesIn(lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(/[,，、]/)).flatMap((one) => one.trim() || [])
}

/** The file as it is once these rows are gone. */
function withoutRows(
  file: ClientFile,
  gone: readonly Gone[],
): Pick<ClientFile, 'points' | 'tags' | 'aliases' | 'fields'> {
  const stays = (table: Table) => (row: { readonly id: number }) =>
    !gone.some((one) => one.table === table && one.id === row.id)
  return {
    points: file.points.filter(stays('contact_point')),
    tags: file.tags.filter(stays('tag')),
    aliases: file.aliases.filter(stays('alias')),
    fields: file.fields.filter(stays('attribute')),
  }
}

/** What the client's own row is to hold; a value that is given wins over one that is cleared. */
function columnChanges(
  file: ClientFile,
  wish: Wish,
  cleared: readonly Clearing[],
): { columns: Partial<ClientRow>; says: string[] } {
  const wanted = new Map<keyof ClientRow, Column>()
  for (const { column } of cleared) if (column) wanted.set(column.key, column)
  const want = (
    key: keyof ClientRow,
    what: string,
    value: string | number,
    said: string,
    was: string | null,
  ) => wanted.set(key, { key, what, value, said, was })
  if (wish.name !== undefined) want('name', 'name', wish.name, wish.name, file.name)
  want('kind', 'kind', wish.kind, said(wish.kind), said(file.kind))
  if (wish.org) want('org_id', 'organisation', wish.org.id, wish.org.name, file.org)
  for (const key of COLUMNS) {
    const value = wish.profile.columns[key]
    if (value != null) want(key, key, value, asTyped(value), asTyped(file[key]))
  }
  const changed = [...wanted.values()].filter(({ key, value }) => file[key] !== value)
  return {
    columns: Object.fromEntries(changed.map(({ key, value }) => [key, value])),
    says: changed.map(({ what, said: value, was }) => sayColumn(nameOfPart(what), value, was)),
  }
}

/** Writes the changes; the client's row tells when it was changed. */
export async function applyChanges(
  book: Draft,
  now: string,
  client_id: number,
  changes: Changes,
): Promise<void> {
  await book.update('client', client_id, { ...changes.columns, updated_at: now })
  for (const { table, id } of changes.gone) await book.remove(table, id)
  await addDetails(book, client_id, {
    ...changes,
    fields: changes.fields.filter((field) => field.id === undefined),
  })
  for (const { id, value } of changes.fields)
    if (id !== undefined) await book.update('attribute', id, { value })
}

/** Adds contact points, aliases, tags and fields to a client. */
export async function addDetails(
  book: Draft,
  client_id: number,
  details: Pick<Profile, 'points' | 'aliases' | 'tags' | 'fields'>,
): Promise<void> {
  for (const { kind, value } of details.points)
    await book.insert('contact_point', { client_id, kind, label: null, value })
  for (const name of details.aliases) await book.insert('alias', { client_id, name })
  for (const name of details.tags) await book.insert('tag', { client_id, name })
  for (const { name, value } of details.fields) await book.insert('attribute', { client_id, name, value })
}

/** Whether two contact points lead to the same place, however they are written. */
export function isSamePoint(
  one: Pick<ContactPointRow, 'kind' | 'value'>,
  other: Pick<ContactPointRow, 'kind' | 'value'>,
): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'phone' && samePhone(one.value, other.value)) return true
  if (one.kind === 'email') return emailKey(one.value) === emailKey(other.value)
  return one.value === other.value
}

interface Gone {
  readonly table: Table
  readonly id: number
  readonly says: string
}

/** A column with the value it is to have, and how both that and the old one are said. */
interface Column {
  readonly key: keyof ClientRow
  readonly what: string
  readonly value: string | number | null
  readonly said: string | null
  readonly was: string | null
}

/** What a name after `--clear` stands for: a column, or rows. */
interface Clearing {
  readonly column?: Column
  readonly gone: readonly Gone[]
}

function clearing(file: ClientFile, name: string): Clearing {
  const field = fold(name)
  const empty = { value: null, said: null }
  if (field === 'org' || field === 'organisation')
    return { column: { key: 'org_id', what: 'organisation', was: file.org, ...empty }, gone: [] }
  const key = COLUMNS.find((own) => own === field)
  if (key) return { column: { key, what: key, was: asTyped(file[key]), ...empty }, gone: [] }
  const kind = POINT_KINDS.find((own) => own === field)
  if (kind) return { gone: file.points.filter((point) => point.kind === kind).map(pointGone) }
  if (field === 'tag' || field === 'tags') return { gone: file.tags.map(tagGone) }
  if (field === 'alias' || field === 'aliases') return { gone: file.aliases.map(aliasGone) }
  const custom = file.fields.filter((own) => fold(own.name) === field)
  if (custom.length === 0) throw unknownField(file, name)
  return {
    gone: custom.map((own) => ({ table: 'attribute', id: own.id, says: say`${own.name} ${own.value}` })),
  }
}

function pointGone({ id, kind, value }: ContactPointRow): Gone {
  return { table: 'contact_point', id, says: say`${said(PART_NAMES[kind])} ${value}` }
}

function tagGone({ id, name }: ClientFile['tags'][number]): Gone {
  return { table: 'tag', id, says: say`tag ${name}` }
}

function aliasGone({ id, name }: ClientFile['aliases'][number]): Gone {
  return { table: 'alias', id, says: say`alias ${name}` }
}

function unknownField(file: ClientFile, name: string): Failure {
  const own = file.fields.map((field) => field.name)
  return new Failure('usage', say`There is no field “${name}” to clear.`, {
    details: [say`fields: ${listed(['org', ...COLUMNS, ...POINT_KINDS, 'tag', 'alias', ...own])}`],
  })
}

function removal(file: ClientFile, value: string): Gone {
  const isIt = (own: { readonly name: string }) => fold(own.name) === fold(value)
  const point = file.points.find(
    (own) => isSamePoint(own, { kind: own.kind, value }) || fold(own.value) === fold(value),
  )
  if (point) return pointGone(point)
  const alias = file.aliases.find(isIt)
  if (alias) return aliasGone(alias)
  const tag = file.tags.find(isIt)
  if (tag) return tagGone(tag)
  const has = [
    ...file.points.map((own) => own.value),
    ...[...file.aliases, ...file.tags].map((own) => own.name),
  ]
  throw new Failure('notFound', say`${file.name} has no “${value}” to take away.`, {
    details: has.length > 0 ? [say`there is: ${listed(has)}`] : [],
  })
}

function nameOfPart(part: string): string {
  return said(Object.hasOwn(PART_NAMES, part) ? PART_NAMES[part as keyof typeof PART_NAMES] : part)
}

/** Long texts such as notes are named and not repeated. */
const LONGEST_SAID = 40

function sayColumn(what: string, value: string | null, was: string | null): string {
  const shown = (text: string) => (text.length > LONGEST_SAID || text.includes('\n') ? undefined : text)
  if (value === null)
    return was !== null && shown(was) ? say`${what} cleared, was ${was}` : say`${what} cleared`
  if (!shown(value)) return what
  return was !== null && shown(was) ? say`${what} ${value}, was ${was}` : say`${what} ${value}`
}
