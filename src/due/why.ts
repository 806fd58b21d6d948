import { lunarSaid, turning } from '../clients/birthday.ts'
import { type Day, daysBetween } from '../day.ts'
import { agreedDay } from '../followups/promise.ts'
import type { OpenFollowup } from '../followups/queries.ts'
import { everySaid } from '../followups/recurring.ts'
import { sayDay } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import { sayRule } from '../plans/plan.ts'
import type { PlannedContact } from '../plans/standing.ts'
import type { AgendaItem } from './agenda.ts'

/** A step of one's own needs no word. */
const WORDS: Readonly<Record<OpenFollowup['kind'], string>> = {
  promise: 'promised, ',
  next: '',
  awaiting: 'awaited, ',
}

/** Why a follow-up is due: `promised, 3 days late`, `today 15:00`. */
export function whyFollowup(
  followup: Pick<OpenFollowup, 'kind' | 'due' | 'time' | 'first_due' | 'snoozes' | 'every'>,
  today: Day,
): string {
  const { kind, due, time, first_due, snoozes, every } = followup
  const late = daysLate(followup, today)
  const word = WORDS[kind]
  const standing = late > 0 ? sayLate(late) : sayAway(due, today, time)
  if (first_due === null && snoozes === 0 && every === null) return word + standing
  const parts = [
    standing,
    first_due !== null && first_due !== due && `first due ${sayDay(first_due)}`,
    snoozes > 0 && `snoozed ${sayTimes(snoozes)}`,
    every !== null && everySaid(every),
  ]
  return word + parts.filter(Boolean).join(', ')
}

/** How late a follow-up is: a promise by the day first agreed, a reminder of one's own by its day now. */
export function daysLate(followup: Pick<OpenFollowup, 'kind' | 'due' | 'first_due'>, today: Day): number {
  const day = followup.kind === 'promise' ? agreedDay(followup) : followup.due
  return day < today ? daysBetween(day, today) : 0
}

/** Why a contact is due: each rule with how late it is and the last contact that kept it. */
export function whyPlanned(gaps: readonly PlannedContact[], today: Day): string {
  return gaps.map((gap) => sayGap(gap, today)).join('; ')
}

/** Says why each of very many items is there: they share few rules, each with an interval of its own, and few days. */
export function whySayer(
  today: Day,
): (item: Pick<AgendaItem, 'due' | 'followup' | 'birthday' | 'gaps'>) => string {
  const known = new Map<PlannedContact['every'], Map<Day, string>>()
  const say = (gap: PlannedContact) => {
    if (gap.source.scope === 'rhythm' || gap.last === null) return sayGap(gap, today)
    const before = known.get(gap.every)?.get(gap.last)
    if (before !== undefined) return before
    const said = sayGap(gap, today)
    const days = known.get(gap.every) ?? new Map<Day, string>()
    known.set(gap.every, days.set(gap.last, said))
    return said
  }
  return ({ due, followup, birthday, gaps }) => {
    if (followup) return whyFollowup(followup, today)
    if (birthday !== null) return whyBirthday(birthday, due, today)
    return gaps.length === 1 ? say(gaps[0] as PlannedContact) : gaps.map(say).join('; ')
  }
}

function sayGap({ source, codes, every, due, last }: PlannedContact, today: Day): string {
  if (source.scope === 'rhythm' && last !== null)
    return `${usually(every.count)}, quiet for ${daysBetween(last, today)}`
  const said = last === null ? 'never yet' : `last ${sayDay(last)}`
  return `${sayRule(codes, every)}: ${sayStanding(due, today)}, ${said}`
}

function usually(days: number): string {
  return days === 1 ? 'usually every day' : `usually every ${days} days`
}

/** `turns 56 in 4 days`, or only when where the year is not known; with the day of the lunar calendar where it is one. */
export function whyBirthday(birthday: string, day: Day, today: Day): string {
  const away = sayAway(day, today)
  const age = turning(birthday, day)
  const standing = age === null ? away : say`turns ${age} ${away}`
  const lunar = lunarSaid(birthday)
  return lunar === undefined ? standing : say`${standing}, ${lunar}`
}

/** `3 days late`, `today`, `tomorrow`, `in 5 days`. */
export function sayStanding(due: Day, today: Day): string {
  return due < today ? sayLate(daysBetween(due, today)) : sayAway(due, today)
}

/** `1 day late`, `3 days late`. */
export function sayLate(days: number): string {
  return days === 1 ? '1 day late' : `${days} days late`
}

function sayAway(day: Day, today: Day, time: string | null = null): string {
  const days = daysBetween(today, day)
  if (days > 1) return `in ${days} days${time === null ? '' : `, ${time}`}`
  return `${days === 0 ? 'today' : 'tomorrow'}${time === null ? '' : ` ${time}`}`
}

/** `once`, `twice`, `3 times`. */
function sayTimes(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

/** How the contact is made, by letter; a channel of the user's own goes by its name. */
const ACTS: Readonly<Record<string, string>> = { T: 'call', E: 'e-mail', M: 'meeting' }

/** What a planned contact asks for: `call`, `call or meeting`, `contact`. */
export function whatPlanned(gaps: readonly PlannedContact[], names: ReadonlyMap<string, string>): string {
  const [first] = gaps as [PlannedContact]
  if (gaps.length === 1) return actOf(first, names)
  return [...new Set(gaps.map((gap) => actOf(gap, names)))].join(', ')
}

function actOf({ codes }: PlannedContact, names: ReadonlyMap<string, string>): string {
  return codes === null ? 'contact' : codes.map((code) => ACTS[code] ?? names.get(code) ?? code).join(' or ')
}
