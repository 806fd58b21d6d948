import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CUT_MARK,
  isSameNote,
  MOST_IN_CELL,
  type NoteBlock,
  noteOf,
  plainNote,
  readNoteBlocks,
} from '../../src/output/calendar-sheet.ts'

const contact = (number: number | null, code: string, time: string | null, text: string): NoteBlock => ({
  kind: 'contact',
  number,
  code,
  time,
  client: null,
  text,
})
const followup = (number: number, text: string): NoteBlock => ({
  ...contact(number, '', null, text),
  kind: 'followup',
})

describe('the note of a cell', () => {
  it('has a block for each contact and follow-up, with its number', () => {
    const blocks = [
      contact(12, 'T', '10:05', 'asked about bonds\n\nand funds'),
      contact(13, 'E', null, ''),
      { ...contact(14, 'M', '09:00', 'lunch'), client: 'Zhang Wei' },
      followup(7, 'send the prospectus'),
      { ...contact(null, '', null, 'T every 14 days'), kind: 'planned' as const },
    ]
    const { text, cut } = noteOf(blocks)
    expect(text).toBe(
      '#12 T 10:05\nasked about bonds\n\nand funds\n\n#13 E\n\n#14 M 09:00, Zhang Wei\nlunch\n\n#7 o\nsend the prospectus\n\nplanned\nT every 14 days',
    )
    expect(cut).toBe(false)
    expect(readNoteBlocks(text)).toEqual(blocks)
  })

  it.each<[string, string, NoteBlock[]]>([
    [
      'by hand',
      '问了定期\nM：想提前赎回',
      [{ ...contact(null, '', null, '问了定期\nM：想提前赎回'), kind: 'text' }],
    ],
    ['nothing', '', []],
    ['white space', ' \n ', []],
    [
      'a block added by hand',
      '#12 T 10:05\nbonds\n\nT 9:30\nonce more',
      [contact(12, 'T', '10:05', 'bonds'), contact(null, 'T', '09:30', 'once more')],
    ],
    [
      'a text before the first heading',
      'remember\n\n#12 T\nbonds',
      [{ ...contact(null, '', null, 'remember'), kind: 'text' }, contact(12, 'T', null, 'bonds')],
    ],
    ['CR LF', '#12 T\r\nbonds\r\nfunds', [contact(12, 'T', null, 'bonds\nfunds')]],
    ['no heading in the midst of a text', '#12 T\nbonds\n#13 E', [contact(12, 'T', null, 'bonds\n#13 E')]],
  ])('reads %s', (_, note, blocks) => {
    expect(readNoteBlocks(note)).toEqual(blocks)
  })

  it('any text comes back as a note holds it', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '',
            '#12 T 10:05',
            '\\#12 T',
            '\\#12',
            '#7 o',
            'planned',
            '\\\\missed',
            'T 9:30',
            'a',
            ' ',
          ),
        )
        .map((l) => l.join('\n')),
    )
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (texts) => {
        const { text } = noteOf(texts.map((one, at) => contact(at + 1, 'T', at === 1 ? '10:05' : null, one)))
        const read = readNoteBlocks(text)
        expect(read.map((block) => block.text)).toEqual(texts.map((one) => plainNote(one)))
        expect(read.map(({ number }) => number)).toEqual(texts.map((_, at) => at + 1))
      }),
    )
  })

  it('is cut where a note holds no more, and known to be the same', () => {
    const long = '债券 😀 bonds '.repeat(4_000)
    const { text, cut } = noteOf([contact(1, 'T', null, long), contact(2, 'E', null, 'short')])
    expect(cut).toBe(true)
    expect(text.length).toBeLessThanOrEqual(MOST_IN_CELL)
    const [first, second] = readNoteBlocks(text)
    expect(first?.text.endsWith(CUT_MARK)).toBe(true)
    expect(isSameNote(long, first?.text ?? '')).toBe(true)
    expect(isSameNote(long, 'another')).toBe(false)
    expect(second?.text).toBe('short')
    expect(text.isWellFormed()).toBe(true)
  })

  it('two texts are the same where only what no note can hold differs', () => {
    expect(isSameNote('a\r\nb\0 ', 'a\nb')).toBe(true)
    expect(isSameNote('a', 'b')).toBe(false)
  })
})
