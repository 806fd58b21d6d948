import { command } from '../cli/define.ts'
import { argument, maybe, oneOf, option, rowNumber, text } from '../cli/fields.ts'
import { findClient } from '../clients/reference.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { readWhen, sayWhen } from '../language/dates.ts'
import { said, say } from '../language/say.ts'
import type { FollowupRow } from '../store/schema.ts'
import { answerLine, closedAs } from './closing.ts'
import { dayOffRemarks } from './day-off.ts'
import { KIND_NAMES } from './followup.ts'
import { refuseJustPast } from './just-past.ts'
import { agreedDay } from './promise.ts'
import type { FoundFollowup, NamedFollowup } from './queries.ts'
import { everySaid, everyTyped, recurrence } from './recurring.ts'
import { findFollowups } from './reference.ts'
import { sayState } from './sheet.ts'

export const editFollowup = command({
  name: 'followup edit',
  summary: 'Correct a follow-up, or agree on another day',
  details: [
    'Another day by --due is a new agreement: a promise is then kept by that day, and what comes again is counted ' +
      'from it. To be reminded later of what stays agreed: crm snooze.',
  ],
  fields: {
    id: argument('<id>', 'its number, such as 3 or #3', rowNumber()),
    due: option('--due <when>', 'another day or time', maybe(text())),
    what: option('--what <text>', 'what it is about', maybe(text())),
    kind: option('--kind <kind>', 'next, promise or awaiting', maybe(oneOf(['next', 'promise', 'awaiting']))),
    client: option('--client <client>', 'another client', maybe(text())),
    every: option('--every <interval>', 'after which it comes again, such as 3m; or none', maybe(text())),
  },
  examples: [
    { line: 'crm followup edit 1 --due "next fri" --what "send the new prospectus"', says: 'agreed anew' },
    {
      line: 'crm followup edit 2 --kind promise --every 3m',
      says: 'it was a promise, and comes every quarter',
    },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const [before] = (await findFollowups(ctx.book.db, [input.id])) as [FoundFollowup]
    const { due, what, kind, client, every } = input
    if ([due, what, kind, client, every].every((given) => given === undefined)) {
      throw new Failure('usage', say`What is to be changed?`, { tip: 'crm followup edit --help' })
    }
    const agreed: Agreement = due === undefined ? {} : newDay(ctx, before, due)
    const changed = await ctx.book.update('followup', before.id, {
      ...agreed,
      ...(what === undefined ? {} : { what }),
      ...(kind === undefined ? {} : { kind }),
      ...(client === undefined ? {} : { client_id: (await findClient(ctx, client)).id }),
      ...newRecurrence(before, every, agreed),
    })
    const [after] = (await findFollowups(ctx.book.db, [input.id])) as [FoundFollowup]
    const { client_archived_at: _, ...named } = after
    ctx.book.describe(say`#${after.id} ${after.client}: ${after.what}`)
    const head = { text: changed ? say`Changed` : say`Nothing to change in` }
    const told = [
      said(KIND_NAMES[after.kind]),
      sayWhen({ day: after.due, time: after.time }),
      sayState(after, ctx.clock.today),
      ...(after.every === null ? [] : [everySaid(after.every)]),
    ]
    return {
      blocks: [{ kind: 'text', lines: [answerLine(head, after, told)] }],
      json: named,
      notices: await dayOffRemarks(ctx, agreed.due === undefined ? [] : [agreed.due]),
    }
  },
})

type Agreement = Partial<Pick<FollowupRow, 'due' | 'time' | 'first_due'>>

function newDay(ctx: WriteContext, before: NamedFollowup, typed: string): Agreement {
  const { today, time } = ctx.clock
  const about = { today, now: time, direction: 'future' } as const
  const when = readWhen(typed, { ...about, ...(ctx.dateOrder && { order: ctx.dateOrder }) })
  if (closedAs(before) === undefined) refuseJustPast(when, today)
  if (when.day < today && closedAs(before) === undefined)
    throw new Failure('usage', say`“${typed}” means ${sayWhen(when)}, and that is past.`)
  return { due: when.day, time: when.time, first_due: null }
}

function newRecurrence(
  before: NamedFollowup,
  every: string | undefined,
  agreed: Agreement,
): Partial<Pick<FollowupRow, 'every' | 'anchor'>> {
  const day = agreed.due ?? agreedDay(before)
  if (every !== undefined) return recurrence(every === 'none' ? undefined : everyTyped(every), day)
  return before.every !== null && agreed.due !== undefined ? { anchor: day } : {}
}
