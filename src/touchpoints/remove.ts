import { command } from '../cli/define.ts'
import { argument, rowNumbers } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { sayWhen } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import type { Line, Span } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import { touchpointById } from './queries.ts'

export const removeTouchpoint = command({
  name: 'touchpoint remove',
  summary: 'Remove contacts that never were',
  details: ['crm undo brings them back.'],
  fields: { ids: argument('<id...>', 'their numbers, such as 12 13', rowNumbers()) },
  examples: [{ line: 'crm touchpoint remove 3', says: 'one logged by mistake' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const lines: Line[] = []
    const removed: unknown[] = []
    for (const id of input.ids) {
      const touchpoint = await touchpointById(ctx.book.db, id)
      if (!touchpoint) throw new Failure('notFound', say`There is no contact #${id}: nothing was removed.`)
      await ctx.book.remove('touchpoint', id)
      removed.push(touchpoint)
      const number: Span = { text: `#${id}`, tone: 'quiet' }
      const { code, client } = touchpoint
      lines.push(sayLine`Removed ${number}  ${code}  ${sayWhen(touchpoint)}  ${client}`)
    }
    ctx.book.describe(say`${lines.length} removed: ${input.ids.map((id) => `#${id}`).join(' ')}`)
    return {
      blocks: [{ kind: 'text', lines: [...lines, [{ text: say`crm undo brings it back.`, tone: 'quiet' }]] }],
      json: removed,
    }
  },
})
