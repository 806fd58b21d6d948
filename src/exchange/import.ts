import { command } from '../cli/define.ts'
import { argument, flag, maybe, oneOf, option, text, words } from '../cli/fields.ts'
import { delimiterTyped } from '../cli/parse.ts'
import { customFieldNames } from '../clients/queries.ts'
import type { WriteContext } from '../context.ts'
import { ENCODINGS } from './encoding.ts'
import { type AnyLayout, layoutOf } from './layout.ts'
import { type ImportAsked, type Outcome, reportOf } from './outcome.ts'
import { refuseOptions } from './refused-options.ts'
import { openSource, openTable, type Source, type Table } from './source.ts'

export const importFile = command({
  name: 'import',
  summary: 'Take in a table, a workbook, an address book, a calendar or a whole book',
  details: [
    'Columns are known by their usual names in English and Chinese; what is in no known column becomes a field of your own. Encoding, delimiter and the order of dates are recognised. The exports of Google Contacts, Outlook, HubSpot and LinkedIn are known by their headers.',
    'A client of the file is one of the book by its uid, its whole name, or its e-mail or phone together with part of its name. What a cell fills wins, what it leaves empty stays; e-mails, phones and tags are added. A contact whose client is not known is a bad row. The same file again changes nothing.',
    'Where a row is bad nothing is written, unless --skip-bad: then the bad rows are saved with the reason in the first column, to be mended and imported. crm undo takes an import back.',
    'An address book (.vcf, vCard 2.1 to 4.0) is read card by card: categories and groups become tags, the firm an organisation; photos are left out. A bad card is a bad row.',
    'A workbook (.xlsx) is a contact calendar where days stand above rows of clients (dates, day numbers under a month, English or Chinese), else a table like a CSV file. Of a calendar by hand what is in the book already stays one contact; where nobody of it is known, its clients are new ones. A calendar that crm wrote is read back with what was edited in it: added, changed, gone; what is gone is removed with --remove alone.',
    'Of a calendar (.ics) the past meetings with people of the book come in with --as touchpoints, and only after a yes; nobody is added by it. The same calendar again brings what changed in it, and leaves what you corrected or removed.',
  ],
  fields: {
    file: argument('<file>', 'the file; - is standard input', text()),
    as: option(
      '--as <subject>',
      'what the file holds: clients or touchpoints',
      maybe(oneOf(['clients', 'touchpoints'])),
    ),
    map: option(
      '--map <column=field>...',
      'what a column is: a field, ignore, or a field of your own',
      words(),
    ),
    dates: option(
      '--dates <order>',
      'how dates such as 3/4/2026 are meant: dmy, mdy, ymd',
      maybe(oneOf(['dmy', 'mdy', 'ymd'])),
    ),
    dryRun: option('--dry-run', 'show what would be done, write nothing', flag()),
    skipBad: option('--skip-bad', 'write the good rows, save the bad ones to be mended', flag()),
    createClients: option('--create-clients', 'contacts with unknown names make new clients', flag()),
    remove: option(
      '--remove',
      'contacts whose letters were taken out of a calendar of ours go out of the book too',
      flag(),
    ),
    encoding: option(
      '--encoding <name>',
      'where it is not recognised: utf-8, utf-16le, utf-16be, gb18030, windows-1252',
      maybe(oneOf(ENCODINGS)),
    ),
    delimiter: option('--delimiter <character>', 'where it is not recognised: , ; | or tab', maybe(text())),
  },
  examples: [
    { line: 'crm import clients.csv --dry-run', says: 'what would be added and changed' },
    {
      line: 'crm import clients.csv --skip-bad',
      says: 'the good rows; the bad ones are saved with the reason',
    },
    { line: 'crm import log.csv --dates dmy', says: 'contacts; 3/4/2026 is 3 April' },
    { line: 'crm import clients.csv --map "City=ignore"', says: 'without a column' },
    { line: 'crm import calendar.xlsx --dry-run', says: 'what was edited in a contact calendar' },
    { line: 'crm import contacts.vcf --dry-run', says: 'the address book of a phone or a mail program' },
    { line: 'crm import meetings.ics', says: 'which past meetings of a calendar would be taken' },
    { line: 'crm import meetings.ics --as touchpoints --yes', says: 'takes them' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  rehearses: (input) => input.dryRun,
  async run(ctx, input) {
    const source = await openSource(ctx, input.file)
    const file = { name: source.name, typed: input.file }
    if (source.says === 'calendar') {
      refuseOptions('events', file, input)
      const { importEvents } = await import('./events/events-import.ts')
      return importEvents(ctx, source, { ...input, savesTo: undefined })
    }
    if (source.says === 'vcard') {
      refuseOptions('cards', file, input)
      const { importCards } = await import('./cards/cards-import.ts')
      const saved = input.file === '-' ? 'import.vcf' : input.file
      const asked = { ...input, savesTo: input.skipBad && !input.dryRun ? saved : undefined }
      try {
        return reportOf(await importCards(ctx, source, asked), asked)
      } finally {
        ctx.progress('')
      }
    }
    if (source.json) {
      if (source.json === '{') refuseOptions('book', file, input)
      const { importBook } = await import('./book-import.ts')
      return importBook(ctx, source, input.dryRun)
    }
    if (source.says === 'workbook') refuseOptions('workbook', file, input)
    const saves = input.skipBad && !input.dryRun
    const asked: ImportAsked = {
      ...input,
      savesTo: saves ? (input.file === '-' ? 'import.csv' : input.file) : undefined,
    }
    const sheets = source.says === 'workbook' ? await openSheetsOf(ctx, source, input) : undefined
    if (sheets && 'calendars' in sheets) {
      const { importCalendars } = await import('./workbook/calendar-import.ts')
      return importCalendars(ctx, sheets, { ...asked, remove: input.remove })
    }
    refuseOptions('table', file, input)
    const table =
      sheets?.table ??
      (await openTable(source, {
        encoding: input.encoding,
        delimiter: input.delimiter === undefined ? undefined : delimiterTyped(input.delimiter),
      }))
    const layout = layoutOf(table.headers, {
      maps: input.map,
      as: input.as,
      file: source.name,
      customNames: await customFieldNames(ctx.book.db),
      typed: sheets !== undefined,
    })
    try {
      const outcome = await importRows(ctx, table, layout, asked)
      const remarks = [...(table.guessed ? [table.guessed] : []), ...outcome.remarks]
      return reportOf({ ...outcome, remarks }, asked)
    } finally {
      ctx.progress('')
    }
  },
})

/** What a workbook holds; where `--as` or `--map` say how to read it, it is a table, whatever it looks like. */
async function openSheetsOf(
  ctx: WriteContext,
  source: Source,
  { dates, as, map }: { dates: ImportAsked['dates']; as: string | undefined; map: readonly string[] },
) {
  const { openSheets } = await import('./workbook/workbook-import.ts')
  return openSheets(source, { order: dates ?? ctx.dateOrder, asTable: as !== undefined || map.length > 0 })
}

async function importRows(
  ctx: WriteContext,
  table: Table,
  layout: AnyLayout,
  asked: ImportAsked,
): Promise<Outcome> {
  if (layout.subject === 'clients') {
    const { importClients } = await import('./client-import.ts')
    return importClients(ctx, table, layout, asked)
  }
  const { importTouchpoints } = await import('./touchpoint-import.ts')
  return importTouchpoints(ctx, table, layout, asked)
}
