import type { WriteContext } from '../context.ts'
import { Failure, NeedsYes } from '../errors.ts'
import { say } from '../language/say.ts'
import type { Line } from '../output/document.ts'
import { labelOf } from './client.ts'
import { sharing } from './duplicates.ts'
import type { Organisation } from './organisation.ts'
import type { Profile } from './profile.ts'

/** Refuses a name that nobody could see. */
export function checkName(name: string): void {
  if (/^[\s\p{C}]*$/u.test(name)) throw new Failure('usage', say`A name must have something to see in it.`)
}

/** Refuses an e-mail or a phone that another client has, unless yes was said; some may share, as an organisation. */
export async function refuseShared(
  ctx: WriteContext,
  points: Profile['points'],
  maySharePoints: readonly number[],
): Promise<void> {
  if (ctx.yes) return
  const shared = await sharing(ctx.book.db, points, maySharePoints)
  if (shared.length === 0) return
  throw new NeedsYes(
    say`Another client has this already; it may be the same one.`,
    say`Go on all the same?`,
    {
      details: shared.map(({ who, value }) => say`${value}: #${who.id} ${labelOf(who)}`),
    },
  )
}

/** Said of an organisation that was made on the way. */
export function organisationNotices(org: Organisation | undefined): Line[] {
  if (!org?.made) return []
  return [
    say`New organisation #${org.id} ${org.name}.`,
    ...org.near.map(({ who }) => say`There is also #${who.id} ${labelOf(who)}.`),
  ]
}
