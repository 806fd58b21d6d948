import { command } from '../cli/define.ts'
import { argument, maybe, oneOf, option, whole, words } from '../cli/fields.ts'
import { say } from '../language/say.ts'
import { readFilter, sayFilter } from './filter.ts'
import { listed, listedWhole, tagsOf } from './list-queries.ts'
import { listAsJson, listSheet, SORTS, sorted } from './list-sheet.ts'
import { matching } from './matching.ts'

export const list = command({
  name: 'list',
  summary: 'List clients, all or those a filter fits',
  details: [
    'A filter is words such as tier:A,B -tag:lost quiet:30d: every word must fit, a comma means or, - means not. ' +
      'Words with > or < need quotes in a shell. All fields: crm help filters.',
  ],
  fields: {
    filter: argument('[filter...]', 'which clients, such as tag:vip tier:A zhang', words()),
    sort: option(
      '--sort <order>',
      'tier, name, quiet, added (default: tier, then name)',
      maybe(oneOf(SORTS)),
    ),
    limit: option('--limit <count>', 'at the most so many', maybe(whole(1, 1_000_000))),
  },
  examples: [
    { line: 'crm list', says: 'everybody, key clients first' },
    {
      line: 'crm list tier:A,B -tag:lost quiet:30d --sort quiet',
      says: 'whom to call, the longest quiet first',
    },
    {
      line: "crm list 'org:Harbourlight Trading' -o people.csv",
      says: 'the people of one organisation, as a file',
    },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const { today } = ctx.clock
    const filter = readFilter(input.filter, { today, actor: ctx.actor })
    const { where, notices } = await matching(db, filter)
    const forPrograms = ctx.format === 'json' || ctx.format === 'csv' || ctx.format === 'xlsx'
    const order = input.sort ?? 'tier'
    const whole = forPrograms ? sorted(await listedWhole(db, where), order) : []
    const all = forPrograms ? whole : sorted(await listed(db, where), order)
    const shown = all.slice(0, input.limit)
    const left = all.length - shown.length
    return {
      blocks: [{ name: 'clients', ...listSheet(shown, today, sayFilter(filter)) }],
      ...(ctx.format === 'json' && {
        json: listAsJson(whole.slice(0, input.limit), await tagsOf(db, where), today),
      }),
      notices: [...notices, ...(left > 0 ? [say`${left} more; --limit ${all.length} shows them.`] : [])],
    }
  },
})
