import { lunarSaid, turning } from '../clients/birthday.ts'
import { type Day, daysBetween } from '../day.ts'
import { sayLate, saySnoozed } from '../followups/followup.ts'
import { agreedDay } from '../followups/promise.ts'
import type { OpenFollowup } from '../followups/queries.ts'
import { everySaid } from '../followups/recurring.ts'
import { sayDay } from '../language/calendar.ts'
import { either, listed, plural, said, say, toSay } from '../language/say.ts'
import { sayRule } from '../plans/plan.ts'
import type { PlannedContact } from '../plans/standing.ts'
import type { AgendaItem, DueContact } from './agenda.ts'

/** Why a follow-up is due: `promised, 3 days late`, `today 15:00`; a step of one's own needs no word. */
export function whyFollowup(
  followup: Pick<OpenFollowup, 'kind' | 'due' | 'time' | 'first_due' | 'snoozes' | 'every'>,
  today: Day,
): string {
  const { kind, due, time, first_due, snoozes, every } = followup
  const late = daysLate(followup, today)
  const standing = late > 0 ? sayLate(late) : sayAway(due, today, time)
  const begins =
    kind === 'next'
      ? standing
      : kind === 'promise'
        ? say`promised, ${standing}`
        : say`awaited, ${standing}‖due`
  if (first_due === null && snoozes === 0 && every === null) return begins
  const parts = [
    ...(first_due !== null && first_due !== due ? [say`first due ${sayDay(first_due)}`] : []),
    ...(snoozes > 0 ? [saySnoozed(snoozes)] : []),
    ...(every === null ? [] : [everySaid(every)]),
  ]
  return parts.reduce((before, next) => say`${before}, ${next}`, begins)
}

/** How late a follow-up is: a promise by the day first agreed, a reminder of one's own by its day now. */
export function daysLate(followup: Pick<OpenFollowup, 'kind' | 'due' | 'first_due'>, today: Day): number {
  const day = followup.kind === 'promise' ? agreedDay(followup) : followup.due
  return day < today ? daysBetween(day, today) : 0
}

/** Why a contact is due: each rule with how late it is and the last contact that kept it. */
export function whyPlanned(gaps: readonly PlannedContact[], today: Day): string {
  return oneByOne(gaps.map((gap) => sayGap(gap, today)))
}

function oneByOne(reasons: readonly string[]): string {
  return reasons.reduce((before, next) => say`${before}; ${next}`)
}

/** Says why each of very many items is there: they share few rules, each with an interval of its own, and few days. */
export function whySayer(
  today: Day,
): (item: Pick<AgendaItem, 'due' | 'followup' | 'birthday' | 'gaps'>) => string {
  const known = new Map<PlannedContact['every'], Map<Day, string>>()
  const sayOne = (gap: DueContact) => {
    if (gap.source.scope === 'rhythm' || gap.last === null) return sayGap(gap, today)
    const before = known.get(gap.every)?.get(gap.last)
    if (before !== undefined) return before
    const reason = sayGap(gap, today)
    const days = known.get(gap.every) ?? new Map<Day, string>()
    known.set(gap.every, days.set(gap.last, reason))
    return reason
  }
  return ({ due, followup, birthday, gaps }) => {
    if (followup) return whyFollowup(followup, today)
    if (birthday !== null) return whyBirthday(birthday, due, today)
    return gaps.length === 1 ? sayOne(gaps[0] as DueContact) : oneByOne(gaps.map(sayOne))
  }
}

function sayGap({ source, codes, every, due, last, moved }: DueContact, today: Day): string {
  const reason =
    source.scope === 'rhythm' && last !== null
      ? sayQuiet(every.count, daysBetween(last, today))
      : last === null
        ? say`${sayRule(codes, every)}: ${sayStanding(due, today)}, never yet`
        : say`${sayRule(codes, every)}: ${sayStanding(due, today)}, last ${sayDay(last)}`
  return moved === undefined ? reason : say`${reason}, ${moved}`
}

function sayQuiet(usual: number, days: number): string {
  return plural(
    usual,
    say`usually every day, quiet for ${days}`,
    say`usually every ${usual} days, quiet for ${days}`,
  )
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

function sayAway(day: Day, today: Day, time: string | null = null): string {
  const days = daysBetween(today, day)
  if (time === null) {
    if (days === 0) return say`today`
    return plural(days, say`tomorrow`, say`in ${days} days`)
  }
  if (days === 0) return say`today ${time}`
  return plural(days, say`tomorrow ${time}`, say`in ${days} days, ${time}`)
}

/** How the contact is made, by letter; a channel of the user's own goes by its name. */
const ACTS: Readonly<Record<string, string>> = {
  T: toSay('call‖contact'),
  E: toSay('e-mail‖contact'),
  M: toSay('meeting‖contact'),
}

/** What a planned contact asks for: `call`, `call or meeting`, `contact`. */
export function whatPlanned(gaps: readonly PlannedContact[], names: ReadonlyMap<string, string>): string {
  const [first] = gaps as [PlannedContact]
  if (gaps.length === 1) return actOf(first, names)
  return listed([...new Set(gaps.map((gap) => actOf(gap, names)))])
}

function actOf({ codes }: PlannedContact, names: ReadonlyMap<string, string>): string {
  if (codes === null) return say`contact‖act`
  return either(
    codes.map((code) => (ACTS[code] === undefined ? (names.get(code) ?? code) : said(ACTS[code]))),
  )
}
