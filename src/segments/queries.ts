import { type Expression, expressionBuilder, type Kysely, type SqlBool } from 'kysely'
import type { Schema } from '../store/schema.ts'
import type { Segment } from './segment.ts'

type Db = Kysely<Schema>

/** Every segment, by name. */
export async function allSegments(db: Db): Promise<Segment[]> {
  const rows = await db.selectFrom('segment').select(['id', 'name', 'terms']).orderBy('name').execute()
  return rows.map(({ id, name, terms }) => ({ id, name, words: terms.split('\n') }))
}

/** How many conditions one statement counts. */
const COUNTED_AT_ONCE = 50

/** For each condition on `client`, how many clients it holds for. */
export async function countsWhere(db: Db, conditions: readonly Expression<SqlBool>[]): Promise<number[]> {
  const eb = expressionBuilder<Schema, never>()
  const counts: number[] = []
  for (let from = 0; from < conditions.length; from += COUNTED_AT_ONCE) {
    const some = conditions.slice(from, from + COUNTED_AT_ONCE)
    const row: Record<string, unknown> = await db
      .selectNoFrom(
        some.map((where, at) =>
          eb
            .selectFrom('client')
            .select((count) => count.fn.countAll().as('count'))
            .where(where)
            .as(`n${at}`),
        ),
      )
      .executeTakeFirstOrThrow()
    for (const at of some.keys()) counts.push(Number(row[`n${at}`]))
  }
  return counts
}
