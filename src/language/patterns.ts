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
  readonly wording: Wording
  readonly read: (found: Found, about: About) => T | undefined
}

/** Where in the text a piece ends that was read up to a position, or undefined where it may not end there. */
export type Ends = (text: string, end: number, about: About) => number | undefined

/** How the patterns of a language are read. */
export interface Wording {
  readonly kinds: Kinds
  /** What a plain word of a pattern matches. */
  readonly words: (words: readonly string[]) => Kind
  readonly ends: Ends
  /** Nothing may stand between the parts of a pattern. */
  readonly together?: boolean
}

interface Step {
  readonly kind: Kind
  /** Under which the value is found; none for plain words. */
  readonly name: string | undefined
  readonly optional: boolean
}

/** Patterns instead of regular expressions, because compiling ninety of these takes 15 ms at each start. */
export function rulesOf<T>(patterns: Patterns<T>, wording: Wording): Rule<T>[] {
  return patterns.map(([pattern, read]) => ({
    steps: pattern.split(' ').map((element) => stepOf(element, wording)),
    wording,
    read,
  }))
}

function stepOf(element: string, { kinds, words }: Wording): Step {
  const optional = element.endsWith('?')
  const text = optional ? element.slice(0, -1) : element
  if (!text.startsWith('{')) return { kind: words(text.split('|')), name: undefined, optional }
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
  for (const rule of rules) {
    const match = follow(rule, 0, { text, tokens, about, start: at }, at)
    if (!match || match.end <= (best?.end ?? 0)) continue
    const found = rule.read(match.found, about)
    if (found !== undefined) best = { found, end: match.end }
  }
  return best
}

interface Followed {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly about: About
  readonly start: number
}

function follow(
  rule: Rule<unknown>,
  index: number,
  followed: Followed,
  at: number,
): { found: Record<string, string>; end: number } | undefined {
  const { text, tokens, about, start } = followed
  const { ends, together } = rule.wording
  const step = rule.steps[index]
  if (!step) {
    const end = ends(text, tokens[at - 1]?.end ?? 0, about)
    return end === undefined ? undefined : { found: {}, end }
  }
  const seen = together && at > start && !tokens[at]?.glued ? undefined : step.kind(tokens, at)
  const rest = seen && follow(rule, index + 1, followed, at + seen.took)
  if (!rest) return step.optional ? follow(rule, index + 1, followed, at) : undefined
  if (step.name !== undefined) rest.found[step.name] = seen.value
  return rest
}

/** An English piece may end in `fri:` and `dec.`, and before Chinese; not in `fri` of `fri-sat` or `at 3` of `at 3:75`. */
export function endOfWord(text: string, end: number): number | undefined {
  const next = text.charAt(end)
  if (next === '' || SPACE.test(next) || ';!?()'.includes(next)) return end
  // `3d打印` is a trade.
  if (HAN.test(next)) return /\d[a-z]$/.test(text.slice(Math.max(0, end - 2), end)) ? undefined : end
  return endsAtMark(text, end) ? end : undefined
}

/** Whether a full stop or a colon here ends what stands before it, as in `fri: send` and `fri:发资料`. */
export function endsAtMark(text: string, end: number): boolean {
  const after = text.charAt(end + 1)
  const ended = after === '' || SPACE.test(after) || HAN.test(after)
  return ended && '.:'.includes(text.charAt(end))
}

const SPACE = /[\s,]/

/** A Chinese character. */
export const HAN = /[\u3007\u3400-\u9fff]/

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

/** A number, a word with its apostrophes, one mark, or one Chinese character. */
const TOKEN = /[\s,]*(\d+|[a-z\u0080-\u2fff][a-z\u0080-\u2fff']*|\S)/y
