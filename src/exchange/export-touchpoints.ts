import { command } from '../cli/define.ts'
import type { Range } from '../day.ts'
import { listed, plural, say } from '../language/say.ts'
import type { Column } from '../output/document.ts'
import { countOf, type ExportScope, touchpointPage, touchpointsIn } from './export-queries.ts'
import { DAYS, daysAsked, exportOf, FILTER, journalExport, progressOf, scopeOf } from './exporting.ts'
import { pagesOf } from './pages.ts'

/** The headers are those that the import knows. */
const COLUMNS: readonly Column[] = [
  { key: 'day', title: 'day‖column', type: 'day' },
  { key: 'time', title: 'time‖column', type: 'text' },
  { key: 'client', title: 'client‖column', type: 'text' },
  { key: 'code', title: 'code‖column', type: 'code' },
  { key: 'note', title: 'note‖column', type: 'text' },
  { key: 'direction', title: 'direction‖column', type: 'term' },
  { key: 'minutes', title: 'minutes‖column', type: 'number' },
  { key: 'mood', title: 'mood‖column', type: 'number' },
  { key: 'id', title: 'id‖column', type: 'id' },
  { key: 'client_uid', title: 'client uid‖column', type: 'text', hidden: true },
  { key: 'event_uid', title: 'event uid‖column', type: 'text', hidden: true },
  { key: 'uid', title: 'uid‖column', type: 'text', hidden: true },
]

export const exportTouchpoints = command({
  name: 'export touchpoints',
  summary: 'Write the contacts to a spreadsheet',
  details: [
    'All of them, or those of some clients and some days. The file can be imported again: what is in the book already is recognised. Every export is in the history.',
  ],
  fields: { filter: FILTER, ...DAYS },
  examples: [
    { line: 'crm export touchpoints -o contacts.csv', says: 'all, for a spreadsheet' },
    {
      line: 'crm export touchpoints tier:A --month last',
      says: "last month's with key clients, to standard output",
    },
    { line: 'crm export touchpoints --from 2026-10-01 --format json', says: 'for a program' },
  ],
  book: 'write',
  formats: ['csv', 'xlsx', 'json'],
  async run(ctx, input) {
    const { scope: clients, filter, notices } = await scopeOf(ctx, input.filter)
    const days = await daysAsked(ctx, input)
    const scope: ExportScope = { ...clients, ...days }
    const count = await countOf(touchpointsIn(ctx.book.db, scope))
    const of = listed([filter, sayDays(days)].filter((text) => text !== ''))
    journalExport(ctx, plural(count, say`1 touchpoint`, say`${count} touchpoints`), of)
    const rows = pagesOf(
      ctx.book.reader,
      (db, after, limit) => touchpointPage(db, scope, after, limit),
      progressOf(ctx, count),
    )
    return exportOf(ctx, { kind: 'sheet', name: 'touchpoints', columns: COLUMNS, rows }, notices)
  },
})

function sayDays({ from, to }: Partial<Range>): string {
  if (from !== undefined && to !== undefined) return say`from ${from} to ${to}`
  if (from !== undefined) return say`from ${from}`
  return to === undefined ? '' : say`to ${to}`
}
