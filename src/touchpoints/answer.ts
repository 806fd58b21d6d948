import type { WriteContext } from '../context.ts'
import { type Day, daysBetween } from '../day.ts'
import { followupLine } from '../followups/followup.ts'
import { type NamedFollowup, openFollowupsOf } from '../followups/queries.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import { plainly, plural, say } from '../language/say.ts'
import { displayWidth, padEnd } from '../language/width.ts'
import type { Block, Document, Line, Span } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import type { TouchpointRow } from '../store/schema.ts'
import { contactBefore } from './queries.ts'
import type { Channel } from './touchpoint.ts'

/** How many open follow-ups of a client an answer shows, and how many are read to choose from. */
const OPEN_SHOWN = 5
const OPEN_READ = 200

interface Logged {
  readonly logged: readonly {
    readonly id: number
    readonly client: { readonly id: number; readonly name: string; readonly archivedAt: string | null }
  }[]
  readonly when: { readonly day: Day; readonly time: string | null }
  readonly channel: Channel
  readonly note: string
}

/** What `log` says back: what was recorded, the contact before, what is open, the next date. */
export async function answer(ctx: WriteContext, { logged, when, channel, note }: Logged): Promise<Document> {
  const { db } = ctx.book
  const open = await openFollowupsOf(
    db,
    logged.map((one) => one.client.id),
    OPEN_READ * logged.length,
  )
  const blocks: Block[] = []
  const json: unknown[] = []
  for (const { id, client } of logged) {
    const before = await contactBefore(db, { id, client_id: client.id, day: when.day })
    const own = open.filter((followup) => followup.client_id === client.id)
    blocks.push({
      kind: 'text',
      lines: [
        loggedLine({ id, client: client.name, when, channel }),
        ...beforeLines(before, when.day),
        ...openLines(own, { touchpoint: id, client: client.id, today: ctx.clock.today }),
      ],
    })
    json.push({
      id,
      client: { id: client.id, name: client.name },
      day: when.day,
      time: when.time,
      code: channel.code,
      note,
      before: before ? { id: before.id, day: before.day, code: before.code, note: before.note } : null,
      open: own.map(({ id, kind, due, time, what }) => ({ id, kind, due, time, what })),
    })
  }
  return { blocks, json, notices: archivedNotices(logged) }
}

/** `Logged #12  T  Fri 2026-11-20 15:00  Zhang Wei` */
export function loggedLine(
  logged: Pick<Logged, 'when' | 'channel'> & { readonly id: number; readonly client: string },
): Line {
  const number: Span = { text: `#${logged.id}`, tone: 'quiet' }
  const code: Span = { text: logged.channel.code, tone: 'code' }
  const client: Span = { text: logged.client, tone: 'strong' }
  return sayLine`Logged ${number}  ${code}  ${sayWhen(logged.when)}  ${client}`
}

function archivedNotices(logged: Logged['logged']): string[] {
  const archived = logged.filter(({ client }) => client.archivedAt !== null)
  return archived.map(
    ({ client }) => say`${client.name} is archived; to bring back: ${`crm unarchive ${client.id}`}`,
  )
}

/** What stands before the lines of an answer, of one width. */
function heads(): { before: Span; open: Span; none: Span } {
  const [before, open] = [say`Before‖the contact before`, say`Open`]
  const width = Math.max(displayWidth(before), displayWidth(open)) + 2
  const head = (text: string): Span => ({ text: padEnd(text, width), tone: 'quiet' })
  return { before: head(before), open: head(open), none: head('') }
}

function beforeLines(before: TouchpointRow | undefined, day: Day): Line[] {
  const head = heads().before
  if (!before) return [[head, { text: say`the first contact in the book` }]]
  const code: Span = { text: before.code, tone: 'code' }
  const line = sayLine`${head}${code}  ${sayDay(before.day)} (${sayBefore(daysBetween(before.day, day))})`
  return [before.note === '' ? line : [...line, { text: `  ${firstLine(before.note)}` }]]
}

function sayBefore(days: number): string {
  if (days === 0) return say`same day`
  return plural(days, say`the day before`, say`${days} days before`)
}

/** The first that are open, and whatever was noted with this contact: what was understood is always said back. */
function openLines(
  open: readonly NamedFollowup[],
  about: { readonly touchpoint: number; readonly client: number; readonly today: Day },
): Line[] {
  const isNew = (followup: NamedFollowup) => followup.touchpoint_id === about.touchpoint
  const room = Math.max(0, OPEN_SHOWN - open.filter(isNew).length)
  const others = new Set(open.filter((followup) => !isNew(followup)).slice(0, room))
  const shown = open.filter((followup) => isNew(followup) || others.has(followup))
  const wide = Math.max(0, ...shown.map(({ id }) => `#${id}`.length))
  const left = open.length - shown.length
  const lines: Line[] = shown.map((followup) => followupLine(followup, about.today, wide))
  if (left > 0)
    lines.push(sayLine`and ${left} more: ${{ text: `crm brief ${about.client}`, tone: 'strong' }}`)
  const { open: first, none } = heads()
  return lines.map((line, index) => [
    index === 0 ? first : none,
    ...(typeof line === 'string' ? [{ text: line }] : line),
  ])
}

function firstLine(note: string): string {
  const line = note.split('\n', 1)[0] as string
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}${plainly('…')}` : line
}
