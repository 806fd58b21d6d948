import type { Expression, Kysely, SqlBool } from 'kysely'
import type { Day, Range } from '../day.ts'
import { say } from '../language/say.ts'
import type { Sheet } from '../output/document.ts'
import { coverageByTier, coverageOf, sumOf, type TierCoverage } from '../plans/coverage.ts'
import type { Schema } from '../store/schema.ts'
import { sayRange } from './period.ts'

/** The same for programs. */
interface CoverageJson {
  readonly range: Range
  readonly tiers: readonly TierCoverage[]
  readonly all: Omit<TierCoverage, 'tier'>
}

/** What the plans called for in the days of a grid up to today and what was done, by tier: as a table, and for programs. */
export async function readCoverage(
  db: Kysely<Schema>,
  where: Expression<SqlBool>,
  { range, today }: { readonly range: Range; readonly today: Day },
): Promise<{ sheet: Sheet; json: CoverageJson }> {
  const rows = await coverageOf(db, where, range, today)
  const tiers = coverageByTier(rows)
  const all = sumOf(rows)
  const lines = tiers.map(({ tier, ...sums }) => ({
    tier: tier ?? say`none‖tier`,
    ...sums,
    percent: `${sums.percent} %`,
  }))
  if (tiers.length > 1) lines.push({ tier: say`all‖tiers`, ...all, percent: `${all.percent} %` })
  const to = range.to < today ? range.to : today
  const days = to < range.from ? say`nothing is to be done yet` : sayRange({ from: range.from, to })
  return {
    sheet: {
      kind: 'sheet',
      title: say`Plan coverage, ${days}`,
      columns: [
        { key: 'tier', title: 'Tier', type: 'text' },
        { key: 'clients', title: 'Clients', type: 'number' },
        { key: 'planned', title: 'Planned', type: 'number' },
        { key: 'done', title: 'Done', type: 'number' },
        { key: 'percent', title: 'Covered', type: 'number' },
      ],
      rows: lines,
      empty: say`No contact was planned in these days: ${'crm plan suggest'}.`,
    },
    json: { range: { from: range.from, to }, tiers, all },
  }
}
