import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, narrowed, pageOf, windowOf } from '../../src/cli/choices.ts'
import { displayWidth } from '../../src/language/width.ts'
import { BUILT_IN } from '../../src/touchpoints/touchpoint.ts'

const text = fc.string({
  unit: fc.constantFrom(...'ab 张伟', 'é', 'e\u0301', '😀', '👨‍👩‍👧', '한', '\u001b', '\n'),
  maxLength: 40,
})

describe('a list of choices', () => {
  it('is narrowed by what each begins with, then by its other words, then by any part', () => {
    const channels = BUILT_IN.map(({ code, name, words }) => ({
      label: `${code}  ${name}`,
      words,
      value: code,
    }))
    const found = (typed: string) => narrowed(channels, typed).map(({ value }) => value)
    expect(found('')).toEqual(['T', 'E', 'M'])
    expect(found('m')).toEqual(['M', 'E'])
    expect(found('t')).toEqual(['T', 'M'])
    expect(found('call')).toEqual(['T'])
    expect(found('面谈')).toEqual(['M'])
    expect(found('xyzzy')).toEqual([])
  })

  it('is straight and fits, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 12, max: 140 }),
        (rows, width) => {
          const lines = linesOf(
            rows.map(([one, other]) => ({ label: one, cells: [one, other, '|'], value: 0 })),
            width,
          )
          expect(new Set(lines.map((line) => displayWidth(line))).size).toBe(1)
          for (const line of lines) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width)
            expect(line).not.toMatch(/\p{Cc}/u)
          }
        },
      ),
    )
  })

  it.each([
    [3, 0, 10, { from: 0, to: 3 }],
    [20, 0, 5, { from: 0, to: 5 }],
    [20, 10, 5, { from: 8, to: 13 }],
    [20, 19, 5, { from: 15, to: 20 }],
    [0, 0, 5, { from: 0, to: 0 }],
  ])('of %i with the %ith active shows %i around it', (count, active, size, page) => {
    expect(pageOf(count, active, size)).toEqual(page)
  })
})

describe('a line being typed', () => {
  it('fits its columns and shows where the cursor is', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 14, max: 80 }), (typed, at, width) => {
        const line = typed.replace(/\p{Cc}/gu, ' ')
        const ends = [0]
        for (const { segment, index } of new Intl.Segmenter('en').segment(line))
          ends.push(index + segment.length)
        const cursor = ends[at % ends.length] as number
        const { shown, column } = windowOf(line, cursor, width)
        expect(displayWidth(shown)).toBeLessThanOrEqual(width)
        expect(column).toBeLessThan(width)
        expect(line).toContain(shown)
      }),
    )
  })

  it.each([
    ['hello', 5, 20, { shown: 'hello', column: 5 }],
    ['hello world', 0, 6, { shown: 'hello ', column: 0 }],
    ['今天谈了很多', 6, 9, { shown: '谈了很多', column: 8 }],
  ])('%s at %i in %i columns', (line, cursor, width, seen) => {
    expect(windowOf(line, cursor, width)).toEqual(seen)
  })
})
