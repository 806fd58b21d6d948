import { command } from '../cli/define.ts'
import { maybe, oneOf, option } from '../cli/fields.ts'
import { fileAsJson } from '../clients/file.ts'
import { customFieldNames } from '../clients/queries.ts'
import { Failure } from '../errors.ts'
import { locale, plural, say } from '../language/say.ts'
import { VCARD_VERSIONS } from './cards/vcard-writing.ts'
import { wholeClients } from './client-queries.ts'
import { clientColumns, clientRow } from './client-sheet.ts'
import { clientIdPage, clientsIn, countOf } from './export-queries.ts'
import { exportOf, FILTER, journalExport, missingBook, progressOf, scopeOf } from './exporting.ts'
import { pagesOf } from './pages.ts'

export const exportClients = command({
  name: 'export clients',
  summary: 'Write the clients to a spreadsheet, each with all that is known',
  details: [
    'All of them, the archived too, or those that a filter finds. Several values of a cell stand between semicolons; a backslash stands before a semicolon that is part of one. The file can be changed and imported again. Every export is in the history.',
    'A file that ends in .vcf is an address book for phones and mail programs, in vCard 4.0 or, for older ones, 3.0. Tier, stage, owner and most fields of your own are not in it, because cards are handed around.',
  ],
  fields: {
    filter: FILTER,
    vcard: option('--vcard <version>', 'of an address book: 4.0 or 3.0', maybe(oneOf(VCARD_VERSIONS))),
  },
  examples: [
    { line: 'crm export clients -o clients.csv', says: 'all, for a spreadsheet' },
    { line: 'crm export clients -o clients.csv --headers zh', says: 'with the columns named in Chinese' },
    { line: 'crm export clients tag:vip has:email', says: 'a mailing list, to standard output' },
    { line: 'crm export clients tag:vip -o vip.vcf', says: 'for the address book of a phone' },
    { line: 'crm export clients --format json', says: 'for a program' },
  ],
  book: 'write',
  formats: ['csv', 'xlsx', 'json', 'vcf'],
  async run(ctx, input) {
    if (input.vcard !== undefined && ctx.format !== 'vcf')
      throw new Failure('usage', say`--vcard says which version of an address book: the file ends in .vcf.`, {
        tip: `crm export clients -o clients.vcf --vcard ${input.vcard}`,
      })
    const { scope, filter, notices } = await scopeOf(ctx, input.filter)
    const count = await countOf(clientsIn(ctx.book.db, scope))
    journalExport(ctx, plural(count, say`1 client`, say`${count} clients`), filter)
    const files = pagesOf(
      ctx.book.reader,
      async (db, after, limit) => wholeClients(db, await clientIdPage(db, scope, after, limit)),
      progressOf(ctx, count),
    )
    if (ctx.format === 'vcf') {
      const { cardsOf } = await import('./cards/cards-export.ts')
      return {
        blocks: [],
        encoded: cardsOf(files, input.vcard ?? '4.0'),
        notices: [...notices, ...missingBook(ctx)],
      }
    }
    const names = await customFieldNames(ctx.book.db)
    const columns = clientColumns(names, ctx.format === 'csv' ? ctx.headers : locale())
    const document = exportOf(
      ctx,
      { kind: 'sheet', name: 'clients', columns, rows: mapped(files, clientRow) },
      notices,
    )
    return ctx.format === 'json' ? { ...document, json: mapped(files, fileAsJson) } : document
  },
})

async function* mapped<T, R>(items: AsyncIterable<T>, map: (item: T) => R): AsyncGenerator<R> {
  for await (const item of items) yield map(item)
}
