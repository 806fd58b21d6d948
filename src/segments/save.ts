import { command } from '../cli/define.ts'
import { argument, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { plural, say } from '../language/say.ts'
import { allSegments, countsWhere } from './queries.ts'
import {
  keptWords,
  knownSegment,
  readSegmentName,
  segmentCalled,
  segmentsUsed,
  typedAgain,
} from './segment.ts'

export const saveSegment = command({
  name: 'segment save',
  summary: 'Give a filter a name, to be used as @name in any other',
  details: [
    'The words are kept as they were typed: quiet:30d is counted from the day it is asked, and owner:me is who asks. ' +
      'Another segment may be among them. Saving under a name that is there replaces it; crm undo brings it back.',
    'In PowerShell @name takes quotes: ' + "crm list '@quiet-vips'.",
  ],
  fields: {
    name: argument('<name>', 'letters, digits, - and _ of any language', text()),
    filter: argument('[filter...]', 'which clients, such as tag:vip quiet:30d (crm help filters)', words()),
  },
  examples: [
    { line: 'crm segment save quiet-vips tag:vip quiet:30d', says: 'then: crm list @quiet-vips' },
    { line: "crm segment save 重点 @key-clients 'quiet:>2w'", says: 'built on another one' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    const name = readSegmentName(input.name)
    const terms = keptWords(input.filter)
    if (terms === '')
      throw new Failure('usage', say`Which clients are in it?`, {
        tip: `crm segment save ${name} tag:vip quiet:30d`,
      })
    const about = { today: ctx.clock.today, actor: ctx.actor }
    const said = sayFilter(readFilter(terms.split('\n'), about))
    const segments = await allSegments(db)
    const before = segmentCalled(segments, name)
    for (const used of segmentsUsed(terms.split('\n')))
      if (fold(used) !== fold(name)) knownSegment(segments, used)
    if (before) await ctx.book.update('segment', before.id, { name, terms })
    else await ctx.book.insert('segment', { name, terms, created_at: ctx.clock.now })
    const { where, notices } = await matching(db, readFilter([`@${name}`], about))
    const [count = 0] = await countsWhere(db, [where])
    const typed = typedAgain(terms.split('\n'))
    ctx.book.describe(say`@${name}: ${typed}`)
    const was = before && keptWords(before.words) !== terms ? typedAgain(before.words) : undefined
    return {
      blocks: [
        {
          kind: 'text',
          lines: [
            [
              { text: `@${name}`, tone: 'good' },
              { text: `  ${say`${said}: ${plural(count, say`1 client`, say`${count} clients`)}`}` },
            ],
            ...(was === undefined ? [] : [[{ text: say`was: ${was}`, tone: 'quiet' } as const]]),
          ],
        },
      ],
      json: { name, terms: terms.split('\n'), clients: count, was: was === undefined ? null : before?.words },
      notices,
    }
  },
})
