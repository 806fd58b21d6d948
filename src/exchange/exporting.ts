import { argument, maybe, option, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { WriteContext } from '../context.ts'
import type { Range } from '../day.ts'
import { say } from '../language/say.ts'
import type { Document, Sheet } from '../output/document.ts'
import type { ExportScope } from './export-queries.ts'

/** The words that say of which clients. */
export const FILTER = argument('[filter...]', 'of which clients, such as tag:vip (crm help filters)', words())

/** The options that say which days. */
export const DAYS = {
  month: option('--month <month>', 'of a month: 2026-11, november, last', maybe(text())),
  from: option('--from <when>', 'from this day on', maybe(text())),
  to: option('--to <when>', 'up to this day', maybe(text())),
}

/** What is exported of which clients; without a filter of all, the archived too. */
export async function scopeOf(
  ctx: WriteContext,
  typed: readonly string[],
): Promise<{ scope: ExportScope; filter: string; notices: readonly string[] }> {
  const read = readFilter(typed, { today: ctx.clock.today, actor: ctx.actor })
  if (read.terms.length === 0) return { scope: {}, filter: '', notices: [] }
  const { where, notices } = await matching(ctx.book.db, read)
  return { scope: { clients: where }, filter: sayFilter(read), notices }
}

/** The days that were asked for; open at the ends that were not. */
export async function daysAsked(
  ctx: Pick<WriteContext, 'clock' | 'dateOrder'>,
  typed: {
    readonly month?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
  },
): Promise<Partial<Range>> {
  const { month, from, to } = typed
  const about = { today: ctx.clock.today, order: ctx.dateOrder }
  if (month !== undefined) {
    const { readPeriod } = await import('../grid/period.ts')
    return readPeriod({ month, from, to }, about)
  }
  if (from === undefined && to === undefined) return {}
  const { readRange } = await import('../language/dates.ts')
  return {
    ...(from !== undefined && { from: readRange(from, about).from }),
    ...(to !== undefined && { to: readRange(to, about).to }),
  }
}

/** What an export leaves in the journal: what, of whom, and where it went. */
export function journalExport(ctx: WriteContext, what: string, of = ''): void {
  const where = ctx.output ?? say`standard output`
  ctx.book.describe(of === '' ? say`${what} to ${where}‖export` : say`${what} (${of}) to ${where}‖export`)
  ctx.book.leaveTrace()
}

/** Says how far an export to a file is. */
export function progressOf(ctx: WriteContext, total: number): (rows: number) => void {
  return (rows) => {
    if (ctx.output !== undefined) ctx.progress(rows < total ? say`${rows} of ${total} rows` : '')
  }
}

/** The document of an export: a sheet that is read while it is written. */
export function exportOf(ctx: WriteContext, sheet: Sheet, notices: readonly string[]): Document {
  return { blocks: [sheet], notices: [...notices, ...missingBook(ctx)] }
}

/** Says that there is no book, so that an empty export is no riddle. */
export function missingBook(ctx: WriteContext): string[] {
  return ctx.files.exists(ctx.bookPath) ? [] : [say`No book yet at ${ctx.bookPath}: the export is empty.`]
}
