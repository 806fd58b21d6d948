import type { Expression, Kysely, SqlBool } from 'kysely'
import { birthdaysWithin } from '../clients/birthday-queries.ts'
import { type Filter, readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { addDays } from '../day.ts'
import { doneWithin } from '../followups/queries.ts'
import { readGrid } from '../grid/sheet.ts'
import type { Grid } from '../output/document.ts'
import { coverageIn, planDays } from '../plans/coverage.ts'
import { type ContactPlan, plansOf } from '../plans/plan.ts'
import { standingOf } from '../plans/queries.ts'
import { planRows } from '../plans/rows.ts'
import { contactOf, type PlannedContact, plannedUntil } from '../plans/standing.ts'
import type { Schema } from '../store/schema.ts'
import { CALENDAR_ROWS, type Digest, digest, type WeekFrame, weeksBefore } from './week.ts'
import {
  type ClientContacts,
  contactsByClient,
  contactsWithin,
  droppedWithin,
  newClients,
  openAt,
  tierSizes,
} from './weekly-queries.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** A week as read from a book. */
export interface Week {
  readonly digest: Digest
  readonly grid: Grid
  readonly gridJson: unknown
  /** Clients who were contacted and are not in the grid. */
  readonly beyond: number
  /** The filter in words, empty where there is none. */
  readonly said: string
  readonly notices: readonly string[]
}

/** Who reads the week: people, at a terminal or on a page with the texts, or a program that wants all of it, with or without texts. */
export type Reader = 'people' | 'people with texts' | 'program' | 'program with texts'

/** Up to so many clients the whole calendar is read for people too. */
const MANY_CLIENTS = 500

/** Reads a week: one statement for each question, however many clients there are. */
export async function readWeek(db: Db, filter: Filter, frame: WeekFrame, reader: Reader): Promise<Week> {
  const { where, notices } = await matching(db, filter)
  const { week, today, asOf, until } = frame
  const plans = plansOf(await planRows(db))
  const days = await planDays(db, plans, where, week)
  const rows = {
    open: await openAt(db, where, asOf, today, until),
    done: await doneWithin(db, where, { from: week.from, to: asOf }),
    dropped: await droppedWithin(db, where, { from: week.from, to: asOf }),
    contacts: await contactsByClient(db, where, week),
    before: await contactsWithin(db, where, weeksBefore(frame)),
    sizes: await tierSizes(db, where, week),
    coverage: coverageIn(days, week, today),
    planned: await plannedAt(db, plans, where, frame),
    added: await newClients(db, where, { from: week.from, to: asOf }, weeksBefore(frame).from),
    birthdays: await birthdaysWithin(db, where, { from: frame.lateBefore, to: until }),
  }
  const made = digest(rows, frame)
  const isMany = reader.startsWith('people') && made.clients > MANY_CLIENTS
  const few = isMany ? mostContacted(rows.contacts) : undefined
  const { grid, json } = await readGrid(db, {
    range: week,
    today,
    filter: few ? readFilter([`id:${few.join(',')}`], { today, actor: '' }) : filter,
    sort: few ? 'count' : 'tier',
    by: 'client',
    quietAfter: undefined,
    active: true,
    notes: false,
    texts: reader.endsWith('with texts'),
    planned: few ? { ...days, standings: days.standings.filter(isOf(few)) } : days,
  })
  const beyond = few ? made.contacted - few.length : 0
  return { digest: made, grid, gridJson: json, beyond, said: sayFilter(filter), notices }
}

function isOf(clients: readonly number[]): (row: { readonly client_id: number }) => boolean {
  const ids = new Set(clients)
  return ({ client_id }) => ids.has(Number(client_id))
}

/** The clients who had the most contacts, key clients before others; so many as people see of a long calendar. */
function mostContacted(contacts: readonly ClientContacts[]): number[] {
  const clients = new Map<number, { readonly tier: string | null; count: number }>()
  for (const { client_id, tier, contacts: count } of contacts) {
    const known = clients.get(client_id)
    if (known) known.count += count
    else clients.set(client_id, { tier, count })
  }
  const rank = (tier: string | null) => tier ?? '~'
  const sorted = [...clients].sort(
    ([a, one], [b, other]) =>
      other.count - one.count ||
      (rank(one.tier) < rank(other.tier) ? -1 : rank(one.tier) > rank(other.tier) ? 1 : a - b),
  )
  return sorted.length === 0 ? [0] : sorted.slice(0, CALENDAR_ROWS).map(([id]) => id)
}

/**
 * The planned contacts that were due at the end of the day judged. Of a day that is past contacts since then do not
 * count; own rhythms are known of today alone, so that those who were contacted since then are not among them.
 */
async function plannedAt(
  db: Db,
  plans: readonly ContactPlan[],
  where: Where,
  { asOf, today }: WeekFrame,
): Promise<PlannedContact[]> {
  if (asOf >= today) return plannedUntil(db, where, asOf, today, plans)
  const { rules, query } = standingOf(plans, where, {
    until: asOf,
    before: addDays(asOf, 1),
    rhythmUntil: asOf,
  })
  if (!query) return []
  const { rows } = await query.execute(db)
  return rows.map((row) => contactOf(row, rules)).filter(({ due }) => due <= asOf)
}
