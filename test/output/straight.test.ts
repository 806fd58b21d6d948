import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES, speak } from '../../src/language/say.ts'
import type { Block, Sheet } from '../../src/output/document.ts'
import { gridOf, gridRow, written } from './samples.ts'

/** Names and notes in scripts that terminals draw in one, two or no columns. */
const TEXTS = [
  'Zhang Wei',
  '张伟',
  '深圳市前海金融资产管理有限公司',
  '“引号”与……省略号',
  'Müller & Söhne GmbH',
  'Nguyễn Thị Ánh'.normalize('NFC'),
  'Nguyễn Thị Ánh'.normalize('NFD'),
  'e\u0301e\u0302\u0301 o\u031b\u0323',
  '山田 太郎',
  'ﾔﾏﾀﾞ ﾀﾛｳ',
  'パーティー々〆',
  '김민수',
  '한국은행'.normalize('NFD'),
  'ราตรี สวัสดิ์',
  'शर्मा जी',
  'שלום עולם',
  'محمد علي',
  '👩‍👧‍👦 Family',
  '👩🏽‍⚕️ Dr. Léa',
  '👍🏿 yes',
  '🇨🇳🇫🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿 flags',
  '1️⃣ ☎️ ❤️ ©',
  'tab\tand\nbreak',
  '\x1b[31mred\x1b[0m',
]
const WIDTHS = [80, 140]

/** Where the mark at the end of each row begins, for every line that has one. */
function endsOf(text: string, mark: string): number[] {
  return text
    .split('\n')
    .filter((line) => line.includes(mark))
    .map((line) => stringWidth(line.slice(0, line.lastIndexOf(mark))))
}

const sheet: Sheet = {
  kind: 'sheet',
  columns: [
    { key: 'id', title: '#', type: 'id' },
    { key: 'name', title: 'Client', type: 'text' },
    { key: 'day', title: 'Day', type: 'day' },
    { key: 'quiet', title: 'Quiet', type: 'days' },
    { key: 'end', title: '', type: 'code' },
  ],
  rows: TEXTS.map((name, at) => ({ id: at + 1, name, day: '2026-11-20', quiet: at * 9, end: 'END' })),
  empty: '',
}
const notes: Sheet = {
  ...sheet,
  columns: [
    { key: 'name', title: 'Client', type: 'text' },
    { key: 'end', title: '', type: 'code' },
    { key: 'note', title: 'Note', type: 'text', prose: true },
  ],
  rows: TEXTS.map((name, at) => ({ name, end: 'END', note: TEXTS.toSpliced(at, 1).join(' ') })),
}
const grid = gridOf(TEXTS.map((name, at) => gridRow(at + 1, name, 'A', ['3:T', '20:TE', '27:o'], 44)))

describe.each(LOCALES)('in %s', (locale) => {
  describe.each([false, true])('with --ascii %s', (ascii) => {
    beforeAll(() => speak(locale, { ascii }))
    afterAll(() => speak('en'))

    const blocks: [string, Block][] = [
      ['a table', sheet],
      ['a framed table', { ...sheet, frame: true }],
      ['a table with prose', notes],
    ]
    it.each(blocks)('%s is straight', async (_, block) => {
      for (const width of WIDTHS) {
        const text = await written('table', [block], { width, ascii })
        const ends = endsOf(text, 'END')
        expect(ends).toEqual(TEXTS.map(() => ends[0]))
        expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width)
      }
    })

    it('the grid is straight', async () => {
      for (const width of WIDTHS) {
        const text = await written('table', [grid], { width, ascii })
        const ends = endsOf(text.replace(/44(?:d|天) !/g, 'END'), 'END')
        expect(ends).toEqual(TEXTS.map(() => ends[0]))
        expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width)
      }
    })
  })
})
