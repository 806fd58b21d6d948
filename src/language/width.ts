import { graphemeEnd, graphemeWidth } from './graphemes.ts'

/** ASCII, letters of Europe and the usual dashes and quotes: one column each, and nothing joins them. */
const NARROW = /^[ -~\xc0-\u024f\u2010-\u2027]*$/
/** With Chinese characters, two columns each: still nothing that joins. */
const COMMON = /^[ -~\xc0-\u024f\u2010-\u2027\u4e00-\u9fff]*$/
const FIRST_HAN = 0x4e00
const SPACE = 0x20
/** Punctuation that Chinese and Japanese setting keeps with what stands before or after it. */
const NEVER_FIRST =
  '、。，．：；！？）］｝〕〉》」』】〗”’…—～·,.:;!?)]}%ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々'
const NEVER_LAST = '（［｛〔〈《「『【〖“‘([{#$￥'

/** Columns the text takes in a terminal that knows Unicode 17; control characters take none. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length
  if (COMMON.test(text)) return commonWidth(text)
  let width = 0
  for (let at = 0; at < text.length; ) {
    const end = graphemeEnd(text, at)
    width += graphemeWidth(text, at, end)
    at = end
  }
  return width
}

/** The text where it fits into `width` columns, else its beginning and the ellipsis; no grapheme is cut. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  const mark = displayWidth(ellipsis)
  if (NARROW.test(text)) {
    if (text.length <= width) return text
    return shortened(text.slice(0, Math.max(0, width - mark)), width, ellipsis, mark)
  }
  if (COMMON.test(text)) return truncateCommon(text, width, ellipsis, mark)
  let used = 0
  let kept = 0
  for (let at = 0; at < text.length; ) {
    const end = graphemeEnd(text, at)
    used += graphemeWidth(text, at, end)
    if (used > width) return shortened(text.slice(0, kept), width, ellipsis, mark)
    if (used + mark <= width) kept = end
    at = end
  }
  return text
}

function commonWidth(text: string): number {
  let width = text.length
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= FIRST_HAN) width++
  return width
}

function truncateCommon(text: string, width: number, ellipsis: string, mark: number): string {
  let used = 0
  let kept = 0
  for (let at = 0; at < text.length; at++) {
    used += text.charCodeAt(at) >= FIRST_HAN ? 2 : 1
    if (used > width) return shortened(text.slice(0, kept), width, ellipsis, mark)
    if (used + mark <= width) kept = at + 1
  }
  return text
}

/** The text with spaces after it up to `width` columns; a wider text stays as it is. */
export function padEnd(text: string, width: number): string {
  const missing = width - displayWidth(text)
  return missing > 0 ? text + ' '.repeat(missing) : text
}

/** The text with spaces before it up to `width` columns; a wider text stays as it is. */
export function padStart(text: string, width: number): string {
  const missing = width - displayWidth(text)
  return missing > 0 ? ' '.repeat(missing) + text : text
}

function shortened(kept: string, width: number, ellipsis: string, mark: number): string {
  if (mark <= width) return kept.trimEnd() + ellipsis
  return [...ellipsis].slice(0, Math.max(0, width)).join('').slice(0, Math.max(0, width))
}

/** Whether every character is one column wide and nothing joins them; no control character is among them. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text)
}

/**
 * Lines of at most `width` columns: broken at spaces (which go), between Chinese characters where their
 * punctuation allows, inside a word only where it is longer than a line. Line feeds stay breaks. `most` lines are
 * enough.
 */
export function wrap(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  if (text.length <= width && NARROW.test(text)) return [text]
  return wrapRanges(text, width, most).map(([start, end]) => text.slice(start, end))
}

/** Where the lines of `wrap` begin and end in the text; `most` lines are enough. */
export function wrapRanges(text: string, width: number, most = Number.POSITIVE_INFINITY): [number, number][] {
  const lines: [number, number][] = []
  for (let start = 0; start <= text.length && lines.length < most; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    if (PLAIN_WORDS.test(text.slice(start, end))) wrapWords(text, start, end, width, most, lines)
    else wrapParagraph(text, start, end, width, most, lines)
    start = end + 1
  }
  return lines
}

/** Words of printable ASCII with one space between them: each character is one column. */
const PLAIN_WORDS = /^[!-~]+(?: [!-~]+)*$/

function wrapWords(
  text: string,
  start: number,
  end: number,
  width: number,
  most: number,
  lines: [number, number][],
): void {
  let line = start
  while (end - line > width && lines.length < most) {
    const space = text.lastIndexOf(' ', line + width)
    const cut = space > line ? space : line + width
    lines.push([line, cut])
    line = space > line ? cut + 1 : cut
  }
  if (lines.length < most) lines.push([line, end])
}

function wrapParagraph(
  text: string,
  start: number,
  end: number,
  width: number,
  most: number,
  lines: [number, number][],
): void {
  let line = start
  let used = 0
  let broken = { end: -1, next: -1, used: 0 }
  let before = 0
  let words = false
  for (let at = start; at < end && lines.length < most; ) {
    const after = Math.min(graphemeEnd(text, at), end)
    const code = text.codePointAt(at) as number
    const room = graphemeWidth(text, at, after)
    const space = code === SPACE && after === at + 1
    if (space) {
      used += room
      if (words) broken = { end: before === SPACE ? broken.end : at, next: after, used }
    } else {
      if (words && before !== SPACE && mayBreak(before, code)) broken = { end: at, next: at, used }
      while (used + room > width && at > line && lines.length < most) {
        const here = broken.next > line ? broken : { end: at, next: at, used }
        if (words) lines.push([line, here.end])
        line = here.next
        used -= here.used
        broken = { end: -1, next: -1, used: 0 }
      }
      words = true
      used += room
    }
    before = code === SPACE && !space ? 0 : code
    at = after
  }
  if (lines.length < most)
    lines.push([line, used > width && before === SPACE ? Math.max(line, broken.end) : end])
}

/** Between two characters of which one is Chinese or Japanese, but not before what closes or after what opens. */
function mayBreak(before: number, next: number): boolean {
  if (!isIdeographic(before) && !isIdeographic(next)) return false
  return (
    !NEVER_FIRST.includes(String.fromCodePoint(next)) && !NEVER_LAST.includes(String.fromCodePoint(before))
  )
}

function isIdeographic(code: number): boolean {
  return (
    (code >= 0x2e80 && code < 0xa4d0) ||
    (code >= 0xf900 && code < 0xfb00) ||
    (code >= 0xfe30 && code < 0xfff0) ||
    code >= 0x1f000
  )
}
