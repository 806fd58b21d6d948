import type { BirthdayKept } from '../clients/birthday-queries.ts'
import { tierRank } from '../clients/client.ts'
import { addDays, type Day, daysBetween, type Range } from '../day.ts'
import { agreedDay } from '../followups/promise.ts'
import type { DoneFollowup, OpenFollowup } from '../followups/queries.ts'
import { compareText } from '../language/order.ts'
import type { CoverageRow } from '../plans/coverage.ts'
import type { PlannedContact } from '../plans/standing.ts'
import type { ClientContacts, Counted, DroppedPromise, NewClient, TierSize } from './weekly-queries.ts'

/** The weeks that a week is compared with. */
const WEEKS_BEFORE = 4

/** Of a longer calendar people see so many rows. */
export const CALENDAR_ROWS = 30

/** The days of a report. */
export interface WeekFrame {
  readonly week: Range
  readonly today: Day
  /** The last day that is judged: the end of the week, or today while the week runs. */
  readonly asOf: Day
  /** What is due before this day is late: today, or the day after a week that is over. */
  readonly lateBefore: Day
  /** The end of the week after: what is due until then is named. */
  readonly until: Day
  /** Whether the week still runs. */
  readonly soFar: boolean
}

/** What was read for a week, in no order. */
export interface WeekRows {
  readonly open: readonly OpenFollowup[]
  readonly done: readonly DoneFollowup[]
  readonly dropped: readonly DroppedPromise[]
  readonly contacts: readonly ClientContacts[]
  /** The contacts of the four weeks before. */
  readonly before: readonly Counted[]
  readonly sizes: readonly TierSize[]
  readonly coverage: readonly CoverageRow[]
  readonly planned: readonly PlannedContact[]
  readonly added: readonly NewClient[]
  readonly birthdays: readonly BirthdayKept[]
}

/** A follow-up as the report names it. */
export interface WeekItem {
  readonly id: number
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly what: string
  /** The day agreed on; of a step of one's own the day it is due. */
  readonly day: Day
  readonly time: string | null
  readonly state: 'late' | 'open' | 'kept' | 'kept late' | 'dropped'
  /** Days after the agreed day, up to the day it was done or dropped or the last day judged; 0 in time. */
  readonly late: number
  readonly done_on: Day | null
  readonly snoozes: number
}

/** Contacts of a channel or a tier, this week and on average of the weeks before. */
export interface Compared {
  readonly name: string | null
  readonly contacts: number
  readonly average: number
  /** Of a tier: clients contacted, and clients in all. */
  readonly contacted: number
  readonly clients: number
}

/** A client whose contact is overdue by plan or rhythm. */
export interface Quiet extends PlannedContact {
  readonly late: number
}

/** A week in numbers and lists. */
export interface Digest {
  readonly frame: WeekFrame
  readonly contacts: number
  readonly contacted: number
  readonly clients: number
  readonly average: number
  readonly promises: readonly WeekItem[]
  readonly awaiting: readonly WeekItem[]
  readonly next: readonly WeekItem[]
  readonly channels: readonly Compared[]
  readonly tiers: readonly Compared[]
  /** Of contacts planned: how many, and how many were made. */
  readonly planned: number
  readonly done: number
  readonly missed: readonly CoverageRow[]
  readonly coverage: readonly CoverageRow[]
  readonly wentQuiet: readonly Quiet[]
  readonly late: readonly Quiet[]
  readonly added: readonly NewClient[]
  readonly birthdays: readonly BirthdayKept[]
}

/** The days of the report of a week. */
export function frameOf(week: Range, today: Day): WeekFrame {
  const soFar = today <= week.to
  return {
    week,
    today,
    asOf: soFar ? today : week.to,
    lateBefore: soFar ? today : addDays(week.to, 1),
    until: addDays(week.to, 7),
    soFar: today < week.to,
  }
}

/** The days from the first of four weeks before to the day before the week. */
export function weeksBefore({ week }: WeekFrame): Range {
  return { from: addDays(week.from, -7 * WEEKS_BEFORE), to: addDays(week.from, -1) }
}

/** What the rows of a week come to. */
export function digest(rows: WeekRows, frame: WeekFrame): Digest {
  const late = rows.planned
    .filter(({ due }) => due < frame.lateBefore)
    .map((planned) => ({ ...planned, late: Math.max(1, daysBetween(planned.due, frame.asOf)) }))
    .sort(
      (a, b) =>
        b.late - a.late || byTier(a, b) || byClient(a, b) || compareText(String(a.codes), String(b.codes)),
    )
  return {
    frame,
    contacts: sum(rows.contacts, ({ contacts }) => contacts),
    contacted: clientsOf(rows.contacts),
    clients: sum(rows.sizes, ({ clients }) => clients),
    average: sum(rows.before, ({ contacts }) => contacts) / WEEKS_BEFORE,
    promises: [...itemsOf('promise', rows.open, frame), ...keptOf(rows.done), ...droppedOf(rows.dropped)],
    awaiting: itemsOf('awaiting', rows.open, frame),
    next: itemsOf('next', rows.open, frame),
    channels: byChannel(rows),
    tiers: byTiers(rows),
    planned: sum(rows.coverage, ({ planned }) => planned),
    done: sum(rows.coverage, ({ done }) => done),
    coverage: rows.coverage,
    missed: rows.coverage
      .filter(({ planned, done }) => done < planned)
      .sort((a, b) => byTier(a, b) || byClient(a, b) || compareText(String(a.codes), String(b.codes))),
    wentQuiet: late
      .filter(({ due }) => due >= frame.week.from)
      .sort((a, b) => byTier(a, b) || byClient(a, b)),
    late,
    added: rows.added.toSorted((a, b) => compareText(a.day, b.day) || byTier(a, b) || byClient(a, b)),
    birthdays: rows.birthdays.toSorted((a, b) => compareText(a.day, b.day) || byTier(a, b) || byClient(a, b)),
  }
}

/** The open ones of a kind: the late ones first, key clients before others, then by the day they are due. */
function itemsOf(kind: OpenFollowup['kind'], open: readonly OpenFollowup[], frame: WeekFrame): WeekItem[] {
  return open
    .filter((followup) => followup.kind === kind)
    .map((followup): WeekItem => {
      const day = kind === 'promise' ? agreedDay(followup) : followup.due
      const late = day < frame.lateBefore ? Math.max(1, daysBetween(day, frame.asOf)) : 0
      return { ...itemOf(followup, day), state: late > 0 ? 'late' : 'open', late, done_on: null }
    })
    .filter(({ day }) => day <= frame.until)
    .sort(
      (a, b) => Number(b.late > 0) - Number(a.late > 0) || (a.late > 0 ? byTier(a, b) : 0) || inTurn(a, b),
    )
}

/** The promises that were kept in the week, those kept late first. */
function keptOf(done: readonly DoneFollowup[]): WeekItem[] {
  return done
    .filter(({ kind }) => kind === 'promise')
    .map((followup): WeekItem => {
      const day = agreedDay(followup)
      const late = Math.max(0, daysBetween(day, followup.done_on))
      return {
        ...itemOf(followup, day),
        state: late > 0 ? 'kept late' : 'kept',
        late,
        done_on: followup.done_on,
      }
    })
    .sort((a, b) => b.late - a.late || inTurn(a, b))
}

/** The promises that were taken back in the week. */
function droppedOf(dropped: readonly DroppedPromise[]): WeekItem[] {
  return dropped
    .map((followup): WeekItem => {
      const day = agreedDay(followup)
      const late = Math.max(0, daysBetween(day, followup.dropped_on))
      return { ...itemOf(followup, day), state: 'dropped', late, done_on: null }
    })
    .sort(inTurn)
}

function itemOf(
  { id, client_id, client, tier, what, time, snoozes }: OpenFollowup,
  day: Day,
): Omit<WeekItem, 'state' | 'late' | 'done_on'> {
  return { id, client_id, client, tier, what, day, time, snoozes }
}

function byChannel({ contacts, before }: WeekRows): Compared[] {
  const earlier = totals(before, ({ code }) => code)
  const own = Map.groupBy(contacts, ({ code }) => code)
  return [...new Set([...own.keys(), ...earlier.keys()])]
    .sort()
    .map((code) => ({ ...compared(code, own.get(code) ?? [], earlier.get(code)), clients: 0 }))
}

function byTiers({ contacts, before, sizes }: WeekRows): Compared[] {
  const earlier = totals(before, ({ tier }) => tier)
  const own = Map.groupBy(contacts, ({ tier }) => tier)
  return sizes
    .toSorted((a, b) => tierRank(a.tier) - tierRank(b.tier))
    .map(({ tier, clients }) => ({ ...compared(tier, own.get(tier) ?? [], earlier.get(tier)), clients }))
}

function compared(
  name: string | null,
  own: readonly ClientContacts[],
  before = 0,
): Omit<Compared, 'clients'> {
  return {
    name,
    contacts: sum(own, ({ contacts }) => contacts),
    average: before / WEEKS_BEFORE,
    contacted: clientsOf(own),
  }
}

function clientsOf(contacts: readonly ClientContacts[]): number {
  return new Set(contacts.map(({ client_id }) => client_id)).size
}

function totals<K>(counted: readonly Counted[], keyOf: (one: Counted) => K): Map<K, number> {
  const found = new Map<K, number>()
  for (const one of counted) found.set(keyOf(one), (found.get(keyOf(one)) ?? 0) + one.contacts)
  return found
}

function inTurn(a: WeekItem, b: WeekItem): number {
  return (
    compareText(a.day, b.day) || byTier(a, b) || compareText(a.time ?? '~', b.time ?? '~') || byClient(a, b)
  )
}

function byTier(a: { readonly tier: string | null }, b: { readonly tier: string | null }): number {
  return tierRank(a.tier) - tierRank(b.tier)
}

interface Named {
  readonly client: string
  readonly what?: string
  readonly client_id: number
}

function byClient(a: Named, b: Named): number {
  return (
    compareText(a.client, b.client) || compareText(a.what ?? '', b.what ?? '') || a.client_id - b.client_id
  )
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
