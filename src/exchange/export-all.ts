import { command } from '../cli/define.ts'
import { plural, say } from '../language/say.ts'
import { BOOK_FORMAT, BOOK_TABLE_NAMES, BOOK_VERSION, columnsOf } from './book-format.ts'
import { tablePage, tableSize } from './export-queries.ts'
import { journalExport, missingBook, progressOf } from './exporting.ts'
import { type Listing, listsOf } from './pages.ts'

export const exportAll = command({
  name: 'export all',
  summary: 'Write the whole book as JSON, which import takes back',
  details: [
    'Every record with its number and uid, so that an empty book which imports the file is the same book, without its history. A copy of the file itself, history and all, is made by crm db backup.',
  ],
  fields: {},
  examples: [{ line: 'crm export all -o book.json', says: 'to be imported into an empty book' }],
  book: 'write',
  formats: ['json'],
  async run(ctx) {
    const { db, reader } = ctx.book
    const lists: Record<string, Listing<{ readonly id: number }>> = {}
    let total = 0
    for (const table of BOOK_TABLE_NAMES) {
      const size = await tableSize(db, table)
      const columns = columnsOf(table)
      total += size
      lists[table] = {
        page: (page, after, limit) => tablePage(page, table, columns, after, limit),
        told: progressOf(ctx, size),
      }
    }
    journalExport(ctx, plural(total, say`the whole book, 1 record,`, say`the whole book, ${total} records,`))
    return {
      blocks: [],
      json: { format: BOOK_FORMAT, version: BOOK_VERSION, ...listsOf(reader, lists) },
      notices: missingBook(ctx),
    }
  },
})
