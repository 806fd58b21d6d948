import { command } from '../cli/define.ts'

export const settingsFile = command({
  name: 'config path',
  summary: 'Tell where the settings file is, or would be',
  fields: {},
  examples: [{ line: 'crm config path', says: 'JSON that may be edited by hand' }],
  book: 'none',
  formats: ['table', 'json'],
  async run(ctx) {
    const { path } = (await ctx.settings()).file
    return { blocks: [{ kind: 'text', lines: [[{ text: path, whole: true }]] }], json: { path } }
  },
})
