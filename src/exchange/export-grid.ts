import { command } from '../cli/define.ts'
import { maybe, oneOf, option, orBare, text } from '../cli/fields.ts'
import { readFilter } from '../clients/filter.ts'
import { SORTS } from '../grid/order.ts'
import { readPeriod, sayRange, weekOrWord } from '../grid/period.ts'
import { readGrid } from '../grid/sheet.ts'
import { sayLongDay } from '../language/calendar.ts'
import { plural, say } from '../language/say.ts'
import { DAYS, FILTER, journalExport, missingBook } from './exporting.ts'

export const exportGrid = command({
  name: 'export grid',
  summary: 'Write the contact calendar to a spreadsheet',
  details: [
    'As crm grid shows it: a row for each client, a column for each day. Every export is in the history.',
  ],
  fields: {
    filter: FILTER,
    ...DAYS,
    week: option('--week [week]', 'this week, or another: last, 47, 2026-W47', orBare(text())),
    within: option('--within <range>', 'any days, such as "last 30 days" or 2026-q4', maybe(text())),
    sort: option('--sort <order>', 'rows by tier, name, quiet, count', maybe(oneOf(SORTS))),
    by: option(
      '--by <rows>',
      'client, or org: people under their organisation',
      maybe(oneOf(['client', 'org'])),
    ),
  },
  examples: [
    {
      line: 'crm export grid --month 2026-10 -o october.xlsx',
      says: 'a month as a workbook, what was said as notes of the cells',
    },
    { line: 'crm export grid --month 2026-10 -o october.csv', says: 'a month, letters alone' },
    {
      line: 'crm export grid tier:A --week --format markdown',
      says: 'this week of key clients, for a document',
    },
  ],
  book: 'write',
  formats: ['csv', 'xlsx', 'json', 'markdown', 'html'],
  async run(ctx, input) {
    const { today } = ctx.clock
    const { week, word } = await weekOrWord(input.week, today)
    const range = await readPeriod({ ...input, week }, { today, order: ctx.dateOrder })
    const { grid, json, notices } = await readGrid(ctx.book.db, {
      range,
      today,
      filter: readFilter([...word, ...input.filter], { today, actor: ctx.actor }),
      sort: input.sort ?? 'tier',
      by: input.by ?? 'client',
      quietAfter: undefined,
      active: false,
      notes: false,
      texts: ctx.format !== 'csv' && ctx.format !== 'markdown',
    })
    const { length } = grid.rows
    journalExport(ctx, say`the grid of ${sayRange(range)}`, plural(length, say`1 row`, say`${length} rows`))
    const about = say`Contact calendar, as of ${sayLongDay(today)}`
    return { blocks: [grid], about, json, notices: [...notices, ...missingBook(ctx)] }
  },
})
