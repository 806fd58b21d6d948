import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { sayDay, sayWhen } from '../language/dates.ts'
import { said, say } from '../language/say.ts'
import type { Line } from '../output/document.ts'
import { answerLine, closedAs } from './closing.ts'
import { dayOffRemarks } from './day-off.ts'
import { sayDue, saySnoozed } from './followup.ts'
import { agreedDay } from './promise.ts'
import type { NamedFollowup } from './queries.ts'
import { findFollowups } from './reference.ts'
import { readSnooze } from './snoozing.ts'

export const snooze = command({
  name: 'snooze',
  summary: 'Be reminded of follow-ups on a later day',
  details: [
    'It moves the reminder alone: a promise stays promised for the day it was. How often it was snoozed is kept. ' +
      'Where another day was agreed with the client: crm followup edit 3 --due "next fri".',
  ],
  fields: {
    words: argument('<id-and-when...>', 'their numbers as crm due shows them, then a date to come', words()),
  },
  examples: [
    { line: 'crm snooze 1 next fri', says: 'one, to Friday of next week' },
    { line: 'crm snooze 1 2 in 2 weeks', says: 'two at once' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { today, time } = ctx.clock
    const { ids, when } = readSnooze(input.words, { today, now: time, order: ctx.dateOrder })
    const found = await findFollowups(ctx.book.db, ids)
    const closed = found.find((followup) => closedAs(followup) !== undefined)
    if (closed) {
      throw new Failure(
        'refused',
        say`#${closed.id} ${closed.what} (${closed.client}) is ${said(closedAs(closed) ?? '')}: there is nothing to snooze.`,
        { tip: 'crm due' },
      )
    }
    const lines: Line[] = []
    for (const followup of found) lines.push(await snoozeOne(ctx, followup, when))
    ctx.book.describe(
      say`${found.map(({ id, what }) => `#${id} ${what}`).join('; ')} to ${sayWhen(when)}‖snoozed`,
    )
    const after = await findFollowups(ctx.book.db, ids)
    return {
      blocks: [{ kind: 'text', lines }],
      json: after.map(({ id, kind, client_id, client, due, time, first_due, snoozes, what }) => ({
        id,
        kind,
        client: { id: client_id, name: client },
        due,
        time,
        first_due,
        snoozes,
        what,
      })),
      notices: await dayOffRemarks(ctx, [when.day]),
    }
  },
})

async function snoozeOne(
  ctx: WriteContext,
  followup: NamedFollowup,
  when: ReturnType<typeof readSnooze>['when'],
): Promise<Line> {
  const time = when.time ?? followup.time
  if (when.day === followup.due && time === followup.time) {
    const already = say`due ${sayWhen({ day: when.day, time })} already`
    return answerLine({ text: say`Unchanged`, tone: 'quiet' }, followup, [already])
  }
  const snoozes = followup.snoozes + 1
  const agreed = agreedDay(followup)
  await ctx.book.update('followup', followup.id, { due: when.day, time, first_due: agreed, snoozes })
  const state = sayDue(when.day, ctx.clock.today)
  const told = [
    say`now ${sayWhen({ day: when.day, time })}, ${state.text}`,
    saySnoozed(snoozes),
    ...(followup.kind === 'promise' ? [say`promised for ${sayDay(agreed)}`] : []),
  ]
  return answerLine({ text: say`Snoozed‖answer` }, followup, told, ';')
}
