import type { WriteContext } from '../context.ts'
import { type PlanRule, plansOf, rulesToKeep, sayRules } from './plan.ts'
import { rowsOfSubject } from './queries.ts'
import type { Whose } from './subject.ts'

/** Writes the plan of a subject in place of what it had, and gives that in words; nothing where it is the same. */
export async function keepPlan(
  ctx: WriteContext,
  whose: Whose,
  rules: readonly PlanRule[],
): Promise<string | undefined> {
  const rows = await rowsOfSubject(ctx.book.db, whose)
  const [old] = plansOf(rows)
  const before = old && sayRules(old.rules)
  if (before === sayRules(rules)) return before
  for (const { id } of rows) await ctx.book.remove('plan', id)
  const { scope, subject, client_id } = whose
  for (const rule of rulesToKeep(rules))
    await ctx.book.insert('plan', { scope, subject, client_id, ...rule, created_at: ctx.clock.now })
  return before
}

/** Rules as programs read them. */
export function rulesAsJson(rules: readonly PlanRule[]) {
  return rulesToKeep(rules).flatMap(({ codes, every }) =>
    every === null ? [] : [{ codes: codes === null ? null : codes.split('/'), every }],
  )
}
