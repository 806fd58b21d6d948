/** What the commonest texts are made of: nothing in it needs care, but for `_x`. */
const PLAIN = /^[ !#-%'-;=?-~\xa0-\u2027\u202a-\ud7ff]*$/
/** What no XML may hold. */
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g
/** What Excel would read as an escaped character. */
const LIKE_ESCAPED = /_(?=x[\da-fA-F]{4}_)/g
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A text for an attribute or an element that people do not read back, such as a sheet's name. */
export function forXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (character) => MARKUP[character] as string)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/**
 * The text of a cell or a note: what XML cannot hold, and carriage returns, which it changes, as `_x000D_`;
 * half characters are replaced.
 */
function forCell(text: string): string {
  if (PLAIN.test(text) && !text.includes('_x')) return text
  return text
    .toWellFormed()
    .replace(LIKE_ESCAPED, '_x005F_')
    .replace(/[\0-\x08\v-\x1f\ufffe\uffff]/g, escaped)
    .replace(/[&<>"]/g, (character) => MARKUP[character] as string)
}

/** The text as the element `t`, which keeps white space where it would be lost. */
export function textElement(text: string): string {
  const keeps = /^\s|\s$|\n|\t| {2}/.test(text) ? ' xml:space="preserve"' : ''
  return `<t${keeps}>${forCell(text)}</t>`
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
