import type { AskContext } from '../cli/define.ts'
import { labelOf } from '../clients/client.ts'
import { suggestClients } from '../clients/reference.ts'
import { Failure } from '../errors.ts'
import { readStep } from '../followups/step.ts'
import type { LogInput } from './log.ts'
import { channelsOf } from './touchpoint.ts'
import { whenOf } from './when.ts'

/** How many clients a question offers at a time. */
const OFFERED = 12

/** Asks what `crm log` was not told: whom, how, what, when, and what comes next. */
export async function askForLog(ctx: AskContext, input: LogInput): Promise<LogInput> {
  if (input.client !== undefined && input.code !== undefined) return input
  const { ask } = ctx
  const { db } = ctx.book
  const client =
    input.client ??
    (await ask.search('Whom did you contact?', async (typed) =>
      (
        await suggestClients(db, typed, OFFERED)
      ).map((who) => ({
        label: labelOf(who),
        value: `#${who.id}`,
        short: `${who.name} #${who.id}`,
      })),
    ))
  const code =
    input.code ??
    (await ask.choose(
      'How?',
      (
        await channelsOf(db)
      ).map((channel) => ({ label: `${channel.code}  ${channel.name}`, value: channel.code })),
    ))
  const note = input.note.length > 0 || input.edit ? input.note : [await ask.input('What was said?')]
  const on =
    input.on ?? (await ask.input('When?', { fallback: 'now', check: wrongIn((text) => whenOf(ctx, text)) }))
  const told = input.next.length + input.promise.length + input.awaiting.length > 0
  const next = told ? input.next : await askNext(ctx)
  return { ...input, client, code, note, on: on === 'now' ? undefined : on, next }
}

async function askNext(ctx: AskContext): Promise<string[]> {
  const about = { today: ctx.clock.today, order: ctx.dateOrder }
  const typed = await ctx.ask.input('Next step? (such as “fri send prospectus”, empty for none)', {
    check: wrongIn((text) => text === '' || readStep(text, about)),
  })
  return typed === '' ? [] : [typed]
}

/** What is wrong with an answer, in a sentence, where reading it fails. */
function wrongIn(read: (text: string) => unknown): (text: string) => string | undefined {
  return (text) => {
    try {
      if (text !== 'now') read(text)
      return undefined
    } catch (error) {
      if (error instanceof Failure) return [error.message, ...error.details].join(' ')
      throw error
    }
  }
}
