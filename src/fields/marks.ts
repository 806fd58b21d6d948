import type { WriteContext } from '../context.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'

/** The known names that were typed, compared folded, each once; fails with the nearest for one that is none. */
export function namesTyped(typed: readonly string[], known: readonly string[], verb: string): string[] {
  const names = typed.flatMap((list) => list.split(/[,，、]/)).map((name) => name.trim())
  const found = names.filter((name) => name !== '').map((name) => nameTyped(name, known, verb))
  if (found.length === 0) throw new Failure('usage', say`Which field?`, { tip: 'crm field list' })
  return [...new Set(found)]
}

function nameTyped(name: string, known: readonly string[], verb: string): string {
  const found = known.find((one) => one === name) ?? known.find((one) => fold(one) === fold(name))
  if (found !== undefined) return found
  const near = nearest(name, known)
  const nothing = verb === 'mark' ? say`No client has a field “${name}”` : say`“${name}” is not marked`
  const whole = near === undefined ? say`${nothing}.` : say`${nothing}; the nearest is “${near}”.`
  throw new Failure('notFound', whole, {
    tip: near === undefined ? 'crm field list' : `crm field ${verb} ${quoted(near)}`,
  })
}

function quoted(name: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(name) ? name : `"${name}"`
}

/** What `mark` and `unmark` answer: which fields the brief shows now. */
export function markedAnswer(ctx: WriteContext, said: string, marked: readonly string[]) {
  ctx.book.describe(said)
  const shown =
    marked.length === 0
      ? say`The brief shows all fields of a client, at most six.`
      : say`The brief shows ${listed(marked)}.`
  return { blocks: [{ kind: 'text' as const, lines: [said, shown] }], json: { marked } }
}
