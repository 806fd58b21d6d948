import type { About, Found, Reading } from './phrases.ts'

/** A word, a number or a mark of a folded text; white space and commas only part them. */
export interface Token {
  readonly text: string
  readonly end: number
  /** Nothing stands between it and the token before. */
  readonly glued: boolean
}

/** What the tokens from a position on hold: its text and how many of them it took. */
export type Kind = (
  tokens: readonly Token[],
  at: number,
) => { readonly value: string; readonly took: number } | undefined

/** Kinds by the name patterns use; `as` is the name rules find the value under, where it is another. */
export type Kinds = Readonly<Record<string, { readonly kind: Kind; readonly as?: string }>>

/** A pattern of words, `one|other`, `{kind}` and optional `word?`, and what it reads. */
export type Patterns<T> = readonly (readonly [
  pattern: string,
  read: (found: Found, about: About) => T | undefined,
])[]

export interface Rule<T> {
  readonly steps: readonly Step[]
  readonly read: (found: Found, about: About) => T | undefined
}

interface Step {
  readonly kind: Kind
  /** Under which the value is found; none for plain words. */
  readonly name: string | undefined
  readonly optional: boolean
}

/** Patterns instead of regular expressions, because compiling ninety of these takes 15 ms at each start. */
export function rulesOf<T>(patterns: Patterns<T>, kinds: Kinds): Rule<T>[] {
  return patterns.map(([pattern, read]) => ({
    steps: pattern.split(' ').map((element) => stepOf(element, kinds)),
    read,
  }))
}

function stepOf(element: string, kinds: Kinds): Step {
  const optional = element.endsWith('?')
  const text = optional ? element.slice(0, -1) : element
  if (!text.startsWith('{')) return { kind: oneOf(text.split('|')), name: undefined, optional }
  const name = text.slice(1, -1)
  const known = kinds[name]
  if (!known) throw new Error(`no kind {${name}}`)
  return { kind: known.kind, name: known.as ?? name, optional }
}

/** One token that is one of the words. */
export function oneOf(words: readonly string[]): Kind {
  return (tokens, at) => {
    const text = tokens[at]?.text
    return text !== undefined && words.includes(text) ? { value: text, took: 1 } : undefined
  }
}

/** What the rule that reads furthest from a token on finds; of equals the first. */
export function furthestRule<T>(
  rules: readonly Rule<T>[],
  text: string,
  tokens: readonly Token[],
  at: number,
  about: About,
): Reading<T> | undefined {
  let best: Reading<T> | undefined
  for (const { steps, read } of rules) {
    const match = follow(steps, 0, text, tokens, at)
    if (!match || match.end <= (best?.end ?? 0)) continue
    const found = read(match.found, about)
    if (found !== undefined) best = { found, end: match.end }
  }
  return best
}

function follow(
  steps: readonly Step[],
  index: number,
  text: string,
  tokens: readonly Token[],
  at: number,
): { found: Record<string, string>; end: number } | undefined {
  const step = steps[index]
  if (!step) {
    const end = tokens[at - 1]?.end ?? 0
    return endsPiece(text, end) ? { found: {}, end } : undefined
  }
  const seen = step.kind(tokens, at)
  const rest = seen && follow(steps, index + 1, text, tokens, at + seen.took)
  if (!rest) return step.optional ? follow(steps, index + 1, text, tokens, at) : undefined
  if (step.name !== undefined) rest.found[step.name] = seen.value
  return rest
}

/** Whether a piece may end here: `fri:` and `dec.` may, `fri` of `fri-sat` and `at 3` of `at 3:75` may not. */
function endsPiece(text: string, end: number): boolean {
  const next = text.charAt(end)
  if (next === '' || SPACE.test(next) || ';!?'.includes(next)) return true
  if (next !== '.' && next !== ':') return false
  const after = text.charAt(end + 1)
  return after === '' || SPACE.test(after)
}

const SPACE = /[\s,]/

/** More tokens than any phrase has. */
const ENOUGH = 16

/** The tokens of a folded text from a position on. */
export function tokensFrom(text: string, from: number): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = from
  while (tokens.length < ENOUGH) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match?.[1]) break
    tokens.push({
      text: match[1],
      end: TOKEN.lastIndex,
      glued: match[0].length === match[1].length && start > from,
    })
  }
  return tokens
}

/** A number, a word with its apostrophes, or one mark. */
const TOKEN = /[\s,]*(\d+|[a-z\u0080-\uffff][a-z\u0080-\uffff']*|\S)/y
