import type { Expression, Kysely, SqlBool } from 'kysely'
import { type BirthdayKept, birthdaysWithin } from '../clients/birthday-queries.ts'
import { addDays, type Day, dayNumber } from '../day.ts'
import { type OpenFollowup, openUntil } from '../followups/queries.ts'
import { type PlannedContact, plannedUntil } from '../plans/standing.ts'
import type { Schema } from '../store/schema.ts'
import { channelsOf } from '../touchpoints/touchpoint.ts'
import { type AgendaItem, type AgendaKind, KINDS, urgencyOrder } from './agenda.ts'
import { daysLate, whatPlanned, whyBirthday, whyFollowup, whysPlanned } from './why.ts'

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
}

/** Everything late, due today and coming of the clients that fit a condition on `client`, the most urgent first. */
export async function readAgenda(db: Db, where: Where, horizon: Horizon): Promise<AgendaItem[]> {
  const { today, until, birthdaysUntil, kinds = KINDS } = horizon
  const wants = (...some: AgendaKind[]) => some.some((kind) => kinds.includes(kind))
  const followups = wants('promise', 'next', 'awaiting') ? await openUntil(db, where, until) : []
  const birthdays = wants('birthday')
    ? await birthdaysWithin(db, where, { from: today, to: birthdaysUntil })
    : []
  const planned = wants('plan') ? await plannedUntil(db, where, until ?? addDays(today, FAR), today) : []
  const items = [
    ...followups.filter(({ kind }) => wants(kind)).map((followup) => followupItem(followup, today)),
    ...birthdays.map((birthday) => birthdayItem(birthday, today)),
    ...planItems(planned, today, planned.length > 0 ? await channelNames(db) : new Map()),
  ]
  return urgencyOrder(items, today)
}

/** Where everything is asked for, planned contacts are looked for so many days ahead: plans never end. */
const FAR = 36_500

function followupItem(followup: OpenFollowup, today: Day): AgendaItem {
  const { id, uid, kind, due, time, client_id, client, tier, what, first_due, snoozes, every } = followup
  return {
    kind,
    due,
    time,
    client_id,
    client,
    tier,
    what,
    why: whyFollowup(followup, today),
    late: daysLate(followup, today),
    id,
    followup: { uid, first_due, snoozes, every },
    gaps: [],
  }
}

function birthdayItem({ client_id, client, tier, birthday, day }: BirthdayKept, today: Day): AgendaItem {
  const why = whyBirthday(birthday, day, today)
  return {
    ...NO_FOLLOWUP,
    kind: 'birthday',
    due: day,
    client_id,
    client,
    tier,
    what: 'birthday',
    why,
    late: 0,
  }
}

const NO_FOLLOWUP = { time: null, id: null, followup: null, gaps: [] } as const

/** One item for each client, however many of its rules are due; what is due now hides what is coming. */
function planItems(
  planned: readonly PlannedContact[],
  today: Day,
  names: ReadonlyMap<string, string>,
): AgendaItem[] {
  const whyOf = whysPlanned(today)
  const todays = dayNumber(today)
  return [...Map.groupBy(planned, ({ client_id }) => client_id).values()].map((own) => {
    const gaps = own.length === 1 ? own : dueFirst(own, today)
    const [{ client_id, client, tier, due }] = gaps as [PlannedContact]
    const late = due < today ? todays - dayNumber(due) : 0
    const what = whatPlanned(gaps, names)
    const why = whyOf(gaps)
    return {
      kind: 'plan',
      due,
      time: null,
      client_id,
      client,
      tier,
      what,
      why,
      late,
      id: null,
      followup: null,
      gaps,
    }
  })
}

function dueFirst(own: readonly PlannedContact[], today: Day): PlannedContact[] {
  const now = own.filter(({ due }) => due <= today)
  return inOrder(now.length > 0 ? now : own)
}

/** Planned contacts by the day they are due, those of one day by channel. */
export function inOrder(gaps: readonly PlannedContact[]): PlannedContact[] {
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
