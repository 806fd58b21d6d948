import { command } from '../cli/define.ts'
import { argument, type Input, maybe, oneOf, option, text, words } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { nameWritten } from '../language/names.ts'
import { listed, plural, say } from '../language/say.ts'
import type { Line } from '../output/document.ts'
import { checkName, organisationNotices, refuseShared } from './answers.ts'
import { applyChanges, changesOf } from './changes.ts'
import { CLIENT_KINDS, type ClientKind } from './client.ts'
import { type ClientFile, fileAsJson, headOf } from './file.ts'
import { findOrMakeOrganisation } from './organisation.ts'
import { PROFILE_OPTIONS, readProfile } from './profile.ts'
import { clientFile, membersOf } from './queries.ts'
import { findClient } from './reference.ts'

const fields = {
  client: argument('[client]', 'any part of a name, e-mail, phone or #id', maybe(text())),
  name: option('--name <name>', 'another name; --alias keeps the old one', maybe(text())),
  kind: option('--kind <kind>', 'person or organisation', maybe(oneOf(CLIENT_KINDS))),
  ...PROFILE_OPTIONS,
  remove: option('--remove <value>...', 'take away a phone, e-mail, address, alias or tag', words()),
  clear: option('--clear <fields>...', 'empty fields, such as tier,birthday', words()),
}

export type EditInput = Input<typeof fields>

export const edit = command({
  name: 'edit',
  summary: 'Change what is known of a client',
  details: [
    '--phone, --email and the like add to what is there; --remove takes one away again by its value. ' +
      '--clear empties whole fields: tier, birthday, note, org, phone, tag, a field of your own … Without changes on a terminal it asks.',
  ],
  fields,
  examples: [
    { line: 'crm edit zhang --tier B --title "Head of Trading"', says: 'new values' },
    {
      line: 'crm edit zhang --phone "+86 139 0000 1111" --remove "138 0013 8000"',
      says: 'a number for another',
    },
    {
      line: 'crm edit li --clear tier,note --set hobby=golf',
      says: 'empty two fields, fill one of your own',
    },
  ],
  book: 'write',
  formats: ['table', 'json'],
  ask: async (ctx, input) => (await import('./ask-edit.ts')).askForEdit(ctx, input),
  async run(ctx, input) {
    const { db } = ctx.book
    if (input.client === undefined)
      throw new Failure('usage', say`Who is to be changed?`, { tip: say`crm edit zhang --tier B` })
    if (input.name !== undefined) checkName(input.name)
    const who = await findClient(ctx, input.client)
    const before = await clientFile(db, who.id)
    if (!before) throw new Failure('notFound', say`There is no client #${who.id}.`)
    const kind = input.kind ?? before.kind
    await refuseKind(db, before, kind, input)
    const profile = await readProfile(ctx, db, input)
    const org = input.org === undefined ? undefined : await findOrMakeOrganisation(ctx, input.org)
    if (org?.id === before.id) throw new Failure('usage', say`${before.name} cannot belong to itself.`)
    const changes = changesOf(before, {
      ...input,
      name: input.name && nameWritten(input.name),
      kind,
      org,
      profile,
    })
    await refuseShared(ctx, changes.points, [before.id, org?.id ?? before.org_id ?? before.id])
    if (changes.says.length === 0) {
      if (isEmpty(input))
        throw new Failure('usage', say`What is to change about ${before.name}?`, { tip: 'crm edit --help' })
      return {
        blocks: [{ kind: 'text', lines: [headOf(say`Nothing to change:`, before)] }],
        json: fileAsJson(before),
      }
    }
    await applyChanges(ctx.book, ctx.clock.now, before.id, changes)
    ctx.book.describe(say`${before.name}: ${listed(changes.says)}`)
    const after = await clientFile(db, before.id)
    if (!after) throw new Error(`client ${before.id} is gone`)
    return {
      blocks: [{ kind: 'text', title: headOf(say`Changed`, after), lines: changes.says.map(quiet) }],
      json: fileAsJson(after),
      notices: [...organisationNotices(org), ...profile.warnings],
    }
  },
})

/** A person belongs to an organisation, never the other way round. */
async function refuseKind(
  db: Parameters<typeof membersOf>[0],
  file: ClientFile,
  kind: ClientKind,
  input: { readonly org?: string | undefined; readonly clear: readonly string[] },
): Promise<void> {
  const leaves = input.clear.some((list) => /\borg/i.test(list))
  const belongs = input.org !== undefined || (file.org_id !== null && !leaves)
  if (kind === 'organisation' && belongs) {
    const tip = input.org === undefined ? `crm edit "#${file.id}" --kind organisation --clear org` : undefined
    throw new Failure('usage', say`An organisation does not belong to an organisation.`, tip ? { tip } : {})
  }
  if (kind === file.kind || file.kind === 'person') return
  const members = await membersOf(db, file.id)
  if (members.length > 0) {
    throw new Failure(
      'refused',
      plural(
        members.length,
        say`${file.name} has a person: it stays an organisation.`,
        say`${file.name} has ${members.length} people: it stays an organisation.`,
      ),
      {
        tip: `crm show "#${file.id}"`,
      },
    )
  }
}

function isEmpty(input: object): boolean {
  return Object.entries(input).every(
    ([key, value]) => key === 'client' || value === undefined || (Array.isArray(value) && value.length === 0),
  )
}

function quiet(text: string): Line {
  return [{ text: `  ${text}`, tone: 'quiet' }]
}
