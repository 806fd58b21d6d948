import type { Kysely } from 'kysely'
import type { Who } from '../clients/client.ts'
import { customFieldNames, tagNames, valuesInUse } from '../clients/queries.ts'
import { suggestClients } from '../clients/reference.ts'
import { fold } from '../language/names.ts'
import { said } from '../language/say.ts'
import { allSegments } from '../segments/queries.ts'
import type { Schema } from '../store/schema.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import type { Kind } from './kinds.ts'

/** A value that may stand there, and what is said of it. */
export interface Candidate {
  readonly value: string
  readonly says: string
  /** Whether more of the same word follows. */
  readonly open?: boolean
  /** Whether it was found by another key than its letters. */
  readonly byKey?: boolean
}

/** How many clients are offered at a time. */
const MOST = 30

/** What the book has for a place, found by what was typed; not yet narrowed to what begins so, but for clients. */
export async function fromBook(db: Kysely<Schema>, kind: Kind, typed: string): Promise<Candidate[]> {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, says: '' }))
  switch (kind) {
    case 'client':
      return clientsFor(db, typed, () => true)
    case 'organisation':
      return clientsFor(db, typed, (who) => who.kind === 'organisation')
    case 'channel':
      return (await channelsOf(db)).map(({ code, name }) => ({ value: code, says: said(name) }))
    case 'tag':
      return plain(await tagNames(db))
    case 'segment':
      return (await allSegments(db)).map(({ name, words }) => ({ value: name, says: words.join(' ') }))
    case 'field':
      return plain(await customFieldNames(db))
    case 'owner':
    case 'stage':
      return plain(await valuesInUse(db, kind))
    default:
      return []
  }
}

/** Clients by their names; by their numbers where a name is another's too, or cannot be typed. */
async function clientsFor(
  db: Kysely<Schema>,
  typed: string,
  isWanted: (who: Who) => boolean,
): Promise<Candidate[]> {
  const comma = typed.lastIndexOf(',') + 1
  const lead = typed.slice(0, comma)
  const part = typed.slice(comma)
  const found = (await suggestClients(db, part, MOST)).filter(isWanted)
  const names = found.map(({ name }) => fold(name))
  return found.map((who) => {
    const isPlain = /^[^\p{C}#,@-][^\p{C},]*$/u.test(who.name)
    const isAlone = names.filter((name) => name === fold(who.name)).length === 1
    return {
      value: lead + (isPlain && isAlone ? who.name : `#${who.id}`),
      says: [who.name, who.org ?? '', who.tier ?? ''].filter((text) => text !== '').join(', '),
      byKey: true,
    }
  })
}
