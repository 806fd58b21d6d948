import type { ClientKind } from '../../clients/client.ts'
import { say } from '../../language/say.ts'
import { type ClientEntry, lunarField, spelled } from '../client-rows.ts'
import { birthdayOf, LUNAR_BIRTHDAY } from './cards-birthday.ts'
import { plainLabel } from './cards-labels.ts'
import { nameOf } from './cards-name.ts'
import { REACHING, reachedBy } from './cards-points.ts'
import {
  androidOf,
  type Card,
  type CardTrouble,
  type Property,
  parts,
  plainText,
  propertiesOf,
} from './vcard.ts'

/** Cards that we wrote say so, and are taken to the letter. */
export const OWN_PRODUCT = '-//crm//'
/** Says in a card that we wrote which organisation it means. */
export const ORG_UID = 'X-CRM-ORG-UID'
/** Says in a saved card why it was left. */
export const REASON = 'X-CRM-REASON'

/** What one card gives: a client, or a group whose members are named by their uids. */
export interface CardRead {
  readonly entry: ClientEntry
  readonly group: readonly string[] | undefined
  readonly troubles: readonly CardTrouble[]
  readonly warnings: readonly CardTrouble[]
  /** Properties that the book has no place for. */
  readonly unread: readonly string[]
}

export interface CardReading {
  readonly order: 'dmy' | 'mdy' | 'ymd' | undefined
  /** Tags as they are spelled already, by their folded text; those of the file are added. */
  readonly tags: Map<string, string>
  /** The uids of the cards before. */
  readonly uids: Set<string>
}

/** Fields of one's own that cards have a property for. */
const FIELDS: Readonly<Record<string, string>> = {
  ROLE: 'role',
  ANNIVERSARY: 'anniversary',
  'X-ANNIVERSARY': 'anniversary',
  'X-EVOLUTION-ANNIVERSARY': 'anniversary',
  'X-SPOUSE': 'spouse',
  'X-EVOLUTION-SPOUSE': 'spouse',
  'X-MS-SPOUSE': 'spouse',
  'X-ASSISTANT': 'assistant',
  'X-EVOLUTION-ASSISTANT': 'assistant',
  'X-MS-ASSISTANT': 'assistant',
  'X-MANAGER': 'manager',
  'X-EVOLUTION-MANAGER': 'manager',
  'X-MS-MANAGER': 'manager',
  'X-CUSTOM1': 'custom 1',
  'X-CUSTOM2': 'custom 2',
  'X-CUSTOM3': 'custom 3',
  'X-CUSTOM4': 'custom 4',
}

const TAGS = ['CATEGORIES', 'X-CATEGORIES', 'X-GROUP', 'X-GROUP-MEMBERSHIP']

const READ_HERE = new Set([
  ...TAGS,
  ...[
    'FN',
    'N',
    'ORG',
    'TITLE',
    'NOTE',
    'BDAY',
    'CATEGORIES',
    'NICKNAME',
    'UID',
    'KIND',
    'VERSION',
    'PRODID',
  ],
  ...[
    'X-ALTBDAY',
    'X-ABDATE',
    'X-ABRELATEDNAMES',
    'X-ANDROID-CUSTOM',
    'X-ABSHOWAS',
    'X-ADDRESSBOOKSERVER-KIND',
  ],
  ...['MEMBER', 'X-ADDRESSBOOKSERVER-MEMBER', 'X-ABLABEL', ORG_UID, LUNAR_BIRTHDAY, ...Object.keys(FIELDS)],
])

/** Of no use in a client book, or of use to programs alone: not worth a word. */
const SILENT =
  /^(?:REV|MAILER|SOURCE|NAME|PROFILE|CLASS|SORT-STRING|CALURI|CALADRURI|FBURL|CAPURI|LABEL|LANG|TZ|GEO|GENDER|CLIENTPIDMAP|XML|AGENT|SOUND|X-PHONETIC-.*|X-CRM-.*|X-AB.*|X-EVOLUTION-.*|X-MOZILLA-.*|X-MS-.*|X-NC-.*|X-OC-.*|X-GENDER|X-IMAGE.*|X-SORT-STRING|X-CLASS|X-ACCOUNT|X-.*-UID)$/

/** The group of Google's and Android's that every contact is in. */
const ALL_CONTACTS = /^my ?contacts$/i

const UUID = /^(?:urn:uuid:)?\{?([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})\}?(?::ABPerson|:ABGroup)?$/i

/** What a card says of a client. A card that names nobody is bad. */
export function readCard(card: Card, reading: CardReading): CardRead {
  const { version } = card
  const own = propertiesOf(card, 'PRODID').some(({ value }) => value.startsWith(OWN_PRODUCT))
  const warnings = [...card.warnings]
  const fields = new Map<string, string>()
  const text = (property: Property) => {
    const plain = plainText(property.value, version)
    return own ? plain : plain.trim()
  }
  const first = (name: string) =>
    propertiesOf(card, name)
      .map(text)
      .find((value) => value !== '') ?? null
  const labels = labelsOf(card, version)
  const reached = reachedBy(card, labels, own)
  for (const [name, value] of [...reached.fields, ...extraFields(card, labels, text)]) fields.set(name, value)
  const [orgName = '', ...units] = parts(
    first('ORG') === null ? '' : (propertiesOf(card, 'ORG')[0]?.value ?? ''),
    ';',
    version,
  ).map((part) => (own ? part : part.trim()))
  const department = units.filter((unit) => unit !== '').join(' / ')
  if (department !== '') fields.set('department', department)
  const title = first('TITLE')
  if (title !== null && first('ROLE') === title) fields.delete('role')
  const birthday = birthdayOf(card, reading.order, fields, warnings)
  const nicknames = [...lists(card, 'NICKNAME', own), ...androidOf(card, 'nickname').map(([value]) => value)]
  const named = nameOf(card, own)
  const kind = kindOf(card, orgName !== '' && (named === '' || (named === orgName && !hasParts(card))))
  const name =
    [named, kind === 'organisation' ? orgName : '', nicknames[0] ?? '', mailName(reached.points)].find(
      (each) => each !== '',
    ) ?? ''
  const troubles = [...card.troubles]
  if (name.trim() === '' && troubles.length === 0)
    troubles.push({ line: card.line, reason: say`The card names nobody.` })
  const tags = TAGS.flatMap((list) => lists(card, list, own))
  const note = propertiesOf(card, 'NOTE')
    .map(text)
    .filter((each) => each !== '')
    .join('\n')
  const orgUid = UUID.exec(first(ORG_UID) ?? '')?.[1]?.toLowerCase() ?? null
  const entry: ClientEntry = {
    row: { line: card.line, cells: [card.text] },
    foreign: !own,
    uid: uidOf(card, reading, warnings),
    name,
    kind,
    org: kind === 'organisation' || orgName === '' ? null : orgName,
    orgUid,
    title,
    tier: null,
    stage: null,
    owner: null,
    birthday,
    note: note === '' ? null : note,
    created: null,
    archived: null,
    points: reached.points,
    tags: own ? tags : tags.filter((tag) => !ALL_CONTACTS.test(tag)).map((tag) => spelled(tag, reading.tags)),
    aliases: nicknames.filter((alias) => own || alias !== name),
    attributes: fields,
  }
  return { entry, group: membersOf(card), troubles, warnings, unread: unreadOf(card) }
}

function labelsOf(card: Card, version: string): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { group, value } of propertiesOf(card, 'X-ABLABEL'))
    if (group !== '' && value !== '') labels.set(group, plainText(value, version))
  return labels
}

function lists(card: Card, name: string, own: boolean): string[] {
  return propertiesOf(card, name)
    .flatMap(({ value }) =>
      parts(value, card.version === '2.1' && value.includes(';') ? ';' : ',', card.version),
    )
    .map((part) => (own ? part : part.trim()))
    .filter((part) => part.trim() !== '')
}

/** Relations, anniversaries and what Android writes in lines of its own. */
function* extraFields(
  card: Card,
  labels: ReadonlyMap<string, string>,
  text: (property: Property) => string,
): Generator<[string, string]> {
  for (const property of card.properties) {
    const field = FIELDS[property.name]
    if (field !== undefined && text(property) !== '') yield [field, text(property)]
    if (property.name === 'X-ABRELATEDNAMES' || property.name === 'X-ABDATE') {
      const without = property.name === 'X-ABDATE' ? 'date' : 'related'
      yield [plainLabel(labels.get(property.group) ?? without).toLowerCase(), text(property)]
    }
    if (property.name === 'X-ALTBDAY') yield [lunarField(), text(property)]
  }
}

/** Whether the card has a family or a given name. */
function hasParts(card: Card): boolean {
  return propertiesOf(card, 'N').some(({ value }) => /[^;\s]/.test(value))
}

/** What the card says it is; null where that is not said, and then it is a person's unless the book knows better. */
function kindOf(card: Card, onlyFirm: boolean): ClientKind | null {
  const said = [...propertiesOf(card, 'KIND'), ...propertiesOf(card, 'X-ADDRESSBOOKSERVER-KIND')].map(
    ({ value }) => value.trim().toLowerCase(),
  )
  if (said.some((kind) => kind === 'org' || kind === 'organization' || kind === 'location'))
    return 'organisation'
  if (said.some((kind) => kind === 'individual')) return 'person'
  const shown = propertiesOf(card, 'X-ABSHOWAS').some(({ value }) => value.trim().toUpperCase() === 'COMPANY')
  return shown || onlyFirm ? 'organisation' : null
}

/** The uids of a group's members; undefined where the card is no group. */
function membersOf(card: Card): string[] | undefined {
  const kinds = [...propertiesOf(card, 'KIND'), ...propertiesOf(card, 'X-ADDRESSBOOKSERVER-KIND')]
  if (!kinds.some(({ value }) => value.trim().toLowerCase() === 'group')) return undefined
  const members = [...propertiesOf(card, 'MEMBER'), ...propertiesOf(card, 'X-ADDRESSBOOKSERVER-MEMBER')]
  return members.flatMap(({ value }) => UUID.exec(value.trim())?.[1]?.toLowerCase() ?? [])
}

/** The card's uid where it has the shape of the book's; that of a card before is no uid. */
function uidOf(card: Card, reading: CardReading, warnings: CardTrouble[]): string | null {
  const [property] = propertiesOf(card, 'UID')
  const uid = UUID.exec(property?.value.trim() ?? '')?.[1]?.toLowerCase()
  if (!property || uid === undefined) return null
  if (reading.uids.has(uid)) {
    warnings.push({ line: property.line, reason: say`A card before has the same UID: it does not count.` })
    return null
  }
  reading.uids.add(uid)
  return uid
}

function mailName(points: readonly { readonly kind: string; readonly value: string }[]): string {
  return points.find(({ kind }) => kind === 'email')?.value ?? ''
}

function unreadOf(card: Card): string[] {
  return card.properties
    .map(({ name }) => name)
    .filter((name) => !READ_HERE.has(name) && !REACHING.has(name) && !SILENT.test(name))
}
