import { command } from '../cli/define.ts'
import { argument, flag, option, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { ReadContext } from '../context.ts'
import { toSay } from '../language/say.ts'
import type { Document } from '../output/document.ts'
import { workdaysOf } from './ahead.ts'
import { type Morning, morningBlocks, readMorning } from './morning.ts'
import { agendaAsJson } from './sheet.ts'

const quietIfEmpty = option(
  '--quiet-if-empty',
  'print nothing at all where there is nothing to say, as for cron and mail',
  flag(),
)

const details = [
  toSay(
    'What is late or due today, the most urgent first (crm due --help says how that is judged); then the contacts since ' +
      'the last working day that left nothing open with the client. A screen shows the first thirty, ten planned contacts ' +
      'among them; other formats show all. A festival of the coming week on which clients were greeted a year ago is ' +
      'named (crm greet).',
  ),
]

const formats = ['table', 'markdown', 'csv', 'json'] as const

export const today = command({
  name: 'today',
  summary: 'Show what is due now, and the last contacts that left nothing open',
  details,
  fields: {
    filter: argument('[filter...]', 'of which clients, such as tier:A (crm help filters)', words()),
    quietIfEmpty,
  },
  examples: [
    { line: 'crm today', says: 'every morning' },
    {
      line: 'crm today owner:me --format markdown --quiet-if-empty',
      says: 'for a mail that is sent only if need be',
    },
  ],
  book: 'read',
  formats,
  pages: true,
  silent: (input) => input.quietIfEmpty,
  run: (ctx, input) => morning(ctx, input.filter, input.quietIfEmpty),
})

/** Bare `crm` is `crm today`. */
export const bare = command({
  name: '',
  summary: 'The same as crm today',
  details,
  fields: { quietIfEmpty },
  examples: [{ line: 'crm', says: 'every morning' }],
  book: 'read',
  formats,
  pages: true,
  silent: (input) => input.quietIfEmpty,
  run: (ctx, input) => morning(ctx, [], input.quietIfEmpty),
})

async function morning(ctx: ReadContext, typed: readonly string[], quiet: boolean): Promise<Document> {
  const { today } = ctx.clock
  const filter = readFilter(typed, { today, actor: ctx.actor })
  const { where, notices } = await matching(ctx.book.db, filter)
  const workday = await workdaysOf(ctx)
  const read = await readMorning(ctx.book.db, where, today, workday)
  if (quiet && read.now.length + read.loose.length === 0 && !read.festival) return { blocks: [], notices }
  const blocks = morningBlocks(read, ctx.format, { of: sayFilter(filter), typed })
  const oneTable = ctx.format === 'csv' && !ctx.toFolder
  return {
    blocks: oneTable ? blocks.slice(0, 1) : blocks,
    ...(ctx.format === 'json' && { json: asJson(read) }),
    notices,
  }
}

function asJson({ today, now, coming, since, loose, festival }: Morning) {
  const contacts = loose.map(({ client_id, client, ...contact }) => ({
    ...contact,
    client: { id: client_id, name: client },
  }))
  return {
    today,
    due: agendaAsJson(now, today),
    coming,
    since,
    contacts,
    festival: festival ? { festival: festival.festival.key, day: festival.day } : null,
  }
}
