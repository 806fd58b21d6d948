import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { WriteContext } from '../context.ts'
import { addDays, type Day } from '../day.ts'
import { sayDay } from '../language/calendar.ts'
import { listed, plural, say } from '../language/say.ts'
import type { Document, Line, Span } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import { moreForShell } from '../output/shell.ts'
import type { FollowupKind } from './followup.ts'
import { ledgerQuery, type NamedFollowup } from './queries.ts'
import { ledgerSheet } from './sheet.ts'

/** What a rehearsal lists; `crm followup list --to …` has all of them. */
const MOST_LISTED = 20

interface Asked {
  readonly filter: readonly string[]
  readonly before: string
  readonly kind: FollowupKind | undefined
  readonly note: string | undefined
  readonly dryRun: boolean
}

/** Closes everything open that was due before a day, of the clients that fit a filter. */
export async function dropBefore(ctx: WriteContext, asked: Asked): Promise<Document> {
  const { db } = ctx.book
  const { today, now } = ctx.clock
  const before = await dayMeant(ctx, asked.before)
  const filter = readFilter(asked.filter, { today, actor: ctx.actor })
  const { where, notices } = await matching(db, filter)
  const question = { state: 'open', kind: asked.kind, to: addDays(before, -1) } as const
  const found = await ledgerQuery(db, where, question, today).execute()
  for (const { id } of found)
    await ctx.book.update('followup', id, { dropped_at: now, result: asked.note ?? null })
  ctx.book.describe(say`${sayCount(found.length)} due before ${sayDay(before)}`)
  const said = found.length === 0 ? nothing(sayFilter(filter), before) : answer(found, before, asked.dryRun)
  const isListed = asked.dryRun && found.length > 0
  return {
    blocks: [
      { kind: 'text', lines: said },
      ...(isListed
        ? [
            {
              ...ledgerSheet(found.slice(0, MOST_LISTED), today, { empty: '' }),
              foot: rest(found, before, asked),
            },
          ]
        : []),
    ],
    json: found.map(({ id, kind, client_id, client, due, what }) => ({
      id,
      kind,
      client: { id: client_id, name: client },
      due,
      what,
      closed: !asked.dryRun,
    })),
    notices,
  }
}

async function dayMeant(ctx: WriteContext, typed: string): Promise<Day> {
  const { readRange } = await import('../language/dates.ts')
  return readRange(typed, { today: ctx.clock.today, ...(ctx.dateOrder && { order: ctx.dateOrder }) }).from
}

/** `2 promises`, of the kind. */
function sayKind(kind: FollowupKind, count: number): string {
  if (kind === 'next') return plural(count, say`1 next step`, say`${count} next steps`)
  return kind === 'promise' ? plural(count, say`1 promise`, say`${count} promises`) : say`${count} awaited`
}

function sayCount(count: number): string {
  return plural(count, say`1 follow-up`, say`${count} follow-ups`)
}

function answer(found: readonly NamedFollowup[], before: Day, dryRun: boolean): Line[] {
  const kinds = (['next', 'promise', 'awaiting'] as const).flatMap((kind) => {
    const count = found.filter((followup) => followup.kind === kind).length
    return count === 0 ? [] : [sayKind(kind, count)]
  })
  const all: Span = {
    text: kinds.length === 1 ? (kinds[0] as string) : sayCount(found.length),
    tone: 'strong',
  }
  const clients = new Set(found.map(({ client_id }) => client_id)).size
  const which =
    clients > 1
      ? sayLine`${all} of ${clients} clients, due before ${sayDay(before)}`
      : sayLine`${all} due before ${sayDay(before)}`
  const again = found.filter(({ every }) => every !== null).length
  return [
    [
      { text: dryRun ? say`Would drop ‖many` : say`Dropped ‖many` },
      ...which,
      { text: kinds.length === 1 ? say`.‖end` : say`: ${listed(kinds)}.` },
    ],
    ...(again > 0 ? [seriesLine(again, dryRun)] : []),
    ...(dryRun ? [] : [[{ text: say`Take it back: ${'crm undo'}`, tone: 'quiet' as const }]]),
  ]
}

function seriesLine(count: number, dryRun: boolean): string {
  if (dryRun)
    return plural(
      count,
      say`One of them came again and would come no more.`,
      say`${count} of them came again and would come no more.`,
    )
  return plural(
    count,
    say`One of them came again and comes no more.`,
    say`${count} of them came again and come no more.`,
  )
}

function nothing(clients: string, before: Day): Line[] {
  const day = sayDay(before)
  return [
    clients === ''
      ? say`No follow-up is due before ${day}: nothing was changed.`
      : say`No follow-up for ${clients} is due before ${day}: nothing was changed.`,
  ]
}

function rest(found: readonly NamedFollowup[], before: Day, { filter, kind }: Asked): Line[] {
  const more = found.length - MOST_LISTED
  if (more <= 0) return []
  const of = kind === undefined ? '' : ` --kind ${kind}`
  const line = `crm followup list --to ${addDays(before, -1)}${of}${moreForShell(filter)}`
  const command: Span = { text: line, tone: 'strong', whole: true }
  return [sayLine`and ${more} more: ${command}`]
}
