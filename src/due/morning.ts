import type { Expression, Kysely, SqlBool } from 'kysely'
import { flagsOf } from '../cli/parse.ts'
import { addDays, type Day } from '../day.ts'
import type { Workday } from '../greetings/days-off.ts'
import { typedFestival } from '../greetings/naming.ts'
import { festivalNear } from '../greetings/near.ts'
import type { Occurrence } from '../greetings/occurrence.ts'
import { sayOccurrence } from '../greetings/sheet.ts'
import { sayDay } from '../language/calendar.ts'
import { plural, said, say } from '../language/say.ts'
import type { Block, Format, Line, Sheet } from '../output/document.ts'
import { sayLine } from '../output/say-line.ts'
import { moreForShell } from '../output/shell.ts'
import type { Schema } from '../store/schema.ts'
import { type AgendaItem, sayCounts } from './agenda.ts'
import { BIRTHDAY_LEAD, DAYS_AHEAD, lastWorkingDay } from './ahead.ts'
import { contactsWithoutNext, hasClients, type LooseEnd } from './queries.ts'
import { readAgenda } from './read.ts'
import { agendaSheet } from './sheet.ts'

/** What a screen shows of a day: so many things that are due, so many planned contacts among them, so many contacts. */
const ITEMS_SHOWN = 30
const PLANNED_SHOWN = 10
const LOOSE_SHOWN = 10
/** What is late for more days is of the past where there is much of it. */
const LONG = 30

/** What a morning has to say. */
export interface Morning {
  readonly today: Day
  /** Late or due today, the most urgent first. */
  readonly now: readonly AgendaItem[]
  /** How many more are coming within a week, and birthdays within two. */
  readonly coming: number
  /** The last contact of each client since the last working day after which nothing is open. */
  readonly loose: readonly LooseEnd[]
  readonly since: Day
  /** Whether the book has no client at all. */
  readonly isEmpty: boolean
  /** Of the coming week, where clients were greeted on it a year ago. */
  readonly festival: Occurrence | undefined
}

/** Reads what is due now, and the contacts that left nothing open. */
export async function readMorning(
  db: Kysely<Schema>,
  where: Expression<SqlBool>,
  today: Day,
  workday?: (day: Day) => Workday,
): Promise<Morning> {
  const items = await readAgenda(db, where, {
    today,
    until: addDays(today, DAYS_AHEAD),
    birthdaysUntil: addDays(today, BIRTHDAY_LEAD),
    workday,
  })
  const since = lastWorkingDay(today)
  const contacts = await contactsWithoutNext(db, where, { from: since, to: today }).execute()
  const now = items.filter(({ due }) => due <= today)
  const loose = [...Map.groupBy(contacts, ({ client_id }) => client_id).values()].map(
    ([last]) => last as LooseEnd,
  )
  const isEmpty = items.length + loose.length === 0 && !(await hasClients(db))
  const festival = await festivalNear(db, today, DAYS_AHEAD)
  return { today, now, coming: items.length - now.length, loose, since, isEmpty, festival }
}

/** The morning as a page: on a screen it is cut to what can be read, elsewhere it is whole. */
export function morningBlocks(
  morning: Morning,
  format: Format,
  { of, typed }: { readonly of: string; readonly typed: readonly string[] },
): Block[] {
  const { today, now, coming, loose, isEmpty, festival } = morning
  if (isEmpty && format !== 'csv') return [{ kind: 'text', title: sayDay(today), lines: emptyBook() }]
  const screen = format === 'table'
  const shown = screen ? firstOf(now) : now
  const counts = now.length === 0 ? say`nothing is due` : sayCounts(now, today)
  const title = of === '' ? say`${sayDay(today)}: ${counts}` : say`${sayDay(today)}: ${counts} (${of})`
  const whole = `crm due${moreForShell(typed)}`
  const more: Line[] = []
  if (shown.length < now.length) more.push(pointer(say`and ${now.length - shown.length} more`, whole))
  if (coming > 0) more.push(pointer(now.length > 0 ? sayMoreComing(coming) : sayComing(coming), whole))
  const past = screen ? pastOf(morning) : 0
  if (past > ITEMS_SHOWN) more.push(closingPast(past, typed, today))
  if (festival)
    more.push(pointer(sayOccurrence(festival, today), `crm greet ${typedFestival(festival.festival)}`))
  const due = agendaSheet(shown, today, { format, title, empty: say`Nothing is due.` })
  const first: Block =
    now.length > 0 || format === 'csv' ? { ...due, foot: more } : { kind: 'text', title, lines: more }
  return loose.length > 0 ? [first, looseSheet(morning, screen)] : [first]
}

/** How many follow-ups are late for so long that they hide the others, as after an import of old contacts. */
function pastOf({ now, today }: Morning): number {
  const before = addDays(today, -LONG)
  return now.filter(({ id, due }) => id !== null && due < before).length
}

function closingPast(count: number, typed: readonly string[], today: Day): Line {
  const over = say`${count} are over ${LONG} days late; close them`
  return pointer(over, `crm drop --before ${addDays(today, -LONG)} --dry-run${moreForShell(typed)}`)
}

function sayComing(count: number): string {
  return plural(count, say`1 is coming`, say`${count} are coming`)
}

function sayMoreComing(count: number): string {
  return plural(count, say`1 more is coming`, say`${count} more are coming`)
}

/** The first of everything, with no more planned contacts than a morning can hold. */
function firstOf(items: readonly AgendaItem[]): AgendaItem[] {
  let planned = 0
  return items.filter((item) => item.kind !== 'plan' || ++planned <= PLANNED_SHOWN).slice(0, ITEMS_SHOWN)
}

function pointer(said: string, line: string): Line {
  return sayLine`${said}: ${{ text: line, tone: 'strong', whole: true }}`
}

function emptyBook(): readonly Line[] {
  const add = said('crm add "Zhang Wei" --phone "+86 138 0000 0000" --tier A')
  return [
    say`The book has no client yet.`,
    [{ text: say`Begin with one: ${add}`, whole: true }],
    say`or with what you have: ${'crm import clients.csv'}`,
  ]
}

function looseSheet({ loose, since, today }: Morning, screen: boolean): Sheet {
  const shown = screen ? loose.slice(0, LOOSE_SHOWN) : loose
  const left = loose.length - shown.length
  const way: Line[] = [
    sayLine`What comes next? ${{ text: flagsOf('crm next <client> <when> <what>'), tone: 'strong', whole: true }}`,
  ]
  if (left > 0) way.unshift(pointer(say`and ${left} more`, `crm touchpoint list --within ${since}..${today}`))
  return {
    kind: 'sheet',
    name: 'contacts',
    title: say`Contacts since ${sayDay(since)} that left nothing open`,
    columns: [
      { key: 'id', title: '#', type: 'id' },
      { key: 'day', title: 'Day', type: 'day' },
      { key: 'code', title: 'Code', type: 'code' },
      { key: 'client', title: 'Client', type: 'text', tone: () => 'strong' },
      { key: 'tier', title: 'Tier', type: 'text', spare: true, hidden: !shown.some(({ tier }) => tier) },
      { key: 'note', title: 'Note', type: 'text', prose: true },
    ],
    rows: shown.map(({ id, day, code, client, tier, note }) => ({ id, day, code, client, tier, note })),
    foot: way,
  }
}
