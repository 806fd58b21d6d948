import type { Screen } from '../../cli/screen.ts'
import type { ReadContext } from '../../context.ts'
import { Failure } from '../../errors.ts'
import { say } from '../../language/say.ts'
import type { Document, Look } from '../../output/document.ts'
import { paintFor, reverseFor } from '../../output/tones.ts'
import { carryOut, type Session } from './effects.ts'
import { again, step, told } from './keys.ts'
import { type Live, liveOf, resized, type Size } from './model.ts'
import { type Asked, readPage } from './read.ts'
import { type Showing, view } from './view.ts'

/** Shows the calendar on the whole screen until the user leaves it; every edit is a command of its own and in the book at once. */
export async function play(ctx: ReadContext, asked: Asked, words: string): Promise<Document> {
  const { page, notices } = await readPage(ctx, asked, words)
  const screen = await ctx.screen()
  if (!screen)
    throw new Failure(
      'usage',
      say`crm grid -i takes the whole screen, and this is no terminal that has one.`,
      {
        tip: 'crm grid',
      },
    )
  try {
    const session: Session = { ctx, screen, asked, own: new Set() }
    const first = liveOf(page, sizeOf(screen))
    const interrupted = await untilLeft(session, notices[0] === undefined ? first : told(first, notices[0]))
    return { blocks: [], exit: interrupted ? 'interrupted' : 'done' }
  } finally {
    screen.close()
  }
}

/** Takes keys and shows what they come to; whether it was left by Ctrl-C. */
async function untilLeft(session: Session, first: Live): Promise<boolean> {
  const { screen, ctx } = session
  const showing = await showingOn(screen, ctx)
  const show = (live: Live) => screen.show(view(live, sizeOf(screen), showing))
  let live = first
  for (;;) {
    show(live)
    const happened = await screen.next()
    if (happened.kind === 'gone') return false
    if (happened.kind === 'redraw') {
      live = resized(live, sizeOf(screen))
      continue
    }
    if (live.page.today !== ctx.commands.clock().today)
      live = await carryOut(session, live, again(live), show)
    for (const key of happened.keys) {
      const { live: next, effect } = step(live, key)
      live = next
      if (effect?.do === 'leave') return effect.interrupted
      if (effect) live = await carryOut(session, live, effect, show)
      // What was typed on, such as the note of a contact that could not be logged, would do something else now.
      if (live.message?.tone === 'late') {
        if (effect) await screen.forget()
        break
      }
    }
  }
}

function sizeOf({ columns, rows }: Screen): Size {
  return { columns, rows }
}

async function showingOn({ color, ascii }: Screen, ctx: ReadContext): Promise<Showing> {
  const look: Look = { width: 0, color, ascii, toFile: false, delimiter: ',', headers: 'en' }
  const paint = await paintFor(look)
  const now = () => ctx.commands.clock().time
  return { look, paint, reverse: await reverseFor(look), order: ctx.dateOrder, actor: ctx.actor, now }
}
