import type { Kysely } from 'kysely'
import { Ambiguous, Failure } from '../errors.ts'
import {
  emailKey,
  fold,
  phoneDigits,
  phoneKey,
  readingTyped,
  samePhone,
  spelledOut,
  wordsOf,
} from '../language/names.ts'
import { say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { labelOf, type Who } from './client.ts'
import {
  type Hit,
  hits,
  keyBegins,
  keyHolds,
  keyIs,
  keysOfWords,
  lastContacted,
  nameHolds,
  phonesOf,
  whoBecame,
} from './key-queries.ts'

type Db = Kysely<Schema>

/** What the resolver needs of a context: the book, and what was already chosen on the terminal. */
export interface Finder {
  readonly book: { readonly db: Db }
  readonly choices: ReadonlyMap<string, number>
}

export interface FindOptions {
  /** `last`: archived clients only where no other fits; `first`: the contrary, to bring one back. */
  readonly archived?: 'last' | 'first'
}

/** How many of several fitting clients an error lists. */
const MOST_LISTED = 20
/** How many pieces between commas may be one name. */
const MOST_PIECES = 6

/**
 * The one client a reference fits: name, alias, e-mail or phone whole before word or initials, before beginning,
 * before part. Fails with `Ambiguous` where several fit equally well, with the nearest names where none does.
 */
export async function findClient(ctx: Finder, reference: string, options: FindOptions = {}): Promise<Who> {
  const { db } = ctx.book
  const chosen = ctx.choices.get(reference)
  if (chosen !== undefined) {
    const who = await whoBecame(db, chosen)
    if (who) return who
  }
  const found = await fitting(db, reference, options.archived ?? 'last')
  const [first, ...others] = found
  if (!first) throw await (await import('./not-found.ts')).notFound(db, reference)
  if (others.length === 0) return first
  throw ambiguous(reference, found)
}

/** The clients of one or several lists such as `zhang,li`, each once; a name that holds a comma is found whole first. */
export async function findClients(
  ctx: Finder,
  lists: string | readonly string[],
  options: FindOptions = {},
): Promise<Who[]> {
  const found = new Map<number, Who>()
  for (const list of typeof lists === 'string' ? [lists] : lists) {
    for (const reference of await splitReferences(ctx.book.db, list)) {
      const who = await findClient(ctx, reference, options)
      found.set(who.id, who)
    }
  }
  return [...found.values()]
}

/** Live clients that what was typed so far may mean, the best first; without a text those contacted last. */
export async function suggestClients(db: Db, typed: string, limit: number): Promise<Who[]> {
  if (typed.trim() === '') return lastContacted(db, limit)
  const found = new Map<number, Who>()
  for await (const { clients } of levelsOf(db, typed.trim())) {
    for (const who of inOrder(clients))
      if (who.archivedAt === null) found.set(who.id, found.get(who.id) ?? who)
    if (found.size >= limit) break
  }
  return [...found.values()].slice(0, limit)
}

/**
 * The best clients of one level; those in the wrong state only where no level has another, or where another would
 * only sound so.
 */
async function fitting(db: Db, reference: string, archived: 'last' | 'first'): Promise<Who[]> {
  const typed = reference.trim()
  if (typed === '') throw new Failure('usage', say`A client is wanted here, not an empty text.`)
  const id = /^#(\d{1,15})$/.exec(typed)
  if (id) {
    const who = await whoBecame(db, Number(id[1]))
    return who ? [who] : []
  }
  let spare: Who[] = []
  for await (const { clients, as } of levelsOf(db, typed)) {
    if (as === 'read' && spare.length > 0) continue
    const wanted = clients.filter((who) => (who.archivedAt !== null) === (archived === 'first'))
    if (wanted.length > 0) return wanted
    if (spare.length === 0) spare = clients
  }
  return spare
}

/** The longest words tell who is meant; each is a condition, and a statement holds no more than a thousand. */
const MOST_WORDS = 50

/** Clients that fit equally well, by a name as it is written or as it is read. */
interface Level {
  readonly clients: Who[]
  readonly as: 'written' | 'read'
}

const written = (clients: Who[]): Level => ({ clients, as: 'written' })
const read = (clients: Who[]): Level => ({ clients, as: 'read' })

/**
 * The clients that fit, from the best way of fitting to the weakest, and of each way as written before as read; each
 * level is looked up only when asked for.
 */
async function* levelsOf(db: Db, typed: string): AsyncGenerator<Level> {
  const name = fold(typed)
  const words = [...new Set(wordsOf(typed))]
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_WORDS)
  const exact = await exactHits(db, typed, name, words)
  const found = (...kinds: Hit['by'][]) => clientsOf(exact.filter(({ by }) => kinds.includes(by)))
  yield written(found('name', 'email', 'phone'))
  yield written(found('word', 'initials'))
  if (words.length > 1) yield written(clientsOf(await hits(db, [keysOfWords(words, 'whole')])))
  if (/^\d{1,9}$/.test(typed)) {
    const who = await whoBecame(db, Number(typed))
    yield written(who ? [who] : [])
  }
  yield read(found('reading'))
  yield read(found('sound'))
  if (words.length > 1) yield read(clientsOf(await hits(db, [keysOfWords(words, 'whole', READ_WORDS)])))
  const address = await addressed(db, typed, name)
  if (address) yield read(address.titled)
  const begun = [keyBegins(name, ['name', 'email'])]
  if (words.length > 0) begun.push(keysOfWords(words, 'begins'))
  yield written(clientsOf(await hits(db, begun)))
  const reading = readingTyped(typed)
  if (reading !== '') {
    const begun = [keyBegins(reading, ['reading', 'sound'])]
    if (words.length > 1) begun.push(keysOfWords(words, 'begins', READ_WORDS))
    yield read(clientsOf(await hits(db, begun)))
  }
  const parts = [nameHolds(words.length > 1 ? [[name], words] : [[name]])]
  if (typed.includes('@')) parts.push(keyHolds(emailKey(typed), 'email'))
  const digits = phoneDigits(typed)
  if (digits.length >= 5 && digits.length <= 8) parts.push(keyHolds(digits, 'phone'))
  yield written(clientsOf(await hits(db, parts)))
  if (address) yield read(address.called)
  const plain = await inSimplified(name)
  if (plain !== name) for await (const { clients } of levelsOf(db, plain)) yield read(clients)
  // Whoever is written Mueller is Müller too; the contrary is kept as a key.
  const spelled = spelledOut(typed)
  if (fold(spelled) !== name) for await (const { clients } of levelsOf(db, spelled)) yield read(clients)
}

/** Traditional characters as a client's name may have them simplified; the contrary is kept as a key. */
async function inSimplified(name: string): Promise<string> {
  if (!HAN.test(name)) return name
  const { simplified } = await import('../language/simplified.ts')
  return simplified(name)
}

const HAN = /\p{Script=Han}/u

/** A part of a name, as written or as read. */
const READ_WORDS = ['word', 'sound', 'reading'] as const

/** Whom a title and a surname address; what titles there are is loaded where a text has the look of one. */
async function addressed(db: Db, typed: string, name: string) {
  if (!MAY_ADDRESS.test(name)) return undefined
  const { addressedBy } = await import('./address.ts')
  return addressedBy(db, typed)
}

/** Chinese alone, several words, or letters enough for a surname and a title. */
const MAY_ADDRESS = /^\p{Script=Han}{2,8}$|^\S+ \S|^[a-z]{6,}$/u

async function exactHits(db: Db, typed: string, name: string, words: readonly string[]): Promise<Hit[]> {
  const tests = [keyIs(name, ['name'])]
  const [word] = words
  if (word !== undefined && words.length === 1) tests.push(keyIs(word, ['word', 'initials', 'sound']))
  const reading = readingTyped(typed)
  if (reading !== '') tests.push(keyIs(reading, ['reading']))
  if (typed.includes('@')) tests.push(keyIs(emailKey(typed), ['email']))
  const phone = phoneKey(typed)
  if (phone !== '') tests.push(keyIs(phone, ['phone']))
  const found = await hits(db, tests)
  const byPhone = found.filter((hit) => hit.by === 'phone').map((hit) => hit.via)
  if (byPhone.length === 0) return found
  const phones = await phonesOf(db, byPhone)
  const verified = new Set(phones.filter((p) => samePhone(p.value, typed)).map((p) => p.client_id))
  return found.filter((hit) => hit.by !== 'phone' || verified.has(hit.via))
}

function clientsOf(found: readonly Hit[]): Who[] {
  return [...new Map(found.map(({ who }) => [who.id, who])).values()]
}

/** Splits at commas, but not inside a comma that belongs to somebody's whole name. */
async function splitReferences(db: Db, list: string): Promise<string[]> {
  const pieces = list.split(/([,，、])/)
  const count = (pieces.length + 1) / 2
  const joined = (from: number, to: number) =>
    pieces
      .slice(from * 2, to * 2 - 1)
      .join('')
      .trim()
  if (count === 1) return [list.trim()]
  const whole = new Set<string>()
  for (let from = 0; from < count; from++)
    for (let to = from + 2; to <= Math.min(count, from + MOST_PIECES); to++) whole.add(joined(from, to))
  const named = await namesAmong(db, [...whole])
  const references: string[] = []
  for (let from = 0; from < count; ) {
    let to = Math.min(count, from + MOST_PIECES)
    while (to > from + 1 && !named.has(fold(joined(from, to)))) to--
    const reference = joined(from, to)
    if (reference !== '') references.push(reference)
    from = to
  }
  if (references.length === 0) throw new Failure('usage', say`A client is wanted here, not an empty text.`)
  return references
}

async function namesAmong(db: Db, texts: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('client_key')
    .select('key')
    .where('kind', '=', 'name')
    .where('key', 'in', texts.map(fold))
    .execute()
  return new Set(rows.map((row) => row.key))
}

function ambiguous(reference: string, found: readonly Who[]): Ambiguous {
  const shown = inOrder(found).slice(0, MOST_LISTED)
  return new Ambiguous(
    reference,
    shown.map((who) => ({ id: who.id, label: labelOf(who) })),
    { total: found.length, tip: say`the same command with ${shown[0]?.id ?? ''} in place of the name` },
  )
}

/** Those contacted last first: the client meant is most often one of them. */
function inOrder(found: readonly Who[]): Who[] {
  return [...found].sort((a, b) => {
    if (a.lastDay !== b.lastDay) return (a.lastDay ?? '') < (b.lastDay ?? '') ? 1 : -1
    return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id
  })
}
