import { isDay } from '../day.ts'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { said, say } from '../language/say.ts'
import type { Choice, Op } from './filter-terms.ts'

/** Those of the known values that one of the choices means; a choice that means none adds a notice. */
export function chosen(
  field: string,
  choices: readonly Choice[],
  known: readonly string[],
  notices: string[],
): string[] {
  const found = new Set<string>()
  for (const choice of choices) {
    if (choice.is === 'none') continue
    const values = choice.is === 'text' ? withPattern(known, choice.pattern) : compared(field, known, choice)
    for (const value of values) found.add(value)
    if (values.length > 0 || choice.is !== 'text') continue
    const near = nearest(choice.typed, known)
    notices.push(
      near
        ? say`No client has the ${said(field)} “${choice.typed}”; the nearest is “${near}”.`
        : say`No client has the ${said(field)} “${choice.typed}”.`,
    )
  }
  return [...found]
}

function withPattern(known: readonly string[], pattern: string): string[] {
  if (!pattern.includes('*')) return known.filter((value) => fold(value) === pattern)
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const test = new RegExp(`^${parts.join('.*')}$`, 'su')
  return known.filter((value) => test.test(fold(value)))
}

/** The values on the asked side, compared as numbers or as days; an error where none can be. */
function compared(field: string, known: readonly string[], choice: { op: Op; typed: string }): string[] {
  const limit = rank(choice.typed)
  const ranked = known.map((value) => ({ value, rank: rank(value) }))
  const comparable = ranked.filter((one) => limit !== undefined && typeof one.rank === typeof limit)
  if (limit === undefined || (known.length > 0 && comparable.length === 0)) {
    throw new Failure(
      'usage',
      say`“${choice.op}${choice.typed}” cannot be compared with ${said(field)}: only numbers and days such as 2026-10-01 can.`,
    )
  }
  return comparable
    .filter((one) => holds(one.rank as never, choice.op, limit as never))
    .map((one) => one.value)
}

function rank(value: string): number | string | undefined {
  const text = value.trim()
  if (isDay(text)) return text
  const plain = text.replace(/[\s']/g, '').replace(/,(?=\d{3}(?:\D|$))/g, '')
  return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function holds(value: number, op: Op, limit: number): boolean {
  if (op === '<') return value < limit
  if (op === '<=') return value <= limit
  if (op === '>') return value > limit
  return value >= limit
}
