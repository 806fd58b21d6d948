import type { Kysely } from 'kysely'
import { namesInUse, phonesOf, whoAre } from '../clients/key-queries.ts'
import { emailKey, fold, phoneKey, samePhone, wordsOf } from '../language/names.ts'
import { editDistance } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { idsOfIds, idsOfUids, keyHits, wordHits } from './client-queries.ts'
import type { TouchpointEntry } from './touchpoint-rows.ts'
import { quoted } from './values.ts'

type Db = Kysely<Schema>

/** A client that rows are about; its id is given when it is written, where it is new. */
export interface Owner {
  id: number | undefined
  readonly name: string
}

/** How a row says who its client is. */
export type Reference = Pick<TouchpointEntry, 'client' | 'clientUid'>

export type Finding =
  | { readonly is: 'known'; readonly owner: Owner }
  /** Nobody bears the name; `near` are those who nearly do. */
  | { readonly is: 'unknown'; readonly reason: string }
  | { readonly is: 'ambiguous'; readonly reason: string }

/** How many different references are remembered from chunk to chunk. */
const MOST_REMEMBERED = 100_000
/** For how many unknown references the nearest names are looked for. */
const MOST_NEAREST = 200
/** Of names longer than this none is near to another. */
const LONGEST_NAME = 200
/** How many names a reason lists. */
const MOST_LISTED = 3

/** Finds the clients of rows, a chunk at a time: by uid, `#id`, e-mail, exact name or alias, or phone. */
export function ownerFinder(db: Db) {
  const known = new Map<string, Finding>()
  const made = new Map<string, Finding>()
  let asked = 0
  let names: Awaited<ReturnType<typeof namesInUse>> | undefined

  const nearestTo = async (reference: string): Promise<string[]> => {
    if (++asked > MOST_NEAREST) return []
    names ??= await namesInUse(db, 1, LONGEST_NAME)
    const typed = fold(reference)
    const limit = Math.max(1, Math.floor(typed.length / 2.5)) + 1
    const distances = new Map<number, number>()
    for (const { client_id, kind, key } of names) {
      if (kind !== 'name') continue
      const distance = editDistance(typed, key, distances.get(client_id) ?? limit)
      if (distance < (distances.get(client_id) ?? limit)) distances.set(client_id, distance)
    }
    const best = [...distances].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, MOST_LISTED)
    return labelled(
      db,
      best.map(([id]) => id),
    )
  }

  const unfound = async (reference: string): Promise<Finding> => {
    const words = asked > MOST_NEAREST ? [] : wordsOf(reference)
    const partly = words.length === 0 ? [] : await wordHits(db, words)
    if (partly.length > 1) {
      const names = sayNames(await labelled(db, partly), partly.length)
      const reason = say`${quoted(reference)} can be ${names}.`
      return { is: 'ambiguous', reason }
    }
    const near = partly.length === 1 ? await labelled(db, partly) : await nearestTo(reference)
    const reason =
      near.length === 0
        ? say`There is no client ${quoted(reference)}.‖of a row`
        : say`There is no client ${quoted(reference)}. The nearest: ${sayNames(near, near.length)}.`
    return { is: 'unknown', reason }
  }

  const settle = async (reference: string, ids: readonly number[]): Promise<Finding> => {
    const [first, ...others] = ids
    if (first === undefined) return unfound(reference)
    const found = await whoAre(db, [...ids])
    const live = found.filter((who) => who.archivedAt === null)
    const [only, ...more] = others.length > 0 && live.length > 0 ? live : found
    if (only && more.length === 0) return { is: 'known', owner: { id: only.id, name: only.name } }
    const labels = await labelled(db, ids)
    return { is: 'ambiguous', reason: say`${quoted(reference)} can be ${sayNames(labels, ids.length)}.` }
  }

  return {
    /** What each entry's client is; entries with the same reference get the same answer. */
    async find(entries: readonly Reference[]): Promise<Finding[]> {
      if (known.size > MOST_REMEMBERED) known.clear()
      const missing = new Map<string, Reference>()
      for (const entry of entries) {
        const reference = referenceOf(entry)
        if (!known.has(reference)) missing.set(reference, entry)
      }
      const fresh = [...missing.values()]
      const uids = await idsOfUids(
        db,
        fresh.flatMap(({ clientUid }) => clientUid ?? []),
      )
      const texts = fresh.filter(({ clientUid }) => clientUid === null || !uids.has(clientUid))
      const idsByText = await idsOfTexts(
        db,
        texts.map(({ client }) => client),
      )
      for (const [reference, entry] of missing) {
        const id = entry.clientUid === null ? undefined : uids.get(entry.clientUid)
        const said = entry.client === '' ? (entry.clientUid ?? '') : entry.client
        known.set(
          reference,
          await settle(said, id === undefined ? (idsByText.get(entry.client) ?? []) : [id]),
        )
      }
      return entries.map((entry) => known.get(referenceOf(entry)) as Finding)
    },
    /** What the entry's reference means by now. */
    learnt: (entry: Reference): Finding | undefined => known.get(referenceOf(entry)),
    /** From now on the entry's reference means a new client of that name, one for all ways to write it. */
    learn(entry: Reference): { finding: Finding; isNew: boolean } {
      const name = fold(entry.client)
      const there = made.get(name)
      const finding: Finding = there ?? { is: 'known', owner: { id: undefined, name: entry.client } }
      made.set(name, finding)
      known.set(referenceOf(entry), finding)
      return { finding, isNew: there === undefined }
    },
  }
}

function referenceOf({ client, clientUid }: Reference): string {
  return clientUid === null ? client : `${clientUid}\n${client}`
}

/** The clients each text means exactly. */
async function idsOfTexts(db: Db, texts: readonly string[]): Promise<Map<string, number[]>> {
  const keys = new Set<string>()
  const numbers = new Set<number>()
  for (const text of texts) {
    const number = numberIn(text)
    if (number !== undefined) numbers.add(number)
    for (const key of [fold(text), emailIn(text), phoneKey(text)]) if (key !== '') keys.add(key)
  }
  const hits = Map.groupBy(await keyHits(db, keys), ({ kind, key }) => `${kind} ${key}`)
  const ids = await idsOfIds(db, numbers)
  const found = new Map<string, number[]>()
  for (const text of new Set(texts)) {
    const of = (kind: string, key: string) => [...new Set(hits.get(`${kind} ${key}`)?.map((hit) => hit.id))]
    const number = numberIn(text)
    const byId = number === undefined ? undefined : ids.get(number)
    if (byId !== undefined) {
      found.set(text, [byId])
      continue
    }
    const named = of('name', fold(text))
    const mailed = named.length > 0 ? named : of('email', emailIn(text))
    found.set(text, mailed.length > 0 ? mailed : await withPhone(db, text, of('phone', phoneKey(text))))
  }
  return found
}

async function withPhone(db: Db, text: string, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return []
  const phones = await phonesOf(db, ids)
  return ids.filter((id) => phones.some(({ client_id, value }) => client_id === id && samePhone(value, text)))
}

function numberIn(text: string): number | undefined {
  const digits = /^#(\d{1,15})$/.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function emailIn(text: string): string {
  return text.includes('@') ? emailKey(text) : ''
}

async function labelled(db: Db, ids: readonly number[]): Promise<string[]> {
  const shown = ids.slice(0, MOST_LISTED)
  const clients = await whoAre(db, shown)
  return shown.flatMap((id) => clients.filter((who) => who.id === id).map((who) => `#${id} ${who.name}`))
}

function sayNames(names: readonly string[], total: number): string {
  if (total > names.length) return say`${listed(names)} or ${total - names.length} more`
  return names.length < 2 ? names.join('') : say`${listed(names.slice(0, -1))} or ${names.at(-1) ?? ''}`
}
