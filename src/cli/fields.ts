import * as z from 'zod/mini'
import { listed, say } from '../language/say.ts'

/** One argument or option of a command; its schema turns what was typed into what `run` is given. */
export interface Field<T> {
  readonly kind: 'argument' | 'option'
  /** As in help: `<client>`, `[note...]`, `--on <when>`, `--in`. */
  readonly flags: string
  readonly says: string
  readonly schema: z.ZodMiniType<T>
}

// biome-ignore lint/suspicious/noExplicitAny: the map is generic in each field's own type
export type Fields = Readonly<Record<string, Field<any>>>

export type Input<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** A positional argument: `<one>`, `[perhaps]` or `[several...]`. */
export function argument<T>(flags: string, says: string, schema: z.ZodMiniType<T>): Field<T> {
  return { kind: 'argument', flags, says, schema }
}

/** An option: `--flag`, or `--name <value>`; one that may be repeated ends in `...`. */
export function option<T>(flags: string, says: string, schema: z.ZodMiniType<T>): Field<T> {
  return { kind: 'option', flags, says, schema }
}

/** Any text but none. */
export function text() {
  return z
    .string({ error: () => say`a value` })
    .check(z.minLength(1, { error: () => say`text that is not empty` }))
}

export function maybe<T>(schema: z.ZodMiniType<T>) {
  return z.optional(schema)
}

/** Of an option whose value may be left out, as in `--week [week]`: true where nothing followed it. */
export function orBare<T>(schema: z.ZodMiniType<T>) {
  return z.optional(z.union([z.literal(true), schema]))
}

/** Words, none where nothing was given. */
export function words() {
  return z._default(z.array(z.string()), [])
}

/** True where the option was given. */
export function flag() {
  return z._default(z.boolean(), false)
}

/** A whole number between two bounds, both included. */
export function whole(min: number, max: number) {
  const error = { error: () => say`a whole number from ${min} to ${max}` }
  return z.pipe(
    z.string().check(z.regex(/^[+-]?\d{1,9}$/, error)),
    z.pipe(z.transform(Number), z.int(error).check(z.minimum(min, error), z.maximum(max, error))),
  )
}

/** One word of a list, in any case. */
export function oneOf<const T extends string>(choices: readonly T[]) {
  const error = () => say`one of ${listed(choices)}`
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((typed: string) => choices.find((c) => c.toLowerCase() === typed.toLowerCase()) ?? typed),
    ),
    z.enum(choices as readonly [T, ...T[]], { error }),
  )
}

/** The number of a record as it is shown: `12` or `#12`. */
export function rowNumber() {
  return z.pipe(
    z.string().check(z.regex(/^#?\d{1,15}$/, { error: () => say`a number such as ${12}` })),
    z.pipe(
      z.transform((typed: string) => Number(typed.replace('#', ''))),
      z.int(),
    ),
  )
}

/** More numbers are no line that anybody typed, and no statement takes them. */
const MOST_NUMBERS = 10_000

/** One number of a record or more. */
export function rowNumbers() {
  return z
    .array(rowNumber())
    .check(z.maxLength(MOST_NUMBERS, { error: () => say`at most ${MOST_NUMBERS} numbers at once` }))
}
