import { lunarSaid, turning } from '../clients/birthday.ts'
import { daysBetween } from '../day.ts'
import { sayRange } from '../grid/period.ts'
import { sayDayOfYear } from '../language/calendar.ts'
import { say, toSay } from '../language/say.ts'
import type { Block, Column, Grid, Line, Row, Sheet } from '../output/document.ts'
import type { Week } from './read.ts'
import { CALENDAR_ROWS, type Compared, type Digest, type WeekFrame } from './week.ts'
import { planSheets, quietSheets } from './weekly-care.ts'
import { followupSheets } from './weekly-followups.ts'
import { CLIENT, CLIENT_ID, limited, sayMore, TIER, type WeeklyLook } from './weekly-look.ts'
import { measuresSheet } from './weekly-measures.ts'
import { oneDecimal, summaryLines } from './weekly-summary.ts'

/** The report as a document: the summary, then what is most pressing first, the calendar last. */
export function weeklyBlocks({ digest, grid, beyond }: Week, look: WeeklyLook): Block[] {
  const sheets = [
    ...followupSheets(digest, look),
    channelsSheet(digest, look),
    tiersSheet(digest, look),
    ...planSheets(digest, look),
    ...quietSheets(digest, look),
    newSheet(digest, look),
    birthdaysSheet(digest, look),
  ]
  const calendar = calendarOf(grid, beyond, digest.frame, look)
  const measures = measuresSheet(digest, look)
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
  return empty.size === 0 ? filled : [...filled, { kind: 'text', title: say`Nothing to tell`, lines }]
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
      ? [say`quiet: the days without contact up to today, ${sayDayOfYear(today)}`]
      : []
  const named = {
    ...grid,
    name: 'grid',
    title: say`The week, day by day`,
    empty: say`Nothing.`,
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
  const days = soFar ? say`${sayRange(week)}, so far (${sayDayOfYear(today)})` : sayRange(week)
  return said === '' ? days : say`${days}: ${said}`
}

function channelsSheet({ channels }: Digest, { channelNames }: WeeklyLook): Sheet {
  const order = [...channelNames.keys()]
  const sorted = channels.toSorted((a, b) => place(order, a) - place(order, b))
  return {
    kind: 'sheet',
    name: 'channels',
    title: say`Contacts by channel (before: a week of the four before, on average)`,
    columns: [
      { key: 'name', title: 'Channel', type: 'term' },
      { key: 'code', title: 'Letter', type: 'code' },
      ...COMPARED,
      { key: 'contacted', title: 'Clients', type: 'number' },
    ],
    rows: sorted.map((one) => ({
      ...comparedRow(one),
      name: channelNames.get(one.name ?? '') ?? toSay('another channel'),
      code: one.name,
    })),
    empty: say`No contact in the week or in the four before.`,
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
    title: say`Contacts by tier`,
    columns: [
      { key: 'tier', title: 'Tier', type: 'text' },
      ...COMPARED,
      { key: 'contacted', title: 'Contacted', type: 'number' },
      { key: 'clients', title: 'Of clients', type: 'number' },
    ],
    rows: tiers.map((one) => ({
      ...comparedRow(one),
      tier: one.name ?? (forPeople ? say`none‖tier` : null),
      clients: one.clients,
    })),
    empty: say`There are no clients.`,
    foot:
      contacts === 0 || command === undefined
        ? []
        : [[{ text: say`client by client: ${command}`, whole: true }]],
  }
}

function newSheet({ added }: Digest, look: WeeklyLook): Sheet {
  const rows = added.map(({ client, tier, org, day, client_id }) => ({ client, tier, org, day, client_id }))
  return limited(
    {
      kind: 'sheet',
      name: 'new-clients',
      title: rows.length === 0 ? say`New clients` : say`New clients: ${rows.length}`,
      columns: [
        CLIENT,
        TIER,
        { key: 'org', title: 'Organisation', type: 'text' },
        { key: 'day', title: 'Since', type: 'day' },
        CLIENT_ID,
      ],
      rows,
      empty: say`No client is new.`,
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
    title: say`Birthdays until ${sayDayOfYear(frame.until)}`,
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
    empty: say`No birthday until ${sayDayOfYear(frame.until)}.`,
  }
  return limited(sheet, rows, 'birthday', look)
}
