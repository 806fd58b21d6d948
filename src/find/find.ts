import { command } from '../cli/define.ts'
import { argument, flag, maybe, option, text, whole, words } from '../cli/fields.ts'
import { readFilter, sayFilter } from '../clients/filter.ts'
import { matching } from '../clients/matching.ts'
import { customFieldNames } from '../clients/queries.ts'
import { suggestClients } from '../clients/reference.ts'
import type { ReadContext } from '../context.ts'
import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { sayRange } from '../grid/period.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'
import { clientHits } from './clients.ts'
import { contactsFound, followupsFound, knownWords, type Question } from './queries.ts'
import { type Found, foundAsJson, foundSheets, moreNotice, oneSheet } from './sheets.ts'
import { readAsked } from './words.ts'

/** As the help of --limit says. */
const LIMIT = 20
/** More than any book has. */
const ALL = 1_000_000_000
/** How many clients are named where a name alone was typed. */
const CALLED = 5
const PLACES = ['notes', 'names', 'fields', 'followups'] as const
type Place = (typeof PLACES)[number]

export const find = command({
  name: 'find',
  summary: 'Find words in notes, follow-ups, names and everything known of clients, newest first',
  details: [
    'Every word must be there, each from its beginning: bond finds bonds. A phrase in quotes is found as it is. ' +
      'Chinese is found anywhere in a sentence. A word such as tag:vip or @segment says of which clients. More: crm help search.',
  ],
  fields: {
    words: argument('[words...]', 'what to find, and a filter such as tier:A or @segment', words()),
    from: option('--from <when>', 'contacts from this day, follow-ups due from it', maybe(text())),
    to: option('--to <when>', 'up to this day', maybe(text())),
    in: option(
      '--in <places>',
      'only in notes, names, fields, followups; several as notes,names',
      maybe(text()),
    ),
    limit: option(
      '--limit <count>',
      'at the most so many of each kind (default 20)',
      maybe(whole(1, 1_000_000)),
    ),
    all: option('--all', 'everything', flag()),
  },
  examples: [
    { line: 'crm find bond', says: 'in everything: bond, bonds, bondholder' },
    { line: "crm find 'asked about' tier:A", says: 'a phrase, with key clients only' },
    { line: 'crm find 国债 --from 2026-11 --in notes', says: 'in notes, this month and later' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'csv', 'json'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const about = { today: ctx.clock.today, actor: ctx.actor }
    const asked = readAsked(input.words, await customFieldNames(db))
    const filter = readFilter(asked.filter, about)
    const { where, notices } = await matching(db, filter)
    if (input.all && input.limit !== undefined)
      throw new Failure('usage', say`Either --limit or --all says how many.`)
    const limit = input.all ? ALL : (input.limit ?? LIMIT)
    const days = await daysTyped(ctx, input)
    const places = placesTyped(input.in, days)
    const question = { phrases: asked.phrases, where, ...days, limit: limit + 1 }
    const found = await search(ctx.book, question, places)
    const inOne = ctx.format === 'csv' && !ctx.toFolder
    const said = listed([asked.says, sayFilter(filter), sayDays(days)].filter((part) => part !== ''))
    if (found.contacts.length + found.followups.length + found.clients.length === 0) {
      const elsewhere = await archivedNotice(ctx, question, places, asked.filter)
      const near =
        elsewhere ?? (await calledNotice(ctx, asked, places)) ?? (await nearestNotice(ctx, asked.says))
      return {
        blocks: [
          ctx.format === 'csv'
            ? oneSheet(found, limit)
            : { kind: 'text', lines: [say`Nothing was found: ${said}.`] },
        ],
        json: foundAsJson(found, limit),
        notices: [...notices, ...(near === undefined ? [] : [near])],
      }
    }
    const more = moreNotice(found, limit)
    return {
      blocks: inOne
        ? [oneSheet(found, limit)]
        : foundSheets(found, { phrases: asked.phrases, says: said, limit }),
      ...(ctx.format === 'json' && { json: foundAsJson(found, limit) }),
      notices: [...notices, ...(more === undefined ? [] : [more])],
    }
  },
})

interface Days {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** One statement for each kind of record. */
async function search(
  book: ReadContext['book'],
  question: Question,
  places: ReadonlySet<Place>,
): Promise<Found> {
  const within = (['names', 'fields'] as const).filter((place) => places.has(place))
  return {
    contacts: places.has('notes') ? await contactsFound(book, question) : [],
    followups: places.has('followups') ? await followupsFound(book, question) : [],
    clients: within.length > 0 ? await clientHits(book, question, within) : [],
  }
}

/** The first day of what was typed for `--from`, and the last of what was typed for `--to`. */
async function daysTyped(
  ctx: ReadContext,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<Days> {
  if (from === undefined && to === undefined) return {}
  const { readRange } = await import('../language/dates.ts')
  const about = { today: ctx.clock.today, order: ctx.dateOrder }
  const days = {
    from: from === undefined ? undefined : readRange(from, about).from,
    to: to === undefined ? undefined : readRange(to, about).to,
  }
  if (days.from && days.to && days.from > days.to)
    throw new Failure('usage', say`The range from ${days.from} to ${days.to} ends before it begins.`)
  return days
}

function sayDays({ from, to }: Days): string {
  if (from && to) return sayRange({ from, to })
  if (from) return say`since ${sayRange({ from, to: from })}`
  return to ? say`until ${sayRange({ from: to, to })}` : ''
}

/** Where to look: everywhere unless said; names and fields have no day, so days leave them out. */
function placesTyped(typed: string | undefined, { from, to }: Days): ReadonlySet<Place> {
  const dated = from !== undefined || to !== undefined
  if (typed === undefined) return new Set(dated ? ['notes', 'followups'] : PLACES)
  const places = typed.split(',').map((word) => {
    const place = PLACES.find((one) => one === fold(word).replace('-', ''))
    if (place) return place
    throw new Failure('usage', say`--in takes ${PLACES.join(', ')}, not “${word.trim()}”.`, {
      tip: say`crm find bond --in notes,names`,
    })
  })
  const undated = places.find((place) => place === 'names' || place === 'fields')
  if (dated && undated) {
    throw new Failure(
      'usage',
      undated === 'names'
        ? say`--from and --to find no names: they have no day.`
        : say`--from and --to find no fields: they have no day.`,
    )
  }
  return new Set(places)
}

/** Said where nothing holds what was typed, but a client is called so: by the sound of the name, or a title. */
async function calledNotice(
  ctx: ReadContext,
  { says, filter }: { readonly says: string; readonly filter: readonly string[] },
  places: ReadonlySet<Place>,
): Promise<string | undefined> {
  if (!places.has('names') || filter.length > 0) return undefined
  const called = await suggestClients(ctx.book.db, says, CALLED)
  if (called.length === 0) return undefined
  return say`Clients called so: ${listed(called.map(({ id, name }) => `${name} #${id}`))}`
}

/** Said where only archived clients have what is looked for. */
async function archivedNotice(
  ctx: ReadContext,
  question: Question,
  places: ReadonlySet<Place>,
  filter: readonly string[],
): Promise<string | undefined> {
  const about = { today: ctx.clock.today, actor: ctx.actor }
  const read = readFilter([...filter, 'archived:yes'], about)
  if (read.terms.filter(({ test }) => test.by === 'archived' || test.by === 'id').length > 1) return undefined
  const { where } = await matching(ctx.book.db, read)
  const { contacts, followups, clients } = await search(ctx.book, { ...question, where, limit: 1 }, places)
  return contacts.length + followups.length + clients.length > 0
    ? say`Archived clients have it: archived:all finds it there.`
    : undefined
}

/** Said where a single word is nearly a name or a tag. */
async function nearestNotice(ctx: ReadContext, says: string): Promise<string | undefined> {
  const word = fold(says)
  if (word.length < 3 || word.length > 40 || !/^[\p{L}\p{N}]+$/u.test(word)) return undefined
  const near = nearest(word, await knownWords(ctx.book.db))
  return near === undefined || fold(near) === word ? undefined : say`The nearest that is known is “${near}”.`
}
