import { type Kysely, sql, type Transaction } from 'kysely'
import { insertRows } from './bulk.ts'
import type { Engine } from './engine.ts'
import { type AnyRow, clientIdOf, rowsOf } from './rows.ts'
import type { ChangeRow, JournalledTable, JournalRow, Schema } from './schema.ts'
import { takeBack, undoable } from './undo.ts'

/** A row as it is written: the book gives the id, and keeps what is derived. */
export type NewRow<T extends JournalledTable> = Omit<
  Schema[T],
  'id' | 'last_day' | 'usual_gap' | 'rhythm_due'
>

/** What a writing command may do. Every change is journalled, indexed and undone through here alone. */
export interface Draft {
  readonly db: Transaction<Schema>
  /** Adds a row and gives its id. */
  insert<T extends JournalledTable>(table: T, row: NewRow<T>): Promise<number>
  /** Adds rows of one shape as a batch, and gives the first id; the others follow it without gaps. */
  insertMany<T extends JournalledTable>(table: T, rows: readonly NewRow<T>[]): Promise<number>
  /** Changes a row where the patch differs from it, and says whether it did. */
  update<T extends JournalledTable>(table: T, id: number, patch: Partial<NewRow<T>>): Promise<boolean>
  remove(table: JournalledTable, id: number): Promise<void>
  /** Takes back the last command that changed something and was not taken back yet; undefined where there is none. */
  undo(): Promise<JournalRow | undefined>
  /** The sentence that `crm undo` and `crm history` show for this command. */
  describe(summary: string): void
  /** Leaves a journal entry although nothing is changed, as an export does. */
  leaveTrace(): void
}

/** Who writes, when, and by which command. */
export interface Entry {
  readonly at: string
  readonly actor: string
  readonly command: string
}

type Change = Omit<ChangeRow, 'id' | 'journal_id'>

/** Runs `work` in one transaction with one journal entry; without an entry where it changed nothing. */
export async function writeJournalled<R>(
  db: Kysely<Schema>,
  engine: Engine,
  entry: Entry,
  work: (draft: Draft) => Promise<R>,
): Promise<{ result: R; wrote: boolean; entry: number | undefined }> {
  return db.transaction().execute(async (tx) => {
    const rows = rowsOf(tx, engine)
    const changes: Change[] = []
    const batches: Batches = new Map()
    let summary = ''
    let trace = false
    let undoes: number | null = null
    const record = (table: JournalledTable, before: AnyRow | null, after: AnyRow | null) => {
      const row = after ?? before ?? {}
      changes.push({
        table_name: table,
        row_id: Number(row.id),
        client_id: clientIdOf(table, row),
        before: before && JSON.stringify(before),
        after: after && JSON.stringify(after),
      })
    }

    const draft: Draft = {
      db: tx,
      async insert(table, row) {
        const whole = { id: await takeIds(tx, table, 1), ...row }
        await rows.put(table, whole)
        record(table, null, whole)
        return whole.id
      },
      async insertMany(table, many) {
        if (many.length === 0) return 0
        const first = await takeIds(tx, table, many.length)
        await rows.putMany(table, first, many)
        addRange(batches, table, first, first + many.length - 1)
        return first
      },
      async update(table, id, patch) {
        const before = await rows.read(table, id)
        if (!before) return false
        const changed = Object.entries(patch).filter(
          ([key, value]) => value !== undefined && before[key] !== value,
        )
        if (changed.length === 0) return false
        const values = Object.fromEntries(changed)
        await rows.change(table, before, values)
        record(table, before, { ...before, ...values })
        return true
      },
      async remove(table, id) {
        const before = await rows.read(table, id)
        if (!before) return
        await rows.drop(table, before)
        record(table, before, null)
      },
      async undo() {
        const last = await undoable(tx).orderBy('id', 'desc').limit(1).executeTakeFirst()
        if (!last) return undefined
        await takeBack(tx, rows, last.id)
        undoes = last.id
        return last
      },
      describe(text) {
        summary = text
      },
      leaveTrace() {
        trace = true
      },
    }

    const result = await work(draft)
    const writes = changes.length + countOf(batches)
    let written: number | undefined
    if (writes > 0 || trace || undoes !== null) {
      await rows.settle()
      const id = await addEntry(tx, engine, { ...entry, summary, writes, undoes })
      written = id
      await saveChanges(tx, engine, id, changes)
      await saveBatches(tx, engine, id, batches)
      if (undoes !== null)
        await tx.updateTable('journal').set({ undone_by: id }).where('id', '=', undoes).execute()
    }
    return { result, wrote: writes > 0 || undoes !== null, entry: written }
  })
}

/** Adds the journal entry itself and gives its number. */
async function addEntry(
  tx: Transaction<Schema>,
  engine: Engine,
  entry: Omit<JournalRow, 'id' | 'undone_by'>,
): Promise<number> {
  const row = { id: await takeIds(tx, 'journal', 1), ...entry, undone_by: null }
  await insertRows(tx, engine, 'journal', Object.keys(row), [Object.values(row)])
  return row.id
}

/** Takes `count` ids of a table and gives the first; an id is never given twice, undone or not. */
async function takeIds(tx: Transaction<Schema>, name: string, count: number): Promise<number> {
  const { rows } = await sql<{
    next: number
  }>`insert into sequence (name, next) values (${name}, ${1 + count})
    on conflict (name) do update set next = sequence.next + ${count} returning next`.execute(tx)
  return (rows[0]?.next ?? 0) - count
}

type Batches = Map<JournalledTable, { first: number; last: number }[]>

function addRange(batches: Batches, table: JournalledTable, first: number, last: number): void {
  const ranges = batches.get(table) ?? []
  const previous = ranges.at(-1)
  if (previous && previous.last === first - 1) previous.last = last
  else ranges.push({ first, last })
  batches.set(table, ranges)
}

function countOf(batches: Batches): number {
  let count = 0
  for (const ranges of batches.values()) for (const { first, last } of ranges) count += last - first + 1
  return count
}

async function saveChanges(
  tx: Transaction<Schema>,
  engine: Engine,
  journal: number,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return
  const first = await takeIds(tx, 'change', changes.length)
  await insertRows(
    tx,
    engine,
    'change',
    ['id', 'journal_id', 'table_name', 'row_id', 'client_id', 'before', 'after'],
    changes.map((c, index) => [
      first + index,
      journal,
      c.table_name,
      c.row_id,
      c.client_id,
      c.before,
      c.after,
    ]),
  )
}

async function saveBatches(
  tx: Transaction<Schema>,
  engine: Engine,
  journal: number,
  batches: Batches,
): Promise<void> {
  const rows = [...batches].flatMap(([table, ranges]) =>
    ranges.map(({ first, last }) => [journal, table, first, last]),
  )
  await insertRows(tx, engine, 'batch', ['journal_id', 'table_name', 'first_id', 'last_id'], rows)
}
