import type { WriteContext } from '../context.ts'
import { Ambiguous, Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { say } from '../language/say.ts'
import { labelOf } from './client.ts'
import { type Likeness, likeNames } from './duplicates.ts'
import { hits, keyIs, whoBecame } from './key-queries.ts'
import { newClient } from './new-client.ts'

/** The organisation that `--org` means; `made` where it is new, with those it is nearly called like. */
export interface Organisation {
  readonly id: number
  readonly name: string
  readonly made: boolean
  readonly near: readonly Likeness[]
}

/** Finds the organisation of exactly this name or alias (or `#id`), or makes it. */
export async function findOrMakeOrganisation(ctx: WriteContext, typed: string): Promise<Organisation> {
  const known = await organisationTyped(ctx, typed)
  if (known) return { ...known, made: false, near: [] }
  const near = await likeNames(ctx.book.db, typed, 'organisation')
  const id = await ctx.book.insert('client', newClient(ctx, { kind: 'organisation', name: typed }))
  return { id, name: typed, made: true, near }
}

async function organisationTyped(
  ctx: WriteContext,
  typed: string,
): Promise<{ id: number; name: string } | undefined> {
  const { db } = ctx.book
  const [, digits] = /^#(\d{1,15})$/.exec(typed.trim()) ?? []
  const id = ctx.choices.get(typed) ?? (digits === undefined ? undefined : Number(digits))
  if (id !== undefined) {
    const who = await whoBecame(db, id)
    if (!who)
      throw new Failure('notFound', say`There is no client ${typed.trim()}.`, {
        tip: 'crm list kind:organisation',
      })
    if (who.kind !== 'organisation')
      throw new Failure('usage', say`${who.name} #${id} is a person, not an organisation.`)
    return who
  }
  const found = (await hits(db, [keyIs(fold(typed), ['name'])]))
    .map((hit) => hit.who)
    .filter((who) => who.kind === 'organisation')
  const unique = [...new Map(found.map((who) => [who.id, who])).values()]
  const live = unique.filter((who) => who.archivedAt === null)
  const best = live.length > 0 ? live : unique
  if (best.length > 1)
    throw new Ambiguous(
      typed,
      best.map((who) => ({ id: who.id, label: labelOf(who) })),
    )
  return best[0]
}
