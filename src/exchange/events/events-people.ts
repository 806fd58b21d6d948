import type { Kysely } from 'kysely'
import type { Who } from '../../clients/client.ts'
import { whoAre } from '../../clients/key-queries.ts'
import { emailKey, fold } from '../../language/names.ts'
import { listed, say } from '../../language/say.ts'
import type { Schema } from '../../store/schema.ts'
import { keyHits } from '../client-queries.ts'
import { quoted } from '../values.ts'
import type { FileEvent, Person } from './events-read.ts'

type Client = Pick<Who, 'id' | 'uid' | 'name'>

/** Who of the book was at an event. */
export interface Attending {
  readonly clients: readonly Client[]
  /** Those who were found by a name alone. */
  readonly byName: readonly string[]
  /** Names and addresses that several clients have, as sentences. */
  readonly doubtful: readonly string[]
}

/** How many of the clients of one name are listed. */
const MOST_LISTED = 3
/** How many clients one statement asks for. */
const PER_STATEMENT = 500

/**
 * Finds the clients of events: by e-mail, else by the whole name; by an event's title only where that is nothing
 * but one client's name, nobody else of the event is known, and it took less than a day: birthdays bear names too.
 */
export async function attendingOf(
  db: Kysely<Schema>,
  events: readonly FileEvent[],
): Promise<(event: FileEvent) => Attending> {
  const keys = new Set<string>()
  for (const { summary, people } of events) {
    keys.add(fold(summary))
    for (const { email, name } of people) keys.add(emailKey(email)).add(fold(name))
  }
  keys.delete('')
  const hits = await keyHits(db, keys)
  const byKey = Map.groupBy(hits, ({ kind, key }) => `${kind} ${key}`)
  const known = await clientsOf(
    db,
    hits.map(({ id }) => id),
  )
  const having = (kind: string, key: string): Who[] => {
    const found = [...new Set(byKey.get(`${kind} ${key}`)?.map(({ id }) => id))].flatMap(
      (id) => known.get(id) ?? [],
    )
    const live = found.filter(({ archivedAt }) => archivedAt === null)
    return live.length > 0 ? live : found
  }
  const settle = ({ email, name }: Person): { found: Who[]; said: string; byName: boolean } => {
    const named = name === '' ? [] : having('name', fold(name))
    const mailed = email === '' ? [] : having('email', emailKey(email))
    if (mailed.length === 0) return { found: named, said: name, byName: true }
    const both = mailed.filter(({ id }) => named.some((who) => who.id === id))
    return { found: mailed.length > 1 && both.length > 0 ? both : mailed, said: email, byName: false }
  }

  const read = ({ summary, people, start }: FileEvent): Attending => {
    const settled = people.map(settle)
    const isKnown = settled.some(({ found }) => found.length === 1)
    const title = {
      found: isKnown || start.isDate ? [] : having('name', fold(summary)),
      said: summary,
      byName: true,
    }
    const clients = new Map<number, Client>()
    const byName = new Map<number, string>()
    const doubtful: string[] = []
    for (const { found, said, byName: isByName } of [...settled, title]) {
      const [only] = found
      if (found.length > 1) doubtful.push(sayDoubt(quoted(said), found))
      if (found.length !== 1 || only === undefined) continue
      if (!clients.has(only.id) && isByName) byName.set(only.id, only.name)
      if (!isByName) byName.delete(only.id)
      clients.set(only.id, only)
    }
    return { clients: [...clients.values()], byName: [...byName.values()], doubtful }
  }
  const remembered = new Map<FileEvent, Attending>()
  return (event) => {
    const attending = remembered.get(event) ?? read(event)
    remembered.set(event, attending)
    return attending
  }
}

async function clientsOf(db: Kysely<Schema>, ids: readonly number[]): Promise<Map<number, Who>> {
  const all = [...new Set(ids)]
  const known = new Map<number, Who>()
  for (let at = 0; at < all.length; at += PER_STATEMENT)
    for (const who of await whoAre(db, all.slice(at, at + PER_STATEMENT))) known.set(who.id, who)
  return known
}

function sayDoubt(text: string, found: readonly Who[]): string {
  const names = found.slice(0, MOST_LISTED).map(({ id, name }) => `#${id} ${name}`)
  const more = found.length - names.length
  if (more > 0) return say`${text} can be ${listed(names)} or ${more} more.`
  return say`${text} can be ${names.reduce((before, name) => say`${before} or ${name}`)}.`
}
