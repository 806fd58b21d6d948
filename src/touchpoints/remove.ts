import { command } from '../cli/define.ts'
import { argument, rowNumbers } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { sayWhen } from '../language/calendar.ts'
import type { Line } from '../output/document.ts'
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
      if (!touchpoint) throw new Failure('notFound', `There is no contact #${id}: nothing was removed.`)
      await ctx.book.remove('touchpoint', id)
      removed.push(touchpoint)
      lines.push([
        { text: 'Removed ' },
        { text: `#${id}`, tone: 'quiet' },
        { text: `  ${touchpoint.code}  ${sayWhen(touchpoint)}  ${touchpoint.client}` },
      ])
    }
    ctx.book.describe(`${lines.length} removed: ${input.ids.map((id) => `#${id}`).join(' ')}`)
    return {
      blocks: [{ kind: 'text', lines: [...lines, [{ text: 'crm undo brings it back.', tone: 'quiet' }]] }],
      json: removed,
    }
  },
})
