import { type ExpressionWrapper, expressionBuilder, type SqlBool } from 'kysely'
import { command } from '../cli/define.ts'
import { argument, flag, maybe, option, text, words } from '../cli/fields.ts'
import { type Filter, readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import type { Document } from '../output/document.ts'
import type { Schema } from '../store/schema.ts'
import { logGreetings } from './logging.ts'
import { knownOccurrence, readFestival } from './naming.ts'
import { greetingDays, namesInNotes, type Occurrence } from './occurrence.ts'
import { clientsToGreet, greetingsWithin } from './queries.ts'
import { type Greetable, greetingRound } from './round.ts'
import { comingSheet, greetSheet } from './sheet.ts'

export const greet = command({
  name: 'greet',
  summary: 'List whom to greet on a festival, and log the greetings',
  details: [
    'A contact is a greeting where its note names the festival, in either language, from 7 days before it to 3 days ' +
      'after (Spring Festival 14 and 15, New Year 7 and 7, Christmas 14 and 6). Whom you greeted a year ago stands with how.',
    '--log writes a contact for each who is not greeted yet, all in one step that crm undo takes back. People are ' +
      'listed; kind:organisation lists organisations. Without a festival: those that come, and when.',
    'Days of the lunar calendar agree with the Hong Kong Observatory. Eid is by the Umm al-Qura calendar, Diwali by the ' +
      'calendar of India; years that are not known are refused.',
  ],
  fields: {
    words: argument('[festival-and-filter...]', 'such as mid-autumn or 中秋, then of which clients', words()),
    again: option('--again', 'only whom you greeted a year ago', flag()),
    log: option('--log <code>', 'log the greetings: T, E, M, a channel of yours or a word', maybe(text())),
    note: option('--note <text>', 'what is noted of each, in place of the greeting', maybe(text())),
    on: option('--on <when>', 'when they were greeted, such as yesterday (default: today)', maybe(text())),
    dryRun: option('--dry-run', 'show whom --log would write, write nothing', flag()),
  },
  examples: [
    { line: 'crm greet', says: 'which festivals come, and when' },
    { line: 'crm greet 春节 tier:A', says: 'key clients, and how they were greeted a year ago' },
    {
      line: 'crm greet thanksgiving tier:A --log E --dry-run',
      says: 'rehearse: whom an e-mail would be logged for',
    },
  ],
  book: 'write',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json', 'html'],
  pages: true,
  rehearses: (input) => input.dryRun,
  async run(ctx, input): Promise<Document> {
    const { today } = ctx.clock
    const { log, note, on, dryRun } = input
    if (log === undefined && (note !== undefined || on !== undefined || dryRun))
      throw new Failure('usage', say`--note, --on and --dry-run are for --log.`, {
        tip: say`crm greet mid-autumn tier:A --log T`,
      })
    if (input.words.length === 0) {
      if (log !== undefined) throw new Failure('usage', say`Which festival?`, { tip: 'crm greet' })
      return { blocks: [comingSheet(today)] }
    }
    const { festival, rest } = readFestival(input.words)
    const occurrence = knownOccurrence(festival, today)
    const filter = readFilter(rest, { today, actor: ctx.actor })
    const { round: all, notices } = await readRound(ctx, occurrence, filter)
    const round = input.again ? all.filter(({ before }) => before !== undefined) : all
    if (log !== undefined)
      return logGreetings(ctx, round, occurrence, {
        code: log,
        note,
        on,
        dryRun,
        everybody: rest.length === 0 && !input.again,
        notices,
      })
    const said = sayFilter(filter)
    const empty = said === '' ? say`There is nobody to greet.` : say`There is nobody to greet for ${said}.`
    return { blocks: [greetSheet(round, occurrence, { today, format: ctx.format, empty })], notices }
  },
})

async function readRound(
  ctx: WriteContext,
  { festival, day, last }: Occurrence,
  filter: Filter,
): Promise<{ round: Greetable[]; notices: readonly string[] }> {
  const { db } = ctx.book
  const { where, notices } = await matching(db, filter)
  const named = namesInNotes(festival)
  const people = filter.terms.some(({ test }) => test.by === 'kind') ? where : andPeople(where)
  const clients = await clientsToGreet(db, people)
  const before = await greetingsWithin(db, greetingDays(festival, last), named)
  const now = await greetingsWithin(db, greetingDays(festival, day), named)
  return { round: greetingRound(clients, { before, now }), notices }
}

function andPeople(
  where: Parameters<typeof clientsToGreet>[1],
): ExpressionWrapper<Schema, 'client', SqlBool> {
  const eb = expressionBuilder<Schema, 'client'>()
  return eb.and([where, eb('client.kind', '=', 'person')])
}
