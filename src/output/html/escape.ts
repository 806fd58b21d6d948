import type { Line, Span, Tone } from '../document.ts'
import { forTerminalLines } from '../safe.ts'

const SPECIAL = /[&<>"']/g
const SPECIAL_ONCE = /[&<>"']/
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Signs that HTML lets through and XML does not. */
const NO_CHARACTERS = /[\ufffe\uffff]/g

/** The text as content or as a quoted attribute: nothing in it is markup, and no sign that hides or reorders text is left. */
export function forHtml(text: string): string {
  const tame = forTerminalLines(text).replace(NO_CHARACTERS, '\ufffd')
  return SPECIAL_ONCE.test(tame) ? tame.replace(SPECIAL, (sign) => ENTITIES[sign] as string) : tame
}

/** As `forHtml`, with breaks where the text has line feeds; not for attributes. */
export function forHtmlLines(text: string): string {
  const safe = forHtml(text)
  return safe.includes('\n') ? safe.replaceAll('\n', '<br/>') : safe
}

const CLASSES: Readonly<Record<Tone, string | undefined>> = {
  plain: undefined,
  strong: 'strong',
  good: 'good',
  late: 'late',
  soon: 'soon',
  quiet: 'quiet',
  today: 'today',
  code: 'code',
}

/** The class of a tone; nothing where it looks like any other text. */
export function classOf(tone: Tone | undefined): string | undefined {
  return tone && CLASSES[tone]
}

/** A line with its tones as classes, what is to be copied as code, and links where they lead somewhere harmless. */
export function lineHtml(line: Line): string {
  return typeof line === 'string' ? forHtmlLines(line) : line.map(spanHtml).join('')
}

function spanHtml({ text, tone, whole, href }: Span): string {
  if (text === '') return ''
  const safe = forHtmlLines(text)
  const name = classOf(tone)
  const target = href === undefined ? undefined : harmless(href)
  if (target !== undefined)
    return `<a href="${forHtml(target)}" rel="noopener noreferrer nofollow">${safe}</a>`
  if (whole) return `<span class="whole">${safe}</span>`
  if (tone === 'strong') return `<strong>${safe}</strong>`
  return name === undefined ? safe : `<span class="${name}">${safe}</span>`
}

/** The address where it is one that runs nothing; undefined otherwise. */
function harmless(href: string): string | undefined {
  try {
    const url = new URL(href)
    return /^(?:https?|mailto):$/.test(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}
