import type { ClientKind } from '../clients/client.ts'
import { emailKey, fold, phoneKey, samePhone, wordsOf } from '../language/names.ts'
import type { ClientEntry, NewPoint } from './client-rows.ts'

/** A client of the book with all that an import can change. */
export interface KnownClient {
  readonly id: number
  readonly uid: string
  readonly kind: ClientKind
  readonly name: string
  readonly orgId: number | null
  readonly org: string | null
  readonly title: string | null
  readonly tier: string | null
  readonly stage: string | null
  readonly owner: string | null
  readonly birthday: string | null
  readonly note: string | null
  readonly archived: string | null
  readonly points: readonly NewPoint[]
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly attributes: ReadonlyMap<string, { readonly id: number; readonly value: string }>
}

/** A client as the import will leave it: one of the book, or a new one where `known` is null. */
export interface Planned {
  readonly known: KnownClient | null
  readonly uid: string | null
  kind: ClientKind
  name: string
  org: { readonly name: string | null; readonly uid: string | null } | null
  readonly fields: Record<
    'title' | 'tier' | 'stage' | 'owner' | 'birthday' | 'note' | 'archived',
    string | null
  >
  created: string | null
  readonly points: NewPoint[]
  readonly tags: string[]
  readonly aliases: string[]
  readonly attributes: Map<string, string>
  /** The lines of the file that are about this client. */
  readonly lines: number[]
}

/** Which client of the book has which key: what the look-up in the book found. */
export interface Hit {
  readonly kind: 'name' | 'email' | 'phone'
  readonly key: string
  readonly id: number
}

/** Finds the client a row is about among those of the book and those the file has named so far. */
export interface Directory {
  readonly all: readonly Planned[]
  find(entry: ClientEntry): Found
  organisation(wanted: { readonly name: string | null; readonly uid: string | null }): Planned | undefined
  add(planned: Planned): void
  /** To be called when a client has got names, e-mails or phones. */
  index(planned: Planned): void
}

export type Found =
  | { readonly is: 'known'; readonly who: Planned; readonly by: 'uid' | 'name' | 'alias' | 'email' | 'phone' }
  /** `shared` are those of quite another name with the same e-mail or phone. */
  | { readonly is: 'new'; readonly shared: readonly { readonly who: Planned; readonly what: string }[] }
  | { readonly is: 'ambiguous'; readonly among: readonly Planned[] }

/** `fileUids` are all uids of the file: a client that has one of them is no other row's. */
export function directoryOf(
  known: readonly KnownClient[],
  hits: readonly Hit[],
  fileUids: ReadonlySet<string>,
): Directory {
  const all: Planned[] = []
  const byId = new Map<number, Planned>()
  const byUid = new Map<string, Planned>()
  const byName = new Map<string, Set<Planned>>()
  const byEmail = new Map<string, Set<Planned>>()
  const byPhone = new Map<string, Set<Planned>>()

  const add = (planned: Planned) => {
    all.push(planned)
    if (planned.uid !== null) byUid.set(planned.uid, planned)
    if (planned.known) byId.set(planned.known.id, planned)
  }
  const index = (planned: Planned) => {
    for (const name of [planned.name, ...planned.aliases]) put(byName, fold(name), planned)
    for (const { kind, value } of planned.points) {
      if (kind === 'email') put(byEmail, emailKey(value), planned)
      if (kind === 'phone') put(byPhone, phoneKey(value), planned)
    }
  }
  for (const client of known) {
    add(plannedFrom(client))
  }
  for (const { kind, key, id } of hits) {
    const who = byId.get(id)
    if (who) put(kind === 'name' ? byName : kind === 'email' ? byEmail : byPhone, key, who)
  }

  const free = (entry: ClientEntry) => (who: Planned) =>
    (entry.uid === null || who.uid === null || !fileUids.has(who.uid)) && kindFits(entry, who)

  return {
    all,
    add,
    index,
    organisation({ name, uid }) {
      const exact = uid === null ? undefined : byUid.get(uid)
      if (exact) return exact
      if (name === null) return undefined
      return [...(byName.get(fold(name)) ?? [])].find((who) => who.kind === 'organisation')
    },
    find(entry) {
      const exact = entry.uid === null ? undefined : byUid.get(entry.uid)
      if (exact) return { is: 'known', who: exact, by: 'uid' }
      const contacts = contactsOf(entry, byEmail, byPhone, free(entry))
      const named = [...(byName.get(fold(entry.name)) ?? [])].filter(free(entry))
      if (named.length > 0) return amongNamed(entry, named, contacts)
      const agreeing = contacts.filter(({ who, by }) => agree(entry.name, who.name, by))
      const candidates = [...new Set(agreeing.map(({ who }) => who))]
      const [first] = agreeing
      if (candidates.length > 1) return { is: 'ambiguous', among: candidates }
      if (first) return { is: 'known', who: first.who, by: first.by }
      return { is: 'new', shared: contacts.map(({ who, value }) => ({ who, what: value })) }
    },
  }
}

interface Contact {
  readonly who: Planned
  readonly by: 'email' | 'phone'
  readonly value: string
}

/** Of several clients of the name, the one that has an e-mail or phone of the row. */
function amongNamed(entry: ClientEntry, named: readonly Planned[], contacts: readonly Contact[]): Found {
  const own = named.filter((who) => fold(who.name) === fold(entry.name))
  const [first, ...others] = own.length > 0 ? own : named
  const by = own.length > 0 ? 'name' : 'alias'
  if (first && others.length === 0) return { is: 'known', who: first, by }
  const reached = [first, ...others].filter((who) => contacts.some((contact) => contact.who === who))
  const [only, ...more] = reached
  if (only && more.length === 0) return { is: 'known', who: only, by }
  return { is: 'ambiguous', among: own.length > 0 ? own : named }
}

function contactsOf(
  entry: ClientEntry,
  byEmail: ReadonlyMap<string, ReadonlySet<Planned>>,
  byPhone: ReadonlyMap<string, ReadonlySet<Planned>>,
  fits: (who: Planned) => boolean,
): Contact[] {
  const found: Contact[] = []
  for (const { kind, value } of entry.points) {
    if (kind === 'email') {
      for (const who of byEmail.get(emailKey(value)) ?? [])
        if (fits(who)) found.push({ who, by: kind, value })
    } else if (kind === 'phone' && phoneKey(value) !== '') {
      for (const who of byPhone.get(phoneKey(value)) ?? []) {
        const same = who.points.some((own) => own.kind === 'phone' && samePhone(own.value, value))
        if (same && fits(who)) found.push({ who, by: kind, value })
      }
    }
  }
  return found
}

/** A row that says a person's organisation is about a person, whoever bears its name. */
function kindFits(entry: ClientEntry, who: Planned): boolean {
  if (entry.kind !== null) return who.kind === entry.kind
  return entry.org === null || who.kind === 'person'
}

const HONORIFICS = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'prof',
  'professor',
  'sir',
  'herr',
  'frau',
  'mme',
])

/**
 * Whether two names may be one person's, who has the same e-mail or phone: the words of one are among the other's.
 * With the same e-mail the same first word is enough; a phone is often a whole family's.
 */
function agree(one: string, other: string, by: 'email' | 'phone'): boolean {
  const a = wordsOf(one).filter((word) => !HONORIFICS.has(word))
  const b = wordsOf(other).filter((word) => !HONORIFICS.has(word))
  if (a.length === 0 || b.length === 0) return false
  return (by === 'email' && a[0] === b[0]) || isWithin(a, b) || isWithin(b, a)
}

/** Whether all words of one name are among the other's. */
export function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word))
}

function put(index: Map<string, Set<Planned>>, key: string, who: Planned): void {
  if (key === '') return
  const there = index.get(key)
  if (there) there.add(who)
  else index.set(key, new Set([who]))
}

function plannedFrom(known: KnownClient): Planned {
  const { title, tier, stage, owner, birthday, note, archived } = known
  return {
    known,
    uid: known.uid,
    kind: known.kind,
    name: known.name,
    org: null,
    fields: { title, tier, stage, owner, birthday, note, archived },
    created: null,
    points: [...known.points],
    tags: [...known.tags],
    aliases: [...known.aliases],
    attributes: new Map([...known.attributes].map(([name, { value }]) => [name, value])),
    lines: [],
  }
}
