import { say } from '../../language/say.ts'

const MOST_LETTERS = 31

/** Gives sheets names that every program takes: at most 31 letters, no two alike, none empty. */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    const own = plain(wanted)
    let name = cut(own, MOST_LETTERS)
    for (let count = 2; taken.has(folded(name)); count++) {
      const ending = ` ${count}`
      name = cut(own, MOST_LETTERS - ending.length) + ending
    }
    taken.add(folded(name))
    return name
  }
}

/** Without what a name may not hold; an apostrophe may stand in its midst, and `History` is Excel's own. */
function plain(wanted: string): string {
  const name = trimmed(
    wanted
      .toWellFormed()
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]+/gu, ' ')
      .replace(/\s+/g, ' '),
  )
  if (name === '') return say`Sheet`
  return folded(name) === 'history' ? say`History of it` : name
}

function cut(name: string, most: number): string {
  if (name.length <= most) return name
  return trimmed(name.slice(0, most).replace(/[\ud800-\udbff]$/, ''))
}

function trimmed(name: string): string {
  return name.replace(/^[\s']+|[\s']+$/g, '')
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
