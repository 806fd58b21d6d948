import { argument, type Input, maybe, option, text, words } from '../cli/fields.ts'
import { findClients } from '../clients/reference.ts'
import type { WriteContext } from '../context.ts'
import { sayWhen } from '../language/calendar.ts'
import type { Document, Line } from '../output/document.ts'
import { sayEvery } from '../plans/plan.ts'
import { type FollowupKind, KIND_NAMES, openFollowup, sayDue } from './followup.ts'
import { everyTyped, recurrence } from './recurring.ts'
import { readStep } from './step.ts'

/** What `next`, `promise` and `await` are told. */
export const STEP_FIELDS = {
  client: argument('<client>', 'who: any part of a name, e-mail, phone or #id; several as zhang,li', text()),
  step: argument('<when-and-what...>', 'a date and then the rest, such as fri send prospectus', words()),
  every: option(
    '--every <interval>',
    'when it is done the next one is made, such as 2w or 3m later',
    maybe(text()),
  ),
}

/** What every help of the three says of dates. */
export const STEP_DETAILS = [
  'The longest date at the front is the date, and what follows is what it is about; quotes are not needed. ' +
    'What was understood is said back with the weekday.',
]

const HEADS: Readonly<Record<FollowupKind, string>> = {
  next: 'Next step',
  promise: 'Promise',
  awaiting: 'Awaiting',
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
  const { day, time, what } = readStep(
    input.step.join(' '),
    { today: ctx.clock.today, order: ctx.dateOrder },
    (step) => `crm ${verb} ${quoted(input.client)} ${step}`,
  )
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
        ...recurrence(every, day),
      }),
    )
    made.push({ id, client })
  }
  const names = clients.map(({ name }) => name).join(', ')
  ctx.book.describe(`${KIND_NAMES[kind]} ${names}, ${sayWhen({ day, time })}: ${what}`)
  const due = sayDue(day, ctx.clock.today)
  const lines = made.map(
    ({ id, client }): Line => [
      { text: `${HEADS[kind]} ` },
      { text: `#${id}`, tone: 'quiet' },
      { text: '  ' },
      { text: client.name, tone: 'strong' },
      { text: `: ${what} (${sayWhen({ day, time })}, ${due.text}${every ? `; ${sayEvery(every)}` : ''})` },
    ],
  )
  return {
    blocks: [{ kind: 'text', lines }],
    json: made.map(({ id, client }) => ({
      id,
      kind,
      client: { id: client.id, name: client.name },
      due: day,
      time,
      what,
      every: recurrence(every, day).every,
    })),
    notices: clients
      .filter(({ archivedAt }) => archivedAt !== null)
      .map(({ id, name }) => `${name} is archived; to bring back: crm unarchive ${id}`),
  }
}

function quoted(client: string): string {
  return /^[\p{L}\p{N}@.,_-]+$/u.test(client) ? client : `"${client}"`
}
