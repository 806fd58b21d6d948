import { command } from '../cli/define.ts'

export const exportSchema = command({
  name: 'export schema',
  summary: 'Write the JSON Schema of a whole book’s file',
  details: ['For programs that read or make what crm export all writes; crm help book-file is for people.'],
  fields: {},
  examples: [
    { line: 'crm export schema -o book.schema.json', says: 'to check files by, or to make types of' },
  ],
  book: 'none',
  formats: ['json'],
  async run() {
    const { bookSchema } = await import('./book-schema.ts')
    return { blocks: [], json: bookSchema() }
  },
})
