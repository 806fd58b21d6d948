export const VCARD_VERSIONS = ['4.0', '3.0'] as const
export type VcardVersion = (typeof VCARD_VERSIONS)[number]

/** A content line is folded after so many octets. */
const WIDTH = 75

/**
 * A text as one part of a value, or as one of a list: every line break is `\n`, what parts values has a backslash.
 * Control characters are left out: no program expects them in an address book, and some stop reading.
 */
export function forPart(text: string): string {
  return clean(text)
    .replace(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** A text as a whole value: vCard 4.0 knows no backslash before a semicolon that parts nothing. */
export function forValue(text: string, version: VcardVersion): string {
  return version === '3.0' ? forPart(text) : forPart(text).replace(/\\([\\,n;])/g, unlessSemicolon)
}

function unlessSemicolon(escaped: string, mark: string): string {
  return mark === ';' ? mark : escaped
}

/** The text as cards can hold it: line feeds for every break, no other control character but the tab. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '')
}

/** A content line of a text, folded. */
export function contentLine(head: string, text: string, version: VcardVersion): string {
  return folded(`${head}:${forValue(text, version)}`)
}

/** A line folded at 75 octets, between characters, with its end. */
export function folded(line: string): string {
  if (line.length <= WIDTH / 3 || Buffer.byteLength(line) <= WIDTH) return `${line}\r\n`
  const lines: string[] = []
  let from = 0
  let octets = 0
  let at = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > WIDTH) {
      lines.push(line.slice(from, at))
      from = at
      octets = 1
    }
    octets += size
    at += character.length
  }
  lines.push(line.slice(from))
  return `${lines.join('\r\n ')}\r\n`
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
