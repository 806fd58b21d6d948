import { command } from '../cli/define.ts'
import { say, toSay } from '../language/say.ts'
import { briefFields, fieldCounts } from './queries.ts'

export const listFields = command({
  name: 'field list',
  summary: 'List your own fields, and which of them the brief shows',
  details: [
    'A field comes into being with crm add or crm edit --set city=Leeds. While none is marked, the brief shows all of ' +
      'a client, at most six.',
  ],
  fields: {},
  examples: [{ line: 'crm field list', says: 'how many clients have each' }],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  async run(ctx) {
    const counts = await fieldCounts(ctx.book.db)
    const marked = (await briefFields(ctx.book.db)).map(({ name }) => name)
    const unused = marked.filter((name) => !counts.some(({ field }) => field === name))
    const rows = [...counts, ...unused.map((field) => ({ field, clients: 0 }))].map((row) => ({
      ...row,
      brief: marked.includes(row.field) ? toSay('shown') : null,
    }))
    return {
      blocks: [
        {
          kind: 'sheet',
          columns: [
            { key: 'field', title: 'Field', type: 'text' },
            { key: 'clients', title: 'Clients', type: 'number' },
            { key: 'brief', title: 'In the brief', type: 'term', tone: () => 'good' },
          ],
          rows,
          empty: say`No client has a field of your own: ${'crm edit zhang --set city=Leeds'}`,
        },
      ],
      json: rows.map(({ field, clients, brief }) => ({ field, clients, marked: brief !== null })),
    }
  },
})
