import { POINT_KINDS } from '../clients/client.ts'
import { type Locale, toSay } from '../language/say.ts'
import type { Column, Row } from '../output/document.ts'
import type { WholeClient } from './client-queries.ts'
import { clientHeader } from './headers.ts'
import { joinList, type Listed } from './lists.ts'
import { customHeader, customNameIn, inEnglish, isReason } from './own-file.ts'

/** The columns after those of name and kind, before the fields of one's own. */
const FIRST = [
  toSay('organisation‖column'),
  toSay('title‖column'),
  toSay('tier‖column'),
  toSay('stage‖column'),
  toSay('owner‖column'),
  toSay('tags‖column'),
  toSay('email‖column'),
  toSay('phone‖column'),
  toSay('address‖column'),
  toSay('wechat‖column'),
  toSay('url‖column'),
  toSay('birthday‖column'),
  toSay('note‖column'),
  toSay('aliases‖column'),
]
const LAST = [toSay('created‖column'), toSay('archived‖column')]
const HIDDEN = [toSay('organisation uid‖column'), toSay('uid‖column')]

/** The columns of a file of clients; the headers are those that the import knows. */
export function clientColumns(customNames: readonly string[], language: Locale): Column[] {
  const text = (title: string): Column => ({ key: keyOf(title), title, type: 'text' })
  const own = (name: string): Column => ({
    key: customKey(name),
    title: headerOf(name, language),
    own: true,
    type: 'text',
  })
  return [
    text(toSay('name‖column')),
    { ...text(toSay('kind‖column')), type: 'term' },
    ...FIRST.map(text),
    ...customNames.map(own),
    { key: 'id', title: 'id‖column', type: 'id' },
    ...LAST.map(text),
    ...HIDDEN.map((title) => ({ ...text(title), hidden: true })),
  ]
}

/** `name` of `name‖column`. */
function keyOf(title: string): string {
  return title.replace(/‖.*$/, '')
}

/** A client as a row of those columns. */
export function clientRow(file: WholeClient): Row {
  const names = (values: readonly { readonly name: string }[]) =>
    joined(values.map(({ name }) => ({ value: name, label: null })))
  const row: Record<string, string | number | null> = {
    id: file.id,
    uid: file.uid,
    name: file.name,
    kind: file.kind,
    organisation: file.org,
    'organisation uid': file.orgUid,
    title: file.title,
    tier: file.tier,
    stage: file.stage,
    owner: file.owner,
    birthday: file.birthday,
    note: file.note,
    tags: names(file.tags),
    aliases: names(file.aliases),
    created: file.created_at,
    archived: file.archived_at,
  }
  for (const kind of POINT_KINDS) row[kind] = joined(file.points.filter((point) => point.kind === kind))
  for (const { name, value } of file.fields) row[customKey(name)] = value
  return row
}

function joined(values: readonly Listed[]): string | null {
  return values.length === 0 ? null : joinList(values)
}

/** A key that no other column has. */
function customKey(name: string): string {
  return `\0${name}`
}

/** The header of a custom field, marked where the import would take it for another column. */
function headerOf(name: string, language: Locale): string {
  const plain =
    name !== '' &&
    clientHeader(inEnglish(name)) === undefined &&
    customNameIn(name) === undefined &&
    !isReason(name)
  return plain ? name : customHeader(name, language)
}
