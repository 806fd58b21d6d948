import { type Day, daysBetween } from '../day.ts'
import { markOf, silenceUntil } from '../grid/grid.ts'
import { sortedByName } from '../language/order.ts'
import { listed, plural, say } from '../language/say.ts'
import type { Column, Row, Sheet, Tone } from '../output/document.ts'
import type { Listed, ListedWhole } from './list-queries.ts'

export const SORTS = ['tier', 'name', 'quiet', 'added'] as const
export type Sort = (typeof SORTS)[number]

/** By name within the order asked for: key tiers first, the longest quiet first, or the newest first. */
export function sorted<T extends Listed>(clients: readonly T[], sort: Sort): T[] {
  const byName = sortedByName(clients, nameOf)
  if (sort === 'name') return byName
  const groups = Map.groupBy(byName, (client) => rankOf(client, sort))
  const ranks = [...groups.keys()].sort()
  if (sort === 'added') ranks.reverse()
  return ranks.flatMap((rank) => groups.get(rank) as T[])
}

function nameOf({ name }: Listed): string {
  return name
}

function rankOf({ tier, last_day, created_at }: Listed, sort: Exclude<Sort, 'name'>): string {
  if (sort === 'tier') return tier ?? '\uffff'
  return sort === 'quiet' ? (last_day ?? '') : created_at
}

/** Clients as a table, in the order given; columns for programs are filled where the clients were read whole. */
export function listSheet(clients: readonly (Listed | ListedWhole)[], today: Day, said: string): Sheet {
  return {
    kind: 'sheet',
    ...(said !== '' &&
      clients.length > 0 && {
        title: plural(clients.length, say`1 client: ${said}`, say`${clients.length} clients: ${said}`),
      }),
    columns: columnsFor(clients, today),
    rows: rowsOf(clients, today),
    empty: said === '' ? say`No client is in the book.` : say`No client: ${said}.`,
  }
}

function rowsOf(clients: readonly (Listed | ListedWhole)[], today: Day): Row[] {
  const quietOf = silenceUntil(today)
  return clients.map((client) => ({
    ...client,
    tags: 'stage' in client ? (client.tags ?? '') : listed((client.tags ?? '').split(', ')),
    quiet: client.last_day === null ? null : quietOf(client.last_day),
  }))
}

/** Columns that nobody fills stay in machine formats and leave the screen to the others. */
function columnsFor(clients: readonly Listed[], today: Day): Column[] {
  return [
    { key: 'id', title: '#', type: 'id', tone: () => 'quiet' },
    { key: 'name', title: 'Name', type: 'text', tone: () => 'strong' },
    { key: 'org', title: 'Organisation', type: 'text', hidden: !clients.some((client) => client.org) },
    { key: 'tier', title: 'Tier', type: 'text', hidden: !clients.some((client) => client.tier) },
    { key: 'tags', title: 'Tags', type: 'text', hidden: !clients.some((client) => client.tags) },
    { key: 'last_day', title: 'Last contact', type: 'day', spare: true },
    { key: 'quiet', title: 'Quiet', type: 'days', tone: (row) => quietTone(row, today) },
    {
      key: 'next',
      title: 'Next',
      type: 'day',
      tone: (row) => nextTone(row, today),
      hidden: !clients.some((client) => client.next),
    },
    { key: 'kind', title: 'Kind', type: 'term', hidden: true },
    { key: 'title', title: 'Title', type: 'text', hidden: true },
    { key: 'stage', title: 'Stage', type: 'text', hidden: true },
    { key: 'owner', title: 'Owner', type: 'text', hidden: true },
    { key: 'created_at', title: 'Added', type: 'instant', hidden: true },
    { key: 'archived_at', title: 'Archived', type: 'instant', hidden: true },
    { key: 'uid', title: 'uid', type: 'text', hidden: true },
  ]
}

function quietTone(row: Row, today: Day): Tone | undefined {
  const since = (row.last_day ?? String(row.created_at).slice(0, 10)) as Day
  return daysBetween(since, today) > markOf(row.tier as string | null, undefined) ? 'late' : undefined
}

function nextTone(row: Row, today: Day): Tone | undefined {
  if (row.next === null) return undefined
  return (row.next as Day) < today ? 'late' : row.next === today ? 'soon' : undefined
}

/** The same for programs: tags as an array. */
export function listAsJson(
  clients: readonly ListedWhole[],
  tags: ReadonlyMap<number, readonly string[]>,
  today: Day,
) {
  const quietOf = silenceUntil(today)
  return clients.map(({ id, uid, kind, name, title, org, tier, last_day, next, ...client }) => ({
    id,
    uid,
    kind,
    name,
    title,
    org,
    tier,
    stage: client.stage,
    owner: client.owner,
    created_at: client.created_at,
    archived_at: client.archived_at,
    next,
    last_day,
    tags: tags.get(id) ?? [],
    quiet: last_day === null ? null : quietOf(last_day),
  }))
}
