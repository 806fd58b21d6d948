import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { WriteContext } from '../context.ts'
import { addDays, type Day } from '../day.ts'
import { sayDay } from '../language/calendar.ts'
import type { Document, Line } from '../output/document.ts'
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
  ctx.book.describe(`${countOf(found.length, 'follow-up')} due before ${sayDay(before)}`)
  const said = found.length === 0 ? nothing(sayFilter(filter), before) : answer(found, before, asked.dryRun)
  const listed = asked.dryRun && found.length > 0
  return {
    blocks: [
      { kind: 'text', lines: said },
      ...(listed
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

const NOUNS: Readonly<Record<FollowupKind, readonly [one: string, many: string]>> = {
  next: ['next step', 'next steps'],
  promise: ['promise', 'promises'],
  awaiting: ['awaited', 'awaited'],
}

function answer(found: readonly NamedFollowup[], before: Day, dryRun: boolean): Line[] {
  const kinds = (['next', 'promise', 'awaiting'] as const).flatMap((kind) => {
    const count = found.filter((followup) => followup.kind === kind).length
    return count === 0 ? [] : [`${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`]
  })
  const clients = new Set(found.map(({ client_id }) => client_id)).size
  const all = kinds.length === 1 ? kinds[0] : countOf(found.length, 'follow-up')
  const of = clients > 1 ? ` of ${clients} clients,` : ''
  const parts = kinds.length === 1 ? '' : `: ${kinds.join(', ')}`
  const again = found.filter(({ every }) => every !== null).length
  return [
    [
      { text: dryRun ? 'Would drop ' : 'Dropped ' },
      { text: `${all}`, tone: 'strong' },
      { text: `${of} due before ${sayDay(before)}${parts}.` },
    ],
    ...(again > 0 ? [seriesLine(again, dryRun)] : []),
    ...(dryRun ? [] : [[{ text: 'Take it back: crm undo', tone: 'quiet' as const }]]),
  ]
}

function seriesLine(count: number, dryRun: boolean): string {
  if (count === 1) return `One of them came again and ${dryRun ? 'would come' : 'comes'} no more.`
  return `${count} of them came again and ${dryRun ? 'would come' : 'come'} no more.`
}

function nothing(clients: string, before: Day): Line[] {
  const of = clients === '' ? '' : ` for ${clients}`
  return [`No follow-up${of} is due before ${sayDay(before)}: nothing was changed.`]
}

function rest(found: readonly NamedFollowup[], before: Day, { filter, kind }: Asked): Line[] {
  const more = found.length - MOST_LISTED
  if (more <= 0) return []
  const of = kind === undefined ? '' : ` --kind ${kind}`
  const line = `crm followup list --to ${addDays(before, -1)}${of}${moreForShell(filter)}`
  return [[{ text: `and ${more} more: ` }, { text: line, tone: 'strong', whole: true }]]
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
