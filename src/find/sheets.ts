import { KIND_NAMES } from '../followups/followup.ts'
import { plural, say, toSay } from '../language/say.ts'
import type { Column, Row, Sheet } from '../output/document.ts'
import type { Phrase } from '../store/search.ts'
import type { ClientHit } from './clients.ts'
import { rangesOf } from './phrases.ts'
import type { FoundContact, FoundFollowup } from './queries.ts'

/** What was found, each kind as far as it was asked for; one more of each than is shown says that there are more. */
export interface Found {
  readonly contacts: readonly FoundContact[]
  readonly followups: readonly FoundFollowup[]
  readonly clients: readonly ClientHit[]
}

type Kind = keyof Found

const MANY: Readonly<Record<Kind, string>> = {
  contacts: 'contacts',
  followups: 'follow-ups',
  clients: 'clients',
}

/** What is looked for, as the tables show it. */
interface About {
  readonly phrases: readonly Phrase[]
  readonly says: string
  readonly limit: number
}

/** Every kind of which something was found as a table of its own, cut at the limit. */
export function foundSheets(found: Found, about: About): Sheet[] {
  const sheets: Sheet[] = [
    {
      ...headOf('contacts', found, about),
      columns: contactColumns(about),
      rows: found.contacts.slice(0, about.limit).map(contactRow),
    },
    {
      ...headOf('followups', found, about),
      columns: followupColumns(about),
      rows: found.followups.slice(0, about.limit).map(followupRow),
    },
    {
      ...headOf('clients', found, about),
      columns: clientColumns(about),
      rows: found.clients.slice(0, about.limit).flatMap(clientRows),
    },
  ]
  return sheets.filter((sheet) => (sheet.rows as Row[]).length > 0)
}

function headOf(kind: Kind, found: Found, { says, limit }: About): Pick<Sheet, 'kind' | 'name' | 'title'> {
  const count = found[kind].length
  const how = count > limit ? newest(limit, kind) : counted(count, kind)
  return { kind: 'sheet', name: MANY[kind], title: say`${how}: ${says}` }
}

function newest(limit: number, kind: Kind): string {
  switch (kind) {
    case 'contacts':
      return plural(limit, say`The newest contact`, say`The newest ${limit} contacts`)
    case 'followups':
      return plural(limit, say`The newest follow-up`, say`The newest ${limit} follow-ups`)
    case 'clients':
      return plural(limit, say`The last added client`, say`The last added ${limit} clients`)
  }
}

function counted(count: number, kind: Kind): string {
  switch (kind) {
    case 'contacts':
      return plural(count, say`1 contact‖found`, say`${count} contacts‖found`)
    case 'followups':
      return plural(count, say`1 follow-up`, say`${count} follow-ups`)
    case 'clients':
      return plural(count, say`1 client`, say`${count} clients`)
  }
}

/** Of which kinds there is more than is shown, and how to see it; undefined where all is there. */
export function moreNotice(found: Found, limit: number): string | undefined {
  const kinds = (Object.keys(MANY) as Kind[]).filter((kind) => found[kind].length > limit)
  if (kinds.length === 0) return undefined
  const names = kinds.map((kind) => kindSaid(kind)).reduce((some, last) => say`${some} and ${last}`)
  return say`There are more ${names}: --limit ${limit * 5} shows more, --all all of them.`
}

function kindSaid(kind: Kind): string {
  switch (kind) {
    case 'contacts':
      return say`contacts‖found`
    case 'followups':
      return say`follow-ups‖found`
    case 'clients':
      return say`clients‖found`
  }
}

function marked(phrases: readonly Phrase[]): Pick<Column, 'marks'> {
  return { marks: (text) => rangesOf(text, phrases) }
}

function contactColumns({ phrases }: About): Column[] {
  return [
    { key: 'id', title: '#', type: 'id', hidden: true },
    { key: 'day', title: 'Day', type: 'day' },
    { key: 'time', title: 'Time', type: 'text', hidden: true },
    { key: 'code', title: 'Code', type: 'code' },
    { key: 'client', title: 'Client', type: 'text' },
    { key: 'note', title: 'Note', type: 'text', prose: true, ...marked(phrases) },
  ]
}

function contactRow({ id, day, time, code, client, note }: FoundContact): Row {
  return { id, day, time, code, client, note }
}

function followupColumns({ phrases }: About): Column[] {
  return [
    { key: 'id', title: '#', type: 'id' },
    { key: 'due', title: 'Due', type: 'day' },
    { key: 'kind', title: 'Kind', type: 'term' },
    {
      key: 'state',
      title: 'State',
      type: 'term',
      tone: ({ state }) => (state === 'open' ? 'soon' : 'quiet'),
    },
    { key: 'client', title: 'Client', type: 'text' },
    { key: 'text', title: 'What', type: 'text', prose: true, ...marked(phrases) },
  ]
}

function followupRow(followup: FoundFollowup): Row {
  const { id, due, kind, client, what, result } = followup
  const text = result === null || result === '' ? what : say`${what} (${result})`
  return { id, due, kind: KIND_NAMES[kind], state: stateOf(followup), client, text }
}

/** What became of a follow-up. */
export function stateOf({ done_at, dropped_at }: FoundFollowup): 'open' | 'done' | 'dropped' {
  if (dropped_at !== null) return toSay('dropped')
  return done_at === null ? toSay('open') : toSay('done')
}

function clientColumns({ phrases }: About): Column[] {
  return [
    { key: 'id', title: '#', type: 'id' },
    { key: 'client', title: 'Client', type: 'text' },
    { key: 'tier', title: 'Tier', type: 'text', spare: true },
    { key: 'field', title: 'Found in', type: 'term' },
    { key: 'text', title: 'Text', type: 'text', prose: true, ...marked(phrases) },
  ]
}

function clientRows({ id, name, tier, held }: ClientHit): Row[] {
  return held.map(({ field, label, text }) => ({
    id,
    client: name,
    tier,
    field: label === '' ? (FIELDS[field] ?? field) : label,
    text,
  }))
}

/** Those without a label of their own. */
const FIELDS: Readonly<Record<string, string>> = {
  name: toSay('name'),
  alias: toSay('alias'),
  title: toSay('title'),
  note: toSay('note'),
  tag: toSay('tag'),
}

const ALL_COLUMNS: readonly Column[] = [
  { key: 'found', title: 'Found', type: 'term' },
  { key: 'id', title: 'Number', type: 'number' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'client', title: 'Client', type: 'text' },
  { key: 'kind', title: 'Kind', type: 'text' },
  { key: 'text', title: 'Text', type: 'text' },
]

/** Everything in one table, whole texts, for spreadsheets: contacts, follow-ups, clients. */
export function oneSheet(found: Found, limit: number): Sheet {
  const contacts = found.contacts.slice(0, limit).map(({ id, day, client, code, note }) => ({
    found: toSay('contact'),
    id,
    day,
    client,
    kind: code,
    text: note,
  }))
  const followups = found.followups
    .slice(0, limit)
    .map(followupRow)
    .map(
      ({ id, due, client, kind, text }) =>
        ({ found: toSay('follow-up'), id, day: due, client, kind, text }) as Row,
    )
  const clients = found.clients
    .slice(0, limit)
    .flatMap(clientRows)
    .map(
      ({ id, client, field, text }) =>
        ({ found: toSay('client'), id, day: null, client, kind: field, text }) as Row,
    )
  return { kind: 'sheet', columns: ALL_COLUMNS, rows: [...contacts, ...followups, ...clients] }
}

/** Everything for programs, with whether there is more than the limit let through. */
export function foundAsJson(found: Found, limit: number): object {
  return {
    contacts: found.contacts.slice(0, limit),
    followups: found.followups.slice(0, limit).map((followup) => ({ ...followup, state: stateOf(followup) })),
    clients: found.clients.slice(0, limit).map(({ held, ...client }) => ({
      ...client,
      found_in: held.map(({ field, label, text }) => ({ field: label === '' ? field : label, text })),
    })),
    more: Object.fromEntries((Object.keys(MANY) as Kind[]).map((kind) => [kind, found[kind].length > limit])),
  }
}
