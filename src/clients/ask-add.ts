import { wrongIn } from '../cli/ask.ts'
import type { AskContext } from '../cli/define.ts'
import { Declined } from '../errors.ts'
import { fold } from '../language/names.ts'
import { listed, say } from '../language/say.ts'
import type { AddInput } from './add.ts'
import { checkName } from './answers.ts'
import { labelOf, TIERS } from './client.ts'
import { likeNames } from './duplicates.ts'
import { NO_PROFILE, type ProfileInput, readProfile } from './profile.ts'
import { suggestClients } from './reference.ts'

/** How many organisations a question offers, and of how many clients they are sought. */
const OFFERED = 8
const SOUGHT = 40

/** Asks what `crm add` was not told: the name, the tier, the organisation, and how to reach the client. */
export async function askForAdd(ctx: AskContext, input: AddInput): Promise<AddInput> {
  if (input.name !== undefined) return input
  const { ask } = ctx
  const name = await ask.input(say`Name?`, { check: wrongIn(checkName) })
  await warnOfAlike(ctx, name, input.organisation)
  const tier =
    input.tier ??
    (await ask.choose(say`Tier?`, [
      { label: say`none‖tier`, value: undefined },
      ...TIERS.map((value) => ({ label: value, value })),
    ]))
  const org = input.org ?? (input.organisation ? undefined : await askForOrganisation(ctx))
  const phone = input.phone.length > 0 ? input.phone : await askForPoint(ctx, 'phone', say`Phone?`)
  const email = input.email.length > 0 ? input.email : await askForPoint(ctx, 'email', say`E-mail?`)
  return { ...input, name, org, tier, phone, email }
}

/** Says who is called so already, and goes on only for a yes. */
async function warnOfAlike(ctx: AskContext, name: string, organisation: boolean): Promise<void> {
  if (ctx.yes) return
  const alike = await likeNames(ctx.book.db, name, organisation ? 'organisation' : 'person')
  if (alike.length === 0) return
  const who = listed(alike.map((one) => `#${one.who.id} ${labelOf(one.who)}`))
  if (!(await ask(ctx, say`There is already ${who}. Is this somebody else?`))) throw new Declined()
}

async function ask(ctx: AskContext, question: string): Promise<boolean> {
  return ctx.ask.confirm(question)
}

/** An organisation of the book, a new one of the name typed, or none. */
async function askForOrganisation(ctx: AskContext): Promise<string | undefined> {
  return ctx.ask.search(say`Organisation?`, async (typed) => {
    const name = typed.trim()
    const found = (await suggestClients(ctx.book.db, name, SOUGHT))
      .filter((who) => who.kind === 'organisation')
      .slice(0, OFFERED)
    const none = { label: say`none‖organisation`, value: undefined }
    const known = found.map((who) => ({ label: who.name, value: `#${who.id}`, short: who.name }))
    if (name === '') return [none, ...known]
    const isKnown = found.some((who) => fold(who.name) === fold(name))
    return isKnown ? known : [...known, { label: say`new: ${name}`, value: name, short: name }]
  })
}

async function askForPoint(ctx: AskContext, kind: 'phone' | 'email', question: string): Promise<string[]> {
  const typed = await ctx.ask.input(question, {
    hint: say`Enter alone: none`,
    check: profileCheck(ctx, (text) => ({ [kind]: [text] })),
  })
  return typed.trim() === '' ? [] : [typed]
}

/** Checks an answer as the option of the same name is checked; no answer is right. */
export function profileCheck(
  ctx: AskContext,
  inputOf: (text: string) => Partial<ProfileInput>,
): (text: string) => Promise<string | undefined> {
  return wrongIn(async (text) => {
    if (text.trim() !== '') await readProfile(ctx, ctx.book.db, { ...NO_PROFILE, ...inputOf(text) })
  })
}
