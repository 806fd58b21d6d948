import type { Context } from '../context.ts'
import { addDays, type Day, weekday } from '../day.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** How many days ahead what is coming is looked for, and birthdays. */
export const DAYS_AHEAD = 7
export const BIRTHDAY_LEAD = 14

/** The last day of a length such as `30d` or `2w` from today, or of what `eom` or `next week` means; undefined for `all`. */
export async function lastDay(
  option: '--within' | '--birthdays',
  typed: string | undefined,
  usual: number,
  today: Day,
): Promise<Day | undefined> {
  if (typed === undefined) return addDays(today, usual)
  if (typed.toLowerCase() === 'all') return undefined
  const match = /^(\d{1,4})\s*(d|days?|w|weeks?)?$/i.exec(typed)
  if (match) return addDays(today, Number(match[1]) * (match[2]?.toLowerCase().startsWith('w') ? 7 : 1))
  const day = await daySaid(typed, today)
  if (day !== undefined && day >= today) return day
  throw new Failure('usage', say`${option} takes a number of days such as 30d, not “${typed}”.`)
}

/** Nothing that reads dates is loaded where a number of days was typed. */
async function daySaid(typed: string, today: Day): Promise<Day | undefined> {
  const [{ readWhen, readRange }, { intervalsAfter, readInterval }] = await Promise.all([
    import('../language/dates.ts'),
    import('../language/interval.ts'),
  ])
  const interval = readInterval(typed)
  if (interval) return intervalsAfter(today, interval)
  const about = { today, direction: 'future' } as const
  for (const read of [() => readRange(typed, about).to, () => readWhen(typed, about).day]) {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }
  return undefined
}

/** The last day of birthdays; `all` is each of them once. */
export async function birthdaysTo(typed: string | undefined, today: Day): Promise<Day> {
  return (await lastDay('--birthdays', typed, BIRTHDAY_LEAD, today)) ?? addDays(today, 365)
}

/** The last day before today from Monday to Friday. */
export function lastWorkingDay(today: Day): Day {
  return addDays(today, { 1: -3, 7: -2 }[weekday(today)] ?? -1)
}

/** What moves planned contacts off days off; nothing is loaded where none are chosen. */
export async function workdaysOf(ctx: Pick<Context, 'holidays' | 'files'>) {
  if (ctx.holidays === undefined) return undefined
  return (await import('../greetings/days-off.ts')).workdayMover(ctx)
}
