/**
 * The shape of the contact calendar in a workbook, for who writes it and who reads it back.
 *
 * Row by row: the title; of ranges over two months their names; the weekdays; the header; a row for each client;
 * an empty row; `Legend` and what the marks mean. The header: `Client` (or `Organisation`), `#`, `Tier`, the days
 * as real dates, `Contacts`, `Quiet`. The column `#` is hidden and holds the client's number: a row without one was
 * added by hand. Longer ranges have a sheet for each month.
 *
 * A cell holds the letters of its contacts in their order, then `o` where a follow-up is open, else a small letter
 * where contact is planned, then `!` where a planned contact did not come: `TE`, `To`, `t`, `o!`. A cell with
 * anything in it has a note of blocks parted by an empty line, each of a heading and, from the next line on, text:
 *
 *     #12 T 10:05
 *     asked about bonds
 *
 *     #13 E
 *
 *     #7 o
 *     send the prospectus
 *
 *     planned
 *     T every 14 days
 *
 *     missed
 *     M every 3 months
 *
 * The number is the touchpoint's or the follow-up's. Where a row holds several clients, `, Name` ends the heading.
 * A person may add a block without a number: `T 15:30`. A line of a text that looks like a heading stands with a
 * backslash before it.
 *
 * What people read is in the language that is spoken when the sheet is written, and read back in any.
 */
import { said, toSay } from '../language/say.ts'

/** A word of the calendar as it is said, then as it is read back: in every language, whichever is spoken. */
export type Word = readonly [said: string, ...read: readonly string[]]

/** Whether a text is the word in any language. */
export function isWord(text: string, [, ...read]: Word): boolean {
  return read.includes(text)
}

/** Heads the column with the clients' numbers, right after that of the names. */
export const NUMBER_HEAD = '#'
export const TIER_HEAD = toSay('Tier')
/** The heads after the last day. */
export const CONTACTS_HEAD: Word = [toSay('Contacts‖calendar'), 'Contacts', '联系次数']
export const QUIET_HEAD: Word = [toSay('Quiet‖calendar'), 'Quiet', '未联系天数']
/** What the cell of names holds right below the last row. */
export const LEGEND_HEAD: Word = [toSay('Legend‖calendar'), 'Legend', '图例']
const PLANNED: Word = [toSay('planned‖calendar'), 'planned', '计划联系']
const MISSED: Word = [toSay('missed‖calendar'), 'missed', '未按计划联系']
/** All of them. */
export const WORDS: readonly Word[] = [CONTACTS_HEAD, QUIET_HEAD, LEGEND_HEAD, PLANNED, MISSED]
export const FOLLOWUP_MARK = 'o'
export const MISSED_MARK = '!'

/** A property of the workbook: the highest number of the touchpoints in it; what has a higher one came later. */
export const LAST_TOUCHPOINT = 'crm last touchpoint'

/** Ends a text that was cut because a note holds no more. */
export const CUT_MARK = ' […]'
/** Excel's limit of what a cell or its note holds, in UTF-16 units. */
export const MOST_IN_CELL = 32_767

/** One block of a note; `text` is what stands before the first heading, or in a note without any. */
export interface NoteBlock {
  readonly kind: 'contact' | 'followup' | 'planned' | 'missed' | 'text'
  /** Null of what is not in the book, and of what is planned or missed. */
  readonly number: number | null
  /** The channel's letter, else empty. */
  readonly code: string
  /** `HH:MM` */
  readonly time: string | null
  /** With whom, where a row holds several clients. */
  readonly client: string | null
  readonly text: string
}

const RULES = [...PLANNED.slice(1), ...MISSED.slice(1)].join('|')
const HEADING = new RegExp(
  String.raw`^(?:#(?<number>\d{1,15}) (?<code>[^\s,]+)(?: (?<time>\d\d:\d\d))?(?:, (?<client>.+))?|(?<newCode>\p{Lu}) (?<newTime>\d{1,2}:\d\d)|(?<rule>${RULES}))$`,
  'u',
)
/** What XML cannot hold; tabs and line feeds it can. */
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g

/** A text as a note holds it: line feeds alone, nothing that no file may hold, no white space at its end. */
export function plainNote(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(FORBIDDEN, '')
    .trimEnd()
}

/** Whether a text read from a note is the one in the book, as far as the note could hold it. */
export function isSameNote(inBook: string, read: string): boolean {
  const [kept, said] = [plainNote(inBook), plainNote(read)]
  if (kept === said) return true
  const cut = CUT_MARK.trimEnd()
  return said.endsWith(cut) && kept.startsWith(said.slice(0, -cut.length).trimEnd())
}

/** The block as lines of a note. */
export function noteBlock({ kind, number, code, time, client, text }: NoteBlock): string {
  const lines = plainNote(text)
    .split('\n')
    .map((line) => (looksLikeHeading(line) ? `\\${line}` : line))
  const body = lines.length === 1 && lines[0] === '' ? [] : lines
  if (kind === 'text') return body.join('\n')
  const named = client === null ? '' : `, ${plainNote(client).replace(/\s+/g, ' ').trim()}`
  const letter = kind === 'followup' ? FOLLOWUP_MARK : code
  const heading =
    kind === 'planned' || kind === 'missed'
      ? said((kind === 'planned' ? PLANNED : MISSED)[0])
      : `${number === null ? '' : `#${number} `}${letter}${time === null ? '' : ` ${time}`}${named}`
  return [heading, ...body].join('\n')
}

/** A note of blocks, cut where they come to more than a note holds: `cut` says whether. */
export function noteOf(blocks: readonly NoteBlock[]): { readonly text: string; readonly cut: boolean } {
  const whole = blocks.map(noteBlock).join('\n\n')
  if (whole.length <= MOST_IN_CELL) return { text: whole, cut: false }
  const room = Math.floor(MOST_IN_CELL / blocks.length) - 2
  const parts = blocks.map(noteBlock).map((block) => (block.length > room ? cutText(block, room) : block))
  const text = parts.join('\n\n')
  return { text: text.length > MOST_IN_CELL ? cutText(text, MOST_IN_CELL) : text, cut: true }
}

/** The beginning of a text with the mark that there was more; no character is torn. */
export function cutText(text: string, most: number): string {
  const end = Math.max(0, most - CUT_MARK.length)
  const torn = /[\ud800-\udbff]$/.test(text.slice(0, end))
  return text.slice(0, torn ? end - 1 : end) + CUT_MARK
}

/** The blocks of a note, in order; a note that a person wrote is one block of text. */
export function readNoteBlocks(note: string): NoteBlock[] {
  const blocks: (Omit<NoteBlock, 'text'> & { lines: string[] })[] = []
  let before: string | undefined
  for (const line of note.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = before === undefined || before === '' ? HEADING.exec(line) : null
    const last = blocks.at(-1)
    if (heading) {
      if (before === '') last?.lines.pop()
      blocks.push({ ...headingOf(heading.groups ?? {}), lines: [] })
    } else if (last) last.lines.push(last.kind === 'text' ? line : unescaped(line))
    else blocks.push({ ...NO_HEADING, lines: [line] })
    before = line
  }
  return blocks
    .map(({ lines, ...block }) => ({ ...block, text: lines.join('\n').trimEnd() }))
    .filter((block) => block.kind !== 'text' || block.text !== '')
}

/** A heading, or one with backslashes before it. */
function looksLikeHeading(line: string): boolean {
  return HEADING.test(line.replace(/^\\+/, ''))
}

function unescaped(line: string): string {
  return line.startsWith('\\') && looksLikeHeading(line) ? line.slice(1) : line
}

const NO_HEADING = { kind: 'text', number: null, code: '', time: null, client: null } as const

function headingOf(found: Partial<Record<string, string>>): Omit<NoteBlock, 'text'> {
  const { number, code, time, client, newCode, newTime, rule } = found
  if (rule !== undefined) return { ...NO_HEADING, kind: isWord(rule, PLANNED) ? 'planned' : 'missed' }
  if (newCode !== undefined)
    return { ...NO_HEADING, kind: 'contact', code: newCode, time: (newTime ?? '').padStart(5, '0') }
  const isStep = code === FOLLOWUP_MARK
  return {
    kind: isStep ? 'followup' : 'contact',
    number: Number(number),
    code: isStep ? '' : (code ?? ''),
    time: time ?? null,
    client: client ?? null,
  }
}
