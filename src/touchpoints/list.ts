import { command } from '../cli/define.ts'
import { argument, maybe, option, text, whole } from '../cli/fields.ts'
import { findClients } from '../clients/reference.ts'
import { readRange } from '../language/dates.ts'
import { say } from '../language/say.ts'
import { touchpointsWhere } from './queries.ts'
import { TOUCHPOINT_COLUMNS, touchpointRow } from './sheet.ts'
import { channelTyped } from './touchpoint.ts'

export const listTouchpoints = command({
  name: 'touchpoint list',
  summary: 'List contacts, the newest first',
  fields: {
    client: argument('[client]', 'of one client, or of several as zhang,li', maybe(text())),
    within: option('--within <range>', 'a month, week or range, such as "last month"', maybe(text())),
    code: option('--code <channel>', 'of one channel', maybe(text())),
    limit: option('--limit <count>', 'at the most (default 20)', maybe(whole(1, 1_000_000))),
  },
  examples: [
    { line: 'crm touchpoint list "zhang wei"', says: 'the last twenty with one client' },
    { line: 'crm touchpoint list --within "last month" --code M --limit 100', says: "last month's meetings" },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const clients = input.client === undefined ? undefined : await findClients(ctx, input.client)
    const range =
      input.within === undefined
        ? undefined
        : readRange(input.within, { today: ctx.clock.today, order: ctx.dateOrder })
    const found = await touchpointsWhere(db, {
      ...(clients && { clientIds: clients.map((client) => client.id) }),
      ...range,
      ...(input.code === undefined ? {} : { code: (await channelTyped(db, input.code)).code }),
      limit: input.limit ?? 20,
    })
    return {
      blocks: [
        {
          kind: 'sheet',
          name: 'touchpoint-list',
          columns: TOUCHPOINT_COLUMNS,
          rows: found.map(touchpointRow),
          empty: say`No contacts.`,
        },
      ],
    }
  },
})
