import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { graphemeEnd } from '../../src/language/graphemes.ts'
import { displayWidth, padEnd, padStart, truncate, wrap, wrapRanges } from '../../src/language/width.ts'
import { RUNS } from '../../src/language/width-table.ts'
import { runsFromUnicode } from './unicode-runs.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

const FAMILY = '👨‍👩‍👧‍👦'
const ALPHABET = [
  ...'aZ09 #*.-=/|~',
  ...'张伟，。（）「」！ａ１　ｱﾞがパ々ー',
  ...'éüñđắệ',
  'e\u0301',
  'e\u0302\u0301',
  'o\u031b\u0323',
  '\u0301',
  '\u20e3',
  ...'각한글가',
  '\u1100',
  '\u1161',
  '\u11a8',
  '\u115f',
  '\u1160',
  '\u3164',
  '\u302e',
  ...'😀👍☝❤⚕✋⛹⌚〰㊗©',
  '\u{1f3fb}',
  '\u{1f3ff}',
  '\u200d',
  '\ufe0f',
  '\ufe0e',
  '🇨',
  '🇳',
  '🇿',
  '1\ufe0f\u20e3',
  FAMILY,
  '👩🏽‍⚕️',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '\u{e0067}',
  '\u{e007f}',
  ...'क्षिक\u200cका\u094dত্র்',
  ...'สวัสดี\u0e33ລາ\u0eb3',
  ...'שלום\u05b8مرحبا\u0651',
  '\u0600',
  '\u06dd',
  '\u0d4e',
  '\u200b',
  '\u200c',
  '\u200e',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u00ad',
  '\u2028',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u007f',
  '\u0085',
  '\u{20000}',
  '\u{1f9d1}',
  '𝒳',
  '\u{10ffff}',
  '\ud800',
  '\udc00',
]

const text = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 14 })
const anyText = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ unit: 'grapheme' }))

function columns(value: string): number {
  return stringWidth(value, { countAnsiEscapeCodes: true })
}

describe('displayWidth', () => {
  test('knows every code point of the runtime’s Unicode', () => {
    expect(RUNS).toBe(runsFromUnicode())
  })

  test.each([
    ['plain', 5],
    ['', 0],
    ['张伟', 4],
    ['Ｚ１', 4],
    ['ｱﾞ', 2],
    ['e\u0301', 1],
    ['Nguyễn Thị Ánh', 14],
    ['Nguyễn Thị Ánh'.normalize('NFD'), 14],
    [FAMILY, 2],
    ['👍🏽', 2],
    ['\u{1f3fd}', 2],
    ['🇨🇳🇩🇪', 4],
    ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 2],
    ['❤', 1],
    ['❤\ufe0f', 2],
    ['⌚\ufe0e', 1],
    ['1\ufe0f\u20e3', 2],
    ['한국', 4],
    ['한국'.normalize('NFD'), 4],
    ['a\u200bb\u200ec\u2066d\u2069', 4],
    ['क्षि', 3],
    ['\ud800', 1],
    ['\u0000\u001b\u007f\u009b', 0],
  ])('%j takes %i columns', (value, width) => {
    expect(displayWidth(value)).toBe(width)
  })

  test('finds the commonest characters without the table, and right', () => {
    for (let code = 0; code < 0x10000; code++) {
      const pair = `${String.fromCharCode(code)}中`
      if (displayWidth(pair) !== columns(pair)) expect(pair).toBe(`U+${code.toString(16)} in another width`)
    }
  })

  test('cuts graphemes where Unicode does', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const ends: number[] = []
        for (let at = 0; at < value.length; at = graphemeEnd(value, at)) ends.push(graphemeEnd(value, at))
        expect(ends).toEqual([...segmenter.segment(value)].map((s) => s.index + s.segment.length))
      }),
      { numRuns: 20_000 },
    )
  })

  test('agrees with string-width', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(displayWidth(value)).toBe(columns(value))
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('truncate', () => {
  test.each([
    ['Zhang Wei', 9, 'Zhang Wei'],
    ['Zhang Wei', 8, 'Zhang W…'],
    ['Zhang Wei', 7, 'Zhang…'],
    ['张伟工作室', 9, '张伟工作…'],
    ['张伟工作室', 8, '张伟工…'],
    ['张伟工作室', 10, '张伟工作室'],
    [`a${FAMILY}b`, 3, 'a…'],
    ['cafe\u0301 noir', 5, 'cafe\u0301…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%j in %i columns is %j', (value, width, expected) => {
    expect(truncate(value, width)).toBe(expected)
  })

  test('takes another ellipsis', () => {
    expect(truncate('Zhang Wei', 8, '...')).toBe('Zhang...')
    expect(truncate('Zhang Wei', 2, '...')).toBe('..')
  })

  test('never grows wider, never cuts a grapheme', () => {
    fc.assert(
      fc.property(anyText, fc.nat(12), (value, width) => {
        const short = truncate(value, width)
        if (short === value) return displayWidth(value) <= width
        expect(displayWidth(value)).toBeGreaterThan(width)
        expect(displayWidth(short)).toBeLessThanOrEqual(width)
        const kept = short.slice(0, -1)
        return kept === '' || boundaries(value).has(kept.length) || /^\s/.test(value.slice(kept.length))
      }),
      { numRuns: 5_000 },
    )
  })
})

test('padding counts columns', () => {
  expect(padEnd('张伟', 6)).toBe('张伟  ')
  expect(padStart('张伟', 6)).toBe('  张伟')
  expect(padEnd('cafe\u0301', 5)).toBe('cafe\u0301 ')
  expect(padEnd('long enough', 3)).toBe('long enough')
})

describe('wrap', () => {
  test.each([
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 100, ['one two three']],
    ['one  two', 4, ['one', 'two']],
    ['unbreakable', 4, ['unbr', 'eaka', 'ble']],
    ['a unbreakable', 6, ['a', 'unbrea', 'kable']],
    ['first\n\nthird line', 6, ['first', '', 'third', 'line']],
    ['  indented words', 11, ['  indented', 'words']],
    ['询问债券基金的收益率', 8, ['询问债券', '基金的收', '益率']],
    ['询问债券，基金', 8, ['询问债', '券，基金']],
    ['他说「好的」吧', 6, ['他说', '「好', '的」吧']],
    ['用 Excel 表格', 8, ['用 Excel', '表格']],
    [`${FAMILY}${FAMILY}${FAMILY}`, 4, [`${FAMILY}${FAMILY}`, FAMILY]],
    ['ends in spaces     ', 14, ['ends in spaces']],
    [' \u0301 a', 2, [' \u0301', 'a']],
    ['      ', 3, ['']],
    ['     a b', 3, ['a b']],
    ['one\n   张伟', 4, ['one', '张伟']],
  ])('%j in %i columns', (value, width, lines) => {
    expect(wrap(value, width)).toEqual(lines)
  })

  test('loses nothing but spaces at breaks, cuts no grapheme, keeps to the width', () => {
    const words = fc.string({ unit: fc.constantFrom(...ALPHABET, ' ', ' ', '\n'), maxLength: 40 })
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 12 }), (value, width) => {
        const cuts = boundaries(value)
        let at = 0
        for (const [start, end] of wrapRanges(value, width)) {
          // An indent that leaves no room for the first word goes like the spaces of any other break.
          expect(value.slice(at, start)).toMatch(/^ *\n? *$/)
          expect(cuts.has(start) || value[start - 1] === '\n').toBe(true)
          expect(cuts.has(end) || value[end] === '\n').toBe(true)
          const line = value.slice(start, end)
          if (displayWidth(line) > width) expect(graphemeEnd(line, 0)).toBe(line.length)
          at = end
        }
        expect(value.slice(at)).toMatch(/^ *$/)
      }),
      { numRuns: 5_000 },
    )
  })

  test('stops after as many lines as asked for', () => {
    expect(wrapRanges('one two three four', 5, 2)).toEqual([
      [0, 3],
      [4, 7],
    ])
  })

  test('reads a text of a megabyte once', () => {
    const long = '一二三 four '.repeat(110_000)
    expect(wrap(long, 80).join(' ').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''))
    expect(displayWidth('e\u0301'.repeat(500_000))).toBe(500_000)
    expect(displayWidth(`e${'\u0301'.repeat(1_000_000)}`)).toBe(1)
  })
})

function boundaries(value: string): Set<number> {
  const cuts = new Set([0, value.length])
  for (const { index } of segmenter.segment(value)) cuts.add(index)
  return cuts
}

test('plain words are wrapped as words of other letters are', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abe-/.,"'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 20 }),
      (words, width) => {
        const plain = words.join(' ')
        expect(wrap(plain, width)).toEqual(
          wrap(plain.replaceAll('e', 'é'), width).map((line) => line.replaceAll('é', 'e')),
        )
      },
    ),
  )
})
