import { EXIT_CODES } from '../errors.ts'
import type { Topic } from './help.ts'

/** `crm help exit-codes`, from the one table. */
export const exitCodes: Topic = {
  title: 'Exit codes',
  lines: Object.values(EXIT_CODES).map(({ code, meaning }): [string, string] => [String(code), meaning]),
}

/** `crm help formats`. */
export const formats: Topic = {
  title: 'Formats',
  lines: [
    ['table', 'for the terminal; colours and widths follow it'],
    ['markdown', 'tables for notes, mails and wikis'],
    [
      'csv',
      'for spreadsheets: UTF-8, RFC 4180; files begin with a byte order mark; cells never run as formulas',
    ],
    [
      'xlsx',
      'a workbook: a sheet of each table, dates as dates, and the contact calendar with what was said as notes',
    ],
    ['html', 'a page that stands alone, for a browser, a mail or print: no scripts, nothing is fetched'],
    ['json', 'for programs; keys never change with the terminal or the language'],
    ['vcf', 'an address book for phones and mail programs: vCard 4.0 or 3.0 (crm export clients)'],
    ['ics', 'a calendar: follow-ups with alarms, and birthdays (crm export followups)'],
    'Data goes to standard output, talk to standard error. With -o the ending of the file name picks the format.',
    'A folder after -o (it ends in / or is there) gets a CSV file of each table; the files appear when all are written.',
    'The columns of CSV have English names in every language; --headers zh gives them Chinese ones, and crm import knows both.',
    'In CSV a text that a spreadsheet would take for a formula has an apostrophe before it; crm import takes it off again.',
  ],
}
