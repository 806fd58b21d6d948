import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { sayLongDay } from '../language/calendar.ts'
import { say } from '../language/say.ts'
import { briefAsJson, briefBlocks } from './brief-page.ts'
import { readBriefing } from './briefing.ts'
import { findClient } from './reference.ts'

export const brief = command({
  name: 'brief',
  summary: 'Show on one page what to know before a call',
  details: [
    'Who they are, the plan, how promises were kept, what is owed on both sides, the people of the same organisation, ' +
      'and the last three contacts in full. Of your own fields it shows those marked with crm field mark.',
  ],
  fields: { client: argument('<client>', 'any part of a name, e-mail, phone or #id', text()) },
  examples: [
    { line: 'crm brief zhang', says: 'before a call' },
    { line: 'crm brief harbour', says: 'an organisation: its people and the contacts of all' },
    { line: 'crm brief zhang --format markdown -o zhang.md', says: 'to take along' },
  ],
  book: 'read',
  formats: ['table', 'markdown', 'json', 'html'],
  pages: true,
  async run(ctx, input) {
    const { today } = ctx.clock
    const who = await findClient(ctx, input.client)
    const briefing = await readBriefing(ctx.book.db, who.id, today)
    if (!briefing) throw new Failure('notFound', say`There is no client #${who.id}.`)
    const about = say`Brief, as of ${sayLongDay(today)}`
    return { blocks: briefBlocks(briefing, today), about, json: briefAsJson(briefing, today) }
  },
})
