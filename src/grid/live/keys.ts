import type { Key } from '../../cli/screen.ts'
import type { Day, Range } from '../../day.ts'
import type { FollowupKind } from '../../followups/followup.ts'
import { sayDay } from '../../language/calendar.ts'
import { listed, said, say } from '../../language/say.ts'
import { keyedInto, lineOf } from './line.ts'
import { cellAt, contactAt, dayAt, type Live, type Mode, rowAt, type Writing } from './model.ts'
import { moveBy } from './moves.ts'

/** What a key asks of the world outside. */
export type Effect =
  | { readonly do: 'log'; readonly client: number; readonly day: Day; readonly code: string }
  | { readonly do: 'note'; readonly contact: number; readonly text: string }
  /** The note in the user's editor. */
  | { readonly do: 'compose'; readonly contact: number; readonly text: string }
  | { readonly do: 'followup'; readonly client: number; readonly kind: FollowupKind; readonly text: string }
  /** Takes back the last entry of the journal, or asks where it is neither one of ours nor the allowed one. */
  | { readonly do: 'undo'; readonly allowed: number | undefined }
  | { readonly do: 'read'; readonly range: Range; readonly day: Day | undefined; readonly words: string }
  | { readonly do: 'suspend' }
  /** All is drawn again, where another program wrote over it. */
  | { readonly do: 'redraw' }
  | { readonly do: 'leave'; readonly interrupted: boolean }

/** What a key comes to: another state, and what is to be done about it. */
export interface Step {
  readonly live: Live
  readonly effect?: Effect
}

const MOVING: Mode = { kind: 'moving' }
const MOVES_WITH_CONTROL = new Set(['home', 'end'])
const KINDS: readonly FollowupKind[] = ['next', 'promise', 'awaiting']

/** What a key comes to, in whatever is going on. */
export function step(before: Live, key: Key): Step {
  const live = { ...before, message: undefined }
  if (key.ctrl && key.name === 'c') return { live, effect: { do: 'leave', interrupted: true } }
  if (key.ctrl && key.name === 'z') return { live: before, effect: { do: 'suspend' } }
  if (key.ctrl && key.name === 'l') return { live: before, effect: { do: 'redraw' } }
  switch (live.mode.kind) {
    case 'help':
      return { live: { ...live, mode: MOVING } }
    case 'asking':
      return answered(live, live.mode.entry, key)
    case 'writing':
      return written(before, live.mode, key)
    case 'moving':
      return moved(live, key)
  }
}

function answered(live: Live, entry: number, key: Key): Step {
  const yes = key.name === 'y'
  const next: Live = { ...live, mode: MOVING }
  if (yes) return { live: next, effect: { do: 'undo', allowed: entry } }
  return { live: told(next, say`Nothing was taken back.`) }
}

function moved(live: Live, key: Key): Step {
  if (key.ctrl && !MOVES_WITH_CONTROL.has(key.name)) return { live }
  const move = moveBy(live, key)
  if (move && 'live' in move) return { live: move.live }
  if (move) return { live, effect: { do: 'read', ...move, words: live.page.words } }
  if (key.text !== '' && live.page.channels.some(({ code }) => code === key.text))
    return logged(live, key.text)
  switch (key.name) {
    case 'n':
    case 'return':
      return noted(live)
    case 'f':
      return followed(live)
    case '/':
      return { live: writing(live, { for: 'filter' }, live.page.words) }
    case 'tab':
      return { live: nextContact(live) }
    case 'u':
      return { live, effect: { do: 'undo', allowed: undefined } }
    case 'r':
      return { live, effect: again(live) }
    case '?':
      return { live: { ...live, mode: { kind: 'help' } } }
    case 'q':
    case 'escape':
      return { live, effect: { do: 'leave', interrupted: false } }
    default:
      return { live: unknown(live, key) }
  }
}

/** A letter that is no channel is said, because somebody meant to log with it. */
function unknown(live: Live, { text }: Key): Live {
  if (!/^\p{Lu}$/u.test(text)) return live
  const codes = live.page.channels.map(({ code, name }) => `${code} ${said(name)}`)
  return wrong(live, say`“${text}” is no channel: ${listed(codes)}.`)
}

function logged(live: Live, code: string): Step {
  const row = rowAt(live)
  const day = dayAt(live)
  if (!row || day === undefined) return { live }
  if (day > live.page.today)
    return { live: wrong(live, say`${sayDay(day)} is still to come: f notes a follow-up for it.`) }
  return { live, effect: { do: 'log', client: row.id, day, code } }
}

function noted(live: Live): Step {
  const row = rowAt(live)
  const contact = contactAt(live)
  if (!row) return { live }
  if (!contact) {
    const codes = listed(live.page.channels.map(({ code }) => code))
    return {
      live: wrong(live, say`No contact stands here yet: ${codes} logs one, and n then writes its note.`),
    }
  }
  return { live: writing(live, { for: 'note', contact: contact.id, row }, contact.note) }
}

function followed(live: Live): Step {
  const row = rowAt(live)
  const day = dayAt(live)
  if (!row || day === undefined) return { live }
  const begun = day > live.page.today ? `${day} ` : ''
  return { live: writing(live, { for: 'followup', kind: 'next', row }, begun) }
}

function nextContact(live: Live): Live {
  const contacts = cellAt(live)?.contacts ?? []
  const at = contacts.findIndex(({ id }) => id === contactAt(live)?.id)
  return { ...live, chosen: contacts[(at + 1) % contacts.length]?.id }
}

function written(live: Live, mode: Extract<Mode, { kind: 'writing' }>, key: Key): Step {
  const { what, line } = mode
  if (key.name === 'escape') return { live: { ...live, message: undefined, mode: MOVING } }
  if (key.name === 'return' || key.name === 'enter')
    return { live, effect: entered(live, what, line.text.trim()) }
  if (key.ctrl && key.name === 'e')
    return what.for === 'note'
      ? { live, effect: { do: 'compose', contact: what.contact, text: line.text } }
      : { live: { ...live, mode: { ...mode, line: lineOf(line.text) } } }
  if (key.name === 'tab' && what.for === 'followup') {
    const kind = KINDS[(KINDS.indexOf(what.kind) + 1) % KINDS.length] as FollowupKind
    return { live: { ...live, mode: { ...mode, what: { ...what, kind } } } }
  }
  const changed = keyedInto(line, key)
  if (!changed) return { live }
  const text = what.for === 'note' ? changed.text : changed.text.replaceAll('\n', ' ')
  return { live: { ...live, message: undefined, mode: { ...mode, line: { ...changed, text } } } }
}

/** What is written stays until it is done, so that it can be sent again where the book was busy. */
function entered(live: Live, what: Writing, text: string): Effect {
  switch (what.for) {
    case 'note':
      return { do: 'note', contact: what.contact, text }
    case 'followup':
      return { do: 'followup', client: what.row.id, kind: what.kind, text }
    case 'filter':
      return { do: 'read', ...shownNow(live), words: text }
  }
}

/** Reads once more what is shown. */
export function again(live: Live): Effect {
  return { do: 'read', ...shownNow(live), words: live.page.words }
}

function shownNow(live: Live): { readonly range: Range; readonly day: Day | undefined } {
  const { days } = live.page.grid
  return { range: { from: days[0]?.day as Day, to: days.at(-1)?.day as Day }, day: dayAt(live) }
}

function writing(live: Live, what: Writing, text: string): Live {
  return { ...live, mode: { kind: 'writing', what, line: lineOf(text) } }
}

/** The same with something said. */
export function told(live: Live, line: NonNullable<Live['message']>['line']): Live {
  return { ...live, message: { line } }
}

/** The same with something said that went wrong. */
export function wrong(live: Live, text: string): Live {
  return { ...live, message: { line: text, tone: 'late' } }
}

/** The same with nothing being written any more. */
export function moving(live: Live): Live {
  return { ...live, mode: MOVING }
}
