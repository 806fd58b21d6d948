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
import { locale, said, say, toSay } from '../language/say.ts'
import { displayWidth, padEnd } from '../language/width.ts'
import type { Block, Line, Span } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import type { Book } from '../store/open.ts'
import { writeSample } from './sample.ts'
import { type Story, story } from './story.ts'
import { storyInChinese } from './story-zh-CN.ts'

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
      const told = locale() === 'zh-CN' ? storyInChinese : story
      await writeSample(ctx, book, told)
      const blocks = [...(await lookAround(ctx, book, told)), tryOut(keep)]
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
    throw new Failure('refused', say`${keep ?? ''} is the place of your own book.`, {
      tip: 'crm demo --keep sample.db',
    })
  if (keep !== undefined && ctx.files.exists(keep)) throw alreadyThere(keep)
  const book = await ctx.openBook(path, { create: true })
  if (!book) throw new Failure('failed', say`There can be no book at ${path}.`)
  return book
}

function alreadyThere(keep: string): Failure {
  return new Failure('refused', say`There is a file ${keep} already, and the demo writes over nothing.`, {
    tip: say`crm demo --keep with another name`,
  })
}

async function lookAround(ctx: Context, book: Book, { clients, contacts }: Story): Promise<Block[]> {
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
  const sample: Span = { text: say`A sample book`, tone: 'strong' }
  const intro: Line = sayLine`${sample} of ${clients.length} clients and ${contacts.length} contacts. Your own book is not touched.`
  return [
    { kind: 'text', lines: [intro] },
    grid,
    agendaSheet(due, today, { format: 'table', empty: say`Nothing is due.`, title: say`Due within a week` }),
  ]
}

/** This month, or while it is young the five weeks up to the end of this one. */
function rangeWorthSeeing(today: Day): Range {
  if (dateOf(today) > EARLY) return monthAround(today)
  const { from, to } = weekAround(today)
  return { from: addDays(from, -28), to }
}

function tryOut(keep: string | undefined): Block {
  const lines = keep === undefined ? onOwnBook() : onSample(keep)
  const width = Math.max(...lines.map(([line]) => displayWidth(line)))
  return {
    kind: 'text',
    title: keep === undefined ? say`Begin your own` : say`The sample book stays in ${keep}. Try`,
    lines: lines.map(([line, says]) => [
      { text: `  ${padEnd(line, width)}  `, tone: 'code', whole: true },
      { text: said(says), tone: 'quiet' },
    ]),
  }
}

type Hint = readonly [line: string, says: string]

function onOwnBook(): readonly Hint[] {
  const chinese = locale() === 'zh-CN'
  return [
    ['crm demo --keep sample.db', toSay('keep this one to play with')],
    [chinese ? 'crm add 张伟 --tier A' : 'crm add "Zhang Wei" --tier A', toSay('your first client')],
    [chinese ? 'crm log zw T "问了国债"' : 'crm log zhang T "asked about bonds"', toSay('after a call')],
    [
      chinese ? 'crm promise zw 周五 发资料' : 'crm promise zhang fri send prospectus',
      toSay('what you promised'),
    ],
    ['crm grid', toSay('your own calendar')],
    ['crm import clients.csv', toSay('what you have already')],
  ]
}

function onSample(keep: string): readonly Hint[] {
  const db = `--db ${/^[\w./@%+,:-]+$/.test(keep) ? keep : `'${keep.replaceAll("'", "'\\''")}'`}`
  const chinese = locale() === 'zh-CN'
  return [
    [
      chinese ? `crm log oyj T "出差回来了" ${db}` : `crm log grace T "back from Lagos" ${db}`,
      toSay('log a call'),
    ],
    [`crm due ${db}`, toSay('what is due, the most urgent first')],
    [chinese ? `crm show 张总 ${db}` : `crm show "zhang wei" ${db}`, toSay('one client')],
    [`crm grid --week --notes ${db}`, toSay('this week, with notes')],
    [`crm list tier:A,B quiet:7d ${db}`, toSay('whom to call')],
    [`crm undo ${db}`, toSay('take it back')],
  ]
}
