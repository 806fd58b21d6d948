import type { Kysely } from 'kysely'
import type { Schema, TouchpointRow } from '../../store/schema.ts'

type Db = Kysely<Schema>

/** How many values one statement binds. */
const PER_STATEMENT = 500

/** What was corrected by hand in these touchpoints: the columns of each, by its number. */
export async function correctedByHand(
  db: Db,
  touchpoints: readonly Pick<TouchpointRow, 'id' | 'client_id'>[],
): Promise<Map<number, Set<string>>> {
  const corrected = new Map<number, Set<string>>()
  for (let at = 0; at < touchpoints.length; at += PER_STATEMENT) {
    const some = touchpoints.slice(at, at + PER_STATEMENT)
    const clients = [...new Set(some.map(({ client_id }) => client_id))]
    const ids = new Set(some.map(({ id }) => id))
    for (const { row_id, before, after } of await correctionsQuery(db, clients).execute()) {
      if (!ids.has(row_id) || before === null || after === null) continue
      const columns = corrected.get(row_id) ?? new Set()
      for (const column of differing(before, after)) columns.add(column)
      corrected.set(row_id, columns)
    }
  }
  return corrected
}

/** The changes of touchpoints of these clients that no import made and nobody took back. */
export function correctionsQuery(db: Db, clients: readonly number[]) {
  return db
    .selectFrom('change')
    .innerJoin('journal', 'journal.id', 'change.journal_id')
    .select(['change.row_id', 'change.before', 'change.after'])
    .where('change.client_id', 'in', clients)
    .where('change.table_name', '=', 'touchpoint')
    .where('journal.command', '<>', 'import')
    .where('journal.undone_by', 'is', null)
}

function differing(before: string, after: string): string[] {
  const [old, fresh] = [before, after].map((row) => JSON.parse(row) as Record<string, unknown>)
  return Object.keys(fresh ?? {}).filter((column) => old?.[column] !== fresh?.[column])
}

/** The uids of touchpoints that were removed by hand and not brought back. */
export async function removedByHand(db: Db): Promise<Set<string>> {
  const rows = await removalsQuery(db).execute()
  const uids = rows.flatMap(({ before }) =>
    before === null ? [] : (JSON.parse(before) as { uid?: string }).uid,
  )
  return new Set(uids.filter((uid) => uid !== undefined))
}

/** From the few entries of removals to their rows, never the contrary: SQLite leaves a cross join's order alone. */
export function removalsQuery(db: Db) {
  return db
    .selectFrom('journal')
    .crossJoin('change')
    .select('change.before')
    .where('journal.command', '=', 'touchpoint remove')
    .where('journal.undone_by', 'is', null)
    .whereRef('change.journal_id', '=', 'journal.id')
    .where('change.table_name', '=', 'touchpoint')
    .where('change.after', 'is', null)
}
