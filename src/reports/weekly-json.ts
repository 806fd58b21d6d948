import { isoWeek } from '../months.ts'
import { coverageByTier } from '../plans/coverage.ts'
import { sayRule, saySource } from '../plans/plan.ts'
import type { Week } from './read.ts'
import type { Quiet, WeekFrame } from './week.ts'
import { summaryOf } from './weekly-summary.ts'

/** The report for programs: the numbers, and every list whole. */
export function weeklyJson({ digest, gridJson, said }: Week, frame: WeekFrame) {
  const { week, asOf, until, soFar } = frame
  const { promises, awaiting, next, channels, tiers, missed, wentQuiet, late, added, birthdays } = digest
  return {
    week: isoWeek(week.from),
    range: week,
    as_of: asOf,
    so_far: soFar,
    until,
    filter: said,
    summary: summaryOf(digest),
    promises,
    awaiting,
    next,
    channels: channels.map(({ name, contacts, average, contacted }) => ({
      code: name,
      contacts,
      average,
      clients: contacted,
    })),
    tiers: tiers.map(({ name, ...tier }) => ({ tier: name, ...tier })),
    coverage: coverageByTier(digest.coverage),
    missed: missed.map(({ source, codes, every, ...row }) => ({
      ...row,
      rule: sayRule(codes, every),
      source: saySource(source),
    })),
    went_quiet: wentQuiet.map(quietJson),
    overdue: late.map(quietJson),
    new_clients: added,
    birthdays,
    grid: gridJson,
  }
}

function quietJson({ source, codes, every, ...row }: Quiet) {
  return { ...row, rule: sayRule(codes, every), source: saySource(source) }
}
