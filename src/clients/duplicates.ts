import type { Kysely } from 'kysely'
import { emailKey, fold, phoneKey, readingTyped, samePhone, spelledOut, wordsOf } from '../language/names.ts'
import { editDistance } from '../language/nearest.ts'
import type { Schema } from '../store/schema.ts'
import type { ClientKind, PointKind, Who } from './client.ts'
import { hits, keyBegins, keyIs, phonesOf } from './key-queries.ts'

type Db = Kysely<Schema>
type Point = { readonly kind: PointKind; readonly value: string }

/** A client that has the same e-mail or phone. */
export interface Sharing {
  readonly who: Who
  readonly value: string
}

/** A client whose name is the same or nearly so. */
export interface Likeness {
  readonly who: Who
  readonly same: boolean
}

/** Other clients that have one of these e-mails or phone numbers, in any format. */
export async function sharing(
  db: Db,
  points: readonly Point[],
  except: readonly number[],
): Promise<Sharing[]> {
  const found = new Map<number, Sharing>()
  for (const { kind, value } of points) {
    for (const who of await havingPoint(db, kind, value))
      if (!except.includes(who.id)) found.set(who.id, { who, value })
  }
  return [...found.values()]
}

async function havingPoint(db: Db, kind: PointKind, value: string): Promise<Who[]> {
  if (kind === 'email') return (await hits(db, [keyIs(emailKey(value), ['email'])])).map((hit) => hit.who)
  const key = kind === 'phone' ? phoneKey(value) : ''
  if (key === '') return []
  const likely = await hits(db, [keyIs(key, ['phone'])])
  if (likely.length === 0) return []
  const numbers = await phonesOf(
    db,
    likely.map((hit) => hit.via),
  )
  const same = new Set(numbers.filter((n) => samePhone(n.value, value)).map((n) => n.client_id))
  return likely.filter((hit) => same.has(hit.via)).map((hit) => hit.who)
}

/** A word shorter than this has too many neighbours that are other words. */
const SHORTEST_MISTYPED = 4
/** The first letters of a word are seldom the mistyped ones, and the index finds by them. */
const LETTERS_TRUSTED = 2

/** Clients of the same name, or of one that a slip of the finger, a legal form or an umlaut spelled out tells apart. */
export async function likeNames(db: Db, name: string, kind: ClientKind): Promise<Likeness[]> {
  const folded = fold(name)
  const words = [...new Set(wordsOf(name))]
  const alike = (word: string) =>
    word.length < SHORTEST_MISTYPED
      ? keyIs(word, ['word'])
      : keyBegins(word.slice(0, LETTERS_TRUSTED), ['word'])
  const spelled = fold(spelledOut(name))
  const tests = [
    keyBegins(folded, ['name']),
    keyIs(spelled, ['name']),
    keyIs(readingTyped(name), ['reading']),
    ...words.map(alike),
  ]
  const found = new Map<number, Likeness>()
  for (const { who } of await hits(db, tests)) {
    const same = fold(who.name) === folded
    const otherwise = fold(spelledOut(who.name)) === spelled
    if (same || (who.kind === kind && (otherwise || isNear(words, wordsOf(who.name), kind))))
      found.set(who.id, { who, same })
  }
  return [...found.values()].sort((a, b) => Number(b.same) - Number(a.same) || a.who.id - b.who.id)
}

function isNear(one: readonly string[], other: readonly string[], kind: ClientKind): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (kind === 'organisation' && few.length > 0 && few.every((word, at) => word === many[at])) return true
  if (few.length !== many.length) return false
  const left = few.filter((word) => !many.includes(word))
  const right = many.filter((word) => !few.includes(word))
  if (left.length === 0 && right.length === 0) return true
  const [a = '', b = ''] = [left[0], right[0]]
  return (
    left.length === 1 &&
    right.length === 1 &&
    (Math.min(a.length, b.length) >= SHORTEST_MISTYPED || isAnagram(a, b)) &&
    editDistance(a, b, 2) < 2
  )
}

/** Wei and Wie: letters in another order are a slip in short words too. */
function isAnagram(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('')
}
