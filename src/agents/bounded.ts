/** A program reads all it is given, and pays for it: more rows or longer texts are counted and left out. */
const MOST_ROWS = 200
const MOST_CHARACTERS = 100_000
const LONGEST_TEXT = 4_000

/** What was left out, and where. */
export interface LeftOut {
  /** Such as `answer.open` or `answer[3].note`. */
  readonly at: string
  /** So many rows, or characters of a text. */
  readonly more: number
}

interface Walk {
  readonly leftOut: LeftOut[]
  room: number
}

/** A document's JSON as plain values of bounded size; rows that stream are read to their end and counted. */
export async function bounded(value: unknown, at: string): Promise<{ value: unknown; leftOut: LeftOut[] }> {
  const walk: Walk = { leftOut: [], room: MOST_CHARACTERS }
  return { value: await walked(value, at, walk), leftOut: walk.leftOut }
}

async function walked(value: unknown, at: string, walk: Walk): Promise<unknown> {
  if (typeof value === 'string') return cut(value, at, walk)
  if (typeof value !== 'object' || value === null) {
    walk.room -= 5
    return value ?? null
  }
  if (Symbol.iterator in value || Symbol.asyncIterator in value) {
    return rowsOf(value as Iterable<unknown> | AsyncIterable<unknown>, at, walk)
  }
  const object: Record<string, unknown> = {}
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue
    walk.room -= key.length + 4
    object[key] = await walked(entry, `${at}.${key}`, walk)
  }
  return object
}

async function rowsOf(rows: Iterable<unknown> | AsyncIterable<unknown>, at: string, walk: Walk) {
  const kept: unknown[] = []
  let more = 0
  for await (const row of rows) {
    if (more > 0 || kept.length >= MOST_ROWS || walk.room <= 0) more++
    else kept.push(await walked(row, `${at}[${kept.length}]`, walk))
  }
  if (more > 0) walk.leftOut.push({ at, more })
  return kept
}

/** Never in the middle of a character that takes two code units. */
function cut(text: string, at: string, walk: Walk): string {
  walk.room -= Math.min(text.length, LONGEST_TEXT) + 2
  if (text.length <= LONGEST_TEXT) return text
  const end = /[\uD800-\uDBFF]/.test(text[LONGEST_TEXT - 1] ?? '') ? LONGEST_TEXT - 1 : LONGEST_TEXT
  walk.leftOut.push({ at, more: text.length - end })
  return `${text.slice(0, end)}…`
}
