import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Filter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { addDays, type Day, daysBetween, type Range, weekAround } from '../day.ts'
import { readCoverage } from '../grid/coverage.ts'
import { say } from '../language/say.ts'
import type { Block, Sheet } from '../output/document.ts'
import { plannedUntil } from '../plans/standing.ts'
import type { Schema } from '../store/schema.ts'
import type { Channel } from '../touchpoints/touchpoint.ts'
import { type Activity, countActivity } from './activity-queries.ts'
import type { ActivityAbout } from './activity-sheet.ts'
import { byGroup, coverageDrawn, overdueDrawn, overTime, weekDrawn } from './pictures.ts'
import { spansOf } from './spans.ts'
import type { WeekFrame } from './week.ts'
import { QUIET, quietRow } from './weekly-care.ts'
import { sayMore } from './weekly-look.ts'
import { clientsIn, sayClients } from './weekly-summary.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** The weeks that a report of one shows, itself the last. */
const WEEKS = 12
/** A longer range is drawn by month. */
const MOST_WEEKS = 26
/** Of overdue clients so many are named. */
const MOST_OVERDUE = 30

/** The blocks of a week with their pictures, and below the summary the contacts of the last weeks by channel. */
export async function weekPage(
  db: Db,
  filter: Filter,
  blocks: readonly Block[],
  { week, asOf }: WeekFrame,
  channels: readonly Channel[],
): Promise<Block[]> {
  const { where } = await matching(db, filter)
  const range = { from: addDays(week.from, -7 * (WEEKS - 1)), to: asOf }
  const weeks = await readOverTime(db, where, range, 'week', { said: '', channels })
  return weekDrawn(blocks).toSpliced(1, 0, weeks)
}

async function readOverTime(
  db: Db,
  where: Where,
  range: Range,
  by: 'week' | 'month',
  about: Pick<ActivityAbout, 'said' | 'channels'>,
): Promise<Sheet> {
  const spans = spansOf(range, by)
  const codes = about.channels.map(({ code }) => code)
  const counted = await countActivity(db, { where, range, by, codes, spans })
  return overTime(counted, { ...about, range, by, spans })
}

/** The activity with pictures: by group, by week or month, and of days up to now the plan and who is overdue. */
export async function activityPage(
  db: Db,
  where: Where,
  counted: Activity,
  about: ActivityAbout,
  today: Day,
): Promise<Block[]> {
  const { by, channels } = about
  const range = { ...about.range, to: about.range.to < today ? about.range.to : today }
  const blocks: Block[] = [byGroup(counted, about)]
  if (counted.all.total > 0 && by !== 'week' && by !== 'month') {
    const weeks = daysBetween(weekAround(range.from).from, range.to) / 7
    if (weeks > 1)
      blocks.push(
        await readOverTime(db, where, range, weeks > MOST_WEEKS ? 'month' : 'week', { said: '', channels }),
      )
  }
  const { sheet, json } = await readCoverage(db, where, { range, today })
  blocks.push(coverageDrawn(sheet, json.tiers.length))
  return about.range.to < today ? blocks : [...blocks, await readOverdue(db, where, today)]
}

/** Who is overdue today by plan or rhythm, the longest first. */
async function readOverdue(db: Db, where: Where, today: Day): Promise<Sheet> {
  const planned = await plannedUntil(db, where, today, today)
  const late = planned
    .filter(({ due }) => due < today)
    .map((one) => ({ ...one, late: daysBetween(one.due, today) }))
    .sort((a, b) => b.late - a.late || (a.client < b.client ? -1 : 1) || a.client_id - b.client_id)
  return overdueDrawn({
    kind: 'sheet',
    name: 'overdue',
    title: late.length === 0 ? say`Overdue` : say`Overdue: ${sayClients(clientsIn(late))}`,
    columns: QUIET,
    rows: late.slice(0, MOST_OVERDUE).map(quietRow),
    empty: say`No contact is overdue.`,
    foot: late.length > MOST_OVERDUE ? [sayMore(late.length - MOST_OVERDUE, undefined)] : [],
  })
}
