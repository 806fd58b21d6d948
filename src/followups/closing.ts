import type { WriteContext } from '../context.ts'
import { type Day, daysBetween } from '../day.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import type { Line, Span } from '../output/document.ts'
import { openFollowup } from './followup.ts'
import { dayThatCounts } from './promise.ts'
import type { FoundFollowup, NamedFollowup } from './queries.ts'
import { nextDue } from './recurring.ts'

/** What a follow-up that is closed was closed as; undefined while it is open. */
export function closedAs(
  followup: Pick<NamedFollowup, 'done_at' | 'dropped_at'>,
): 'done' | 'dropped' | undefined {
  if (followup.done_at !== null) return 'done'
  return followup.dropped_at === null ? undefined : 'dropped'
}

/** The head of an answer about one follow-up: `Done #3  Zhang Wei: send prospectus`. */
export function answerHead(head: Span, { id, client, what }: NamedFollowup): Span[] {
  return [
    head,
    { text: ' ' },
    { text: `#${id}`, tone: 'quiet' },
    { text: '  ' },
    { text: client, tone: 'strong' },
    { text: `: ${what}` },
  ]
}

/** What is said of one that was closed before. */
export function closedLine(followup: NamedFollowup): Line {
  const head = answerHead({ text: `Was ${closedAs(followup)} already`, tone: 'quiet' }, followup)
  return [...head, { text: ` (${whenDue(followup)})` }]
}

/** Said of clients that are archived, of whose follow-ups no list speaks. */
export function archivedNotices(followups: readonly FoundFollowup[]): string[] {
  const names = new Map<number, string>()
  for (const { client_id, client, client_archived_at } of followups)
    if (client_archived_at !== null) names.set(client_id, client)
  return [...names].map(([id, name]) => `${name} is archived; to bring back: crm unarchive ${id}`)
}

/** `due Fri 2026-11-20`, `promised for Fri 2026-11-20`. */
export function whenDue(followup: NamedFollowup): string {
  const words = { next: 'due', promise: 'promised for', awaiting: 'awaited by' } as const
  return `${words[followup.kind]} ${sayDay(dayThatCounts(followup))}`
}

/** How it was kept, of a promise always, else where it was late: `kept`, `kept 2 days late`, `2 days late`. */
export function sayKept(followup: NamedFollowup, doneOn: Day): Span | undefined {
  const late = daysBetween(dayThatCounts(followup), doneOn)
  const days = late === 1 ? '1 day late' : `${late} days late`
  if (followup.kind === 'promise') {
    return late > 0 ? { text: `kept ${days}`, tone: 'late' } : { text: 'kept', tone: 'good' }
  }
  return followup.kind === 'awaiting' && late > 0 ? { text: days, tone: 'late' } : undefined
}

/** Makes the next one of a follow-up that comes again; undefined of one that does not. */
export async function addNextOf(
  ctx: WriteContext,
  followup: NamedFollowup,
  doneOn: Day,
  touchpoint: number | null,
): Promise<{ id: number; due: Day; said: string } | undefined> {
  const due = nextDue(followup, doneOn)
  if (due === undefined) return undefined
  const { client_id, kind, time, what, every, anchor } = followup
  const id = await ctx.book.insert(
    'followup',
    openFollowup({
      uid: ctx.uid(),
      client_id,
      touchpoint_id: touchpoint,
      kind,
      due,
      time,
      what,
      every,
      anchor: anchor ?? dayThatCounts(followup),
      created_at: ctx.clock.now,
    }),
  )
  return { id, due, said: sayWhen({ day: due, time }) }
}
