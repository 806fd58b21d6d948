import { expressionBuilder } from 'kysely'
import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { said as inWords, listed, plural, say, toSay } from '../language/say.ts'
import { displayWidth, padEnd } from '../language/width.ts'
import type { Document, Line, Sheet, Span } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import type { Schema } from '../store/schema.ts'
import { readFilter } from './filter.ts'
import { type Matching, matching } from './matching.ts'
import { tagsTyped } from './profile.ts'
import { tagNames } from './queries.ts'
import { findClients } from './reference.ts'
import { namesWhere, tagCounts, taggings } from './tag-queries.ts'

/** So many names are listed in the answer. */
const NAMES_SHOWN = 10
/** More tags than this are written as a batch: undone as well, but not in each client's history. */
const MOST_SINGLY = 200

export const tag = command({
  name: 'tag',
  summary: 'Add and remove tags, of several clients at once',
  details: [
    'Who is clients (zhang,li) or a filter (tier:A quiet:30d, @key-clients); +vip adds a tag, -lost takes one away. ' +
      'Without words it lists the tags in use.',
  ],
  fields: {
    words: argument('[who-and-tags...]', 'clients or a filter, then +tag and -tag', words()),
  },
  examples: [
    { line: 'crm tag zhang +vip', says: 'one client' },
    { line: 'crm tag "zhang wei,张伟" +board -贵宾', says: 'two clients, one tag more and one less' },
    { line: 'crm tag tier:A quiet:30d +call-round', says: 'everybody a filter fits, undone in one step' },
    { line: 'crm tag @key-clients +invited', says: 'everybody in a segment' },
    { line: 'crm tag', says: 'which tags there are' },
  ],
  book: 'write',
  formats: ['table', 'markdown', 'csv', 'json'],
  async run(ctx, input) {
    if (input.words.length === 0) return { blocks: [tagsSheet(await tagCounts(ctx.book.db))] }
    const known = await tagNames(ctx.book.db)
    const { who, add, remove } = await readWords(ctx, input.words)
    const matches = await clientsMeant(ctx, who)
    const clients = await namesWhere(ctx.book.db, matches.where)
    if (clients.length === 0)
      return {
        blocks: [said([say`No client matches: nothing was changed.`])],
        notices: matches.notices,
        json: [],
      }
    const held = await taggings(ctx.book.db, matches.where, [...add, ...remove])
    const has = new Set(held.map(({ client_id, name }) => `${client_id} ${name}`))
    const missing = add.flatMap((name) =>
      clients
        .filter((client) => !has.has(`${client.id} ${name}`))
        .map((client) => ({ client_id: client.id, name })),
    )
    const gone = held.filter((tagging) => remove.includes(tagging.name))
    if (missing.length > MOST_SINGLY) await ctx.book.insertMany('tag', missing)
    else for (const one of missing) await ctx.book.insert('tag', one)
    for (const { id } of gone) await ctx.book.remove('tag', id)
    const changes = [
      ...add.map((name) => ({ name, sign: '+', count: missing.filter((one) => one.name === name).length })),
      ...remove.map((name) => ({ name, sign: '-', count: gone.filter((one) => one.name === name).length })),
    ]
    ctx.book.describe(say`${changes.map(({ sign, name }) => sign + name).join(' ')}: ${namesOf(clients)}`)
    const width = Math.max(...changes.map(({ name }) => displayWidth(name)))
    return {
      blocks: [
        said([...changes.map((change) => changeLine(change, clients.length, width)), namesOf(clients)]),
      ],
      json: {
        clients,
        added: missing.map(({ client_id, name }) => ({ client: client_id, tag: name })),
        removed: gone.map(({ client_id, name }) => ({ client: client_id, tag: name })),
      },
      notices: [...matches.notices, ...newTagNotices(add, known)],
    }
  },
})

interface Read {
  readonly who: readonly string[]
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** Parts the words: `+vip` and `-lost` are tags, `-tag:lost` and `-@quiet` still belong to the filter. */
async function readWords(ctx: WriteContext, typed: readonly string[]): Promise<Read> {
  const isTag = (word: string) => /^[+＋]/.test(word) || /^[-－](?![@＠])[^:：]*$/.test(word)
  const after = (sign: RegExp) =>
    typed.filter((word) => isTag(word) && sign.test(word)).map((word) => word.slice(1))
  const who = typed.filter((word) => !isTag(word))
  const add = await tagsTyped(ctx.book.db, after(/^[+＋]/))
  const remove = await tagsTyped(ctx.book.db, after(/^[-－]/))
  const tip = say`crm tag zhang +vip -lost`
  if (who.length === 0) throw new Failure('usage', say`Whose tags?`, { tip })
  if (add.length + remove.length === 0)
    throw new Failure('usage', say`Which tags? +vip adds one, -lost takes one away.`, { tip })
  const both = add.find((name) => remove.some((other) => fold(other) === fold(name)))
  if (both !== undefined) throw new Failure('usage', say`The tag “${both}” cannot be both added and removed.`)
  return { who, add, remove }
}

/** Words with something before a colon are a filter; others are clients. */
async function clientsMeant(ctx: WriteContext, who: readonly string[]): Promise<Matching> {
  if (who.some((word) => /^-?[@＠]|^[^\s:：]+[:：]/.test(word))) {
    return matching(ctx.book.db, readFilter(who, { today: ctx.clock.today, actor: ctx.actor }))
  }
  const ids = (await findClients(ctx, who)).map((client) => client.id)
  return { where: expressionBuilder<Schema, 'client'>()('client.id', 'in', ids), notices: [] }
}

/** A new tag that is nearly an old one is most often a slip. */
function newTagNotices(added: readonly string[], known: readonly string[]): string[] {
  return added.flatMap((name) => {
    const near = known.includes(name) ? undefined : nearest(name, known)
    return near === undefined ? [] : [say`“${name}” is a new tag; there is also “${near}”.`]
  })
}

function changeLine(
  { sign, name, count }: { sign: string; name: string; count: number },
  all: number,
  width: number,
): Line {
  const rest = all - count
  const had = sign === '+' ? say`${rest} had it already` : say`${rest} did not have it`
  const clients = plural(count, say`1 client`, say`${count} clients`)
  const tag: Span = { text: `${sign}${padEnd(name, width)}`, tone: sign === '+' ? 'good' : 'plain' }
  if (rest === 0) return sayLine`${tag}  ${clients}`
  return sayLine`${tag}  ${clients}${{ text: say`, ${had}‖aside`, tone: 'quiet' }}`
}

function namesOf(clients: readonly { readonly name: string }[]): string {
  const shown = clients.slice(0, NAMES_SHOWN).map((client) => client.name)
  const left = clients.length - shown.length
  return left > 0 ? say`${listed(shown)} and ${left} more` : listed(shown)
}

function said(lines: readonly Line[]): Document['blocks'][number] {
  return { kind: 'text', lines }
}

function tagsSheet(counts: readonly { readonly tag: string; readonly clients: number }[]): Sheet {
  return {
    kind: 'sheet',
    columns: [
      { key: 'tag', title: 'Tag', type: 'text' },
      { key: 'clients', title: 'Clients', type: 'number' },
    ],
    rows: counts.map(({ tag, clients }) => ({ tag, clients })),
    empty: say`No tag is in use: ${inWords(toSay('crm tag zhang +vip'))}`,
  }
}
