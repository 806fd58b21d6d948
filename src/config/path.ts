import { command } from '../cli/define.ts'

export const settingsFile = command({
  name: 'config path',
  summary: 'Tell where the settings file is, or would be',
  fields: {},
  examples: [{ line: 'crm config path', says: 'JSON that may be edited by hand' }],
  book: 'none',
  formats: ['table', 'json'],
  run: (ctx) => ({
    blocks: [{ kind: 'text', lines: [[{ text: ctx.settings.file.path, whole: true }]] }],
    json: { path: ctx.settings.file.path },
  }),
})
