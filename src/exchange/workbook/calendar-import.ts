import type { WriteContext } from '../../context.ts'
import type { Day } from '../../day.ts'
import { listed, plural, say } from '../../language/say.ts'
import type { Document } from '../../output/document.ts'
import { channelsOf } from '../../touchpoints/touchpoint.ts'
import { badRows } from '../bad-rows.ts'
import type { Owner } from '../client-finding.ts'
import { nextId } from '../client-queries.ts'
import { readTier } from '../values.ts'
import type { Calendar } from './calendar-finding.ts'
import { isOfThisBook, type Owned, ownersOf, withoutCopies } from './calendar-owners.ts'
import { type CalendarPlan, planCalendar, type Said } from './calendar-plan.ts'
import {
  clientsOfRows,
  type NumberedClient,
  touchpointsOfIds,
  touchpointsWithin,
} from './calendar-queries.ts'
import { type CalendarAsked, reportCalendar, sayPlan } from './calendar-report.ts'
import { type BadCell, readCalendars, type SaidRow } from './calendar-rows.ts'
import { LAST_TOUCHPOINT } from './calendar-sheet.ts'
import { writeCalendar } from './calendar-writing.ts'
import type { Workbook } from './workbook.ts'

/** The calendars of a workbook, and the names of its sheets that are none. */
interface Calendars {
  readonly workbook: Workbook
  readonly calendars: readonly Calendar[]
  readonly others: readonly string[]
}

/** Imports the calendars of a workbook: all is read and planned before anything is written. */
export async function importCalendars(
  ctx: WriteContext,
  { workbook, calendars, others }: Calendars,
  asked: CalendarAsked,
): Promise<Document> {
  const { db } = ctx.book
  const read = readCalendars(calendars, { channels: await channelsOf(db), today: ctx.clock.today })
  const clients = await clientsOfSheet(ctx, read.rows)
  const rows = clients ? withoutCopies(read.rows, clients) : read.rows
  const owned = await ownersOf(db, rows, clients, asked.createClients)
  const { plan, strangers } = await planOf(ctx, workbook, rows, owned, clients)
  const bad = badRows(ctx, ['day', 'client', 'type', 'note'], asked.savesTo)
  try {
    for (const cell of [...read.bad, ...owned.bad.flatMap(cellsOfRow), ...strangers]) {
      await bad.add({ line: cell.line, cells: [cell.day, cell.client, cell.text, cell.note] }, [
        { line: cell.line, column: cell.address, reason: cell.reason },
      ])
    }
    const refused = bad.count > 0 && !asked.skipBad
    if (!asked.dryRun && !refused) await writeCalendar(ctx, owned.made, plan, asked.remove)
    ctx.book.describe(say`${workbook.file}: ${sayPlan(plan, owned.made.length, asked.remove)}`)
    return reportCalendar(
      {
        file: workbook.file,
        plan,
        made: owned.made.map(({ owner }) => owner.name),
        own: clients !== undefined,
        badCells: bad.count,
        troubles: bad.troubles,
        warnings: [...read.warnings, ...owned.warnings, ...plan.warnings],
        remarks: [...owned.remarks, ...ownTiers(owned), ...unread(calendars, others)],
        savedTo: await bad.finish(),
        nameOf: namesBy(rows, owned, clients ?? []),
      },
      asked,
    )
  } catch (error) {
    await bad.abandon()
    throw error
  }
}

/** The clients that the numbers of a sheet mean; undefined where it has none, or those of another book. */
async function clientsOfSheet(
  ctx: WriteContext,
  rows: readonly SaidRow[],
): Promise<readonly NumberedClient[] | undefined> {
  const { db } = ctx.book
  if (!rows.some(({ calendar }) => calendar.numberColumn !== undefined)) return undefined
  const clients = await clientsOfRows(
    db,
    rows.flatMap(({ number }) => number ?? []),
  )
  const touchpoints = await touchpointsOfIds(db, numbersIn(rows))
  return isOfThisBook(rows, clients, touchpoints) ? clients : undefined
}

function numbersIn(rows: readonly SaidRow[]): number[] {
  return [...new Set(rows.flatMap(({ contacts }) => contacts.flatMap(({ number }) => number ?? [])))]
}

async function planOf(
  ctx: WriteContext,
  workbook: Workbook,
  rows: readonly SaidRow[],
  { owners, named }: Owned,
  clients: readonly NumberedClient[] | undefined,
): Promise<{ plan: CalendarPlan; strangers: BadCell[] }> {
  const { db } = ctx.book
  const said: Said[] = []
  const strangers: BadCell[] = []
  const covered = new Set<string>()
  for (const row of rows) {
    const owner = owners.get(row)
    if (!owner) continue
    for (const { day } of row.calendar.days) if (!row.badDays.includes(day)) covered.add(`${owner.id} ${day}`)
    for (const contact of row.contacts) {
      const client =
        contact.client === null
          ? owner
          : (named(contact.client) ?? (contact.number !== null && clients ? owner : undefined))
      const at = { line: row.line, address: contact.address, day: contact.day }
      if (client) said.push({ ...contact, ...at, row: owner, owner: client })
      else
        strangers.push({
          ...at,
          client: contact.client ?? '',
          text: contact.code,
          note: contact.note,
          reason: say`There is no one client “${contact.client ?? ''}”.`,
        })
    }
  }
  const byOrganisation = rows.some(({ calendar }) => calendar.byOrganisation)
  const own = clients !== undefined
  const rowOf = rowFinder([...owners.values()], byOrganisation, clients ?? [])
  const book = await bookFor(ctx, rows, said, owners, byOrganisation ? (clients ?? []) : [])
  const last = Number(workbook.properties.get(LAST_TOUCHPOINT) ?? 0) || Math.max(0, ...numbersIn(rows))
  return {
    strangers,
    plan: planCalendar(said, {
      own,
      last: own ? Math.min(last, (await nextId(db, 'touchpoint')) - 1) : 0,
      book,
      rowOf,
      covers: (row, day) => covered.has(`${row} ${day}`),
    }),
  }
}

/** In whose row a client's contacts stand. */
function rowFinder(owners: readonly Owner[], byOrganisation: boolean, clients: readonly NumberedClient[]) {
  const rows = new Set(owners.flatMap(({ id }) => id ?? []))
  const orgs = new Map(clients.map(({ id, org_id }) => [id, org_id]))
  return (client: number): number | undefined => {
    if (rows.has(client)) return client
    const org = byOrganisation ? orgs.get(client) : undefined
    return org != null && rows.has(org) ? org : undefined
  }
}

/** The touchpoints of the book that a sheet may speak of: of its clients in its days, and those it numbers. */
async function bookFor(
  ctx: WriteContext,
  rows: readonly SaidRow[],
  said: readonly Said[],
  owners: ReadonlyMap<SaidRow, Owner>,
  people: readonly NumberedClient[],
) {
  const { db } = ctx.book
  const days = rows.flatMap(({ calendar }) => [calendar.days[0]?.day, calendar.days.at(-1)?.day])
  const sorted = days.filter((day): day is Day => day !== undefined).sort()
  const [from, to] = [sorted[0], sorted.at(-1)]
  const ids = new Set([
    ...[...owners.values()].flatMap(({ id }) => id ?? []),
    ...said.flatMap(({ owner }) => owner.id ?? []),
    ...people.map(({ id }) => id),
  ])
  const within = from && to ? await touchpointsWithin(db, [...ids], { from, to }) : []
  const there = new Set(within.map(({ id }) => id))
  const others = numbersIn(rows).filter((id) => !there.has(id))
  return [...within, ...(await touchpointsOfIds(db, others))]
}

/** A row whose client cannot be told: each of its contacts is bad; without any the row itself is. */
function cellsOfRow({ row, reason }: { readonly row: SaidRow; readonly reason: string }): BadCell[] {
  const { line, address, name: client, contacts } = row
  if (contacts.length === 0) return [{ line, address, reason, day: '', client, text: '', note: '' }]
  return contacts.map(({ day, code, note }) => ({ line, address, reason, day, client, text: code, note }))
}

/** Says which column of tiers holds others than ours: they are kept, as those of a table are. */
function ownTiers({ made }: Owned): string[] {
  const others = made.filter(({ row }) => row.tier !== '' && readTier(row.tier) === undefined)
  return [...new Set(others.map(({ row }) => row.calendar.tier?.head ?? ''))].map(
    (head) => say`“${head}” holds other tiers than A, B and C: they are kept as a field of its own.`,
  )
}

function unread(calendars: readonly Calendar[], sheets: readonly string[]): string[] {
  const heads = [...new Set(calendars.flatMap((calendar) => calendar.unread))].filter((head) => head !== '')
  const names = heads.map((head) => say`“${head}”`)
  if (sheets.length > 0) {
    const named = listed(sheets.map((sheet) => say`“${sheet}”`))
    names.push(plural(sheets.length, say`the sheet ${named}`, say`the sheets ${named}`))
  }
  return names.length === 0 ? [] : [say`Not read: ${listed(names)}.`]
}

function namesBy(rows: readonly SaidRow[], { owners }: Owned, clients: readonly NumberedClient[]) {
  const names = new Map(clients.map(({ id, name }) => [id, name]))
  for (const row of rows) {
    const owner = owners.get(row)
    if (owner?.id !== undefined) names.set(owner.id, owner.name)
  }
  return (id: number) => names.get(id) ?? `#${id}`
}
