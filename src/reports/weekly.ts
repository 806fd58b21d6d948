import { command } from '../cli/define.ts'
import { argument, flag, option, orBare, text, words } from '../cli/fields.ts'
import { readFilter } from '../clients/filter.ts'
import type { Context } from '../context.ts'
import { daysBetween } from '../day.ts'
import { Failure } from '../errors.ts'
import { readPeriod, sayRange, weekOrWord } from '../grid/period.ts'
import { sayLongDay } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import { isoWeek } from '../months.ts'
import type { Document } from '../output/document.ts'
import { moreForShell } from '../output/shell.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { readWeek } from './read.ts'
import { type Job, recipesFor, reportFile } from './schedule.ts'
import { frameOf, type WeekFrame } from './week.ts'
import { weeklyJson } from './weekly-json.ts'
import type { ListKind } from './weekly-look.ts'
import { weeklyBlocks } from './weekly-sheets.ts'
import { isEmpty } from './weekly-summary.ts'

export const weekly = command({
  name: 'report weekly',
  summary: 'Report a week: promises, what is owed and due, contacts, plan, who went quiet, birthdays',
  details: [
    'A week runs from Monday to Sunday; what is due is named up to the Sunday after it. Promises are broken or late by the day first agreed on, whatever they were snoozed to. Contacts are compared with the average of the four weeks before. Who went quiet had a contact fall due within the week, by the plan or by the usual rhythm, and it did not come. New clients came into the book in the week; who had contact more than four weeks before it was only written down now.',
    'A week that is past is shown as it stood on its Sunday, as far as the book can tell: a follow-up counts with the day and the text it has now; the plan of today judges it; of those without a plan, only those count who are quiet still. Clients that are archived today are left out; archived:all brings them in.',
    'People see the first of long lists and the command for the rest; CSV and JSON have all.',
  ],
  fields: {
    filter: argument('[filter...]', 'of which clients, such as owner:me (crm help filters)', words()),
    week: option('--week [week]', 'another week than this: last, 47, 2026-W47', orBare(text())),
    schedule: option('--schedule', 'print how to have it every Friday on this machine', flag()),
    quietIfEmpty: option('--quiet-if-empty', 'print nothing at all where there is nothing to report', flag()),
  },
  examples: [
    { line: 'crm report weekly', says: 'this week so far' },
    {
      line: 'crm report weekly --week last tier:A --format markdown',
      says: 'last week of key clients, for a mail',
    },
    { line: 'crm report weekly -o week.html', says: 'a page with charts, to send or to print' },
    { line: 'crm report weekly -o week/', says: 'every table as a CSV file' },
    { line: 'crm report weekly --schedule', says: 'every Friday at 16:00; it installs nothing' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json', 'html'],
  pages: true,
  silent: (input) => input.quietIfEmpty || input.schedule,
  async run(ctx, input) {
    const { today } = ctx.clock
    const { week: typed, word } = await weekOrWord(input.week, today)
    const filterWords = [...word, ...input.filter]
    if (input.schedule && input.week !== undefined)
      throw new Failure('usage', say`--schedule is for every week as it ends: --week is not for it.`, {
        tip: 'crm report weekly --schedule',
      })
    if (input.schedule) return scheduleOf(ctx, filterWords)
    const about = { today, order: ctx.dateOrder, command: 'report activity' }
    const week = await readPeriod({ week: typed ?? true }, about)
    if (week.from > today)
      throw new Failure('usage', say`${sayRange(week)} has not begun.`, { tip: 'crm report weekly' })
    const frame = frameOf(week, today)
    const onPage = ctx.format === 'html'
    const forPeople = onPage || ctx.format === 'table' || ctx.format === 'markdown'
    const reader = onPage
      ? 'people with texts'
      : forPeople
        ? 'people'
        : ctx.format === 'json' || ctx.format === 'xlsx'
          ? 'program with texts'
          : 'program'
    const filter = readFilter(filterWords, { today, actor: ctx.actor })
    const read = await readWeek(ctx.book.db, filter, frame, reader)
    const { digest, said, notices } = read
    if (input.quietIfEmpty && isEmpty(digest)) return { blocks: [], notices }
    const channels = await channelsOf(ctx.book.db)
    const look = {
      said,
      forPeople,
      inWorkbook: ctx.format === 'xlsx',
      gathersEmpty: forPeople && !onPage,
      channelNames: new Map(channels.map(({ code, name }) => [code, name])),
      commandFor: (kind: ListKind) => (onPage ? undefined : commandFor(kind, frame, filterWords)),
    }
    const blocks = weeklyBlocks(read, look)
    if (onPage) {
      const { weekPage } = await import('./page.ts')
      const about = say`Weekly report, as of ${sayLongDay(frame.asOf)}`
      return { blocks: await weekPage(ctx.book.db, filter, blocks, frame, channels), about, notices }
    }
    return { blocks, json: weeklyJson(read, frame), notices }
  },
})

/** The command that lists all of what a section is of; of a past week only the report itself knows. */
function commandFor(kind: ListKind, frame: WeekFrame, filter: readonly string[]): string {
  const { week, today, asOf, until } = frame
  const rest = moreForShell(filter)
  const name = isoWeek(week.from)
  if (kind === 'contacts') return `crm report activity --week ${name}${rest}`
  if (kind === 'grid') return `crm grid --week ${name}${rest} --active`
  if (asOf < today || kind === 'clients') return `crm report weekly --week ${name}${rest} -o week/`
  const birthdays = kind === 'birthday' ? ` --birthdays ${daysBetween(today, until)}d` : ''
  return `crm due --kind ${kind}${birthdays} --within ${daysBetween(today, until)}d${rest}`
}

/** What to do to have the report every Friday. */
function scheduleOf(ctx: Context, filter: readonly string[]): Document {
  const job: Job = { ...ctx.machine, bookPath: ctx.bookPath, filter }
  const recipes = recipesFor(job)
  const blocks = recipes.map(({ name, steps }) => ({
    kind: 'text' as const,
    title: name,
    lines: steps.flatMap(({ says, copy }, at) => [
      ...(at > 0 ? [''] : []),
      says,
      ...copy.map((line) => [{ text: line, whole: true }]),
    ]),
  }))
  const file = reportFile(job)
  const intro =
    recipes.length === 1
      ? say`Every Friday at 16:00 the report of the week goes to ${file}. Nothing is installed by this: follow it.`
      : say`Every Friday at 16:00 the report of the week goes to ${file}. Nothing is installed by this: follow one of these.`
  return {
    blocks: [{ kind: 'text', lines: [intro] }, ...blocks],
    json: { file, recipes },
  }
}
