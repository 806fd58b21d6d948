import { echoOf, wrongIn } from '../cli/ask.ts'
import type { AskContext } from '../cli/define.ts'
import { askForClient } from '../clients/ask-client.ts'
import { findClients } from '../clients/reference.ts'
import { hasEditor } from '../config/in-force.ts'
import { Failure } from '../errors.ts'
import { readStep } from '../followups/step.ts'
import { sayWhen } from '../language/calendar.ts'
import { readWhenAtFront } from '../language/dates.ts'
import { said, say } from '../language/say.ts'
import type { LogInput } from './log.ts'
import { lastCode } from './queries.ts'
import { channelsOf } from './touchpoint.ts'
import { whenOf } from './when.ts'

/** Asks what `crm log` was not told: whom, how, what, when, and what comes next. */
export async function askForLog(ctx: AskContext, input: LogInput): Promise<LogInput> {
  if (input.client !== undefined && input.code !== undefined) return input
  const { ask } = ctx
  const { db } = ctx.book
  const client = input.client ?? (await askForClient(ask, db, say`Whom did you contact?`))
  // Whoever is not found, or is one of several, is told before the rest is asked.
  const [who] = await findClients(ctx, client)
  const code = input.code ?? (await askHow(ctx, who?.id))
  const note = input.note.length > 0 || input.edit ? input.note : [await askNote(ctx)]
  const on = input.on ?? (await askWhen(ctx))
  const told = input.next.length + input.promise.length + input.awaiting.length > 0
  const next = told ? input.next : await askNext(ctx)
  return { ...input, client, code, note, on, next }
}

/** The channel of the last contact comes first. */
async function askHow(ctx: AskContext, client: number | undefined): Promise<string> {
  const { db } = ctx.book
  const last = client === undefined ? undefined : await lastCode(db, client)
  const channels = (await channelsOf(db)).map(({ code, name, words }) => ({
    label: `${code}  ${said(name)}`,
    words,
    cells: [code, said(name)],
    value: code,
    short: said(name),
  }))
  return ctx.ask.choose(say`How?`, channels, last === undefined ? {} : { preferred: last })
}

async function askNote(ctx: AskContext): Promise<string> {
  return ctx.ask.input(say`What was said?`, {
    check: wrongIn((text) => {
      if (text.trim() === '-') throw new Failure('usage', say`A dash alone says nothing.`)
    }),
    ...(hasEditor(await ctx.settings())
      ? { inEditor: async (text: string) => (await ctx.edit(text)).replace(/\r?\n$/, '') }
      : {}),
  })
}

async function askWhen(ctx: AskContext): Promise<string | undefined> {
  const now = say`now`
  const { today, time } = ctx.clock
  const read = (text: string) => (text === now ? { day: today, time } : whenOf(ctx, text))
  const typed = await ctx.ask.input(say`When?`, {
    fallback: now,
    hint: say`such as yesterday or “fri 15:00”`,
    check: wrongIn(read),
    echo: echoOf((text) => sayWhen(read(text))),
  })
  return typed === now ? undefined : typed
}

async function askNext(ctx: AskContext): Promise<string[]> {
  const about = { today: ctx.clock.today, now: ctx.clock.time, order: ctx.dateOrder }
  const typed = await ctx.ask.input(say`Next step?`, {
    hint: say`such as “fri send prospectus”; Enter alone: none`,
    check: wrongIn((text) => text.trim() === '' || readStep(text, about)),
    echo: echoOf((text) => {
      const { when, rest } = readWhenAtFront(text.trim(), { ...about, direction: 'future' })
      return rest === '' ? sayWhen(when) : say`${sayWhen(when)}: ${rest}`
    }),
  })
  return typed.trim() === '' ? [] : [typed]
}
