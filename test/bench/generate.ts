import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { addDays, type Day, daysBetween } from '../../src/day.ts'
import { openFollowup } from '../../src/followups/followup.ts'
import type { Draft, NewRow } from '../../src/store/journal.ts'
import { openBook } from '../../src/store/open.ts'
import { uidMaker } from '../../src/uid.ts'
import * as V from './vocabulary.ts'

/** How large a book is. */
export interface Size {
  readonly clients: number
  readonly touchpoints: number
}

export const SIZES = {
  S: { clients: 200, touchpoints: 5_000 },
  M: { clients: 2_000, touchpoints: 100_000 },
  L: { clients: 20_000, touchpoints: 1_000_000 },
} as const satisfies Readonly<Record<string, Size>>

export type SizeName = keyof typeof SIZES

/** The day every generated book is looked at from. */
export const TODAY = '2026-11-22' as Day

/** How far back the touchpoints reach. */
const DAYS_BACK = 730
/** How many rows are made at a time. */
const SLICE = 10_000
const AT = `${TODAY}T08:00:00+00:00`
const ENTRY = { at: AT, actor: 'bench', command: 'import' }

interface Dice {
  /** A number from 0 up to, and without, 1. */
  roll(): number
  below(limit: number): number
  chance(share: number): boolean
  pick<T>(of: readonly T[]): T
  /** The more to the front, the more often. */
  early<T>(of: readonly T[]): T
}

/** Chance that is the same for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(roll() * limit)
  return {
    roll,
    below,
    chance: (share) => roll() < share,
    pick: (of) => of[below(of.length)] as never,
    early: (of) => of[Math.floor(roll() ** 2 * of.length)] as never,
  }
}

/** Where generated books are kept: a name changes with the schema, the generator and the seed. */
export function cachedBook(name: string, seed: number): string {
  const here = import.meta.dirname
  const sources = [
    'generate.ts',
    'vocabulary.ts',
    '../../migrations/0001_book.ts',
    '../../migrations/0002_care.ts',
    '../../migrations/0003_readings.ts',
    '../../migrations/index.ts',
  ]
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(join(here, source)))
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'crm-bench')
  mkdirSync(folder, { recursive: true })
  return join(folder, `${name}-${seed}-${hash.digest('hex').slice(0, 10)}.db`)
}

/** A book of this size, made once; tells how fast its touchpoints went in where it was made now. */
export async function bookOfSize(
  name: SizeName,
  options: { seed?: number; touchpoints?: boolean } = {},
): Promise<{ path: string; rowsPerSecond?: number }> {
  const { seed = 1, touchpoints = true } = options
  const path = cachedBook(touchpoints ? name : `${name}-clients`, seed)
  if (existsSync(path)) return { path }
  removeOlder(path)
  const size = touchpoints ? SIZES[name] : { ...SIZES[name], touchpoints: 0 }
  return { path, rowsPerSecond: await generate(path, size, seed) }
}

/** Removes books that differ in their hash alone: of an older schema or generator. */
function removeOlder(path: string): void {
  const start = basename(path).replace(/[^-]+$/, '')
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(start) && /^[\da-f]{10}\.db/.test(name.slice(start.length)))
      rmSync(join(dirname(path), name))
}

/** Writes a whole book to a new file and gives how many touchpoints a second the store took, commit included. */
export async function generate(path: string, size: Size, seed: number): Promise<number> {
  const book = await openBook(path, { create: true, stamp: `${process.pid}` })
  if (!book?.publish) throw new Error(`${path} is there already`)
  const dice = diceOf(seed)
  const uid = uidMaker(
    () => Date.parse(AT),
    (bytes) => {
      for (let at = 0; at < bytes.length; at++) bytes[at] = dice.below(256)
    },
  )
  await book.write({ ...ENTRY, command: 'channel add' }, (draft) =>
    draft.insert('channel', { code: 'W', name: 'WeChat', words: 'wechat\n微信' }),
  )
  await book.write(ENTRY, (draft) => writeClients(draft, size.clients, dice, uid))
  let making = 0
  const begin = seconds()
  if (size.touchpoints > 0) {
    await book.write(ENTRY, async (draft) => {
      making = await writeTouchpoints(draft, size, dice, uid)
    })
  }
  const writing = seconds() - begin - making
  await book.write(ENTRY, (draft) => writeFollowups(draft, size.clients, dice, uid))
  await book.write({ ...ENTRY, command: 'plan set' }, (draft) => writePlans(draft, size.clients))
  await book.publish()
  return size.touchpoints / writing
}

async function writeClients(draft: Draft, count: number, dice: Dice, uid: () => string): Promise<void> {
  const organisations = Math.floor(count / 8)
  const taken = new Set<string>()
  const clients = Array.from({ length: count }, (_, index) => {
    const isPerson = index >= organisations
    const name = freshName(taken, () => (isPerson ? personName(dice) : organisationName(dice)))
    return clientRow(dice, uid, {
      kind: isPerson ? 'person' : 'organisation',
      name,
      org_id: isPerson && dice.chance(0.6) ? 1 + dice.below(organisations) : null,
    })
  })
  const first = await draft.insertMany('client', clients)
  const points: NewRow<'contact_point'>[] = []
  const tags: NewRow<'tag'>[] = []
  const attributes: NewRow<'attribute'>[] = []
  clients.forEach((client, index) => {
    const client_id = first + index
    points.push({ client_id, kind: 'email', label: null, value: `client${client_id}@example.com` })
    if (dice.chance(0.7)) points.push({ client_id, kind: 'phone', label: null, value: phoneNumber(dice) })
    const own = new Set(Array.from({ length: dice.below(4) }, () => dice.early(V.TAGS)))
    for (const name of own) tags.push({ client_id, name })
    if (client.kind === 'organisation' || dice.chance(0.4))
      attributes.push({ client_id, name: 'city', value: dice.pick(V.CITIES) })
  })
  await draft.insertMany('contact_point', points)
  await draft.insertMany('tag', tags)
  await draft.insertMany('attribute', attributes)
  draft.describe(`${count} clients`)
}

function clientRow(
  dice: Dice,
  uid: () => string,
  who: Pick<NewRow<'client'>, 'kind' | 'name' | 'org_id'>,
): NewRow<'client'> {
  const tier = dice.roll()
  return {
    uid: uid(),
    ...who,
    title: who.kind === 'person' && dice.chance(0.3) ? 'Purchasing' : null,
    tier: tier < 0.1 ? 'A' : tier < 0.4 ? 'B' : tier < 0.8 ? 'C' : null,
    stage: dice.chance(0.5) ? dice.pick(['lead', 'active', 'dormant']) : null,
    owner: dice.chance(0.3) ? dice.pick(['me', 'li', 'sam']) : null,
    birthday:
      who.kind === 'person' && dice.chance(0.3) ? addDays('1960-01-01' as Day, dice.below(15_000)) : null,
    note: null,
    created_at: AT,
    updated_at: AT,
    archived_at: dice.chance(0.02) ? AT : null,
    merged_into: null,
  }
}

/** A plan for each tier, for a tag, and for a few clients of their own. */
async function writePlans(draft: Draft, clients: number): Promise<void> {
  const rule = (
    scope: NewRow<'plan'>['scope'],
    subject: string,
    client_id: number | null,
    codes: string | null,
    every: string | null,
  ) => ({ scope, subject, client_id, codes, every, created_at: AT })
  await draft.insertMany('plan', [
    rule('tier', 'A', null, 'T', '30d'),
    rule('tier', 'A', null, 'M', '3m'),
    rule('tier', 'B', null, null, '45d'),
    rule('tier', 'C', null, 'T/M', '4m'),
    rule('tag', 'vip', null, 'T', '21d'),
    ...Array.from({ length: 20 }, (_, index) =>
      rule('client', '', 1 + Math.floor((index * clients) / 20), null, index % 4 === 0 ? null : '14d'),
    ),
  ])
}

function freshName(taken: Set<string>, make: () => string): string {
  const name = make()
  const fresh = taken.has(name) ? `${name} ${taken.size}` : name
  taken.add(fresh)
  return fresh
}

function personName(dice: Dice): string {
  if (!dice.chance(0.35)) return `${dice.pick(V.FIRST_NAMES)} ${dice.pick(V.LAST_NAMES)}`
  const second = dice.chance(0.6) ? dice.pick(V.GIVEN) : ''
  return dice.pick(V.SURNAMES) + dice.pick(V.GIVEN) + second
}

function organisationName(dice: Dice): string {
  if (dice.chance(0.35))
    return `${dice.pick(V.PLACES)}${dice.pick(V.CHINESE_TRADES)}${dice.pick(V.CHINESE_BUSINESSES)}有限公司`
  return `${dice.pick(V.TRADES)} ${dice.pick(V.BUSINESSES)} ${dice.pick(V.LEGAL_FORMS)}`
}

function phoneNumber(dice: Dice): string {
  const digits = String(10_000_000 + dice.below(89_999_999))
  return `+86 13${dice.below(10)} ${digits.slice(0, 4)} ${digits.slice(4)}`
}

/** Gives the seconds that went into making the rows, which are no business of the store's. */
async function writeTouchpoints(draft: Draft, size: Size, dice: Dice, uid: () => string): Promise<number> {
  let making = 0
  for (let at = 0; at < size.touchpoints; at += SLICE) {
    const begin = seconds()
    const rows: NewRow<'touchpoint'>[] = []
    for (let index = at; index < Math.min(at + SLICE, size.touchpoints); index++)
      rows.push(touchpointRow(dice, uid, size, index / size.touchpoints))
    making += seconds() - begin
    await draft.insertMany('touchpoint', rows)
  }
  draft.describe(`${size.touchpoints} touchpoints`)
  return making
}

function seconds(): number {
  return performance.now() / 1000
}

/** `share` of the time has passed: rows come in about the order in which they happened. */
function touchpointRow(dice: Dice, uid: () => string, size: Size, share: number): NewRow<'touchpoint'> {
  const day = addDays(TODAY, Math.min(0, Math.round((share - 1) * DAYS_BACK) + dice.below(7) - 3))
  const hour = 8 + dice.below(10)
  return {
    uid: uid(),
    client_id: clientContacted(dice, size.clients, day),
    day,
    time: dice.chance(0.5) ? `${hour < 10 ? '0' : ''}${hour}:${dice.pick(['00', '15', '30', '45'])}` : null,
    code: dice.early(['T', 'E', 'M', 'W']),
    note: dice.chance(0.9) ? noteText(dice) : '',
    direction: dice.chance(0.3) ? dice.pick(['in', 'out']) : null,
    minutes: dice.chance(0.3) ? 5 * (1 + dice.below(12)) : null,
    mood: dice.chance(0.2) ? dice.below(5) - 2 : null,
    event_uid: null,
    created_at: `${day}T18:00:00+00:00`,
  }
}

/** A few clients have most of the contacts, and one of four has fallen silent some time ago. */
function clientContacted(dice: Dice, clients: number, day: Day): number {
  for (;;) {
    const index = Math.floor(dice.roll() ** 1.5 * clients)
    const client = 1 + ((index * 7919) % clients)
    const silentFor = client % 4 === 0 ? (client * 37) % 300 : 0
    if (daysBetween(day, TODAY) >= silentFor) return client
  }
}

function noteText(dice: Dice): string {
  if (dice.chance(0.3))
    return `${dice.pick(V.CHINESE_OPENINGS)}${dice.pick(V.CHINESE_TOPICS)}，${dice.pick(V.CHINESE_ENDINGS)}`
  const rare = dice.chance(0.0002) ? ` ${V.RARE_WORD}` : ''
  return `${dice.pick(V.OPENINGS)} ${dice.pick(V.TOPICS)}; ${dice.pick(V.ENDINGS)}${rare}`
}

async function writeFollowups(draft: Draft, clients: number, dice: Dice, uid: () => string): Promise<void> {
  const rows = Array.from({ length: clients }, (): NewRow<'followup'> => {
    const isOpen = dice.chance(0.3)
    const due = addDays(TODAY, isOpen ? dice.below(45) - 10 : -dice.below(DAYS_BACK))
    return openFollowup({
      uid: uid(),
      client_id: 1 + dice.below(clients),
      kind: dice.pick(['next', 'next', 'promise', 'awaiting'] as const),
      due,
      time: dice.chance(0.3) ? '10:00' : null,
      what: dice.pick(V.STEPS),
      created_at: `${addDays(due, -7)}T18:00:00+00:00`,
      done_at: isOpen ? null : `${due}T17:00:00+00:00`,
      done_on: isOpen ? null : due,
    })
  })
  await draft.insertMany('followup', rows)
  draft.describe(`${clients} follow-ups`)
}
