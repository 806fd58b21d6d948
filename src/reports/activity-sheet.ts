import type { Range } from '../day.ts'
import { sayRange } from '../grid/period.ts'
import { sortedByName } from '../language/order.ts'
import { plural, said, say, toSay } from '../language/say.ts'
import { isoWeek } from '../months.ts'
import type { Column, Line, Row, Sheet } from '../output/document.ts'
import type { Channel } from '../touchpoints/touchpoint.ts'
import { type Activity, firstDayOf, type Grouping, type Tally } from './activity-queries.ts'

/** What the report is of, besides what was counted. */
export interface ActivityAbout {
  readonly range: Range
  readonly by: Grouping
  /** The filter in words, empty where there is none. */
  readonly said: string
  readonly channels: readonly Channel[]
  readonly spans: readonly Range[]
}

const HEADS: Readonly<Record<Grouping, string>> = {
  client: toSay('Client'),
  org: toSay('Organisation'),
  tag: toSay('Tag'),
  tier: toSay('Tier'),
  channel: toSay('Channel'),
  owner: toSay('Owner'),
  week: toSay('Week'),
  month: toSay('Month'),
}

/** What the groups are called in a sentence. */
export const NOUNS: Readonly<Record<Grouping, string>> = {
  client: toSay('client'),
  org: toSay('organisation'),
  tag: toSay('tag'),
  tier: toSay('tier'),
  channel: toSay('channel'),
  owner: toSay('owner'),
  week: toSay('week'),
  month: toSay('month'),
}

const WITHOUT: Partial<Record<Grouping, string>> = {
  org: toSay('no organisation'),
  tag: toSay('no tag'),
  tier: toSay('no tier'),
  owner: toSay('no owner'),
}

/** The groups as they are read: most contacts first, then by name; weeks and months by time, those without contacts too. */
export function inOrder(activity: Activity, { by, spans, channels }: ActivityAbout): Tally[] {
  if (by === 'week' || by === 'month') {
    const known = new Map(activity.groups.map((tally) => [firstDayOf(tally), tally]))
    return spans.map(({ from }) => known.get(from) ?? nothing(from, channels))
  }
  const named = activity.groups.filter(({ name }) => name !== null)
  const sorted = sortedByName(
    named.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0)),
    ({ name }) => name as string,
  ).sort((a, b) => b.total - a.total)
  return [...sorted, ...activity.groups.filter(({ name }) => name === null)]
}

function nothing(from: string, channels: readonly Channel[]): Tally {
  return { id: null, name: from, tier: null, total: 0, clients: 0, days: 0, counts: channels.map(() => 0) }
}

/** Contacts by group as a table; for people the last row is of all. */
export function activitySheet(activity: Activity, about: ActivityAbout, forPeople: boolean): Sheet {
  const { by, range, said: fitting, channels } = about
  const tallies = inOrder(activity, about)
  const rows = tallies.map((tally, at) => rowOf(tally, about, at))
  const total: Row = { ...rowOf(activity.all, about, -1), name: say`All`, from: null, to: null, whole: 1 }
  const days = sayRange(range)
  const noun = said(NOUNS[by])
  return {
    kind: 'sheet',
    name: `activity by ${by}`,
    title: fitting === '' ? say`Contacts by ${noun}, ${days}` : say`Contacts by ${noun}, ${days}: ${fitting}`,
    columns: columnsOf(activity, about),
    rows: activity.all.total === 0 ? [] : forPeople ? [...rows, total] : rows,
    empty: say`No contact.`,
    foot: activity.all.total === 0 ? [] : footOf(activity, by, channels),
  }
}

function columnsOf({ all }: Activity, { by, channels }: ActivityAbout): Column[] {
  const tone = (row: Row) => (row.whole === 1 ? ('strong' as const) : undefined)
  const columns: Column[] = [
    { key: 'name', title: HEADS[by], type: by === 'channel' ? 'term' : 'text', tone },
  ]
  if (by === 'client' || by === 'org') {
    columns.push({ key: 'tier', title: 'Tier', type: 'text', spare: true })
    columns.push({ key: 'id', title: 'Client #', type: 'id', hidden: true })
  }
  if (by === 'week' || by === 'month')
    columns.push(
      { key: 'from', title: 'From‖day', type: 'day', spare: true },
      { key: 'to', title: 'To‖day', type: 'day', spare: true },
    )
  if (by === 'channel') columns.push({ key: 'code', title: 'Letter', type: 'code' })
  else
    for (const [at, { code }] of channels.entries())
      if ((all.counts[at] as number) > 0) columns.push({ key: `c${at}`, title: code, type: 'number', tone })
  if (by !== 'channel' && others(all) > 0)
    columns.push({ key: 'others', title: 'Other', type: 'number', tone })
  columns.push({ key: 'total', title: 'Contacts', type: 'number', tone })
  if (by !== 'client') columns.push({ key: 'clients', title: 'Clients', type: 'number', tone })
  return [...columns, { key: 'days', title: 'Days', type: 'number', tone }]
}

function rowOf(tally: Tally, { by, channels, spans }: ActivityAbout, at: number): Row {
  const row: Record<string, string | number | null> = {
    id: tally.id,
    name: nameOf(tally, by, channels),
    tier: tally.tier,
    code: by === 'channel' ? tally.name : null,
    from: spans[at]?.from ?? null,
    to: spans[at]?.to ?? null,
    others: others(tally),
    total: tally.total,
    clients: tally.clients,
    days: tally.days,
  }
  for (const [channel, count] of tally.counts.entries()) row[`c${channel}`] = count
  return row
}

function nameOf(tally: Tally, by: Grouping, channels: readonly Channel[]): string {
  if (tally.name === null) return said(WITHOUT[by] ?? '')
  if (by === 'week') return isoWeek(firstDayOf(tally))
  if (by === 'month') return tally.name.slice(0, 7)
  if (by === 'channel')
    return channels.find(({ code }) => code === tally.name)?.name ?? toSay('another channel')
  return tally.name
}

/** Contacts by channels that the book no longer has. */
function others({ total, counts }: Tally): number {
  return total - counts.reduce((sum, count) => sum + count, 0)
}

function footOf({ all, fitting }: Activity, by: Grouping, channels: readonly Channel[]): Line[] {
  const letters = channels
    .filter((_, at) => (all.counts[at] as number) > 0)
    .map(({ code, name }) => `${code} ${said(name)}`)
  const days = plural(all.days, say`1 day`, say`${all.days} days`)
  return [
    ...(by === 'channel' || letters.length === 0 ? [] : [letters.join('   ')]),
    plural(
      fitting,
      say`${all.clients} of 1 client was contacted, on ${days}.`,
      say`${all.clients} of ${fitting} clients were contacted, on ${days}.`,
    ),
    ...(by === 'tag'
      ? [say`A client with several tags counts under each of them; “All” counts each contact once.`]
      : []),
  ]
}

/** The same for programs: counts by letter, and all once. */
export function activityJson(activity: Activity, about: ActivityAbout): Record<string, unknown> {
  const { range, by, said: filter, channels, spans } = about
  const plain = (tally: Tally) => ({
    contacts: tally.total,
    clients: tally.clients,
    days: tally.days,
    channels: Object.fromEntries(
      channels.flatMap(({ code }, at) => (tally.counts[at] ? [[code, tally.counts[at]]] : [])),
    ),
  })
  return {
    range,
    filter,
    by,
    channels: channels.map(({ code, name }) => ({ code, name })),
    clients: activity.fitting,
    total: plain(activity.all),
    rows: inOrder(activity, about).map((tally, at) => ({
      ...(tally.id !== null && { id: tally.id }),
      name: tally.name === null || by === 'channel' ? tally.name : nameOf(tally, by, channels),
      ...((by === 'client' || by === 'org') && { tier: tally.tier }),
      ...spans[at],
      ...plain(tally),
    })),
  }
}
