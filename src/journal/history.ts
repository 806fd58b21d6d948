import { command } from '../cli/define.ts'
import { argument, maybe, option, text, whole } from '../cli/fields.ts'
import { findClient } from '../clients/reference.ts'
import { say } from '../language/say.ts'
import { changesOf, entries } from './queries.ts'
import { entrySheet, toldOf, toldSheet } from './sheet.ts'

export const history = command({
  name: 'history',
  summary: 'Tell who changed what and when',
  fields: {
    client: argument('[client]', 'of one client, with every value before and after', maybe(text())),
    limit: option('--limit <count>', 'how many commands back (default 20)', maybe(whole(1, 100_000))),
  },
  examples: [
    { line: 'crm history', says: 'the last twenty commands' },
    { line: 'crm history "zhang wei"', says: 'what happened to one client' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const limit = input.limit ?? 20
    if (input.client === undefined) {
      return { blocks: [entrySheet(await entries(db, { limit }), say`Nothing has happened yet.`)] }
    }
    const client = await findClient(ctx, input.client)
    const found = await entries(db, { limit, clientId: client.id })
    const changes = await changesOf(
      db,
      found.map((entry) => entry.id),
      client.id,
    )
    const told = toldOf(found, changes)
    return { blocks: [toldSheet(client.name, told)], json: told }
  },
})
