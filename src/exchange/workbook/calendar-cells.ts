import { fold } from '../../language/names.ts'
import { listed, said, say } from '../../language/say.ts'
import { type Channel, readCode } from '../../touchpoints/touchpoint.ts'
import { readTime } from '../values.ts'
import { type NoteBlock, readNoteBlocks } from './calendar-sheet.ts'

/** One contact that a cell speaks of. */
export interface SaidContact {
  readonly code: string
  readonly time: string | null
  readonly note: string
  /** The touchpoint that the note says it is; null of what a person added. */
  readonly number: number | null
  /** With whom, where a row holds several clients. */
  readonly client: string | null
}

export type CellRead =
  | { readonly contacts: readonly SaidContact[]; readonly remark?: string }
  | { readonly problem: string }

/** What stands in a cell of a calendar that nobody was contacted on. */
const NOTHING = /^[\s.·…\-–—_/\\o!！oO0〇○]*$/
const BETWEEN = /[\s,，、;；+&/|.·!！]+/
/** `T 10:05: text`, `电话：text`. */
const LEAD = /^\s*([\p{L}][\p{L}\- ]{0,20}?)(?:\s+(\d{1,2}:\d\d))?\s*[:：]\s*(.*)$/su

/** A cell as we write it: contacts, then a follow-up or what is planned, then what did not come. */
const OURS = /^([A-Z]*)[a-z]?!?$/
/** A heading with a number right below a line that a person wrote above it: nothing else in our notes looks so. */
const GLUED = /([^\n])\n(?=#\d{1,15} [^\s,]+(?: \d\d:\d\d)?(?:, .+)?$)/gm

/** How many texts of cells are remembered: there are few, and they come again and again. */
const MOST_REMEMBERED = 10_000

/** Reads the cells of calendars. In a sheet of our own small letters are what is planned. */
export function cellReader(channels: readonly Channel[], own: boolean) {
  const codes = new Set(channels.map(({ code }) => code))
  const known = listed(channels.map(({ code, name }) => `${code} ${said(name)}`))
  const oIsCode = codes.has('O')

  /** The channels of a cell in their order. */
  const lettersIn = (text: string, blocks: readonly NoteBlock[]): string[] | string => {
    const [, marks] = own ? (OURS.exec(text) ?? []) : []
    const isCode = (code: string) => codes.has(code) || blocks.some((block) => block.code === code)
    if (marks !== undefined && [...marks].every(isCode)) return [...marks]
    const whole = readCode(channels, text)
    if (whole && text.length > 1) return [whole.code]
    const found: string[] = []
    for (const word of text.split(BETWEEN)) {
      const channel = word.length > 1 ? readCode(channels, word) : undefined
      if (channel) {
        found.push(channel.code)
        continue
      }
      for (const letter of word) {
        if (/[.·\-–—]/.test(letter) || (letter === 'o' && (own || !oIsCode))) continue
        const code = letter.normalize('NFKC').toUpperCase()
        if (!isCode(code) || (own && code !== letter)) return word
        found.push(code)
      }
    }
    return found
  }

  const read = (cell: string, note: string): CellRead => {
    const blocks = readNoteBlocks(own ? note.replace(GLUED, '$1\n\n') : note)
    const contacts = blocks.filter(({ kind }) => kind === 'contact')
    const loose = blocks.find(({ kind }) => kind === 'text')?.text.trim() ?? ''
    const text = cell.trim()
    if (text === '' || (NOTHING.test(text) && !(oIsCode && text.includes('O')))) {
      const speaks = (loose !== '' && !(own && text !== '')) || contacts.some(({ number }) => number === null)
      return { contacts: [], ...(speaks && { remark: say`It has a note and no contact: not read.` }) }
    }
    const led = ledParts(text, channels)
    if (led) {
      const [first, ...others] = led.map((part) => ({ ...part, number: null, client: null }))
      const note = [first?.note, loose].filter((each) => each !== undefined && each !== '').join('\n')
      return { contacts: first ? [{ ...first, note }, ...others] : [] }
    }
    const letters = lettersIn(text, contacts)
    if (typeof letters === 'string') return { problem: unknown(letters, text, known) }
    if (letters.length === 0) return { contacts: [] }
    return contacts.length > 0
      ? paired(letters, contacts, loose)
      : { contacts: noted(letters, loose, channels) }
  }

  const bare = new Map<string, CellRead>()
  return (cell: string, note: string): CellRead => {
    if (note !== '') return read(cell, note)
    const known = bare.get(cell) ?? read(cell, '')
    if (bare.size < MOST_REMEMBERED) bare.set(cell, known)
    return known
  }
}

function unknown(word: string, text: string, known: string): string {
  const cut = (long: string) => (long.length > 40 ? say`${long.slice(0, 40)}…` : long).replace(/\s+/g, ' ')
  return word === text.trim()
    ? say`“${cut(word)}” is no channel: there are ${known}.`
    : say`“${cut(word)}” of “${cut(text)}” is no channel: there are ${known}.`
}

/** Gives each letter its block: first those of the same channel, then, where a letter was written over, in order. */
function paired(letters: readonly string[], blocks: readonly NoteBlock[], loose: string): CellRead {
  const free = new Set(blocks)
  const taken: (NoteBlock | undefined)[] = letters.map(() => undefined)
  const take = (fits: (block: NoteBlock, letter: string) => boolean) => {
    for (const [at, letter] of letters.entries()) {
      if (taken[at]) continue
      const block = [...free].find((each) => fits(each, letter))
      if (!block) continue
      free.delete(block)
      taken[at] = block
    }
  }
  take((block, letter) => block.number !== null && block.code === letter)
  take((block, letter) => block.number === null && block.code === letter)
  take((block) => block.number !== null)
  const added = [...free].find(({ number }) => number === null)
  if (added) {
    const contact = added.time === null ? added.code : `${added.code} ${added.time}`
    return { problem: say`The note has ${contact}, and the cell no letter for it.` }
  }
  let rest = loose
  const contacts = letters.map((code, at): SaidContact => {
    const block = taken[at]
    if (block) {
      const above = letters.length === 1 ? rest : ''
      if (above !== '') rest = ''
      const note = [above, block.text].filter((text) => text !== '').join('\n')
      return { code, time: block.time, note, number: block.number, client: block.client }
    }
    const note = rest
    rest = ''
    return { code, time: null, note, number: null, client: null }
  })
  if (rest !== '')
    return {
      problem: say`What the note begins with belongs to no contact: write a heading above it, such as T 15:30.`,
    }
  return { contacts }
}

/** The contacts of a cell by hand: each line of the note that begins with a channel belongs to it. */
function noted(letters: readonly string[], note: string, channels: readonly Channel[]): SaidContact[] {
  const bare = letters.map((code) => ({ code, time: null, note: '', number: null, client: null }))
  if (note === '') return bare
  const parts = ledParts(note, channels)
  if (parts) {
    const left = [...parts]
    const found = letters.map((code) => {
      const at = left.findIndex((part) => part.code === code)
      return at === -1 ? undefined : left.splice(at, 1)[0]
    })
    if (left.length === 0) return found.map((part, at) => ({ ...(bare[at] as SaidContact), ...(part ?? {}) }))
  }
  const lines = note.split('\n').filter((line) => line.trim() !== '')
  if (letters.length > 1 && lines.length === letters.length)
    return bare.map((contact, at) => ({ ...contact, note: (lines[at] as string).trim() }))
  return bare.map((contact, at) => (at === 0 ? { ...contact, note } : contact))
}

/** A text of parts that each begin with a channel and a colon; undefined where it does not begin so. */
function ledParts(
  text: string,
  channels: readonly Channel[],
): { code: string; time: string | null; note: string }[] | undefined {
  const parts: { code: string; time: string | null; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const [, word = '', clock, rest = ''] = LEAD.exec(line) ?? []
    const code = word === '' ? undefined : readCode(channels, fold(word))?.code
    const time = clock === undefined ? null : readTime(clock.padStart(5, '0'))
    if (code !== undefined && time !== undefined) parts.push({ code, time, lines: [rest] })
    else if (parts.length > 0) parts.at(-1)?.lines.push(line)
    else return undefined
  }
  return parts.map(({ code, time, lines }) => ({ code, time, note: lines.join('\n').trim() }))
}
