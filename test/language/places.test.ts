import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchWords } from '../../src/language/names.ts'
import { wordPlaces } from '../../src/language/places.ts'

describe('the places of words', () => {
  it('are those of the words that the search index keeps, whatever the text', () => {
    const odd = fc.constantFrom(
      ..."aZ0 ’'`ßΣςİŉ½㎏ﬁ①가각ᄀ가が国ไทกำé́\u00ad\u200b\ud800",
      '👍🏽',
      'x'.repeat(120),
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(odd).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (sample) => {
        expect(
          wordPlaces(sample)
            .map(({ word }) => word)
            .join(' '),
        ).toBe(searchWords(sample))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ["asked about Müller's bond, 3.5%", ['asked', 'about', "Müller's", 'bond', '3', '5']],
    ['谈了国债 today', ['谈', '了', '国', '债', 'today']],
    ['cafe\u0301!', ['cafe\u0301']],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordPlaces(text).map(({ start, end }) => text.slice(start, end))).toEqual(words)
  })
})
