import { say } from '../language/say.ts'
import type { Column, Line, Row, Sheet } from '../output/document.ts'
import { coverageByTier } from '../plans/coverage.ts'
import { sayEvery, sayRule, saySource } from '../plans/plan.ts'
import type { Digest, Quiet } from './week.ts'
import { CLIENT, CLIENT_ID, limited, TIER, type WeeklyLook } from './weekly-look.ts'
import { clientsIn, sayClients } from './weekly-summary.ts'

/** What the plan called for by tier, and who was missed; people find those who are overdue below, with how late. */
export function planSheets(digest: Digest, look: WeeklyLook): Sheet[] {
  const overdue = new Set(digest.late.map(({ client_id }) => client_id))
  const missedOnes = look.forPeople
    ? digest.missed.filter(({ client_id }) => !overdue.has(client_id))
    : digest.missed
  const byTier: Sheet = {
    kind: 'sheet',
    name: 'coverage',
    title: say`Contact plan`,
    columns: [
      { key: 'tier', title: 'Tier', type: 'text' },
      { key: 'clients', title: 'Clients', type: 'number' },
      { key: 'planned', title: 'Planned', type: 'number' },
      { key: 'done', title: 'Done', type: 'number' },
      { key: 'percent', title: 'Per cent', type: 'number' },
    ],
    rows: coverageByTier(digest.coverage).map((row) => ({
      ...row,
      tier: row.tier ?? (look.forPeople ? say`none‖tier` : null),
    })),
    empty: say`No contact was planned in the week.`,
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
    title: titleOfMissed(sayClients(clientsIn(missedOnes)), runs(digest), rows.length < digest.missed.length),
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
    empty: say`Every planned contact was made.`,
  }
  if (look.forPeople && rows.length === 0) return [byTier]
  return [byTier, limited(missed, rows, 'plan', look)]
}

/** Whether the week is judged as it stands today. */
function runs({ frame }: Digest): boolean {
  return frame.asOf >= frame.today
}

function titleOfMissed(who: string, runs: boolean, without: boolean): string {
  if (runs)
    return without
      ? say`Planned and not done yet, not overdue: ${who}`
      : say`Planned and not done yet: ${who}`
  return without ? say`Planned and missed, not overdue: ${who}` : say`Planned and missed: ${who}`
}

/** That so many of those who were missed are overdue, and named with them. */
function whereMissed(digest: Digest, overdue: number): Line[] {
  if (overdue === 0) return []
  const all = clientsIn(digest.missed)
  return [runs(digest) ? sayNotYet(all, overdue) : sayMissed(all, overdue)]
}

function sayNotYet(all: number, overdue: number): string {
  if (all === 1) return say`The client not contacted yet is overdue: named below.`
  if (overdue === all)
    return all === 2
      ? say`Both clients not contacted yet are overdue: named below.`
      : say`All ${all} clients not contacted yet are overdue: named below.`
  return overdue === 1
    ? say`Of ${all} clients not contacted yet, 1 is overdue: named below.`
    : say`Of ${all} clients not contacted yet, ${overdue} are overdue: named below.`
}

function sayMissed(all: number, overdue: number): string {
  if (all === 1) return say`The client missed is overdue: named below.`
  if (overdue === all)
    return all === 2
      ? say`Both clients missed are overdue: named below.`
      : say`All ${all} clients missed are overdue: named below.`
  return overdue === 1
    ? say`Of ${all} clients missed, 1 is overdue: named below.`
    : say`Of ${all} clients missed, ${overdue} are overdue: named below.`
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
    title: own.length === 0 ? say`Who went quiet` : say`Who went quiet: ${sayClients(clientsIn(wentQuiet))}`,
    columns: QUIET,
    rows: own,
    empty: say`Nobody became overdue in the week.`,
  }
  const overdue: Sheet = {
    kind: 'sheet',
    name: 'overdue',
    title: look.forPeople
      ? say`Overdue from before the week: ${sayClients(clientsIn(others))}`
      : say`Overdue in all: ${sayClients(clientsIn(others))}`,
    columns: QUIET,
    rows: all,
    empty: say`No contact is overdue.`,
  }
  if (look.forPeople && others.length === 0) return [limited(quiet, own, 'plan', look)]
  return [limited(quiet, own, 'plan', look), limited(overdue, all, 'plan', look)]
}

/** An overdue client as a row of these columns. */
export function quietRow({ client, tier, codes, every, source, due, late, last, client_id }: Quiet): Row {
  const rule = source.scope === 'rhythm' ? say`usually ${sayEvery(every)}` : sayRule(codes, every)
  return { client, tier, rule, source: saySource(source), due, late, last, client_id }
}
