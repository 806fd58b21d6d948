import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import { openFollowupsOf } from '../followups/queries.ts'
import { plural, say } from '../language/say.ts'
import { archivingLines, setArchived } from './archiving.ts'
import { findClients } from './reference.ts'

export const archive = command({
  name: 'archive',
  summary: 'Put clients out of the way without losing anything',
  details: [
    'Archived clients are in no list, grid or due list, and a name finds them only where it fits no other client.',
  ],
  fields: { clients: argument('<client...>', 'whom: a name, #id, or several as zhang,li', words()) },
  examples: [{ line: 'crm archive "acme ltd"', says: 'crm unarchive brings it back' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const clients = await findClients(ctx, input.clients)
    const changed = await setArchived(ctx, clients, true)
    return {
      blocks: [
        {
          kind: 'text',
          lines: archivingLines(clients, changed, { done: say`Archived`, unchanged: say`Archived before:` }),
        },
      ],
      json: clients.map(({ id, uid, name, archivedAt }) => ({
        id,
        uid,
        name,
        archived_at: archivedAt ?? ctx.clock.now,
      })),
      notices: await restingSteps(
        ctx.book.db,
        changed.map((who) => who.id),
      ),
    }
  },
})

async function restingSteps(
  db: Parameters<typeof openFollowupsOf>[0],
  ids: readonly number[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const open = await openFollowupsOf(db, ids, 1000)
  if (open.length === 0) return []
  return [
    plural(
      open.length,
      say`1 open follow-up rests until crm unarchive.`,
      say`${open.length} open follow-ups rest until crm unarchive.`,
    ),
  ]
}
