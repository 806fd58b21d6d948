import type { Expression, Kysely, SqlBool } from 'kysely'
import { birthdaysWithin } from '../clients/birthday-queries.ts'
import { type Filter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { addDays } from '../day.ts'
import { doneWithin } from '../followups/queries.ts'
import { readGrid } from '../grid/sheet.ts'
import type { Grid } from '../output/document.ts'
import { coverageOf } from '../plans/coverage.ts'
import { plansOf } from '../plans/plan.ts'
import { standingOf } from '../plans/queries.ts'
import { planRows } from '../plans/rows.ts'
import { contactOf, type PlannedContact, plannedUntil } from '../plans/standing.ts'
import type { Schema } from '../store/schema.ts'
import { type Digest, digest, type WeekFrame, weeksBefore } from './week.ts'
import { contactsWithin, droppedWithin, newClients, openAt, tierSizes } from './weekly-queries.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** A week as read from a book. */
export interface Week {
  readonly digest: Digest
  readonly grid: Grid
  readonly gridJson: unknown
  /** The filter in words, empty where there is none. */
  readonly said: string
  readonly notices: readonly string[]
}

/** Reads a week: one statement for each question, however many clients there are. */
export async function readWeek(db: Db, filter: Filter, frame: WeekFrame, texts: boolean): Promise<Week> {
  const { where, notices } = await matching(db, filter)
  const { week, today, asOf, until } = frame
  const { grid, json } = await readGrid(db, {
    range: week,
    today,
    filter,
    sort: 'tier',
    by: 'client',
    quietAfter: undefined,
    active: true,
    notes: false,
    texts,
  })
  const rows = {
    grid: grid.rows,
    open: await openAt(db, where, asOf, today, until),
    done: await doneWithin(db, where, { from: week.from, to: asOf }),
    dropped: await droppedWithin(db, where, { from: week.from, to: asOf }),
    before: await contactsWithin(db, where, weeksBefore(frame)),
    sizes: await tierSizes(db, where, week),
    coverage: await coverageOf(db, where, week, today),
    planned: await plannedAt(db, where, frame),
    added: await newClients(db, where, { from: week.from, to: asOf }),
    birthdays: await birthdaysWithin(db, where, { from: frame.lateBefore, to: until }),
  }
  return { digest: digest(rows, frame), grid, gridJson: json, said: sayFilter(filter), notices }
}

/**
 * The planned contacts that were due at the end of the day judged. Of a day that is past contacts since then do not
 * count; own rhythms are known of today alone, so that those who were contacted since then are not among them.
 */
async function plannedAt(db: Db, where: Where, { asOf, today }: WeekFrame): Promise<PlannedContact[]> {
  if (asOf >= today) return plannedUntil(db, where, asOf, today)
  const plans = plansOf(await planRows(db))
  const { rules, query } = standingOf(plans, where, {
    until: asOf,
    before: addDays(asOf, 1),
    rhythmUntil: asOf,
  })
  if (!query) return []
  const { rows } = await query.execute(db)
  return rows.map((row) => contactOf(row, rules)).filter(({ due }) => due <= asOf)
}
