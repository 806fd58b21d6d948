import { command } from '../cli/define.ts'
import { flag, option } from '../cli/fields.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { plural, say } from '../language/say.ts'
import type { Column, Document } from '../output/document.ts'
import { countOf, followupPage, followupsIn } from './export-queries.ts'
import { exportOf, FILTER, journalExport, missingBook, progressOf, scopeOf } from './exporting.ts'
import { pagesOf } from './pages.ts'

const COLUMNS: readonly Column[] = [
  { key: 'due', title: 'due‖column', type: 'day' },
  { key: 'time', title: 'time‖column', type: 'text' },
  { key: 'client', title: 'client‖column', type: 'text' },
  { key: 'what', title: 'what‖column', type: 'text' },
  { key: 'kind', title: 'kind‖column', type: 'term' },
  { key: 'first_due', title: 'first due‖column', type: 'day' },
  { key: 'snoozes', title: 'snoozes‖column', type: 'number' },
  { key: 'every', title: 'every‖column', type: 'text' },
  { key: 'done_on', title: 'done on‖column', type: 'day' },
  { key: 'result', title: 'result‖column', type: 'text' },
  { key: 'done_at', title: 'done‖column', type: 'instant' },
  { key: 'dropped_at', title: 'dropped‖column', type: 'instant' },
  { key: 'created_at', title: 'created‖column', type: 'instant' },
  { key: 'id', title: 'id‖column', type: 'id' },
  { key: 'touchpoint_id', title: 'touchpoint‖column', type: 'id' },
  { key: 'client_uid', title: 'client uid‖column', type: 'text', hidden: true },
  { key: 'uid', title: 'uid‖column', type: 'text', hidden: true },
]

export const exportFollowups = command({
  name: 'export followups',
  summary: 'Write the follow-ups to a spreadsheet, or into a calendar',
  details: [
    'A spreadsheet has all of them, open and closed. A calendar (.ics) has the open ones, with an alarm at 9:00 of the day or a quarter of an hour before the time, and the birthdays of every year; of what comes again the next one. Days and times are meant wherever one is, as in the book.',
    'The same calendar imported again changes what is there and adds nothing twice. It cannot take out what is done by now: --all writes the closed ones too, as done or cancelled.',
  ],
  fields: {
    filter: FILTER,
    todos: option('--todos', 'of a calendar: to-dos in place of events', flag()),
    all: option('--all', 'of a calendar: the closed ones too', flag()),
    birthdays: option('--no-birthdays', 'of a calendar: without birthdays', flag()),
  },
  examples: [
    { line: 'crm export followups -o next.csv', says: 'all, for a spreadsheet' },
    { line: 'crm export followups -o followups.ics', says: 'open ones and birthdays, for a calendar' },
    { line: 'crm export followups tier:A --todos --no-birthdays -o a.ics', says: 'as a list of to-dos' },
    { line: 'crm export followups owner:me --format json', says: 'those of your own clients, for a program' },
  ],
  book: 'write',
  formats: ['csv', 'xlsx', 'json', 'ics'],
  async run(ctx, input) {
    if (ctx.format === 'ics') return calendarOf(ctx, input)
    if (input.todos || input.all || !input.birthdays)
      throw new Failure('usage', say`--todos, --all and --no-birthdays are for calendars.`, {
        tip: 'crm export followups -o followups.ics',
      })
    const { scope, filter, notices } = await scopeOf(ctx, input.filter)
    const count = await countOf(followupsIn(ctx.book.db, scope))
    journalExport(ctx, plural(count, say`1 follow-up`, say`${count} follow-ups`), filter)
    const rows = pagesOf(
      ctx.book.reader,
      (db, after, limit) => followupPage(db, scope, after, limit),
      progressOf(ctx, count),
    )
    return exportOf(ctx, { kind: 'sheet', name: 'followups', columns: COLUMNS, rows }, notices)
  },
})

interface CalendarAsked {
  readonly filter: readonly string[]
  readonly todos: boolean
  readonly all: boolean
  readonly birthdays: boolean
}

async function calendarOf(ctx: WriteContext, asked: CalendarAsked): Promise<Document> {
  const { calendarFollowups } = await import('./events/ical-queries.ts')
  const { calendarText } = await import('./events/ical-export.ts')
  const { scope, filter, notices } = await scopeOf(ctx, asked.filter)
  const count = await countOf(calendarFollowups(ctx.book.db, scope, asked.all))
  journalExport(ctx, plural(count, say`1 follow-up`, say`${count} follow-ups`), filter)
  const encoded = calendarText(ctx, { ...asked, scope, told: progressOf(ctx, count) })
  return { blocks: [], encoded, notices: [...notices, ...missingBook(ctx)] }
}
