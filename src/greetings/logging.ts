import type { WriteContext } from '../context.ts'
import type { Day } from '../day.ts'
import { Failure, NeedsYes } from '../errors.ts'
import { sayDay } from '../language/calendar.ts'
import { listed, plural, said, say } from '../language/say.ts'
import type { Document, Line } from '../output/document.ts'
import { channelTyped } from '../touchpoints/touchpoint.ts'
import { sayFestival } from './naming.ts'
import { greetingDays, namesInNotes, type Occurrence } from './occurrence.ts'
import type { Greetable } from './round.ts'

/** So many are written one by one and stand in each client's history; more are a batch. */
const MOST_SINGLY = 200
/** So many names are listed in the answer. */
const NAMES_SHOWN = 10

interface Asked {
  readonly code: string
  readonly note: string | undefined
  readonly on: string | undefined
  readonly dryRun: boolean
  /** No filter was typed. */
  readonly everybody: boolean
  readonly notices: readonly string[]
}

/** Logs a greeting for each of those who are not greeted yet. */
export async function logGreetings(
  ctx: WriteContext,
  round: readonly Greetable[],
  occurrence: Occurrence,
  asked: Asked,
): Promise<Document> {
  const { book, clock } = ctx
  const channel = await channelTyped(book.db, asked.code)
  const day = await dayOfGreeting(ctx, occurrence, asked.on)
  const open = round.filter(({ now }) => now === undefined)
  const note = noteFor(occurrence, asked.note)
  if (asked.everybody && open.length > 1 && !asked.dryRun && !ctx.yes)
    throw new NeedsYes(
      say`This logs a greeting for ${open.length} clients: everybody who is not greeted yet.`,
      say`Log them?`,
    )
  const rows = open.map(({ id }) => ({
    uid: ctx.uid(),
    client_id: id,
    day,
    time: null,
    code: channel.code,
    note,
    direction: null,
    minutes: null,
    mood: null,
    event_uid: null,
    created_at: clock.now,
  }))
  if (rows.length > MOST_SINGLY) await book.insertMany('touchpoint', rows)
  else for (const row of rows) await book.insert('touchpoint', row)
  const counts = plural(rows.length, say`1 client`, say`${rows.length} clients`)
  book.describe(say`${sayFestival(occurrence.festival)}: ${counts}`)
  return {
    blocks: [
      {
        kind: 'text',
        lines: answer(open, round.length, { day, note, code: channel.code, dryRun: asked.dryRun }),
      },
    ],
    json: open.map(({ id, client }) => ({
      id,
      client,
      day,
      code: channel.code,
      note,
      logged: !asked.dryRun,
    })),
    notices: asked.notices,
  }
}

/** The day of the greetings, which must be around the festival: elsewhere they would not be known as greetings. */
async function dayOfGreeting(
  ctx: WriteContext,
  occurrence: Occurrence,
  typed: string | undefined,
): Promise<Day> {
  const { festival, day } = occurrence
  const when =
    typed === undefined
      ? ctx.clock.today
      : (await import('../touchpoints/when.ts')).whenOf(ctx, typed, `crm greet ${festival.key}`).day
  const { from, to } = greetingDays(festival, day)
  if (when >= from && when <= to) return when
  throw new Failure(
    'usage',
    say`${sayFestival(festival)} is on ${sayDay(day)}: greetings are logged from ${sayDay(from)} to ${sayDay(to)}, not on ${sayDay(when)}.`,
  )
}

/** The note, which names the festival so that the greeting is found again. */
function noteFor({ festival }: Occurrence, typed: string | undefined): string {
  if (typed === undefined || typed.trim() === '') return said(festival.greeting)
  const plain = typed.toLowerCase().replaceAll('’', "'")
  if (namesInNotes(festival).some((name) => plain.includes(name))) return typed
  return say`${sayFestival(festival)}: ${typed}`
}

function answer(
  open: readonly Greetable[],
  all: number,
  { day, note, code, dryRun }: { day: Day; note: string; code: string; dryRun: boolean },
): Line[] {
  if (open.length === 0)
    return [all === 0 ? say`There is nobody to greet.` : say`Everybody is greeted: nothing was logged.`]
  const count = open.length
  const when = sayDay(day)
  const head = dryRun
    ? plural(
        count,
        say`Would log ${code} for 1 client on ${when}: ${note}`,
        say`Would log ${code} for ${count} clients on ${when}: ${note}`,
      )
    : plural(
        count,
        say`Logged ${code} for 1 client on ${when}: ${note}`,
        say`Logged ${code} for ${count} clients on ${when}: ${note}`,
      )
  const names = listed(open.slice(0, NAMES_SHOWN).map(({ client }) => client))
  const more = count - NAMES_SHOWN
  const done = all - count
  return [
    head,
    [{ text: more > 0 ? say`${names} and ${more} more` : names, tone: 'quiet' }],
    ...(done > 0 ? [plural(done, say`1 was greeted already.`, say`${done} were greeted already.`)] : []),
    ...(dryRun ? [] : [[{ text: say`Take it back: ${'crm undo'}`, tone: 'quiet' as const }]]),
  ]
}
