import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import { listed, say } from '../language/say.ts'
import { markedAnswer, namesTyped } from './marks.ts'
import { briefFields } from './queries.ts'

export const unmarkFields = command({
  name: 'field unmark',
  summary: 'Take the mark off fields: the brief shows them no more',
  fields: { names: argument('<names...>', 'names of marked fields', words()) },
  examples: [{ line: 'crm field unmark hobby', says: 'while none is marked, the brief shows all' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const marked = await briefFields(ctx.book.db)
    const known = marked.map(({ name }) => name)
    const names = namesTyped(input.names, known, 'unmark')
    for (const { id, name } of marked) if (names.includes(name)) await ctx.book.remove('brief_field', id)
    return markedAnswer(
      ctx,
      say`No longer marked: ${listed(names)}.`,
      known.filter((name) => !names.includes(name)),
    )
  },
})
