import type { Day } from '../day.ts'
import { sayDayOfYear } from '../language/calendar.ts'
import { plural, say } from '../language/say.ts'
import type { Line, Span } from '../output/document.ts'
import { clauses, sayLine } from '../output/say-line.ts'
import { sumOf } from '../plans/coverage.ts'
import type { Digest, WeekItem } from './week.ts'

/** What a manager reads if nothing else: a sentence or two of each, most pressing words in tone. */
export function summaryLines(digest: Digest): Line[] {
  return [contactsLine(digest), promisesLine(digest), stepsLine(digest), planLine(digest), peopleLine(digest)]
}

function contactsLine({ contacts, contacted, clients, average }: Digest): Line {
  if (clients === 0) return say`There are no such clients.`
  const before = oneDecimal(average)
  if (contacts === 0) return say`No contacts (four weeks before: ${before} a week).`
  return say`${sayContacts(contacts)} with ${contacted} of ${sayClients(clients)} (four weeks before: ${before} a week).`
}

function promisesLine({ promises, frame }: Digest): Line {
  if (promises.length === 0) return say`No promise broken or due.`
  const broken = lateOf(promises)
  const kept = keptOf(promises)
  const dropped = droppedOf(promises)
  return sentence([
    broken === 0
      ? say`No promise broken`
      : { text: plural(broken, say`1 promise broken`, say`${broken} promises broken`), tone: 'late' },
    sayDueBy(promises.filter(({ state }) => state === 'open').length, frame.until),
    ...(kept.all > 0 ? [sayKept(kept)] : []),
    ...(dropped > 0 ? [say`${dropped} dropped`] : []),
  ])
}

function stepsLine({ next, awaiting, frame }: Digest): Line {
  const late = lateOf(next)
  return sentence([
    late === 0
      ? say`No next step late`
      : { text: plural(late, say`1 next step late`, say`${late} next steps late`), tone: 'late' },
    sayDueBy(next.length - late, frame.until),
    sayOwed(awaiting.length, lateOf(awaiting)),
  ])
}

function sayOwed(all: number, late: number): string {
  if (all === 0) return say`nothing due from clients`
  const answers = plural(all, say`1 answer`, say`${all} answers`)
  if (late === 0) return say`clients owe ${answers}`
  if (late < all) return say`clients owe ${answers} (${late} of them late)`
  return all === 1 ? say`clients owe ${answers} (late)` : say`clients owe ${answers} (all late)`
}

/** `none due by Sunday 29 November`, `2 due by …`. */
export function sayDueBy(due: number, until: Day): string {
  const by = sayDayOfYear(until)
  return due === 0 ? say`none due by ${by}` : say`${due} due by ${by}`
}

/** `2 kept`, `2 kept (1 of them late)`, `2 kept (all late)`. */
export function sayKept({ all, late }: { readonly all: number; readonly late: number }): string {
  if (late === 0) return say`${all} kept`
  if (late < all) return say`${all} kept (${late} of them late)`
  return all === 1 ? say`1 kept (late)` : say`${all} kept (all late)`
}

function planLine({ planned, done, missed, coverage, frame }: Digest): Line {
  if (coverage.length === 0) return say`No contact was planned.`
  const count = clientsIn(missed)
  const kept: Span = {
    text: say`Plan kept to ${sumOf(coverage).percent} %`,
    ...(count > 0 ? { tone: 'late' as const } : {}),
  }
  if (count === 0) return sayLine`${kept} (${done} of ${planned} planned contacts).`
  const who = sayClients(count)
  if (frame.asOf < frame.today)
    return sayLine`${kept} (${done} of ${planned} planned contacts): ${who} missed.`
  return count === 1
    ? sayLine`${kept} (${done} of ${planned} planned contacts): ${who} is still to be contacted.`
    : sayLine`${kept} (${done} of ${planned} planned contacts): ${who} are still to be contacted.`
}

function peopleLine({ wentQuiet, late, added, birthdays }: Digest): Line {
  const quiet = clientsIn(wentQuiet)
  const all = clientsIn(late)
  const fresh = added.length
  const days = birthdays.length
  return sentence([
    quiet === 0
      ? say`Nobody went quiet`
      : { text: plural(quiet, say`1 client went quiet`, say`${quiet} clients went quiet`), tone: 'late' },
    ...(all > quiet ? [say`${all} are overdue in all`] : []),
    ...(fresh > 0 ? [plural(fresh, say`1 new client`, say`${fresh} new clients`)] : []),
    ...(days > 0 ? [plural(days, say`1 birthday to come`, say`${days} birthdays to come`)] : []),
  ])
}

/** The clauses as one sentence. */
function sentence(parts: readonly (string | Span)[]): Line {
  return sayLine`${clauses(parts.map((part) => [typeof part === 'string' ? { text: part } : part]))}.`
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
export function sayClients(count: number): string {
  return plural(count, say`1 client`, say`${count} clients`)
}

/** `1 contact`, `17 contacts`. */
export function sayContacts(count: number): string {
  return plural(count, say`1 contact`, say`${count} contacts`)
}

/** `19.5`, `20`. */
export function oneDecimal(number: number): string {
  return `${Math.round(number * 10) / 10}`
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
