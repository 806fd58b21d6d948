import { wrongIn } from '../cli/ask.ts'
import type { AskContext } from '../cli/define.ts'
import { hasEditor } from '../config/in-force.ts'
import { said, say, toSay } from '../language/say.ts'
import { checkName } from './answers.ts'
import { profileCheck } from './ask-add.ts'
import { askForClient } from './ask-client.ts'
import { asTyped } from './changes.ts'
import { TIERS } from './client.ts'
import type { EditInput } from './edit.ts'
import type { ClientFile } from './file.ts'
import { clientFile } from './queries.ts'
import { findClient } from './reference.ts'

type Single = 'name' | 'tier' | 'org' | 'title' | 'birthday' | 'stage' | 'owner' | 'note'
type Several = 'phone' | 'email' | 'wechat' | 'tag' | 'alias'

const SINGLE: readonly { readonly key: Single; readonly title: string }[] = [
  { key: 'name', title: toSay('Name') },
  { key: 'tier', title: toSay('Tier') },
  { key: 'org', title: toSay('Organisation') },
  { key: 'title', title: toSay('Title') },
  { key: 'birthday', title: toSay('Birthday') },
  { key: 'stage', title: toSay('Stage') },
  { key: 'owner', title: toSay('Owner') },
  { key: 'note', title: toSay('Note') },
]

const SEVERAL: readonly { readonly key: Several; readonly title: string }[] = [
  { key: 'phone', title: toSay('Phone') },
  { key: 'email', title: toSay('E-mail') },
  { key: 'wechat', title: toSay('WeChat') },
  { key: 'tag', title: toSay('Tag') },
  { key: 'alias', title: toSay('Also called') },
]

/** What is to be changed: a field of one value, one of several values, or one more of those. */
type Wanted =
  | { readonly one: Single; readonly title: string; readonly value: string }
  | { readonly several: Several; readonly title: string; readonly value: string }

/** Asks what `crm edit` was not told: who, then field by field what is to change, until nothing else is. */
export async function askForEdit(ctx: AskContext, input: EditInput): Promise<EditInput> {
  const { client: typed, ...rest } = input
  const told = Object.values(rest).some(
    (value) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  if (typed !== undefined && told) return input
  const client = typed ?? (await askForClient(ctx.ask, ctx.book.db, say`Who is to be changed?`))
  const { id } = await findClient(ctx, client)
  const file = await clientFile(ctx.book.db, id)
  if (told || !file) return { ...input, client }
  let asked: EditInput = { ...input, client: `#${id}` }
  for (let first = true; ; first = false) {
    const wanted = await askWhat(ctx, file, asked, first)
    if (!wanted) return asked
    asked = 'one' in wanted ? await askOne(ctx, asked, wanted) : await askSeveral(ctx, asked, wanted)
  }
}

async function askWhat(
  ctx: AskContext,
  file: ClientFile,
  asked: EditInput,
  first: boolean,
): Promise<Wanted | undefined> {
  const choices = wantedOf(file, asked).map((value) => ({
    label: said(value.title),
    cells: [said(value.title), value.value || '-'],
    value: value as Wanted | undefined,
    short: said(value.title),
  }))
  const done = { label: first ? say`nothing‖to change` : say`That is all`, value: undefined }
  return ctx.ask.choose(
    first ? say`What is to change about ${file.name}?` : say`What else?`,
    first ? [...choices, done] : [done, ...choices],
  )
}

/** Every field with its value as it is after what was answered so far. */
function wantedOf(file: ClientFile, asked: EditInput): Wanted[] {
  const one = ({ key, title }: (typeof SINGLE)[number]): Wanted => {
    const before = key === 'birthday' ? asTyped(file.birthday) : file[key]
    return { one: key, title, value: asked.clear.includes(key) ? '' : (asked[key] ?? before ?? '') }
  }
  const several = ({ key, title }: (typeof SEVERAL)[number]): Wanted[] =>
    [...valuesOf(file, key).filter((value) => !asked.remove.includes(value)), ...asked[key], ''].map(
      (value) => ({ several: key, title, value }),
    )
  return [
    ...SINGLE.filter(({ key }) => key !== 'org' || file.kind === 'person').map(one),
    ...SEVERAL.flatMap(several),
  ]
}

function valuesOf(file: ClientFile, key: Several): string[] {
  if (key === 'tag') return file.tags.map(({ name }) => name)
  if (key === 'alias') return file.aliases.map(({ name }) => name)
  return file.points.filter(({ kind }) => kind === key).map(({ value }) => value)
}

async function askOne(
  ctx: AskContext,
  asked: EditInput,
  { one: key, title, value: before }: Extract<Wanted, { one: Single }>,
): Promise<EditInput> {
  const value = key === 'tier' ? await askTier(ctx, before) : await askText(ctx, key, title, before)
  if (value === before) return asked
  const { [key]: _, ...others } = asked
  const clear = asked.clear.filter((name) => name !== key)
  if (value !== '') return { ...others, clear, [key]: value } as EditInput
  return { ...others, clear: before === '' ? clear : [...clear, key] } as EditInput
}

async function askTier({ ask }: AskContext, before: string): Promise<string> {
  const choices = [
    ...TIERS.map((tier) => ({ label: tier as string, value: tier as string })),
    { label: say`none‖tier`, value: '' },
  ]
  return ask.choose(say`Tier?`, choices, { preferred: before })
}

async function askText(ctx: AskContext, key: Single, title: string, before: string): Promise<string> {
  const isName = key === 'name'
  return ctx.ask.input(said(title), {
    before: before.replace(/\s*\n\s*/g, ' '),
    ...(isName ? {} : { hint: say`empty: none` }),
    check: isName ? wrongIn(checkName) : profileCheck(ctx, (text) => ({ [key]: text })),
    ...(key === 'note' && hasEditor(await ctx.settings())
      ? { inEditor: async (text: string) => (await ctx.edit(before || text)).replace(/\r?\n$/, '') }
      : {}),
  })
}

async function askSeveral(
  ctx: AskContext,
  asked: EditInput,
  { several: key, title, value: before }: Extract<Wanted, { several: Several }>,
): Promise<EditInput> {
  const value = await ctx.ask.input(said(title), {
    before,
    hint: say`empty: none`,
    check: profileCheck(ctx, (text) => ({ [key]: [text] })),
  })
  if (value === before) return asked
  const isNew = asked[key].includes(before)
  return {
    ...asked,
    [key]: [...asked[key].filter((own: string) => own !== before), ...(value.trim() === '' ? [] : [value])],
    remove: before === '' || isNew ? asked.remove : [...asked.remove, before],
  } as EditInput
}
