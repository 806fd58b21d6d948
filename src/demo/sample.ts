import { addDetails } from '../clients/changes.ts'
import { newClient } from '../clients/new-client.ts'
import type { Context } from '../context.ts'
import { addDays, type Day, weekday } from '../day.ts'
import { openFollowup } from '../followups/followup.ts'
import { sayWhen } from '../language/calendar.ts'
import { listed, say } from '../language/say.ts'
import type { Draft } from '../store/journal.ts'
import type { Book } from '../store/open.ts'
import type { Sample, SampleContact, SampleStep, Story } from './story.ts'

type World = Pick<Context, 'uid' | 'clock' | 'actor'>

/** How long before today the sample's clients came into the book. */
const ADDED_DAYS_AGO = 240
/** How long before they are due its follow-ups were noted. */
const NOTED_DAYS_BEFORE = 10

/** Writes the sample book: the same for the same day, through the journal, each kind of thing one entry. */
export async function writeSample(ctx: World, book: Book, story: Story): Promise<void> {
  const { clients, contacts, steps, plans } = story
  const entry = (command: string) => ({ at: ctx.clock.now, actor: ctx.actor, command })
  const ids = new Map<string, number>()
  await book.write(entry('channel add'), async (draft) => {
    await draft.insert('channel', { code: 'W', name: say`WeChat`, words: 'wechat\n微信' })
    draft.describe(`W ${say`WeChat`}`)
  })
  await book.write(entry('add'), async (draft) => {
    for (const client of clients) ids.set(client.name, await addClient(ctx, draft, client, ids))
    draft.describe(say`${clients.length} sample clients`)
  })
  await book.write(entry('plan set'), async (draft) => {
    const created_at = ctx.clock.now
    for (const [subject, codes, every] of plans)
      await draft.insert('plan', { scope: 'tier', subject, client_id: null, codes, every, created_at })
    draft.describe(listed(plans.map(([tier]) => say`tier ${tier}`)))
  })
  await book.write(entry('log'), async (draft) => {
    for (const contact of contacts.slice(0, -1)) await addContact(ctx, draft, contact, ids)
    for (const step of steps) await addStep(ctx, draft, step, ids)
    draft.describe(say`${contacts.length - 1} sample contacts and ${steps.length} follow-ups`)
  })
  await book.write(entry('log'), async (draft) => {
    const last = contacts.at(-1) as SampleContact
    await addContact(ctx, draft, last, ids)
    const [who, ago, time, code] = last
    draft.describe(say`${code} ${who}, ${sayWhen({ day: workdaysBefore(ctx.clock.today, ago), time })}`)
  })
}

async function addClient(
  ctx: World,
  draft: Draft,
  { name, tier, org, title, stage, birthday, tags = [], email, phone, city }: Sample,
  ids: ReadonlyMap<string, number>,
): Promise<number> {
  const added = `${addDays(ctx.clock.today, -ADDED_DAYS_AGO)}${ctx.clock.now.slice(10)}`
  const id = await draft.insert(
    'client',
    newClient(ctx, {
      kind: org === undefined ? 'organisation' : 'person',
      name,
      tier,
      org_id: org ? idOf(ids, org) : null,
      title: title ?? null,
      stage: stage ?? null,
      birthday: birthday ?? null,
      created_at: added,
      updated_at: added,
    }),
  )
  await addDetails(draft, id, {
    points: [
      ...(email === undefined ? [] : [{ kind: 'email', value: email } as const]),
      ...(phone === undefined ? [] : [{ kind: 'phone', value: phone } as const]),
    ],
    aliases: [],
    tags,
    fields: city === undefined ? [] : [{ name: say`city`, value: city }],
  })
  return id
}

async function addContact(
  ctx: World,
  draft: Draft,
  [who, ago, time, code, note, mood]: SampleContact,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const day = workdaysBefore(ctx.clock.today, ago)
  await draft.insert('touchpoint', {
    uid: ctx.uid(),
    client_id: idOf(ids, who),
    day,
    time,
    code,
    note,
    direction: null,
    minutes: code === 'M' ? 60 : null,
    mood: mood ?? null,
    event_uid: null,
    created_at: `${day}T${time ?? '18:00'}:00${ctx.clock.now.slice(19)}`,
  })
}

async function addStep(
  ctx: World,
  draft: Draft,
  { kind, who, due: ahead, time, what, every, done, result }: SampleStep,
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const { today, now } = ctx.clock
  const due = workdayFrom(today, ahead)
  const done_on = done === undefined ? null : workdayFrom(today, done)
  const on = (day: Day) => `${day}${now.slice(10)}`
  const noted = addDays(due, -NOTED_DAYS_BEFORE)
  await draft.insert(
    'followup',
    openFollowup({
      uid: ctx.uid(),
      client_id: idOf(ids, who),
      kind,
      due,
      time: time ?? null,
      what,
      created_at: noted < today ? on(noted) : now,
      every: every ?? null,
      anchor: every === undefined ? null : due,
      done_on,
      done_at: done_on && on(done_on),
      result: result ?? null,
    }),
  )
}

function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the sample has no client ${name}`)
  return id
}

/** So many days later or earlier, and off the weekend where there is one. */
function workdayFrom(today: Day, days: number): Day {
  const day = addDays(today, days)
  const over = weekday(day) - 5
  if (over <= 0 || days === 0) return day
  return addDays(day, days > 0 ? 3 - over : -over)
}

/** Nobody is called on a Sunday: `count` working days before the day, or before its last working day. */
export function workdaysBefore(day: Day, count: number): Day {
  let at = weekday(day) > 5 ? addDays(day, 5 - weekday(day)) : day
  for (let left = count; left > 0; left--) at = addDays(at, weekday(at) === 1 ? -3 : -1)
  return at
}
