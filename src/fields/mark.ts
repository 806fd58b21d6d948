import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import { customFieldNames } from '../clients/queries.ts'
import { listed, say } from '../language/say.ts'
import { markedAnswer, namesTyped } from './marks.ts'
import { briefFields } from './queries.ts'

export const markFields = command({
  name: 'field mark',
  summary: 'Mark fields of your own as worth knowing: the brief shows them',
  fields: { names: argument('<names...>', 'names of fields, as crm field list shows them', words()) },
  examples: [
    { line: 'crm field mark city', says: 'the brief shows the city, and no field that is not marked' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    const names = namesTyped(input.names, await customFieldNames(db), 'mark')
    const marked = (await briefFields(db)).map(({ name }) => name)
    const added = names.filter((name) => !marked.includes(name))
    for (const name of added) await ctx.book.insert('brief_field', { name })
    const said = added.length > 0 ? say`Marked ${listed(added)}.` : say`Was marked already: ${listed(names)}.`
    return markedAnswer(ctx, said, [...marked, ...added])
  },
})
