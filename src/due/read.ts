import type { Expression, Kysely, SqlBool } from 'kysely'
import { type BirthdayKept, birthdaysWithin } from '../clients/birthday-queries.ts'
import { addDays, type Day, dayNumber } from '../day.ts'
import { type OpenFollowup, openUntil } from '../followups/queries.ts'
import type { Workday } from '../greetings/days-off.ts'
import { say } from '../language/say.ts'
import { type PlannedContact, plannedUntil } from '../plans/standing.ts'
import type { Schema } from '../store/schema.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { type AgendaItem, type AgendaKind, type DueContact, KINDS, urgencyOrder } from './agenda.ts'
import { daysLate, whatPlanned } from './why.ts'

type Db = Kysely<Schema>
type Where = Expression<SqlBool>

/** How far an agenda looks. */
export interface Horizon {
  readonly today: Day
  /** The last day of what is coming; undefined where everything open is meant. */
  readonly until: Day | undefined
  /** The last day of birthdays. */
  readonly birthdaysUntil: Day
  /** Only of these kinds; without it of all. */
  readonly kinds?: readonly AgendaKind[]
  /** Moves planned contacts off days off, where these are known. */
  readonly workday?: ((day: Day) => Workday) | undefined
}

/** Everything late, due today and coming of the clients that fit a condition on `client`, the most urgent first. */
export async function readAgenda(db: Db, where: Where, horizon: Horizon): Promise<AgendaItem[]> {
  const { today, until, birthdaysUntil, kinds = KINDS, workday } = horizon
  const wanted: ReadonlySet<AgendaKind> = new Set(kinds)
  const ofFollowups = OF_FOLLOWUPS.some((kind) => wanted.has(kind))
  const followups = ofFollowups ? await openUntil(db, where, until) : []
  const birthdays = wanted.has('birthday')
    ? await birthdaysWithin(db, where, { from: today, to: birthdaysUntil })
    : []
  const last = until ?? addDays(today, FAR)
  const asked = wanted.has('plan') ? await plannedUntil(db, where, last, today) : []
  const planned = workday === undefined ? asked : onWorkdays(asked, workday, last)
  const items = [
    ...followups.filter(({ kind }) => wanted.has(kind)).map((followup) => followupItem(followup, today)),
    ...birthdays.map(birthdayItem),
    ...planItems(planned, today, planned.length > 0 ? await channelNames(db) : new Map()),
  ]
  return urgencyOrder(items, today)
}

/** Those that a move takes beyond the last day are left for later. */
function onWorkdays(
  planned: readonly PlannedContact[],
  workday: (day: Day) => Workday,
  last: Day,
): DueContact[] {
  return planned.flatMap((gap) => {
    const { day, moved } = workday(gap.due)
    if (moved === undefined) return gap
    return day > last ? [] : { ...gap, due: day, moved }
  })
}

const OF_FOLLOWUPS = ['promise', 'next', 'awaiting'] as const

/** Where everything is asked for, planned contacts are looked for so many days ahead: plans never end. */
const FAR = 36_500

function followupItem(followup: OpenFollowup, today: Day): AgendaItem {
  const { id, kind, due, time, client_id, client, tier, what } = followup
  const late = daysLate(followup, today)
  return { kind, due, time, client_id, client, tier, what, late, id, followup, birthday: null, gaps: NO_GAPS }
}

const NO_GAPS: readonly DueContact[] = []

function birthdayItem({ client_id, client, tier, birthday, day }: BirthdayKept): AgendaItem {
  const named = { client_id, client, tier, what: say`birthday`, late: 0, id: null, followup: null }
  return { kind: 'birthday', due: day, time: null, ...named, birthday, gaps: NO_GAPS }
}

/** One item for each client, however many of its rules are due; what is due now hides what is coming. */
function planItems(
  planned: readonly DueContact[],
  today: Day,
  names: ReadonlyMap<string, string>,
): AgendaItem[] {
  const todays = dayNumber(today)
  const byClient = new Map<number, DueContact[]>()
  for (const gap of planned) {
    const own = byClient.get(gap.client_id)
    if (own) own.push(gap)
    else byClient.set(gap.client_id, [gap])
  }
  return Array.from(byClient.values(), (own): AgendaItem => {
    const gaps = own.length === 1 ? own : dueFirst(own, today)
    const [{ client_id, client, tier, due }] = gaps as [DueContact]
    const late = due < today ? todays - dayNumber(due) : 0
    const what = whatPlanned(gaps, names)
    // Written out: there may be thousands.
    return {
      kind: 'plan',
      due,
      time: null,
      client_id,
      client,
      tier,
      what,
      late,
      id: null,
      followup: null,
      birthday: null,
      gaps,
    }
  })
}

function dueFirst(own: readonly DueContact[], today: Day): DueContact[] {
  const now = own.filter(({ due }) => due <= today)
  return inOrder(now.length > 0 ? now : own)
}

/** Planned contacts by the day they are due, those of one day by channel. */
export function inOrder<T extends PlannedContact>(gaps: readonly T[]): T[] {
  return gaps.toSorted(compareGaps)
}

function compareGaps(a: PlannedContact, b: PlannedContact): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1
  const [one, other] = [a.codes?.join('/') ?? '', b.codes?.join('/') ?? '']
  return one < other ? -1 : one > other ? 1 : a.every.count - b.every.count
}

async function channelNames(db: Db): Promise<Map<string, string>> {
  return new Map((await channelsOf(db)).map(({ code, name }) => [code, name]))
}
