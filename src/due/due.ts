import { command } from '../cli/define.ts'
import { argument, flag, maybe, option, text, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { Failure } from '../errors.ts'
import { sayLongDay } from '../language/calendar.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'
import { type AgendaKind, KINDS, sayCounts, URGENCY, WITHIN_STEP } from './agenda.ts'
import { birthdaysTo, DAYS_AHEAD, lastDay, workdaysOf } from './ahead.ts'
import { readAgenda } from './read.ts'
import { agendaAsJson, agendaSheet } from './sheet.ts'

export const due = command({
  name: 'due',
  summary: 'List what is late, due today or coming: promises, next steps, planned contacts, birthdays',
  details: [
    `The most urgent first: ${URGENCY.map((step, at) => `${at + 1}. ${step}`).join('; ')}. ${WITHIN_STEP}`,
    'A planned contact is due when the plan of the client asks for it (crm plan); a client without a plan when it is ' +
      'silent for half as long again as usual, and at least 14 days.',
    'Where days off are chosen (crm config set holidays cn), a planned contact that falls on one is due on the next ' +
      'workday. A birthday of the lunar calendar stands on its day of this year.',
  ],
  fields: {
    filter: argument('[filter...]', 'of which clients, such as tier:A (crm help filters)', words()),
    within: option(
      '--within <days>',
      'how far ahead to look, such as 30d, eom or all (default 7d)',
      maybe(text()),
    ),
    birthdays: option('--birthdays <days>', 'how far ahead birthdays are shown (default 14d)', maybe(text())),
    kind: option('--kind <kinds>', 'only these: promise, birthday, next, awaiting, plan', maybe(text())),
    quietIfEmpty: option('--quiet-if-empty', 'print nothing at all where nothing is due', flag()),
  },
  examples: [
    { line: 'crm due', says: 'late, today and the next seven days' },
    { line: 'crm due tier:A --within 30d', says: 'key clients, a month ahead' },
    { line: 'crm due --kind promise,awaiting --within all', says: 'every word given, mine and theirs' },
    { line: 'crm due --format markdown --quiet-if-empty', says: 'for a mail that is sent only if need be' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'xlsx', 'json', 'html'],
  pages: true,
  silent: (input) => input.quietIfEmpty,
  async run(ctx, input) {
    const { today } = ctx.clock
    const { within, words } = withUnit(input.within, input.filter)
    const filter = readFilter(words, { today, actor: ctx.actor })
    const until = await lastDay('--within', within, DAYS_AHEAD, today)
    const birthdaysUntil = await birthdaysTo(input.birthdays, today)
    const kinds = kindsTyped(input.kind)
    const { where, notices } = await matching(ctx.book.db, filter)
    const workday = await workdaysOf(ctx)
    const items = await readAgenda(ctx.book.db, where, { today, until, birthdaysUntil, kinds, workday })
    if (items.length === 0 && input.quietIfEmpty) return { blocks: [], notices }
    const of = sayFilter(filter)
    const empty = of === '' ? say`Nothing is due.` : say`Nothing is due for ${of}.`
    const counts = sayCounts(items, today)
    return {
      about: say`Due, as of ${sayLongDay(today)}`,
      blocks: [
        agendaSheet(items, today, { format: ctx.format, empty, ...(counts !== '' && { title: counts }) }),
      ],
      ...(ctx.format === 'json' && { json: agendaAsJson(items, today) }),
      notices,
    }
  },
})

/** `--within 3 months` without quotes: the unit is no name of a client. */
function withUnit(within: string | undefined, filter: readonly string[]) {
  const [unit = '', ...words] = filter
  return /^\d+$/.test(within ?? '') && /^(?:day|week|fortnight|month|year)s?$/i.test(unit)
    ? { within: `${within} ${unit}`, words }
    : { within, words: filter }
}

function kindsTyped(typed: string | undefined): readonly AgendaKind[] {
  if (typed === undefined) return KINDS
  return typed.split(/[,，、]/).map((word) => {
    const wanted = fold(word)
    const kind = KINDS.find((one) => one === wanted || `${one}s` === wanted)
    if (kind) return kind
    const near = nearest(wanted, KINDS)
    throw new Failure(
      'usage',
      say`--kind takes ${listed(KINDS)}, not “${word}”.`,
      near === undefined ? {} : { tip: `crm due --kind ${near}` },
    )
  })
}
