import { command } from '../cli/define.ts'
import { argument, flag, maybe, option, rowNumber, text, whole, words } from '../cli/fields.ts'
import { findClient } from '../clients/reference.ts'
import { Failure } from '../errors.ts'
import { sayWhen } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import { noteFrom } from './note.ts'
import { touchpointById } from './queries.ts'
import { channelTyped } from './touchpoint.ts'
import { whenOf } from './when.ts'

export const editTouchpoint = command({
  name: 'touchpoint edit',
  summary: 'Correct a contact',
  fields: {
    id: argument('<id>', 'its number, such as 12 or #12', rowNumber()),
    note: argument('[note...]', 'a new note; - reads it from standard input', words()),
    on: option('--on <when>', 'another day or time', maybe(text())),
    code: option('--code <channel>', 'another channel', maybe(text())),
    client: option('--client <client>', 'another client', maybe(text())),
    minutes: option('--minutes <count>', 'how long it took', maybe(whole(0, 1440))),
    mood: option('--mood <from -2 to 2>', 'how they felt about it', maybe(whole(-2, 2))),
    in: option('--in', 'they contacted you', flag()),
    out: option('--out', 'you contacted them', flag()),
    edit: option('--edit', 'change the note in your editor', flag()),
  },
  examples: [
    { line: 'crm touchpoint edit 1 "asked about bonds and gold" --minutes 20', says: 'a better note' },
    { line: 'crm touchpoint edit #2 --on "yesterday 15:00" --code E', says: 'another time, another channel' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    const { id } = input
    const before = await touchpointById(db, id)
    if (!before)
      throw new Failure('notFound', say`There is no contact #${id}.`, { tip: 'crm touchpoint list' })
    if (input.in && input.out) throw new Failure('usage', say`A contact goes --in or --out, not both.`)
    const when = input.on === undefined ? undefined : whenOf(ctx, input.on)
    const note =
      input.edit && input.note.length === 0
        ? await noteFrom(ctx, [before.note], true)
        : input.note.length > 0
          ? await noteFrom(ctx, input.note, input.edit)
          : undefined
    const changed = await ctx.book.update('touchpoint', id, {
      ...(when && { day: when.day, time: when.time }),
      ...(input.code === undefined ? {} : { code: (await channelTyped(db, input.code)).code }),
      ...(input.client === undefined ? {} : { client_id: (await findClient(ctx, input.client)).id }),
      ...(input.minutes === undefined ? {} : { minutes: input.minutes }),
      ...(input.mood === undefined ? {} : { mood: input.mood }),
      ...(input.in ? { direction: 'in' as const } : input.out ? { direction: 'out' as const } : {}),
      ...(note === undefined ? {} : { note }),
    })
    const after = (await touchpointById(db, id)) ?? before
    ctx.book.describe(say`#${id} ${after.code} ${after.client}, ${sayWhen(after)}`)
    return {
      blocks: [
        {
          kind: 'text',
          lines: [
            [
              { text: `${changed ? say`Changed` : say`Nothing to change in`} ` },
              { text: `#${id}`, tone: 'quiet' },
              { text: '  ' },
              { text: after.code, tone: 'code' },
              { text: `  ${sayWhen(after)}  ` },
              { text: after.client, tone: 'strong' },
              { text: after.note === '' ? '' : `  ${after.note}` },
            ],
          ],
        },
      ],
      json: after,
    }
  },
})
