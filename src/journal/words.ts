import { sayBorn } from '../clients/birthday.ts'
import { PART_NAMES } from '../clients/client.ts'
import type { Day } from '../day.ts'
import { KIND_NAMES } from '../followups/followup.ts'
import { sayDay, sayWhen } from '../language/calendar.ts'
import { lunarIn } from '../language/lunar.ts'
import { listed, said, say, toSay } from '../language/say.ts'
import type {
  AliasRow,
  AttributeRow,
  ChangeRow,
  ClientRow,
  ContactPointRow,
  FollowupRow,
  TagRow,
  TouchpointRow,
} from '../store/schema.ts'

type Values = Readonly<Record<string, unknown>>

/** A change in words, one text for each value that changed: `+ phone 138 0013 8000`, `tier: B → A`. */
export function saidChange(change: ChangeRow): string[] {
  const before: Values | undefined = change.before === null ? undefined : JSON.parse(change.before)
  const after: Values | undefined = change.after === null ? undefined : JSON.parse(change.after)
  if (!before) return [`+ ${saidRow(change, after as Values)}`]
  if (!after) return [`- ${saidRow(change, before)}`]
  const prefix = prefixOf(change, before)
  const keys = Object.keys(after).filter((key) => !SILENT.has(key) && before[key] !== after[key])
  const closing = keys.find((key) => key in STATES && after[key] !== null)
  return keys
    .filter((key) => closing === undefined || !OF_CLOSING.has(key))
    .map((key) => {
      const told = saidValue(prefix, key, before[key], after[key])
      return key === closing ? howClosed(told, after) : told
    })
}

/** What columns are called, to be said; a name of which nothing is known stays. */
const NAMES: Readonly<Record<string, string>> = {
  ...PART_NAMES,
  value: toSay('value'),
  label: toSay('label'),
  day: toSay('day'),
  time: toSay('time'),
  code: toSay('code'),
  direction: toSay('direction'),
  minutes: toSay('minutes'),
  mood: toSay('mood'),
  due: toSay('due'),
  what: toSay('what'),
  every: toSay('every'),
  result: toSay('result'),
}

const DIRECTIONS = { in: toSay('in‖direction'), out: toSay('out‖direction') } as const

function nameOf(column: string): string {
  return said(NAMES[column] ?? column)
}

/** Columns that say nothing to a person. */
const SILENT = new Set([
  'id',
  'uid',
  'client_id',
  'org_id',
  'merged_into',
  'created_at',
  'updated_at',
  'event_uid',
  'first_due',
  'snoozes',
  'anchor',
  'done_on',
])

/** Columns that are said together with the state they came with. */
const OF_CLOSING = new Set(['result'])

/** The day a follow-up was done, where that was not the day it was written down, and what was said of it. */
function howClosed(told: string, { done_at, done_on, result }: Values): string {
  const isLater = typeof done_on === 'string' && !String(done_at).startsWith(done_on)
  const on = isLater ? say`${told} on ${sayDay(done_on as Day)}‖closed` : told
  return typeof result === 'string' ? say`${on}: ${result}` : on
}

/** What a new or removed row is. */
function saidRow(change: ChangeRow, row: Values): string {
  switch (change.table_name) {
    case 'client':
      return saidClient(row as unknown as ClientRow)
    case 'contact_point': {
      const { kind, value } = row as unknown as ContactPointRow
      return `${said(PART_NAMES[kind])} ${value}`
    }
    case 'attribute': {
      const { name, value } = row as unknown as AttributeRow
      return `${name} ${value}`
    }
    case 'alias':
      return say`alias ${(row as unknown as AliasRow).name}`
    case 'tag':
      return say`tag ${(row as unknown as TagRow).name}`
    case 'channel':
      return say`channel ${`${row.code} ${row.name}`}`
    case 'touchpoint':
      return saidTouchpoint(row as unknown as TouchpointRow)
    case 'followup': {
      const step = row as unknown as FollowupRow
      const told = say`${said(KIND_NAMES[step.kind])} ${sayWhen({ day: step.due, time: step.time })}: ${step.what}`
      return step.every === null ? told : say`${told}, every ${step.every}‖interval`
    }
    case 'plan':
      return row.codes === null
        ? say`plan any every ${`${row.every ?? say`never`}`}`
        : say`plan ${`${row.codes}`} every ${`${row.every ?? say`never`}`}`
    case 'segment':
      return say`segment ${`${row.name}`}`
    case 'brief_field':
      return say`field ${`${row.name}`} in the brief`
  }
}

function saidClient(row: ClientRow): string {
  const { kind, name, title, tier, stage, owner, birthday, note } = row
  const given = Object.entries({ title, tier, stage, owner, birthday, note })
  return listed([
    `${said(kind)} ${name}`,
    ...given.flatMap(([key, value]) => (value ? `${nameOf(key)} ${shown(value)}` : [])),
  ])
}

function saidTouchpoint(row: TouchpointRow): string {
  const { code, direction, minutes, mood, note } = row
  const more = [
    ...(direction === null ? [] : [said(DIRECTIONS[direction])]),
    ...(minutes === null ? [] : [say`${minutes} min`]),
    ...(mood === null ? [] : [say`mood ${mood}`]),
  ]
  const plain = say`contact ${code} ${sayWhen(row)}`
  const head = more.length > 0 ? say`${plain} (${listed(more)})` : plain
  return note === '' ? head : say`${head}: ${note}`
}

/** What stands before the name of a value; nothing where the value is the client's own. */
function prefixOf(change: ChangeRow, row: Values): string {
  if (change.table_name === 'touchpoint') return say`contact #${change.row_id} `
  if (change.table_name === 'followup')
    return `${said(KIND_NAMES[(row as unknown as FollowupRow).kind])} #${change.row_id} `
  if (change.table_name === 'attribute') return `${row.name} `
  return ''
}

const STATES: Readonly<Record<string, readonly [set: string, unset: string]>> = {
  archived_at: [toSay('archived'), toSay('brought back')],
  done_at: [toSay('done'), toSay('open again')],
  dropped_at: [toSay('dropped'), toSay('open again')],
}

function saidValue(prefix: string, key: string, before: unknown, after: unknown): string {
  const state = STATES[key]
  if (state) return `${prefix}${said(after === null ? state[1] : state[0])}`
  const name = key === 'value' && prefix !== '' ? prefix.trimEnd() : `${prefix}${nameOf(key)}`
  const told = key === 'birthday' ? lunarOr : shown
  return say`${name}: ${told(before)} → ${told(after)}`
}

/** A birthday of the lunar calendar as it is said. */
function lunarOr(value: unknown): string {
  return typeof value === 'string' && lunarIn(value) ? sayBorn(value) : shown(value)
}

/** `–` for nothing; a birthday without its year as it is typed. */
function shown(value: unknown): string {
  return value === null || value === undefined || value === ''
    ? '–'
    : String(value).replace(/^(lunar:)?--(?=L?\d\d-\d\d$)/, '$1')
}
