import { Failure } from '../errors.ts'
import { fold } from '../language/names.ts'
import { nearest } from '../language/nearest.ts'
import { listed, say } from '../language/say.ts'

/** A filter under a name, its words as they were typed. */
export interface Segment {
  readonly id: number
  readonly name: string
  readonly words: readonly string[]
}

const NAME = /^[\p{L}\p{M}\p{N}_-]+$/u
const LONGEST_NAME = 100

/** The name that was typed, with or without its `@`; an error where it cannot be one. */
export function readSegmentName(typed: string): string {
  const name = typed
    .trim()
    .replace(/^[@＠]/, '')
    .normalize('NFC')
  if (NAME.test(name) && name.length <= LONGEST_NAME && fold(name) !== '' && !name.startsWith('-'))
    return name
  throw new Failure(
    'usage',
    name === ''
      ? say`The name of a segment is missing.`
      : say`“${name}” cannot be the name of a segment: it takes letters, digits, - and _.`,
    { tip: 'crm segment save quiet-vips tag:vip quiet:30d' },
  )
}

/** The segment of this name in any case, or undefined. */
export function segmentCalled(segments: readonly Segment[], name: string): Segment | undefined {
  const folded = fold(name)
  return segments.find((segment) => fold(segment.name) === folded)
}

/** The segment of this name; an error with the nearest and with all there are where there is none. */
export function knownSegment(segments: readonly Segment[], name: string): Segment {
  const found = segmentCalled(segments, name)
  if (found) return found
  const names = segments.map((segment) => segment.name)
  const close = nearest(fold(name), names.map(fold))
  const near = names.find((other) => fold(other) === close)
  throw new Failure(
    'notFound',
    near === undefined
      ? say`There is no segment “${name}”.`
      : say`There is no segment “${name}”; the nearest is “${near}”.`,
    names.length === 0
      ? { tip: `crm segment save ${name} tag:vip quiet:30d` }
      : { details: [say`segments: ${listed(names.map((one) => `@${one}`))}`], tip: 'crm segment list' },
  )
}

/** The names that the words of a filter use, as typed. */
export function segmentsUsed(words: readonly string[]): string[] {
  return words
    .filter((word) => /^-?[@＠]/.test(word))
    .flatMap((word) =>
      word
        .replace(/^-/, '')
        .split(/[,，、]/)
        .map(readSegmentName),
    )
}

/** The segments that stand behind these words, and behind those, each once and in the order they are met. */
export function segmentsWithin(segments: readonly Segment[], words: readonly string[]): Segment[] {
  const met: Segment[] = []
  const waiting = segmentsUsed(words)
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const segment = knownSegment(segments, name)
    if (met.includes(segment)) continue
    met.push(segment)
    waiting.push(...segmentsUsed(segment.words))
  }
  return met
}

/** The words of a filter as the book keeps them: a line each. */
export function keptWords(words: readonly string[]): string {
  return words
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '')
    .join('\n')
}

/** The words of a filter as they can be typed again: in quotes where a shell would take them apart. */
export function typedAgain(words: readonly string[]): string {
  return words.map((word) => (/^[\p{L}\p{M}\p{N}_.:,@#%+/=-]+$/u.test(word) ? word : quoted(word))).join(' ')
}

function quoted(word: string): string {
  return word.includes("'") ? `"${word.replace(/["\\$`]/g, '\\$&')}"` : `'${word}'`
}
