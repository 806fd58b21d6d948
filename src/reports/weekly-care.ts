import type { Column, Line, Row, Sheet } from '../output/document.ts'
import { coverageByTier } from '../plans/coverage.ts'
import { sayEvery, sayRule, saySource } from '../plans/plan.ts'
import type { Digest, Quiet } from './week.ts'
import { CLIENT, CLIENT_ID, limited, TIER, type WeeklyLook } from './weekly-look.ts'
import { clientsIn, countOf } from './weekly-summary.ts'

/** What the plan called for by tier, and who was missed; people find those who are overdue below, with how late. */
export function planSheets(digest: Digest, look: WeeklyLook): Sheet[] {
  const overdue = new Set(digest.late.map(({ client_id }) => client_id))
  const missedOnes = look.forPeople
    ? digest.missed.filter(({ client_id }) => !overdue.has(client_id))
    : digest.missed
  const byTier: Sheet = {
    kind: 'sheet',
    name: 'coverage',
    title: 'Contact plan',
    columns: [
      { key: 'tier', title: 'Tier', type: 'text' },
      { key: 'clients', title: 'Clients', type: 'number' },
      { key: 'planned', title: 'Planned', type: 'number' },
      { key: 'done', title: 'Done', type: 'number' },
      { key: 'percent', title: 'Per cent', type: 'number' },
    ],
    rows: coverageByTier(digest.coverage).map((row) => ({
      ...row,
      tier: row.tier ?? (look.forPeople ? 'none' : null),
    })),
    empty: 'No contact was planned in the week.',
    foot: whereMissed(digest, clientsIn(digest.missed) - clientsIn(missedOnes)),
  }
  const rows = missedOnes.map(({ client_id, client, tier, source, codes, every, planned, done }) => ({
    client,
    tier,
    rule: sayRule(codes, every),
    source: saySource(source),
    done,
    planned,
    client_id,
  }))
  const missed: Sheet = {
    kind: 'sheet',
    name: 'missed',
    title: `Planned and ${runs(digest) ? 'not done yet' : 'missed'}${rows.length < digest.missed.length ? ', not overdue' : ''}: ${countOf(clientsIn(missedOnes), 'client')}`,
    columns: [
      CLIENT,
      TIER,
      { key: 'rule', title: 'Plan', type: 'text' },
      { key: 'source', title: 'From', type: 'text', spare: true },
      { key: 'done', title: 'Done', type: 'number' },
      { key: 'planned', title: 'Planned', type: 'number' },
      CLIENT_ID,
    ],
    rows,
    empty: 'Every planned contact was made.',
  }
  if (look.forPeople && rows.length === 0) return [byTier]
  return [byTier, limited(missed, rows, 'plan', look)]
}

/** Whether the week is judged as it stands today. */
function runs({ frame }: Digest): boolean {
  return frame.asOf >= frame.today
}

/** That so many of those who were missed are overdue, and named with them. */
function whereMissed(digest: Digest, overdue: number): Line[] {
  if (overdue === 0) return []
  const all = clientsIn(digest.missed)
  const missed = runs(digest) ? 'not contacted yet' : 'missed'
  if (all === 1) return [`The client ${missed} is overdue: named below.`]
  const of =
    overdue === all
      ? `${all === 2 ? 'Both' : `All ${all}`} clients ${missed} are`
      : `Of ${all} clients ${missed}, ${overdue} ${overdue === 1 ? 'is' : 'are'}`
  return [`${of} overdue: named below.`]
}

/** Columns of a client whose contact is overdue. */
export const QUIET: readonly Column[] = [
  CLIENT,
  TIER,
  { key: 'rule', title: 'Contact', type: 'text' },
  { key: 'source', title: 'From', type: 'text', spare: true },
  { key: 'due', title: 'Was due', type: 'day' },
  { key: 'late', title: 'Late', type: 'days', tone: () => 'late' },
  { key: 'last', title: 'Last contact', type: 'day', spare: true },
  CLIENT_ID,
]

/** Who went quiet in the week, and the worst of all who are overdue; to people those who were so before the week. */
export function quietSheets({ wentQuiet, late, frame }: Digest, look: WeeklyLook): Sheet[] {
  const own = wentQuiet.map(quietRow)
  const others = look.forPeople ? late.filter(({ due }) => due < frame.week.from) : late
  const all = others.map(quietRow)
  const quiet: Sheet = {
    kind: 'sheet',
    name: 'went-quiet',
    title: own.length === 0 ? 'Who went quiet' : `Who went quiet: ${countOf(clientsIn(wentQuiet), 'client')}`,
    columns: QUIET,
    rows: own,
    empty: 'Nobody became overdue in the week.',
  }
  const overdue: Sheet = {
    kind: 'sheet',
    name: 'overdue',
    title: `Overdue ${look.forPeople ? 'from before the week' : 'in all'}: ${countOf(clientsIn(others), 'client')}`,
    columns: QUIET,
    rows: all,
    empty: 'No contact is overdue.',
  }
  if (look.forPeople && others.length === 0) return [limited(quiet, own, 'plan', look)]
  return [limited(quiet, own, 'plan', look), limited(overdue, all, 'plan', look)]
}

/** An overdue client as a row of these columns. */
export function quietRow({ client, tier, codes, every, source, due, late, last, client_id }: Quiet): Row {
  const rule = source.scope === 'rhythm' ? `usually ${sayEvery(every)}` : sayRule(codes, every)
  return { client, tier, rule, source: saySource(source), due, late, last, client_id }
}
