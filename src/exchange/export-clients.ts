import { command } from '../cli/define.ts'
import { fileAsJson } from '../clients/file.ts'
import { customFieldNames } from '../clients/queries.ts'
import { wholeClients } from './client-queries.ts'
import { clientColumns, clientRow } from './client-sheet.ts'
import { clientIdPage, clientsIn, countOf } from './export-queries.ts'
import { exportOf, FILTER, journalExport, progressOf, scopeOf } from './exporting.ts'
import { sayCount } from './outcome.ts'
import { pagesOf } from './pages.ts'

export const exportClients = command({
  name: 'export clients',
  summary: 'Write the clients to a spreadsheet, each with all that is known',
  details: [
    'All of them, the archived too, or those that a filter finds. Several values of a cell stand between semicolons; a backslash stands before a semicolon that is part of one. The file can be changed and imported again. Every export is in the history.',
  ],
  fields: { filter: FILTER },
  examples: [
    { line: 'crm export clients -o clients.csv', says: 'all, for a spreadsheet' },
    { line: 'crm export clients tag:vip has:email', says: 'a mailing list, to standard output' },
    { line: 'crm export clients --format json', says: 'for a program' },
  ],
  book: 'write',
  formats: ['csv', 'json'],
  async run(ctx, input) {
    const { scope, said, notices } = await scopeOf(ctx, input.filter)
    const count = await countOf(clientsIn(ctx.book.db, scope))
    journalExport(ctx, sayCount(count, 'clients'), said)
    const files = pagesOf(
      ctx.book.reader,
      async (db, after, limit) => wholeClients(db, await clientIdPage(db, scope, after, limit)),
      progressOf(ctx, count),
    )
    const columns = clientColumns(await customFieldNames(ctx.book.db))
    const document = exportOf(ctx, { kind: 'sheet', columns, rows: mapped(files, clientRow) }, notices)
    return ctx.format === 'json' ? { ...document, json: mapped(files, fileAsJson) } : document
  },
})

async function* mapped<T, R>(items: AsyncIterable<T>, map: (item: T) => R): AsyncGenerator<R> {
  for await (const item of items) yield map(item)
}
