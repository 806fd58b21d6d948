import type { Day } from '../day.ts'
import type { PlannedContact } from '../plans/standing.ts'
import type { FollowupRow } from '../store/schema.ts'

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
  /** Why it is here, as people read it: `promised, 3 days late`. */
  readonly why: string
  /** Days late; of a promise by the day first agreed, however often it was snoozed. */
  readonly late: number
  /** Of a follow-up: its number, and the row. */
  readonly id: number | null
  readonly followup: Pick<FollowupRow, 'uid' | 'first_due' | 'snoozes' | 'every'> | null
  /** Of a planned contact: each rule that is due, the earliest first. */
  readonly gaps: readonly PlannedContact[]
}

/** One step of urgency: what stands in it, in words and as a test. */
interface Step {
  readonly says: string
  readonly holds: (item: AgendaItem, today: Day) => boolean
}

/** Which things come before which: an item stands in the first step that holds it. Help prints it. */
export const URGENCY: readonly Step[] = [
  { says: 'promises late or due today', holds: (item, today) => isNow(item, today, 'promise') },
  { says: 'birthdays today', holds: (item, today) => isNow(item, today, 'birthday') },
  { says: 'next steps late or due today', holds: (item, today) => isNow(item, today, 'next') },
  { says: 'what clients owe, late or due today', holds: (item, today) => isNow(item, today, 'awaiting') },
  {
    says: 'contacts that a plan asks for, late or due today',
    holds: (item, today) => isNow(item, today, 'plan') && !isRhythm(item),
  },
  {
    says: 'clients silent for longer than is usual with them',
    holds: (item, today) => isNow(item, today, 'plan'),
  },
  { says: 'all that is coming, day by day, on one day in the order above', holds: () => true },
]

/** How those of one step stand: the sentence for help. */
export const WITHIN_STEP =
  'Within each: tier A, B, C, none; the earlier day first; the earlier time first; then by name.'

function isNow(item: AgendaItem, today: Day, kind: AgendaKind): boolean {
  return item.kind === kind && item.due <= today
}

/** Whether it is there by the client's own rhythm, without a plan. */
export function isRhythm(item: AgendaItem): boolean {
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
  const step = URGENCY.findIndex(({ holds }) => holds(item, today))
  const sooner = step === URGENCY.length - 1 ? `${due}${kindRank(item)}` : ''
  const own = String(id ?? client_id).padStart(DIGITS)
  return `${step}${sooner}${tier ?? NONE}${due}${time ?? NONE}${client}\0${what}\0${own}`
}

/** After every tier, and after every time of a day. */
const NONE = '\uffff'
const DIGITS = 15

/** Plans before rhythms, as among what is late. */
function kindRank(item: AgendaItem): number {
  return KINDS.indexOf(item.kind) + (isRhythm(item) ? 1 : 0)
}

/** How an item stands: a snoozed promise is late as soon as it reminds again. */
export function standingOf({ due, late }: Pick<AgendaItem, 'due' | 'late'>, today: Day): Standing {
  if (due > today) return 'coming'
  return late > 0 ? 'late' : 'today'
}

export type Standing = 'late' | 'today' | 'coming'

/** `4 late, 2 today, 9 coming`; what there is none of is left out. */
export function sayCounts(items: readonly Pick<AgendaItem, 'due' | 'late'>[], today: Day): string {
  const standings = items.map((item) => standingOf(item, today))
  return (['late', 'today', 'coming'] as const)
    .map((standing) => ({ standing, count: standings.filter((one) => one === standing).length }))
    .filter(({ count }) => count > 0)
    .map(({ standing, count }) => `${count} ${standing}`)
    .join(', ')
}
