import { argument, type Input, maybe, option, text, words } from '../cli/fields.ts'
import { findClients } from '../clients/reference.ts'
import type { WriteContext } from '../context.ts'
import type { Day } from '../day.ts'
import { sayWhen } from '../language/calendar.ts'
import { clauses, listed, said, say, toSay } from '../language/say.ts'
import type { Document, Span } from '../output/document.ts'
import { aside, sayLine } from '../output/say-line.ts'
import { dayOffRemarks } from './day-off.ts'
import { type FollowupKind, KIND_NAMES, openFollowup, sayDue } from './followup.ts'
import { everyTyped, LUNAR_YEAR, type Recurrence, recurrence, sayRecurrence } from './recurring.ts'
import { readStep } from './step.ts'

/** What `next`, `promise` and `await` are told. */
export const STEP_FIELDS = {
  client: argument('<client>', 'who: any part of a name, e-mail, phone or #id; several as zhang,li', text()),
  step: argument('<when-and-what...>', 'a date and then the rest, such as fri send prospectus', words()),
  every: option(
    '--every <interval>',
    'when it is done the next one is made, such as 2w or 3m later; lunar-year keeps the lunar date',
    maybe(text()),
  ),
}

/** What every help of the three says of dates. */
export const STEP_DETAILS = [
  toSay(
    'The longest date at the front is the date, and what follows is what it is about; quotes are not needed. ' +
      'What was understood is said back with the weekday.',
  ),
]

const HEADS: Readonly<Record<FollowupKind, string>> = {
  next: toSay('Next step'),
  promise: toSay('Promise'),
  awaiting: toSay('Awaiting'),
}

/** Adds a follow-up of one kind for each of the clients, and says what was understood. */
export async function addFollowups(
  ctx: WriteContext,
  kind: FollowupKind,
  input: Input<typeof STEP_FIELDS>,
): Promise<Document> {
  const verb = kind === 'awaiting' ? 'await' : kind
  const every = input.every === undefined ? undefined : everyTyped(input.every)
  const clients = await findClients(ctx, input.client)
  const typed = input.step.join(' ')
  const { day, time, what } = readStep(
    typed,
    { today: ctx.clock.today, now: ctx.clock.time, order: ctx.dateOrder },
    (step) => `crm ${verb} ${quoted(input.client)} ${step}`,
  )
  const first = every === LUNAR_YEAR ? (await import('./lunar-anchor.ts')).lunarAnchor(typed, day) : day
  const made: { id: number; client: (typeof clients)[number] }[] = []
  for (const client of clients) {
    const id = await ctx.book.insert(
      'followup',
      openFollowup({
        uid: ctx.uid(),
        client_id: client.id,
        kind,
        due: day,
        time,
        what,
        created_at: ctx.clock.now,
        ...recurrence(every, first),
      }),
    )
    made.push({ id, client })
  }
  const names = listed(clients.map(({ name }) => name))
  ctx.book.describe(say`${said(KIND_NAMES[kind])} ${names}, ${sayWhen({ day, time })}: ${what}`)
  const due = sayDue(day, ctx.clock.today)
  const when = clauses([sayWhen({ day, time }), due.text])
  const beside = aside(every ? [when, sayRecurrence(every)] : [when], ';')
  return {
    blocks: [{ kind: 'text', lines: made.map((one) => [...addedHead(kind, one, what), ...beside]) }],
    json: made.map(({ id, client }) => ({
      id,
      kind,
      client: { id: client.id, name: client.name },
      due: day,
      time,
      what,
      every: recurrence(every, day).every,
    })),
    notices: [
      ...clients
        .filter(({ archivedAt }) => archivedAt !== null)
        .map(({ id, name }) => say`${name} is archived; to bring back: ${`crm unarchive ${id}`}`),
      ...(await remarksOn(ctx, day, { every, typed })),
    ],
  }
}

function addedHead(
  kind: FollowupKind,
  { id, client }: { readonly id: number; readonly client: { readonly name: string } },
  what: string,
): Span[] {
  const number: Span = { text: `#${id}`, tone: 'quiet' }
  const name: Span = { text: client.name, tone: 'strong' }
  return sayLine`${said(HEADS[kind])} ${number}  ${name}: ${what}`
}

/** What is to be known of the day: that nobody works on it, or that what comes again leaves the lunar date. */
async function remarksOn(
  ctx: WriteContext,
  day: Day,
  { every, typed }: { readonly every: Recurrence | undefined; readonly typed: string },
): Promise<string[]> {
  const off = await dayOffRemarks(ctx, [day])
  const years = typeof every === 'object' && every.unit === 'month' && every.count % 12 === 0
  const leaves = years && (await import('../language/lunar-words.ts')).lunarAt(typed.normalize('NFKC'), 0)
  return [
    ...off,
    ...(leaves
      ? [
          say`It comes again on the same day of the sun’s calendar; on the lunar date: ${'--every lunar-year'}`,
        ]
      : []),
  ]
}

function quoted(client: string): string {
  return /^[\p{L}\p{N}@.,_-]+$/u.test(client) ? client : `"${client}"`
}
