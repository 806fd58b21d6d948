import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  forColumn,
  forCsv,
  forJson,
  forMarkdown,
  forTerminal,
  forTerminalLines,
  fromCsv,
} from '../../src/output/safe.ts'

const UNRULY = /[\0-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]/
const MEGABYTE = 1_000_000

/** Strings with much of what is dangerous in them. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'=+-@＝＋－＠\'\t\r\n\0\x1b\x9b\x7f"|<>&`*_[]#',
      '\u202e',
      '\u2066',
      '\ud800',
      '\udc00',
      '张',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 20,
})

describe('forTerminal', () => {
  test.each([
    ['Zhang Wei', 'Zhang Wei'],
    ['张伟 👩🏽‍⚕️', '张伟 👩🏽‍⚕️'],
    ['\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
    ['\x1b]0;title\x07', '␛]0;title␇'],
    ['\x9b31m', '\\x9b31m'],
    ['a\0b\x7f', 'a␀b␡'],
    ['first\r\nsecond\nthird\rfourth', 'first second third fourth'],
    ['tab\there', 'tab here'],
    ['\u2028a\u2029b\x85c', ' a b c'],
    ['gpj.\u202eexe', 'gpj.\\u202eexe'],
    ['\u202a+86 138\u202c \u200e\u2066x\u2069', '+86 138 x'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['hi\u{e0068}\u{e0069}', 'hi'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
    ['\ud800 alone', '\ufffd alone'],
  ])('%j is %j', (text, safe) => {
    expect(forTerminal(text)).toBe(safe)
  })

  test('in ASCII shows controls in ASCII', () => {
    expect(forTerminal('\x1b[31m \x07\x7f 张', true)).toBe('\\x1b[31m \\x07\\x7f 张')
  })

  test('lets nothing through that a terminal obeys', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (text, ascii) => {
        const safe = forTerminal(text, ascii)
        return !UNRULY.test(safe) && safe.isWellFormed()
      }),
      { numRuns: 5_000 },
    )
  })
})

test.each([
  ['❤️ Ann', '❤ Ann'],
  ['👍🏽 Bo', '👍 Bo'],
  ['👩🏽‍⚕️ Léa', '👩‍⚕ Léa'],
  ['1️⃣', '1⃣'],
  ['a 🏽 b', 'a 🏽 b'],
  ['👨‍👩‍👧 🇫🇷 张伟', '👨‍👩‍👧 🇫🇷 张伟'],
  ['\x1b[2J', '␛[2J'],
])('forColumn: %j is %j', (text, column) => {
  expect(forColumn(text)).toBe(column)
})

test('forTerminalLines keeps breaks and nothing else', () => {
  expect(forTerminalLines('a\r\nb\rc\u2028d\te\x1b')).toBe('a\nb\nc\nd    e␛')
  fc.assert(
    fc.property(hostile, (text) => !UNRULY.test(forTerminalLines(text).replaceAll('\n', ''))),
    { numRuns: 5_000 },
  )
})

describe('forCsv', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86 138', "'+86 138"],
    ['-draft', "'-draft"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ["'=1", "''=1"],
    ["'''=1", "''''=1"],
    ["'quoted'", "'quoted'"],
    ["O'Neill", "O'Neill"],
    ['plain', 'plain'],
    ['', ''],
  ])('%j is written %j', (text, safe) => {
    expect(forCsv(text)).toBe(safe)
    expect(fromCsv(safe)).toBe(text)
  })

  test('is undone exactly, and never begins like a formula', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(fromCsv(forCsv(text))).toBe(text)
        expect(forCsv(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('forMarkdown', () => {
  test.each([
    ['a | b', 'a \\| b'],
    ['<script>x</script>', '\\<script\\>x\\</script\\>'],
    ['[here](http://x)', '\\[here\\](http://x)'],
    ['`code` *bold* _it_ ~~no~~', '\\`code\\` \\*bold\\* \\_it\\_ \\~\\~no\\~\\~'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['+86 138', '+86 138'],
    ['+ 86', '\\+ 86'],
    ['-5', '-5'],
    ['===', '\\==='],
    ['1. first', '1\\. first'],
    ['2026 was good', '2026 was good'],
    ['> quote', '\\> quote'],
    ['--- ', '\\---'],
    ['&lt; &#60; a & b', '\\&lt; \\&#60; a & b'],
    ['$5 and $6', '\\$5 and \\$6'],
    ['C:\\temp', 'C:\\\\temp'],
    ['two\nlines', 'two<br>lines'],
    ['\x1b[31m', '␛\\[31m'],
  ])('%j is %j', (text, markdown) => {
    expect(forMarkdown(text)).toBe(markdown)
  })

  test('leaves no markup unescaped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const bare = forMarkdown(text)
          .replaceAll('<br>', 'x')
          .replace(/\\[!-/:-@[-`{-~]/g, 'x')
        return !/[\\`*_[\]<>|~$]|\n|^#+\s|^[+-]\s|^(?:-+|=+)$/.test(bare)
      }),
      { numRuns: 5_000 },
    )
  })
})

test('forJson hides nothing and says the same', () => {
  expect(forJson(JSON.stringify('a\u202eb\x9bc张'))).toBe('"a\\u202eb\\u009bc张"')
  expect(forJson(JSON.stringify('x\u{e0041}y😀'))).toBe('"x\\udb40\\udc41y😀"')
  fc.assert(
    fc.property(hostile, (text) => {
      const json = forJson(JSON.stringify(text))
      expect(JSON.parse(json)).toBe(text)
      expect(json).not.toMatch(UNRULY)
    }),
    { numRuns: 5_000 },
  )
})

test.each([
  ['escapes', '\x1b'.repeat(MEGABYTE)],
  ['apostrophes', "'".repeat(MEGABYTE)],
  ['bars', '|'.repeat(MEGABYTE)],
  ['flags without an end', '\u{1f3f4}\u{e0067}'.repeat(MEGABYTE / 4)],
  ['digits', '1'.repeat(MEGABYTE)],
  ['spaces', ' '.repeat(MEGABYTE)],
])('a megabyte of %s is read once', (_, text) => {
  const begun = performance.now()
  for (const make of [forTerminal, forTerminalLines, forCsv, fromCsv, forMarkdown, forJson]) make(text)
  expect(performance.now() - begun).toBeLessThan(5_000)
})
