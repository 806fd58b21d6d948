import { rangesOf } from './phrases.ts'
import {
  type ClientText,
  clientsFound,
  type FoundClient,
  type Question,
  type Searchable,
  textsOf,
} from './queries.ts'

/** A client, and what is known of it that holds a part of what is looked for. */
export interface ClientHit extends FoundClient {
  readonly held: readonly Omit<ClientText, 'client_id'>[]
}

/** Which texts of a client count. */
export type Within = 'names' | 'fields'

/** A page of candidates is at the least and at the most so long. */
const LEAST_PAGE = 50
const LONGEST_PAGE = 1000

/**
 * The clients of whom each phrase stands in one of the texts that count, the last added first. The index knows
 * all texts of a client as one, so some candidates fall away and further pages may be read.
 */
export async function clientHits(
  book: Searchable,
  asked: Question,
  within: readonly Within[],
): Promise<ClientHit[]> {
  const hits: ClientHit[] = []
  let size = Math.min(LONGEST_PAGE, Math.max(LEAST_PAGE, asked.limit))
  for (let below = Number.MAX_SAFE_INTEGER; hits.length < asked.limit; size = LONGEST_PAGE) {
    const page = await clientsFound(book, { ...asked, limit: size }, below)
    const ids = page.map(({ id }) => id)
    const texts = Map.groupBy(await textsOf(book.db, ids), ({ client_id }) => client_id)
    for (const client of page) {
      const held = heldBy(texts.get(client.id) ?? [], asked, within)
      if (held.length > 0) hits.push({ ...client, held })
    }
    if (page.length < size) break
    below = ids.at(-1) as number
  }
  return hits.slice(0, asked.limit)
}

/** The texts that hold a phrase; none where one of the phrases stands in none of them. */
function heldBy(
  texts: readonly ClientText[],
  { phrases }: Question,
  within: readonly Within[],
): ClientHit['held'] {
  const counted = texts.filter(({ field }) => within.includes(isName(field) ? 'names' : 'fields'))
  const holding = new Set<ClientText>()
  for (const phrase of phrases) {
    const own = counted.filter(({ text }) => rangesOf(text, [phrase]).length > 0)
    if (own.length === 0) return []
    for (const text of own) holding.add(text)
  }
  return counted.filter((text) => holding.has(text)).map(({ field, label, text }) => ({ field, label, text }))
}

function isName(field: ClientText['field']): boolean {
  return field === 'name' || field === 'alias'
}
