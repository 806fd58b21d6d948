import { command } from '../cli/define.ts'
import { argument, maybe, oneOf, option, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { ReadContext } from '../context.ts'
import type { Day, Range } from '../day.ts'
import { Failure } from '../errors.ts'
import { sayDay } from '../language/calendar.ts'
import { said, say, toSay } from '../language/say.ts'
import { countPromises, sayPromises } from './promise.ts'
import { type LedgerQuestion, LISTED_STATES, ledgerQuery, promisesWithin } from './queries.ts'
import { ledgerSheet } from './sheet.ts'

export const listFollowups = command({
  name: 'followup list',
  summary: 'List next steps, promises and what is awaited, closed ones too',
  details: [
    'A promise is kept where it was done on or before the day it was promised for, late where it was done after it, ' +
      'and broken where it is open past it. Below the list stands how the promises of these clients were kept.',
  ],
  fields: {
    filter: argument('[filter...]', 'of which clients, such as tier:A (crm help filters)', words()),
    kind: option('--kind <kind>', 'next, promise or awaiting', maybe(oneOf(['next', 'promise', 'awaiting']))),
    state: option(
      '--state <state>',
      'open, done, dropped, kept, late, broken or all; kept, late and broken are of promises (default open)',
      maybe(oneOf(LISTED_STATES)),
    ),
    from: option('--from <when>', 'due on this day or later', maybe(text())),
    to: option('--to <when>', 'due on this day or before', maybe(text())),
  },
  examples: [
    { line: 'crm followup list', says: 'everything open, by the day it is due' },
    { line: 'crm followup list --kind promise --state all', says: 'every promise and how it was kept' },
    { line: 'crm followup list tier:A --state done --from "1 nov"', says: 'what was done for key clients' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const { today } = ctx.clock
    const state = input.state ?? 'open'
    if (OF_PROMISES.has(state) && input.kind !== undefined && input.kind !== 'promise') {
      throw new Failure('usage', say`Only promises are ${said(STATE_NAMES[state] ?? state)}.`, {
        tip: `crm followup list --kind promise --state ${state}`,
      })
    }
    const filter = readFilter(input.filter, { today, actor: ctx.actor })
    const { where, notices } = await matching(db, filter)
    const days = await daysOf(ctx, input)
    const asked: LedgerQuestion = { state, kind: input.kind, ...days }
    const found = await ledgerQuery(db, where, asked, today).execute()
    const counted = input.kind === undefined || input.kind === 'promise'
    const promises = counted ? countPromises(await promisesWithin(db, where, days), today) : undefined
    const kept = promises && sayPromises(promises)
    const sheet = ledgerSheet(found, today, {
      empty: emptyOf(state, sayFilter(filter)),
      format: ctx.format,
    })
    return {
      blocks: [
        {
          ...sheet,
          name: 'followups',
          ...titleOf(days),
          ...(kept !== undefined && { foot: [[{ text: say`Promises: ${kept}`, tone: 'quiet' as const }]] }),
        },
      ],
      notices,
    }
  },
})

/** What follow-ups are called that stand so, to be said. */
const STATE_NAMES: Readonly<Record<string, string>> = {
  open: toSay('open'),
  done: toSay('done'),
  dropped: toSay('dropped'),
  kept: toSay('kept'),
  late: toSay('late‖promise'),
  broken: toSay('broken'),
}

const OF_PROMISES: ReadonlySet<string> = new Set(['kept', 'late', 'broken'])

function emptyOf(state: string, clients: string): string {
  if (state === 'all')
    return clients === '' ? say`There is no follow-up.` : say`There is no follow-up for ${clients}.`
  const word = said(STATE_NAMES[state] ?? state)
  if (OF_PROMISES.has(state))
    return clients === '' ? say`No promise is ${word}.` : say`No promise is ${word} for ${clients}.`
  return clients === '' ? say`No follow-up is ${word}.` : say`No follow-up is ${word} for ${clients}.`
}

/** The days as one range where both ends are given; alone the first looks back and the last ahead. */
async function daysOf(
  ctx: Pick<ReadContext, 'clock' | 'dateOrder'>,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Partial<Range>> {
  if (from === undefined && to === undefined) return {}
  const { readRange } = await import('../language/dates.ts')
  const about = { today: ctx.clock.today, ...(ctx.dateOrder && { order: ctx.dateOrder }) }
  if (to === undefined) return { from: readRange(from as string, about).from }
  const end = { ...about, direction: 'future' as const }
  if (from === undefined) return { to: readRange(to, end).to }
  const first = readRange(from, about).from
  const last = [readRange(to, about).to, readRange(to, end).to].find((day) => day >= first)
  if (last === undefined)
    throw new Failure(
      'usage',
      say`The range from ${first} to ${readRange(to, about).to} ends before it begins.`,
    )
  return { from: first, to: last }
}

function titleOf({ from, to }: { readonly from?: Day; readonly to?: Day }): { title?: string } {
  if (from && to) return { title: say`Due ${sayDay(from)} to ${sayDay(to)}` }
  if (from) return { title: say`Due from ${sayDay(from)} on` }
  return to ? { title: say`Due up to ${sayDay(to)}` } : {}
}
