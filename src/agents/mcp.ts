import { command } from '../cli/define.ts'
import { flag, option } from '../cli/fields.ts'

export const mcp = command({
  name: 'mcp',
  summary: 'Let an assistant program use the book (Model Context Protocol)',
  details: [
    'A server on standard input and output, started by the program that uses it: name crm as the command and mcp as its argument there. ' +
      'It offers what reads the book, the log, follow-ups and undo; nothing that removes, merges, imports or restores, and no files.',
    'Each request is the command of that name, with the same checks and a journal entry “mcp log” and so on; undo takes back only what this server wrote. ' +
      'What is asked for at the same time is done one after the other. Long answers are cut, and what was left out is counted.',
  ],
  fields: {
    readOnly: option('--read-only', 'only what reads; the book cannot be changed', flag()),
  },
  examples: [
    { line: 'crm mcp', says: 'as the command of a server in the settings of an assistant' },
    { line: 'crm mcp --read-only --db ~/crm/book.db', says: 'to look and not to touch' },
  ],
  book: 'none',
  async run(ctx, input) {
    const { serve } = await import('./serve.ts')
    await serve(ctx, input.readOnly)
    return { blocks: [] }
  },
})
