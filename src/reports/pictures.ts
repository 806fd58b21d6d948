import { type Day, dateOf, monthOf } from '../day.ts'
import { monthShort } from '../language/calendar.ts'
import { plural, said, say, toSay } from '../language/say.ts'
import type { Block, Chart, Sheet } from '../output/document.ts'
import type { Activity } from './activity-queries.ts'
import { type ActivityAbout, activitySheet, inOrder, NOUNS } from './activity-sheet.ts'
import { sayContacts } from './weekly-summary.ts'

/** Of many groups and of clients who are quiet the picture has so many. */
const MOST_BARS = 12

/** Contacts by channel as the parts of columns or bars. */
function seriesOf({ all }: Activity, { channels }: ActivityAbout): Chart['series'] {
  const known = channels.flatMap(({ code, name }, at) =>
    (all.counts[at] as number) > 0 ? [{ key: `c${at}`, title: name, short: code }] : [],
  )
  const counted = all.counts.reduce((sum, count) => sum + count, 0)
  return counted < all.total ? [...known, { key: 'others', title: toSay('another channel') }] : known
}

/** Contacts by week or month as a table with stacked columns: what was asked for, or beside what was. */
export function overTime(activity: Activity, about: ActivityAbout, isAsked = false): Sheet {
  const { by, spans, said: fitting } = about
  const sheet = activitySheet(activity, about, isAsked)
  const rows = [...(sheet.rows as Iterable<Record<string, string | number | null>>)].map((row, at) => ({
    ...row,
    day: at < spans.length ? labelOf(spans[at]?.from as Day, by === 'month') : null,
  }))
  const count = sayWeeksOrMonths(spans.length, by === 'month')
  const noun = said(NOUNS[by])
  return {
    ...sheet,
    name: `contacts by ${by}`,
    title: isAsked ? sheet.title : titleOf(noun, count, fitting),
    columns: sheet.columns.map((column) => {
      return column.key === 'to' || column.key === 'days' ? { ...column, hidden: true } : column
    }),
    rows,
    chart: {
      form: 'columns',
      title: say`Contacts per ${noun} by channel`,
      says: say`${sayContacts(activity.all.total)} in ${count}, a column for each ${noun}, parted by channel.`,
      label: 'day',
      series: seriesOf(activity, about),
      axes: { rows: by === 'month' ? 'month' : 'week that begins on', numbers: 'contacts‖counted' },
      most: spans.length,
    },
  }
}

function titleOf(noun: string, count: string, fitting: string): string {
  return fitting === '' ? say`Contacts by ${noun}, ${count}` : say`Contacts by ${noun}, ${count}: ${fitting}`
}

function sayWeeksOrMonths(count: number, isMonths: boolean): string {
  return isMonths
    ? plural(count, say`1 month`, say`${count} months`)
    : plural(count, say`1 week`, say`${count} weeks`)
}

function labelOf(day: Day, isMonth: boolean): string {
  const month = monthShort(monthOf(day))
  return isMonth ? month : say`${dateOf(day)} ${month}‖below a column`
}

/** Contacts by group with a bar for each of those who had the most. */
export function byGroup(activity: Activity, about: ActivityAbout): Sheet {
  const { by } = about
  if (by === 'week' || by === 'month') return overTime(activity, about, true)
  const sheet = activitySheet(activity, about, true)
  const groups = inOrder(activity, about).length
  const what = said(NOUNS[by])
  const isCut = groups > MOST_BARS
  return {
    ...sheet,
    chart: {
      form: 'bars',
      title: isCut ? say`Contacts by ${what}, the first ${MOST_BARS}` : say`Contacts by ${what}`,
      says: isCut
        ? say`A bar for each ${what}, the first ${MOST_BARS}, the most contacts first.`
        : say`A bar for each ${what}, the most contacts first.`,
      label: 'name',
      series: by === 'channel' ? [{ key: 'total', title: 'Contacts' }] : seriesOf(activity, about),
      axes: { rows: NOUNS[by], numbers: 'contacts‖counted' },
      most: Math.min(MOST_BARS, groups),
    },
  }
}

/** How many days each client is overdue, as bars. */
const QUIET: Chart = {
  form: 'bars',
  title: 'Overdue clients, the longest first',
  says: 'A bar for each client whose contact is overdue, as long as the days since it was due.',
  label: 'client',
  series: [{ key: 'late', title: 'Days late' }],
  axes: { rows: 'client', numbers: 'days late‖counted' },
  late: true,
  most: MOST_BARS,
}

/** What was done of what was planned, by tier. */
const COVERAGE: Chart = {
  form: 'shares',
  title: 'Planned contacts made, by tier',
  says: 'A bar for each tier, as long as the contacts that were planned and filled as far as they were made.',
  label: 'tier',
  series: [{ key: 'done', title: 'Done' }],
  of: 'planned',
  axes: { rows: 'tier', numbers: 'planned contacts‖counted' },
}

/** A table of overdue clients with its picture, the longest overdue first in both. */
export function overdueDrawn(sheet: Sheet): Sheet {
  const columns = sheet.columns.map((column) =>
    column.spare && column.key !== 'tier' ? { ...column, hidden: true } : column,
  )
  return { ...sheet, columns, chart: QUIET }
}

/** The sheets of a week with the pictures of the plan and of the quiet clients; of two lists of these the whole one has it. */
export function weekDrawn(blocks: readonly Block[]): Block[] {
  const quiet = blocks.some((block) => 'name' in block && block.name === 'overdue') ? 'overdue' : 'went-quiet'
  return blocks.map((block) => {
    if (block.kind !== 'sheet') return block
    if (block.name === 'coverage') return { ...block, chart: COVERAGE }
    return block.name === quiet ? overdueDrawn(block) : block
  })
}

/** A table of the plan's coverage with its picture; a last row of all tiers is not in it. */
export function coverageDrawn(sheet: Sheet, tiers: number): Sheet {
  return { ...sheet, chart: { ...COVERAGE, most: tiers } }
}
