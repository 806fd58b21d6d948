/** What the commonest texts are made of: nothing in it is unruly or disputed. */
const PLAIN = /^[ -~\xc0-\u024f\u2010-\u2027\u4e00-\u9fff]*$/
/** What may move the cursor, reorder the line or hide text; the flags of England and the like are let through. */
const UNRULY =
  /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}|\r\n|[\0-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const DISPUTED = /(?<=\S)[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu
const BREAK = /^(?:\r\n|[\n\v\f\r\x85\u2028\u2029])$/
const FORMULA_START = /^'*[=+\-@＝＋－＠\t\r\n]/
const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n]/
const MARKUP = /[\\`*_[\]<>|~$]|&(?=[#\w])/g
const BLOCK_START = /^(?:#(?=#{0,5}(?:\s|$))|[+-](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$)|\d{1,9}(?=[.)](?:\s|$)))/

/**
 * The text as one line that a terminal only prints: breaks and tabs become spaces, control characters and
 * overrides of the writing direction are shown (`␛`, in ASCII `\x1b`), marks that nobody sees are left out.
 */
export function forTerminal(text: string, ascii = false): string {
  if (PLAIN.test(text)) return text
  return text.toWellFormed().replace(UNRULY, (match) => tamed(match, ascii, ' ', ' '))
}

/**
 * As `forTerminal`, for a cell with others after it: without skin tones and the request to draw a sign as an
 * emoji, because many terminals (tmux, GNOME's) count their columns in another way and the row would be bent.
 */
export function forColumn(text: string, ascii = false): string {
  if (PLAIN.test(text)) return text
  return forTerminal(text, ascii).replace(DISPUTED, '')
}

/** As `forTerminal`, with every kind of line break as a line feed and tabs as four spaces. */
export function forTerminalLines(text: string, ascii = false): string {
  if (PLAIN.test(text)) return text
  return text.toWellFormed().replace(UNRULY, (match) => tamed(match, ascii, '\n', '    '))
}

/** The text as no spreadsheet runs it: an apostrophe before what begins like a formula; `fromCsv` undoes it. */
export function forCsv(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

/** What `forCsv` was given. */
export function fromCsv(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}

/** The text as Markdown that shows it as it is, on one line of the source; breaks become `<br>`. */
export function forMarkdown(text: string): string {
  const plain = forTerminalLines(text).trim().replace(MARKUP, '\\$&')
  const start = BLOCK_START.exec(plain)?.[0]
  const opened = start === undefined ? plain : escapedStart(start) + plain.slice(start.length)
  return opened.replaceAll('\n', '<br>')
}

/** JSON with every character escaped that a terminal might obey or hide; it reads back as the same value. */
export function forJson(json: string): string {
  if (PLAIN.test(json)) return json
  return json.replace(
    /[\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g,
    (found) => [...Array(found.length).keys()].map((at) => escaped(found.charAt(at))).join(''),
  )
}

function tamed(match: string, ascii: boolean, feed: string, tab: string): string {
  if (BREAK.test(match)) return feed
  if (match === '\t') return tab
  const code = match.codePointAt(0) as number
  if (code < 0x20 || code === 0x7f)
    return ascii ? hex(code) : String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code)
  if (code < 0xa0) return hex(code)
  if (code === 0x202d || code === 0x202e) return escaped(match)
  return code === 0x1f3f4 ? match : ''
}

/** A digit cannot be escaped, the dot or bracket after it can. */
function escapedStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`
}

function hex(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
