import { say } from '../language/say.ts'
import type { TouchpointRow } from '../store/schema.ts'
import type { Owner } from './client-finding.ts'
import { columnName } from './own-file.ts'
import type { Spoiled } from './touchpoint-chunks.ts'
import type { TouchpointEntry } from './touchpoint-rows.ts'

/** A row whose client is found. */
export interface Owned {
  readonly entry: TouchpointEntry
  readonly owner: Owner
}

/** What one chunk of rows will do. */
export interface ChunkPlan {
  readonly added: readonly Owned[]
  readonly changed: readonly { readonly row: TouchpointRow; readonly owned: Owned; readonly patch: Patch }[]
  /** Rows that are in the book already, with the touchpoint each of them is. */
  readonly same: readonly { readonly row: TouchpointRow; readonly owned: Owned }[]
  readonly spoiled: readonly Spoiled[]
}

export type Patch = Partial<
  Pick<
    TouchpointRow,
    'client_id' | 'day' | 'time' | 'code' | 'note' | 'direction' | 'minutes' | 'mood' | 'event_uid'
  >
>

/** Remembers over all chunks which touchpoints of the book a row of the file has already been. */
export interface Taken {
  has(id: number): boolean
  add(id: number): void
}

/**
 * Plans a chunk: a row is the touchpoint of its uid, else the first of the same client, day, time, channel and note
 * that no earlier row was. So the k-th of equal rows is the k-th of equal touchpoints.
 */
export function planChunk(
  rows: readonly Owned[],
  book: { readonly byUid: readonly TouchpointRow[]; readonly onTheirDays: readonly TouchpointRow[] },
  taken: Taken,
  /** The first id of this import: what has it or a higher one is a row of this file. */
  since: number,
): ChunkPlan {
  const plan = {
    added: [] as Owned[],
    changed: [] as ChunkPlan['changed'][number][],
    same: [] as ChunkPlan['same'][number][],
    spoiled: [] as Spoiled[],
  }
  const byUid = new Map(book.byUid.map((row) => [row.uid, row]))
  const byContent = Map.groupBy(book.onTheirDays.toReversed(), (row) => contentOf(row.client_id, row))
  const uids = new Set<string>()
  for (const owned of rows) {
    const { entry } = owned
    const exact = entry.uid === null ? undefined : byUid.get(entry.uid)
    if (
      entry.uid !== null &&
      (uids.has(entry.uid) || (exact && (exact.id >= since || taken.has(exact.id))))
    ) {
      const reason = say`An earlier row has the same uid.`
      plan.spoiled.push({
        row: entry.row,
        troubles: [{ line: entry.row.line, column: columnName('uid'), reason }],
      })
      continue
    }
    const row = exact ?? freeOf(byContent, owned, taken)
    if (!row) {
      if (entry.uid !== null) uids.add(entry.uid)
      plan.added.push(owned)
      continue
    }
    taken.add(row.id)
    const patch = patchOf(row, owned, exact !== undefined)
    if (patch) plan.changed.push({ row, owned, patch })
    else plan.same.push({ row, owned })
  }
  return plan
}

/** The oldest touchpoint of the row's content that no row was yet; the lists have the oldest last. */
function freeOf(
  byContent: ReadonlyMap<string, TouchpointRow[]>,
  { entry, owner }: Owned,
  taken: Taken,
): TouchpointRow | undefined {
  if (owner.id === undefined || byContent.size === 0) return undefined
  const equal = byContent.get(contentOf(owner.id, entry)) ?? []
  for (let row = equal.pop(); row; row = equal.pop()) if (!taken.has(row.id)) return row
  return undefined
}

function contentOf(
  client: number,
  { day, time, code, note }: Pick<TouchpointRow, 'day' | 'time' | 'code' | 'note'>,
): string {
  return `${client} ${day} ${time ?? ''} ${code} ${note}`
}

/** What a row changes: what it fills wins, what it leaves empty stays. */
function patchOf(row: TouchpointRow, { entry, owner }: Owned, exact: boolean): Patch | undefined {
  const patch: Record<string, unknown> = {}
  const compare = (field: keyof Patch, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '' && row[field] !== value) patch[field] = value
  }
  if (exact) {
    compare('client_id', owner.id)
    compare('day', entry.day)
    compare('time', entry.time)
    compare('code', entry.code)
    compare('note', entry.note)
  }
  compare('direction', entry.direction)
  compare('minutes', entry.minutes)
  compare('mood', entry.mood)
  compare('event_uid', entry.eventUid)
  return Object.keys(patch).length > 0 ? (patch as Patch) : undefined
}

/** A set of ids that stays small however many there are. */
export function takenIds(): Taken {
  let bits = new Uint8Array(1024)
  return {
    has: (id) => ((bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0,
    add(id) {
      const at = id >> 3
      if (at >= bits.length) {
        const grown = new Uint8Array(Math.max(at + 1, bits.length * 2))
        grown.set(bits)
        bits = grown
      }
      bits[at] = (bits[at] ?? 0) | (1 << (id & 7))
    },
  }
}
