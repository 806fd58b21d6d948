import type { Context } from '../context.ts'
import { type Day, isDay, weekday, yearOf } from '../day.ts'
import { Failure } from '../errors.ts'
import { sayDay } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import { type DaysOff, isOff, nameOff, workdayFrom } from '../language/workdays.ts'

/** The days off that the user has chosen: `cn`, or a file of one's own; undefined where none are. Nothing is loaded then. */
async function daysOffOf(ctx: Pick<Context, 'holidays' | 'files'>): Promise<DaysOff | undefined> {
  const { holidays } = ctx
  if (holidays === undefined) return undefined
  if (holidays === 'cn') return (await import('../language/workdays-cn.ts')).chineseDaysOff()
  if (!ctx.files.exists(holidays))
    throw new Failure('usage', say`There is no file of days off at ${holidays}.`, {
      tip: 'crm config set holidays cn',
    })
  return daysOffInFile(decoded(await ctx.files.read(holidays), holidays), holidays)
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Failure('usage', say`${name} is not UTF-8 text.`, { cause: error })
  }
}

/** Reads lines such as `2026-10-01 off National Day` and `2026-10-10 work`; commas may stand for the spaces. */
function daysOffInFile(text: string, name: string): DaysOff {
  const days = new Map<Day, { off: boolean; name: string }>()
  for (const [at, line] of text.split(/\r\n|[\r\n]/).entries()) {
    const bare = line.replace(/#.*$/, '').trim()
    if (bare === '') continue
    const [, day = '', word = '', called = ''] =
      /^(\S+?)(?:\s*[,，;\t]\s*|\s+)(off|work|休|班)(?:(?:\s*[,，;\t]\s*|\s+)(.*))?$/i.exec(bare) ?? []
    if (!isDay(day))
      throw new Failure('usage', say`${name}, line ${at + 1}: a day off is written as 2026-10-01 off.`)
    days.set(day, { off: /^(?:off|休)$/i.test(word), name: called.trim() })
  }
  return { years: new Set([...days.keys()].map(yearOf)), days }
}

/** The day of a step that comes again: the next workday where it falls on a day off. */
export interface Workday {
  readonly day: Day
  /** What is said of it where it was moved, or where nothing is known of its year. */
  readonly moved?: string
  readonly remark?: string
}

/** Moves days off to the next workday; undefined where no days off are chosen. */
export async function workdayMover(
  ctx: Pick<Context, 'holidays' | 'files'>,
): Promise<((day: Day) => Workday) | undefined> {
  const daysOff = await daysOffOf(ctx)
  return daysOff && ((day) => movedOff(daysOff, day))
}

/** Moves one day; of a year without days off nothing is guessed, and that is said. */
export async function toWorkday(ctx: Pick<Context, 'holidays' | 'files'>, day: Day): Promise<Workday> {
  const daysOff = await daysOffOf(ctx)
  if (!daysOff) return { day }
  if (daysOff.years.has(yearOf(day)) || weekday(day) <= 5) return movedOff(daysOff, day)
  return { day, remark: say`No days off are known for ${yearOf(day)}: ${sayDay(day)} was not moved.` }
}

function movedOff(daysOff: DaysOff, day: Day): Workday {
  const next = workdayFrom(daysOff, day)
  if (next === day) return { day }
  const name = nameOff(daysOff, day)
  const moved =
    name === '' ? say`moved from ${sayDay(day)}, a day off` : say`moved from ${sayDay(day)} (${name})‖day off`
  return { day: next, moved }
}

/** What is said of a day that was typed and is a day off: it stays as typed. */
export async function dayOffRemark(
  ctx: Pick<Context, 'holidays' | 'files'>,
  day: Day,
): Promise<string | undefined> {
  const daysOff = await daysOffOf(ctx)
  if (!daysOff || !isOff(daysOff, day)) return undefined
  const next = sayDay(workdayFrom(daysOff, day))
  const name = nameOff(daysOff, day)
  return name === ''
    ? say`${sayDay(day)} is a day off; the next workday is ${next}.`
    : say`${sayDay(day)} is a day off (${name}); the next workday is ${next}.`
}
