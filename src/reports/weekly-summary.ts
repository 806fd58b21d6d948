import { type Day, dateOf, monthOf } from '../day.ts'
import { MONTHS, weekdayName } from '../language/calendar.ts'
import type { Line, Span } from '../output/document.ts'
import { sumOf } from '../plans/coverage.ts'
import { type Digest, WEEKS_BEFORE, type WeekItem } from './week.ts'

/** What a manager reads if nothing else: a sentence or two of each, most pressing words in tone. */
export function summaryLines(digest: Digest): Line[] {
  return [contactsLine(digest), promisesLine(digest), stepsLine(digest), planLine(digest), peopleLine(digest)]
}

function contactsLine({ contacts, contacted, clients, average }: Digest): Line {
  if (clients === 0) return 'There are no such clients.'
  const among = contacts === 0 ? '' : ` with ${contacted} of ${countOf(clients, 'client')}`
  const before = `(${numberWord(WEEKS_BEFORE)} weeks before: ${oneDecimal(average)} a week)`
  return `${contacts === 0 ? 'No contacts' : countOf(contacts, 'contact')}${among} ${before}.`
}

function promisesLine({ promises, frame }: Digest): Line {
  if (promises.length === 0) return 'No promise broken or due.'
  const broken = lateOf(promises)
  const due = promises.filter(({ state }) => state === 'open').length
  const kept = keptOf(promises)
  const dropped = droppedOf(promises)
  return joined([
    broken === 0 ? 'No promise broken' : { text: `${countOf(broken, 'promise')} broken`, tone: 'late' },
    `${due === 0 ? 'none' : due} due by ${sayShortDay(frame.until)}`,
    ...(kept.all > 0 ? [`${kept.all} kept${sayOfThem(kept.late, kept.all)}`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
  ])
}

function stepsLine({ next, awaiting, frame }: Digest): Line {
  const late = lateOf(next)
  const due = next.length - late
  return joined([
    late === 0 ? 'No next step late' : { text: `${countOf(late, 'next step')} late`, tone: 'late' },
    `${due === 0 ? 'none' : due} due by ${sayShortDay(frame.until)}`,
    awaiting.length === 0
      ? 'nothing due from clients'
      : `clients owe ${countOf(awaiting.length, 'answer')}${sayOfThem(lateOf(awaiting), awaiting.length)}`,
  ])
}

/** ` (2 of them late)`, ` (all late)`; nothing where none is. */
export function sayOfThem(late: number, all: number): string {
  if (late === 0) return ''
  if (late < all) return ` (${late} of them late)`
  return all === 1 ? ' (late)' : ' (all late)'
}

function planLine({ planned, done, missed, coverage, frame }: Digest): Line {
  if (coverage.length === 0) return 'No contact was planned.'
  const clients = new Set(missed.map(({ client_id }) => client_id)).size
  const tone = clients > 0 ? { tone: 'late' as const } : {}
  const verb =
    frame.asOf < frame.today
      ? 'missed'
      : clients === 1
        ? 'is still to be contacted'
        : 'are still to be contacted'
  return [
    { text: `Plan kept to ${sumOf(coverage).percent} %`, ...tone },
    { text: ` (${done} of ${planned} planned contacts)` },
    { text: clients === 0 ? '.' : `: ${countOf(clients, 'client')} ${verb}.` },
  ]
}

function peopleLine({ wentQuiet, late, added, birthdays }: Digest): Line {
  const quiet = clientsIn(wentQuiet)
  const all = clientsIn(late)
  return joined([
    quiet === 0 ? 'Nobody went quiet' : { text: `${countOf(quiet, 'client')} went quiet`, tone: 'late' },
    ...(all > quiet ? [`${all} are overdue in all`] : []),
    ...(added.length > 0 ? [countOf(added.length, 'new client')] : []),
    ...(birthdays.length > 0 ? [`${countOf(birthdays.length, 'birthday')} to come`] : []),
  ])
}

/** The parts with commas between them and a full stop. */
function joined(parts: readonly (string | Span)[]): Line {
  const spans = parts.map((part) => (typeof part === 'string' ? { text: part } : part))
  return [...spans.flatMap((span, at) => (at === 0 ? [span] : [{ text: ', ' }, span])), { text: '.' }]
}

/** Promises kept in the week, and how many of them late. */
export function keptOf(promises: readonly WeekItem[]): { readonly all: number; readonly late: number } {
  const late = promises.filter(({ state }) => state === 'kept late').length
  return { all: late + promises.filter(({ state }) => state === 'kept').length, late }
}

/** How many promises were taken back in the week. */
export function droppedOf(promises: readonly WeekItem[]): number {
  return promises.filter(({ state }) => state === 'dropped').length
}

/** How many of the follow-ups are late. */
function lateOf(items: readonly WeekItem[]): number {
  return items.filter(({ state }) => state === 'late').length
}

/** How many clients the rows are of; one client may have several rules. */
export function clientsIn(rows: readonly { readonly client_id: number }[]): number {
  return new Set(rows.map(({ client_id }) => client_id)).size
}

/** `1 client`, `17 clients`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** `19.5`, `20`. */
export function oneDecimal(number: number): string {
  return `${Math.round(number * 10) / 10}`
}

/** `Sunday 29 November`. */
export function sayShortDay(day: Day): string {
  return `${weekdayName(day)} ${dateOf(day)} ${MONTHS[monthOf(day) - 1]}`
}

function numberWord(count: number): string {
  return count === 4 ? 'four' : `${count}`
}

/** The numbers of the summary under names, for programs. */
export function summaryOf(digest: Digest): Readonly<Record<string, number>> {
  const { promises, awaiting, next } = digest
  const kept = keptOf(promises)
  return {
    contacts: digest.contacts,
    clients_contacted: digest.contacted,
    clients: digest.clients,
    contacts_a_week_before: digest.average,
    promises_broken: lateOf(promises),
    promises_due: promises.filter(({ state }) => state === 'open').length,
    promises_kept: kept.all,
    promises_kept_late: kept.late,
    promises_dropped: droppedOf(promises),
    awaiting: awaiting.length,
    awaiting_late: lateOf(awaiting),
    next_late: lateOf(next),
    next_due: next.length - lateOf(next),
    planned: digest.planned,
    done: digest.done,
    clients_missed: clientsIn(digest.missed),
    went_quiet: clientsIn(digest.wentQuiet),
    overdue: clientsIn(digest.late),
    new_clients: digest.added.length,
    birthdays: digest.birthdays.length,
  }
}

/** Whether the week holds nothing to report: clients are there, and nothing was or is to come. */
export function isEmpty(digest: Digest): boolean {
  const { clients, contacts_a_week_before, ...happened } = summaryOf(digest)
  return Object.values(happened).every((number) => number === 0)
}
