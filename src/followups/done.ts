import { command } from '../cli/define.ts'
import { argument, maybe, option, rowNumbers, text } from '../cli/fields.ts'
import type { WriteContext } from '../context.ts'
import type { Day } from '../day.ts'
import type { When } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import type { Line, Span } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import { loggedLine } from '../touchpoints/answer.ts'
import { type Channel, channelTyped } from '../touchpoints/touchpoint.ts'
import { addNextOf, answerLine, archivedNotices, closedAs, closedLine, sayKept, whenDue } from './closing.ts'
import { dayThatCounts } from './promise.ts'
import type { NamedFollowup } from './queries.ts'
import { everySaid } from './recurring.ts'
import { findFollowups } from './reference.ts'

export const done = command({
  name: 'done',
  summary: 'Close follow-ups that are done',
  details: [
    'A promise is kept when it is done on or before the day it was promised for, however often it was snoozed. ' +
      'What comes again (--every) is made anew for its next day at once.',
  ],
  fields: {
    ids: argument('<id...>', 'their numbers as crm due shows them', rowNumbers()),
    note: option('--note <text>', 'how it went', maybe(text())),
    on: option('--on <when>', 'when it was done, such as yesterday (default: now)', maybe(text())),
    log: option('--log <code>', 'log it as a contact too: T, E, M or a word such as call', maybe(text())),
  },
  examples: [
    { line: 'crm done 1', says: 'one step' },
    { line: 'crm done 1 2', says: 'two at once' },
    {
      line: 'crm done 1 --log E --note "sent the prospectus" --on yesterday',
      says: 'it was an e-mail, which belongs into the log',
    },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    const found = await findFollowups(db, input.ids)
    const when = await whenDone(ctx, input.on)
    const channel = input.log === undefined ? undefined : await channelTyped(db, input.log)
    const open = found.filter((followup) => closedAs(followup) === undefined)
    const contacts = channel ? await logContacts(ctx, open, channel, when, input.note) : new Map()
    const lines: Line[] = []
    const json: unknown[] = []
    const remarks: string[] = []
    for (const followup of found) {
      const isOpen = closedAs(followup) === undefined
      const touchpoint: number | null = (isOpen && contacts.get(followup.client_id)) || null
      const next = isOpen ? await close(ctx, followup, when.day, input.note, touchpoint) : undefined
      if (next?.remark !== undefined) remarks.push(next.remark)
      lines.push(...(isOpen ? doneLines(followup, when.day, next) : [closedLine(followup)]))
      json.push({
        ...named(followup),
        closed: isOpen,
        done_on: isOpen ? when.day : followup.done_on,
        touchpoint,
        next: next ? { id: next.id, due: next.due } : null,
      })
    }
    if (channel) {
      for (const [client_id, id] of contacts) {
        const client = found.find((followup) => followup.client_id === client_id)?.client ?? ''
        lines.push(loggedLine({ id, client, when, channel }))
      }
    }
    ctx.book.describe(open.map((followup) => `#${followup.id} ${followup.what}`).join('; '))
    return { blocks: [{ kind: 'text', lines }], json, notices: [...archivedNotices(open), ...remarks] }
  },
})

async function whenDone(ctx: WriteContext, typed: string | undefined): Promise<When> {
  const { today, time } = ctx.clock
  if (typed === undefined) return { day: today, time }
  const { whenOf } = await import('../touchpoints/when.ts')
  return whenOf(ctx, typed, say`crm snooze 3 next fri`)
}

/** One contact for each client, whatever was done for it; gives their numbers by client. */
async function logContacts(
  ctx: WriteContext,
  done: readonly NamedFollowup[],
  channel: Channel,
  when: When,
  note: string | undefined,
): Promise<Map<number, number>> {
  const contacts = new Map<number, number>()
  for (const [client_id, own] of Map.groupBy(done, (followup) => followup.client_id)) {
    const id = await ctx.book.insert('touchpoint', {
      uid: ctx.uid(),
      client_id,
      day: when.day,
      time: when.time,
      code: channel.code,
      note: note ?? own.map(({ what }) => what).join('; '),
      direction: null,
      minutes: null,
      mood: null,
      event_uid: null,
      created_at: ctx.clock.now,
    })
    contacts.set(client_id, id)
  }
  return contacts
}

async function close(
  ctx: WriteContext,
  followup: NamedFollowup,
  doneOn: Day,
  note: string | undefined,
  touchpoint: number | null,
) {
  await ctx.book.update('followup', followup.id, {
    done_at: ctx.clock.now,
    done_on: doneOn,
    result: note ?? null,
  })
  return addNextOf(ctx, followup, doneOn, touchpoint)
}

function doneLines(
  followup: NamedFollowup,
  doneOn: Day,
  next: Awaited<ReturnType<typeof addNextOf>>,
): Line[] {
  const kept = sayKept(followup, doneOn)
  const due = whenDue(followup)
  const line = answerLine({ text: say`Done`, tone: 'good' }, followup, kept ? [due, kept] : [due])
  if (!next) return [line]
  const number: Span = { text: `#${next.id}`, tone: 'quiet' }
  const again = everySaid(followup.every ?? '')
  if (next.moved !== undefined) return [line, sayLine`Next ${number}  ${next.said}, ${again}; ${next.moved}`]
  return [line, sayLine`Next ${number}  ${next.said}, ${again}`]
}

function named(followup: NamedFollowup) {
  const { id, kind, client_id, client, what } = followup
  return { id, kind, client: { id: client_id, name: client }, due: dayThatCounts(followup), what }
}
