import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edited, keyedInto, lineOf, shownPart, typedInto } from '../../../src/grid/live/line.ts'
import { graphemeEnd } from '../../../src/language/graphemes.ts'
import { displayWidth } from '../../../src/language/width.ts'
import { keys } from './played.ts'

const FAMILY = '👨\u200d👩\u200d👧'

/** The line after keys, the place of writing shown as `|`. */
function after(text: string, ...names: readonly string[]): string {
  const line = keys(...names).reduce<Edited>((line, key) => keyedInto(line, key) ?? line, lineOf(text))
  return `${line.text.slice(0, line.at)}|${line.text.slice(line.at)}`
}

describe('a line that is written', () => {
  it.each([
    ['', ['x'], 'x|'],
    ['ab', ['left', 'x'], 'ax|b'],
    ['ab', ['home', 'right', 'x'], 'ax|b'],
    ['ab', ['left', 'left', 'left', 'end'], 'ab|'],
    ['张伟', ['backspace'], '张|'],
    [`a${FAMILY}b`, ['left', 'backspace'], 'a|b'],
    [`a${FAMILY}b`, ['home', 'right', 'delete'], 'a|b'],
    ['e\u0301', ['left'], '|e\u0301'],
    ['e', ['paste:\u0301'], 'e\u0301|'],
    ['one two', ['C-w'], 'one |'],
    ['one two ', ['C-w'], 'one |'],
    ['one two', ['left', 'C-k'], 'one tw|'],
    ['one two', ['left', 'C-u'], '|o'],
    // What is left on both sides of what was taken away may be one character.
    ['🇩x🇪', ['left', 'backspace'], '🇩🇪|'],
    ['one', ['C-a', 'C-h', 'x'], 'x|one'],
    ['', ['paste:a\r\nb\rc'], 'a\nb\nc|'],
    ['a', ['up', 'f1', 'C-x', 'alt-x'], 'a|'],
  ])('%j and %j', (text, names, line) => {
    expect(after(text, ...names)).toBe(line)
  })

  it('never stands within a character, whatever is typed', () => {
    const key = fc.constantFrom(
      'left',
      'right',
      'home',
      'end',
      'backspace',
      'delete',
      'C-w',
      'x',
      '伟',
      '\u0301',
      '\u200d',
      '👩',
      '🇩',
      '🇪',
    )
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (names) => {
        let line = lineOf('')
        for (const pressed of keys(...names)) {
          line = keyedInto(line, pressed) ?? line
          let end = 0
          while (end < line.at) end = graphemeEnd(line.text, end)
          expect(end).toBe(line.at)
        }
      }),
    )
  })

  it('shows no more than there is room for, with the place of writing in it', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '张', FAMILY, '🇩🇪', 'é', '\n', '\x1b', '👍🏽'), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, fc.nat(60), fc.integer({ min: 8, max: 40 }), (pieces, back, width) => {
        let line = lineOf(pieces.join(''))
        for (const left of keys(...Array(back).fill('left'))) line = keyedInto(line, left) ?? line
        const shown = shownPart(line, width, false)
        expect(displayWidth(shown.text)).toBeLessThan(width)
        expect(shown.column).toBeLessThan(width)
        expect(shown.column).toBeLessThanOrEqual(displayWidth(shown.text))
      }),
    )
  })

  it('shows what cannot be printed as signs, in ASCII where that is asked for', () => {
    const line = typedInto(lineOf('a\tb'), '\n\x1b[2J')
    expect(shownPart(line, 40, false).text).toBe('a␉b␊␛[2J')
    expect(shownPart(line, 40, true).text).toBe('a\\tb\\n\\x1b[2J')
  })
})
