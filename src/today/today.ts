import { command } from '../cli/define.ts'
import { addDays } from '../day.ts'
import { dueUntil } from '../followups/queries.ts'
import { dueSheet } from '../followups/sheet.ts'
import { sayDay } from '../language/calendar.ts'
import { touchpointsWhere } from '../touchpoints/queries.ts'
import { TOUCHPOINT_COLUMNS, touchpointRow } from '../touchpoints/sheet.ts'

/** How many contacts the day's page shows. */
const CONTACTS_SHOWN = 8
/** How many days ahead it looks. */
const DAYS_AHEAD = 3

/** Bare `crm`: what is due, then the last contacts. */
export const today = command({
  name: '',
  summary: 'Show what is due and the last contacts',
  fields: {},
  examples: [{ line: 'crm', says: 'every morning' }],
  book: 'read',
  formats: ['table', 'markdown', 'json'],
  async run(ctx) {
    const { db } = ctx.book
    const day = ctx.clock.today
    const due = await dueUntil(db, addDays(day, DAYS_AHEAD)).execute()
    const last = await touchpointsWhere(db, { limit: CONTACTS_SHOWN })
    return {
      blocks: [
        { ...dueSheet(due, day, 'Nothing is due.'), title: `${sayDay(day)}: due` },
        {
          kind: 'sheet',
          title: 'Last contacts',
          columns: TOUCHPOINT_COLUMNS,
          rows: last.map(touchpointRow),
          empty: 'No contact is logged yet: crm log <client> T "what was said"',
        },
      ],
      json: { today: day, due, last },
    }
  },
})
