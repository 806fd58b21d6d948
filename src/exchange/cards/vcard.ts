import { said, say, toSay } from '../../language/say.ts'
import { asLatin, type CardReader, cardReader, type RawCard, type RawLine } from './vcard-lines.ts'
import { asUtf8, fromBase64, fromQuotedPrintable, textOf } from './vcard-text.ts'

/** One property of a card. */
export interface Property {
  readonly line: number
  /** What ties it to its label, such as `item1`; empty where nothing does. */
  readonly group: string
  /** In capitals. */
  readonly name: string
  /** By name in capitals, and the types in small letters; a bare parameter of vCard 2.1 is a type. */
  readonly params: ReadonlyMap<string, readonly string[]>
  /** Decoded, and escaped as it stands in the card: see `plainText` and `parts`. */
  readonly value: string
}

/** One card of a file. */
export interface Card {
  /** Which of the file, from 1. */
  readonly number: number
  readonly line: number
  /** `2.1`, `3.0`, `4.0`, or what it says; empty where it says nothing. */
  readonly version: string
  readonly properties: readonly Property[]
  /** Photos, logos, keys and sounds, which are not read: the name of each. */
  readonly passedOver: readonly string[]
  /** What makes the card bad. */
  readonly troubles: readonly CardTrouble[]
  readonly warnings: readonly CardTrouble[]
  /** The card as text without what was passed over, to be saved where it is bad. */
  readonly text: string
}

export interface CardTrouble {
  readonly line: number
  readonly reason: string
}

/** Cards of a file, one after the other; `strays` are lines outside of them. */
export interface CardFile {
  readonly cards: AsyncGenerator<Card>
  readonly strays: CardReader['strays']
}

/**
 * Reads vCard 2.1, 3.0 and 4.0 as phones and mail programs write them, holding one card at a time. `encoding` is that
 * of the lines that say none; without it each is recognised.
 */
export function cardsIn(bytes: AsyncIterable<Uint8Array>, encoding?: string): CardFile {
  const reader = cardReader()
  const cards = async function* () {
    for await (const piece of asUtf8(bytes, encoding))
      for (const raw of reader.push(piece)) yield cardOf(raw, encoding)
    for (const raw of reader.end()) yield cardOf(raw, encoding)
  }
  return { cards: cards(), strays: reader.strays }
}

/** More than anybody's card has; numbers are compared each with each. */
const MOST_LINES = 1000

function cardOf(raw: RawCard, encoding: string | undefined): Card {
  const properties: Property[] = []
  const troubles: CardTrouble[] = []
  const warnings: CardTrouble[] = []
  const text: string[] = []
  const passedOver = [...raw.passedOver]
  let guess: string | undefined
  for (const line of raw.lines) {
    const read = propertyOf(line, encoding)
    if (line.cut && read.property?.name.startsWith('X-')) {
      passedOver.push(read.property.name)
      continue
    }
    text.push(read.text)
    guess ??= read.guessed
    const last = properties.at(-1)
    if (line.cut) troubles.push({ line: line.line, reason: say`The line is longer than 1 MB.` })
    else if (read.property) properties.push(read.property)
    else if (last?.name === 'NOTE' && read.text.trim() !== '')
      properties[properties.length - 1] = { ...last, value: `${last.value}\n${read.text}` }
    else if (read.text.trim() !== '')
      troubles.push({ line: line.line, reason: say`${shortly(read.text)} is no line of a card.` })
  }
  if (raw.lines.length > MOST_LINES)
    troubles.push({ line: raw.line, reason: say`The card has more than ${MOST_LINES} lines.` })
  if (raw.tooLarge) troubles.push({ line: raw.line, reason: say`The card is larger than 4 MB.` })
  if (!raw.ended)
    warnings.push({ line: raw.line, reason: say`The card has no END; it is read as far as it goes.` })
  if (guess !== undefined) warnings.push({ line: raw.line, reason: said(GUESSED[guess] ?? '') })
  const version = properties.find(({ name }) => name === 'VERSION')?.value.trim() ?? ''
  const { number, line } = raw
  return { number, line, version, properties, passedOver, troubles, warnings, text: text.join('\n') }
}

const GUESSED: Readonly<Record<string, string>> = {
  gb18030: toSay('Read as Chinese text in GB18030.'),
  'windows-1252': toSay('Read as Western European text in Windows-1252.'),
}

function shortly(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? say`“${line.slice(0, 60)}…”` : say`“${line}”`
}

/** Name and parameters may be so long. */
const LONGEST_HEAD = 4096
const HEAD = /^(?:([\w-]+)\.)?([A-Za-z][\w-]*)[ \t]*((?:;.*)?)$/s

/** Takes a content line apart; what has no name and value is no property. `text` is the line without its encoding. */
function propertyOf(
  { line, bytes }: RawLine,
  encoding: string | undefined,
): { property?: Property; text: string; guessed?: string } {
  const latin = asLatin(bytes)
  const colon = colonIn(latin.slice(0, LONGEST_HEAD))
  if (colon === -1) return plainly(bytes)
  const head = HEAD.exec(textOf(bytes.subarray(0, colon), undefined).text)
  if (!head) return plainly(bytes)
  const [, group = '', name = '', tail = ''] = head
  const params = paramsOf(tail)
  const transfer = params.get('ENCODING')?.[0]?.toUpperCase() ?? ''
  const raw = bytes.subarray(colon + 1)
  const plain =
    transfer === 'QUOTED-PRINTABLE'
      ? fromQuotedPrintable(raw)
      : transfer.startsWith('B')
        ? fromBase64(raw)
        : raw
  const { text, guessed } = textOf(plain, params.get('CHARSET')?.[0] ?? encoding)
  const value = text.replace(/\r\n?/g, '\n')
  const property = { line, group, name: name.toUpperCase(), params, value }
  return { property, text: asText(property, tail), ...(guessed !== undefined && { guessed }) }
}

/** The line in UTF-8 without its encoding; only line breaks keep it quoted, because vCard 2.1 has no other way. */
function asText({ group, name, value }: Property, tail: string): string {
  const plain = tail.replace(/;(?:CHARSET|ENCODING)=[^;:]*|;(?:QUOTED-PRINTABLE|BASE64|8BIT)\b/gi, '')
  const head = `${group === '' ? '' : `${group}.`}${name}${plain}`
  if (!value.includes('\n')) return `${head}:${value}`
  const quoted = value.replaceAll('=', '=3D').replaceAll('\n', '=0D=0A')
  return `${head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted}`
}

function plainly(bytes: Uint8Array): { text: string } {
  return { text: textOf(bytes, undefined).text }
}

/** Where the head of a line ends: at the first colon that stands in no quotes. */
function colonIn(latin: string): number {
  const first = latin.indexOf(':')
  const quote = latin.indexOf('"')
  if (first === -1 || quote === -1 || quote > first) return first
  const outside = /^(?:[^":]|"[^"]*")*:/.exec(latin)
  return outside ? outside[0].length - 1 : first
}

const BARE_ENCODINGS = /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i

function paramsOf(tail: string): Map<string, string[]> {
  const params = new Map<string, string[]>()
  const add = (name: string, values: readonly string[]) => {
    params.set(name, [...(params.get(name) ?? []), ...values])
  }
  for (const [, param = ''] of tail.matchAll(/;((?:[^";]|"[^"]*"|")*)/g)) {
    const equals = param.indexOf('=')
    if (equals === -1) {
      const bare = param.trim()
      if (BARE_ENCODINGS.test(bare)) add('ENCODING', [bare])
      else if (bare !== '') add('TYPE', [bare.toLowerCase()])
      continue
    }
    const name = param.slice(0, equals).trim().toUpperCase()
    const values = valuesIn(param.slice(equals + 1))
    add(name, name === 'TYPE' ? values.flatMap((one) => one.toLowerCase().split(',')) : values)
  }
  return params
}

/** The values of a parameter, without their quotes; `^n`, `^^` and `^'` are RFC 6868's. */
function valuesIn(text: string): string[] {
  return (text.match(/(?:[^",]|"[^"]*"|")+/g) ?? []).map((value) =>
    value
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replace(/\^([n^'])/g, (_all, mark: string) => (mark === 'n' ? '\n' : mark === '^' ? '^' : '"')),
  )
}

/** A value without its escapes; vCard 2.1 knows none for line breaks. */
export function plainText(value: string, version: string): string {
  if (!value.includes('\\')) return value
  if (version === '2.1') return value.replace(/\\([\\;,:])/g, '$1')
  return value.replace(/\\([\\;,:nN])/g, (_all, mark: string) => (/n/i.test(mark) ? '\n' : mark))
}

/** The parts of a structured value, or of a list, without their escapes. */
export function parts(value: string, separator: ';' | ',', version: string): string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++
    else if (value[at] === separator) {
      found.push(value.slice(from, at))
      from = at + 1
    }
  }
  found.push(value.slice(from))
  return found.map((part) => plainText(part, version))
}

/** The properties of a name, in the order of the card. */
export function propertiesOf(card: Card, name: string): Property[] {
  return card.properties.filter((property) => property.name === name)
}

/** What Android writes in lines of its own, such as `vnd.android.cursor.item/nickname;Bob;1;;`: value and type. */
export function androidOf(card: Card, kind: string): [string, string][] {
  return propertiesOf(card, 'X-ANDROID-CUSTOM')
    .map(({ value }) => parts(value, ';', card.version))
    .filter(([mime, value]) => mime?.endsWith(`/${kind}`) && value)
    .map(([, value = '', type = '']) => [value, type])
}
