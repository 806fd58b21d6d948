import { Failure } from '../errors.ts'
import { emailKey, fold, samePhone } from '../language/names.ts'
import type { Draft } from '../store/journal.ts'
import type { ClientRow, ContactPointRow } from '../store/schema.ts'
import { type ClientKind, POINT_KINDS, type PointKind } from './client.ts'
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
  const says: string[] = []
  const gone = new Map<string, { table: Table; id: number }>()
  const columns: Record<string, string | number | null> = {}
  const set = (
    what: string,
    column: keyof ClientRow,
    value: string | number | null,
    said: string | null,
    was: string | null,
  ) => {
    if (file[column] === value) return
    columns[column] = value
    says.push(sayColumn(what, said, was))
  }
  for (const name of wish.clear
    .flatMap((list) => list.split(/[,，、]/))
    .map((one) => one.trim())
    .filter(Boolean)) {
    const cleared = clearing(file, name)
    if (cleared.column !== undefined && !isGiven(wish, cleared.column))
      set(cleared.what, cleared.column, null, null, cleared.was)
    for (const one of cleared.gone) {
      gone.set(`${one.table} ${one.id}`, one)
      says.push(`${one.says} taken away`)
    }
  }
  for (const value of wish.remove) {
    const one = removal(file, value)
    gone.set(`${one.table} ${one.id}`, one)
    says.push(`${one.says} taken away`)
  }
  if (wish.name !== undefined) set('name', 'name', wish.name, wish.name, file.name)
  set('kind', 'kind', wish.kind, wish.kind, file.kind)
  if (wish.org) set('organisation', 'org_id', wish.org.id, wish.org.name, file.org)
  for (const column of COLUMNS) {
    const value = wish.profile.columns[column]
    if (value !== undefined) set(column, column, value, value, file[column])
  }
  const stays = (table: Table) => (row: { id: number }) => !gone.has(`${table} ${row.id}`)
  const points = wish.profile.points.filter(
    (point) => !file.points.filter(stays('contact_point')).some((own) => isSamePoint(own, point)),
  )
  const tags = wish.profile.tags.filter(
    (tag) => !file.tags.filter(stays('tag')).some((own) => own.name === tag),
  )
  const names = [wish.name ?? file.name, ...file.aliases.filter(stays('alias')).map((alias) => alias.name)]
  const aliases = wish.profile.aliases.filter((alias) => !names.includes(alias))
  const fields = wish.profile.fields.flatMap(({ name, value }) => {
    const own = file.fields.filter(stays('attribute')).find((field) => fold(field.name) === fold(name))
    if (own?.value === value) return []
    says.push(sayColumn(own?.name ?? name, value, own?.value ?? null))
    return [{ id: own?.id, name: own?.name ?? name, value }]
  })
  for (const { kind, value } of points) says.push(`${kind} ${value} added`)
  for (const alias of aliases) says.push(`alias ${alias} added`)
  for (const tag of tags) says.push(`tag ${tag} added`)
  return { columns, points, tags, aliases, fields, gone: [...gone.values()], says }
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

function clearing(
  file: ClientFile,
  name: string,
): { what: string; column?: keyof ClientRow; was: string | null; gone: Gone[] } {
  const field = fold(name)
  if (field === 'org' || field === 'organisation')
    return { what: 'organisation', column: 'org_id', was: file.org, gone: [] }
  const column = COLUMNS.find((own) => own === field)
  if (column) return { what: column, column, was: file[column], gone: [] }
  const kind = POINT_KINDS.find((own) => own === field)
  const gone: Gone[] = file.points
    .filter((point) => point.kind === kind)
    .map((point) => ({ table: 'contact_point', id: point.id, says: `${point.kind} ${point.value}` }))
  if (field === 'tag' || field === 'tags')
    gone.push(...file.tags.map((tag): Gone => ({ table: 'tag', id: tag.id, says: `tag ${tag.name}` })))
  if (field === 'alias' || field === 'aliases')
    gone.push(...file.aliases.map((own): Gone => ({ table: 'alias', id: own.id, says: `alias ${own.name}` })))
  const custom = file.fields.find((own) => fold(own.name) === field)
  if (custom) gone.push({ table: 'attribute', id: custom.id, says: `${custom.name} ${custom.value}` })
  if (gone.length === 0 && !kind && !/^(tags?|alias|aliases)$/.test(field)) throw unknownField(file, name)
  return { what: name, was: null, gone }
}

function unknownField(file: ClientFile, name: string): Failure {
  const own = file.fields.map((field) => field.name)
  return new Failure('usage', `There is no field “${name}” to clear.`, {
    details: [`fields: ${['org', ...COLUMNS, ...POINT_KINDS, 'tag', 'alias', ...own].join(', ')}`],
  })
}

function removal(file: ClientFile, value: string): Gone {
  const point = file.points.find((own) =>
    POINT_KINDS.some(
      (kind: PointKind) => isSamePoint(own, { kind, value }) || fold(own.value) === fold(value),
    ),
  )
  if (point) return { table: 'contact_point', id: point.id, says: `${point.kind} ${point.value}` }
  const alias = file.aliases.find((own) => fold(own.name) === fold(value))
  if (alias) return { table: 'alias', id: alias.id, says: `alias ${alias.name}` }
  const tag = file.tags.find((own) => fold(own.name) === fold(value))
  if (tag) return { table: 'tag', id: tag.id, says: `tag ${tag.name}` }
  const has = [
    ...file.points.map((own) => own.value),
    ...file.aliases.map((own) => own.name),
    ...file.tags.map((own) => own.name),
  ]
  throw new Failure('notFound', `${file.name} has no “${value}” to take away.`, {
    details: has.length > 0 ? [`there is: ${has.join(', ')}`] : [],
  })
}

function isGiven({ profile, org }: Wish, column: keyof ClientRow): boolean {
  return column === 'org_id' ? org !== undefined : Object.hasOwn(profile.columns, column)
}

/** Long texts such as notes are named and not repeated. */
const LONGEST_SAID = 40

function sayColumn(what: string, value: string | null, was: string | null): string {
  const shown = (text: string) => (text.length > LONGEST_SAID || text.includes('\n') ? undefined : text)
  if (value === null) return was !== null && shown(was) ? `${what} cleared, was ${was}` : `${what} cleared`
  if (!shown(value)) return what
  return was !== null && shown(was) ? `${what} ${value}, was ${was}` : `${what} ${value}`
}
