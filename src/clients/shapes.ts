import * as z from 'zod/mini'
import {
  client,
  clientKind,
  count,
  day,
  followupKind,
  id,
  instant,
  type Shapes,
  says,
  text,
  time,
} from '../cli/shape.ts'

const points = () =>
  z.array(
    z.strictObject({
      kind: z.enum(['email', 'phone', 'address', 'wechat', 'url']),
      label: z.nullable(text()),
      value: text(),
    }),
  )

const fields = () => says('Fields of one’s own, by their names.', z.record(text(), text()))

const birthday = () =>
  z.nullable(says('As it is known: a day, --MM-DD without a year, or lunar:… of the lunar calendar.', text()))

/** A client with all that is known of it. */
const FILE = {
  id: id(),
  uid: says('The same in every book the client is in.', text()),
  kind: clientKind(),
  name: text(),
  title: z.nullable(text()),
  org: z.nullable(client()),
  tier: z.nullable(text()),
  stage: z.nullable(text()),
  owner: z.nullable(text()),
  birthday: birthday(),
  note: z.nullable(text()),
  aliases: z.array(text()),
  tags: z.array(text()),
  points: points(),
  fields: fields(),
  last_day: says('The day of the last contact.', z.nullable(day())),
  created_at: instant(),
  updated_at: instant(),
  archived_at: z.nullable(instant()),
}

export const clientFile = () => z.strictObject(FILE)

export const listedClient = () =>
  z.strictObject({
    id: id(),
    uid: text(),
    kind: clientKind(),
    name: text(),
    title: z.nullable(text()),
    org: z.nullable(text()),
    tier: z.nullable(text()),
    stage: z.nullable(text()),
    owner: z.nullable(text()),
    created_at: instant(),
    archived_at: z.nullable(instant()),
    next: says('The day of the earliest open follow-up.', z.nullable(day())),
    last_day: z.nullable(day()),
    tags: z.array(text()),
    quiet: says('Days since the last contact.', z.nullable(z.int())),
  })

const touchpoint = () =>
  z.strictObject({
    id: id(),
    uid: text(),
    day: day(),
    time: z.nullable(time()),
    code: text(),
    note: text(),
    direction: z.nullable(z.enum(['in', 'out'])),
    minutes: z.nullable(count()),
    mood: z.nullable(z.int().check(z.minimum(-2), z.maximum(2))),
    event_uid: says('Shared by the contacts of one meeting with several clients.', z.nullable(text())),
    client: client(),
  })

const member = () =>
  z.strictObject({
    id: id(),
    name: text(),
    title: z.nullable(text()),
    tier: z.nullable(text()),
    last_day: z.nullable(day()),
  })

const OPEN = {
  id: id(),
  kind: followupKind(),
  client: client(),
  due: day(),
  time: z.nullable(time()),
  what: text(),
}

const days = () => z.strictObject({ average: z.number(), most: count() })

const brief = z.strictObject({
  id: id(),
  name: text(),
  kind: clientKind(),
  title: z.nullable(text()),
  org: z.nullable(client()),
  tier: z.nullable(text()),
  stage: z.nullable(text()),
  tags: z.array(text()),
  points: points(),
  last_day: z.nullable(day()),
  usual_gap: says('Days between contacts, as is usual with the client.', z.nullable(count())),
  plan: z.strictObject({
    source: says('Where the plan comes from, in words.', z.nullable(text())),
    due: z.array(
      z.strictObject({
        codes: says('The letters of which one satisfies; null is any.', z.nullable(z.array(text()))),
        every: z.strictObject({ count: count(), unit: z.enum(['day', 'month']) }),
        due: day(),
        last: z.nullable(day()),
        state: says('In words.', text()),
      }),
    ),
  }),
  promises: says(
    'Of one’s own promises, how many stand how.',
    z.strictObject({
      open: count(),
      kept: count(),
      late: count(),
      lateDays: days(),
      broken: count(),
      brokenDays: days(),
      dropped: count(),
    }),
  ),
  birthday: birthday(),
  next_birthday: z.nullable(day()),
  fields: fields(),
  note: z.nullable(text()),
  mine: says('One’s own promises and next steps.', z.array(step())),
  theirs: says('What the client owes.', z.array(step())),
  people: z.array(member()),
  contacts: z.array(touchpoint()),
})

function step() {
  return z.strictObject({
    ...OPEN,
    why: says('How it stands, in words.', text()),
    first_due: says('The day first agreed, where it was snoozed since.', z.nullable(day())),
    snoozes: count(),
  })
}

const archived = (at: z.ZodMiniType) =>
  z.array(z.strictObject({ id: id(), uid: text(), name: text(), archived_at: at }))

const tagging = () => z.array(z.strictObject({ client: id(), tag: text() }))

/** What the commands on clients print. */
export const shapes: Shapes = {
  add: clientFile(),
  edit: clientFile(),
  show: z.strictObject({
    ...FILE,
    people: z.array(member()),
    open: z.array(z.strictObject(OPEN)),
    contacts: says('How many there are in all.', count()),
    touchpoints: z.array(touchpoint()),
  }),
  brief,
  list: z.array(listedClient()),
  tag: z.union([
    says('The tags in use.', z.array(z.strictObject({ tag: text(), clients: count() }))),
    says(
      'What was changed.',
      z.strictObject({ clients: z.array(client()), added: tagging(), removed: tagging() }),
    ),
  ]),
  archive: archived(z.nullable(instant())),
  unarchive: archived(z.null()),
  merge: z.strictObject({ ...FILE, merged: z.strictObject({ id: id(), uid: text(), name: text() }) }),
}
