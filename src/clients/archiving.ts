import type { WriteContext } from '../context.ts'
import type { Line } from '../output/document.ts'
import type { Who } from './client.ts'

/** Archives the clients or brings them back; gives those for which that was a change. */
export async function setArchived(
  ctx: WriteContext,
  clients: readonly Who[],
  archived: boolean,
): Promise<Who[]> {
  const changed = clients.filter((who) => (who.archivedAt !== null) !== archived)
  const archived_at = archived ? ctx.clock.now : null
  for (const who of changed)
    await ctx.book.update('client', who.id, { archived_at, updated_at: ctx.clock.now })
  ctx.book.describe(changed.map((who) => who.name).join(', '))
  return changed
}

/** A line for each client: what was done with it, or that nothing was to do. */
export function archivingLines(
  clients: readonly Who[],
  changed: readonly Who[],
  words: { readonly done: string; readonly unchanged: string },
): Line[] {
  return clients.map((who) => [
    { text: `${changed.includes(who) ? words.done : words.unchanged} ` },
    { text: who.name, tone: 'strong' },
    { text: `  #${who.id}`, tone: 'quiet' },
  ])
}
