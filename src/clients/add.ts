import { command } from '../cli/define.ts'
import { argument, flag, type Input, maybe, option, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { nameWritten } from '../language/names.ts'
import { say } from '../language/say.ts'
import { checkName, organisationNotices, refuseShared } from './answers.ts'
import { addDetails } from './changes.ts'
import { labelOf } from './client.ts'
import { type Likeness, likeNames } from './duplicates.ts'
import { factsOf, fileAsJson, headOf } from './file.ts'
import { newClient } from './new-client.ts'
import { findOrMakeOrganisation } from './organisation.ts'
import { PROFILE_OPTIONS, readProfile } from './profile.ts'
import { clientFile } from './queries.ts'

const fields = {
  name: argument('[name]', 'the name; in quotes where it has spaces', maybe(text())),
  organisation: option('--organisation', 'an organisation, not a person', flag()),
  ...PROFILE_OPTIONS,
}

export type AddInput = Input<typeof fields>

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
  ask: async (ctx, input) => (await import('./ask-add.ts')).askForAdd(ctx, input),
  async run(ctx, input) {
    if (input.name === undefined)
      throw new Failure('usage', say`What is the name?`, { tip: say`crm add "Zhang Wei" --tier A` })
    checkName(input.name)
    const name = nameWritten(input.name)
    if (input.organisation && input.org !== undefined) {
      throw new Failure('usage', say`An organisation does not belong to an organisation: leave --org out.`)
    }
    const kind = input.organisation ? 'organisation' : 'person'
    const profile = await readProfile(ctx, ctx.book.db, input)
    const alike = await likeNames(ctx.book.db, name, kind)
    const org = input.org === undefined ? undefined : await findOrMakeOrganisation(ctx, input.org)
    await refuseShared(ctx, profile.points, org ? [org.id] : [])
    const id = await ctx.book.insert(
      'client',
      newClient(ctx, { kind, name, org_id: org?.id ?? null, ...profile.columns }),
    )
    await addDetails(ctx.book, id, profile)
    ctx.book.describe(org?.made ? say`${name} and ${org.name}` : name)
    const file = await clientFile(ctx.book.db, id)
    if (!file) throw new Error(`client ${id} was not written`)
    return {
      blocks: [
        { kind: 'facts', title: headOf(say`Added‖client`, file), facts: factsOf(file, ctx.clock.today) },
      ],
      json: fileAsJson(file),
      notices: [...organisationNotices(org), ...alike.map(alikeNotice), ...profile.warnings],
    }
  },
})

function alikeNotice({ who, same }: Likeness): string {
  const label = labelOf(who)
  return same ? say`The same name: #${who.id} ${label}.` : say`Nearly the same name: #${who.id} ${label}.`
}
