import { lunarSaid, turning } from '../clients/birthday.ts'
import { daysBetween } from '../day.ts'
import { sayDue } from '../followups/followup.ts'
import { sayRange } from '../grid/period.ts'
import type { Block, Column, Grid, Line, Row, Sheet, Tone } from '../output/document.ts'
import type { Week } from './read.ts'
import { CALENDAR_ROWS, type Compared, type Digest, type WeekFrame, type WeekItem } from './week.ts'
import { planSheets, quietSheets } from './weekly-care.ts'
import { CLIENT, CLIENT_ID, limited, SHOWN, sayMore, TIER, type WeeklyLook } from './weekly-look.ts'
import { keptOf, oneDecimal, sayOfThem, sayShortDay, summaryLines, summaryOf } from './weekly-summary.ts'

/** The report as a document: the summary, then what is most pressing first, the calendar last. */
export function weeklyBlocks({ digest, grid, beyond }: Week, look: WeeklyLook): Block[] {
  const sheets = [
    ...SECTIONS.flatMap((section) => followupSheets(section, digest, look)),
    channelsSheet(digest, look),
    tiersSheet(digest, look),
    ...planSheets(digest, look),
    ...quietSheets(digest, look),
    newSheet(digest, look),
    birthdaysSheet(digest, look),
  ]
  const calendar = calendarOf(grid, beyond, digest.frame, look)
  const measures = summarySheet(digest, look)
  if (!look.forPeople && !look.inWorkbook) return [measures, ...sheets, calendar]
  const title = titleOf(digest.frame, look.said)
  const words = { kind: 'text' as const, title, lines: summaryLines(digest) }
  return look.inWorkbook
    ? [words, measures, ...sheets, { ...calendar, title }]
    : [words, ...(look.gathersEmpty ? withEmptyLast(sheets) : sheets), calendar]
}

/** The sheets that have rows, and below them what the others say instead. */
function withEmptyLast(sheets: readonly Sheet[]): Block[] {
  const empty = new Set(sheets.filter(({ rows }) => Array.isArray(rows) && rows.length === 0))
  const filled = sheets.filter((sheet) => !empty.has(sheet))
  const lines = [...empty].map((sheet) => sheet.empty ?? '')
  return empty.size === 0 ? filled : [...filled, { kind: 'text', title: 'Nothing to tell', lines }]
}

/** The week's grid; people see the rows that come first. */
function calendarOf(
  grid: Grid,
  beyond: number,
  { asOf, today }: WeekFrame,
  { forPeople, commandFor }: WeeklyLook,
): Grid {
  const since =
    asOf < today && grid.rows.length > 0
      ? [`quiet: the days without contact up to today, ${sayShortDay(today)}`]
      : []
  const named = {
    ...grid,
    name: 'grid',
    title: 'The week, day by day',
    empty: 'Nothing.',
    legend: [...(grid.legend ?? []), ...since],
  }
  const left = beyond + Math.max(0, grid.rows.length - CALENDAR_ROWS)
  if (!forPeople || left === 0) return named
  const more = sayMore(left, commandFor('grid'))
  const legend: Line[] = [more, ...named.legend]
  return { ...named, rows: grid.rows.slice(0, CALENDAR_ROWS), legend }
}

/** `Week 47, 16 to 22 November 2026, so far (Friday 20 November): tag vip` */
function titleOf({ week, soFar, today }: WeekFrame, said: string): string {
  const now = soFar ? `, so far (${sayShortDay(today)})` : ''
  return `${sayRange(week)}${now}${said === '' ? '' : `: ${said}`}`
}

function summarySheet(digest: Digest, { inWorkbook = false }: WeeklyLook): Sheet {
  const named = (measure: string) => (inWorkbook ? measure.replaceAll('_', ' ') : measure)
  return {
    kind: 'sheet',
    name: inWorkbook ? 'measures' : 'summary',
    columns: [
      { key: 'measure', title: 'Measure', type: 'text' },
      { key: 'value', title: 'Value', type: 'number' },
    ],
    rows: Object.entries(summaryOf(digest)).map(([measure, value]) => ({ measure: named(measure), value })),
  }
}

interface Section {
  readonly kind: 'promise' | 'awaiting' | 'next'
  readonly name: string
  readonly title: string
  readonly day: string
  readonly empty: string
}

const SECTIONS: readonly Section[] = [
  {
    kind: 'promise',
    name: 'promises',
    title: 'Promises',
    day: 'Promised for',
    empty: 'No promise is broken or due, and none was kept.',
  },
  {
    kind: 'awaiting',
    name: 'awaiting',
    title: 'What clients owe',
    day: 'Due',
    empty: 'Nothing is due from clients.',
  },
  {
    kind: 'next',
    name: 'next-steps',
    title: 'Next steps',
    day: 'Due',
    empty: 'No next step is late or due.',
  },
]

/** One table of a kind; for people a table of each state where one would hide what is due behind what is late. */
function followupSheets(section: Section, digest: Digest, look: WeeklyLook): Sheet[] {
  const { kind, name, title, day, empty } = section
  const items = kind === 'promise' ? digest.promises : digest[kind]
  const late = items.filter(({ state }) => state === 'late')
  const due = items.filter(({ state }) => state === 'open')
  const kept = items.filter(({ state }) => state === 'kept' || state === 'kept late')
  const dropped = items.filter(({ state }) => state === 'dropped')
  const said = [
    late.length > 0 ? `${late.length} ${kind === 'promise' ? 'broken' : 'late'}` : '',
    due.length > 0 ? `${due.length} due by ${sayShortDay(digest.frame.until)}` : '',
    kept.length > 0 ? `${kept.length} kept${sayOfThem(keptOf(kept).late, kept.length)}` : '',
    dropped.length > 0 ? `${dropped.length} dropped` : '',
  ]
  const sheetOf = (own: readonly WeekItem[], about: string): Sheet => {
    const rows = own.map((item) => itemRow(item, digest.frame))
    const heading = about === '' ? title : `${title}: ${about}`
    const sheet: Sheet = { kind: 'sheet', name, title: heading, columns: itemColumns(day), rows, empty }
    return limited(sheet, rows, kind, look)
  }
  if (!look.forPeople || items.length <= SHOWN) return [sheetOf(items, said.filter(Boolean).join(', '))]
  return [late, due, kept, dropped].flatMap((own, at) =>
    own.length === 0 ? [] : [sheetOf(own, said[at] as string)],
  )
}

function itemColumns(day: string): Column[] {
  return [
    {
      key: 'state',
      title: 'State',
      type: 'text',
      whole: true,
      tone: ({ tone }) => (tone as Tone | null) ?? undefined,
    },
    { key: 'day', title: day, type: 'day' },
    CLIENT,
    TIER,
    { key: 'what', title: 'What', type: 'text', prose: true },
    { key: 'late', title: 'Days late', type: 'number', hidden: true },
    { key: 'done_on', title: 'Done on', type: 'day', hidden: true },
    { key: 'snoozes', title: 'Snoozes', type: 'number', hidden: true },
    { key: 'id', title: '#', type: 'id', hidden: true },
    CLIENT_ID,
  ]
}

function itemRow(item: WeekItem, frame: WeekFrame): Row {
  const { state, late, day, done_on, snoozes, id, client_id, client, tier } = item
  const what = item.time === null ? item.what : `${item.time} ${item.what}`
  const said = sayState(item, frame)
  return { state: said, tone: toneOf(state), day, client, tier, what, late, done_on, snoozes, id, client_id }
}

function toneOf(state: WeekItem['state']): Tone {
  if (state === 'late') return 'late'
  if (state === 'open') return 'soon'
  return state === 'dropped' ? 'quiet' : 'good'
}

function sayState({ state, late, day }: WeekItem, { asOf, today }: WeekFrame): string {
  const days = late === 1 ? '1 day late' : `${late} days late`
  if (state === 'late') return days
  if (state === 'open') return asOf < today ? 'open' : sayDue(day, today).text
  return state === 'kept late' ? `kept ${days}` : state
}

function channelsSheet({ channels }: Digest, { channelNames }: WeeklyLook): Sheet {
  const order = [...channelNames.keys()]
  const sorted = channels.toSorted((a, b) => place(order, a) - place(order, b))
  return {
    kind: 'sheet',
    name: 'channels',
    title: 'Contacts by channel (before: a week of the four before, on average)',
    columns: [
      { key: 'name', title: 'Channel', type: 'text' },
      { key: 'code', title: 'Letter', type: 'code' },
      ...COMPARED,
      { key: 'contacted', title: 'Clients', type: 'number' },
    ],
    rows: sorted.map((one) => ({
      ...comparedRow(one),
      name: channelNames.get(one.name ?? '') ?? 'another channel',
      code: one.name,
    })),
    empty: 'No contact in the week or in the four before.',
  }
}

function place(order: readonly string[], { name }: Compared): number {
  const at = order.indexOf(name ?? '')
  return at < 0 ? order.length : at
}

const COMPARED: readonly Column[] = [
  { key: 'contacts', title: 'Contacts', type: 'number' },
  { key: 'average', title: 'Before', type: 'number' },
]

function comparedRow({ contacts, average, contacted }: Compared): Row {
  return { contacts, average: oneDecimal(average), contacted }
}

function tiersSheet({ tiers, contacts }: Digest, { commandFor, forPeople }: WeeklyLook): Sheet {
  const command = commandFor('contacts')
  return {
    kind: 'sheet',
    name: 'tiers',
    title: 'Contacts by tier',
    columns: [
      { key: 'tier', title: 'Tier', type: 'text' },
      ...COMPARED,
      { key: 'contacted', title: 'Contacted', type: 'number' },
      { key: 'clients', title: 'Of clients', type: 'number' },
    ],
    rows: tiers.map((one) => ({
      ...comparedRow(one),
      tier: one.name ?? (forPeople ? 'none' : null),
      clients: one.clients,
    })),
    empty: 'There are no clients.',
    foot:
      contacts === 0 || command === undefined
        ? []
        : [[{ text: `client by client: ${command}`, whole: true }]],
  }
}

function newSheet({ added }: Digest, look: WeeklyLook): Sheet {
  const rows = added.map(({ client, tier, org, day, client_id }) => ({ client, tier, org, day, client_id }))
  return limited(
    {
      kind: 'sheet',
      name: 'new-clients',
      title: rows.length === 0 ? 'New clients' : `New clients: ${rows.length}`,
      columns: [
        CLIENT,
        TIER,
        { key: 'org', title: 'Organisation', type: 'text' },
        { key: 'day', title: 'Since', type: 'day' },
        CLIENT_ID,
      ],
      rows,
      empty: 'No client is new.',
    },
    rows,
    'clients',
    look,
  )
}

function birthdaysSheet({ birthdays, frame }: Digest, look: WeeklyLook): Sheet {
  const rows = birthdays.map(({ day, client, tier, birthday, client_id }) => ({
    day,
    client,
    tier,
    turns: turning(birthday, day),
    lunar: lunarSaid(birthday) ?? null,
    birthday,
    days: daysBetween(frame.asOf, day),
    client_id,
  }))
  const sheet: Sheet = {
    kind: 'sheet',
    name: 'birthdays',
    title: `Birthdays until ${sayShortDay(frame.until)}`,
    columns: [
      { key: 'day', title: 'Day', type: 'day' },
      CLIENT,
      TIER,
      { key: 'turns', title: 'Turns', type: 'number' },
      { key: 'lunar', title: 'Lunar', type: 'text', hidden: !rows.some(({ lunar }) => lunar !== null) },
      { key: 'birthday', title: 'Born', type: 'text', hidden: true },
      { key: 'days', title: 'Days away', type: 'number', hidden: true },
      CLIENT_ID,
    ],
    rows,
    empty: `No birthday until ${sayShortDay(frame.until)}.`,
  }
  return limited(sheet, rows, 'birthday', look)
}
