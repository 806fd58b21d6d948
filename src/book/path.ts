import { command } from '../cli/define.ts'

export const bookPath = command({
  name: 'db path',
  summary: 'Tell where the book is',
  fields: {},
  examples: [{ line: 'crm db path', says: 'the file that holds everything' }],
  book: 'none',
  formats: ['table', 'json'],
  run: (ctx) => ({
    blocks: [{ kind: 'text', lines: [[{ text: ctx.bookPath, whole: true }]] }],
    json: { path: ctx.bookPath },
  }),
})
