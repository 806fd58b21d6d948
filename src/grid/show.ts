import { command } from '../cli/define.ts'
import {
  argument,
  flag,
  type Input,
  maybe,
  oneOf,
  option,
  orBare,
  text,
  whole,
  words,
} from '../cli/fields.ts'
import { readFilter } from '../clients/filter.ts'
import type { ReadContext } from '../context.ts'
import type { Range } from '../day.ts'
import { Failure } from '../errors.ts'
import { sayLongDay } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import type { Document } from '../output/document.ts'
import { SORTS } from './order.ts'
import { readPeriod, weekOrWord } from './period.ts'
import { readGrid } from './sheet.ts'

/** Formats that hold what was said, asked for or not. */
const TEXTS_IN: ReadonlySet<string> = new Set(['json', 'html', 'xlsx'])

const fields = {
  interactive: option('-i, --interactive', 'on the whole screen: move, log, note, filter', flag()),
  filter: argument('[filter...]', 'which clients, such as tier:A,B tag:vip (crm help filters)', words()),
  month: option('--month <month>', 'a month: 2026-11, november, last (default: this month)', maybe(text())),
  week: option('--week [week]', 'this week, or another: last, 47, 2026-W47', orBare(text())),
  within: option('--within <range>', 'any days, such as "last 30 days" or 2026-q4', maybe(text())),
  from: option('--from <when>', 'the first day, or a month or week that begins with it', maybe(text())),
  to: option('--to <when>', 'the last day (default: today)', maybe(text())),
  sort: option(
    '--sort <order>',
    'rows by tier, name, quiet or count (default tier, then quiet)',
    maybe(oneOf(SORTS)),
  ),
  by: option(
    '--by <rows>',
    'client, or org: people under their organisation',
    maybe(oneOf(['client', 'org'])),
  ),
  notes: option('--notes', 'print what was said below the grid', flag()),
  active: option('--active', 'only rows with a contact or a next step', flag()),
  coverage: option('--coverage', 'below the grid by tier: planned, done, per cent', flag()),
  quietAfter: option('--quiet-after <days>', 'mark who had no contact for longer', maybe(whole(0, 36_500))),
}

export const grid = command({
  name: 'grid',
  summary: 'Show the contact calendar: clients down, days across, one letter for each contact',
  details: [
    'Each letter is a contact: T telephone, E e-mail, M meeting, and the channels of your own. “o” is a next step, a promise or something awaited on its day, “+” says that there was more than fits. “quiet” counts the days since the last contact of all, up to today; “!” at the end of a row marks who has been left alone too long: a planned contact is overdue (crm help plan); without a plan they are quiet for longer than usual; where that is not known either, for too many days (A 30, B 60, others 90 days). --quiet-after marks by days alone. An organisation whose people have rows has one where something is its own: a contact, a next step, a tier or a plan.',
    'Where contact is planned, a small letter stands on the days to come: t for a call, c for any contact or one of several; “!” on a day says that the planned contact did not come. What was overdue before the first day calls on that day, and a contact that does not come is called for again after its interval. --coverage counts by tier how often contact was called for up to today, and how often one came, late or not.',
    'With -i the calendar takes the whole screen: the arrows move, the letter of a channel logs a contact on that day, n writes its note, f adds a follow-up, / chooses clients, [ and ] the month, u takes back, and ? lists all keys. Each edit is a command of its own and in the book at once.',
  ],
  fields,
  examples: [
    { line: 'crm grid', says: 'this month, key clients first' },
    { line: 'crm grid --week --notes', says: 'this week, with what was said' },
    { line: 'crm grid tier:A --month last --active', says: 'key clients who were contacted last month' },
    { line: 'crm grid --month last --coverage', says: 'last month against the plan' },
    { line: 'crm grid --within "last 6 weeks" --by org -o contacts.csv', says: 'for a spreadsheet' },
    { line: 'crm grid --month last -o calendar.html', says: 'a page, with what was said behind each letter' },
    {
      line: 'crm grid --month last -o calendar.xlsx',
      says: 'a workbook, with what was said as notes of the cells',
    },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json', 'html'],
  pages: true,
  async run(ctx, input) {
    const { today } = ctx.clock
    const { week, word } = await weekOrWord(input.week, today)
    const range = await readPeriod({ ...input, week }, { today, order: ctx.dateOrder })
    if (input.interactive) return playLive(ctx, range, [...word, ...input.filter], input)
    const filter = readFilter([...word, ...input.filter], { today, actor: ctx.actor })
    const { grid, below, json, notices } = await readGrid(ctx.book.db, {
      range,
      today,
      filter,
      sort: input.sort ?? 'tier',
      by: input.by ?? 'client',
      quietAfter: input.quietAfter,
      active: input.active,
      coverage: input.coverage,
      notes: input.notes,
      texts: input.notes || TEXTS_IN.has(ctx.format),
    })
    const about = say`Contact calendar, as of ${sayLongDay(today)}`
    return { blocks: ctx.format === 'csv' ? [grid] : [grid, ...below], about, json, notices }
  },
})

/** Refuses what only paper has, before the screen is taken. */
async function playLive(
  ctx: ReadContext,
  { from, to }: Range,
  words: readonly string[],
  input: Input<typeof fields>,
): Promise<Document> {
  if (
    input.by === 'org' ||
    input.notes ||
    input.coverage ||
    ctx.output !== undefined ||
    ctx.format !== 'table'
  )
    throw new Failure(
      'usage',
      say`crm grid -i has a row for each client and shows their notes: --by org, --notes, --coverage and formats are for printing.`,
      { tip: 'crm grid -i' },
    )
  const { play } = await import('./live/play.ts')
  const { wordsTogether } = await import('./live/read.ts')
  const { sort, active, quietAfter } = input
  const order = { sort, active, quietAfter: quietAfter === undefined ? undefined : `${quietAfter}` }
  return play(ctx, { from, to, ...order }, wordsTogether(words))
}
