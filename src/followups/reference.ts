import type { Kysely } from 'kysely'
import { Failure } from '../errors.ts'
import { listed, say } from '../language/say.ts'
import type { Schema } from '../store/schema.ts'
import { type FoundFollowup, followupsByIds } from './queries.ts'

/** The follow-ups of these numbers in the order they were typed, each once; fails where one is unknown. */
export async function findFollowups(db: Kysely<Schema>, ids: readonly number[]): Promise<FoundFollowup[]> {
  const wanted = [...new Set(ids)]
  const found = new Map((await followupsByIds(db, wanted)).map((followup) => [followup.id, followup]))
  const missing = wanted.filter((id) => !found.has(id))
  if (missing.length > 0) {
    throw new Failure('notFound', say`There is no follow-up ${listed(missing.map((id) => `#${id}`))}.`, {
      tip: 'crm followup list',
    })
  }
  return wanted.flatMap((id) => found.get(id) ?? [])
}
