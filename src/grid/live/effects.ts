import type { Screen } from '../../cli/screen.ts'
import type { ReadContext } from '../../context.ts'
import type { Day } from '../../day.ts'
import { Failure } from '../../errors.ts'
import { entries } from '../../journal/queries.ts'
import { say } from '../../language/say.ts'
import { type Document, type Line, lineText } from '../../output/document.ts'
import { type Effect, moving, told, wrong } from './keys.ts'
import { lineOf } from './line.ts'
import { dayAt, type Live, withPage } from './model.ts'
import { type Asked, daysAsked, INNER, inOrderOf, patched, readPage } from './read.ts'
import { sentenceOf } from './view.ts'

/** What a live calendar has while it is shown. */
export interface Session {
  readonly ctx: ReadContext
  readonly screen: Screen
  /** The days that are shown and their order, as typed for `crm grid`. */
  asked: Asked
  /** The entries of the journal that were made here. */
  readonly own: Set<number>
}

/**
 * Does what a key asked for. What fails is said, and whatever was being written stays to be sent again: nothing of it
 * was kept.
 */
export async function carryOut(
  session: Session,
  live: Live,
  effect: Effect,
  show: (live: Live) => void,
): Promise<Live> {
  try {
    return await done(session, live, effect, show)
  } catch (error) {
    if (error instanceof Failure) return wrong(live, sentenceOf(error))
    throw error
  }
}

async function done(session: Session, live: Live, effect: Effect, show: (live: Live) => void): Promise<Live> {
  switch (effect.do) {
    case 'log': {
      const values = { client: `#${effect.client}`, code: effect.code, ...onDay(effect.day, session) }
      return edited(session, live, 'log', values, true)
    }
    case 'note':
      return edited(session, live, 'touchpoint edit', { id: `${effect.contact}`, note: [effect.text] })
    case 'compose': {
      const text = await session.screen.aside(() => session.ctx.edit(effect.text))
      const note: Effect = { do: 'note', contact: effect.contact, text: text.replace(/\r?\n$/, '') }
      return carryOut(session, writtenAs(live, note.text), note, show)
    }
    case 'followup': {
      const verb = effect.kind === 'awaiting' ? 'await' : effect.kind
      return edited(session, live, verb, { client: `#${effect.client}`, step: [effect.text] })
    }
    case 'undo':
      return tookBack(session, live, effect.allowed)
    case 'read':
      show(told(live, say`Reading ...`))
      return readAgain(session, live, effect)
    case 'suspend':
      await session.screen.suspend()
      return live
    case 'redraw':
      await session.screen.aside(async () => undefined)
      return live
    case 'leave':
      return live
  }
}

/** Today it is logged with the time, as `crm log` does; of another day only the day is known. */
function onDay(day: Day, { ctx }: Session): { on?: string } {
  return day === ctx.commands.clock().today ? {} : { on: day }
}

/** Runs a command as if it had been typed, and shows the clients it touched as they are now. */
async function edited(
  session: Session,
  live: Live,
  name: string,
  values: Readonly<Record<string, unknown>>,
  choose = false,
): Promise<Live> {
  const { entry, line, id } = await session.ctx.commands.run(name, values, INNER, (document, { entry }) => ({
    entry,
    line: firstLine(document),
    id: idOf(document),
  }))
  if (entry !== undefined) session.own.add(entry)
  const after = told({ ...moving(live), chosen: choose ? id : live.chosen }, line)
  return entry === undefined ? after : shownAfter(session, after, entry, entry)
}

/** The clients that an entry of the journal touched as they are now; it is in the book even where they cannot be read. */
async function shownAfter(session: Session, live: Live, entry: number, about: number): Promise<Live> {
  try {
    return { ...(await readAfter(session, live, entry, about)), chosen: live.chosen }
  } catch (error) {
    if (error instanceof Failure)
      return wrong(live, say`${lineText(live.message?.line ?? '')} (${sentenceOf(error)})`)
    throw error
  }
}

async function readAfter({ ctx, asked }: Session, live: Live, entry: number, about: number): Promise<Live> {
  const page = await patched(ctx, daysAsked(asked, rangeOf(live)), live.page, entry, about)
  if (page) return withPage(live, page, dayAt(live))
  const read = await readPage(ctx, daysAsked(asked, rangeOf(live)), live.page.words)
  return withPage(live, inOrderOf(live.page, read.page), dayAt(live))
}

/** Takes back the last change as `crm undo` does; one that was not made here only where it was asked about. */
async function tookBack(session: Session, live: Live, allowed: number | undefined): Promise<Live> {
  const { ctx, own } = session
  const [last] = await entries(ctx.book.db, { limit: 1, undoableOnly: true })
  if (!last) return told(live, say`Nothing can be taken back.`)
  if (!own.has(last.id) && last.id !== allowed) {
    const made = say`${last.at.slice(0, 16).replace('T', ' ')} by ${last.actor}`
    const what = say`${last.command}: ${last.summary}`
    const question = say`Not made here: ${what} (${made}). Take it back?`
    return { ...live, mode: { kind: 'asking', entry: last.id, question } }
  }
  const { entry, line } = await ctx.commands.run(
    'undo',
    { entry: [`${last.id}`] },
    INNER,
    (document, { entry }) => ({ entry, line: firstLine(document) }),
  )
  return entry === undefined ? told(live, line) : shownAfter(session, told(live, line), entry, last.id)
}

async function readAgain(
  session: Session,
  live: Live,
  effect: Extract<Effect, { do: 'read' }>,
): Promise<Live> {
  const asked = daysAsked(session.asked, effect.range)
  const { page, notices } = await readPage(session.ctx, asked, effect.words)
  session.asked = asked
  const fresh = withPage(moving(live), page, effect.day)
  return notices[0] === undefined ? { ...fresh, message: undefined } : told(fresh, notices[0])
}

function rangeOf({ page }: Live) {
  const { days } = page.grid
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw new Failure('failed', say`The calendar could not be read.`)
  return { from: first.day, to: last.day }
}

/** What was written in the editor stays on the line until it is in the book. */
function writtenAs(live: Live, text: string): Live {
  if (live.mode.kind !== 'writing') return live
  return { ...live, mode: { ...live.mode, line: lineOf(text) } }
}

function firstLine({ blocks: [block] }: Document): Line {
  return block?.kind === 'text' ? (block.lines[0] ?? '') : ''
}

function idOf({ json }: Document): number | undefined {
  const [first] = Array.isArray(json) ? json : []
  return typeof first?.id === 'number' ? first.id : undefined
}
