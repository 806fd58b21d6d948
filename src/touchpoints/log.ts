import { command } from '../cli/define.ts'
import { argument, flag, type Input, maybe, option, text, whole, words } from '../cli/fields.ts'
import { findClients } from '../clients/reference.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { dayOffRemarks } from '../followups/day-off.ts'
import { type FollowupKind, openFollowup } from '../followups/followup.ts'
import type { Step } from '../followups/step.ts'
import { sayWhen } from '../language/calendar.ts'
import { listed, say } from '../language/say.ts'
import { answer } from './answer.ts'
import { noteFrom } from './note.ts'
import { type Channel, channelTyped } from './touchpoint.ts'

const fields = {
  client: argument(
    '[client]',
    'who: any part of a name, e-mail, phone or #id; several as zhang,li',
    maybe(text()),
  ),
  code: argument('[code]', 'T, E, M, a word such as call, or a channel of your own', maybe(text())),
  note: argument('[note...]', 'what was said; - reads it from standard input', words()),
  on: option('--on <when>', 'when it was, such as yesterday or "fri 15:00" (default: now)', maybe(text())),
  next: option(
    '--next <when-and-what>...',
    'a next step, such as "fri send prospectus"; may be repeated',
    words(),
  ),
  promise: option('--promise <when-and-what>...', 'what you promised, such as "thu send the fees"', words()),
  awaiting: option(
    '--awaiting <when-and-what>...',
    'what they promised you, such as "1 dec signed contract"',
    words(),
  ),
  minutes: option('--minutes <count>', 'how long it took', maybe(whole(0, 1440))),
  in: option('--in', 'they contacted you', flag()),
  out: option('--out', 'you contacted them', flag()),
  mood: option('--mood <from -2 to 2>', 'how they felt about it, -2 to 2', maybe(whole(-2, 2))),
  edit: option('--edit', 'write the note in your editor', flag()),
}

export type LogInput = Input<typeof fields>

export const log = command({
  name: 'log',
  summary: 'Log a contact with a client',
  details: [
    'Without words on a terminal it asks. What was understood is always said back, with the weekday.',
    'A client is never created by logging.',
  ],
  fields,
  examples: [
    {
      line: 'crm log "zhang wei" T "asked about bonds" --next "fri send prospectus"',
      says: 'a call and what comes next',
    },
    {
      line: 'crm log li M "went through the offer" --promise "thu new prices" --awaiting "1 dec their decision"',
      says: 'a meeting, what you promised and what they did',
    },
    { line: 'crm log acme M "signed the contract" --on yesterday --minutes 45', says: 'a meeting yesterday' },
    {
      line: 'crm log "zhang wei,li wei" meeting "lunch together" --mood 1',
      says: 'one meeting with two clients',
    },
    { line: 'crm log li E "- not happy with the price" --in', says: 'an e-mail from the client' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  ask: async (ctx, input) => (await import('./ask.ts')).askForLog(ctx, input),
  async run(ctx, input) {
    const { client, code } = input
    if (client === undefined || code === undefined) throw missing(client)
    if (input.in && input.out) throw new Failure('usage', say`A contact goes --in or --out, not both.`)
    const clients = await findClients(ctx, client)
    const channel = await channelTyped(ctx.book.db, code)
    const when = await readOn(ctx, input.on)
    const steps = await readSteps(ctx, input)
    const note = await noteFrom(ctx, input.note, input.edit)
    const event = clients.length > 1 ? ctx.uid() : null
    const logged: { id: number; client: (typeof clients)[number] }[] = []
    for (const who of clients) {
      const id = await ctx.book.insert('touchpoint', {
        uid: ctx.uid(),
        client_id: who.id,
        day: when.day,
        time: when.time,
        code: channel.code,
        note,
        direction: input.in ? 'in' : input.out ? 'out' : null,
        minutes: input.minutes ?? null,
        mood: input.mood ?? null,
        event_uid: event,
        created_at: ctx.clock.now,
      })
      await addSteps(ctx, who.id, id, steps)
      logged.push({ id, client: who })
    }
    ctx.book.describe(
      describe(
        channel,
        clients.map((who) => who.name),
        sayWhen(when),
      ),
    )
    const document = await answer(ctx, { logged, when, channel, note })
    const remarks = await dayOffRemarks(
      ctx,
      steps.map(({ day }) => day),
    )
    return { ...document, notices: [...(document.notices ?? []), ...remarks] }
  },
})

/** Now, without loading what reads dates; or what was typed. */
async function readOn(ctx: WriteContext, typed: string | undefined) {
  const { today, time } = ctx.clock
  return typed === undefined ? { day: today, time } : (await import('./when.ts')).whenOf(ctx, typed)
}

/** A follow-up that was told with the contact. */
type ToldStep = Step & { readonly kind: FollowupKind }

async function readSteps(
  ctx: WriteContext,
  { next, promise, awaiting }: Pick<LogInput, FollowupKind>,
): Promise<ToldStep[]> {
  if (next.length + promise.length + awaiting.length === 0) return []
  const { readStep } = await import('../followups/step.ts')
  const about = { today: ctx.clock.today, now: ctx.clock.time, order: ctx.dateOrder }
  return Object.entries({ next, promise, awaiting }).flatMap(([kind, typed]) =>
    typed.map((step) => ({
      ...readStep(step, about, (better) => `--${kind} "${better}"`),
      kind: kind as FollowupKind,
    })),
  )
}

async function addSteps(
  ctx: WriteContext,
  client: number,
  touchpoint: number,
  steps: readonly ToldStep[],
): Promise<void> {
  for (const { kind, day, time, what } of steps) {
    await ctx.book.insert(
      'followup',
      openFollowup({
        uid: ctx.uid(),
        client_id: client,
        touchpoint_id: touchpoint,
        kind,
        due: day,
        time,
        what,
        created_at: ctx.clock.now,
      }),
    )
  }
}

function describe(channel: Channel, names: readonly string[], when: string): string {
  return say`${channel.code} ${listed(names)}, ${when}`
}

function missing(client: string | undefined): Failure {
  return client === undefined
    ? new Failure('usage', say`Whom did you contact, and how?`, {
        tip: say`crm log zhang T "asked about bonds"`,
      })
    : new Failure('usage', say`How did you contact ${client}?`, {
        tip: say`crm log ${client} T "asked about bonds"`,
      })
}
