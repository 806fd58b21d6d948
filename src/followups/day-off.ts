import type { Context } from '../context.ts'
import type { Day } from '../day.ts'

/** What is said of days that were typed and are days off; nothing is loaded where no days off are chosen. */
export async function dayOffRemarks(
  ctx: Pick<Context, 'holidays' | 'files'>,
  days: readonly Day[],
): Promise<string[]> {
  if (ctx.holidays === undefined || days.length === 0) return []
  const { dayOffRemark } = await import('../greetings/days-off.ts')
  const remarks = await Promise.all([...new Set(days)].map((day) => dayOffRemark(ctx, day)))
  return remarks.filter((remark) => remark !== undefined)
}
