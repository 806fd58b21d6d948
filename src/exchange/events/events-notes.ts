import { createHash } from 'node:crypto'

/** Of a description: enough to remember by. */
const MOST_LINES = 5
const LONGEST = 500
const LONGEST_PLACE = 200

/** What a meeting was about, as the note of a touchpoint: the title, where it was, and the description's first lines. */
export function noteOf(event: {
  readonly summary: string
  readonly location: string
  readonly description: string
}): string {
  const place = cut(oneLine(event.location), LONGEST_PLACE)
  const title = cut(oneLine(event.summary), LONGEST)
  const head = title === '' ? place : place === '' ? title : `${title} (${place})`
  const said = firstLines(event.description).filter((line) => line !== title)
  return [...(head === '' ? [] : [head]), ...said].join('\n')
}

/** What programs put below the text of people: rules of dashes, and how to dial in. */
const BOILERPLATE =
  /^[\s>]*(?:[_\-=*~:.#]{6,}|-::~)|https?:\/\/\S*(?:zoom\.|meet\.google|teams\.(?:microsoft|live)|meeting\.tencent|voovmeeting|vc\.feishu|meetings\.feishu|dingtalk|webex)/i

function firstLines(description: string): string[] {
  const lines: string[] = []
  let length = 0
  for (const line of withoutTags(description).split('\n')) {
    if (BOILERPLATE.test(line) || lines.length === MOST_LINES) break
    const text = oneLine(line)
    if (text === '') continue
    const kept = cut(text, LONGEST - length)
    lines.push(kept)
    length += kept.length
    if (kept !== text) break
  }
  return lines
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** Some calendars write descriptions as HTML. */
function withoutTags(text: string): string {
  if (!/<(?:br|p|div|span|html|body|ul|li|b|a)\b[^>]{0,500}>/i.test(text)) return text
  return text
    .replace(/<br\b[^>]{0,500}>|<\/(?:p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[a-z/!][^>]{0,2000}>/gi, '')
    .replace(/&(?:nbsp|lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** At most so many characters, the last one an ellipsis where something is left out. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${[...text.slice(0, Math.max(0, longest - 1))]
    .join('')
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`
}

/** A uid that the same words always give (RFC 9562, version 8). */
export function uidOf(...words: readonly string[]): string {
  const hash = createHash('sha256').update(words.join('\n')).digest('hex')
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(18, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
