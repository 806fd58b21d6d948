import { fold } from '../../language/names.ts'
import { say } from '../../language/say.ts'
import { type Finding, type Owner, ownerFinder } from '../client-finding.ts'
import type { Trouble } from '../values.ts'
import { hasClients, type NumberedClient } from './calendar-queries.ts'
import type { SaidRow } from './calendar-rows.ts'
import { plainNote } from './calendar-sheet.ts'

/** Rows with their clients, and the clients that are new. */
export interface Owned {
  readonly owners: ReadonlyMap<SaidRow, Owner>
  /** New clients in the order of their rows. */
  readonly made: readonly { readonly owner: Owner; readonly row: SaidRow }[]
  readonly bad: readonly { readonly row: SaidRow; readonly reason: string }[]
  readonly warnings: readonly Trouble[]
  /** Said of the file as a whole. */
  readonly remarks: readonly string[]
  /** The client that a name means, where a row holds several. */
  readonly named: (name: string) => Owner | undefined
}

type Db = Parameters<typeof ownerFinder>[0]

/**
 * Finds the clients of rows: by number in a sheet of this book, else by name. Unknown names are new clients where
 * that is asked for, where nobody of the calendar is known yet, and where a row was added to a sheet of ours.
 */
export async function ownersOf(
  db: Db,
  rows: readonly SaidRow[],
  clients: readonly NumberedClient[] | undefined,
  create: boolean,
): Promise<Owned> {
  const byId = new Map((clients ?? []).map((client) => [client.id, client]))
  const finder = ownerFinder(db)
  const byName = rows.filter(({ number }) => clients === undefined || number === undefined)
  const names = namesOf(rows, byName)
  const findings = await finder.find(names.map((client) => ({ client, clientUid: null })))
  const found = new Map(names.map((name, at) => [name, findings[at] as Finding]))
  const known = byName.some(({ name }) => found.get(name)?.is !== 'unknown')
  const creates = create || clients !== undefined || !known
  const organisations = new Set(clients?.map(({ org_id }) => org_id))
  const showsThatOfPeople = ({ id, tier }: NumberedClient) => tier === null && organisations.has(id)
  const owners = new Map<SaidRow, Owner>()
  const made: { owner: Owner; row: SaidRow }[] = []
  const bad: { row: SaidRow; reason: string }[] = []
  const warnings: Trouble[] = []
  const seen = new Map<string, SaidRow>()
  const numbers = new Map<string, SaidRow>()
  for (const row of rows) {
    const warn = (reason: string) => warnings.push({ line: row.line, column: row.address, reason })
    if (clients !== undefined && row.number !== undefined) {
      const client = byId.get(row.number)
      const place = `${row.calendar.sheet.name}\n${row.number}`
      const twice = numbers.get(place)
      numbers.set(place, twice ?? row)
      if (twice) bad.push({ row, reason: say`${row.name} stands in row ${twice.line} already.` })
      else if (!client) bad.push({ row, reason: say`There is no client #${row.number} any more.` })
      else {
        if (!isNamed(client, row.name))
          warn(say`#${client.id} is ${client.name} in the book, and stays so: crm edit renames.`)
        else if (row.tier !== '' && row.tier !== client.tier && !showsThatOfPeople(client))
          warn(
            client.tier === null
              ? say`${client.name} is of no tier in the book, and stays so: crm edit changes it.`
              : say`${client.name} is of tier ${client.tier} in the book, and stays so: crm edit changes it.`,
          )
        owners.set(row, { id: client.id, name: client.name })
      }
      continue
    }
    let finding = finder.learnt({ client: row.name, clientUid: null }) ?? found.get(row.name)
    if (finding?.is === 'unknown' && creates && /\p{L}/u.test(row.name)) {
      const learnt = finder.learn({ client: row.name, clientUid: null })
      finding = learnt.finding
      if (learnt.isNew && learnt.finding.is === 'known') made.push({ owner: learnt.finding.owner, row })
    }
    if (finding?.is !== 'known') bad.push({ row, reason: finding?.reason ?? say`The row names no client.` })
    else owners.set(row, finding.owner)
    const before = seen.get(fold(row.name))
    if (before?.calendar === row.calendar)
      warn(say`${row.name} stands in row ${before.line} too: both are taken for one client.`)
    seen.set(fold(row.name), row)
  }
  const isNewBook = made.length > 0 && !create && clients === undefined && !(await hasClients(db))
  return {
    owners,
    made,
    bad,
    warnings,
    remarks:
      made.length > 0 && !create && clients === undefined && !isNewBook
        ? [say`Nobody of this calendar was in the book: all its clients are new ones.`]
        : [],
    named(name) {
      const finding = finder.learnt({ client: name, clientUid: null })
      return finding?.is === 'known' ? finding.owner : undefined
    },
  }
}

function namesOf(rows: readonly SaidRow[], byName: readonly SaidRow[]): string[] {
  const names = new Set(byName.map(({ name }) => name))
  for (const { contacts } of rows) for (const { client } of contacts) if (client !== null) names.add(client)
  names.delete('')
  return [...names]
}

function isNamed({ name }: NumberedClient, written: string): boolean {
  return fold(plainNote(name)) === fold(plainNote(written))
}

/**
 * Rows of which one was copied to make another: the copy has the hidden number of the first, and a name of its own.
 * It is a row without a number, and its contacts are new ones.
 */
export function withoutCopies(rows: readonly SaidRow[], clients: readonly NumberedClient[]): SaidRow[] {
  const byId = new Map(clients.map((client) => [client.id, client]))
  const places = Map.groupBy(rows, ({ calendar, number }) => `${calendar.sheet.name}\n${number}`)
  return rows.map((row) => {
    const client = row.number === undefined ? undefined : byId.get(row.number)
    const same = places.get(`${row.calendar.sheet.name}\n${row.number}`) ?? []
    if (!client || same.length < 2 || isNamed(client, row.name)) return row
    if (same[0] === row && !same.some(({ name }) => isNamed(client, name))) return row
    return { ...row, number: undefined, contacts: row.contacts.map((one) => ({ ...one, number: null })) }
  })
}

/** Whether the numbers of a sheet are those of this book: names and contacts under them mostly agree. */
export function isOfThisBook(
  rows: readonly SaidRow[],
  clients: readonly NumberedClient[],
  touchpoints: readonly { readonly id: number; readonly day: string }[],
): boolean {
  const byId = new Map(clients.map((client) => [client.id, client]))
  const days = new Map(touchpoints.map(({ id, day }) => [id, day]))
  let agree = 0
  let differ = 0
  for (const { number, name, contacts } of rows) {
    if (number === undefined) continue
    const client = byId.get(number)
    if (client && isNamed(client, name)) agree++
    else differ++
    for (const contact of contacts) {
      if (contact.number === null) continue
      if (days.get(contact.number) === contact.day) agree++
      else differ++
    }
  }
  return agree > differ
}
