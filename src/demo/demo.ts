import { command } from '../cli/define.ts'
import { maybe, option, text } from '../cli/fields.ts'
import { readFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { Context } from '../context.ts'
import { addDays, type Day, dateOf, monthAround, type Range, weekAround } from '../day.ts'
import { readAgenda } from '../due/read.ts'
import { agendaSheet } from '../due/sheet.ts'
import { Failure } from '../errors.ts'
import { readGrid } from '../grid/sheet.ts'
import type { Block, Line } from '../output/document.ts'
import type { Book } from '../store/open.ts'
import { writeSample } from './sample.ts'
import { CLIENTS, CONTACTS } from './story.ts'

/** Up to this day of a month there is more to see in the last weeks. */
const EARLY = 14
/** How far ahead the demo looks. */
const DAYS_AHEAD = 7

export const demo = command({
  name: 'demo',
  summary: 'Show a sample book: its contact calendar and what is due',
  details: [
    'The sample is made anew each time and never touches your own book. With --keep it stays as a file to try things on.',
  ],
  fields: {
    keep: option('--keep <file>', 'leave the sample book there', maybe(text())),
  },
  examples: [
    { line: 'crm demo', says: 'look around' },
    { line: 'crm demo --keep sample.db', says: 'and try commands on it with --db sample.db' },
  ],
  book: 'none',
  async run(ctx, { keep }) {
    const book = await openSample(ctx, keep)
    try {
      await writeSample(ctx, book)
      const blocks = [...(await lookAround(ctx, book)), tryOut(keep)]
      if (book.publish && !(await book.publish())) throw alreadyThere(keep as string)
      return { blocks }
    } finally {
      await book.close()
    }
  },
})

/** In memory, or beside the place where it is to stay. */
async function openSample(ctx: Context, keep: string | undefined): Promise<Book> {
  const path = keep === undefined ? ':memory:' : ctx.files.path(keep)
  if (path === ctx.bookPath)
    throw new Failure('refused', `${keep} is the place of your own book.`, {
      tip: 'crm demo --keep sample.db',
    })
  if (keep !== undefined && ctx.files.exists(keep)) throw alreadyThere(keep)
  const book = await ctx.openBook(path, { create: true })
  if (!book) throw new Failure('failed', `There can be no book at ${path}.`)
  return book
}

function alreadyThere(keep: string): Failure {
  return new Failure('refused', `There is a file ${keep} already, and the demo writes over nothing.`, {
    tip: 'crm demo --keep with another name',
  })
}

async function lookAround(ctx: Context, book: Book): Promise<Block[]> {
  const { today } = ctx.clock
  const filter = readFilter([], { today, actor: ctx.actor })
  const { grid } = await readGrid(book.db, {
    range: rangeWorthSeeing(today),
    today,
    filter,
    sort: 'tier',
    by: 'client',
    notes: false,
    texts: false,
  })
  const { where } = await matching(book.db, filter)
  const until = addDays(today, DAYS_AHEAD)
  const due = await readAgenda(book.db, where, { today, until, birthdaysUntil: until })
  const intro: Line = [
    { text: 'A sample book', tone: 'strong' },
    { text: ` of ${CLIENTS.length} clients and ${CONTACTS.length} contacts. Your own book is not touched.` },
  ]
  return [
    { kind: 'text', lines: [intro] },
    grid,
    agendaSheet(due, today, { format: 'table', empty: 'Nothing is due.', title: 'Due within a week' }),
  ]
}

/** This month, or while it is young the five weeks up to the end of this one. */
function rangeWorthSeeing(today: Day): Range {
  if (dateOf(today) > EARLY) return monthAround(today)
  const { from, to } = weekAround(today)
  return { from: addDays(from, -28), to }
}

function tryOut(keep: string | undefined): Block {
  const lines = keep === undefined ? OWN_BOOK : onSample(keep)
  const width = Math.max(...lines.map(([line]) => line.length))
  return {
    kind: 'text',
    title: keep === undefined ? 'Begin your own' : `The sample book stays in ${keep}. Try`,
    lines: lines.map(([line, says]) => [
      { text: `  ${line.padEnd(width)}  `, tone: 'code', whole: true },
      { text: says, tone: 'quiet' },
    ]),
  }
}

type Hint = readonly [line: string, says: string]

const OWN_BOOK: readonly Hint[] = [
  ['crm demo --keep sample.db', 'keep this one to play with'],
  ['crm add "Zhang Wei" --tier A', 'your first client'],
  ['crm log zhang T "asked about bonds"', 'after a call'],
  ['crm promise zhang fri send prospectus', 'what you promised'],
  ['crm grid', 'your own calendar'],
  ['crm import clients.csv', 'what you have already'],
]

function onSample(keep: string): readonly Hint[] {
  const db = `--db ${/^[\w./@%+,:-]+$/.test(keep) ? keep : `'${keep.replaceAll("'", "'\\''")}'`}`
  return [
    [`crm log grace T "back from Lagos" ${db}`, 'log a call'],
    [`crm due ${db}`, 'what is due, the most urgent first'],
    [`crm show "zhang wei" ${db}`, 'one client'],
    [`crm grid --week --notes ${db}`, 'this week, with notes'],
    [`crm list tier:A,B quiet:7d ${db}`, 'whom to call'],
    [`crm undo ${db}`, 'take it back'],
  ]
}
