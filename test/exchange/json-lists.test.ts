import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonPieces, type Piece } from '../../src/exchange/json-lists.ts'

async function pieces(text: string, size: number): Promise<Piece[]> {
  async function* parts() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const found: Piece[] = []
  for await (const some of jsonPieces(parts())) found.push(...some)
  return found
}

describe('a large JSON object', () => {
  it('comes in pieces, whatever the layout and wherever the text is cut', async () => {
    const value = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 }))
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.constantFrom(undefined, 2, '\t'),
        fc.integer({ min: 1, max: 9 }),
        async (object, indent, size) => {
          const expected = Object.entries(object).flatMap(([name, one]) =>
            Array.isArray(one)
              ? one.map((item) => ({ is: 'item', name, value: item }))
              : [{ is: 'member', name, value: one }],
          )
          const again = JSON.parse(JSON.stringify(expected))
          expect(await pieces(JSON.stringify(object, undefined, indent), size)).toEqual(again)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    '',
    '{',
    '{"a"',
    '{"a":1',
    '{"a":[1,2',
    '{"a":[1}',
    '{"a" 1}',
    '[1]',
    '{"a":1} x',
    '{a:1}',
    '{"a":tru}',
  ])('is damaged: %s', async (text) => {
    await expect(pieces(text, 3)).rejects.toThrow('no whole JSON object')
  })
})
