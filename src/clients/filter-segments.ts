import type { Kysely } from 'kysely'
import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { plainly, say } from '../language/say.ts'
import { allSegments } from '../segments/queries.ts'
import { knownSegment, type Segment } from '../segments/segment.ts'
import type { Schema } from '../store/schema.ts'
import { readFilter, type Term } from './filter.ts'
import type { Test } from './filter-terms.ts'

/** What a term asks where segments are written out: one of several filters fits, or a test of its own does. */
export type Written = Exclude<Test, { by: 'segment' }>

export interface WrittenTerm {
  readonly not: boolean
  readonly test: Written | { readonly by: 'either'; readonly of: readonly (readonly WrittenTerm[])[] }
}

/** More terms than this are no filter that anybody wrote; segments within segments can double and double. */
const MOST_TERMS = 500

interface Reading {
  readonly segments: readonly Segment[]
  left: number
}

/** The terms with every segment replaced by its own; the book is only asked where there is one. */
export async function writtenOut(db: Kysely<Schema>, terms: readonly Term[]): Promise<WrittenTerm[]> {
  const segments = terms.some(({ test }) => test.by === 'segment') ? await allSegments(db) : []
  if (terms.length > MOST_TERMS)
    throw new Failure('refused', say`A filter has at most ${MOST_TERMS} terms, and this one ${terms.length}.`)
  const reading = { segments, left: MOST_TERMS - terms.length }
  return terms.map((term) => written(term, reading, []))
}

function written({ not, test }: Term, reading: Reading, within: readonly string[]): WrittenTerm {
  if (test.by !== 'segment') return { not, test }
  const of = test.names.map((name) => {
    const segment = knownSegment(reading.segments, name)
    refuseCircle(segment.name, within)
    const { terms } = readFilter(segment.words, test.about)
    reading.left -= terms.length
    if (reading.left < 0)
      throw new Failure(
        'refused',
        say`With its segments written out, the filter has over ${MOST_TERMS} terms.`,
      )
    return terms.map((term) => written(term, reading, [...within, segment.name]))
  })
  return { not, test: { by: 'either', of } }
}

function refuseCircle(name: string, within: readonly string[]): void {
  const at = within.findIndex((outer) => fold(outer) === fold(name))
  if (at < 0) return
  const circle = [...within.slice(at), name].map((one) => `@${one}`).join(plainly(' → '))
  throw new Failure('refused', say`The segment “${name}” would be a part of itself: ${circle}.`)
}
