import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/language/width.ts'
import type { Look, Tone } from '../../src/output/document.ts'
import { lineOfRuns, paintFor, paintWrapped } from '../../src/output/tones.ts'

const LOOK: Look = { width: 80, color: true, ascii: false, toFile: false, delimiter: ',' }
const TONES: readonly Tone[] = ['plain', 'strong', 'good', 'late', 'soon', 'quiet', 'today', 'code']

function bare(text: string): string {
  return text.replace(/\x1b\[\d+m/g, '')
}

describe('tones', () => {
  test('are the sixteen colours and styles every terminal has', async () => {
    const paint = await paintFor({ color: true })
    for (const tone of TONES) {
      const painted = paint('x', tone)
      expect(bare(painted)).toBe('x')
      for (const [, code] of painted.matchAll(/\x1b\[(\d+)m/g)) {
        expect([1, 2, 4, 22, 24, 31, 32, 35, 36, 39]).toContain(Number(code))
      }
    }
    expect(paint('x', 'plain')).toBe('x')
    expect(paint('', 'late')).toBe('')
    expect(new Set(TONES.map((tone) => paint('x', tone))).size).toBe(TONES.length)
  })

  test('are not there without colour', async () => {
    const paint = await paintFor({ color: false })
    expect(TONES.map((tone) => paint('x', tone)).join('')).toBe('xxxxxxxx')
  })

  test('of a line are kept where it is wrapped', async () => {
    const paint = await paintFor({ color: true })
    const span = fc.record({
      text: fc.string({ unit: 'grapheme', maxLength: 20 }),
      tone: fc.constantFrom(...TONES),
    })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.integer({ min: 4, max: 30 }), (line, width) => {
        const painted = paintWrapped(line, width, LOOK, paint).map(bare)
        const plain = paintWrapped(line.map(({ text }) => text).join(''), width, LOOK, paint)
        expect(painted).toEqual(plain)
      }),
    )
    expect(paintWrapped([{ text: 'one ' }, { text: 'two three', tone: 'good' }], 8, LOOK, paint)).toEqual([
      'one \x1b[32mtwo\x1b[39m',
      '\x1b[32mthree\x1b[39m',
    ])
  })

  test('cannot be brought in by the text', async () => {
    const paint = await paintFor({ color: true })
    expect(paintWrapped([{ text: '\x1b[31mred\n', tone: 'good' }], 80, LOOK, paint)).toEqual([
      '\x1b[32m␛[31mred\x1b[39m',
      '',
    ])
    expect(paintWrapped('\x1b[31mred', 80, { ...LOOK, ascii: true }, paint)).toEqual(['\\x1b[31mred'])
  })

  test('of neighbours are painted together', async () => {
    const paint = await paintFor({ color: true })
    const line = lineOfRuns(paint)
    line.add('. ', 'quiet')
    line.add(' ')
    line.add('. ', 'quiet')
    line.add('T ', 'code')
    line.add('  ')
    const whole = line.end()
    expect(whole).toBe('\x1b[2m.  .\x1b[22m \x1b[36m\x1b[1mT\x1b[22m\x1b[39m')
    expect(displayWidth(bare(whole))).toBe(6)
    line.add('T')
    expect(line.end()).toBe('T')
  })
})
