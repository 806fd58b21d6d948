import type { Kysely } from 'kysely'
import { maybe, oneOf, option, text, words } from '../cli/fields.ts'
import type { Context } from '../context.ts'
import type { Day } from '../day.ts'
import { Failure } from '../errors.ts'
import { fold, phoneDigits } from '../language/names.ts'
import { say } from '../language/say.ts'
import type { ClientRow, Schema } from '../store/schema.ts'
import { type PointKind, TIERS } from './client.ts'
import { fieldNamed } from './filter.ts'
import { THINGS } from './filter-terms.ts'
import { customFieldNames, tagSpellings } from './queries.ts'

/** The options by which `add` and `edit` are told what is known of a client. */
export const PROFILE_OPTIONS = {
  org: option(
    '--org <name>',
    'the organisation the person belongs to; made where there is none',
    maybe(text()),
  ),
  title: option('--title <text>', 'job title', maybe(text())),
  tier: option('--tier <tier>', 'how important: A, B, C', maybe(oneOf(TIERS))),
  stage: option('--stage <text>', 'where the relationship stands, such as active', maybe(text())),
  owner: option('--owner <name>', 'who looks after the client; me is you', maybe(text())),
  birthday: option(
    '--birthday <day>',
    'such as 1971-03-18, or 03-18 without the year; of the lunar calendar 农历1972-八月十五, lunar:1972-08-15',
    maybe(text()),
  ),
  note: option('--note <text>', 'what to remember', maybe(text())),
  phone: option('--phone <number>...', 'in any format, kept as written; may be repeated', words()),
  email: option('--email <address>...', 'may be repeated, like those below', words()),
  wechat: option('--wechat <id>...', 'WeChat id', words()),
  address: option('--address <text>...', 'postal address', words()),
  url: option('--url <url>...', 'web page', words()),
  tag: option('--tag <tag>...', 'one tag, or several as vip,board', words()),
  alias: option('--alias <name>...', 'another name the client is found by', words()),
  set: option('--set <field=value>...', 'a field of your own, such as city=Leeds', words()),
}

/** What was typed with those options. */
export interface ProfileInput
  extends Readonly<Record<PointKind | 'tag' | 'alias' | 'set', readonly string[]>> {
  readonly title?: string | undefined
  readonly tier?: string | undefined
  readonly stage?: string | undefined
  readonly owner?: string | undefined
  readonly birthday?: string | undefined
  readonly note?: string | undefined
}

/** Nothing typed. */
export const NO_PROFILE: ProfileInput = {
  phone: [],
  email: [],
  wechat: [],
  address: [],
  url: [],
  tag: [],
  alias: [],
  set: [],
}

type Column = 'title' | 'tier' | 'stage' | 'owner' | 'birthday' | 'note'

/** The same, read: what goes into which table. */
export interface Profile {
  readonly columns: Partial<Pick<ClientRow, Column>>
  readonly points: readonly { readonly kind: PointKind; readonly value: string }[]
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  readonly warnings: readonly string[]
}

/** Reads the options; tags and fields take the spelling they already have in the book. */
export async function readProfile(
  ctx: Pick<Context, 'actor' | 'clock' | 'dateOrder'>,
  db: Kysely<Schema>,
  input: ProfileInput,
): Promise<Profile> {
  const { title, tier, stage, owner, birthday, note } = input
  const columns = {
    title,
    tier,
    stage,
    owner: owner !== undefined && fold(owner) === 'me' ? ctx.actor : owner,
    birthday: birthday === undefined ? undefined : await birthdayTyped(birthday, ctx),
    note,
  }
  const shortMonth = columns.birthday === undefined ? undefined : await shortMonthIn(columns.birthday)
  const points = readPoints(input)
  return {
    columns: Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
    points,
    tags: await tagsTyped(db, input.tag),
    aliases: unique(input.alias.filter((name) => name.trim() !== '')),
    fields: await fieldsTyped(db, input.set),
    warnings: [
      ...points
        .filter(({ kind, value }) => kind === 'phone' && phoneDigits(value) === '')
        .map(({ value }) => say`“${value}” is kept as written; it is no phone number to be found by.`),
      ...(shortMonth === undefined ? [] : [shortMonth]),
    ],
  }
}

function readPoints(input: ProfileInput): Profile['points'] {
  const bad = input.email.find((value) => !/\S@\S/.test(value))
  if (bad !== undefined) {
    throw new Failure('usage', say`--email takes an address such as wei@example.com, not “${bad}”.`)
  }
  return (['phone', 'email', 'wechat', 'address', 'url'] as const).flatMap((kind) =>
    unique(input[kind].filter((value) => value.trim() !== '')).map((value) => ({ kind, value })),
  )
}

async function birthdayTyped(typed: string, ctx: Pick<Context, 'clock' | 'dateOrder'>): Promise<string> {
  const { isLunarSaid } = await import('../language/lunar-words.ts')
  if (isLunarSaid(typed)) return lunarTyped(typed, ctx.clock.today)
  const { readBirthday } = await import('../language/dates.ts')
  const birthday = readBirthday(typed, ctx.dateOrder)
  if (birthday !== undefined && birthday > ctx.clock.today)
    throw new Failure('usage', say`The birthday ${birthday} is still to come.`)
  if (birthday !== undefined) return birthday
  const [one, other] = [readBirthday(typed, 'dmy'), readBirthday(typed, 'mdy')]
  if (one !== undefined && other !== undefined && one !== other)
    throw new Failure('usage', say`“${typed}” can be ${one} or ${other}.`, { tip: `--birthday ${one}` })
  throw new Failure('usage', say`“${typed}” is no birthday that exists.`, {
    tip: /\p{Script=Han}/u.test(typed)
      ? say`--birthday 8月15日, or by the lunar calendar --birthday 农历八月十五`
      : say`--birthday 1971-03-18, or --birthday 03-18 without the year`,
  })
}

/** A birthday of the lunar calendar as it is kept. */
async function lunarTyped(typed: string, today: Day): Promise<string> {
  const { readLunar } = await import('../language/lunar-words.ts')
  const { lunarText, solarOf } = await import('../language/lunar.ts')
  const lunar = readLunar(typed)
  if (lunar === undefined)
    throw new Failure('usage', say`“${typed}” is no lunar birthday.`, {
      tip: say`--birthday 农历1972-八月十五, or --birthday lunar:08-15 without the year`,
    })
  if ('problem' in lunar) throw new Failure('usage', lunar.problem)
  const { year } = lunar
  const day = year === undefined ? undefined : solarOf({ ...lunar, year })
  if (day !== undefined && day > today) throw new Failure('usage', say`The birthday ${day} is still to come.`)
  return lunarText(lunar)
}

/** Said of the 30th of a lunar month that had 29 days: it is taken, but may be a slip. */
async function shortMonthIn(birthday: string): Promise<string | undefined> {
  if (!birthday.startsWith('lunar:')) return undefined
  const { lunarIn } = await import('../language/lunar.ts')
  const { keptOnThe29th } = await import('../language/lunar-words.ts')
  const lunar = lunarIn(birthday)
  return lunar && keptOnThe29th(lunar)
}

/** Tags as typed after `--tag` or `+`: several with commas, in the spelling the book has for them. */
export async function tagsTyped(db: Kysely<Schema>, typed: readonly string[]): Promise<string[]> {
  if (typed.length === 0) return []
  const known = await tagSpellings(db)
  const tags = typed.flatMap((list) => list.split(/[,，、]/)).map((tag) => tag.trim())
  return unique(tags.filter((tag) => tag !== '').map((tag) => tagNamed(tag, known)))
}

function tagNamed(tag: string, known: ReadonlyMap<string, string>): string {
  if (fold(tag) === 'none') {
    throw new Failure('usage', say`“${tag}” cannot be a tag: no filter could ask for it.`)
  }
  return known.get(fold(tag)) ?? tag
}

async function fieldsTyped(db: Kysely<Schema>, typed: readonly string[]): Promise<Profile['fields']> {
  if (typed.length === 0) return []
  const known = new Map((await customFieldNames(db)).map((name) => [fold(name), name]))
  const fields = new Map<string, string>()
  for (const pair of typed) {
    const [, key = '', value = ''] = /^([^=＝]*)[=＝](.*)$/s.exec(pair) ?? []
    const name = key.trim()
    if (name === '' || value.trim() === '') {
      throw new Failure('usage', say`--set takes field=value such as city=Leeds, not “${pair}”.`)
    }
    if (fieldNamed(name) || THINGS.some((thing) => thing === fold(name))) throw builtIn(name)
    if (/^[-+@#]|[:："]/.test(name)) {
      throw new Failure('usage', say`“${name}” cannot be a field: no filter could ask for it.`)
    }
    fields.set(known.get(fold(name)) ?? name, value)
  }
  return [...fields].map(([name, value]) => ({ name, value }))
}

function builtIn(name: string): Failure {
  const own = fold(name)
  const tip = own in PROFILE_OPTIONS ? say`--${own} in place of --set ${own}=` : undefined
  return new Failure(
    'usage',
    say`“${name}” is a word of filters and cannot be a field of your own.`,
    tip === undefined ? {} : { tip },
  )
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
