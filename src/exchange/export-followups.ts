import { command } from '../cli/define.ts'
import type { Column } from '../output/document.ts'
import { countOf, followupPage, followupsIn } from './export-queries.ts'
import { exportOf, FILTER, journalExport, progressOf, scopeOf } from './exporting.ts'
import { sayCount } from './outcome.ts'
import { pagesOf } from './pages.ts'

const COLUMNS: readonly Column[] = [
  { key: 'due', title: 'due', type: 'day' },
  { key: 'time', title: 'time', type: 'text' },
  { key: 'client', title: 'client', type: 'text' },
  { key: 'what', title: 'what', type: 'text' },
  { key: 'kind', title: 'kind', type: 'text' },
  { key: 'first_due', title: 'first due', type: 'day' },
  { key: 'snoozes', title: 'snoozes', type: 'number' },
  { key: 'every', title: 'every', type: 'text' },
  { key: 'done_on', title: 'done on', type: 'day' },
  { key: 'result', title: 'result', type: 'text' },
  { key: 'done_at', title: 'done', type: 'instant' },
  { key: 'dropped_at', title: 'dropped', type: 'instant' },
  { key: 'created_at', title: 'created', type: 'instant' },
  { key: 'id', title: 'id', type: 'id' },
  { key: 'touchpoint_id', title: 'touchpoint', type: 'id' },
  { key: 'client_uid', title: 'client uid', type: 'text' },
  { key: 'uid', title: 'uid', type: 'text' },
]

export const exportFollowups = command({
  name: 'export followups',
  summary: 'Write the follow-ups to a spreadsheet, open and closed',
  fields: { filter: FILTER },
  examples: [
    { line: 'crm export followups -o next.csv', says: 'all, for a spreadsheet' },
    { line: 'crm export followups owner:me --format json', says: 'those of your own clients, for a program' },
  ],
  book: 'write',
  formats: ['csv', 'json'],
  async run(ctx, input) {
    const { scope, said, notices } = await scopeOf(ctx, input.filter)
    const count = await countOf(followupsIn(ctx.book.db, scope))
    journalExport(ctx, sayCount(count, 'follow-ups'), said)
    const rows = pagesOf(
      ctx.book.reader,
      (db, after, limit) => followupPage(db, scope, after, limit),
      progressOf(ctx, count),
    )
    return exportOf(ctx, { kind: 'sheet', columns: COLUMNS, rows }, notices)
  },
})
