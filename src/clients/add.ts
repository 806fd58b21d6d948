import { type AskContext, command } from '../cli/define.ts'
import { argument, flag, type Input, maybe, option, text } from '../cli/fields.ts'
import type { WriteContext } from '../context.ts'
import { Failure, NeedsYes } from '../errors.ts'
import type { Line } from '../output/document.ts'
import { labelOf } from './client.ts'
import { type Likeness, likeNames, sharing } from './duplicates.ts'
import { factsOf, fileAsJson, headOf } from './file.ts'
import { newClient } from './new-client.ts'
import { findOrMakeOrganisation, type Organisation } from './organisation.ts'
import { PROFILE_OPTIONS, type Profile, readProfile } from './profile.ts'
import { clientFile } from './queries.ts'

const fields = {
  name: argument('[name]', 'the name; in quotes where it has spaces', maybe(text())),
  organisation: option('--organisation', 'an organisation, not a person', flag()),
  ...PROFILE_OPTIONS,
}

type AddInput = Input<typeof fields>

export const add = command({
  name: 'add',
  summary: 'Add a client: a person or an organisation',
  details: [
    'Without a name on a terminal it asks. An e-mail address or a phone number that another client has is refused ' +
      'unless --yes; a name that is nearly the same is pointed out.',
  ],
  fields,
  examples: [
    {
      line: 'crm add "Ana Pérez" --org "Bodegas Álvarez" --tier B --phone "+34 600 123 456"',
      says: 'a person',
    },
    { line: 'crm add "Bodegas Ltd" --organisation --url https://bodegas.example', says: 'an organisation' },
    {
      line: 'crm add 王芳 --email fang@example.com --tag vip,board --birthday 03-18 --set city=上海',
      says: 'with tags, a birthday and a field of your own',
    },
  ],
  book: 'write',
  formats: ['table', 'json'],
  ask: askForAdd,
  async run(ctx, input) {
    const { name } = input
    if (name === undefined)
      throw new Failure('usage', 'What is the name?', { tip: 'crm add "Zhang Wei" --tier A' })
    if (name.trim() === '') throw new Failure('usage', 'A name must have something to see in it.')
    if (input.organisation && input.org !== undefined) {
      throw new Failure('usage', 'An organisation does not belong to an organisation: leave --org out.')
    }
    const kind = input.organisation ? 'organisation' : 'person'
    const profile = await readProfile(ctx, ctx.book.db, input)
    const alike = await likeNames(ctx.book.db, name, kind)
    const org = input.org === undefined ? undefined : await findOrMakeOrganisation(ctx, input.org)
    await refuseShared(ctx, profile, org)
    const id = await ctx.book.insert(
      'client',
      newClient(ctx, { kind, name, org_id: org?.id ?? null, ...profile.columns }),
    )
    await addDetails(ctx, id, profile)
    ctx.book.describe(`${name}${org?.made ? ` and ${org.name}` : ''}`)
    const file = await clientFile(ctx.book.db, id)
    if (!file) throw new Error(`client ${id} was not written`)
    return {
      blocks: [
        { kind: 'text', lines: [headOf('Added', file)] },
        { kind: 'facts', facts: factsOf(file, ctx.clock.today) },
      ],
      json: fileAsJson(file),
      notices: [...organisationNotices(org), ...alike.map(alikeNotice), ...profile.warnings],
    }
  },
})

async function askForAdd(ctx: AskContext, input: AddInput): Promise<AddInput> {
  if (input.name !== undefined) return input
  const { ask } = ctx
  const name = await ask.input('Name?', {
    check: (typed) => (typed.trim() === '' ? 'A name is needed.' : undefined),
  })
  const optional = async (question: string) => {
    const typed = await ask.input(`${question} (empty for none)`)
    return typed.trim() === '' ? undefined : typed
  }
  const org = input.org ?? (input.organisation ? undefined : await optional('Organisation?'))
  const tier =
    input.tier ??
    (await ask.choose('Tier?', [
      { label: 'A', value: 'A' as const },
      { label: 'B', value: 'B' as const },
      { label: 'C', value: 'C' as const },
      { label: 'none', value: undefined },
    ]))
  const listed = async (given: string[], question: string) => {
    const typed = given.length > 0 ? undefined : await optional(question)
    return typed === undefined ? given : [typed]
  }
  const phone = await listed(input.phone, 'Phone?')
  const email = await listed(input.email, 'E-mail?')
  const tag = await listed(input.tag, 'Tags?')
  return { ...input, name, org, tier, phone, email, tag }
}

/** Refuses an e-mail or a phone that another client has; the organisation's own number is no duplicate. */
async function refuseShared(
  ctx: WriteContext,
  profile: Profile,
  org: Organisation | undefined,
): Promise<void> {
  if (ctx.yes) return
  const shared = await sharing(ctx.book.db, profile.points, org ? [org.id] : [])
  if (shared.length === 0) return
  throw new NeedsYes('Another client has this already; it may be the same one.', 'Add it all the same?', {
    details: shared.map(({ who, value }) => `${value}: #${who.id} ${labelOf(who)}`),
  })
}

async function addDetails(ctx: WriteContext, client_id: number, profile: Profile): Promise<void> {
  for (const { kind, value } of profile.points)
    await ctx.book.insert('contact_point', { client_id, kind, label: null, value })
  for (const name of profile.aliases) await ctx.book.insert('alias', { client_id, name })
  for (const name of profile.tags) await ctx.book.insert('tag', { client_id, name })
  for (const { name, value } of profile.fields) await ctx.book.insert('attribute', { client_id, name, value })
}

function organisationNotices(org: Organisation | undefined): Line[] {
  if (!org?.made) return []
  return [
    `New organisation #${org.id} ${org.name}.`,
    ...org.near.map(({ who }) => `There is also #${who.id} ${labelOf(who)}.`),
  ]
}

function alikeNotice({ who, same }: Likeness): string {
  return `${same ? 'The same name' : 'Nearly the same name'}: #${who.id} ${labelOf(who)}.`
}
