import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import { say } from '../language/say.ts'
import { archivingLines, setArchived } from './archiving.ts'
import { findClients } from './reference.ts'

export const unarchive = command({
  name: 'unarchive',
  summary: 'Bring archived clients back',
  fields: { clients: argument('<client...>', 'whom: a name, #id, or several as zhang,li', words()) },
  examples: [{ line: 'crm unarchive "acme ltd"', says: 'it is in the lists again' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const clients = await findClients(ctx, input.clients, { archived: 'first' })
    const changed = await setArchived(ctx, clients, false)
    return {
      blocks: [
        {
          kind: 'text',
          lines: archivingLines(clients, changed, { done: say`Brought back`, unchanged: say`Not archived:` }),
        },
      ],
      json: clients.map(({ id, uid, name }) => ({ id, uid, name, archived_at: null })),
    }
  },
})
