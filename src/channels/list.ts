import { command } from '../cli/define.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'

export const listChannels = command({
  name: 'channel list',
  summary: 'List the channels, their letters and their words',
  fields: {},
  examples: [{ line: 'crm channel list', says: 'T, E, M and your own' }],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  async run(ctx) {
    const channels = await channelsOf(ctx.book.db)
    return {
      blocks: [
        {
          kind: 'sheet',
          columns: [
            { key: 'code', title: 'Letter', type: 'code' },
            { key: 'name', title: 'Channel', type: 'term' },
            { key: 'words', title: 'Words', type: 'text' },
          ],
          frame: true,
          rows: channels.map(({ code, name, words }) => ({ code, name, words: words.join(', ') })),
        },
      ],
      json: channels.map(({ code, name, words }) => ({ code, name, words })),
    }
  },
})
