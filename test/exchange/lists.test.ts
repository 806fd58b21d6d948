import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinList, splitList } from '../../src/exchange/lists.ts'

describe('several values in one cell', () => {
  it('reads as people would write it', () => {
    const values = [
      { value: 'zhang@acme.example', label: 'work' },
      { value: '+86 138 0000 0000', label: null },
      { value: 'Unit 4 (rear); Leeds', label: null },
      { value: 'Hall (B)', label: null },
    ]
    expect(joinList(values)).toBe(
      'zhang@acme.example (work); +86 138 0000 0000; Unit 4 (rear)\\; Leeds; Hall (B\\)',
    )
    expect(splitList(joinList(values))).toEqual(values)
    expect(splitList('')).toEqual([])
    expect(splitList(' vip;board ;; ')).toEqual([
      { value: 'vip', label: null },
      { value: 'board', label: null },
    ])
  })

  it('gives back whatever it was given', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('\\', ';', '(', ')', ' ', 'a', '<', '>', '\n') }),
      fc.string({ unit: 'grapheme' }),
    )
    const listed = fc.record({ value: text, label: fc.option(text) })
    fc.assert(
      fc.property(fc.array(listed, { minLength: 1 }), (values) => {
        expect(splitList(joinList(values))).toEqual(values)
      }),
      { numRuns: 2000 },
    )
  })
})
