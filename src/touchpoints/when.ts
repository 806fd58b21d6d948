import type { Context } from '../context.ts'
import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { readWhen, sayWhen } from '../language/dates.ts'
import { say } from '../language/say.ts'

/** When a contact was: what was typed, read as the past; of a day to come it fails with the tip. */
export function whenOf(
  ctx: Pick<Context, 'clock' | 'dateOrder'>,
  typed: string,
  tip = `crm log … --next "${say`${typed} what is to be done`}"`,
): { day: Day; time: string | null } {
  const { today, time } = ctx.clock
  const when = readWhen(typed, { today, now: time, direction: 'past', order: ctx.dateOrder })
  if (when.day > today || (when.day === today && when.time !== null && when.time > time)) {
    throw new Failure('usage', say`“${typed}” means ${sayWhen(when)}, and that is still to come.`, {
      tip,
    })
  }
  return when
}
