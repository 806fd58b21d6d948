/** One line of a calendar file: a property with its parameters, by names in capitals. */
export interface Property {
  /** Of the file, for reports; 0 where it was not read from one. */
  readonly line: number
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  /** As it stands there, escapes and all. */
  readonly value: string
}

/** The octets of a line, its end not counted (RFC 5545, 3.1). */
const WIDEST = 75

/** A property as lines of a file: folded by octets between characters, ended by CRLF. */
export function propertyLines(
  name: string,
  value: string,
  params: Readonly<Record<string, string>> = {},
): string {
  const said = Object.entries(params).map(([key, text]) => `;${key}=${paramText(text)}`)
  return folded(`${name}${said.join('')}:${value}`)
}

function folded(text: string): string {
  if (text.length <= WIDEST && /^[\0-\x7f]*$/.test(text)) return `${text}\r\n`
  let lines = ''
  let line = ''
  let octets = 0
  for (const character of text) {
    const size = Buffer.byteLength(character)
    if (octets + size > WIDEST) {
      lines += `${line}\r\n`
      line = ' '
      octets = 1
    }
    line += character
    octets += size
  }
  return `${lines}${line}\r\n`
}

/** Control characters but tab and line feed, and halves of characters: no calendar may hold them. */
const FORBIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g

/** Text as the value of a property. */
export function escapedText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(FORBIDDEN, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}

/** A value as text. */
export function plainText(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\([\s\S])/g, (_, letter: string) => (/[nN]/.test(letter) ? '\n' : letter))
    : value
}

function paramText(text: string): string {
  const safe = text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\n/g, '^n')
  return /[,;:]/.test(safe) ? `"${safe}"` : safe
}

/** `NAME;PARAM=value;PARAM="value":` with the colon that ends it. */
const HEAD =
  /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+(?:=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)?)*)[ \t]*:/
const PARAM = /;([A-Za-z0-9-]+)(?:=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*))?/g

/** The same before an address, where quotes stand within quotes. */
const ADDRESSED = /^(ATTENDEE|ORGANIZER)(;.*):(?=mailto:\S+$)/i

/** A whole line as a property; undefined where it is none, such as the rest of a text that was not folded. */
export function readProperty(text: string, line: number): Property | undefined {
  const head = HEAD.exec(text) ?? ADDRESSED.exec(text)
  if (!head) return undefined
  const [whole, name = '', said = ''] = head
  const params: Record<string, string> = {}
  for (const [, key = '', value = ''] of said.matchAll(PARAM)) params[key.toUpperCase()] = paramValue(value)
  return { line, name: name.toUpperCase(), params, value: text.slice(whole.length) }
}

/** Without quotes, and with what RFC 6868 writes by carets. */
function paramValue(text: string): string {
  const bare = text.replace(/"/g, '')
  return bare.replace(/\^([n'^])/g, (_, letter: string) =>
    letter === 'n' ? '\n' : letter === "'" ? '"' : '^',
  )
}
