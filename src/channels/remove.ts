import type { Kysely } from 'kysely'
import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { listed, say } from '../language/say.ts'
import { channelRules } from '../plans/rows.ts'
import type { Schema } from '../store/schema.ts'
import { isCodeInUse } from '../touchpoints/queries.ts'
import { BUILT_IN, readCode } from '../touchpoints/touchpoint.ts'

export const removeChannel = command({
  name: 'channel remove',
  summary: 'Remove a channel of your own that no contact and no plan uses',
  fields: { code: argument('<letter>', 'its letter', text()) },
  examples: [{ line: 'crm channel remove G', says: 'one made by mistake' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    if (readCode(BUILT_IN, input.code)) {
      throw new Failure('refused', say`${input.code.toUpperCase()} is built in and stays.`)
    }
    const code = input.code.toUpperCase()
    const row = await db.selectFrom('channel').selectAll().where('code', '=', code).executeTakeFirst()
    if (!row)
      throw new Failure('notFound', say`There is no channel “${input.code}”.`, { tip: 'crm channel list' })
    if (await isCodeInUse(db, code)) {
      throw new Failure(
        'refused',
        say`Channel ${code} ${row.name} is in use: its contacts would lose their letter.`,
        {
          tip: `crm touchpoint list --code ${code}`,
        },
      )
    }
    const planned = await plannedBy(db, code)
    if (planned.length > 0) {
      throw new Failure('refused', say`Channel ${code} ${row.name} is in the plan of ${listed(planned)}.`, {
        tip: say`crm plan set, with other channels`,
      })
    }
    await ctx.book.remove('channel', row.id)
    ctx.book.describe(`${code} ${row.name}`)
    return {
      blocks: [{ kind: 'text', lines: [say`Removed channel ${code} ${row.name}.`] }],
      json: { code, name: row.name },
    }
  },
})

/** Whose plans ask for contact by a channel, in words. */
async function plannedBy(db: Kysely<Schema>, code: string): Promise<string[]> {
  const rules = (await channelRules(db)).filter(({ codes }) => codes?.split('/').includes(code))
  return [...new Set(rules.map(({ scope, subject, name }) => name ?? sayOf(scope, subject)))]
}

function sayOf(scope: string, subject: string): string {
  return scope === 'tier' ? say`tier ${subject}` : say`tag ${subject}`
}
