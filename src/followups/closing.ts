import type { WriteContext } from '../context.ts'
import { type Day, daysBetween } from '../day.ts'
import type { Workday } from '../greetings/days-off.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import type { Line, Span } from '../output/document.ts'
import { aside, sayLine } from '../output/say-line.ts'
import { openFollowup, sayKeptLate, sayLate } from './followup.ts'
import { dayThatCounts } from './promise.ts'
import type { FoundFollowup, NamedFollowup } from './queries.ts'
import { LUNAR_YEAR, nextDue } from './recurring.ts'

/** What a follow-up that is closed was closed as; undefined while it is open. */
export function closedAs(
  followup: Pick<NamedFollowup, 'done_at' | 'dropped_at'>,
): 'done' | 'dropped' | undefined {
  if (followup.done_at !== null) return 'done'
  return followup.dropped_at === null ? undefined : 'dropped'
}

/** An answer about one follow-up: `Done #3  Zhang Wei: send prospectus (due Fri 2026-11-20, 2 days late)`. */
export function answerLine(
  head: Span,
  { id, client, what }: NamedFollowup,
  said: readonly (string | Span)[],
  between?: ',' | ';',
): Line {
  const number: Span = { text: `#${id}`, tone: 'quiet' }
  const name: Span = { text: client, tone: 'strong' }
  return [...sayLine`${head} ${number}  ${name}: ${what}`, ...aside(said, between)]
}

/** What is said of one that was closed before. */
export function closedLine(followup: NamedFollowup): Line {
  const head = closedAs(followup) === 'done' ? say`Was done already` : say`Was dropped already`
  return answerLine({ text: head, tone: 'quiet' }, followup, [whenDue(followup)])
}

/** Said of clients that are archived, of whose follow-ups no list speaks. */
export function archivedNotices(followups: readonly FoundFollowup[]): string[] {
  const names = new Map<number, string>()
  for (const { client_id, client, client_archived_at } of followups)
    if (client_archived_at !== null) names.set(client_id, client)
  return [...names].map(([id, name]) => say`${name} is archived; to bring back: ${`crm unarchive ${id}`}`)
}

/** `due Fri 2026-11-20`, `promised for Fri 2026-11-20`. */
export function whenDue(followup: NamedFollowup): string {
  const day = sayDay(dayThatCounts(followup))
  if (followup.kind === 'promise') return say`promised for ${day}`
  return followup.kind === 'awaiting' ? say`awaited by ${day}` : say`due ${day}`
}

/** How it was kept, of a promise always, else where it was late: `kept`, `kept 2 days late`, `2 days late`. */
export function sayKept(followup: NamedFollowup, doneOn: Day): Span | undefined {
  const late = daysBetween(dayThatCounts(followup), doneOn)
  if (followup.kind === 'promise') {
    return late > 0 ? { text: sayKeptLate(late), tone: 'late' } : { text: say`kept`, tone: 'good' }
  }
  return followup.kind === 'awaiting' && late > 0 ? { text: sayLate(late), tone: 'late' } : undefined
}

/** Makes the next one of a follow-up that comes again; undefined of one that does not. */
export async function addNextOf(
  ctx: WriteContext,
  followup: NamedFollowup,
  doneOn: Day,
  touchpoint: number | null,
): Promise<({ id: number; due: Day; said: string } & Workday) | undefined> {
  const due = nextDue(followup, doneOn)
  if (due === undefined) return undefined
  const { client_id, kind, time, what, every, anchor } = followup
  const workday = await workdayOf(ctx, due, every)
  const id = await ctx.book.insert(
    'followup',
    openFollowup({
      uid: ctx.uid(),
      client_id,
      touchpoint_id: touchpoint,
      kind,
      due: workday.day,
      time,
      what,
      every,
      anchor: anchor ?? dayThatCounts(followup),
      created_at: ctx.clock.now,
    }),
  )
  return { id, due: workday.day, said: sayWhen({ day: workday.day, time }), ...workday }
}

/** What is due on a day off is due on the next workday; what is kept on a lunar date is for that very day. */
async function workdayOf(ctx: WriteContext, due: Day, every: string | null): Promise<Workday> {
  if (ctx.holidays === undefined || every === LUNAR_YEAR) return { day: due }
  return (await import('../greetings/days-off.ts')).toWorkday(ctx, due)
}
