import type { PointKind } from '../../clients/client.ts'
import type { WholeClient } from '../client-queries.ts'
import { ADDRESS_PARTS, addressParts } from './cards-address.ts'
import { LUNAR_BIRTHDAY } from './cards-birthday.ts'
import { ORG_UID, OWN_PRODUCT } from './cards-entry.ts'
import { typesOfLabel, writtenLabel } from './cards-labels.ts'
import { clean, contentLine, folded, forPart, type VcardVersion } from './vcard-writing.ts'

/** The clients as an address book, card by card. */
export async function* cardsOf(
  clients: AsyncIterable<WholeClient>,
  version: VcardVersion,
): AsyncGenerator<string> {
  for await (const client of clients) yield cardOf(client, version)
}

/**
 * A client as a card. What only the book means, such as tier, stage and owner, is not in it: cards are handed
 * around.
 */
export function cardOf(client: WholeClient, version: VcardVersion): string {
  const lines = ['BEGIN:VCARD\r\n', `VERSION:${version}\r\n`, folded(`PRODID:${OWN_PRODUCT}client book//EN`)]
  const text = (head: string, value: string | null | undefined) => {
    if (value && clean(value) !== '') lines.push(contentLine(head, value, version))
  }
  const field = (name: string) => client.fields.find((one) => one.name === name)?.value
  const named = clean(client.name) === '' ? `#${client.id}` : client.name
  lines.push(`UID:urn:uuid:${client.uid}\r\n`)
  lines.push(contentLine('FN', named, version))
  lines.push(folded(`N:${nameParts(named, client.kind).map(forPart).join(';')};`))
  if (version === '4.0') lines.push(`KIND:${client.kind === 'organisation' ? 'org' : 'individual'}\r\n`)
  if (client.kind === 'organisation') {
    lines.push(folded(`ORG:${forPart(named)}`))
    lines.push('X-ABShowAs:COMPANY\r\n')
  } else if (client.org !== null && clean(client.org) !== '') {
    const units = field('department')
    lines.push(folded(`ORG:${[client.org, ...(units ? units.split(' / ') : [])].map(forPart).join(';')}`))
    if (client.orgUid !== null) lines.push(`${ORG_UID}:urn:uuid:${client.orgUid}\r\n`)
  }
  text('TITLE', client.title)
  text('ROLE', field('role'))
  lines.push(...pointLines(client, version))
  if (client.birthday !== null) lines.push(birthdayLine(client.birthday, version))
  text('NOTE', client.note)
  const list = (head: string, values: readonly { readonly name: string }[]) => {
    const written = values.map(({ name }) => forPart(name)).filter((name) => name !== '')
    if (written.length > 0) lines.push(folded(`${head}:${written.join(',')}`))
  }
  list('CATEGORIES', client.tags)
  list('NICKNAME', client.aliases)
  lines.push(`REV:${instantInUtc(client.updated_at)}\r\n`, 'END:VCARD\r\n')
  return lines.join('')
}

const PROPERTIES: Readonly<Record<PointKind, string>> = {
  phone: 'TEL',
  email: 'EMAIL',
  address: 'ADR',
  wechat: 'IMPP',
  url: 'URL',
}

/** How the client is reached: the kinds that vCard knows as types, other labels tied to their line by a group. */
function pointLines(client: WholeClient, version: VcardVersion): string[] {
  const lines: string[] = []
  let groups = 0
  for (const { kind, label, value } of client.points) {
    if (clean(value) === '') continue
    const types = label === null ? [] : typesOfLabel(label, kind === 'phone')
    const head = `${PROPERTIES[kind]}${typeParam(types ?? [], version)}`
    if (types !== undefined) {
      lines.push(pointLine(head, kind, value, version))
      continue
    }
    const group = `item${++groups}`
    lines.push(
      pointLine(`${group}.${head}`, kind, value, version),
      contentLine(`${group}.X-ABLabel`, writtenLabel(label as string), version),
    )
  }
  return lines
}

function typeParam(types: readonly string[], version: VcardVersion): string {
  if (types.length === 0) return ''
  if (version === '3.0') return types.map((type) => `;TYPE=${type.toUpperCase()}`).join('')
  return `;TYPE=${types.length === 1 ? types[0] : `"${types.join(',')}"`}`
}

function pointLine(head: string, kind: PointKind, value: string, version: VcardVersion): string {
  switch (kind) {
    case 'address': {
      const parts = addressParts(clean(value))
      return folded(`${head}:${ADDRESS_PARTS.map((part) => forPart(parts[part] ?? '')).join(';')}`)
    }
    case 'wechat':
      return folded(`${head};X-SERVICE-TYPE=WeChat:weixin:${encodeURIComponent(clean(value))}`)
    case 'phone':
    case 'email':
      return contentLine(/^(?:tel|mailto):/i.test(value) ? `${head};VALUE=text` : head, value, version)
    default:
      return contentLine(head, value, version)
  }
}

/** A date without a year is Apple's in vCard 3.0, which has none. */
function birthdayLine(birthday: string, version: VcardVersion): string {
  if (birthday.startsWith('lunar:')) return `${LUNAR_BIRTHDAY}:${birthday}\r\n`
  if (version === '4.0')
    return `BDAY:${birthday.startsWith('--') ? `--${birthday.slice(2).replace('-', '')}` : birthday.replaceAll('-', '')}\r\n`
  if (birthday.startsWith('--')) return `BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-${birthday.slice(2)}\r\n`
  return `BDAY;VALUE=date:${birthday}\r\n`
}

/** `20261122T100000Z` for any instant with an offset. */
function instantInUtc(instant: string): string {
  const ms = Date.parse(instant)
  const utc = Number.isNaN(ms) ? instant : new Date(ms).toISOString()
  return `${utc.slice(0, 19).replace(/[^\dT]/g, '')}Z`
}

const HAN = /^\p{Script=Han}{2,5}$/u
/** The family names of two characters that are still borne. */
const COMPOUND =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|宇文|长孙|長孫|司徒|司空|夏侯|独孤|獨孤|南宫|南宮|端木|百里|轩辕|軒轅|申屠|太史|万俟|闻人|聞人|钟离|鍾離|淳于|单于|單于|濮阳|濮陽)/

const HONORIFIC = /^(?:dr|mr|mrs|ms|miss|mx|prof|sir|herr|frau|mme)\.?$/i

/** Family, given, middle name and title for programs that sort by them; the name itself stands in FN. */
function nameParts(name: string, kind: WholeClient['kind']): string[] {
  if (kind === 'organisation') return ['', '', '', '']
  if (HAN.test(name)) {
    const size = name.length > 2 && COMPOUND.test(name) ? 2 : 1
    return [name.slice(0, size), name.slice(size), '', '']
  }
  const words = name.trim().split(/\s+/)
  const first = words.findIndex((word) => !HONORIFIC.test(word))
  const title = words.slice(0, Math.max(first, 0)).join(' ')
  const own = words.slice(Math.max(first, 0))
  return own.length < 2
    ? ['', own.join(' '), '', title]
    : [own.at(-1) as string, own.slice(0, -1).join(' '), '', title]
}
