import { NO_TIER, tierRank } from '../clients/client.ts'
import { compareText, sortedByName } from '../language/order.ts'
import type { GridRow } from '../output/document.ts'

export const SORTS = ['tier', 'name', 'quiet', 'count'] as const
export type Sort = (typeof SORTS)[number]

/** More days of silence than this sort alike; with it every rank is an exact number. */
const MOST_QUIET = 99_999

/** The rows in the asked order; what is equal in it goes by name. */
export function sortRows(rows: readonly GridRow[], sort: Sort): GridRow[] {
  if (sort === 'name')
    return sortedByName(
      rows.toSorted((a, b) => a.id - b.id),
      ({ label }) => label,
    )
  const equal = Map.groupBy(rows, (row) => rankOf(row, sort))
  return [...equal.keys()]
    .sort((a, b) => a - b)
    .flatMap((rank) =>
      (equal.get(rank) as GridRow[]).sort((a, b) => compareText(a.label, b.label) || a.id - b.id),
    )
}

/** One number for the place of a row, because twenty thousand rows are compared often. */
function rankOf({ tier, quiet, count }: GridRow, sort: Exclude<Sort, 'name'>): number {
  const byTier = tierRank(tier)
  const byQuiet = MOST_QUIET - Math.min(quiet ?? MOST_QUIET, MOST_QUIET)
  switch (sort) {
    case 'tier':
      return byTier * (MOST_QUIET + 1) + byQuiet
    case 'quiet':
      return byQuiet * (NO_TIER + 1) + byTier
    case 'count':
      return (byTier - count * (NO_TIER + 1)) * (MOST_QUIET + 1) + byQuiet
  }
}
