import type { Kysely } from 'kysely'
import { command } from '../cli/define.ts'
import { flag, maybe, option, rowNumbers } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'
import type { Document } from '../output/document.ts'
import type { JournalRow, Schema } from '../store/schema.ts'
import { entries } from './queries.ts'
import { entrySheet } from './sheet.ts'

/** How many commands `undo --list` shows. */
const LISTED = 20

export const undo = command({
  name: 'undo',
  summary: 'Take back the last command that changed something',
  details: ['Again, and it takes back the one before. An import is one step.'],
  fields: {
    list: option('--list', 'show what would be taken back, the next first', flag()),
    entry: option(
      '--entry <id>...',
      'only where the last change is this one of crm history; may be repeated',
      maybe(rowNumbers()),
    ),
  },
  examples: [
    { line: 'crm undo', says: 'the last change' },
    { line: 'crm undo --list', says: 'what can be taken back' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input): Promise<Document> {
    if (input.list) {
      const rows = await entries(ctx.book.db, { limit: LISTED, undoableOnly: true })
      return { blocks: [entrySheet(rows, say`Nothing can be taken back.`)] }
    }
    if (input.entry) await expectLast(ctx.book.db, input.entry)
    const taken = await ctx.book.undo()
    if (!taken) return { blocks: [{ kind: 'text', lines: [say`Nothing can be taken back.`] }], json: null }
    ctx.book.describe(say`${taken.command}: ${taken.summary}`)
    return {
      blocks: [
        {
          kind: 'text',
          lines: [
            [
              { text: say`Took back ‖undo`, tone: 'good' },
              { text: say`${taken.command}: ${taken.summary}` },
              { text: say`  (${momentOf(taken)} by ${taken.actor})`, tone: 'quiet' },
            ],
          ],
        },
      ],
      json: { id: taken.id, command: taken.command, summary: taken.summary, at: taken.at },
    }
  },
})

/** Fails where the last change is another than those that may be taken back: somebody else's, or none is left. */
async function expectLast(db: Kysely<Schema>, allowed: readonly number[]): Promise<void> {
  const [last] = await entries(db, { limit: 1, undoableOnly: true })
  if (last === undefined || allowed.includes(last.id)) return
  throw new Failure(
    'refused',
    say`The last change is another, #${last.id} (${last.command}: ${last.summary}): nothing was taken back.`,
    { tip: 'crm undo --list' },
  )
}

function momentOf(entry: JournalRow): string {
  return entry.at.slice(0, 16).replace('T', ' ')
}
