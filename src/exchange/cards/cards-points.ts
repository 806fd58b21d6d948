import type { NewPoint } from '../client-rows.ts'
import { addressLine } from './cards-address.ts'
import { labelOfTypes, plainLabel } from './cards-labels.ts'
import { type Card, type Property, parts, plainText } from './vcard.ts'

/** What a card says of how to reach somebody: contact points, and messengers the book has no kind for. */
export interface Reached {
  readonly points: readonly NewPoint[]
  readonly fields: ReadonlyMap<string, string>
}

const KINDS: Readonly<Record<string, NewPoint['kind']>> = {
  TEL: 'phone',
  EMAIL: 'email',
  ADR: 'address',
  URL: 'url',
  'X-WECHAT': 'wechat',
  'X-WEIXIN': 'wechat',
}

/** Messengers of their own property, and what the book calls them. */
const MESSENGERS: Readonly<Record<string, string>> = {
  'X-QQ': 'QQ',
  'X-TENCENT-QQ': 'QQ',
  'X-SKYPE': 'Skype',
  'X-SKYPE-USERNAME': 'Skype',
  'X-AIM': 'AIM',
  'X-MSN': 'MSN',
  'X-ICQ': 'ICQ',
  'X-JABBER': 'XMPP',
  'X-YAHOO': 'Yahoo',
  'X-GOOGLE-TALK': 'Google Talk',
  'X-GTALK': 'Google Talk',
  'X-WHATSAPP': 'WhatsApp',
  'X-TWITTER': 'Twitter',
}

const SCHEMES: Readonly<Record<string, string>> = {
  xmpp: 'XMPP',
  skype: 'Skype',
  aim: 'AIM',
  msnim: 'MSN',
  ymsgr: 'Yahoo',
  sip: 'SIP',
  qq: 'QQ',
  tencent: 'QQ',
  gtalk: 'Google Talk',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
}

const WECHAT = /^(?:we ?chat|weixin|微信)$/i

/** The properties that this file reads. */
export const REACHING = new Set([
  ...Object.keys(KINDS),
  ...Object.keys(MESSENGERS),
  'IMPP',
  'X-SOCIALPROFILE',
])

/** Reads them in the order of the card, what is preferred first. */
export function reachedBy(card: Card, labels: ReadonlyMap<string, string>, own: boolean): Reached {
  const points: { point: NewPoint; rank: number }[] = []
  const fields = new Map<string, string>()
  for (const property of card.properties) {
    if (!REACHING.has(property.name)) continue
    const { point, field } = readReach(property, card.version, labels, own)
    if (point && point.value.trim() !== '') points.push({ point, rank: own ? 0 : preference(property) })
    if (field && field.value.trim() !== '')
      fields.set(field.name, [fields.get(field.name), field.value].filter(Boolean).join('; '))
  }
  points.sort((a, b) => a.rank - b.rank)
  return { points: points.map(({ point }) => point), fields }
}

interface Reach {
  readonly point?: NewPoint
  readonly field?: { readonly name: string; readonly value: string }
}

function readReach(
  property: Property,
  version: string,
  labels: ReadonlyMap<string, string>,
  own: boolean,
): Reach {
  const { name, params } = property
  const types = params.get('TYPE') ?? []
  const written = property.group === '' ? undefined : labels.get(property.group)
  const label = written !== undefined ? plainLabel(written) : labelOfTypes(types)
  const text = own ? plainText(property.value, version) : plainText(property.value, version).trim()
  const point = (kind: NewPoint['kind'], value: string) => ({ point: { kind, label, value } })
  if (name === 'IMPP') return messenger(property, text, label)
  if (name === 'X-SOCIALPROFILE') return profile(property, text, types)
  const called = MESSENGERS[name]
  if (called !== undefined) return { field: { name: called, value: text } }
  const kind = KINDS[name] as NewPoint['kind']
  if (kind === 'address') return point(kind, own ? ownAddress(property, version) : address(property, version))
  const plain = params.get('VALUE')?.includes('text') ? text : withoutScheme(kind, text)
  return point(kind, plain)
}

function address(property: Property, version: string): string {
  const [box = '', extended = '', street = '', locality = '', region = '', code = '', country = ''] = parts(
    property.value,
    ';',
    version,
  )
  const line = addressLine({ box, extended, street, locality, region, code, country })
  return line === '' ? (property.params.get('LABEL')?.[0] ?? '').replace(/\s*\n\s*/g, ', ') : line
}

/** What we wrote: a line that is all street stays as it is, to the space. */
function ownAddress(property: Property, version: string): string {
  const [box = '', extended = '', street = '', ...others] = parts(property.value, ';', version)
  return box + extended + others.join('') === '' ? street : address(property, version)
}

function withoutScheme(kind: NewPoint['kind'], text: string): string {
  if (kind === 'email') return text.replace(/^mailto:/i, '')
  if (kind !== 'phone' || !/^tel:/i.test(text)) return text
  const [number = '', ...params] = unescaped(text.slice(4)).split(';')
  const extension = params.find((param) => /^ext=/i.test(param))
  return extension ? `${number} ext ${extension.slice(4)}` : number
}

function messenger({ params }: Property, text: string, label: string | null): Reach {
  const [, scheme = '', rest = text] = /^([a-z][\w+.-]*):(?:\/\/)?(.*)$/is.exec(text) ?? []
  const service = params.get('X-SERVICE-TYPE')?.[0] ?? ''
  const value = unescaped(rest).trim() === '' ? '' : unescaped(rest)
  if (WECHAT.test(service) || WECHAT.test(scheme)) return { point: { kind: 'wechat', label, value } }
  const known = service !== '' ? service : SCHEMES[scheme.toLowerCase()]
  const name = known ?? (/^(?:x-apple|)$/i.test(scheme) ? (label ?? 'messenger') : scheme)
  return { field: { name, value } }
}

function profile({ params }: Property, text: string, types: readonly string[]): Reach {
  const service = types.find((type) => type !== 'pref' && type !== 'home' && type !== 'work') ?? ''
  const user = params.get('X-USER')?.[0] ?? ''
  const value = unescaped(text.replace(/^x-apple:/i, ''))
  if (WECHAT.test(service)) return { point: { kind: 'wechat', label: null, value: user || value } }
  if (/^https?:/i.test(text)) return { point: { kind: 'url', label: service || null, value: text } }
  return { field: { name: service || 'profile', value: user || value } }
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

/** What is preferred comes first: `TYPE=pref`, or `PREF=1` to 100. */
function preference({ params }: Property): number {
  const rank = Number(params.get('PREF')?.[0])
  if (rank >= 1 && rank <= 100) return rank
  return params.get('TYPE')?.includes('pref') ? 1 : 101
}
