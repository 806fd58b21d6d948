import { command } from '../cli/define.ts'
import { argument, flag, maybe, option, text, whole } from '../cli/fields.ts'
import { type Day, daysBetween } from '../day.ts'
import { Failure } from '../errors.ts'
import { type NamedFollowup, openFollowupsOf } from '../followups/queries.ts'
import { ledgerSheet } from '../followups/sheet.ts'
import { sayLongDay } from '../language/calendar.ts'
import { sortedByName } from '../language/order.ts'
import { say } from '../language/say.ts'
import type { Sheet } from '../output/document.ts'
import { type NamedTouchpoint, touchpointsWhere } from '../touchpoints/queries.ts'
import { TOUCHPOINT_COLUMNS, touchpointRow } from '../touchpoints/sheet.ts'
import { type ClientFile, factsOf, fileAsJson, headOf, sayLast } from './file.ts'
import { clientFile, contactCount, type Member, membersOf } from './queries.ts'
import { findClient } from './reference.ts'

/** How many contacts are shown where nothing else is asked, and how many open follow-ups at the most. */
const CONTACTS_SHOWN = 20
const OPEN_SHOWN = 50
const ALL = 1_000_000_000

export const show = command({
  name: 'show',
  summary: 'Show all that is known of a client',
  details: [
    'Open follow-ups and the last contacts come with it; for an organisation those of its people too.',
  ],
  fields: {
    client: argument('<client>', 'any part of a name, e-mail, phone or #id', text()),
    limit: option('--limit <count>', 'so many contacts (default 20)', maybe(whole(0, 1_000_000))),
    all: option('--all', 'every contact', flag()),
  },
  examples: [
    { line: 'crm show zhang', says: 'by part of the name' },
    { line: 'crm show "+86 138 0013 8000"', says: 'by the number that is calling' },
    { line: 'crm show harbour --all', says: 'an organisation with every contact of its people' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'json', 'html'],
  pages: true,
  async run(ctx, input) {
    const { db } = ctx.book
    const { today } = ctx.clock
    const who = await findClient(ctx, input.client)
    const file = await clientFile(db, who.id)
    if (!file) throw new Failure('notFound', say`There is no client #${who.id}.`)
    const members = file.kind === 'organisation' ? await membersOf(db, file.id) : []
    const people = sortedByName(members, (member) => member.name)
    const ids = [file.id, ...people.map((member) => member.id)]
    const open = await openFollowupsOf(db, ids, OPEN_SHOWN)
    const limit = input.all ? ALL : (input.limit ?? CONTACTS_SHOWN)
    const contacts = limit === 0 ? [] : await touchpointsWhere(db, { clientIds: ids, limit })
    const count = contacts.length < limit ? contacts.length : await contactCount(db, ids)
    return {
      blocks: [
        {
          kind: 'facts',
          title: headOf('', file),
          facts: [...factsOf(file, today), { label: 'Last contact', value: sayLast(file, today) }],
        },
        ...(people.length > 0 ? [peopleSheet(people, today)] : []),
        ...(open.length > 0 ? [openSheet(open, today, people.length > 0)] : []),
        ...(limit > 0 ? [contactsSheet(contacts, count, people.length > 0)] : []),
      ],
      about: say`Client, as of ${sayLongDay(today)}`,
      json: showAsJson(file, people, open, contacts, count),
    }
  },
})

function peopleSheet(people: readonly Member[], today: Day): Sheet {
  return {
    kind: 'sheet',
    title: say`People`,
    columns: [
      { key: 'id', title: '#', type: 'id', tone: () => 'quiet' },
      { key: 'name', title: 'Name', type: 'text', tone: () => 'strong' },
      { key: 'title', title: 'Title', type: 'text', hidden: !people.some((member) => member.title) },
      { key: 'tier', title: 'Tier', type: 'text', hidden: !people.some((member) => member.tier) },
      { key: 'last_day', title: 'Last contact', type: 'day' },
      { key: 'quiet', title: 'Quiet', type: 'days' },
    ],
    rows: people.map(({ id, name, title, tier, last_day }) => ({
      id,
      name,
      title,
      tier,
      last_day,
      quiet: last_day === null ? null : Math.max(0, daysBetween(last_day, today)),
    })),
  }
}

function openSheet(open: readonly NamedFollowup[], today: Day, several: boolean): Sheet {
  const sheet = ledgerSheet(open, today, { empty: say`Nothing is open.` })
  const columns = sheet.columns.map((column) =>
    column.key === 'client' && !several ? { ...column, hidden: true } : column,
  )
  return { ...sheet, title: say`Open`, columns }
}

function contactsSheet(contacts: readonly NamedTouchpoint[], count: number, several: boolean): Sheet {
  return {
    kind: 'sheet',
    title:
      contacts.length < count ? say`Contacts, the last ${contacts.length} of ${count}` : say`Contacts‖table`,
    columns: TOUCHPOINT_COLUMNS.map((column) => {
      const unused =
        (column.key === 'client' && !several) ||
        (column.key === 'time' && contacts.every((c) => c.time === null))
      return unused ? { ...column, hidden: true } : column
    }),
    rows: contacts.map(touchpointRow),
    empty: say`No contact is logged yet.`,
  }
}

function showAsJson(
  file: ClientFile,
  people: readonly Member[],
  open: readonly NamedFollowup[],
  contacts: readonly NamedTouchpoint[],
  count: number,
) {
  return {
    ...fileAsJson(file),
    people: people.map(({ id, name, title, tier, last_day }) => ({ id, name, title, tier, last_day })),
    open: open.map(({ id, kind, client_id, client, due, time, what }) => ({
      id,
      kind,
      client: { id: client_id, name: client },
      due,
      time,
      what,
    })),
    contacts: count,
    touchpoints: contacts.map(({ client_id, client, created_at, ...touchpoint }) => ({
      ...touchpoint,
      client: { id: client_id, name: client },
    })),
  }
}
