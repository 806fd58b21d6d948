import type { Column, Row, Sheet } from '../output/document.ts'
import { coverageByTier } from '../plans/coverage.ts'
import { sayEvery, sayRule, saySource } from '../plans/plan.ts'
import type { Digest, Quiet } from './week.ts'
import { CLIENT, CLIENT_ID, limited, TIER, type WeeklyLook } from './weekly-look.ts'
import { clientsIn, countOf } from './weekly-summary.ts'

/** Of those who are overdue in all so many, the worst. */
const WORST = 10

/** What the plan called for by tier, and who was missed. */
export function planSheets(digest: Digest, look: WeeklyLook): Sheet[] {
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
  }
  const rows = digest.missed.map(({ client_id, client, tier, source, codes, every, planned, done }) => ({
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
    title: `Planned and ${digest.frame.asOf >= digest.frame.today ? 'not done yet' : 'missed'}: ${countOf(clientsIn(digest.missed), 'client')}`,
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

const QUIET: readonly Column[] = [
  CLIENT,
  TIER,
  { key: 'rule', title: 'Contact', type: 'text' },
  { key: 'source', title: 'From', type: 'text', spare: true },
  { key: 'due', title: 'Was due', type: 'day' },
  { key: 'late', title: 'Late', type: 'days', tone: () => 'late' },
  { key: 'last', title: 'Last contact', type: 'day', spare: true },
  CLIENT_ID,
]

/** Who went quiet in the week, and the worst of all who are overdue. */
export function quietSheets({ wentQuiet, late }: Digest, look: WeeklyLook): Sheet[] {
  const own = wentQuiet.map(quietRow)
  const all = late.map(quietRow)
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
    title: `Overdue in all: ${countOf(clientsIn(late), 'client')}`,
    columns: QUIET,
    rows: all,
    empty: 'No contact is overdue.',
  }
  if (look.forPeople && late.length === wentQuiet.length) return [limited(quiet, own, 'plan', look)]
  return [limited(quiet, own, 'plan', look), limited(overdue, all, 'plan', look, WORST)]
}

function quietRow({ client, tier, codes, every, source, due, late, last, client_id }: Quiet): Row {
  const rule = source.scope === 'rhythm' ? `usually ${sayEvery(every)}` : sayRule(codes, every)
  return { client, tier, rule, source: saySource(source), due, late, last, client_id }
}
