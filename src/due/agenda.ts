import type { Day } from '../day.ts'
import type { OpenFollowup } from '../followups/queries.ts'
import { listed, say } from '../language/say.ts'
import type { PlannedContact } from '../plans/standing.ts'

/** What can be due, in the order in which they stand on one day. */
export const KINDS = ['promise', 'birthday', 'next', 'awaiting', 'plan'] as const
export type AgendaKind = (typeof KINDS)[number]

/** One thing that is due or coming, whatever it comes from. */
export interface AgendaItem {
  readonly kind: AgendaKind
  /** The day it reminds of. */
  readonly due: Day
  /** `HH:MM`, or null where only the day is known. */
  readonly time: string | null
  readonly client_id: number
  readonly client: string
  readonly tier: string | null
  readonly what: string
  /** Days late; of a promise by the day first agreed, however often it was snoozed. */
  readonly late: number
  /** Of a follow-up: its number, and the row. */
  readonly id: number | null
  readonly followup: OpenFollowup | null
  /** Of a birthday: the day of birth as it is known. */
  readonly birthday: string | null
  /** Of a planned contact: each rule that is due, the earliest first. */
  readonly gaps: readonly DueContact[]
}

/** A planned contact; one that fell on a day off is due on the next workday, and says from where it was moved. */
export interface DueContact extends PlannedContact {
  readonly moved?: string
}

/** Which things come before which: an item stands in the step that `stepOf` gives. Help prints it. */
export const URGENCY = [
  'promises late or due today',
  'birthdays today',
  'next steps late or due today',
  'what clients owe, late or due today',
  'contacts that a plan asks for, late or due today',
  'clients silent for longer than is usual with them',
  'all that is coming, day by day, on one day in the order above',
] as const

const COMING = URGENCY.length - 1

/** The step of an item, numbered as they are said. */
export function stepOf(item: AgendaItem, today: Day): number {
  return item.due > today ? COMING : kindRank(item)
}

/** How those of one step stand: the sentence for help. */
export const WITHIN_STEP =
  'Within each: tier A, B, C, none; the earlier day first; the earlier time first; then by name.'

/** Whether it is there by the client's own rhythm, without a plan. */
function isRhythm(item: AgendaItem): boolean {
  return item.gaps[0]?.source.scope === 'rhythm'
}

/** The items with the most urgent first; the order given does not matter. Sorting texts alone is fastest. */
export function urgencyOrder(items: readonly AgendaItem[], today: Day): AgendaItem[] {
  const places = items.map((item, at) => `${placeOf(item, today)}\0${at}`)
  return places.sort().map((place) => items[Number(place.slice(place.lastIndexOf('\0') + 1))] as AgendaItem)
}

/** The place of an item as a text: step, tier, day, time, name, what; a number of its own last. */
function placeOf(item: AgendaItem, today: Day): string {
  const { due, time, tier, client, what, client_id, id } = item
  const step = stepOf(item, today)
  const sooner = step === COMING ? `${due}${kindRank(item)}` : ''
  const own = ALL_DIGITS + (id ?? client_id)
  return `${step}${sooner}${tier ?? NONE}${due}${time ?? NONE}${client}\0${what}\0${own}`
}

/** After every tier, and after every time of a day. */
const NONE = '\uffff'
/** Makes numbers equally long. */
const ALL_DIGITS = 1e15

/** The place among those of one day: plans before rhythms. */
function kindRank(item: AgendaItem): number {
  return item.kind === 'plan' && isRhythm(item) ? RANK.plan + 1 : RANK[item.kind]
}

const RANK = Object.fromEntries(KINDS.map((kind, at) => [kind, at])) as Readonly<Record<AgendaKind, number>>

/** How an item stands: a snoozed promise is late as soon as it reminds again. */
export function standingOf({ due, late }: Pick<AgendaItem, 'due' | 'late'>, today: Day): Standing {
  if (due > today) return 'coming'
  return late > 0 ? 'late' : 'today'
}

export type Standing = 'late' | 'today' | 'coming'

/** `4 late, 2 today, 9 coming`; what there is none of is left out. */
export function sayCounts(items: readonly Pick<AgendaItem, 'due' | 'late'>[], today: Day): string {
  const counts = { late: 0, today: 0, coming: 0 }
  for (const item of items) counts[standingOf(item, today)]++
  return listed([
    ...(counts.late > 0 ? [say`${counts.late} late‖count`] : []),
    ...(counts.today > 0 ? [say`${counts.today} today‖count`] : []),
    ...(counts.coming > 0 ? [say`${counts.coming} coming‖count`] : []),
  ])
}
