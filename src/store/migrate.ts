import { type Kysely, sql } from 'kysely'
import { STEPS, type Step } from '../../migrations/index.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

/** `current` needs nothing; `empty` has no schema; `older` lacks steps; `newer` has steps this program does not know. */
export type State = 'current' | 'empty' | 'older' | 'newer'

/** How the book's schema stands against the steps this program knows: one small query. */
export async function schemaState<S>(db: Kysely<S>, steps: readonly Step[] = STEPS): Promise<State> {
  let done: { name: string }[]
  try {
    done = (
      await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db)
    ).rows
  } catch (error) {
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return 'empty'
    throw error
  }
  const last = done[0]?.name
  if (last === undefined) return 'empty'
  const at = steps.findIndex((step) => step.name === last)
  if (at === -1) return 'newer'
  return at === steps.length - 1 ? 'current' : 'older'
}

/** Brings the schema up to date; all of it in one transaction, or none. */
export async function migrate<S>(
  db: Kysely<S>,
  engine: Engine,
  steps: readonly Step[] = STEPS,
): Promise<string[]> {
  const { Migrator } = await import('kysely/migration')
  let stale = false
  const run = async (step: Step, tx: Kysely<unknown>) => {
    await step.up(tx, engine)
    stale ||= step.rederives === true
    if (!stale || step !== steps.at(-1)) return
    const { rederive } = await import('./derive.ts')
    await rederive(tx as Kysely<Schema>, engine)
  }
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(steps.map((step) => [step.name, { up: (tx: Kysely<unknown>) => run(step, tx) }])),
    },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map((result) => result.migrationName)
}

/** The refusal of a book that a newer program has written. */
export function newerBook(path: string): Failure {
  return new Failure(
    'unusable',
    say`The book ${path} was written by a newer version of crm; this one would damage it.`,
    {
      tip: say`install the newer version of crm`,
    },
  )
}
