import { command } from '../cli/define.ts'
import { argument, text } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { isCodeInUse } from '../touchpoints/queries.ts'
import { BUILT_IN, readCode } from '../touchpoints/touchpoint.ts'

export const removeChannel = command({
  name: 'channel remove',
  summary: 'Remove a channel of your own that no contact uses',
  fields: { code: argument('<letter>', 'its letter', text()) },
  examples: [{ line: 'crm channel remove G', says: 'one made by mistake' }],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const { db } = ctx.book
    if (readCode(BUILT_IN, input.code)) {
      throw new Failure('refused', `${input.code.toUpperCase()} is built in and stays.`)
    }
    const code = input.code.toUpperCase()
    const row = await db.selectFrom('channel').selectAll().where('code', '=', code).executeTakeFirst()
    if (!row)
      throw new Failure('notFound', `There is no channel “${input.code}”.`, { tip: 'crm channel list' })
    if (await isCodeInUse(db, code)) {
      throw new Failure(
        'refused',
        `Channel ${code} ${row.name} is in use: its contacts would lose their letter.`,
        {
          tip: `crm touchpoint list --code ${code}`,
        },
      )
    }
    await ctx.book.remove('channel', row.id)
    ctx.book.describe(`${code} ${row.name}`)
    return {
      blocks: [{ kind: 'text', lines: [`Removed channel ${code} ${row.name}.`] }],
      json: { code, name: row.name },
    }
  },
})
