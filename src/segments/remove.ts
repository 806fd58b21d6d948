import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { listed, plural, say } from '../language/say.ts'
import { allSegments } from './queries.ts'
import { knownSegment, readSegmentName, segmentsUsed, typedAgain } from './segment.ts'

export const removeSegment = command({
  name: 'segment remove',
  summary: 'Remove a segment; its clients stay as they are',
  fields: { name: argument('<name>', 'with or without its @', text()) },
  examples: [{ line: 'crm segment remove key-clients', says: 'crm undo brings it back' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const segments = await allSegments(ctx.book.db)
    const { id, name, words } = knownSegment(segments, readSegmentName(input.name))
    const users = segments.filter((other) =>
      segmentsUsed(other.words).some((used) => fold(used) === fold(name)),
    )
    if (users.length > 0) {
      const names = listed(users.map((other) => `@${other.name}`))
      throw new Failure(
        'refused',
        plural(
          users.length,
          say`@${name} is a part of ${names}: change it first.`,
          say`@${name} is a part of ${names}: change them first.`,
        ),
        {
          tip: `crm segment show ${users[0]?.name}`,
        },
      )
    }
    await ctx.book.remove('segment', id)
    const typed = typedAgain(words)
    ctx.book.describe(say`@${name}: ${typed}`)
    return {
      blocks: [
        {
          kind: 'text',
          lines: [
            [
              { text: say`Removed @${name}`, tone: 'good' },
              { text: `  ${typed}`, tone: 'quiet' },
            ],
          ],
        },
      ],
      json: { name, terms: words },
    }
  },
})
