import { POINT_KINDS } from '../clients/client.ts'
import type { Column, Row } from '../output/document.ts'
import type { WholeClient } from './client-queries.ts'
import { clientHeader } from './headers.ts'
import { CUSTOM_PREFIX, REASON_HEADER } from './layout.ts'
import { joinList, type Listed } from './lists.ts'

/** The columns of a file of clients; the headers are those that the import knows. */
export function clientColumns(customNames: readonly string[]): Column[] {
  const text = (key: string): Column => ({ key, title: key, type: 'text' })
  return [
    ...['name', 'kind', 'organisation', 'title', 'tier', 'stage', 'owner', 'tags'].map(text),
    ...POINT_KINDS.map(text),
    ...['birthday', 'note', 'aliases'].map(text),
    ...customNames.map((name): Column => ({ key: customKey(name), title: customHeader(name), type: 'text' })),
    { key: 'id', title: 'id', type: 'id' },
    ...['created', 'archived'].map(text),
    ...['organisation uid', 'uid'].map((key) => ({ ...text(key), hidden: true })),
  ]
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
function customHeader(name: string): string {
  const plain = clientHeader(name) === undefined && !name.startsWith(CUSTOM_PREFIX) && name !== REASON_HEADER
  return plain && name !== '' ? name : CUSTOM_PREFIX + name
}
