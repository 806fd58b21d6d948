import type { WriteContext } from '../../context.ts'
import { dayNumber } from '../../day.ts'
import { Failure, NeedsYes } from '../../errors.ts'
import { listed, plural, said, say, toSay } from '../../language/say.ts'
import { type Document, type Line, lineText } from '../../output/document.ts'
import { nextId } from '../client-queries.ts'
import { type ImportAsked, type Outcome, reportOf, sayWritten, shortly } from '../outcome.ts'
import type { Source } from '../source.ts'
import { type ChunkPlan, type Owned, planChunk, takenIds } from '../touchpoint-plan.ts'
import { touchpointsOfUids, touchpointsOn } from '../touchpoint-queries.ts'
import { writeChunk } from '../touchpoint-writing.ts'
import { eventTimes } from './events.ts'
import { noteOf, uidOf } from './events-notes.ts'
import { attendingOf } from './events-people.ts'
import { type EventPlan, planEvents } from './events-plan.ts'
import { correctedByHand, removedByHand } from './events-queries.ts'
import { readCalendar } from './events-read.ts'
import { MS_PER_DAY, MS_PER_MINUTE } from './ical-times.ts'
import { zoneBy } from './ical-zone.ts'

/** How many meetings are looked up and written at a time. */
const CHUNK = 1_000
const PREVIEW = 20
/** How many of what is left out are named. */
const MOST_NAMED = 5

/**
 * Takes the past meetings of a calendar as touchpoints of the clients who were there. Without `as` it only says
 * what it would take; with it a yes is needed, because a calendar holds much that is nobody's business.
 */
export async function importEvents(
  ctx: WriteContext,
  source: Source,
  asked: ImportAsked & { readonly as: 'clients' | 'touchpoints' | undefined },
): Promise<Document> {
  const tip = `crm import ${source.name} --as touchpoints`
  if (asked.as === 'clients')
    throw new Failure('usage', say`${source.name} is a calendar: its past meetings come in as touchpoints.`, {
      tip,
    })
  const calendar = await readCalendar(source.name, source.bytes)
  const now = dayNumber(ctx.clock.today) * MS_PER_DAY + minutesOf(ctx.clock.time) * MS_PER_MINUTE
  const times = eventTimes({ zones: calendar.zones, own: zoneBy(ctx.offsetAt), now })
  const plan = planEvents(calendar, times, await attendingOf(ctx.book.db, calendar.events))
  const rehearsed = asked.dryRun || asked.as === undefined
  const writing = !rehearsed && ctx.yes
  const tally = await takeMeetings(ctx, plan, writing)
  const outcome: Outcome = {
    ...tally,
    subject: 'touchpoints',
    file: source.name,
    besides: [
      ...besidesOf(tally, plan),
      ...(asked.as === undefined && tally.added + tally.changed > 0 ? [say`To take them in: ${tip}`] : []),
    ],
    badRows: 0,
    troubles: [],
    warnings: plan.troubles,
    remarks: [],
    savedTo: undefined,
  }
  if (!rehearsed && !ctx.yes && tally.added + tally.changed > 0) throw needsYes(outcome)
  ctx.book.describe(say`${source.name}: ${sayWritten(tally.added, tally.changed, 'touchpoints')}`)
  return reportOf(outcome, { ...asked, dryRun: rehearsed })
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function needsYes(outcome: Outcome): NeedsYes {
  const { file, added, changed, unchanged, besides, preview, warnings } = outcome
  const would = [
    ...(added > 0
      ? [plural(added, say`1 touchpoint would be added`, say`${added} touchpoints would be added`)]
      : []),
    ...(changed > 0
      ? [plural(changed, say`1 touchpoint would be changed`, say`${changed} touchpoints would be changed`)]
      : []),
    ...(unchanged > 0 ? [say`${unchanged} already there`] : []),
  ]
  const more = added + changed - preview.length
  return new NeedsYes(say`${file}: ${listed(would)}.`, say`Take them in?`, {
    details: [
      ...preview.map(lineText),
      ...(more > 0 ? [say`and ${more} more‖things`] : []),
      ...besides,
      ...warnings.slice(0, PREVIEW).map(({ line, reason }) => say`line ${line}: ${reason}`),
    ],
  })
}

type Tally = Awaited<ReturnType<typeof takeMeetings>>

async function takeMeetings(ctx: WriteContext, plan: EventPlan, writing: boolean) {
  const { db } = ctx.book
  const tally = {
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    byName: new Set<string>(),
    beside: [] as string[],
  }
  const preview: Line[] = []
  const taken = takenIds()
  const since = await nextId(db, 'touchpoint')
  const removed = await removedByHand(db)
  const seen = new Set<string>()
  const owned: Owned[] = []
  for (const { occurrence, attending } of plan.meetings) {
    for (const name of attending.byName) tally.byName.add(name)
    for (const client of attending.clients) {
      const entry = entryOf(occurrence, client)
      if (removed.has(entry.uid)) tally.removed++
      else if (!seen.has(entry.uid)) owned.push({ entry, owner: client })
      seen.add(entry.uid)
    }
  }
  owned.sort((a, b) => (a.entry.day < b.entry.day ? -1 : a.entry.day > b.entry.day ? 1 : 0))
  for (let at = 0; at < owned.length; at += CHUNK) {
    const { plan: chunk, beside } = await planMeetings(ctx, owned.slice(at, at + CHUNK), taken, since)
    tally.added += chunk.added.length
    tally.changed += chunk.changed.length
    tally.unchanged += chunk.same.length
    tally.beside.push(...beside)
    if (preview.length < PREVIEW) preview.push(...previewOf(chunk).slice(0, PREVIEW - preview.length))
    if (writing) await writeChunk(ctx, chunk, [])
    ctx.progress(say`${Math.min(at + CHUNK, owned.length)} of ${owned.length} meetings`)
  }
  return { ...tally, preview }
}

function entryOf(
  { event, recurrence, day, time, minutes }: EventPlan['meetings'][number]['occurrence'],
  client: {
    readonly uid: string
    readonly name: string
  },
) {
  return {
    row: { line: event.line, cells: [] },
    uid: uidOf('touchpoint', event.uid, recurrence, client.uid),
    client: client.name,
    clientUid: client.uid,
    day,
    time,
    code: 'M',
    note: noteOf(event),
    direction: null,
    minutes,
    mood: null,
    eventUid: uidOf('event', event.uid, recurrence),
    next: null,
  }
}

/** What some meetings change, but for what was corrected by hand; `beside` are days with another meeting. */
async function planMeetings(
  ctx: WriteContext,
  owned: readonly Owned[],
  taken: ReturnType<typeof takenIds>,
  since: number,
): Promise<{ plan: ChunkPlan; beside: string[] }> {
  const { db } = ctx.book
  const pairs = new Map<string, readonly [number, string]>()
  for (const { entry, owner } of owned) pairs.set(`${owner.id} ${entry.day}`, [owner.id as number, entry.day])
  const onTheirDays = await touchpointsOn(db, [...pairs.values()], since)
  const byDay = Map.groupBy(onTheirDays, ({ client_id, day }) => `${client_id} ${day}`)
  // A client who became part of another has the other's uid: the meeting is known by its event then.
  const settled = owned.map(({ entry, owner }) => {
    const same = byDay.get(`${owner.id} ${entry.day}`)?.find(({ event_uid }) => event_uid === entry.eventUid)
    return { entry: same ? { ...entry, uid: same.uid } : entry, owner }
  })
  const byUid = await touchpointsOfUids(
    db,
    settled.flatMap(({ entry }) => entry.uid ?? []),
  )
  const plan = planChunk(settled, { byUid, onTheirDays }, taken, since)
  const corrected = await correctedByHand(
    db,
    plan.changed.map(({ row }) => row),
  )
  const changed: ChunkPlan['changed'][number][] = []
  const same = [...plan.same]
  for (const { row, owned, patch } of plan.changed) {
    const kept = corrected.get(row.id)
    const left = Object.fromEntries(Object.entries(patch).filter(([column]) => !kept?.has(column)))
    if (Object.keys(left).length > 0) changed.push({ row, owned, patch: left })
    else same.push({ row, owned })
  }
  const beside = plan.added.flatMap(({ entry, owner }) => {
    const others = byDay.get(`${owner.id} ${entry.day}`) ?? []
    return others.some(({ code, event_uid }) => code === 'M' && event_uid === null)
      ? [`${entry.day} ${owner.name}`]
      : []
  })
  return { plan: { ...plan, changed, same }, beside }
}

function previewOf(plan: ChunkPlan): string[] {
  const line = (mark: string, { entry, owner }: Owned, more: string) =>
    [mark, entry.day, entry.time ?? '     ', owner.name, more].filter((word) => word !== '').join('  ')
  return [
    ...plan.added.slice(0, PREVIEW).map((owned) => line('+', owned, shortly(owned.entry.note))),
    ...plan.changed
      .slice(0, PREVIEW)
      .map(({ owned, patch }) => line('~', owned, sayColumns(Object.keys(patch)))),
  ]
}

function besidesOf(tally: Tally, plan: EventPlan): string[] {
  const { coming, cancelled, wholeDays, strangers } = plan
  const left = [
    ...(coming > 0 ? [say`${coming} still to come`] : []),
    ...(cancelled > 0 ? [say`${cancelled} cancelled`] : []),
    ...(wholeDays > 0 ? [say`${wholeDays} all-day (birthdays, holidays)`] : []),
    ...(strangers.length > 0 ? [say`${strangers.length} without a known client`] : []),
    ...(tally.removed > 0 ? [say`${tally.removed} removed from the book by hand`] : []),
  ]
  return [
    ...(tally.byName.size > 0
      ? [
          say`Known by the name alone: ${shortened([...tally.byName], listed, (more) => say`and ${more} more`)}.`,
        ]
      : []),
    ...besideOf(tally.beside),
    ...(left.length > 0 ? [say`Left out: ${listed(left)}.`] : []),
    ...(strangers.length > 0 ? [say`Nobody known: ${eventsNamed(strangers)}.`] : []),
  ]
}

function besideOf(beside: readonly string[]): string[] {
  if (beside.length === 0) return []
  const days = eventsNamed(beside)
  return [
    plural(
      beside.length,
      say`1 day had a meeting in the book already: ${days}.`,
      say`${beside.length} days had a meeting in the book already: ${days}.`,
    ),
  ]
}

function eventsNamed(texts: readonly string[]): string {
  return shortened(texts, apart, (more) => say`and ${more} more‖things`)
}

function shortened(
  texts: readonly string[],
  join: (texts: readonly string[]) => string,
  sayMore: (more: number) => string,
): string {
  const more = texts.length - MOST_NAMED
  return join(more > 0 ? [...texts.slice(0, MOST_NAMED), sayMore(more)] : texts)
}

/** Things with commas of their own, one after the other. */
function apart(texts: readonly string[]): string {
  return texts.reduce((before, text) => say`${before}; ${text}`)
}

const COLUMNS: Readonly<Record<string, string>> = {
  day: toSay('day'),
  time: toSay('time'),
  code: toSay('code'),
  note: toSay('note'),
  minutes: toSay('minutes'),
  direction: toSay('direction'),
  mood: toSay('mood'),
  client_id: toSay('client_id'),
  event_uid: toSay('event_uid'),
}

function sayColumns(columns: readonly string[]): string {
  return listed(columns.map((column) => said(COLUMNS[column] ?? column)))
}
